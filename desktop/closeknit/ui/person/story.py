"""Everything of a person as items of the timeline: entries, seats, dates, and what happened to the cards."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from closeknit.domain.entry import Entry, Note
from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.history import Step
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import LIVE, WRITTEN, Channel, Interaction
from closeknit.domain.person import Person
from closeknit.domain.promise import By, Commitment, Need, Offer
from closeknit.domain.seat import LeaveReason, Seat
from closeknit.services.relationships import Relationship
from closeknit.ui.common.channels import channel_word
from closeknit.ui.common.figures import clock, from_us
from closeknit.ui.common.figures import day as day_words
from closeknit.ui.composer.wording import exchange_word, marker_word
from closeknit.ui.person.steps import icon_of, is_import, sentences
from closeknit.ui.timeline.items import Item, Kind, Mark, Tone, month_of
from closeknit.ui.timeline.months import MonthCount

MONTHS = 24
#: Steps stand after the entries of their day.
_STEP_ORDER = 1 << 32
_EXCHANGE_ICONS = {ExchangeKind.INTRODUCTION: "handshake", ExchangeKind.GIFT: "gift"}


def items_of(
    person: Person, relationship: Relationship, steps: Sequence[Step], names: Mapping[PersonId, str], today: date
) -> list[Item]:
    """Return the items; `names` are those of everybody who takes part in any entry."""
    items = [item for entry in relationship.entries for item in _entry(entry, relationship.person, names, today)]
    items += [item for seat in relationship.seats for item in _seat(seat)]
    items += _dates(person, today)
    items += [_step(step) for step in steps]
    return items


def months_of(entries: Iterable[Entry], today: date) -> tuple[MonthCount, ...]:
    """Count the interactions of two years, a month each, the oldest first."""
    last = month_of(today)
    counts = {month: [0, 0, 0] for month in range(last - MONTHS + 1, last + 1)}
    for entry in entries:
        if isinstance(entry, Interaction) and not entry.is_plan:
            count = counts.get(month_of(entry.when.day))
            if count is not None:
                count[_presence(entry.channel)] += 1
    return tuple(MonthCount(date(month // 12, month % 12 + 1, 1), *count) for month, count in counts.items())


def _presence(channel: Channel) -> int:
    return 0 if channel is Channel.IN_PERSON else 1 if channel in LIVE else 2


def _entry(entry: Entry, person: PersonId, names: Mapping[PersonId, str], today: date) -> list[Item]:
    match entry:
        case Interaction():
            return [_interaction(entry, person, names, today)]
        case Exchange():
            return [_exchange(entry)]
        case Commitment():
            return _commitment(entry, today)
        case Need():
            met = (
                ""
                if entry.met_day is None
                else QCoreApplication.translate("story", "met {0}").format(day_words(entry.met_day, today))
            )
            title = QCoreApplication.translate("story", "Needs: {0}").format(entry.text)
            return [Item(entry.id, Kind.NEED, entry.when.day, title, aside=met, order=entry.id)]
        case Offer():
            title = QCoreApplication.translate("story", "Can offer: {0}").format(entry.text)
            return [Item(entry.id, Kind.OFFER, entry.when.day, title, order=entry.id)]
        case Note():
            title, detail = _first_line(entry.text)
            return [Item(entry.id, Kind.NOTE, entry.when.day, title, detail=detail, order=entry.id)]


def _interaction(one: Interaction, person: PersonId, names: Mapping[PersonId, str], today: date) -> Item:
    title, detail = _first_line(one.note)
    others = [names.get(other, "") for other in one.people if other != person]
    ahead = (one.when.day - today).days
    asides = [channel_word(one.channel)] if title else []
    asides += [one.place] if one.place else []
    at = None if one.when.at is None else one.when.at.astimezone().time()
    if one.is_plan:
        planned = QCoreApplication.translate("story", "planned")
        asides += [planned if at is None else f"{planned}, {clock(at)}"]
    return Item(
        one.id,
        Kind.PLAN if one.is_plan else Kind.INTERACTION,
        one.when.day,
        title or channel_word(one.channel),
        at=at,
        channel=one.channel,
        aside=", ".join(asides),
        people=QCoreApplication.translate("story", "with {0}").format(", ".join(filter(None, others)))
        if any(others)
        else "",
        detail=detail,
        chips=tuple(Mark(marker_word(marker)) for marker in sorted(one.markers)),
        rating=one.rating if one.channel not in WRITTEN else None,
        minutes=one.minutes,
        note=_ahead(ahead)
        if one.is_plan
        else QCoreApplication.translate("story", "about")
        if one.when.is_approximate
        else "",
        is_late=one.is_plan and ahead < 0,
        order=one.id,
    )


def _ahead(days: int) -> str:
    if days < 0:
        return QCoreApplication.translate("story", "did it happen?")
    words = (QCoreApplication.translate("story", "today"), QCoreApplication.translate("story", "tomorrow"))
    return words[days] if days < len(words) else QCoreApplication.translate("story", "in %n days", "", days)


def _exchange(one: Exchange) -> Item:
    gave = one.direction is Direction.GAVE
    word = exchange_word(one.kind)
    title = (
        QCoreApplication.translate("story", "Gave: {0}").format(word)
        if gave
        else QCoreApplication.translate("story", "Got: {0}").format(word)
    )
    icon = _EXCHANGE_ICONS.get(one.kind, "arrow-up-right" if gave else "arrow-down-left")
    worth = "" if one.value is None else QCoreApplication.translate("story", "worth {0} of 5").format(one.value)
    first, detail = _first_line(one.note)
    chips = (Mark(one.outcome, Tone.GAVE if gave else Tone.GOT),) if one.outcome else ()
    day, order = one.when.day, one.id
    return Item(
        one.id, Kind.EXCHANGE, day, title, icon=icon, aside=first, detail=detail, chips=chips, note=worth, order=order
    )


def _commitment(one: Commitment, today: date) -> list[Item]:
    late = (today - one.due).days
    by = QCoreApplication.translate("story", "by {0}").format(day_words(one.due, today))
    title = one.text if one.by is By.ME else QCoreApplication.translate("story", "They promised: {0}").format(one.text)
    is_late = one.is_open and late > 0
    note = QCoreApplication.translate("story", "%n days late", "", late) if is_late else ""
    made = Item(one.id, Kind.PROMISE_MADE, one.made, title, aside=by, note=note, is_late=is_late, order=one.id)
    if one.done is None:
        return [made]
    kept = Item(
        f"kept:{one.id}",
        Kind.PROMISE_KEPT,
        one.done,
        title,
        aside=QCoreApplication.translate("story", "kept"),
        order=one.id,
    )
    return [made, kept]


def _seat(seat: Seat) -> list[Item]:
    taken = Item(
        f"taken:{seat.id}",
        Kind.SEAT_TAKEN,
        seat.since,
        QCoreApplication.translate("story", "Took seat {0}").format(seat.place),
        aside=seat.why,
    )
    if seat.left is None or seat.reason is None:
        return [taken]
    why = _reason(seat.reason)
    aside = f"{why}. {seat.words}" if seat.words else why
    return [
        taken,
        Item(
            f"left:{seat.id}",
            Kind.SEAT_LEFT,
            seat.left,
            QCoreApplication.translate("story", "Left the seat"),
            aside=aside,
        ),
    ]


def _reason(reason: LeaveReason) -> str:
    return {
        LeaveReason.MET: QCoreApplication.translate("story", "Aim met"),
        LeaveReason.PAUSED: QCoreApplication.translate("story", "Paused"),
        LeaveReason.ONE_SIDED: QCoreApplication.translate("story", "One-sided"),
        LeaveReason.OUTGROWN: QCoreApplication.translate("story", "Outgrown"),
        LeaveReason.MISTAKEN: QCoreApplication.translate("story", "Mistaken"),
    }[reason]


def _step(step: Step) -> Item:
    first, second = sentences(step)
    at = from_us(step.at_us)
    kind = Kind.CARD_IMPORTED if is_import(step) else Kind.CARD_EDITED
    order = step.id - _STEP_ORDER
    return Item(f"step:{step.id}", kind, at.date(), first, at=at.time(), icon=icon_of(step), aside=second, order=order)


def _dates(person: Person, today: date) -> list[Item]:
    """Return birthdays and anniversaries of a month before and after today."""
    words = {
        "BDAY": QCoreApplication.translate("story", "Birthday"),
        "ANNIVERSARY": QCoreApplication.translate("story", "Anniversary"),
    }
    found: dict[str, Item] = {}
    for one in (one for card in person.cards for one in card.view.properties if one.name in words):
        year, month, day = (*(int(part) if part.isdigit() else 0 for part in one.parts), 0, 0, 0)[:3]
        near = _near(today, month, day) if month and day else None
        if near is not None:
            age = near.year - year
            turns = QCoreApplication.translate("story", "turns {0}").format(age) if year and one.name == "BDAY" else ""
            key = f"date:{one.name}:{near}"
            found.setdefault(key, Item(key, Kind.DATE, near, words[one.name], aside=turns))
    return list(found.values())


def _near(today: date, month: int, day: int) -> date | None:
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:  # 29 February in other years
            found = date(year, 2, 28)
        if abs(found - today) <= timedelta(days=31):
            return found
    return None


def _first_line(text: str) -> tuple[str, str]:
    first, _, rest = text.strip().partition("\n")
    return first.strip(), rest.strip()

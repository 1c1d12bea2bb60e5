"""Make the entries of a draft: an interaction, where there is a channel, what came of it, and reminders (product 3)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from closeknit.domain.composing.draft import Draft
from closeknit.domain.composing.outcome import DUE_IN, REMIND_IN, Outcome
from closeknit.domain.composing.upshots.upshot import UpshotKind
from closeknit.domain.composing.upshots.vocabulary import SURE
from closeknit.domain.entry import Entry, Note
from closeknit.domain.exchange import Direction, Exchange
from closeknit.domain.folding import fold
from closeknit.domain.ids import EntryId, PersonId, ReminderId
from closeknit.domain.interaction import LIVE, Interaction
from closeknit.domain.promise import Commitment, Need
from closeknit.domain.reminder.own import Reminder
from closeknit.domain.when import When

_NEW = EntryId(0)
_DIRECTIONS = {UpshotKind.GAVE: Direction.GAVE, UpshotKind.GOT: Direction.RECEIVED}


def interaction_of(draft: Draft, now: datetime) -> Interaction | None:
    """Make an interaction of a draft that has a channel; its activity ("lunch") becomes the note's first line."""
    if draft.channel is None:
        return None
    lines = [_capital(draft.activity), draft.note]
    if draft.note.casefold() == draft.activity.casefold():
        lines.pop()
    interaction = Interaction(
        _NEW,
        draft.people,
        draft.channel,
        draft.when or When(now.date()),
        draft.minutes,
        draft.rating,
        draft.markers,
        draft.started_by,
        draft.answered,
        draft.place,
        "\n".join(line for line in lines if line.strip()),
    )
    return interaction if draft.channel in LIVE else replace(interaction, minutes=None)


def outcomes_in(draft: Draft, now: datetime) -> tuple[Entry, ...]:
    """Make the entries of what came of it, one for each person; without a channel the note is one of them.

    They are of the day of the interaction, of today where that is to come.
    """
    today = now.date()
    day = min(draft.when.day, today) if draft.when else today
    told = [one for one in draft.outcomes if one.key.kind is not UpshotKind.REMIND]
    entries = [_entry(one, person, day, draft, today) for one in told for person in one.people]
    if draft.channel is None and draft.note.strip():
        entries += [Note(_NEW, person, draft.note, When(day)) for person in draft.people]
    return tuple(entries)


def reminders_in(draft: Draft, now: datetime, bare: Callable[[PersonId], str]) -> tuple[Reminder, ...]:
    """Make the reminders that were asked for with it; `bare` gives the words of those that say only when."""
    asked = [one for one in draft.outcomes if one.key.kind is UpshotKind.REMIND]
    return tuple(
        Reminder(
            ReminderId(0),
            _capital(one.text.strip()) or bare(person),
            one.day or now.date() + REMIND_IN,
            one.at,
            one.every,
            person,
        )
        for one in asked
        for person in one.people
    )


def _entry(one: Outcome, person: PersonId, day: date, draft: Draft, today: date) -> Entry:
    text = _capital(one.text.strip())
    if one.key.kind is UpshotKind.NEXT:
        return Commitment(_NEW, person, one.by, text, one.day or today + DUE_IN, day)
    when = When(one.day or day)
    if one.key.kind is UpshotKind.NEED:
        return Need(_NEW, person, text, when)
    is_alone = draft.channel is None and len(draft.outcomes) == 1
    minutes = draft.minutes if is_alone and one.minutes is None else one.minutes
    if SURE.get(fold(text)) is one.exchange:
        text = ""  # "a referral" says no more than the kind
    return Exchange(_NEW, person, _DIRECTIONS[one.key.kind], one.exchange, when, one.value, minutes, note=text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""`log`, `happened`, `gave`, `received`, `need`, `offer`, `met`, `note`, `promise`, `remove`."""

from argparse import Namespace

from closeknit.cli.output import Output, moment
from closeknit.cli.spoken import day, entry_id, people, whom
from closeknit.domain.entry import Entry, Note, people_of
from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.ids import EntryId
from closeknit.domain.interaction import Channel, Interaction, Marker, StartedBy
from closeknit.domain.promise import By, Commitment, Need, Offer
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs

_NEW = EntryId(0)


def run_log(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Log one interaction with one or several people; a day to come makes a plan."""
    draft = Interaction(
        _NEW,
        tuple(people(verbs, asked.people)),
        Channel(asked.channel),
        day(verbs, asked.on),
        asked.minutes,
        asked.rating,
        frozenset(Marker(marker) for marker in asked.marker),
        None if asked.by is None else StartedBy(asked.by),
        asked.answered,
        asked.place,
        asked.note,
        source="command",
    )
    fact = verbs.entries.log(draft)
    word = "Planned" if fact.is_plan else "Logged"
    answer = {"entry": fact.entry, "people": list(fact.people), "plan": fact.is_plan}
    output.answer("log", answer, f"{word} (entry {fact.entry}).")
    return 0


def run_happened(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Answer whether a plan happened: yes, no, or on which day."""
    answer: bool | When = asked.answer == "yes"
    if asked.answer not in ("yes", "no"):
        answer = day(verbs, asked.answer)
    fact = verbs.entries.happened(entry_id(asked.plan), answer)
    output.answer("happened", {"entry": fact.entry}, "Noted." if answer else "The plan is gone; undo brings it back.")
    return 0


def run_exchange(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Put what was given or received into the ledger."""
    direction = Direction(asked.verb)
    person = people(verbs, [asked.person])[0]
    kind, when = ExchangeKind(asked.kind), day(verbs, asked.on)
    exchange = Exchange(
        _NEW, person, direction, kind, when, asked.value, asked.minutes, asked.asked_for, asked.outcome, asked.note
    )
    fact = verbs.entries.record(exchange)
    output.answer(asked.verb, {"entry": fact.entry, "person": person}, f"Noted (entry {fact.entry}).")
    return 0


def run_need(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Note a need, or an offer, of a person or the user's own."""
    person, when = whom(verbs, asked.person), day(verbs, asked.on)
    if asked.verb == "need":
        fact = verbs.entries.need(Need(_NEW, person, asked.text, when))
    else:
        fact = verbs.entries.offer(Offer(_NEW, person, asked.text, when))
    output.answer(asked.verb, {"entry": fact.entry, "person": person}, f"Noted (entry {fact.entry}).")
    return 0


def run_met(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Note that a need was met."""
    fact = verbs.entries.met(entry_id(asked.need))
    output.answer("met", {"entry": fact.entry}, "The need is met.")
    return 0


def run_note(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Write a note about a person."""
    person = people(verbs, [asked.person])[0]
    fact = verbs.entries.note(Note(_NEW, person, asked.text, day(verbs, asked.on)))
    output.answer("note", {"entry": fact.entry, "person": person}, f"Noted (entry {fact.entry}).")
    return 0


def run_promise(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Note what was promised, and by when."""
    person, due, today = (
        people(verbs, [asked.person])[0],
        day(verbs, asked.due, is_ahead=True).day,
        day(verbs, None).day,
    )
    by = By.THEM if asked.by == "them" else By.ME
    fact = verbs.entries.promise(Commitment(_NEW, person, by, asked.text, due, today))
    answer = {"entry": fact.entry, "person": person, "due": due.isoformat()}
    output.answer("promise", answer, f"Noted, due {due.isoformat()} (entry {fact.entry}).")
    return 0


def run_remove(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Take an entry away."""
    fact = verbs.entries.remove(entry_id(asked.entry))
    output.answer("remove", {"entry": fact.entry}, "Removed; undo brings it back.")
    return 0


def entry_document(entry: Entry) -> dict[str, object]:
    """Return an entry as a row; keys that its kind doesn't have are left out."""
    row: dict[str, object] = {"id": entry.id, "kind": type(entry).__name__.lower(), "people": list(people_of(entry))}
    if isinstance(entry, Commitment):
        return row | {
            "by": entry.by.value,
            "text": entry.text,
            "made": entry.made.isoformat(),
            "due": entry.due.isoformat(),
            "done": None if entry.done is None else entry.done.isoformat(),
        }
    row |= _when(entry.when)
    match entry:
        case Interaction():
            return row | {
                "channel": entry.channel.value,
                "minutes": entry.minutes,
                "rating": entry.rating,
                "markers": sorted(marker.value for marker in entry.markers),
                "started_by": None if entry.started_by is None else entry.started_by.value,
                "answered": entry.answered,
                "place": entry.place,
                "note": entry.note,
                "source": entry.source,
                "plan": entry.is_plan,
            }
        case Exchange():
            return row | {
                "direction": entry.direction.value,
                "exchange": entry.kind.value,
                "value": entry.value,
                "minutes": entry.minutes,
                "asked_for": entry.was_asked_for,
                "outcome": entry.outcome,
                "note": entry.note,
            }
        case Need():
            return row | {"text": entry.text, "met": None if entry.met_day is None else entry.met_day.isoformat()}
    return row | {"text": entry.text}


def _when(when: When) -> dict[str, object]:
    at = None if when.at is None else moment(round(when.at.timestamp() * 1_000_000))
    return {"day": when.day.isoformat(), "at": at, "approximate": when.is_approximate}

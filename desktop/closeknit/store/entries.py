"""Entries of the timeline: rows in and out (product 3)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from closeknit.domain.entry import Entry, Note, people_of
from closeknit.domain.errors import UserError
from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction, Marker, StartedBy
from closeknit.domain.promise import By, Commitment, Need, Offer
from closeknit.domain.when import When
from closeknit.store.database import Store
from closeknit.store.days import day_number, day_of, day_or_none, number_or_none
from closeknit.store.images import COLUMNS
from closeknit.store.record import Recorder
from closeknit.store.tx import Tx

_COLUMNS = ("id", *COLUMNS["entry"])
_SELECT = ", ".join(f"e.{name}" for name in _COLUMNS)
#: What is still to be met or kept, in the words of the index `entry_open`, without which all entries are read.
OPEN = "e.kind IN ('need', 'offer', 'commitment') AND e.closed_day IS NULL"
#: What the user needs and offers: entries of nobody else.
MINE = "e.kind IN ('need', 'offer') AND NOT EXISTS (SELECT 1 FROM entry_person p WHERE p.entry_id = e.id)"
_PEOPLE = "(SELECT json_group_array(p.person_id) FROM entry_person p WHERE p.entry_id = e.id)"


class Entries:
    """Reads on the calling thread's connection."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_person(self, person: PersonId, limit: int | None = None) -> list[Entry]:
        """List a person's entries, the newest day first; of one day the one made last."""
        with self._store.reading() as connection:
            return entries_of(connection, person, limit)

    def one(self, entry: EntryId) -> Entry:
        """Return one entry; raises UserError("entry_gone")."""
        with self._store.reading() as connection:
            return require_entry(connection, entry)

    def of_me(self) -> list[Entry]:
        """List the needs and offers of the user's own."""
        with self._store.reading() as connection:
            return entries_where(connection, MINE)[::-1]


def entries_of(connection: Tx, person: PersonId, limit: int | None = None, since: date = date.min) -> list[Entry]:
    """As `Entries.of_person`, in a transaction; of the days from `since` on."""
    sql = (
        f"SELECT {_SELECT}, {_PEOPLE} FROM entry_person t JOIN entry e ON e.id = t.entry_id "
        "WHERE t.person_id = ? AND t.day >= ? ORDER BY t.day DESC, t.entry_id DESC LIMIT ?"
    )
    values = (person, day_number(since), -1 if limit is None else limit)
    return [_entry(row) for row in connection.execute(sql, values).fetchall()]


def open_commitments(connection: Tx, people: Sequence[PersonId]) -> list[Commitment]:
    """List what is still to be kept with these people, by either side, the earliest due first."""
    ids = "SELECT t.entry_id FROM json_each(?) j CROSS JOIN entry_person t ON t.person_id = j.value"
    condition = f"e.id IN ({ids}) AND +e.kind = 'commitment' AND e.closed_day IS NULL"
    found = entries_where(connection, condition, (json.dumps(list(people)),))
    return sorted((one for one in found if isinstance(one, Commitment)), key=lambda one: (one.due, one.id))


def entries_where(connection: Tx, condition: str, values: Sequence[Any] = ()) -> list[Entry]:
    """List the entries that fit a condition of ours, by id."""
    sql = f"SELECT {_SELECT}, {_PEOPLE} FROM entry e WHERE {condition} ORDER BY e.id"
    return [_entry(row) for row in connection.execute(sql, values).fetchall()]


def require_entry(connection: Tx, entry: EntryId) -> Entry:
    """Read one entry; raises UserError("entry_gone")."""
    sql = f"SELECT {_SELECT}, {_PEOPLE} FROM entry e WHERE e.id = ?"
    found = connection.execute(sql, (entry,)).fetchall()
    if not found:
        raise UserError("entry_gone", entry=entry)
    return _entry(found[0])


def add(recorder: Recorder, entry: Entry, now_us: int) -> EntryId:
    """Insert an entry, its id aside, with whom it is about."""
    values = columns_of(entry)
    people = people_of(entry)
    first = people[0] if people else None
    new_id = EntryId(recorder.insert("entry", first, made_us=now_us, **values))
    _put_people(recorder, new_id, people, values["day"])
    return new_id


def change(recorder: Recorder, before: Entry, after: Entry) -> None:
    """Write what differs between two states of an entry; it is in the history of everybody it is about."""
    people = people_of(after)
    values = columns_of(after)
    recorder.update("entry", before.id, people[0] if people else None, **values)
    for person in people[1:]:
        recorder.rests_on("entry", before.id, person)
    if set(people_of(before)) != set(people):
        _drop_people(recorder, before.id)
        _put_people(recorder, before.id, people, values["day"])
    else:
        rows = recorder.tx.execute("SELECT id, person_id FROM entry_person WHERE entry_id = ?", (before.id,)).fetchall()
        for row_id, person in rows:
            recorder.update("entry_person", row_id, PersonId(person), day=values["day"])


def remove(recorder: Recorder, entry: Entry) -> None:
    """Delete an entry; the journal keeps it for undo."""
    people = people_of(entry)
    _drop_people(recorder, entry.id)
    recorder.delete("entry", entry.id, people[0] if people else None)


def columns_of(entry: Entry) -> dict[str, Any]:
    """Give the columns of an entry, but for its id and when it was made."""
    match entry:
        case Interaction():
            return _when(entry.when) | {
                "kind": "interaction",
                "source": entry.source,
                "note": entry.note,
                "channel": entry.channel.value,
                "is_plan": int(entry.is_plan),
                "minutes": entry.minutes,
                "rating": entry.rating,
                "markers": " ".join(sorted(marker.value for marker in entry.markers)),
                "started_by": None if entry.started_by is None else entry.started_by.value,
                "answered": int(entry.answered),
                "place": entry.place,
            }
        case Exchange():
            return _when(entry.when) | {
                "kind": "exchange",
                "note": entry.note,
                "minutes": entry.minutes,
                "direction": entry.direction.value,
                "exchange_kind": entry.kind.value,
                "value": entry.value,
                "was_asked_for": None if entry.was_asked_for is None else int(entry.was_asked_for),
                "outcome": entry.outcome,
            }
        case Commitment():
            return {
                "kind": "commitment",
                "day": day_number(entry.made),
                "note": entry.text,
                "promised_by": entry.by.value,
                "due_day": day_number(entry.due),
                "closed_day": number_or_none(entry.done),
            }
        case Need():
            return _when(entry.when) | {"kind": "need", "note": entry.text, "closed_day": number_or_none(entry.met_day)}
    return _when(entry.when) | {"kind": "offer" if isinstance(entry, Offer) else "note", "note": entry.text}


def _when(when: When) -> dict[str, Any]:
    at_us = None if when.at is None else round(when.at.timestamp() * 1_000_000)
    return {"day": day_number(when.day), "at_us": at_us, "is_approximate": int(when.is_approximate)}


def _put_people(recorder: Recorder, entry: EntryId, people: Sequence[PersonId], day: int) -> None:
    for person in people:
        recorder.insert("entry_person", person, entry_id=entry, person_id=person, day=day)


def _drop_people(recorder: Recorder, entry: EntryId) -> None:
    rows = recorder.tx.execute("SELECT id, person_id FROM entry_person WHERE entry_id = ?", (entry,)).fetchall()
    for row_id, person in rows:
        recorder.delete("entry_person", row_id, PersonId(person))


def _entry(row: Sequence[Any]) -> Entry:
    values: Mapping[str, Any] = dict(zip(_COLUMNS, row, strict=False))
    people: Iterable[int] = json.loads(row[-1])
    whom = tuple(PersonId(person) for person in people)
    when = When(day_of(values["day"]), _moment(values["at_us"]), bool(values["is_approximate"]))
    entry = EntryId(values["id"])
    if values["kind"] == "interaction":
        return _interaction(entry, whom, when, values)
    person = whom[0] if whom else None
    if values["kind"] == "need":
        return Need(entry, person, values["note"], when, day_or_none(values["closed_day"]))
    if values["kind"] == "offer":
        return Offer(entry, person, values["note"], when)
    return _of_somebody(entry, PersonId(person or 0), when, values)


def _of_somebody(entry: EntryId, person: PersonId, when: When, values: Mapping[str, Any]) -> Entry:
    if values["kind"] == "exchange":
        asked = values["was_asked_for"]
        return Exchange(
            entry,
            person,
            Direction(values["direction"]),
            ExchangeKind(values["exchange_kind"]),
            when,
            values["value"],
            values["minutes"],
            None if asked is None else bool(asked),
            values["outcome"],
            values["note"],
        )
    if values["kind"] == "commitment":
        due, done = day_of(values["due_day"]), day_or_none(values["closed_day"])
        return Commitment(entry, person, By(values["promised_by"]), values["note"], due, when.day, done)
    return Note(entry, person, values["note"], when)


def _interaction(entry: EntryId, people: tuple[PersonId, ...], when: When, values: Mapping[str, Any]) -> Interaction:
    return Interaction(
        entry,
        people,
        Channel(values["channel"]),
        when,
        values["minutes"],
        values["rating"],
        frozenset(Marker(word) for word in values["markers"].split()),
        None if values["started_by"] is None else StartedBy(values["started_by"]),
        bool(values["answered"]),
        values["place"],
        values["note"],
        values["source"],
        bool(values["is_plan"]),
    )


def _moment(at_us: int | None) -> datetime | None:
    return None if at_us is None else datetime.fromtimestamp(at_us / 1_000_000, UTC)

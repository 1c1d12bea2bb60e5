"""Delivery records: what is told stands in one of them before anything is shown, and in no other ever.

They are what was shown, not what the user did, so they are not in the journal; the schema keeps each occurrence single.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from closeknit.domain.ids import DeliveryId, PersonId
from closeknit.domain.reminder.delivery import FALSE_CLOCK, DeliveryKind, Record
from closeknit.domain.reminder.occurrence import Occurrence
from closeknit.store.days import micros, moment_at
from closeknit.store.tx import Tx

_SELECT = (
    "SELECT d.id, d.kind, d.claimed_us, d.shown_us, d.ended_us, d.notice, "
    "(SELECT json_group_array(json_array(t.occurrence, t.act, t.person_id)) FROM told t WHERE t.delivery_id = d.id) "
    "FROM delivery d"
)


def claim(tx: Tx, kind: DeliveryKind, told: Sequence[Occurrence], now: datetime) -> DeliveryId:
    """Write a record with all that it tells; the schema refuses what stands in another."""
    tx.execute("INSERT INTO delivery (kind, claimed_us) VALUES (?, ?)", (kind.value, micros(now)))
    delivery = DeliveryId(tx.last_insert_rowid())
    tx.executemany(
        "INSERT INTO told (occurrence, delivery_id, act, person_id, at_us) VALUES (?, ?, ?, ?, ?)",
        [(one.id, delivery, one.key, one.person, micros(one.at)) for one in told],
    )
    return delivery


def told_of(connection: Tx, found: Iterable[Occurrence]) -> frozenset[str]:
    """Return the names of those that stand in a record."""
    names = json.dumps([one.id for one in found])
    sql = "SELECT t.occurrence FROM json_each(?) j CROSS JOIN told t ON t.occurrence = j.value"
    return frozenset(row[0] for row in connection.execute(sql, (names,)).fetchall())


def claimed_at(connection: Tx, found: Iterable[Occurrence]) -> dict[str, datetime]:
    """Return when each of those that stand in a record was told, by name."""
    names = json.dumps([one.id for one in found])
    sql = (
        "SELECT t.occurrence, coalesce(d.shown_us, d.claimed_us) FROM json_each(?) j "
        "CROSS JOIN told t ON t.occurrence = j.value CROSS JOIN delivery d ON d.id = t.delivery_id"
    )
    return {row[0]: moment_at(row[1]) for row in connection.execute(sql, (names,)).fetchall()}


def singles_since(connection: Tx, since: datetime) -> int:
    """Count what was told singly."""
    sql = "SELECT count(*) FROM delivery WHERE kind = 'single' AND claimed_us >= ?"
    return int(connection.execute(sql, (micros(since),)).fetchall()[0][0])


def records_since(connection: Tx, since: datetime) -> list[Record]:
    """List records, the newest first."""
    sql = f"{_SELECT} WHERE d.claimed_us >= ? ORDER BY d.id DESC"
    return [_record(row) for row in connection.execute(sql, (micros(since),)).fetchall()]


def open_records(connection: Tx) -> list[Record]:
    """List those that nobody ended yet, in their order."""
    return [_record(row) for row in connection.execute(f"{_SELECT} WHERE d.ended_us IS NULL ORDER BY d.id").fetchall()]


def record(connection: Tx, delivery: DeliveryId) -> Record | None:
    """Read one record."""
    found = connection.execute(f"{_SELECT} WHERE d.id = ?", (delivery,)).fetchall()
    return _record(found[0]) if found else None


def note_shown(tx: Tx, delivery: DeliveryId, now: datetime, kind: DeliveryKind | None, notice: int | None) -> None:
    """Note that it is on screen, and as what."""
    tx.execute(
        "UPDATE delivery SET shown_us = ?, notice = ?, kind = coalesce(?, kind) WHERE id = ?",
        (micros(now), notice, None if kind is None else kind.value, delivery),
    )


def note_ended(tx: Tx, delivery: DeliveryId, now: datetime) -> None:
    """Note that the user or the desktop is done with it."""
    tx.execute(
        "UPDATE delivery SET ended_us = ?, notice = NULL WHERE id = ? AND ended_us IS NULL", (micros(now), delivery)
    )


def looked_at(connection: Tx) -> datetime | None:
    """Return when reminders were looked for last."""
    found = connection.execute("SELECT at_us FROM looked WHERE id = 1").fetchall()
    return moment_at(found[0][0]) if found else None


def note_looked(tx: Tx, now: datetime) -> None:
    """Note that reminders were looked for."""
    tx.execute(
        "INSERT INTO looked (id, at_us) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at_us = excluded.at_us",
        (micros(now),),
    )


def release_from_the_future(tx: Tx, now: datetime) -> None:
    """Take back what a clock that was wrong told for a moment far ahead; it is told again at its moment."""
    ahead = micros(now + FALSE_CLOCK)
    tx.execute("DELETE FROM told WHERE at_us > ?", (ahead,))
    tx.execute(
        "DELETE FROM delivery WHERE claimed_us > ? "
        "AND NOT EXISTS (SELECT 1 FROM told t WHERE t.delivery_id = delivery.id)",
        (ahead,),
    )


def _record(row: Sequence[Any]) -> Record:
    number, kind, claimed, shown, ended, notice, told = row
    parts = json.loads(told)
    return Record(
        DeliveryId(number),
        DeliveryKind(kind),
        moment_at(claimed),
        None if shown is None else moment_at(shown),
        None if ended is None else moment_at(ended),
        notice,
        tuple(name for name, _key, _person in parts),
        tuple(key for _name, key, _person in parts),
        tuple(None if person is None else PersonId(person) for _name, _key, person in parts),
    )

"""Delivery records: what is told stands in one of them before anything is shown, and in no other ever.

They are what was shown, not what the user did, so they are not in the journal; the schema keeps each occurrence single.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from closeknit.domain.ids import DeliveryId, PersonId
from closeknit.domain.reminder.delivery import FALSE_CLOCK, DeliveryKind, Record
from closeknit.domain.reminder.occurrence import Occurrence, ReminderKind
from closeknit.store.days import day_number, micros, moment_at
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
    note_rhythms(tx, told, told)
    return delivery


def note_rhythms(tx: Tx, found: Iterable[Occurrence], told: Iterable[Occurrence]) -> None:
    """Keep when these rhythms run out, and which of them were told."""
    names = {one.id for one in told}
    rows = [(day_number(one.due), one.id in names, one.person) for one in found if one.kind is ReminderKind.CHECK_IN]
    sql = "UPDATE rhythm SET day = ?1, told_day = CASE WHEN ?2 THEN ?1 ELSE told_day END WHERE id = ?3"
    tx.executemany(sql, rows)


def told_of(connection: Tx, found: Iterable[Occurrence], now: datetime) -> dict[str, datetime]:
    """Return when each of those that stand in a record was told, by name; not what a clock far ahead of now told."""
    names = json.dumps([one.id for one in found])
    sql = (
        "SELECT t.occurrence, coalesce(d.shown_us, d.claimed_us) FROM json_each(?) j "
        "CROSS JOIN told t ON t.occurrence = j.value CROSS JOIN delivery d ON d.id = t.delivery_id "
        "WHERE d.claimed_us <= ?"
    )
    return {row[0]: moment_at(row[1]) for row in connection.execute(sql, (names, false_from_us(now))).fetchall()}


def singles_since(connection: Tx, since: datetime, now: datetime) -> int:
    """Count what was told singly, not by a clock far ahead."""
    sql = "SELECT count(*) FROM delivery WHERE kind = 'single' AND claimed_us BETWEEN ? AND ?"
    return int(connection.execute(sql, (micros(since), false_from_us(now))).fetchall()[0][0])


def records_since(connection: Tx, since: datetime, now: datetime) -> list[Record]:
    """List records up to now, the newest first."""
    sql = f"{_SELECT} WHERE d.claimed_us BETWEEN ? AND ? ORDER BY d.id DESC"
    return [_record(row) for row in connection.execute(sql, (micros(since), false_from_us(now))).fetchall()]


def open_records(connection: Tx) -> list[Record]:
    """List those that nobody ended yet, in their order."""
    return [_record(row) for row in connection.execute(f"{_SELECT} WHERE d.ended_us IS NULL ORDER BY d.id").fetchall()]


def record(connection: Tx, delivery: DeliveryId) -> Record | None:
    """Read one record."""
    found = connection.execute(f"{_SELECT} WHERE d.id = ?", (delivery,)).fetchall()
    return _record(found[0]) if found else None


def note_shown(tx: Tx, delivery: DeliveryId, now: datetime, kind: DeliveryKind | None, notice: str | None) -> None:
    """Note that it is on screen, and as what."""
    tx.execute(
        "UPDATE delivery SET shown_us = ?, notice = ?, kind = coalesce(?, kind) WHERE id = ?",
        (micros(now), notice, None if kind is None else kind.value, delivery),
    )


def note_off_screen(tx: Tx) -> None:
    """Forget what the desktop knows them by."""
    tx.execute("UPDATE delivery SET notice = NULL WHERE notice IS NOT NULL")


def note_ended(tx: Tx, delivery: DeliveryId, now: datetime) -> None:
    """Note that the user or the desktop is done with it."""
    tx.execute(
        "UPDATE delivery SET ended_us = ?, notice = NULL WHERE id = ? AND ended_us IS NULL", (micros(now), delivery)
    )


def looked_at(connection: Tx, now: datetime) -> datetime | None:
    """Return when reminders were looked for last; a clock that was far behind for a while is known by the records."""
    sql = (
        "SELECT max(at_us, coalesce((SELECT max(claimed_us) FROM delivery WHERE claimed_us <= :now), at_us), "
        "CASE WHEN began_us <= :now THEN began_us ELSE at_us END) FROM looked WHERE id = 1"
    )
    found = connection.execute(sql, {"now": micros(now)}).fetchall()
    return moment_at(found[0][0]) if found else None


def began_at(connection: Tx) -> datetime | None:
    """Return when reminders were looked for first."""
    found = connection.execute("SELECT began_us FROM looked WHERE id = 1 AND began_us NOT NULL").fetchall()
    return moment_at(found[0][0]) if found else None


def note_looked(tx: Tx, now: datetime) -> None:
    """Note that reminders were looked for."""
    tx.execute(
        "INSERT INTO looked (id, at_us, began_us) VALUES (1, ?1, ?1) ON CONFLICT (id) DO UPDATE SET "
        "at_us = excluded.at_us, began_us = coalesce(began_us, at_us)",
        (micros(now),),
    )


def false_from_us(now: datetime) -> int:
    """Return from when on a record was written by a clock that was wrong, unless it is wrong now."""
    return micros(now + FALSE_CLOCK)


def set_right(tx: Tx, now: datetime) -> None:
    """Keep of what a clock far ahead told what was due by now; the rest stays false until its moment comes.

    Nothing is taken back: it may be now that the clock is wrong, and then all of it was right.
    """
    ahead = false_from_us(now)
    tx.execute(
        "UPDATE rhythm SET told_day = NULL WHERE id IN (SELECT t.person_id FROM delivery d CROSS JOIN told t "
        "ON t.delivery_id = d.id WHERE d.claimed_us > ?)",
        (ahead,),
    )
    rows = tx.execute(
        "SELECT DISTINCT d.id, d.kind, d.shown_us, d.ended_us, d.notice FROM delivery d CROSS JOIN told t "
        "ON t.delivery_id = d.id WHERE d.claimed_us > ? AND t.at_us <= ?",
        (ahead, micros(now)),
    ).fetchall()
    for number, *rest in rows:
        sql = "INSERT INTO delivery (kind, shown_us, ended_us, notice, claimed_us) VALUES (?, ?, ?, ?, ?)"
        kind, shown_us, ended_us, notice = rest
        moments = (None if one is None else micros(now) for one in (shown_us, ended_us))
        tx.execute(sql, (kind, *moments, notice, micros(now)))
        values = (tx.last_insert_rowid(), number, micros(now))
        tx.execute("UPDATE told SET delivery_id = ? WHERE delivery_id = ? AND at_us <= ?", values)


def release(tx: Tx, names: Sequence[str], now: datetime) -> None:
    """Let what a clock far ahead told of these be told now."""
    sql = (
        "DELETE FROM told WHERE occurrence IN (SELECT value FROM json_each(?)) "
        "AND delivery_id IN (SELECT id FROM delivery WHERE claimed_us > ?)"
    )
    tx.execute(sql, (json.dumps(names), false_from_us(now)))


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

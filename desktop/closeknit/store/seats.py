"""The twenty seats; the schema refuses a 21st and a second for one person, whoever asks (product 4.5)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from closeknit.domain.card import Kind
from closeknit.domain.errors import UserError
from closeknit.domain.ids import PersonId, SeatId
from closeknit.domain.seat import LeaveReason, Seat
from closeknit.store.days import day_number, day_of, day_or_none
from closeknit.store.images import COLUMNS
from closeknit.store.record import Recorder
from closeknit.store.tx import Tx

_COLUMNS = ("id", *COLUMNS["seat"])


def sitting(tx: Tx) -> list[Seat]:
    """List the seats that are taken, by place."""
    sql = f"SELECT {', '.join(_COLUMNS)} FROM seat WHERE left_day IS NULL ORDER BY place"
    return [_seat(row) for row in tx.execute(sql).fetchall()]


def seat_of(tx: Tx, person: PersonId) -> Seat | None:
    """Return the seat that a person has now."""
    return next((seat for seat in seats_of(tx, person) if seat.left is None), None)


def seats_of(tx: Tx, person: PersonId) -> list[Seat]:
    """List every seat that a person had, the newest first."""
    sql = f"SELECT {', '.join(_COLUMNS)} FROM seat WHERE person_id = ? ORDER BY since_day DESC, id DESC"
    return [_seat(row) for row in tx.execute(sql, (person,)).fetchall()]


def seats_at(tx: Tx, place: int) -> list[Seat]:
    """List who sat at a place, the newest first."""
    sql = f"SELECT {', '.join(_COLUMNS)} FROM seat WHERE place = ? ORDER BY since_day DESC, id DESC"
    return [_seat(row) for row in tx.execute(sql, (place,)).fetchall()]


def take(recorder: Recorder, person: PersonId, place: int, why: str, today: date) -> None:
    """Give a person a place; the schema refuses one that is taken, and a second for one person."""
    day = day_number(today)
    recorder.insert("seat", person, place=place, person_id=person, since_day=day, why=why, reviewed_day=day)


def leave(recorder: Recorder, seat: Seat, today: date, reason: LeaveReason, words: str) -> None:
    """Empty a seat; it stays in the history."""
    recorder.update("seat", seat.id, seat.person, left_day=day_number(today), reason=reason.value, words=words)


def keep(recorder: Recorder, seat: Seat, today: date) -> None:
    """Note that a seat was looked at and kept."""
    recorder.update("seat", seat.id, seat.person, reviewed_day=day_number(today))


def require_seat(tx: Tx, person: PersonId) -> Seat:
    """Return the seat of a person; raises UserError("not_seated")."""
    seat = seat_of(tx, person)
    if seat is None:
        raise UserError("not_seated")
    return seat


def require_no_seat(tx: Tx, person: PersonId) -> None:
    """Raise UserError("seated_leave_first") for a person with a seat."""
    if seat_of(tx, person) is not None:
        raise UserError("seated_leave_first")


def require_sittable(tx: Tx, person: PersonId) -> None:
    """Raise UserError for a group, an organisation, and somebody archived: no seat is theirs."""
    kind = tx.execute("SELECT kind FROM person WHERE id = ?", (person,)).fetchall()[0][0]
    if kind != Kind.PERSON:
        raise UserError("seat_needs_person")
    if tx.execute("SELECT 1 FROM bond WHERE id = ? AND is_archived = 1", (person,)).fetchall():
        raise UserError("seat_of_archived")


def _seat(row: Sequence[Any]) -> Seat:
    values = dict(zip(_COLUMNS, row, strict=True))
    reason = values["reason"]
    return Seat(
        SeatId(values["id"]),
        values["place"],
        PersonId(values["person_id"]),
        day_of(values["since_day"]),
        values["why"],
        day_of(values["reviewed_day"]),
        day_or_none(values["left_day"]),
        None if reason is None else LeaveReason(reason),
        values["words"],
    )

"""Reminders in the user's own words, and the pause: rows in and out, journalled like all facts."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from closeknit.domain.errors import UserError
from closeknit.domain.ids import PersonId, ReminderId
from closeknit.domain.reminder.own import Every, Reminder
from closeknit.store.days import day_number, day_of, day_or_none, micros, moment_at, number_or_none
from closeknit.store.record import Recorder
from closeknit.store.tx import Tx

_SELECT = "SELECT id, text, day, minute, every, person_id, over_day, snoozed_us FROM reminder"
_PAUSE = 1


def open_reminders(connection: Tx) -> list[Reminder]:
    """List those that still come back or are to be done."""
    sql = f"{_SELECT} WHERE every IS NOT NULL OR over_day IS NULL OR over_day < day ORDER BY id"
    return [_reminder(row) for row in connection.execute(sql).fetchall()]


def require_reminder(connection: Tx, reminder: ReminderId) -> Reminder:
    """Read one; raises UserError("reminder_gone")."""
    found = connection.execute(f"{_SELECT} WHERE id = ?", (reminder,)).fetchall()
    if not found:
        raise UserError("reminder_gone", reminder=reminder)
    return _reminder(found[0])


def add_reminder(recorder: Recorder, reminder: Reminder, now_us: int) -> ReminderId:
    """Insert a reminder, its id aside."""
    return ReminderId(recorder.insert("reminder", reminder.person, made_us=now_us, **_columns(reminder)))


def put_reminder(recorder: Recorder, reminder: Reminder) -> None:
    """Write what differs from how it stands."""
    recorder.update("reminder", reminder.id, reminder.person, **_columns(reminder))


def remove_reminder(recorder: Recorder, reminder: Reminder) -> None:
    """Delete a reminder; the journal keeps it for undo."""
    recorder.delete("reminder", reminder.id, reminder.person)


def paused_until(connection: Tx) -> datetime | None:
    """Return until when nothing is told, also where that is past."""
    found = connection.execute("SELECT until_us FROM pause WHERE id = ?", (_PAUSE,)).fetchall()
    if not found or found[0][0] is None:
        return None
    return moment_at(found[0][0])


def put_pause(recorder: Recorder, until: datetime | None) -> None:
    """Tell nothing until a moment; None tells again at once."""
    until_us = None if until is None else micros(until)
    if recorder.tx.execute("SELECT 1 FROM pause WHERE id = ?", (_PAUSE,)).fetchall():
        recorder.update("pause", _PAUSE, until_us=until_us)
    else:
        recorder.insert("pause", row_id=_PAUSE, until_us=until_us)


def _columns(reminder: Reminder) -> dict[str, Any]:
    at = reminder.at
    return {
        "person_id": reminder.person,
        "text": reminder.text,
        "day": day_number(reminder.day),
        "minute": None if at is None else at.hour * 60 + at.minute,
        "every": None if reminder.every is None else reminder.every.value,
        "over_day": number_or_none(reminder.over),
        "snoozed_us": None if reminder.snoozed_until is None else micros(reminder.snoozed_until),
    }


def _reminder(row: Sequence[Any]) -> Reminder:
    number, text, day, minute, every, person, over, snoozed = row
    return Reminder(
        ReminderId(number),
        text,
        day_of(day),
        None if minute is None else time(*divmod(minute, 60)),
        None if every is None else Every(every),
        None if person is None else PersonId(person),
        day_or_none(over),
        None if snoozed is None else moment_at(snoozed),
    )

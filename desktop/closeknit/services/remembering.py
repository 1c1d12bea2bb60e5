"""Write reminders of the user's own within a step, whosever step it is (product 6, `remind`)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from closeknit.domain.errors import UserError
from closeknit.domain.ids import ReminderId
from closeknit.domain.reminder.own import Reminder, check_reminder
from closeknit.store import reminders
from closeknit.store.joins import require_others
from closeknit.store.record import Recorder
from closeknit.store.tx import Tx


def checked(tx: Tx, reminder: Reminder, now: datetime) -> Reminder:
    """Return it as it is kept; raises UserError for no words, a moment that is past, and about whom none can be."""
    check_reminder(reminder)
    is_past = reminder.day < now.date() or (
        reminder.day == now.date() and reminder.at is not None and reminder.at <= now.time()
    )
    if is_past and reminder.every is None:
        raise UserError("reminder_not_ahead")
    if reminder.person is not None:
        require_others(tx, (reminder.person,))
    return replace(reminder, text=" ".join(reminder.text.split()))


def remember(recorder: Recorder, new: Iterable[Reminder], now: datetime, now_us: int) -> list[ReminderId]:
    """Set reminders, their ids aside, as part of a step."""
    kept = [checked(recorder.tx, one, now) for one in new]
    return [reminders.add_reminder(recorder, one, now_us) for one in kept]

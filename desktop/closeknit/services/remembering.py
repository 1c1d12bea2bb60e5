"""Write reminders of the user's own within a step, whosever step it is (product 6, `remind`)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time

from closeknit.domain.errors import UserError
from closeknit.domain.ids import ReminderId
from closeknit.domain.reminder.own import Reminder, check_reminder, from_now_on, moment_of
from closeknit.domain.snooze import MORNING
from closeknit.domain.when import is_over
from closeknit.store import reminders
from closeknit.store.joins import require_others
from closeknit.store.record import Recorder
from closeknit.store.tx import Tx


def worded(tx: Tx, reminder: Reminder) -> Reminder:
    """Return it with its words as they are kept; raises UserError for none, and about whom none can be."""
    check_reminder(reminder)
    if reminder.person is not None:
        require_others(tx, (reminder.person,))
    return replace(reminder, text=" ".join(reminder.text.split()))


def checked(tx: Tx, reminder: Reminder, now: datetime, morning: time = MORNING) -> Reminder:
    """Return it as it is kept, the moments to come only; raises UserError as `worded` does, and where there is none.

    A day without a time is past with its morning.
    """
    kept = worded(tx, reminder)
    if reminder.every is None and is_over(moment_of(reminder, reminder.day, morning, now), now):
        raise UserError("reminder_not_ahead")
    return from_now_on(kept, morning, now)


def remember(
    recorder: Recorder, new: Iterable[Reminder], now: datetime, now_us: int, morning: time = MORNING
) -> list[ReminderId]:
    """Set reminders, their ids aside, as part of a step."""
    kept = [checked(recorder.tx, one, now, morning) for one in new]
    return [reminders.add_reminder(recorder, one, now_us) for one in kept]

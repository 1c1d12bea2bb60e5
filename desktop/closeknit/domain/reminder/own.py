"""A reminder in the user's own words: once, or every day, week, month or year (product 6, `remind`)."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from closeknit.domain.errors import UserError
from closeknit.domain.ids import PersonId, ReminderId
from closeknit.domain.when import is_over, wall

MOST_LETTERS = 2000
#: Of a series that nobody looked at, no more times than these are told.
_MOST_MISSED = 400


class Every(StrEnum):
    """How often it comes back."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Reminder:
    """What is told on `day`, at `at` or in the morning.

    `over` is the last day that was done or skipped, `snoozed_until` (aware) when the one that stood then comes back.
    """

    id: ReminderId
    text: str
    day: date
    at: time | None = None
    every: Every | None = None
    person: PersonId | None = None
    over: date | None = None
    snoozed_until: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to come, or to be done."""
        return self.every is not None or self.over is None or self.over < self.day


def same_moments(one: Reminder, other: Reminder) -> bool:
    """Tell whether two come at the same times."""
    return (one.day, one.at, one.every) == (other.day, other.at, other.every)


def check_reminder(reminder: Reminder) -> None:
    """Raise UserError for no words, and for too many."""
    if not reminder.text.strip():
        raise UserError("reminder_needs_text")
    if len(reminder.text) > MOST_LETTERS:
        raise UserError("reminder_too_long", most=MOST_LETTERS)


def days_of(reminder: Reminder, until: date) -> list[date]:
    """List the days up to `until` that aren't over, the newest 400 where there are more.

    The 31st comes on a shorter month's last day, 29 February on the 28th.
    """
    found = [day for day in _series(reminder, until) if reminder.over is None or day > reminder.over]
    return found[-_MOST_MISSED:]


def next_day(reminder: Reminder, after: date) -> date | None:
    """Return the first day later than `after`, which is not over; None where a single one is past."""
    start = after if reminder.over is None else max(after, reminder.over)
    if reminder.day > start:
        return reminder.day
    if reminder.every is None:
        return None
    steps = _steps_until(reminder, start)
    ahead = (_step(reminder, steps + more) for more in range(3))
    return next((day for day in ahead if day > start), None)


def from_now_on(reminder: Reminder, morning: time, now: datetime) -> Reminder:
    """Let what a series had before now be over: it was just set, or set anew, and nothing of it was missed."""
    if reminder.every is None:
        return replace(reminder, over=None, snoozed_until=None)
    today = now.date()
    is_ahead = not is_over(moment_of(reminder, today, morning, now), now)
    gone = today - timedelta(days=1) if is_ahead else today
    return replace(reminder, over=gone if reminder.day <= gone else None, snoozed_until=None)


def first_day(reminder: Reminder, morning: time, now: datetime) -> date:
    """Return the day on which it is told first if it is set now: of a series that began before, the next to come."""
    if reminder.every is None:
        return reminder.day
    return next_day(from_now_on(reminder, morning, now), now.date() - timedelta(days=1)) or reminder.day


def moment_of(reminder: Reminder, day: date, morning: time, now: datetime) -> datetime:
    """Return when it is told on a day, in the zone of `now`."""
    return wall(day, reminder.at or morning, now.tzinfo)


def _series(reminder: Reminder, until: date) -> Iterator[date]:
    if reminder.day > until:
        return
    if reminder.every is None:
        yield reminder.day
        return
    last = _steps_until(reminder, until)
    for step in range(max(0, last - _MOST_MISSED), last + 1):
        day = _step(reminder, step)
        if day <= until:
            yield day


def _steps_until(reminder: Reminder, until: date) -> int:
    """Return how many steps surely reach `until`, at most one too many."""
    if reminder.every is Every.DAY:
        return max(0, (until - reminder.day).days)
    if reminder.every is Every.WEEK:
        return max(0, (until - reminder.day).days // 7)
    months = (until.year - reminder.day.year) * 12 + until.month - reminder.day.month
    return max(0, months if reminder.every is Every.MONTH else months // 12)


def _step(reminder: Reminder, step: int) -> date:
    """Return the day so many steps on, the calendar's last one where it ends before."""
    if reminder.every in (Every.DAY, Every.WEEK):
        days = step if reminder.every is Every.DAY else 7 * step
        return date.fromordinal(min(reminder.day.toordinal() + days, date.max.toordinal()))
    months = reminder.day.year * 12 + reminder.day.month - 1 + (step if reminder.every is Every.MONTH else 12 * step)
    year, month = divmod(months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(reminder.day.day, monthrange(year, month + 1)[1]))

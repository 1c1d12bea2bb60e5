"""When and how much the user wants to be told: the morning, quiet hours and days, how many singly (product 4.7)."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from closeknit.domain.snooze import MORNING
from closeknit.domain.when import is_over, wall

#: A pause, a day and a night in turn end within so many steps.
_MOST_STEPS = 30


class DatesOf(StrEnum):
    """Whose birthdays and other dates are told."""

    EVERYONE = "everyone"
    KNOWN = "known"
    TWENTY = "twenty"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Habits:
    """The user's habits. `quiet_days` are weekdays, Monday 0; equal ends are no quiet hours.

    `morning` is when what has a day and no time is told; a date of a card `dates_lead_days` before its day, a plan
    `plan_lead_minutes` before its time.
    """

    morning: time = MORNING
    quiet_from: time = time(21, 30)
    quiet_until: time = time(7, 30)
    quiet_days: frozenset[int] = frozenset()
    most_single: int = 3
    dates_lead_days: int = 1
    plan_lead_minutes: int = 30
    dates_of: DatesOf = DatesOf.EVERYONE

    @property
    def days_off(self) -> frozenset[int]:
        """The quiet days; all seven are none, or nothing would ever be told."""
        return self.quiet_days if len(self.quiet_days) < 7 else frozenset()

    @property
    def has_quiet(self) -> bool:
        """Whether there are quiet hours or days at all."""
        return self.quiet_from != self.quiet_until or bool(self.days_off)


DEFAULT_HABITS = Habits()


def quiet_ends(now: datetime, habits: Habits = DEFAULT_HABITS, paused_until: datetime | None = None) -> datetime | None:
    """Return when something may be told again, or None where it may now.

    22:00 with quiet hours of 21:30 to 07:30 gives 07:30 of the next day, and the day after where that is a quiet day.
    """
    at = now
    for _step in range(_MOST_STEPS):
        later = _next_end(at, habits, paused_until)
        if later is None:
            break
        at = later
    return None if at == now else at


def _next_end(at: datetime, habits: Habits, paused_until: datetime | None) -> datetime | None:
    if paused_until is not None and at < paused_until:
        return paused_until.astimezone(at.tzinfo)
    if at.weekday() in habits.days_off:
        return wall(at.date() + timedelta(days=1), time(0), at.tzinfo)
    start, end, clock = habits.quiet_from, habits.quiet_until, at.time()
    if start == end:
        return None
    is_over_midnight = start > end
    is_quiet = (clock >= start or clock < end) if is_over_midnight else start <= clock < end
    if not is_quiet:
        return None
    day = at.date() + timedelta(days=1) if is_over_midnight and clock >= start else at.date()
    ends = wall(day, end, at.tzinfo)
    return ends.replace(fold=1) if is_over(ends, at) else ends  # in the hour that comes twice

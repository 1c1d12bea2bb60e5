"""The one list of Snooze (product 4.7): in an hour, tomorrow, 3 days, a week, two weeks, a date."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from closeknit.domain.errors import UserError
from closeknit.domain.when import wall

#: When what has a day and no time is told.
MORNING = time(9)
_DAYS = {"tomorrow": 1, "3-days": 3, "week": 7, "two-weeks": 14}


class Snooze(StrEnum):
    """The choices, in the order shown."""

    HOUR = "hour"
    TOMORROW = "tomorrow"
    THREE_DAYS = "3-days"
    WEEK = "week"
    TWO_WEEKS = "two-weeks"
    DATE = "date"


def until(choice: Snooze, now: datetime, day: date | None = None, morning: time = MORNING) -> datetime:
    """Return when it comes back, in the zone of `now`; a day begins in the morning, 09:00 unless set.

    `day` is for `DATE`, and comes after today; raises UserError otherwise. An hour is one that passes, also where
    the clocks change.
    """
    if choice is Snooze.HOUR:
        return (now.astimezone(UTC) + timedelta(hours=1)).astimezone(now.tzinfo)
    if choice is Snooze.DATE:
        if day is None or day <= now.date():
            raise UserError("snooze_not_ahead")
        return wall(day, morning, now.tzinfo)
    return wall(now.date() + timedelta(days=_DAYS[choice.value]), morning, now.tzinfo)

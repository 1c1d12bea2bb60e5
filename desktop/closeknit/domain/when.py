"""When something was: a day, perhaps a moment in it (product 4.1: without a time noon counts, today now)."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

_DAY_SECONDS = 86_400.0


class When(NamedTuple):
    """A day in the user's zone; `at` is the aware moment where the time is known."""

    day: date
    at: datetime | None = None
    is_approximate: bool = False


def moment(when: When, now: datetime) -> datetime:
    """Return the moment that counts; `now` is aware and in the user's zone."""
    if when.at is not None:
        return when.at
    if when.day == now.date():
        return now
    return datetime.combine(when.day, time(12), now.tzinfo)


def wall(day: date, at: time, zone: tzinfo | None) -> datetime:
    """Return a wall time that exists: one that the clocks leap over comes an hour later."""
    return datetime.combine(day, at, zone).astimezone(UTC).astimezone(zone)


def is_over(at: datetime, now: datetime) -> bool:
    """Tell whether a moment isn't to come any more, also in the hour that the clocks show twice."""
    return at.timestamp() <= now.timestamp()


def age_days(when: When, now: datetime) -> float:
    """Return how long ago it was, in fractional days; negative for what is to come.

    Counted in seconds that passed: two moments of one zone subtract as wall clocks in Python, an hour off when the
    clocks change.
    """
    return (now.timestamp() - moment(when, now).timestamp()) / _DAY_SECONDS


def is_to_come(when: When, now: datetime) -> bool:
    """Tell whether it is a plan: on a later day, or at a later moment, by what passes and not by the wall clock."""
    return when.day > now.date() if when.at is None else when.at.timestamp() > now.timestamp()


def week_of(day: date) -> int:
    """Return the number of a calendar week (Monday to Sunday); 1 January of year 1 was a Monday."""
    return (day.toordinal() - 1) // 7


def monday(day: date) -> date:
    """Return the first day of a calendar week (Monday to Sunday)."""
    return day - timedelta(days=day.weekday())


def months_before(day: date, months: int) -> date:
    """Return the same day some months earlier, or that month's last: three months before 31 May is 28 February."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = (date(years + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(years, month + 1, min(day.day, last))

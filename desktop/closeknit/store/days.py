"""Days as numbers since 1970-01-01, so that a timeline is sorted and read by one integer."""

from datetime import UTC, date, datetime

_FIRST = date(1970, 1, 1).toordinal()


def day_number(day: date) -> int:
    """Return the number: 1970-01-02 is 1."""
    return day.toordinal() - _FIRST


def day_of(number: int) -> date:
    """Return the day of a number."""
    return date.fromordinal(number + _FIRST)


def number_or_none(day: date | None) -> int | None:
    """Return the number of a day that may be unknown."""
    return None if day is None else day_number(day)


def day_or_none(number: int | None) -> date | None:
    """Return the day of a number that may be missing."""
    return None if number is None else day_of(number)


def today_at(now_us: int) -> date:
    """Return the day in the user's zone at a moment."""
    return datetime.fromtimestamp(now_us / 1_000_000).astimezone().date()


def micros(at: datetime) -> int:
    """Return microseconds since 1970, UTC."""
    return round(at.timestamp() * 1_000_000)


def moment_at(at_us: int) -> datetime:
    """Return the moment of microseconds since 1970, UTC."""
    return datetime.fromtimestamp(at_us / 1_000_000, UTC)

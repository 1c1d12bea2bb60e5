"""Read what is counted from now: "3 days ago", "vor zwei Wochen", "in a month", "an hour ago", "last week".

Days and weeks are exact; months, years and whole weeks are approximate days.
"""

from datetime import UTC, date, datetime, timedelta

from closeknit.domain.composing import vocabulary as words
from closeknit.domain.composing.tokens import Line
from closeknit.domain.when import When

_MOST = 100_000  # of any unit; a larger number isn't a day anybody means


def shifted_at(line: Line, i: int, now: datetime) -> tuple[When, int] | None:
    """Return the day or moment that begins at a token, and the token after it."""
    is_before, is_in = line.word(i) == "vor", line.word(i) == "in"
    k = i + 1 if is_before or is_in else i
    if line.word(k) in ("about", "etwa", "ca", "around") and k > i:
        k += 1
    count = line.number(k) if line.number(k) is not None else words.NUMBERS.get(line.word(k))
    if line.word(k) == "half" and line.word(k + 1) in ("a", "an"):
        return None
    if count is None or count > _MOST:
        return None
    is_ago = line.word(k + 2) == "ago"
    if not (is_before or is_in or is_ago) or (is_in and is_ago):
        return None
    when = _moved(now, count if is_in else -count, line.word(k + 1))
    return (when, k + 3 if is_ago else k + 2) if when else None


def _moved(now: datetime, count: int, unit: str) -> When | None:
    try:
        if unit in words.DAYS or unit in words.WEEKS:
            return When(now.date() + timedelta(count * (7 if unit in words.WEEKS else 1)))
        if unit in words.HOUR_UNITS or unit in words.MINUTE_UNITS:
            seconds = count * (3600 if unit in words.HOUR_UNITS else 60)
            at = (now.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(now.tzinfo)
            return When(at.date(), at)
    except (OverflowError, ValueError):
        return None
    months = count * (12 if unit in words.YEARS else 1)
    day = approximate(now.date(), months) if unit in words.YEARS or unit in words.MONTH_UNITS else None
    return When(day, is_approximate=True) if day else None


def approximate(day: date, months: int) -> date | None:
    """Return the day so many months away, the month's last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, min(day.day, 27)) if 1 <= year <= 9999 else None


def week_at(line: Line, i: int, today: date) -> tuple[When, int] | None:
    """Read "last week", "nächsten Monat", "letztes Jahr": that far from today, approximately."""
    k = i + 1 if line.word(i) == "the" and i == 0 else i
    qualifier, unit = line.word(k), line.word(k + 1)
    sign = -1 if qualifier in words.LAST else 1 if qualifier in words.NEXT else 0
    if not sign:
        return None
    if unit in words.WEEKS:
        try:
            return When(today + timedelta(7 * sign), is_approximate=True), k + 2
        except OverflowError:
            return None
    months = 12 if unit in words.YEARS else 1 if unit in words.MONTH_UNITS else 0
    day = approximate(today, months * sign) if months else None
    return (When(day, is_approximate=True), k + 2) if day else None

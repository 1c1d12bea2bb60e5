"""Read what is counted from now: "3 days ago", "vor zwei Wochen", "in a month", "half an hour ago", "last week".

Days and weeks are exact; months, years and whole weeks are approximate days.
"""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from closeknit.domain.composing import vocabulary as words
from closeknit.domain.composing.minutes import spoken_at
from closeknit.domain.composing.tokens import Line
from closeknit.domain.when import When

_MOST = 100_000  # of any unit; a larger number isn't a day anybody means


def shifted_at(line: Line, i: int, now: datetime) -> tuple[When, int] | None:
    """Return the day or moment that begins at a token, and the token after it."""
    is_before, is_in = line.word(i) == "vor", line.word(i) == "in"
    k = i + 1 if is_before or is_in else i
    if line.word(k) in ("about", "etwa", "ca", "around") and k > i:
        k += 1
    counted = _counted_at(line, k)
    if counted is None:
        return None
    is_ago = line.word(counted.end) == "ago"
    if not (is_before or is_in or is_ago) or (is_in and is_ago):
        return None
    when = _moved(now, counted.amount if is_in else -counted.amount, counted.unit)
    if when is None:
        return None
    is_rough = when.is_approximate or counted.is_rough
    return when._replace(is_approximate=is_rough), _after_time(line, counted.end + is_ago)


class _Counted(NamedTuple):
    amount: int
    unit: str
    end: int
    is_rough: bool = False


def _counted_at(line: Line, k: int) -> _Counted | None:
    """Read "3 days", "a couple of weeks", "ein paar Tagen", "half an hour", "einem halben Jahr"."""
    if tuple(line.word(n) for n in range(k, k + 3)) in words.HALF_YEAR:
        return _Counted(6, "months", k + 3)
    spoken = spoken_at(line, k)
    if spoken is not None:
        return _Counted(spoken.minutes, "minutes", spoken.end)
    for table in (words.COUNTS, words.FEW):
        for size in (3, 2, 1):
            count = table.get(tuple(line.word(n) for n in range(k, k + size)))
            if count is not None and line.word(k + size) in words.DAYS | words.WEEKS | words.MONTH_UNITS | words.YEARS:
                return _Counted(count, line.word(k + size), k + size + 1, table is words.FEW)
    count = line.number(k) if line.number(k) is not None else words.NUMBERS.get(line.word(k))
    return _Counted(count, line.word(k + 1), k + 2) if count is not None and count <= _MOST else None


def _after_time(line: Line, k: int) -> int:
    """Pass over the "time" of "in three weeks' time"."""
    n = k + 1 if line.word(k) in ("'", "’") else k
    return n + 1 if line.word(n) == "time" else k


def _moved(now: datetime, count: int, unit: str) -> When | None:
    try:
        days = 14 if unit in words.FORTNIGHTS else 7 if unit in words.WEEKS else 1
        if days > 1 or unit in words.DAYS or unit == "d":
            return When(now.date() + timedelta(count * days))
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
    qualifier, unit, end = line.word(k), line.word(k + 1), k + 2
    sign = -1 if qualifier in words.LAST else 1 if qualifier in words.NEXT else -2 * (qualifier in words.BEFORE_LAST)
    if (line.word(i), line.word(i + 2), line.word(i + 3)) == ("the", "before", "last"):
        sign, unit, end = -2, line.word(i + 1), i + 4
    if not sign:
        return None
    if unit in words.WEEKS:
        try:
            return When(today + timedelta(7 * sign), is_approximate=True), end
        except OverflowError:
            return None
    months = 12 if unit in words.YEARS else 1 if unit in words.MONTH_UNITS else 0
    day = approximate(today, months * sign) if months else None
    return (When(day, is_approximate=True), end) if day else None

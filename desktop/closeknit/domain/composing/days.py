"""Read words for a day: "yesterday", "letzten Freitag", "3 days ago", "in einer Woche", "next week", dates.

A weekday alone is the last one, today's if it is today; "next" is the first after today, "this" the one of this week.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from closeknit.domain.composing import vocabulary as words
from closeknit.domain.composing.channel_words import CHANNELS
from closeknit.domain.composing.dates import ORDINAL_ENDS, date_at
from closeknit.domain.composing.shifts import approximate, shifted_at, week_at
from closeknit.domain.composing.tokens import Line
from closeknit.domain.composing.words import WITH
from closeknit.domain.snooze import MORNING
from closeknit.domain.when import When


class DayFound(NamedTuple):
    """A day, the tokens that say it, and whether the words themselves say which way from today it lies."""

    start: int
    end: int
    when: When
    is_certain: bool


class Today(NamedTuple):
    """What days are counted from. With `is_ahead` a weekday or date alone is the next one.

    What is told on a day without a time is told in the `morning`.
    """

    now: datetime
    is_ahead: bool = False
    morning: time = MORNING

    @property
    def day(self) -> date:
        """Return today in the user's zone."""
        return self.now.date()


_Reader = Callable[[Line, int, Today], DayFound | None]
#: What a day may begin with, besides a number.
_STARTS = frozenset(
    {phrase[0] for phrase in words.DAY_WORDS}
    | {"vor", "in", "the", "at", "over", "half"}
    | (words.LAST | words.NEXT | words.BEFORE_LAST | words.THIS | words.ON)
    | {phrase[0] for phrase in (*words.COUNTS, *words.FEW)}
    | set(words.WEEKDAYS)
    | set(words.SHORT_WEEKDAYS)
    | set(words.MONTHS)
    | set(words.NUMBERS)
)
_LONGEST = max(map(len, words.DAY_WORDS))
_SATURDAY = 5
#: "Friday the 13th" is one of so many days behind and ahead.
_NEAR_DAYS = 183
#: There is none for 14 months at the most.
_NEXT_DAYS = 430


def day_at(line: Line, i: int, today: Today) -> DayFound | None:
    """Read a day that begins at a token; "until Friday", "since yesterday", "by tomorrow" are none."""
    return None if line.word(i - 1) in words.NOT_THE_DAY else day_read(line, i, today)


def day_read(line: Line, i: int, today: Today) -> DayFound | None:
    """Read a day that begins at a token, whatever stands before it."""
    word = line.word(i)
    if not (word in _STARTS or word.isdecimal() or word.endswith(words.PART_ENDS)):
        return None
    for reader in (_shifted, _week, _weekend, _named, _weekday, _dated, _day_of_month):
        found = reader(line, i, today)
        if found is not None:
            return found
    return None


def told_on(line: Line, found: DayFound, at: time | None, today: Today) -> date:
    """Return the day on which one is reminded: "on Monday" is the next one where the moment of today's is past."""
    is_today = found.when.day == today.day and not found.is_certain
    if not is_today or any(token.kind == "number" for token in line.tokens[found.start : found.end]):
        return found.when.day
    is_past = (at or today.morning) <= today.now.time()
    return shift_day(today.day, 7 * is_past) or today.day


def _shifted(line: Line, i: int, today: Today) -> DayFound | None:
    found = shifted_at(line, i, today.now)
    return DayFound(i, found[1], found[0], True) if found else None


def _week(line: Line, i: int, today: Today) -> DayFound | None:
    """Read "last week", "next month", with a weekday behind: "letzte Woche Freitag"."""
    found = week_at(line, i, today.day)
    if found is None:
        return None
    when, end = found
    k = end + 1 if line.word(end) in words.ON else end
    weekday = _weekday_number(line, k)
    if weekday is not None and line.word(end - 1) in words.WEEKS:
        return DayFound(i, k + 1, When(_in_week(when.day, weekday)), True)
    return DayFound(i, end, when, True)


def _weekend(line: Line, i: int, today: Today) -> DayFound | None:
    """Read "last weekend", "at the weekend", "am Wochenende": its Saturday, approximately."""
    k = i + 1 if line.word(i) in words.ON | {"at", "over"} else i
    k = k + 1 if line.word(k) == "the" else k
    qualifier = line.word(k) if line.word(k) in words.LAST | words.NEXT | words.THIS else ""
    k = k + 1 if qualifier else k
    if k == i or line.word(k) not in words.WEEKENDS:
        return None
    is_ahead = qualifier in words.NEXT | words.THIS or (today.is_ahead and not qualifier)
    is_now = today.day.weekday() >= _SATURDAY
    weeks = -1 if is_now and qualifier in words.LAST else int(is_ahead and not (is_now and qualifier in words.THIS))
    day = shift_day(today.day, 7 * weeks - (today.day.weekday() - _SATURDAY) % 7)
    return DayFound(i, k + 1, When(day, is_approximate=True), bool(qualifier)) if day else None


def _named(line: Line, i: int, today: Today) -> DayFound | None:
    if line.word(i) == "morgen" and line.word(i - 1) in words.ON | words.PARTS:
        return None  # "am Morgen" is the morning
    for size in range(_LONGEST, 0, -1):
        shift = words.DAY_WORDS.get(tuple(line.word(k) for k in range(i, i + size)))
        if shift == 0 and line.word(i + size) in ("in", "vor"):
            later = shifted_at(line, i + size, today.now)  # "heute in einer Woche", "heute vor einer Woche"
            if later is not None and later[0].at is None:
                return DayFound(i, later[1], later[0], True)
        if shift is not None:
            day = shift_day(today.day, shift)
            return DayFound(i, _after_part(line, i + size), When(day), True) if day else None
    return None


def shift_day(day: date, days: int) -> date | None:
    """Return the day so many days away, None past the calendar's ends."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def _after_part(line: Line, k: int) -> int:
    """Pass over "morning", "Abend": a part of the day without a time."""
    return k + 1 if line.word(k) in words.PARTS else k


def _weekday_number(line: Line, i: int) -> int | None:
    word = line.word(i)
    if word in words.WEEKDAYS or word in words.SHORT_WEEKDAYS:
        return words.WEEKDAYS.get(word, words.SHORT_WEEKDAYS.get(word))
    for part in words.PART_ENDS:
        if word.endswith(part) and word.removesuffix(part) in words.WEEKDAYS:
            return words.WEEKDAYS[word.removesuffix(part)]
    return None


def _weekday(line: Line, i: int, today: Today) -> DayFound | None:
    """Read "Friday", "on Friday", "last Friday", "am kommenden Montag", "Freitag letzter Woche", "Fri 13 Mar"."""
    k = i + 1 if line.word(i) in words.ON else i
    k = k + 1 if line.word(k) == "the" else k
    k = k + 1 if line.word(k) in words.THIS and line.word(k + 1) in words.NEXT else k  # "this coming Friday"
    qualifier = line.word(k) if line.word(k) in words.LAST | words.BEFORE_LAST | words.NEXT | words.THIS else ""
    k = k + 1 if qualifier else k
    number = _weekday_number(line, k)
    if number is None:
        return None
    end = k + 2 if line.word(k + 1) == "." and line.tokens[k].word in words.SHY_WEEKDAYS else k + 1
    is_shy = line.word(k) in words.SHY_WEEKDAYS and k == i and not line.tokens[k].is_capital
    written = None if is_shy else _date_behind(line, end, number, today)
    if written is not None:
        return DayFound(i, written[1], When(written[0]), False)
    if k == i and not _may_stand_alone(line, k):
        return None
    week = week_at(line, end, today.day)
    if week is not None and line.word(week[1] - 1) in words.WEEKS:
        return DayFound(i, week[1], When(_in_week(week[0].day, number)), True)
    weeks = None if qualifier else _weeks_behind(line, end, number, today)
    if weeks is not None:
        return DayFound(i, weeks[1], When(weeks[0]), True)
    day = _pick(number, qualifier, today)
    return DayFound(i, _after_part(line, end), When(day), bool(qualifier)) if day else None


def _may_stand_alone(line: Line, k: int) -> bool:
    """Keep "sat in the sun", "so we met" from being days."""
    word, token = line.word(k), line.tokens[k]
    if word not in words.SHY_WEEKDAYS:
        return True
    if not token.is_capital or line.word(k - 1) in WITH:  # "walk with Mi" is the beginning of a name
        return False
    is_ended = (
        line.word(k + 1) == "."
        or _is_before_noun(line, k)
        or (k > 0 and (line.is_last(k + 1) or line.tokens[k + 1].kind != "word"))
    )
    return word not in words.SHORT_WEEKDAYS or is_ended


def _is_before_noun(line: Line, k: int) -> bool:
    """Tell "Do Kaffee mit Ana" from "Do coffee with Ana"."""
    return line.is_first(k) and line.word(k + 1) in CHANNELS and line.tokens[k + 1].is_capital


def _date_behind(line: Line, end: int, weekday: int, today: Today) -> tuple[date, int] | None:
    k = end + 1 if line.word(end) == "," else end
    k = k + 1 if line.word(k) in ("den", "dem", "the") else k
    return date_at(line, k, today.day, today.is_ahead) or _numbered_weekday(line, k, weekday, today)


def _numbered_weekday(line: Line, k: int, weekday: int, today: Today) -> tuple[date, int] | None:
    """Read the "6th" of "Friday the 6th": the nearest such Friday, with `is_ahead` the next."""
    if not _is_ordinal(line, k):
        return None
    signs, most = ((1,), _NEXT_DAYS) if today.is_ahead else ((-1, 1), _NEAR_DAYS)
    near = (shift_day(today.day, sign * days) for days in range(most) for sign in signs)
    found = next((day for day in near if day and day.day == line.number(k) and day.weekday() == weekday), None)
    return (found, k + 2) if found else None


def _is_ordinal(line: Line, k: int) -> bool:
    """Tell "12th" and "12." from other numbers."""
    is_ended = line.is_close(k + 1) and line.word(k + 1) in ORDINAL_ENDS
    return line.number(k) is not None and is_ended and not (line.word(k + 2) and line.is_close(k + 2))


def _weeks_behind(line: Line, end: int, weekday: int, today: Today) -> tuple[date, int] | None:
    """Read "Montag vor einer Woche", "Freitag in zwei Wochen": so many weeks from the nearest on that side."""
    moved = shifted_at(line, end, today.now)
    days = (moved[0].day - today.day).days if moved and moved[0].at is None else 0
    if moved is None or not days or days % 7 or moved[0].is_approximate:
        return None
    nearest = _pick(weekday, "", today._replace(is_ahead=days > 0))
    day = shift_day(nearest, days) if nearest else None
    return (day, moved[1]) if day else None


def _pick(number: int, qualifier: str, today: Today) -> date | None:
    back = (today.day.weekday() - number) % 7
    ahead = (number - today.day.weekday()) % 7
    if qualifier in words.LAST | words.BEFORE_LAST:
        return shift_day(today.day, -(back or 7) - 7 * (qualifier in words.BEFORE_LAST))
    if qualifier in words.NEXT:
        return shift_day(today.day, ahead or 7)
    if qualifier in words.THIS:
        return _in_week(today.day, number)
    return shift_day(today.day, ahead if today.is_ahead else -back)


def _in_week(day: date, weekday: int) -> date:
    return day + timedelta(weekday - day.weekday())


def _dated(line: Line, i: int, today: Today) -> DayFound | None:
    k = i + 1 if line.word(i) in words.ON else i
    k = k + 1 if line.word(k) in ("the", "den", "dem") and k > i else k
    written = date_at(line, k, today.day, today.is_ahead)
    return DayFound(i, written[1], When(written[0]), False) if written else None


def _day_of_month(line: Line, i: int, today: Today) -> DayFound | None:
    """Read "on the 12th", "am 12.": the last day of that number."""
    if line.word(i) not in words.ON:
        return None
    k = i + 2 if line.word(i + 1) == "the" else i + 1
    number = line.number(k)
    behind = line.word(k + 3) if line.word(k + 2) == "of" else line.word(k + 2)
    is_day = number is not None and _is_ordinal(line, k) and behind not in words.MONTHS  # "am 31. Februar" is none
    day = _numbered(number, today) if number is not None and is_day else None
    return DayFound(i, k + 2, When(day), False) if day else None


def _numbered(number: int, today: Today) -> date | None:
    for months in range(4):
        first = approximate(today.day.replace(day=1), months if today.is_ahead else -months)
        if first is None or not 1 <= number <= 31:
            return None
        day = shift_day(first, number - 1)
        if day and day.month == first.month and (day >= today.day if today.is_ahead else day <= today.day):
            return day
    return None

"""Read how often something comes back: "every week", "every Friday", "daily", "jeden Monat" (product 6, `remind`)."""

from typing import NamedTuple

from closeknit.domain.composing import vocabulary as words
from closeknit.domain.composing.days import DayFound, Today, day_read
from closeknit.domain.composing.odd_days import has_odd
from closeknit.domain.composing.tokens import Line
from closeknit.domain.reminder.own import Every

_EACH = frozenset({"every", "each", "jeden", "jede", "jedes"})
_UNITS = {
    **dict.fromkeys(("day", "tag", "morning", "morgen"), Every.DAY),
    **dict.fromkeys(("week", "woche"), Every.WEEK),
    **dict.fromkeys(("month", "monat", "monats"), Every.MONTH),
    **dict.fromkeys(("year", "jahr", "jahres"), Every.YEAR),
}
_ALONE = {
    **dict.fromkeys(("daily", "taglich"), Every.DAY),
    **dict.fromkeys(("weekly", "wochentlich"), Every.WEEK),
    **dict.fromkeys(("monthly", "monatlich"), Every.MONTH),
    **dict.fromkeys(("yearly", "annually", "jahrlich"), Every.YEAR),
}
#: "The daily report" is a thing.
_BEFORE_THING = frozenset({"the", "a", "an", "this", "that", "my", "your", "his", "her", "its", "our", "their"})
_UNTIL = frozenset({"until", "till", "bis", "except", "ausser"})
_SPAN = frozenset({"from", "ab", "until", "till", "bis"})
_FROM = frozenset({"from", "ab", "starting", "beginning"})


class Repeat(NamedTuple):
    """The tokens that say so; a weekday is the first day too, and stands behind them.

    `every` None: more is said than can be set, as "every Monday and Thursday".
    """

    start: int
    end: int
    every: Every | None
    weekday: DayFound | None = None


def repeat_in(line: Line, first: int, end: int, today: Today) -> Repeat | None:
    """Find the first within a stretch of tokens."""
    found = next((one for k in range(first, end) if (one := _repeat_at(line, k, today)) is not None), None)
    is_span = any(line.word(k) in _SPAN and day_read(line, k + 1, today) for k in range(first, end))
    if found is not None and (is_span or _is_limited(line, found, today) or has_odd(line, first, end, today)):
        return Repeat(found.start, found.end, None)
    return found


def _repeat_at(line: Line, k: int, today: Today) -> Repeat | None:
    word, unit = line.word(k), line.word(k + 1)
    if word in _ALONE and line.word(k - 1) not in _BEFORE_THING:
        return Repeat(k, k + 1, _ALONE[word])
    start = k - 1 if k and line.word(k - 1) == "of" else k  # "on the 31st of every month"
    if word in _EACH and unit in _UNITS:
        return Repeat(start, k + 2, _UNITS[unit])
    if word in _EACH and (unit in words.WEEKDAYS or unit in words.SHORT_WEEKDAYS):
        weekday = day_read(line, k + 1, today)
        if weekday is None:
            return None
        is_dated = any(line.number(n) is not None for n in range(k + 2, weekday.end))  # "every Friday the 13th"
        return Repeat(k, k + 1, None if is_dated else Every.WEEK, None if is_dated else weekday)
    return None


def _is_limited(line: Line, repeat: Repeat, today: Today) -> bool:
    """Tell "every day until Friday", "every week from 3 April"."""
    k = repeat.end if repeat.weekday is None else repeat.weekday.end
    behind = line.word(k)
    return behind in _UNTIL or (behind in _FROM and any(day_read(line, k + n, today) for n in (1, 2)))

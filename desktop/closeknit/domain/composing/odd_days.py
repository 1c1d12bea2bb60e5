"""Tell days said with more than is understood: "every second Friday", "Friday after next", "a week on Monday".

Read by half they would be another day, so they stay words.
"""

from closeknit.domain.composing import vocabulary as words
from closeknit.domain.composing.dates import ORDINAL_ENDS
from closeknit.domain.composing.days import DayFound, Today, day_at, day_read
from closeknit.domain.composing.tokens import Line
from closeknit.domain.composing.wordset import wordset

_WHICH = (
    wordset(
        """
        other first second third fourth fifth ersten erster erste zweiten zweiter zweite dritten dritter dritte vierten
        vierter vierte funften funfter funfte ubernachsten ubernachster ubernachste anfang mitte ende
        """
    )
    | words.LAST
    | words.BEFORE_LAST
)
_AND, _OR = frozenset({"and", "und"}), frozenset({"or", "oder"})
_BETWEEN = _AND | _OR | {"to", "bis", "through", "&", "/", "-", "–", ","}
_ARTICLES = frozenset({"the", "dem", "den", "der"})
_AWAY = frozenset({"before", "after", "vor", "nach"})
_UNITS = words.DAYS | words.WEEKS | words.MONTH_UNITS | words.YEARS
_EXCEPT = frozenset({"except", "ausser"})


def is_odd(line: Line, day: DayFound, today: Today) -> bool:
    """Tell whether what stands right before or behind a day makes another one of it, or several."""
    return _is_odd_before(line, day.start) or _is_odd_behind(line, day, today)


def has_odd(line: Line, first: int, end: int, today: Today) -> bool:
    """Tell whether any day within a stretch of tokens is one."""
    days = (day_at(line, k, today) for k in range(first, end))
    return any(day is not None and day.when.day >= today.day and is_odd(line, day, today) for day in days)


def _is_weekday(word: str) -> bool:
    return word in words.WEEKDAYS


def _is_odd_before(line: Line, start: int) -> bool:
    before, earlier = line.word(start - 1), line.word(start - 2)
    is_numbered = before in ORDINAL_ENDS and line.is_close(start - 1) and line.number(start - 2) is not None
    is_counted = before in words.WEEKS and (earlier in words.NUMBERS or line.number(start - 2) is not None)
    is_list = before in _BETWEEN and _is_weekday(earlier)
    return before in _WHICH | _EXCEPT or is_numbered or is_counted or is_list or _is_counted_from(line, start)


def _is_counted_from(line: Line, start: int) -> bool:
    """Tell "3 Tage vor dem 14. April", "a week after Friday"."""
    k = start - 2 if line.word(start - 1) in _ARTICLES else start - 1
    return line.word(k) in _AWAY and line.word(k - 1) in _UNITS


def _is_odd_behind(line: Line, day: DayFound, today: Today) -> bool:
    last, behind, later = line.word(day.end - 1), line.word(day.end), line.word(day.end + 1)
    if (behind, later) == ("after", "next"):
        return True
    if behind in words.WEEKS and (_is_weekday(last) or (last,) in words.DAY_WORDS):
        return True
    is_number = later in words.NUMBERS or line.number(day.end + 1) is not None
    if is_number and (behind in _OR or (behind in _AND and line.word(day.end + 2) in _UNITS)):
        return True  # "in a week or two", "in 2 months and 3 days"
    of = day.end + 1 if behind == "of" else day.end
    if line.word(of) in words.NEXT | words.THIS and line.word(of + 1) in words.MONTH_UNITS | words.WEEKS:
        return True
    second = day_read(line, day.end, today)
    if second is None or second.when.day == day.when.day:
        return False
    is_its_weekday = _is_weekday(line.word(second.end - 1)) and second.when.day.weekday() == day.when.day.weekday()
    return not is_its_weekday  # "20 March Friday" is one day

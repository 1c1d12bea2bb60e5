"""Read how often something comes back: "every week", "every Friday", "daily", "jeden Monat" (product 6, `remind`)."""

from typing import NamedTuple

from closeknit.domain.composing import vocabulary as words
from closeknit.domain.composing.days import DayFound, Today, day_read
from closeknit.domain.composing.tokens import Line
from closeknit.domain.reminder.own import Every

_EACH = frozenset({"every", "each", "jeden", "jede", "jedes"})
_UNITS = {
    **dict.fromkeys(("day", "tag", "morning", "morgen"), Every.DAY),
    **dict.fromkeys(("week", "woche"), Every.WEEK),
    **dict.fromkeys(("month", "monat"), Every.MONTH),
    **dict.fromkeys(("year", "jahr"), Every.YEAR),
}
_ALONE = {
    **dict.fromkeys(("daily", "taglich"), Every.DAY),
    **dict.fromkeys(("weekly", "wochentlich"), Every.WEEK),
    **dict.fromkeys(("monthly", "monatlich"), Every.MONTH),
    **dict.fromkeys(("yearly", "annually", "jahrlich"), Every.YEAR),
}


class Repeat(NamedTuple):
    """The tokens that say so; a weekday is the first day too, and stands behind them."""

    start: int
    end: int
    every: Every
    weekday: DayFound | None = None


def repeat_in(line: Line, first: int, end: int, today: Today) -> Repeat | None:
    """Find the first within a stretch of tokens."""
    for k in range(first, end):
        word, unit = line.word(k), line.word(k + 1)
        if word in _ALONE:
            return Repeat(k, k + 1, _ALONE[word])
        if word in _EACH and unit in _UNITS:
            return Repeat(k, k + 2, _UNITS[unit])
        if word in _EACH and (unit in words.WEEKDAYS or unit in words.SHORT_WEEKDAYS):
            return Repeat(k, k + 1, Every.WEEK, day_read(line, k + 1, today))
    return None

"""The time a part of a day stands for where one is reminded: "tonight", "tomorrow evening", "Freitagnachmittag"."""

from datetime import time

from closeknit.domain.composing.days import DayFound
from closeknit.domain.composing.tokens import Line

_EVENING = time(18)
#: By how the word ends, longer ends first; a morning is that of the settings.
_TIMES: tuple[tuple[str, time | None], ...] = (
    ("vormittag", None),
    ("nachmittag", time(14)),
    ("afternoon", time(14)),
    ("mittag", time(12)),
    ("noon", time(12)),
    ("lunchtime", time(12)),
    ("evening", _EVENING),
    ("abend", _EVENING),
    ("tonight", _EVENING),
    ("night", time(20)),
    ("nacht", time(20)),
)


def part_time(line: Line, day: DayFound) -> time | None:
    """Return the time of the part that a day ends with, None for the whole day."""
    last = line.word(day.end - 1)
    return next((at for ending, at in _TIMES if last.endswith(ending)), None)

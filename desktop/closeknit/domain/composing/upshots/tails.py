"""Find where a part goes on with when, how long and how, which are the interaction's: "gave her a hand | yesterday"."""

from closeknit.domain.composing.channel_words import ACTIVITIES, BY_MEANS, MEDIA
from closeknit.domain.composing.days import Today, day_at
from closeknit.domain.composing.minutes import length_at
from closeknit.domain.composing.times import time_at
from closeknit.domain.composing.upshots.parts import Part

_BEFORE_LENGTH = frozenset({"for", "fur", "about", "etwa", "ca"})
_OVER = frozenset({"over", "during", "at", "beim", "bei", "after", "nach"})
_ARTICLES = frozenset({"a", "our", "the", "dem", "einem", "unserem"})
#: So many words at the end are looked at.
_MOST = 12


def without_tail(part: Part, first: int, today: Today) -> Part:
    """Cut off days of the past, times, lengths, "over lunch" and "by mail" at the end."""
    for k in range(max(first, part.end - _MOST), part.end):
        if _reaches_end(part, k, today):
            return part.upto(k)
    return part


def _reaches_end(part: Part, k: int, today: Today) -> bool:
    if not part.word(k):
        return False
    while k < part.end:
        end = _one(part, k, today)
        if end is None or end > part.end:
            return False
        k = end
    return True


def _one(part: Part, k: int, today: Today) -> int | None:
    line = part.line
    day = day_at(line, k, today)
    if day is not None and day.when.day <= today.day:
        return day.end
    time = time_at(line, k)
    if time is not None:
        return time.end
    length = length_at(line, k + 1 if line.word(k) in _BEFORE_LENGTH else k)
    if length is not None:
        return length.end
    n = k + 2 if line.word(k + 1) in _ARTICLES else k + 1
    is_said = (line.word(k) in _OVER and line.word(n) in ACTIVITIES) or (
        line.word(k) in BY_MEANS and line.word(n) in MEDIA
    )
    return n + 1 if is_said else None

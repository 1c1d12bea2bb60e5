"""Read a time of day: "at 14:30", "3 pm", "um 15 Uhr", "noon", and from when to when: "12:30-14:00"."""

from datetime import time
from typing import NamedTuple

from closeknit.domain.composing.tokens import Line
from closeknit.domain.composing.vocabulary import NOT_THE_DAY

_AT = frozenset({"at", "um", "gegen", "@", "around", "from", "von", "ab"})
_TO = frozenset({"-", "–", "to", "bis", "till", "until"})
_NOON = frozenset({"noon", "midday"})


class Clock(NamedTuple):
    """A time of day, the token after the last that says so, and how many minutes until the second one, if any."""

    at: time
    end: int
    minutes: int | None = None


def time_at(line: Line, i: int) -> Clock | None:
    """Read a time that begins at a token; a bare hour ("at 3") is none, as it may be either half of the day."""
    is_said = line.word(i) in _AT
    k = i + 1 if is_said else i
    if line.word(i - 1) in NOT_THE_DAY:
        return None
    if line.is_close(k) and line.word(k - 1) in (":", ".", "/", "-", ","):
        return None
    first = _clock(line, k, is_said)
    if first is None or line.word(first.end) not in _TO:
        return first
    second = _clock(line, first.end + 1, is_said=True)
    if second is None:
        return first
    minutes = (second.at.hour - first.at.hour) * 60 + second.at.minute - first.at.minute
    return Clock(first.at, second.end, minutes) if minutes > 0 else first


def _clock(line: Line, k: int, is_said: bool) -> Clock | None:
    if line.word(k) in _NOON:
        return Clock(time(12), k + 1)
    hour = line.number(k)
    if hour is None or hour > 23 or len(line.word(k)) > 2:
        return None
    minute, end = _minutes(line, k)
    return _half(line, hour, minute, end, is_said) or _whole(line, hour, minute, end)


def _minutes(line: Line, k: int) -> tuple[int | None, int]:
    minute = line.number(k + 2)
    is_pair = line.is_close(k + 1) and line.is_close(k + 2) and len(line.word(k + 2)) == 2
    if minute is None or minute > 59 or not is_pair:
        return None, k + 1
    if line.word(k + 1) == ":" or (line.word(k + 1) == "." and line.word(k + 3) in ("uhr", "am", "pm")):
        return minute, k + 3
    return None, k + 1


def _half(line: Line, hour: int, minute: int | None, end: int, is_said: bool) -> Clock | None:
    """Read "3 pm", "3:30pm", "at 9 am"; "am" is German too, so it must be said to be a time."""
    half, size = line.word(end), 1
    if half in ("a", "p") and line.word(end + 1) == "." and line.word(end + 2) == "m":
        half, size = half + "m", 4 if line.word(end + 3) == "." else 3
    if half not in ("am", "pm") or not 1 <= hour <= 12:
        return None
    if half == "am" and not (is_said or minute is not None or line.is_close(end)):
        return None
    return Clock(time(hour % 12 + (12 if half == "pm" else 0), minute or 0), end + size)


def _whole(line: Line, hour: int, minute: int | None, end: int) -> Clock | None:
    if line.word(end) != "uhr":
        return Clock(time(hour, minute), end) if minute is not None else None
    later = line.number(end + 1)
    if minute is None and later is not None and later < 60 and len(line.word(end + 1)) == 2:
        return Clock(time(hour, later), end + 2)
    return Clock(time(hour, minute or 0), end + 1)

"""Read a time of day: "at 14:30", "3 pm", "um 15 Uhr", "noon", and from when to when: "12:30-14:00"."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from closeknit.domain.composing.tokens import Line
from closeknit.domain.composing.vocabulary import NOT_THE_DAY

_AT = frozenset({"at", "um", "gegen", "@", "around", "from", "von", "ab"})
_TO = frozenset({"-", "–", "to", "bis", "till", "until"})
_FROM = frozenset({"from", "von"})
_LATE = ("evening", "night", "tonight", "afternoon", "abend", "nachmittag")
_EARLY = frozenset({"morning", "fruh", "vormittag", "morgen"})
_NOON = frozenset({"noon", "midday"})
_NOON_HOUR, _DAWN = 12, 7


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
    return _range(line, k) or _clock(line, k, is_said) or (_hour_of_part(line, i, k) if is_said else None)


def next_day_at(at: time, now: datetime) -> date:
    """Return the day on which a time comes next."""
    return now.date() if at > now.time() else now.date() + timedelta(days=1)


def _hour_of_part(line: Line, i: int, k: int) -> Clock | None:
    """Read the "at 8" of "yesterday evening at 8", the "um 8" of "heute Abend um 8"."""
    hour = line.number(k)
    is_late = any(line.word(i - 1).endswith(part) for part in _LATE)
    is_early = line.word(i - 1) in _EARLY
    is_whole = line.is_last(k + 1) or line.tokens[k + 1].kind == "mark"
    if hour is None or not 1 <= hour < _NOON_HOUR or not (is_late or is_early) or not is_whole:
        return None
    return Clock(time(hour + (_NOON_HOUR if is_late else 0)), k + 1)


class _Hour(NamedTuple):
    """An hour within a range; `half` is "am", "pm" or "", `is_clear`: it can't be anything else."""

    hour: int
    minute: int
    half: str
    is_clear: bool
    end: int


def _range(line: Line, k: int) -> Clock | None:
    """Read "12:30-14:00", "9 am - 10 am", "3-4:30pm", "von 15 bis 16:30 Uhr", "from 3 to 4:30"."""
    first = _hour(line, k)
    if first is None or line.word(first.end) not in _TO:
        return None
    second = _hour(line, first.end + 1)
    if second is None:
        return None
    is_whole = line.word(k - 1) in _FROM and (line.is_last(second.end) or line.tokens[second.end].kind == "mark")
    if not (first.is_clear or second.is_clear or is_whole):
        return None
    start, end = _minutes_of_range(first, second)
    return Clock(time(*divmod(start, 60)), second.end, end - start) if start < end else None


def _minutes_of_range(first: _Hour, second: _Hour) -> tuple[int, int]:
    """Return both in minutes of the day; where nothing says which half, hours before 7 are after noon."""
    if not first.half and not second.half:
        is_late = 1 <= first.hour < _DAWN and second.hour <= _NOON_HOUR and not first.is_clear
        late = _NOON_HOUR if is_late else 0
        start, end = (first.hour + late) * 60 + first.minute, (second.hour + late) * 60 + second.minute
        is_over_noon = end <= start and first.hour <= _NOON_HOUR and second.hour < _NOON_HOUR
        return start, end + _NOON_HOUR * 60 if is_over_noon else end
    end = _in_half(second, second.half or first.half)
    start = _in_half(first, first.half or second.half)
    if start >= end and not second.half:
        end += _NOON_HOUR * 60  # "11 am to 1"
    if start >= end and not first.half:
        start -= _NOON_HOUR * 60  # "11-1 pm"
    return (start, end) if start >= 0 and end < 24 * 60 else (0, 0)


def _in_half(hour: _Hour, half: str) -> int:
    whole = hour.hour % _NOON_HOUR + (_NOON_HOUR if half == "pm" else 0) if hour.hour <= _NOON_HOUR else hour.hour
    return whole * 60 + hour.minute


def _hour(line: Line, k: int) -> _Hour | None:
    if line.word(k) in _NOON:
        return _Hour(_NOON_HOUR, 0, "pm", True, k + 1)
    hour = line.number(k)
    if hour is None or hour > 23 or len(line.word(k)) > 2:
        return None
    minute, end = _minutes(line, k)
    half, size = _half_word(line, end)
    if half and 1 <= hour <= _NOON_HOUR:
        return _Hour(hour, minute or 0, half, True, end + size)
    if line.word(end) == "uhr":
        clock = _whole(line, hour, minute, end)
        return _Hour(hour, clock.at.minute, "", True, clock.end) if clock else None
    return _Hour(hour, minute or 0, "", minute is not None, end)


def _clock(line: Line, k: int, is_said: bool) -> Clock | None:
    if line.word(k) in _NOON:
        return Clock(time(12), k + 1)
    hour = line.number(k)
    if hour is None or hour > 23 or len(line.word(k)) > 2:
        return None
    minute, end = _minutes(line, k)
    return _half(line, hour, minute, end, is_said) or _whole(line, hour, minute, end)


def _minutes(line: Line, k: int) -> tuple[int | None, int]:
    if line.word(k + 1) == "h" and line.is_close(k + 1) and not (line.number(k + 2) and line.is_close(k + 2)):
        return 0, k + 2  # "at 20h"
    minute = line.number(k + 2)
    is_pair = line.is_close(k + 1) and line.is_close(k + 2) and len(line.word(k + 2)) == 2
    if minute is None or minute > 59 or not is_pair:
        return None, k + 1
    if line.word(k + 1) in (":", "h") or (line.word(k + 1) == "." and line.word(k + 3) in ("uhr", "am", "pm")):
        return minute, k + 3
    return None, k + 1


def _half(line: Line, hour: int, minute: int | None, end: int, is_said: bool) -> Clock | None:
    """Read "3 pm", "3:30pm", "at 9 am"; "am" is German too, so it must be said to be a time."""
    half, size = _half_word(line, end)
    if not half or not 1 <= hour <= _NOON_HOUR:
        return None
    if half == "am" and not (is_said or minute is not None or line.is_close(end)):
        return None
    return Clock(time(hour % 12 + (12 if half == "pm" else 0), minute or 0), end + size)


def _half_word(line: Line, k: int) -> tuple[str, int]:
    """Read "am", "p.m."; return it and how many tokens it has, ("", 0) for anything else."""
    word = line.word(k)
    if word in ("a", "p") and line.word(k + 1) == "." and line.word(k + 2) == "m":
        return word + "m", 4 if line.word(k + 3) == "." else 3
    return (word, 1) if word in ("am", "pm") else ("", 0)


def _whole(line: Line, hour: int, minute: int | None, end: int) -> Clock | None:
    if line.word(end) != "uhr":
        return Clock(time(hour, minute), end) if minute is not None else None
    later = line.number(end + 1)
    if minute is None and later is not None and later < 60 and len(line.word(end + 1)) == 2:
        return Clock(time(hour, later), end + 2)
    return Clock(time(hour, minute or 0), end + 1)

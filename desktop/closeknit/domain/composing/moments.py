"""Read one argument of the command line for a day or a moment: `--on yesterday`, `--due friday` (product 6)."""

from datetime import date, datetime, time

from closeknit.domain.composing.dates import FIRST_YEAR, LAST_YEAR
from closeknit.domain.composing.day_parts import part_time
from closeknit.domain.composing.days import Today, day_at, told_on
from closeknit.domain.composing.times import next_day_at, time_at
from closeknit.domain.composing.tokens import Line
from closeknit.domain.when import When

_MOST_CHARACTERS = 100


def day_word(text: str, now: datetime, is_ahead: bool = False) -> date | None:
    """Return the day a text says, None if it says anything else; `is_ahead`: a weekday or date alone is to come."""
    line = _line(text)
    found = day_at(line, 0, Today(now, is_ahead))
    return found.when.day if found and found.end == len(line) else None


def moment_word(text: str, now: datetime, is_ahead: bool = False, morning: time | None = None) -> When | None:
    """Return the day or moment a text says: "last friday", "14:30", "yesterday 14:30", "2026-03-12T14:30".

    With a `morning` it is when one is reminded: a weekday, or a time, that is past today is the next one.
    """
    when = _iso(text.strip(), now) or _spoken(text, now, is_ahead, morning)
    return when if when is not None and FIRST_YEAR <= when.day.year <= LAST_YEAR else None


def _spoken(text: str, now: datetime, is_ahead: bool, morning: time | None) -> When | None:
    line = _line(text)
    when, clock, part, found_day, i = None, None, None, None, 0
    while i < len(line):
        found = day_at(line, i, Today(now, is_ahead)) if when is None else None
        spoken = time_at(line, i) if found is None and clock is None else None
        if found is not None:
            found_day, when, part, i = found, found.when, part_time(line, found), found.end
        elif spoken is not None and spoken.minutes is None:
            clock, i = spoken.at, spoken.end
        elif line.word(i) == "," and i:
            i += 1
        else:
            return None
    if clock is None and is_ahead:
        clock = part
    if found_day is not None and when is not None and morning is not None:
        when = when._replace(day=told_on(line, found_day, clock, Today(now, is_ahead, morning)))
    if clock is None:
        return when
    if when is not None and when.at is not None:
        return None
    day = when.day if when else now.date() if morning is None else next_day_at(clock, now)
    return When(day, datetime.combine(day, clock, now.tzinfo), bool(when and when.is_approximate))


def _line(text: str) -> Line:
    return Line(text if len(text) <= _MOST_CHARACTERS else "")


def _iso(text: str, now: datetime) -> When | None:
    """Read ISO 8601 with a time; without an offset it is the user's zone."""
    if len(text) < 16 or text[4:5] != "-" or text[10:11] not in ("T", "t", " "):
        return None
    try:
        at = datetime.fromisoformat(text)
        at = at.replace(tzinfo=now.tzinfo) if at.tzinfo is None else at.astimezone(now.tzinfo)
    except (ValueError, OverflowError):
        return None
    return When(at.date(), at)

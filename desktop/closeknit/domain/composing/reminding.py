"""Understand what is typed to be reminded: "ask Sofia about the proofs on Monday", "water the plants every Friday"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from closeknit.domain.composing import vocabulary as words
from closeknit.domain.composing.days import DayFound, Today, day_at, day_read
from closeknit.domain.composing.names import NameSearch, named
from closeknit.domain.composing.people import Find, Named
from closeknit.domain.composing.times import Clock, time_at
from closeknit.domain.composing.tokens import Line
from closeknit.domain.ids import PersonId
from closeknit.domain.reminder.own import Every

_LEADS = (
    ("remind", "me", "to"),
    ("remind", "me", "of"),
    ("remind", "me", "about"),
    ("remind", "me", "that"),
    ("remind", "me"),
    ("erinnere", "mich", "daran"),
    ("erinnere", "mich", "an"),
    ("erinnere", "mich"),
    ("erinner", "mich", "an"),
    ("erinner", "mich"),
)
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


@dataclass(frozen=True, slots=True)
class Reminding:
    """What was understood: the words without the moment, whom they name, the day, the time, and how often.

    `day` None is a moment that isn't said.
    """

    text: str
    people: tuple[Named, ...] = ()
    day: date | None = None
    at: time | None = None
    every: Every | None = None


def reminding(text: str, people: Find, now: datetime, recent: Iterable[PersonId] = ()) -> Reminding:
    """Understand a text; `now` is aware and in the user's zone. Never raises, whatever the text."""
    line, kept = Line(text), Line(text)
    names = [name for name in NameSearch(line, people, recent).all() if name.candidates]
    for name in names:
        line.hold(name.start, name.end)
    gone = [(0, _lead(line))]
    every, weekday = _every(line, gone, Today(now, is_ahead=True))
    line.hold(*gone[0])
    day = weekday or _first_day(line, Today(now, is_ahead=True))
    if day is not None:
        gone.append((day.start, day.end))
        line.hold(day.start, day.end)
    clock = _first_time(line, gone)
    exact = day.when.at if day is not None else None
    at = exact.time().replace(second=0, microsecond=0) if exact else None if clock is None else clock.at
    first = day.when.day if day is not None else None
    if first is None and (every is not None or clock is not None):
        first = now.date() if at is not None and at > now.time() else now.date() + timedelta(days=1)
    return Reminding(_left(kept, gone), tuple(named(kept, name) for name in names), first, at, every)


def _lead(line: Line) -> int:
    for lead in _LEADS:
        if tuple(line.word(k) for k in range(len(lead))) == lead:
            return len(lead) + (1 if line.word(len(lead)) == "," else 0)
    return 0


def _every(line: Line, gone: list[tuple[int, int]], today: Today) -> tuple[Every | None, DayFound | None]:
    """Find "every week", "every Friday", "daily"; a weekday is the first day too."""
    for k in range(len(line)):
        word, unit = line.word(k), line.word(k + 1)
        if word in _ALONE:
            gone.append((k, k + 1))
            return _ALONE[word], None
        if word in _EACH and unit in _UNITS:
            gone.append((k, k + 2))
            return _UNITS[unit], None
        if word in _EACH and (unit in words.WEEKDAYS or unit in words.SHORT_WEEKDAYS):
            gone.append((k, k + 1))
            return Every.WEEK, day_read(line, k + 1, today)
    return None, None


def _first_day(line: Line, today: Today) -> DayFound | None:
    found = (day_at(line, k, today) for k in range(len(line)))
    return next((one for one in found if one is not None and one.when.day >= today.day), None)


def _first_time(line: Line, gone: list[tuple[int, int]]) -> Clock | None:
    for k in range(len(line)):
        clock = time_at(line, k)
        if clock is not None:
            gone.append((k, clock.end))
            return clock
    return None


def _left(line: Line, gone: list[tuple[int, int]]) -> str:
    """Return the words that are left, one space where something was taken out; a comma at either end goes."""
    out = {k for start, end in gone for k in range(start, end)}
    pieces, last = "", 0
    for k, token in enumerate(line.tokens):
        if k not in out:
            pieces += (" " if k - 1 in out else line.text[last : token.start]) + line.text[token.start : token.end]
        last = token.end
    return " ".join((pieces + line.text[last:]).split()).strip(" ,;")

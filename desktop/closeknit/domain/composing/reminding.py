"""Understand what is typed to be reminded: "ask Sofia about the proofs on Monday", "water the plants every Friday"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from closeknit.domain.composing.dates import LAST_YEAR
from closeknit.domain.composing.day_parts import part_time
from closeknit.domain.composing.days import DayFound, Today, day_at, told_on
from closeknit.domain.composing.names import NameSearch, named
from closeknit.domain.composing.odd_days import is_odd
from closeknit.domain.composing.people import Find, Named
from closeknit.domain.composing.repeats import Repeat, repeat_in
from closeknit.domain.composing.times import Clock, next_day_at, time_at
from closeknit.domain.composing.tokens import Line
from closeknit.domain.ids import PersonId
from closeknit.domain.reminder.own import Every
from closeknit.domain.snooze import MORNING

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
#: More moments than these aren't looked for in words that are said anew.
_MOST_MOMENTS = 12
#: The first of some tokens, and the one behind the last.
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reminding:
    """What was understood: the words without the moment, whom they name, the day, the time, and how often.

    `day` None is a moment that isn't said; `is_day_said` tells it from one that follows from a time or a repeat alone.
    """

    text: str
    people: tuple[Named, ...] = ()
    day: date | None = None
    at: time | None = None
    every: Every | None = None
    is_day_said: bool = False


def reminding(
    text: str, people: Find, now: datetime, recent: Iterable[PersonId] = (), morning: time = MORNING
) -> Reminding:
    """Understand a text; `now` is aware and in the user's zone. Never raises, whatever the text."""
    return _read(text, people, Today(now, True, morning), recent)[0]


def said_anew(text: str, before: str, people: Find, now: datetime, morning: time = MORNING) -> Reminding:
    """Understand a text that was `before`, without its moment; what could be read as one there already is words."""
    today = Today(now, True, morning)
    known = [words for _span, words in _moments(before, people, today)]
    held: list[_Span] = []
    for span, words in _moments(text, people, today):
        if words in known:
            known.remove(words)
            held.append(span)
    found, spans = _read(text, people, today, held=held)
    return found if spans else Reminding(" ".join(text.split()), found.people)


def _moments(text: str, people: Find, today: Today) -> list[tuple[_Span, tuple[str, ...]]]:
    """List all that could be read as a moment, one behind the other, with its words."""
    line, held = Line(text), list[_Span]()
    while len(held) < _MOST_MOMENTS:
        spans = _read(text, people, today, held=held)[1]
        if not spans:
            break
        held += spans
    return [(span, tuple(line.word(k) for k in range(*span))) for span in held]


def _read(
    text: str, people: Find, today: Today, recent: Iterable[PersonId] = (), held: Iterable[_Span] = ()
) -> tuple[Reminding, list[_Span]]:
    """Understand a text, and tell which words aren't its own; those that are held are."""
    line, kept = Line(text), Line(text)
    names = [name for name in NameSearch(line, people, recent).all() if name.candidates]
    for start, end in (*((name.start, name.end) for name in names), *held):
        line.hold(start, end)
    gone = [(0, _lead(line))]
    line.hold(*gone[0])
    repeat = repeat_in(line, 0, len(line), today)
    every = None if repeat is None else repeat.every
    if repeat is not None and every is not None:
        gone.append((repeat.start, repeat.end))
    day = _first_day(line, today, repeat)
    part = clock = None
    if day is not None:
        part, clock = part_time(line, day), time_at(line, day.end)  # "tonight at 9"
        gone += [(day.start, day.end), *([] if clock is None else [(day.end, clock.end)])]
        line.hold(day.start, day.end)
    clock = clock or _first_time(line, gone)
    exact = day.when.at if day is not None else None
    at = exact.time().replace(second=0, microsecond=0) if exact else part if clock is None else clock.at
    first = told_on(line, day, at, today) if day is not None else None
    if first is None and (every is not None or clock is not None):
        first = today.day + timedelta(days=1) if at is None else next_day_at(at, today.now)
    names_said = tuple(named(kept, name) for name in names)
    found = Reminding(_left(kept, gone), names_said, first, at, every, day is not None)
    return found, [span for span in gone if span[0] < span[1]]


def _lead(line: Line) -> int:
    for lead in _LEADS:
        if tuple(line.word(k) for k in range(len(lead))) == lead:
            return len(lead) + (1 if line.word(len(lead)) == "," else 0)
    return 0


def _first_day(line: Line, today: Today, repeat: Repeat | None) -> DayFound | None:
    if repeat is not None and (repeat.weekday is not None or repeat.every is None):
        return repeat.weekday
    k = 0
    while k < len(line):
        found = day_at(line, k, today)
        if found is not None and found.when.day >= today.day and found.when.day.year <= LAST_YEAR:
            return None if is_odd(line, found, today) else found
        k = k + 1 if found is None else found.end
    return None


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
            word = line.text[token.start : token.end]
            space = "" if word in (",", ";") else " "
            pieces += (space if k - 1 in out else line.text[last : token.start]) + word
        last = token.end
    return " ".join((pieces + line.text[last:]).split()).strip(" ,;")

"""Read what the user wants to be reminded of: "remind me in two weeks", "erinnere mich am Montag daran"."""

from collections.abc import Iterable
from datetime import time

from closeknit.domain.composing.day_parts import part_time
from closeknit.domain.composing.days import Today, told_on
from closeknit.domain.composing.repeats import repeat_in
from closeknit.domain.composing.times import Clock, next_day_at, time_at
from closeknit.domain.composing.upshots import vocabulary as said
from closeknit.domain.composing.upshots.found import Found
from closeknit.domain.composing.upshots.intending import due_in, names_in
from closeknit.domain.composing.upshots.parts import Part
from closeknit.domain.composing.upshots.upshot import UpshotKind

_LEADS = (("remind", "me"), ("erinnere", "mich"), ("erinner", "mich"))
#: What leads from there to the words of it, and back: "remind me *to* call", "erinnere mich *daran*".
_LINKS = frozenset({"to", "of", "about", "that", "daran", "an", "dass", "again", "wieder", "please", "bitte"})


def reminder_in(part: Part, today: Today) -> Found | None:
    """Read a reminder that the part begins with; without a moment or words it is half said, and none."""
    start = part.skip(part.start, said.AND)
    for lead in _LEADS:
        end = start + len(lead)
        if tuple(part.word(k) for k in range(start, end)) == lead:
            return reminded(part, (start, end), end, today)
    return None


def reminded(part: Part, lead: tuple[int, int], start: int, today: Today) -> Found | None:
    """Return what is to be told and when, from a place to the end of the part."""
    repeat = repeat_in(part.line, start, part.end, today._replace(is_ahead=True))
    is_more = repeat is not None and repeat.every is None
    due = None if is_more else due_in(part, start, today)
    gone = [] if due is None else [(due.start, due.day.end)]
    gone += [] if repeat is None or is_more else [(repeat.start, repeat.end)]
    clock = _clock_in(part, start, gone)
    at: time | None = None
    if due is not None and due.day.when.at is not None:
        at = due.day.when.at.time().replace(second=0, microsecond=0)
    elif clock is not None:
        at = clock[1].at
        gone.append((clock[0], clock[1].end))
    elif due is not None:
        at = part_time(part.line, due.day)
    text = _text_without(part, start, gone)
    if not text and due is None and repeat is None and at is None:
        return None
    day = None if due is None else told_on(part.line, due.day, at, today)
    if day is None and at is not None and not is_more:
        day = next_day_at(at, today.now)
    every = None if repeat is None else repeat.every
    return Found(UpshotKind.REMIND, *lead, part.end, text, due=day, names=names_in(part, start), at=at, every=every)


def _clock_in(part: Part, first: int, gone: Iterable[tuple[int, int]]) -> tuple[int, Clock] | None:
    taken = {k for start, end in gone for k in range(start, end)}
    for k in range(first, part.end):
        clock = time_at(part.line, k) if k not in taken and part.word(k) else None
        if clock is not None and clock.end <= part.end:
            return k, clock
    return None


def _text_without(part: Part, start: int, gone: Iterable[tuple[int, int]]) -> str:
    """Return the words that are left, but for what links them to "remind me" at either end."""
    pieces: list[tuple[int, int]] = []
    for first, end in sorted(gone):
        pieces.append((start, first))
        start = end
    pieces.append((start, part.end))
    kept = [(_behind_links(part, first, end), end) for first, end in pieces]
    kept = [(first, _before_links(part, first, end)) for first, end in kept]
    return " ".join(filter(None, (part.text(first, end) for first, end in kept)))


def _behind_links(part: Part, first: int, end: int) -> int:
    while first < end and part.word(first) in _LINKS | {",", ":"}:
        first += 1
    return first


def _before_links(part: Part, first: int, end: int) -> int:
    while end > first and part.word(end - 1) in {"daran", "again", "wieder", "please", "bitte", ","}:
        end -= 1
    return end

"""Find in a line what came of it, one after the other; what is quoted, asked or only half said is left alone."""

from collections.abc import Sequence
from typing import NamedTuple

from closeknit.domain.composing.days import Today
from closeknit.domain.composing.names import NameFound
from closeknit.domain.composing.tokens import Line
from closeknit.domain.composing.upshots import giving, giving_german
from closeknit.domain.composing.upshots import vocabulary as said
from closeknit.domain.composing.upshots.found import Found
from closeknit.domain.composing.upshots.intending import intended, intent_in
from closeknit.domain.composing.upshots.needing import need_in
from closeknit.domain.composing.upshots.parts import Part, parts_of
from closeknit.domain.composing.upshots.reminding import reminded, reminder_in
from closeknit.domain.composing.upshots.subjects import subject_of
from closeknit.domain.composing.upshots.things import Thing, thing_at
from closeknit.domain.composing.upshots.upshot import UpshotKey, UpshotKind
from closeknit.domain.promise import By

_LONGEST_LABEL = max(map(len, said.LABELS))


class UpshotFound(NamedTuple):
    """One that was found, by tokens."""

    key: UpshotKey
    start: int
    end: int
    found: Found


def upshots_in(line: Line, names: Sequence[NameFound], today: Today) -> list[UpshotFound]:
    """Return those in a line in order."""
    found: list[UpshotFound] = []
    counts = dict.fromkeys(UpshotKind, 0)
    labelled = _labelled(line, names, today)
    inside = {k for start, (end, _one) in labelled.items() for k in range(start, end)}
    hits = [(start, end, one) for start, (end, one) in labelled.items()]
    for part in parts_of(line, names):
        if part.start not in inside and part.end > part.start:
            one = _read(part, today)
            if one is not None:
                hits.append((part.start, one.end, one))
    for start, end, one in sorted(hits, key=lambda hit: hit[0]):
        key = UpshotKey(one.kind, counts[one.kind])
        counts[one.kind] += 1
        found.append(UpshotFound(key, start, end, one))
    return found


def _read(part: Part, today: Today) -> Found | None:
    subject = subject_of(part)
    return (
        reminder_in(part, today)
        or giving.exchange_in(part, subject, today)
        or giving_german.exchange_in(part, subject, today)
        or need_in(part, subject)
        or intent_in(part, subject, today)
    )


def _labelled(line: Line, names: Sequence[NameFound], today: Today) -> dict[int, tuple[int, Found]]:
    """Read "next: call on Tuesday": what follows a label belongs to it, up to the end of the sentence."""
    by_start = {name.start: name for name in names}
    found: dict[int, tuple[int, Found]] = {}
    last = 0
    for k in range(len(line)):
        if k < last or (not line.is_first(k) and line.word(k - 1) != ","):
            continue
        for size in range(1, _LONGEST_LABEL + 1):
            kind = said.LABELS.get(tuple(line.word(n) for n in range(k, k + size)))
            if (
                kind is None
                or k + size + 1 >= len(line)
                or line.word(k + size) != ":"
                or not line.is_last(k + size + 1)
            ):
                continue
            end = k + size + 2
            while not line.is_last(end):
                end += 1
            while end > k + size + 1 and line.tokens[end - 1].word in (".", ";", "!", "–", "—", "-"):
                end -= 1
            one = _of_label(Part(line, by_start, k + size + 1, end), kind, (k, k + size), today)
            if one is not None:
                found[k], last = (end, one), end
    return found


def _of_label(part: Part, label: str, lead: tuple[int, int], today: Today) -> Found | None:
    if part.start >= part.end:
        return None
    if label == said.THEIRS:
        theirs = intended(part, lead, part.start, today)
        return None if theirs is None else theirs._replace(by=By.THEM)
    kind = UpshotKind(label)
    if kind is UpshotKind.NEXT:
        return intended(part, lead, part.start, today)
    if kind is UpshotKind.REMIND:
        return reminded(part, lead, part.start, today)
    if kind is UpshotKind.NEED:
        return Found(kind, *lead, part.end, part.text(part.start, part.end))
    thing = thing_at(part, part.start) or Thing(part.text(part.start, part.end), None, False, part.end)
    return Found(kind, *lead, part.end, thing.text, thing.kind, thing.minutes)

"""Read what was given or got: "the number of the boatyard" is information, "30 min advice" advice and a length."""

from typing import NamedTuple

from closeknit.domain.composing.minutes import length_at
from closeknit.domain.composing.upshots import vocabulary as said
from closeknit.domain.composing.upshots.parts import Part
from closeknit.domain.exchange import ExchangeKind

_NO_THING = said.NO_THING | said.OTHERS
#: The word for a kind stands among the first of the thing: "a very warm intro to Bo".
_MOST_BEFORE = 4


class Thing(NamedTuple):
    """Its words without their article, its kind, and whether its words alone say that it was given or got."""

    text: str
    kind: ExchangeKind | None
    is_sure: bool
    kind_end: int
    minutes: int | None = None


def thing_at(part: Part, start: int) -> Thing | None:
    """Read the thing that begins at a token and ends with the part; None for what is given in words only."""
    k, minutes = part.skip(start, said.ARTICLES), None
    length = length_at(part.line, k)
    if length is not None and length.end < part.end:
        k, minutes = part.skip(length.end, frozenset({"of"})), length.minutes
    first = part.skip(k, said.BEFORE_THING)
    if k >= part.end or part.is_possessive(k) or {part.word(k), part.word(first)} & _NO_THING:
        return None
    text = part.text(k, part.end)
    for n in range(k, min(first + _MOST_BEFORE, part.end)):
        kind = _kind_at(part, n)
        if kind is not None and (n + 1 >= part.end or part.word(n + 1) in said.AFTER_KIND or part.name(n + 1)):
            return Thing(text, kind, part.word(n) in said.SURE, n + 1, minutes)
        if part.word(n) in said.AFTER_KIND:
            break
    return Thing(text, None, False, part.end, minutes)


def _kind_at(part: Part, k: int) -> ExchangeKind | None:
    word = part.word(k)
    return said.SURE.get(word) or said.LIKELY.get(word)

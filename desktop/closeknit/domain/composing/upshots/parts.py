"""Cut a line into the parts that can say what came of it: "gave her the number", "and got a referral".

A part ends with its sentence, at a comma or bracket, and before an "and" behind which somebody does something else.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from closeknit.domain.composing import words
from closeknit.domain.composing.names import NameFound
from closeknit.domain.composing.tokens import Line
from closeknit.domain.composing.upshots import vocabulary as said

_BRACKETS = frozenset("()[]{}")


class Receiver(NamedTuple):
    """Whom a part says it goes to, or comes from: "me", somebody ("her"), or people by name."""

    is_me: bool
    names: tuple[NameFound, ...]
    end: int


class Part:
    """A stretch of the line, of which names are known; nothing outside of it is looked at."""

    def __init__(self, line: Line, names: Mapping[int, NameFound], start: int, end: int) -> None:
        self.line, self.start, self.end = line, start, end
        self._names = names

    def word(self, k: int) -> str:
        """Return the folded word at a place, empty outside the part and in a name."""
        return self.line.word(k) if self.start <= k < self.end else ""

    def name(self, k: int) -> NameFound | None:
        """Return the known name that begins at a place; a possessive is none."""
        found = self._names.get(k) if self.start <= k < self.end else None
        return found if found and found.candidates and not found.is_possessive and found.end <= self.end else None

    def is_possessive(self, k: int) -> bool:
        """Tell whether "Bo's" stands at a place."""
        found = self._names.get(k)
        return found is not None and found.is_possessive

    def named_before(self) -> tuple[NameFound, ...]:
        """Return the name right before the part, a comma aside: "with Bo, who needs"."""
        k = self.start - 1 if self.line.word(self.start - 1) in words.COMMAS else self.start
        start = next((n for n in range(k - 1, max(-1, k - 2 * words.MOST_NAME_WORDS), -1) if n in self._names), -1)
        name = self._names.get(start)
        return (name,) if name and name.end == k and name.candidates else ()

    def names(self, k: int) -> tuple[tuple[NameFound, ...], int]:
        """Return the names from a place on that are joined by "and", and where they end."""
        found: list[NameFound] = []
        name = self.name(k)
        while name is not None:
            found.append(name)
            k = name.end
            name = self.name(k + 1) if self.word(k) in words.AND else None
        return tuple(found), k

    def skip(self, k: int, some: frozenset[str]) -> int:
        """Pass over words."""
        while self.word(k) in some:
            k += 1
        return k

    def text(self, start: int, end: int) -> str:
        """Return what stands between two places as it was typed."""
        if start >= end:
            return ""
        text = self.line.text[self.line.tokens[start].start : self.line.tokens[end - 1].end]
        return " ".join(text.split())

    def receiver(self, k: int, me: frozenset[str], them: frozenset[str]) -> Receiver | None:
        """Read "me", "her", or names."""
        if self.word(k) in me | them:
            return Receiver(self.word(k) in me, (), k + 1)
        names, end = self.names(k)
        return Receiver(False, names, end) if names else None

    def upto(self, end: int) -> "Part":
        """Return the same part, ended earlier."""
        return Part(self.line, self._names, self.start, end)


def parts_of(line: Line, names: Sequence[NameFound]) -> Iterator[Part]:
    """Yield the parts in order; a question has none."""
    by_start = {name.start: name for name in names}
    ends = {name.end for name in names}
    asked = _questions(line)
    start = 0
    for k in range(1, len(line) + 1):
        if k < len(line) and not _ends_before(line, by_start, ends, k):
            continue
        if line.sentences[start] not in asked:
            yield Part(line, by_start, start, _without_signs(line, start, k))
        start = k


def _ends_before(line: Line, names: Mapping[int, NameFound], ends: set[int], k: int) -> bool:
    word = line.word(k)
    if word in said.AFTER_WITH and (line.word(k - 1) in said.ENDS_OF_HEAD or _is_after_with(line, names, k)):
        return True
    if line.is_first(k) or line.word(k - 1) in words.COMMAS | _BRACKETS or word in words.COMMAS | _BRACKETS:
        return True
    if word == "who":
        return k in ends
    if word not in said.AND or line.word(k - 1) in said.AND:
        return False
    if line.word(k - 1) in said.PARTICIPLES or line.word(k + 1) in said.VERBS_OF_PARTS:
        return True
    return _is_past(line.word(k + 1)) or (k not in ends and _is_doer(line, names, k + 1))


def _is_after_with(line: Line, names: Mapping[int, NameFound], k: int) -> bool:
    """Tell "coffee with Ana gave her", where Ana isn't who gave."""
    start = next((n for n in range(k - 1, max(-1, k - 2 * words.MOST_NAME_WORDS), -1) if n in names), None)
    return start is not None and names[start].end == k and line.word(start - 1) in words.WITH


def _is_past(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed")


def _is_doer(line: Line, names: Mapping[int, NameFound], k: int) -> bool:
    """Tell "and Bo needs" from "and Bo"."""
    name = names.get(k)
    return name is not None and line.word(name.end) in said.VERBS_OF_PARTS | said.ARE


def _questions(line: Line) -> set[int]:
    """Return the sentences that a question mark ends."""
    return {line.sentences[k] for k, token in enumerate(line.tokens) if token.word in ("?", "？")}


def _without_signs(line: Line, start: int, end: int) -> int:
    while end > start and line.tokens[end - 1].kind == "mark" and line.tokens[end - 1].word not in ('"', "'"):
        end -= 1
    return end

"""A card as the lexer gives it: content lines that know the bytes they stand in."""

from dataclasses import dataclass

from closeknit.domain.card import CardStatus
from closeknit.domain.reason import Reason
from closeknit.vcards.heads import Head


@dataclass(frozen=True, slots=True)
class Line:
    """One content line. `raw[start:end]` is its text with folds, `raw[start:next]` with its line end and blank lines.

    `value` is unfolded and decoded, still with its backslashes; `number` counts the card's lines from 1. A line that
    can't be read has no name, and its whole text as value. `codec` is what the value was decoded by.
    """

    start: int
    end: int
    next: int
    number: int
    head: Head
    value: str
    codec: str

    @property
    def name(self) -> str:
        """The property's name in capitals."""
        return self.head.name

    @property
    def group(self) -> str:
        """The group before the name, such as `item1`."""
        return self.head.group


@dataclass(frozen=True, slots=True)
class Card:
    """A card lexed. `encoding` is what its text is in, a guess where it wasn't said; reasons go by line of the card."""

    raw: bytes
    encoding: str
    line_end: str
    version: str
    lines: tuple[Line, ...]
    status: CardStatus
    reasons: tuple[tuple[int, Reason], ...]

    def named(self, *names: str) -> list[Line]:
        """Return the lines of these names, in the card's order."""
        return [line for line in self.lines if line.head.name in names]

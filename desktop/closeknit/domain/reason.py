"""Why something is so, as data; `phrases` holds the words (architecture 2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reason:
    """A kind that `phrases` knows, what fills its blanks, and the rows that it rests on."""

    kind: str
    params: Mapping[str, str | int | float] = field(default_factory=dict)
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A reason with its place: the source's name and the line in it, counted from 1 (0: no line)."""

    source: str
    line: int
    reason: Reason

"""The strip of months as numbers: blocks by presence from the foot up, and where each lies. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from closeknit.ui.timeline.items import month_of

#: From the foot up, with the names of their tokens.
PRESENCE = ("written", "live", "face")
TOKENS = {"written": "p_mail", "live": "p_call", "face": "p_face"}


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How often there was something in a month, by presence; `day` is its first."""

    day: date
    face: int = 0
    live: int = 0
    written: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.face + self.live + self.written


class Piece(NamedTuple):
    """A piece of a bar: distance of its top from the foot, and its height."""

    presence: str
    top: float
    height: float


def pieces(count: MonthCount, most: int, room: float, block: float, gap: float) -> list[Piece]:
    """Return a month's bar: a block for each where `most` of them fit into the room, else one piece a presence."""
    parts = [(name, getattr(count, name)) for name in PRESENCE]
    if most * (block + gap) <= room:
        names = [name for name, n in parts for _ in range(n)]
        return [Piece(name, at * (block + gap) + block, block) for at, name in enumerate(names)]
    out: list[Piece] = []
    foot = 0.0
    for name, n in parts:
        if n:
            height = max(1.0, (room - 2 * gap) * n / most)
            out.append(Piece(name, foot + height, height))
            foot += height + gap
    return out


def index_of(counts: Sequence[MonthCount], day: date) -> int:
    """Return which month a day lies in; before the first it is the first, after the last the last; -1 for none."""
    if not counts:
        return -1
    return min(len(counts) - 1, max(0, month_of(day) - month_of(counts[0].day)))

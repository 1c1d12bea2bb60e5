"""Where each of many rows of different height lies: blocks of rows with their sums, so that a change touches one block.

No Qt. Measured rows are exact and the others are estimates: that is the caller's business (language 9, Timeline).
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate, islice

BLOCK = 512


class Heights:
    """The heights of rows in pixels, each at least 1; rows and offsets count from 0."""

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._blocks: list[list[int]] = []
        self._sums: list[int] = []
        self._rows: list[int] = [0]
        self._tops: list[int] = [0]
        self._is_stale = False
        self.reset(heights)

    def __len__(self) -> int:
        self._refresh()
        return self._rows[-1]

    @property
    def total(self) -> int:
        """The height of all rows together."""
        self._refresh()
        return self._tops[-1]

    def reset(self, heights: Iterable[int]) -> None:
        """Begin anew with these heights."""
        rest = iter(heights)
        self._blocks = list(iter(lambda: list(islice(rest, BLOCK)), []))
        self._sums = [sum(block) for block in self._blocks]
        self._is_stale = True

    def height(self, row: int) -> int:
        """Return the height of a row."""
        at, within = self._find(row)
        return self._blocks[at][within]

    def offset_of(self, row: int) -> int:
        """Return where a row begins; for the number of rows, where the last one ends."""
        if row == len(self):
            return self.total
        at, within = self._find(row)
        return self._tops[at] + sum(self._blocks[at][:within])

    def row_at(self, y: int) -> int:
        """Return the row at an offset; before the first it is the first, past the last the last; -1 without rows."""
        if not len(self):
            return -1
        y = min(max(0, y), self.total - 1)
        at = bisect_right(self._tops, y) - 1
        ends = list(accumulate(self._blocks[at], initial=self._tops[at]))
        return self._rows[at] + bisect_right(ends, y) - 1

    def set_height(self, row: int, height: int) -> None:
        """Change the height of a row."""
        at, within = self._find(row)
        height = max(1, height)
        self._sums[at] += height - self._blocks[at][within]
        self._blocks[at][within] = height
        self._is_stale = True

    def insert(self, row: int, count: int, estimate: int) -> None:
        """Insert rows of one height before a row."""
        if count <= 0:
            return
        if not self._blocks:
            self.reset([max(1, estimate)] * count)
            return
        at, within = self._find(min(row, len(self) - 1))
        within += row == len(self)
        block = self._blocks[at]
        block[within:within] = [max(1, estimate)] * count
        parts = [block] if len(block) <= 2 * BLOCK else [block[i : i + BLOCK] for i in range(0, len(block), BLOCK)]
        self._put(at, at + 1, parts)

    def remove(self, row: int, count: int) -> None:
        """Remove rows from a row on."""
        while count > 0:
            at, within = self._find(row)
            block = self._blocks[at]
            gone = min(count, len(block) - within)
            del block[within : within + gone]
            self._put(at, at + 1, [block] if block else [])
            count -= gone

    def _put(self, first: int, end: int, parts: list[list[int]]) -> None:
        self._blocks[first:end] = parts
        self._sums[first:end] = [sum(part) for part in parts]
        self._is_stale = True

    def _find(self, row: int) -> tuple[int, int]:
        self._refresh()
        if not 0 <= row < self._rows[-1]:
            raise IndexError(row)
        at = bisect_right(self._rows, row) - 1
        return at, row - self._rows[at]

    def _refresh(self) -> None:
        if self._is_stale:
            self._rows = list(accumulate(map(len, self._blocks), initial=0))
            self._tops = list(accumulate(self._sums, initial=0))
            self._is_stale = False

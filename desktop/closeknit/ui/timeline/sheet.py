"""Which row lies where: rows over their heights, measured as they come into sight. No widget."""

from collections.abc import Callable, Iterable, Sequence

from closeknit.ui.timeline.heights import Heights
from closeknit.ui.timeline.items import Item, Key, Row
from closeknit.ui.timeline.rows import Edit, Rows

_ROUNDS = 8


class Sheet:
    """Measures by `measure(row, is_open)`, estimates by `guesses()`, both in pixels; `changes` counts corrections."""

    def __init__(self, rows: Rows, measure: Callable[[Row, bool], int], guesses: Callable[[], Sequence[int]]) -> None:
        self.rows = rows
        self.heights = Heights()
        self.changes = 0
        self._measure = measure
        self._guesses = guesses
        self._measured: set[Key] = set()
        self._open: set[Key] = set()
        self._reserved: tuple[Key, int] | None = None

    def reset(self) -> None:
        """Guess all heights anew: the rows, the width or the text size are others."""
        guesses = self._guesses()
        self._measured.clear()
        self.heights.reset([guesses[row.shape] for row in self.rows.rows])

    def forget(self) -> None:
        """Fold all rows."""
        self._open.clear()

    def is_open(self, key: Key) -> bool:
        """Tell whether all of a row is shown."""
        return key in self._open

    def set_open(self, key: Key, is_open: bool) -> None:
        """Show all of a row, or fold it."""
        if is_open:
            self._open.add(key)
        else:
            self._open.discard(key)
        self._again(key)

    def reserve(self, key: Key | None, height: int = 0) -> None:
        """Keep at least a height in one row, for what is edited there; None ends it."""
        last, self._reserved = self._reserved, None if key is None else (key, height)
        for changed in {last[0] if last else None, key} - {None}:
            self._again(changed)

    def apply(self, edits: Iterable[Edit]) -> None:
        """Follow the rows."""
        guesses = self._guesses()
        for edit in edits:
            self.heights.remove(edit.row, edit.removed)
            for at, row in enumerate(edit.added):
                self.heights.insert(edit.row + at, 1, guesses[row.shape])
                self._measured.discard(row.key)

    def visible(self, top: int, height: int) -> range:
        """Return the rows that are in sight, also in part."""
        if not len(self.heights):
            return range(0)
        return range(self.heights.row_at(top), self.heights.row_at(top + max(1, height) - 1) + 1)

    def anchor(self, top: int, height: int) -> int:
        """Return the first row that is whole in sight, else the first; -1 without rows."""
        seen = self.visible(top, height)
        if not seen:
            return -1
        first = seen[0]
        return first + 1 if len(seen) > 1 and self.heights.offset_of(first) < top else first

    def settle(self, top: int, height: int) -> int:
        """Measure what is in sight; returns the offset with which the first whole row stays where it was."""
        for _ in range(_ROUNDS):
            anchor = self.anchor(top, height)
            if anchor < 0:
                return 0
            at = self.heights.offset_of(anchor) - top
            if not sum(self.measure(row) for row in self.visible(top, height)):
                break
            top = max(0, self.heights.offset_of(anchor) - at)
        return top

    def measure(self, row: int) -> bool:
        """Measure a row unless that is done; tells whether it is higher or lower than thought."""
        found = self.rows.rows[row]
        if found.key in self._measured:
            return False
        self._measured.add(found.key)
        height = self._measure(found, found.key in self._open)
        if self._reserved is not None and self._reserved[0] == found.key:
            height = max(height, self._reserved[1])
        if height == self.heights.height(row):
            return False
        self.heights.set_height(row, height)
        self.changes += 1
        return True

    def step(self, row: int, by: int) -> int:
        """Return the row that is so many steps away, past headers, within the ends; -1 when there is none."""
        end = len(self.rows)
        way = 1 if by >= 0 else -1
        here, left = row, abs(by)
        at = row
        while left > 0 and 0 <= at + way < end:
            at += way
            if self._can_be_current(at):
                here, left = at, left - 1
        if not 0 <= here < end or not self._can_be_current(here):
            return self._nearest(min(max(0, here), end - 1)) if end else -1
        return here

    def _nearest(self, row: int) -> int:
        below = (at for at in range(row, len(self.rows)) if self._can_be_current(at))
        above = (at for at in range(row, -1, -1) if self._can_be_current(at))
        return next(below, next(above, -1))

    def _can_be_current(self, row: int) -> bool:
        return isinstance(self.rows.rows[row], Item) or row == len(self.rows) - 1

    def _again(self, key: Key | None) -> None:
        row = self.rows.row_of(key)
        if key is not None and row >= 0:
            self._measured.discard(key)
            self.measure(row)

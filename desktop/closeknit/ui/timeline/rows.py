"""The rows of a timeline out of its items: plans on top, then months from newest to oldest, card events folded away.

One item that comes, changes or goes touches one or two rows, found by bisection; nothing is built anew.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from closeknit.ui.timeline.items import FOLD_KEY, FOLDED, Fold, Item, Key, Kind, Month, Row, month_of, rank_of
from closeknit.ui.timeline.sieve import Filters, Which, matcher

_AHEAD, _PAST, _END = range(3)
_UNUSUAL = FOLDED | {Kind.PLAN}


class Edit(NamedTuple):
    """At `row`, so many rows went and these came; edits are told in the order in which they hold."""

    row: int
    removed: int
    added: tuple[Row, ...]


def rows_of(items: Iterable[Item], today: date, filters: Filters = Filters(), is_open: bool = False) -> list[Row]:
    """Return the rows; `is_open` shows card events in their places."""
    ordered = sorted(items, key=attrgetter("rank"))
    if not filters.is_all:
        is_asked = matcher(filters)
        ordered = [item for item in ordered if is_asked(item)]
    folds = filters.which is Which.ALL
    first = bisect_left(ordered, rank_of(today.toordinal(), 1439, 2**39), key=attrgetter("rank"))
    ahead: list[Row] = []
    past: list[Row] = []
    month, folded = -1, 0
    for at, item in enumerate(ordered):
        if item.kind in _UNUSUAL:
            if item.kind is Kind.PLAN:
                ahead.append(item)
                continue
            folded += folds
            if folds and not is_open:
                continue
        if at < first:
            ahead.append(item)
            continue
        if item.month != month:
            month = item.month
            past.append(Month(month))
        past.append(item)
    return ahead + past + ([Fold(folded, is_open)] if folded else [])


class Rows:
    """All items of a timeline, and the rows of those that are asked for."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.filters = Filters()
        self.is_open = False
        self.rows: list[Row] = []
        self._items: dict[Key, Item] = {}
        self._is_asked = matcher(self.filters)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def count(self) -> int:
        """How many items there are, also those that aren't asked for."""
        return len(self._items)

    def item(self, key: Key) -> Item | None:
        """Return an item by its key."""
        return self._items.get(key)

    def put(self, items: Sequence[Item]) -> None:
        """Take these items instead of all others."""
        self._items = {item.key: item for item in items}
        self.rows = rows_of(items, self.today, self.filters, self.is_open)

    def ask(self, filters: Filters | None = None, is_open: bool | None = None, today: date | None = None) -> None:
        """Ask for other items."""
        self.filters = self.filters if filters is None else filters
        self.is_open = self.is_open if is_open is None else is_open
        self.today = self.today if today is None else today
        self._is_asked = matcher(self.filters)
        self.rows = rows_of(self._items.values(), self.today, self.filters, self.is_open)

    def row_of(self, key: Key | None) -> int:
        """Return the row of an item, or of the fold; -1 when it isn't shown."""
        if key == FOLD_KEY:
            return len(self.rows) - 1 if self.rows and isinstance(self.rows[-1], Fold) else -1
        item = None if key is None else self._items.get(key)
        if item is None:
            return -1
        at = bisect_left(self.rows, self._place(item), key=self._place)
        while at < len(self.rows) and self.rows[at].rank == item.rank:
            if self.rows[at].key == key:
                return at
            at += 1
        return -1

    def row_of_month(self, day: date) -> int:
        """Return the row of a month's header, else of the next older one; the last header when all are newer."""
        at = bisect_left(self.rows, (_PAST, Month(month_of(day)).rank), key=self._place)
        older = (row for row in range(at, len(self.rows)) if isinstance(self.rows[row], Month))
        newer = (row for row in range(min(at, len(self.rows)) - 1, -1, -1) if isinstance(self.rows[row], Month))
        return next(older, next(newer, -1))

    def month_row(self, row: int) -> int:
        """Return the row of the header that a row stands under; -1 above today."""
        while row >= 0 and not isinstance(self.rows[row], Month):
            found = self.rows[row]
            if isinstance(found, Item):
                return -1 if self._place(found)[0] == _AHEAD else self.row_of_month(found.day)
            row -= 1
        return row

    def next_month_row(self, row: int, way: int) -> int:
        """Return the row of the header below (1) or above (-1) one, -1 for none; row -1 stands above all headers."""
        rows = range(row + 1, len(self.rows)) if way > 0 else range(row - 1, -1, -1)
        return next((at for at in rows if isinstance(self.rows[at], Month)), -1)

    def month_at(self, row: int) -> date:
        """Return the first day of the month that a row stands under; above today, of the month of today."""
        header = self.rows[at] if (at := self.month_row(row)) >= 0 else None
        return header.day if isinstance(header, Month) else self.today.replace(day=1)

    def has_year(self, row: int) -> bool:
        """Tell whether a month's header says its year: the first one does, and where the year changes."""
        here = self.rows[row]
        if row == 0 or not isinstance(here, Month):
            return True
        above = self.rows[row - 1]
        return self._place(above)[0] == _AHEAD or not isinstance(above, Item) or above.day.year != here.day.year

    def insert(self, item: Item) -> list[Edit]:
        """Take one more item; returns what came of it."""
        self._items[item.key] = item
        edits = self._shown(item) if self._is_shown(item) else []
        return edits + self._count(item, 1)

    def remove(self, key: Key) -> list[Edit]:
        """Let go of an item; returns what went with it."""
        row, item = self.row_of(key), self._items.get(key)
        if item is None:
            return []
        edits = self._hidden(row) if row >= 0 else []
        del self._items[key]
        return edits + self._count(item, -1)

    def change(self, item: Item) -> list[Edit]:
        """Take an item instead of the one with its key."""
        row, old = self.row_of(item.key), self._items.get(item.key)
        if old is None:
            return self.insert(item)
        if row >= 0 and self._is_shown(item) and self._place(old) == self._place(item) and old.kind is item.kind:
            self._items[item.key] = item
            self.rows[row] = item
            return [Edit(row, 1, (item,))]
        return self.remove(item.key) + self.insert(item)

    def _is_shown(self, item: Item) -> bool:
        is_away = item.kind in FOLDED and not self.is_open and self.filters.which is Which.ALL
        return not is_away and self._is_asked(item)

    def _place(self, row: Row) -> tuple[int, int]:
        if isinstance(row, Item):
            return (_AHEAD if row.kind is Kind.PLAN or row.day > self.today else _PAST), row.rank
        return (_PAST if isinstance(row, Month) else _END), row.rank

    def _month_above(self, row: int) -> int:
        """Return the month that a row inserted here would stand under; -1 for none."""
        above = self.rows[row - 1] if row > 0 else None
        if isinstance(above, Month):
            return above.month
        return above.month if isinstance(above, Item) and self._place(above)[0] == _PAST else -1

    def _shown(self, item: Item) -> list[Edit]:
        place = self._place(item)
        row = bisect_right(self.rows, place, key=self._place)
        is_new_month = place[0] == _PAST and self._month_above(row) != item.month
        added: tuple[Row, ...] = (Month(item.month), item) if is_new_month else (item,)
        self.rows[row:row] = added
        return [Edit(row, 0, added)]

    def _hidden(self, row: int) -> list[Edit]:
        below = self.rows[row + 1] if row + 1 < len(self.rows) else None
        is_last = row > 0 and isinstance(self.rows[row - 1], Month) and not isinstance(below, Item)
        first = row - 1 if is_last else row
        removed = row + 1 - first
        del self.rows[first : row + 1]
        return [Edit(first, removed, ())]

    def _count(self, item: Item, step: int) -> list[Edit]:
        """Count a card event in or out of the fold."""
        if item.kind not in FOLDED or self.filters.which is not Which.ALL or not self._is_asked(item):
            return []
        last = len(self.rows) - 1
        fold = self.rows[last] if self.rows else None
        if not isinstance(fold, Fold):
            self.rows.append(Fold(1, self.is_open))
            return [Edit(last + 1, 0, (self.rows[-1],))]
        if fold.count + step == 0:
            self.rows.pop()
            return [Edit(last, 1, ())]
        self.rows[last] = Fold(fold.count + step, fold.is_open)
        return [Edit(last, 1, (self.rows[last],))]

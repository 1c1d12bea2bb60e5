"""Which rows are chosen, beside the current one: one by one, in a stretch, or all."""

from collections.abc import Iterable

from closeknit.ui.timeline.items import Item, Key
from closeknit.ui.timeline.rows import Rows


class Choice:
    """Keys of chosen items; months and folds are never chosen."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._keys: set[Key] = set()
        self._from: Key | None = None

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def keys(self) -> tuple[Key, ...]:
        """Return the chosen keys in the order of their rows."""
        if len(self._keys) <= 100:
            return tuple(sorted(self._keys, key=self._rows.row_of))
        return tuple(row.key for row in self._rows.rows if row.key in self._keys)

    def toggle(self, key: Key | None) -> None:
        """Choose an item, or no longer."""
        if key is not None and self._rows.item(key) is not None:
            self._keys ^= {key}
            self._from = key

    def extend(self, here: Key | None, there: Key | None) -> None:
        """Choose the current item and the one gone to."""
        self._keys.update(key for key in (here, there) if key is not None and self._rows.item(key) is not None)
        self._from = self._from or here

    def reach(self, here: Key | None, there: Key | None) -> None:
        """Choose all between the item that was chosen last (else the current one) and another."""
        begin = self._rows.row_of(self._from if self._from is not None else here)
        end = self._rows.row_of(there)
        if begin >= 0 and end >= 0:
            self._add(range(min(begin, end), max(begin, end) + 1))
            self._from = self._from if self._from is not None else here

    def all(self) -> None:
        """Choose all that are shown."""
        self._add(range(len(self._rows)))

    def clear(self) -> None:
        """Choose none."""
        self._keys.clear()
        self._from = None

    def drop(self, key: Key) -> None:
        """Forget an item that has gone."""
        self._keys.discard(key)
        self._from = None if self._from == key else self._from

    def keep_shown(self) -> None:
        """Forget what isn't shown any more."""
        if self._keys:
            self._keys.intersection_update({row.key for row in self._rows.rows})

    def _add(self, rows: Iterable[int]) -> None:
        self._keys.update(row.key for at in rows if isinstance(row := self._rows.rows[at], Item))

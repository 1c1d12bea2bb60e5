"""Take back what `export --format json` wrote: everything into an empty home, a selection as new cards (product 6)."""

import time
from collections.abc import Callable
from pathlib import Path

from closeknit.domain.job import Account, Progress
from closeknit.services.books import Books
from closeknit.services.events import Announce, BookImported
from closeknit.store.database import Store
from closeknit.store.selection import read_selection
from closeknit.store.whole import FORMAT, SELECTION, read_everything

_LOOK_AT_BYTES = 200


def format_of(path: Path) -> str:
    """Tell FORMAT or SELECTION from a file's beginning; "" for anything else, such as vCards."""
    if not path.is_file():
        return ""
    with path.open("rb") as stream:
        head = stream.read(_LOOK_AT_BYTES).lstrip()
    if not head.startswith(b"{"):
        return ""
    return next((one for one in (FORMAT, SELECTION) if f'"{one}"'.encode() in head), "")


class WholeJob:
    """Behaves as an import's job; what it does is short and can't be stopped midway."""

    def __init__(self, store: Store, books: Books, announce: Announce, path: Path, book: str | None) -> None:
        self._store, self._books, self._announce = store, books, announce
        self._path, self._book = path, book

    def cancel(self) -> None:
        """Do nothing: the step ends by itself, and a selection's can be undone."""

    def run(self, _on_progress: Callable[[Progress], None]) -> Account:
        """Read; raises UserError `home_not_empty` or `whole_unknown`."""
        began = time.perf_counter()
        import_id, name = None, self._path.stem
        with self._path.open("rb") as stream:
            if format_of(self._path) == FORMAT:
                because, cards = "everything", read_everything(self._store, stream)
            else:
                because, name = "new", self._books.free_name(self._book or name)
                import_id, cards = read_selection(self._store, stream, name, str(self._path))
        seconds = time.perf_counter() - began
        account = Account(import_id, name, None, because, cards, cards, 0, 0, 0, 0, (), seconds)
        self._announce(BookImported(account))
        return account

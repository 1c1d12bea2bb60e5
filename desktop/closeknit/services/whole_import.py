"""Take back what `export --format json` wrote: everything into an empty home (product 6), or see whether it is that."""

import time
from collections.abc import Callable
from pathlib import Path

from closeknit.domain.job import Account, Progress
from closeknit.services.events import Announce, BookImported
from closeknit.store.database import Store
from closeknit.store.selection_out import SELECTION
from closeknit.store.whole import FORMAT, read_everything

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
    """Behaves as an import's job; it can't be stopped midway: it is one transaction."""

    def __init__(self, store: Store, announce: Announce, path: Path) -> None:
        self._store, self._announce, self._path = store, announce, path

    def cancel(self) -> None:
        """Do nothing: all or nothing is read, and that soon."""

    def run(self, _on_progress: Callable[[Progress], None]) -> Account:
        """Read; raises UserError `home_not_empty`, `whole_unknown`, `whole_newer` or `json_broken`."""
        began = time.perf_counter()
        with self._path.open("rb") as stream:
            cards = read_everything(self._store, stream)
        seconds = time.perf_counter() - began
        account = Account(None, self._path.stem, None, "everything", cards, cards, 0, 0, 0, 0, (), seconds)
        self._announce(BookImported(account))
        return account

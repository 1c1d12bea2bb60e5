"""Take back what `export --format json` wrote: everything into an empty home, a selection as new cards (product 6)."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from closeknit.domain.errors import UserError
from closeknit.domain.job import Account, Progress
from closeknit.services.events import Announce, BookImported
from closeknit.store.database import Store
from closeknit.store.whole import FORMAT, SELECTION, bytes_of, document_of, read_everything

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
    """Fills an empty home. Behaves as an import's job; being one transaction it can't be stopped midway."""

    def __init__(self, store: Store, announce: Announce, path: Path) -> None:
        self._store, self._announce, self._path = store, announce, path

    def cancel(self) -> None:
        """Do nothing: the transaction ends by itself, and undoing it is removing the books."""

    def run(self, _on_progress: Callable[[Progress], None]) -> Account:
        """Read; raises UserError `home_not_empty` or `whole_unknown`."""
        began = time.perf_counter()
        with self._path.open("rb") as stream:
            cards = read_everything(self._store, stream)
        seconds = time.perf_counter() - began
        account = Account(None, self._path.stem, None, "everything", cards, cards, 0, 0, 0, 0, (), seconds)
        self._announce(BookImported(account))
        return account


def selection_as_cards(path: Path) -> IO[bytes]:
    """Write a selection's cards to a private file, to be read like any address book; raises UserError."""
    with path.open("rb") as stream:
        document = document_of(stream)
    target = tempfile.NamedTemporaryFile(prefix=f"{path.stem}-", suffix=".vcf")  # noqa: SIM115  # the caller closes it
    try:
        for person in document["people"]:
            for card in person["cards"]:
                raw = bytes_of(card["raw"])
                if str(card["encoding"]).startswith("utf-16"):
                    raw = raw.decode(card["encoding"], "replace").encode()
                target.write(raw + b"\r\n")
    except (KeyError, TypeError, LookupError) as error:
        target.close()
        raise UserError("whole_unknown") from error
    target.flush()
    return target

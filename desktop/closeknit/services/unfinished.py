"""What was typed and not yet logged, kept so that it outlives a kill (issue 4, section 6).

One small file beside the database, written whole and moved into place. Not a table: a text of every second isn't worth
a turn of the one writer, nor waking every process that watches for commits, and no undo or backup should hold it.
"""

import json
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock

from closeknit.domain.ids import EntryId, PersonId

MOST_LETTERS = 10_000
MOST_TEXTS = 100
#: A letter takes twelve bytes at most (`\\ud835\\udd73`); some are to spare for the place of each text.
_MOST_BYTES = MOST_TEXTS * (MOST_LETTERS * 12 + 1000)


def place_of(person: PersonId) -> str:
    """Name the place where something is composed with a person."""
    return f"person-{person}"


def reminder_place(person: PersonId) -> str:
    """Name the place where a reminder about a person is written."""
    return f"{place_of(person)}-reminder"


def entry_place(person: PersonId, entry: EntryId) -> str:
    """Name the place where an entry is edited on a person's timeline."""
    return f"{place_of(person)}-entry-{entry}"


class Unfinished:
    """Texts by the name of their place, read when first asked for; callable from any thread.

    Without a file they last as long as the process. A file that is damaged or too large counts as empty.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lock, self._writing = Lock(), Lock()
        self._texts: dict[str, str] | None = None
        self._is_dirty = False

    def text_of(self, place: str) -> str:
        """Return what is unfinished there, "" where nothing is."""
        with self._lock:
            return self._known().get(place, "")

    def put(self, place: str, text: str) -> bool:
        """Remember a text, or forget it where it is empty; tells whether that changed anything. `save` writes it."""
        text = text[:MOST_LETTERS]
        with self._lock:
            texts = self._known()
            if texts.get(place, "") == text:
                return False
            texts.pop(place, None)
            if text:
                texts[place] = text
            while len(texts) > MOST_TEXTS:
                del texts[next(iter(texts))]
            self._is_dirty = True
            return True

    def forget(self, people: Iterable[PersonId]) -> None:
        """Forget at once what is unfinished with people who were deleted for good."""
        gone = {place_of(person) for person in people}
        with self._lock:
            places = [place for place in self._known() if "-".join(place.split("-")[:2]) in gone]
        for place in places:
            self.put(place, "")
        self.save()

    def save(self) -> None:
        """Write what changed since it was last written; what can't be written now is tried again next time."""
        with self._writing:
            with self._lock:
                if not self._is_dirty or self._texts is None:
                    return
                self._is_dirty = False
                content = json.dumps({"texts": self._texts}).encode("ascii") if self._texts else b""
            try:
                self._write(content)
            except OSError:
                with self._lock:
                    self._is_dirty = True

    def _known(self) -> dict[str, str]:
        if self._texts is None:
            self._texts = {} if self._file is None else _read(self._file)
        return self._texts

    def _write(self, content: bytes) -> None:
        if self._file is None:
            return
        if not content:
            self._file.unlink(missing_ok=True)
            return
        handle, temporary = tempfile.mkstemp(dir=self._file.parent, prefix=".unfinished-")  # 0600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(self._file)
        except OSError:
            with suppress(OSError):
                Path(temporary).unlink(missing_ok=True)
            raise


def _read(file: Path) -> dict[str, str]:
    try:
        with file.open("rb") as opened:
            content = opened.read(_MOST_BYTES + 1)
        found = json.loads(content)["texts"] if len(content) <= _MOST_BYTES else {}
        kept = [(place, text[:MOST_LETTERS]) for place, text in found.items() if isinstance(text, str) and text]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    return dict(kept[-MOST_TEXTS:])

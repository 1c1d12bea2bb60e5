"""Which imports are running: a lock on a file beside the database, which the system lets go when its process ends."""

import os
import sys
import threading
from pathlib import Path

from closeknit.domain.ids import ImportId

if sys.platform == "win32":
    import msvcrt

    def try_lock(handle: int) -> bool:
        """Lock an open file for this process; False when another has it."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def try_lock(handle: int) -> bool:
        """Lock an open file for this process; False when another has it."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


class ImportLocks:
    """Holds a lock for each running import of this process."""

    def __init__(self, database: Path) -> None:
        self._folder = database.parent
        self._stem = database.name
        self._held: dict[ImportId, int] = {}
        self._guard = threading.Lock()

    def hold(self, import_id: ImportId) -> None:
        """Lock; the lock ends with `release` or with the process."""
        handle = os.open(self._path(import_id), os.O_CREAT | os.O_RDWR, 0o600)
        try_lock(handle)
        with self._guard:
            self._held[import_id] = handle

    def release(self, import_id: ImportId) -> None:
        """Unlock and take the file away."""
        with self._guard:
            handle = self._held.pop(import_id, None)
        if handle is not None:
            os.close(handle)
        self._path(import_id).unlink(missing_ok=True)

    def is_held(self, import_id: ImportId) -> bool:
        """Tell whether a process, this one or another, runs the import."""
        if import_id in self._held:
            return True
        try:
            handle = os.open(self._path(import_id), os.O_RDWR)
        except OSError:
            return False
        try:
            return not try_lock(handle)
        finally:
            os.close(handle)

    def _path(self, import_id: ImportId) -> Path:
        return self._folder / f"{self._stem}.import-{import_id}.lock"

"""Whether a window is open on a home: a lock that the system lets go when its process ends, however it ends."""

import os
from pathlib import Path

from closeknit.domain.errors import UserError
from closeknit.store.locks import try_lock


class WindowPresence:
    """Held by the window; `restore` asks it first, since it swaps the file under every reader."""

    def __init__(self, lock: Path) -> None:
        self._lock = lock
        self._handle: int | None = None

    def hold(self) -> bool:
        """Take the lock for this process's window; False when another window has it."""
        handle = os.open(self._lock, os.O_CREAT | os.O_RDWR, 0o600)
        if not try_lock(handle):
            os.close(handle)
            return False
        self._handle = handle
        return True

    def release(self) -> None:
        """Let go."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def refuse_if_open(self) -> None:
        """Raise UserError `window_is_open` while a window, this process's or another's, is open."""
        if self._handle is not None:
            raise UserError("window_is_open")
        if self.hold():
            self.release()
        else:
            raise UserError("window_is_open")

"""Backups: written and read back, listed, restored; and the check of everything (product 6)."""

from collections.abc import Callable
from pathlib import Path

import closeknit.store.check as checking
from closeknit.domain.backup import BackupFile, CheckReport
from closeknit.domain.errors import UserError
from closeknit.services.events import Announce, BackupMade, BackupRestored
from closeknit.store.backups import BackupFiles
from closeknit.store.database import Store
from closeknit.store.restore import restore

GIGABYTE = 1 << 30


class Backups:
    """Verbs of backups; `refuse_if_open` raises while a window reads the file that a restore would swap."""

    def __init__(
        self,
        store: Store,
        announce: Announce,
        most_bytes: int = 2 * GIGABYTE,
        refuse_if_open: Callable[[], None] = lambda: None,
    ) -> None:
        self._store, self._announce, self._refuse_if_open = store, announce, refuse_if_open
        self._files = BackupFiles(store, most_bytes)

    def make(self, target: Path | None = None) -> BackupMade:
        """Write a backup to a file of that name, or into the folder of backups; raises UserError where one is."""
        if target is not None and target.exists():
            raise UserError("file_exists", file=target.name)
        return self._made("asked", target)

    def make_daily(self) -> BackupMade | None:
        """Write today's backup, if there is none of today and anything to lose."""
        return None if self._files.has_today() or self._files.is_empty() else self._made("daily")

    def make_before_first_import(self) -> BackupMade | None:
        """Write a backup ahead of the first import, if there is anything to lose by it."""
        return None if self._files.has_imported() or self._files.is_empty() else self._made("import")

    def listed(self) -> list[BackupFile]:
        """List the automatic and asked-for backups of the folder, the newest first."""
        return self._files.listed()

    def restore(self, path: Path) -> BackupRestored:
        """Go back to a backup, as a step that `undo` takes back; raises UserError while a window is open."""
        self._refuse_if_open()
        fact = BackupRestored(path, restore(self._store, path))
        self._files.thin()
        self._announce(fact)
        return fact

    def check(self) -> CheckReport:
        """Read every page, every index and every card."""
        return checking.check(self._store)

    def _made(self, why: str, target: Path | None = None) -> BackupMade:
        path, contents = self._files.write(why, target)
        fact = BackupMade(path, contents.people, contents.cards, path.stat().st_size)
        self._announce(fact)
        return fact

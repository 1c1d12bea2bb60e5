"""The store's own backups: when one is due, what each holds, which still hold somebody."""

import json
from collections.abc import Sequence
from pathlib import Path

import apsw

from closeknit.domain.backup import BackupFile
from closeknit.domain.ids import CardId, PersonId
from closeknit.store import backup
from closeknit.store.connect import open_read_only
from closeknit.store.database import Store
from closeknit.store.failures import outside_problems
from closeknit.store.restore import needed_files
from closeknit.store.safecopy import Contents, write_copy


class BackupFiles:
    """Reads and writes the folder of backups beside the database."""

    def __init__(self, store: Store, most_bytes: int) -> None:
        self._store = store
        self._most_bytes = most_bytes

    def write(self, why: str, target: Path | None = None) -> tuple[Path, Contents]:
        """Write a verified backup, and thin the folder out when it went there."""
        with outside_problems(), self._store.reading() as connection:
            assert isinstance(connection, apsw.Connection)
            if target is not None:
                return target, write_copy(connection, target)
            made = backup.keep(connection, self._store.backups_folder, why, self._store.clock.now_us())
        self.thin()
        return made

    def thin(self) -> None:
        """Remove backups that are no longer wanted."""
        with outside_problems(), self._store.reading() as connection:
            backup.thin(self._store.backups_folder, self._most_bytes, needed_files(connection))

    def has_today(self) -> bool:
        """Tell whether there is a backup of today."""
        today = backup.day_of(self._store.clock.now_us())
        return any(name.day == today for name in backup.listed(self._store.backups_folder))

    def is_empty(self) -> bool:
        """Tell whether there is nothing to lose."""
        return not self._has("SELECT 1 FROM person LIMIT 1")

    def has_imported(self) -> bool:
        """Tell whether anything was ever imported."""
        return self._has("SELECT 1 FROM step WHERE kind = 'imported' LIMIT 1")

    def listed(self) -> list[BackupFile]:
        """List the backups with what they hold, the newest first; one that can't be opened counts nothing."""
        return [_described(name) for name in backup.listed(self._store.backups_folder)]

    def holding(self, people: Sequence[PersonId], cards: Sequence[CardId]) -> tuple[str, ...]:
        """Name the backups that hold any of these people or cards; one that can't be read is named too."""
        names = backup.listed(self._store.backups_folder)
        return tuple(str(name.path) for name in names if _holds(name.path, people, cards))

    def _has(self, sql: str) -> bool:
        with self._store.reading() as connection:
            return bool(connection.execute(sql).fetchall())


def _described(name: backup.BackupName) -> BackupFile:
    people = cards = 0
    try:
        connection = open_read_only(name.path)
        try:
            people = int(str(connection.execute("SELECT count(*) FROM person WHERE shown <> 2").fetchall()[0][0]))
            cards = int(str(connection.execute("SELECT count(*) FROM card").fetchall()[0][0]))
        finally:
            connection.close()
    except apsw.Error:
        pass
    stat = name.path.stat()
    return BackupFile(name.path, stat.st_mtime_ns // 1000, stat.st_size, people, cards, name.why)


def _holds(path: Path, people: Sequence[PersonId], cards: Sequence[CardId]) -> bool:
    try:
        connection = open_read_only(path)
        try:
            found = connection.execute(
                "SELECT 1 WHERE EXISTS (SELECT 1 FROM person WHERE id IN (SELECT value FROM json_each(:people))) "
                "OR EXISTS (SELECT 1 FROM card WHERE id IN (SELECT value FROM json_each(:cards)))",
                {"people": json.dumps(list(people)), "cards": json.dumps(list(cards))},
            )
            return bool(found.fetchall())
        finally:
            connection.close()
    except apsw.Error:
        return True

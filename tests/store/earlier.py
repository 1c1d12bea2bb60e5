"""Homes made by earlier programs, whole and damaged, and what every table of theirs holds."""

import gzip
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import apsw

from closeknit.store.connect import open_read_only

FOLDER = Path(__file__).resolve().parents[1] / "data" / "homes"
NAMES = ("v1", "v2", "relationship-v2", "relationship-v6")
#: Caches, which a migration may empty, and what SQLite keeps for itself.
_PASSING = ("closeknit", "closeness", "sqlite_", "person_text")


class Earlier(NamedTuple):
    """One home of an earlier program."""

    name: str
    is_damaged: bool

    @property
    def title(self) -> str:
        """How tests call it."""
        return f"{self.name}-damaged" if self.is_damaged else self.name

    def content(self, folder: Path) -> bytes:
        """Give the file's bytes; `folder` is for finding out where to damage it."""
        data = gzip.decompress((FOLDER / f"{self.name}.db.gz").read_bytes())
        return damaged(data, folder) if self.is_damaged else data


EVERY = tuple(Earlier(name, is_damaged) for name in NAMES for is_damaged in (False, True))
Rows = dict[str, tuple[tuple[str, ...], int, str]]


def damaged(data: bytes, folder: Path) -> bytes:
    """Flip a bit in a value that can be rebuilt, and let an index claim more cells than fit on its page."""
    path = folder / "to-be-damaged.db"
    path.write_bytes(data)
    page = root_page(path, "item_category")
    path.unlink()
    changed = bytearray(data)
    changed[data.rindex(b"ana@example.org")] ^= 1
    changed[4096 * (page - 1) + 3 : 4096 * (page - 1) + 5] = b"\xff\xff"
    return bytes(changed)


def root_page(path: Path, name: str) -> int:
    """Return the first page of a table or an index."""
    connection = open_read_only(path)
    page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchall()[0][0]
    connection.close()
    return int(page)


def rows_of(path: Path, like: Rows | None = None) -> Rows:
    """Count and hash every table, of the columns that are there, or that were in `like`."""
    connection = open_read_only(path)
    try:
        if like is None:
            sql = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
            names = [row[0] for row in connection.execute(sql) if not row[0].startswith(_PASSING)]
            columns = {name: _columns(connection, name) for name in names}
        else:
            columns = {name: found[0] for name, found in like.items()}
        return {name: (listed, *_hash(connection, name, listed)) for name, listed in columns.items()}
    finally:
        connection.close()


def _columns(connection: apsw.Connection, table: str) -> tuple[str, ...]:
    return tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))


def _hash(connection: apsw.Connection, table: str, columns: tuple[str, ...]) -> tuple[int, str]:
    """Read along the table itself, never along an index, which may be what is damaged."""
    total, count = blake2b(digest_size=16), 0
    for row in connection.execute(f"SELECT {', '.join(columns)} FROM {table} NOT INDEXED"):
        total.update(repr(row).encode())
        count += 1
    return count, total.hexdigest()

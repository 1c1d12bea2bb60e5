"""Open SQLite so that it keeps its word: pragmas are set and their results looked at (architecture 3)."""

from pathlib import Path
from typing import cast

import apsw
from playhouse.apsw_ext import APSWDatabase

from closeknit.domain.errors import OutsideProblem, UserError

APPLICATION_ID = 0x436C6F73  # "Clos"
BUSY_TIMEOUT_S = 5

_COMMON: dict[str, int | str] = {
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "temp_store": 2,
}
_WRITER: dict[str, int | str] = {
    "journal_mode": "wal",
    "synchronous": 2,
    "secure_delete": 1,
    "wal_autocheckpoint": 8000,
}


def pragmas_for(role: str, synchronous: int = 2) -> dict[str, int | str]:
    """Give the settings of a connection: role "writer" or "reader"; other values of `synchronous` are for tests."""
    if role == "reader":
        return {**_COMMON, "query_only": 1, "cache_size": -16_000}
    return {**_WRITER, **_COMMON, "synchronous": synchronous, "cache_size": -32_000}


def make_database(path: Path, role: str, vfs: str | None = None, synchronous: int = 2) -> APSWDatabase:
    """Describe a database with thread-local connections; nothing is opened until `connect`."""
    extra = {"vfs": vfs} if vfs else {}
    return APSWDatabase(
        str(path),
        pragmas=pragmas_for(role, synchronous),
        autoconnect=False,
        timeout=BUSY_TIMEOUT_S,
        statementcachesize=200,
        **extra,
    )


def connect(database: APSWDatabase, role: str, synchronous: int = 2) -> apsw.Connection:
    """Open the calling thread's connection and check that each pragma took; raises OutsideProblem if one didn't."""
    database.connect()
    connection = cast(apsw.Connection, database.connection())
    for name, wanted in pragmas_for(role, synchronous).items():
        rows = connection.execute(f"PRAGMA {name}").fetchall()
        if rows and rows[0][0] != wanted:
            database.close()
            raise OutsideProblem("pragma_refused", name=name, found=str(rows[0][0]))
    return connection


def refuse_foreign(path: Path) -> None:
    """Refuse a file that isn't ours before SQLite touches it; an absent or empty one is fine."""
    if not path.exists() or path.stat().st_size == 0:
        return
    with path.open("rb") as stream:
        header = stream.read(100)
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise UserError("not_a_database", file=path.name)
    found = int.from_bytes(header[68:72], "big")
    if found not in (0, APPLICATION_ID):
        raise UserError("foreign_database", file=path.name)


def open_read_only(path: Path) -> apsw.Connection:
    """Open a file nobody writes to, such as a backup; nothing in it is executed."""
    connection = apsw.Connection(
        f"file:{_as_uri(path)}?mode=ro&immutable=1", flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    )
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "mmap_size=0"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _as_uri(path: Path) -> str:
    return str(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")

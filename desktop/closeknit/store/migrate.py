"""Numbered migrations in plain SQL; each moves `user_version` in its own transaction (architecture 3)."""

from collections.abc import Callable
from importlib import resources

import apsw

from closeknit.domain.errors import UserError
from closeknit.store.connect import APPLICATION_ID


def migrations() -> tuple[tuple[int, str], ...]:
    """List (version, SQL) in order."""
    folder = resources.files("closeknit.store.migrations")
    files = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple((int(name[:4]), folder.joinpath(name).read_text("utf-8")) for name in files)


def version_of(connection: apsw.Connection) -> int:
    """Return the schema's version, 0 for an empty file."""
    return int(connection.pragma("user_version") or 0)


def migrate(connection: apsw.Connection, file_name: str, back_up: Callable[[], None]) -> None:
    """Bring the schema up to date; `back_up` is called first when there is anything to lose.

    Raises UserError for a newer file and for a database that isn't ours.
    """
    steps = migrations()
    version = version_of(connection)
    if version > steps[-1][0]:
        raise UserError("database_newer", file=file_name)
    is_ours = connection.pragma("application_id") == APPLICATION_ID
    if not is_ours and connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()[0][0]:
        raise UserError("foreign_database", file=file_name)
    if 0 < version < steps[-1][0]:
        back_up()
    for number, sql in steps:
        if number > version:
            _run(connection, number, sql)


def _run(connection: apsw.Connection, number: int, sql: str) -> None:
    try:
        _move(connection, number, sql)
    except apsw.CorruptError:
        if not _makes_indexes_only(sql):
            raise
        _move(connection, number, "")  # an index over damaged pages is left out: it only makes reading quicker


def _move(connection: apsw.Connection, number: int, sql: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if version_of(connection) < number:  # another process may have been first
            connection.execute(sql)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if not connection.getautocommit():
            connection.execute("ROLLBACK")
        raise


def _makes_indexes_only(sql: str) -> bool:
    lines = (line for line in sql.splitlines() if not line.startswith("--"))
    statements = (one.strip() for one in "\n".join(lines).split(";"))
    return all(one.startswith("CREATE INDEX ") for one in statements if one)

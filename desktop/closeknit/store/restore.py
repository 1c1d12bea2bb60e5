"""Go back to a backup, as a step that can be undone: what was there is kept first, then files are swapped.

The old file leaves WAL mode before the swap: a stale `-wal` beside a new file brought old data back (measured).
"""

import json
from collections.abc import Callable
from pathlib import Path

import apsw

from closeknit.domain.errors import OutsideProblem, UserError
from closeknit.store.backup import keep
from closeknit.store.connect import APPLICATION_ID, open_read_only, refuse_foreign
from closeknit.store.database import Store
from closeknit.store.failures import outside_problems
from closeknit.store.files import private_file, put_in_place
from closeknit.store.migrate import migrate, migrations, version_of
from closeknit.store.safecopy import remove_with_logs, verify_file
from closeknit.store.steps import StepRow, begin_step
from closeknit.store.tx import Tx

STEP_KIND = "backup_restored"


def restore(store: Store, path: Path) -> Path:
    """Make the database what the backup holds; returns the backup of what was there. No window may be open."""
    with outside_problems():
        refuse_unfit(path)
        kept = _keep(store)
        now = store.clock.now_us()
        _swap(store, path, lambda tx: begin_step(tx, STEP_KIND, {"kept": kept.name}, now))
    return kept


def undo_restore(store: Store, step: StepRow) -> None:
    """Bring back what was there before a restore; the step stays there as one that can be redone."""
    with outside_problems():
        source = kept_file(store, step)
        kept = _keep(store)
        _swap(store, source, lambda tx: _leave_undone(tx, step, kept.name))


def redo_restore(store: Store, step: StepRow) -> None:
    """Bring back what an undone restore had brought."""
    with outside_problems():
        source = kept_file(store, step)
        _keep(store)
        _swap(store, source, lambda _tx: None)


def kept_file(store: Store, step: StepRow) -> Path:
    """Return the backup that a restore rests on; raises UserError("backup_gone")."""
    path = store.backups_folder / str(json.loads(step.params).get("kept", ""))
    if not path.is_file():
        raise UserError("backup_gone", file=path.name)
    return path


def needed_files(connection: Tx) -> frozenset[str]:
    """Name the backups that undo or redo of a restore rests on."""
    rows = connection.execute("SELECT params FROM step WHERE kind = ? AND state IN ('done', 'undone')", (STEP_KIND,))
    return frozenset(str(json.loads(row[0]).get("kept", "")) for row in rows)


def refuse_unfit(path: Path) -> None:
    """Read a whole file before it may replace anything; raises UserError or OutsideProblem."""
    if not path.is_file() or path.stat().st_size == 0:
        raise UserError("backup_gone", file=path.name)
    refuse_foreign(path)
    try:
        connection = open_read_only(path)
        try:
            version = version_of(connection)
            if connection.pragma("application_id") != APPLICATION_ID:
                raise UserError("foreign_database", file=path.name)
            if version > migrations()[-1][0]:
                raise UserError("database_newer", file=path.name)
            if _schema(connection) != _schema_of(version):
                raise UserError("foreign_database", file=path.name)
        finally:
            connection.close()
    except apsw.Error as error:
        raise OutsideProblem("copy_damaged", file=path.name) from error
    verify_file(path)


def _schema(connection: apsw.Connection) -> list[tuple[str, str, str]]:
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")
    return [(str(row[0]), str(row[1]), str(row[2])) for row in rows]


def _schema_of(version: int) -> list[tuple[str, str, str]]:
    """Build the schema of a version anew, so that a trigger or a view planted in a file is seen."""
    fresh = apsw.Connection(":memory:")
    try:
        for number, sql in migrations():
            if number <= version:
                fresh.execute(sql)
        return _schema(fresh)
    finally:
        fresh.close()


def _keep(store: Store) -> Path:
    return keep(_raw(store.read()), store.backups_folder, "restore", store.clock.now_us())[0]


def _raw(connection: Tx) -> apsw.Connection:
    if not isinstance(connection, apsw.Connection):
        raise TypeError("a copy needs SQLite's own connection")
    return connection


def _swap(store: Store, source: Path, change: Callable[[Tx], object]) -> None:
    part = store.path.with_name(store.path.name + ".restore.part")
    remove_with_logs(part)
    try:
        _prepare(part, source, change)
        store.close()
        try:
            _leave_wal(store.path)
            put_in_place(part, store.path)
        finally:
            store.reopen()
    finally:
        remove_with_logs(part)


def _prepare(part: Path, source: Path, change: Callable[[Tx], object]) -> None:
    """Copy, bring up to date, and write the step into the copy."""
    private_file(part)
    copy = apsw.Connection(str(part))
    original = open_read_only(source)
    try:
        with copy.backup("main", original, "main") as backup:
            backup.step(-1)
        copy.execute("PRAGMA journal_mode=DELETE").fetchall()
        migrate(copy, source.name, lambda: None)
        with copy:
            change(copy)
    finally:
        original.close()
        copy.close()
    verify_file(part)


def _leave_wal(path: Path) -> None:
    """Empty the log into the file and remove it; raises OutsideProblem when another process has the file open."""
    connection = apsw.Connection(str(path))
    try:
        connection.set_busy_timeout(2000)
        mode = connection.execute("PRAGMA journal_mode=DELETE").fetchall()[0][0]
        if mode != "delete":
            raise OutsideProblem("database_busy")
    finally:
        connection.close()


def _leave_undone(tx: Tx, step: StepRow, kept: str) -> None:
    tx.execute(
        "INSERT INTO step (kind, params, at_us, state, undone_seq) "
        "VALUES (?, ?, ?, 'undone', (SELECT coalesce(max(undone_seq), 0) + 1 FROM step))",
        (STEP_KIND, json.dumps({"kept": kept}), step.at_us),
    )

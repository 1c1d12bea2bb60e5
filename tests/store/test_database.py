"""The file opens safe or not at all."""

import os
import stat
import threading
import weakref
from pathlib import Path

import apsw
import pytest
from tests.clocks import TickingClock

from closeknit.domain.errors import CloseknitError, OutsideProblem, UserError
from closeknit.store import backup, migrate
from closeknit.store.connect import APPLICATION_ID, connect, make_database
from closeknit.store.database import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "closeknit.db"


@pytest.fixture
def store(path: Path):
    store = Store.open(path, TickingClock())
    yield store
    store.close()


def pragma(store: Store, name: str) -> object:
    return store.maintain(lambda tx: tx.execute(f"PRAGMA {name}").fetchall()[0][0])


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("application_id", APPLICATION_ID),
        ("user_version", migrate.migrations()[-1][0]),
    ],
)
def test_the_writer_has_what_keeps_data_safe(store: Store, name: str, wanted: object):
    assert pragma(store, name) == wanted


def test_a_pragma_that_doesnt_take_stops_the_opening(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("closeknit.store.connect._COMMON", {"foreign_keys": 2})
    path.parent.mkdir()
    with pytest.raises(OutsideProblem) as refused:
        connect(make_database(path, "writer"), "writer")
    assert refused.value.reason.kind == "pragma_refused"


def test_files_are_for_the_user_alone_whatever_the_umask(path: Path):
    before = os.umask(0)
    try:
        store = Store.open(path, TickingClock())
        store.write(lambda tx: tx.execute("INSERT INTO person (name) VALUES ('x')").fetchall())
        backup.keep(store.read(), store.backups_folder, "asked", 0)
        modes = {found.name: stat.S_IMODE(found.stat().st_mode) for found in path.parent.rglob("*")}
        store.close()
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert modes.pop("backups") == 0o700
    assert len(modes) >= 3
    assert set(modes.values()) == {0o600}


def test_a_reader_cant_write(store: Store):
    with pytest.raises(OutsideProblem) as refused, store.reading() as connection:
        connection.execute("INSERT INTO person (name) VALUES ('x')")
    assert refused.value.reason.kind == "database_read_only"


def test_each_thread_reads_by_a_connection_of_its_own(store: Store):
    found = [store.read()]
    thread = threading.Thread(target=lambda: found.append(store.read()))
    thread.start()
    thread.join()
    assert found[0] is not found[1]
    assert store.read() is found[0]


def test_what_a_change_raises_comes_out_and_nothing_of_it_stays(store: Store):
    def work(tx):
        tx.execute("INSERT INTO person (name) VALUES ('x')")
        raise UserError("nobody_chosen")

    with pytest.raises(UserError):
        store.write(work)
    assert store.write(lambda tx: tx.execute("SELECT count(*) FROM person").fetchall()) == [(0,)]


def test_a_change_inside_a_change_is_a_bug_and_doesnt_hang(store: Store):
    with pytest.raises(RuntimeError):
        store.write(lambda _tx: store.write(lambda _inner: None))


def test_two_programs_write_side_by_side(path: Path, store: Store):
    other = Store.open(path, TickingClock())

    def many(one: Store) -> None:
        for _ in range(40):
            one.write(lambda tx: tx.execute("INSERT INTO person (name) VALUES ('x')").fetchall())

    threads = [threading.Thread(target=many, args=(one,)) for one in (store, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert other.read().execute("SELECT count(*) FROM person").fetchall() == [(80,)]
    other.close()


def test_a_database_that_stays_locked_is_said(path: Path, store: Store):
    blocker = apsw.Connection(str(path))
    blocker.execute("BEGIN IMMEDIATE")
    store.maintain(lambda tx: tx.execute("PRAGMA busy_timeout = 50").fetchall())
    with pytest.raises(OutsideProblem) as refused:
        store.write(lambda tx: tx.execute("INSERT INTO person (name) VALUES ('x')").fetchall())
    assert refused.value.reason.kind == "database_busy"
    blocker.execute("ROLLBACK")
    blocker.close()
    store.write(lambda tx: tx.execute("INSERT INTO person (name) VALUES ('x')").fetchall())


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"hello", "not_a_database"),
        (b"SQLite format 3\0" + b"x" * 200, "foreign_database"),
        (b"\0" * 4096, "not_a_database"),
    ],
)
def test_another_file_is_refused_in_words_and_left_alone(path: Path, content: bytes, kind: str):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(UserError) as refused:
        Store.open(path, TickingClock())
    assert refused.value.reason.kind == kind
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused(path: Path):
    path.parent.mkdir()
    other = apsw.Connection(str(path))
    other.execute("CREATE TABLE t(x)")
    other.close()
    with pytest.raises(UserError) as refused:
        Store.open(path, TickingClock())
    assert refused.value.reason.kind == "foreign_database"


def test_a_newer_file_is_refused_in_words(path: Path):
    Store.open(path, TickingClock()).close()
    newer = apsw.Connection(str(path))
    newer.execute("PRAGMA user_version = 999")
    newer.close()
    with pytest.raises(UserError) as refused:
        Store.open(path, TickingClock())
    assert refused.value.reason.kind == "database_newer"


def test_a_damaged_file_is_said(path: Path):
    Store.open(path, TickingClock()).close()
    data = bytearray(path.read_bytes())
    data[100:20_000] = b"\xff" * 19_900
    path.write_bytes(bytes(data))
    with pytest.raises(CloseknitError) as refused:
        Store.open(path, TickingClock())
    assert refused.value.reason.kind == "database_damaged"


def test_a_migration_moves_the_version_with_its_changes_and_keeps_a_backup_first(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    store = Store.open(path, TickingClock())
    store.write(lambda tx: tx.execute("INSERT INTO person (name, shown) VALUES ('x', 0)").fetchall())
    store.close()
    first = migrate.migrations()
    second = (first[-1][0] + 1, "ALTER TABLE person ADD COLUMN pet TEXT NOT NULL DEFAULT ''")
    monkeypatch.setattr(migrate, "migrations", lambda: (*first, second))
    store = Store.open(path, TickingClock())
    assert store.read().execute("SELECT name, pet FROM person").fetchall() == [("x", "")]
    assert pragma(store, "user_version") == second[0]
    assert [name.why for name in backup.listed(store.backups_folder)] == ["migration"]
    store.close()


def test_a_migration_that_fails_leaves_the_old_schema(path: Path, monkeypatch: pytest.MonkeyPatch):
    Store.open(path, TickingClock()).close()
    first = migrate.migrations()
    broken = (first[-1][0] + 1, "ALTER TABLE person ADD COLUMN pet TEXT; CREATE TABLE person (x)")
    monkeypatch.setattr(migrate, "migrations", lambda: (*first, broken))
    with pytest.raises(apsw.SQLError):
        Store.open(path, TickingClock())
    monkeypatch.undo()
    store = Store.open(path, TickingClock())
    assert pragma(store, "user_version") == first[-1][0]
    assert "pet" not in str(store.read().execute("SELECT sql FROM sqlite_schema WHERE name = 'person'").fetchall())
    store.close()


def test_the_driver_keeps_no_cursor_that_is_done_with(store: Store) -> None:
    with store.reading() as connection:
        first = connection.execute("SELECT 1")
        kept = weakref.ref(first)
        for _time in range(3):
            connection.execute("SELECT 2").fetchall()
        del first
    assert kept() is None

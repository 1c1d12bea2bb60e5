"""The store: one file, one writer thread, a query-only connection for each thread that reads."""

import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar, cast

import apsw
from playhouse.apsw_ext import APSWDatabase

from closeknit.domain.errors import OutsideProblem
from closeknit.store.backup import keep
from closeknit.store.clock import Clock
from closeknit.store.connect import connect, make_database, refuse_foreign
from closeknit.store.failures import outside_problems
from closeknit.store.files import keep_bytes, private_file, private_folder
from closeknit.store.migrate import migrate
from closeknit.store.tx import Tx
from closeknit.store.writer import Writer

T = TypeVar("T")
#: What a damaged file was before it was migrated; no backup, and never thinned out.
DAMAGED = "damaged-before-migration.db"


class Store:
    """Hands out transactions and reading connections; repositories are built on top of it."""

    def __init__(self, path: Path, clock: Clock, vfs: str | None = None, synchronous: int = 2) -> None:
        self.path = path
        self.clock = clock
        self._vfs = vfs
        self._synchronous = synchronous
        self._local = threading.local()
        self._open_readers: weakref.WeakSet[apsw.Connection] = weakref.WeakSet()
        self._generation = 0
        self._writer: Writer | None = None
        self._reader: APSWDatabase | None = None

    @classmethod
    def open(cls, path: Path, clock: Clock, vfs: str | None = None, synchronous: int = 2) -> "Store":
        """Open or make the database; raises UserError (not ours, newer) or OutsideProblem.

        `vfs` and other values of `synchronous` are for tests.
        """
        store = cls(path, clock, vfs, synchronous)
        store.reopen()
        return store

    @property
    def backups_folder(self) -> Path:
        """Return the folder of automatic backups, beside the database."""
        return self.path.parent / "backups"

    def reopen(self) -> None:
        """Open the file again after `close`."""
        with outside_problems():
            private_folder(self.path.parent)
            refuse_foreign(self.path)
            private_file(self.path)
            database = make_database(self.path, "writer", self._vfs, self._synchronous)
            self._writer = Writer(database, self._synchronous)
            try:
                self._writer.run(self._migrate, in_transaction=False)
            except BaseException:
                self.close()
                raise
            self._reader = make_database(self.path, "reader", self._vfs)
            self._generation += 1

    def close(self) -> None:
        """Close every connection of every thread; nothing may be reading any more."""
        for connection in list(self._open_readers):
            connection.close()
        self._open_readers.clear()
        if self._writer is not None:
            self._writer.stop()
        self._writer = self._reader = None

    def write(self, work: Callable[[Tx], T]) -> T:
        """Run `work` in one IMMEDIATE transaction on the writer thread and return its result once it is on the disk."""
        with outside_problems():
            return self._running().run(work)

    def maintain(self, work: Callable[[Tx], T]) -> T:
        """Run `work` on the writer thread outside any transaction: checkpoints and copies."""
        with outside_problems():
            return self._running().run(work, in_transaction=False)

    def read(self) -> Tx:
        """Return the calling thread's own connection, which can't write."""
        if getattr(self._local, "generation", None) != self._generation:
            if self._reader is None:
                raise RuntimeError("the store is closed")
            with outside_problems():
                self._local.connection = connect(self._reader, "reader")
            self._local.generation = self._generation
            self._open_readers.add(self._local.connection)
        return cast(Tx, self._local.connection)

    @contextmanager
    def reading(self) -> Iterator[Tx]:
        """Give the calling thread's reading connection; SQLite's errors come out as OutsideProblem."""
        with outside_problems():
            yield self.read()

    @contextmanager
    def reading_anew(self) -> Iterator[Tx]:
        """Give a reading connection made for this and closed after it, with nothing remembered.

        SQLite's full-text check on a connection that searched before reports damage that isn't there (seen, 3.54).
        """
        with outside_problems():
            database = make_database(self.path, "reader", self._vfs)
            try:
                yield connect(database, "reader")
            finally:
                database.close()

    def _running(self) -> Writer:
        if self._writer is None:
            raise RuntimeError("the store is closed")
        return self._writer

    def _migrate(self, connection: apsw.Connection) -> None:
        migrate(connection, self.path.name, lambda: self._keep_before_migration(connection))

    def _keep_before_migration(self, connection: apsw.Connection) -> None:
        """Back up; of a file with damaged pages, which no backup may hold, keep the very bytes and go on.

        Migrations add tables, columns and indexes and leave every page of cards as it is; `check` names the damage.
        """
        try:
            keep(connection, self.backups_folder, "migration", self.clock.now_us())
        except (OutsideProblem, apsw.CorruptError) as problem:
            if isinstance(problem, OutsideProblem) and problem.reason.kind != "copy_damaged":
                raise
            keep_bytes(self.path, self.backups_folder / DAMAGED)

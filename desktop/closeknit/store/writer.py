"""The one writer: a thread that runs each change as one IMMEDIATE transaction (architecture 3)."""

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import apsw
from peewee import DatabaseError
from playhouse.apsw_ext import APSWDatabase

from closeknit.store.connect import connect

T = TypeVar("T")


@dataclass
class _Job:
    work: Callable[[apsw.Connection], Any]
    in_transaction: bool
    done: threading.Event = field(default_factory=threading.Event)
    result: Any = None
    error: BaseException | None = None


class Writer:
    """Owns the only connection that writes; callers block until their change is on the disk."""

    def __init__(self, database: APSWDatabase, synchronous: int = 2) -> None:
        self._database = database
        self._synchronous = synchronous
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="closeknit-writer", daemon=True)
        self._thread.start()
        try:
            self.run(lambda _connection: None, in_transaction=False)
        except BaseException:
            self.stop()
            raise

    def run(self, work: Callable[[apsw.Connection], T], in_transaction: bool = True) -> T:
        """Run `work` on the writer thread and return what it returns; raises what it raises, rolled back."""
        if threading.current_thread() is self._thread:
            raise RuntimeError("a change can't be started inside a change")
        job = _Job(work, in_transaction)
        self._jobs.put(job)
        job.done.wait()
        if job.error is not None:
            raise job.error
        return cast(T, job.result)

    def stop(self) -> None:
        """Close the connection and end the thread."""
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        connection: apsw.Connection | None = None
        while (job := self._jobs.get()) is not None:
            try:
                if connection is None:
                    connection = connect(self._database, "writer", self._synchronous)
                job.result = self._in_transaction(connection, job) if job.in_transaction else job.work(connection)
            except BaseException as error:
                job.error = error
            job.done.set()
            del job
        if not self._database.is_closed():
            with suppress(DatabaseError):  # a last checkpoint that fails loses nothing: the next opening reads the log
                self._database.close()

    def _in_transaction(self, connection: apsw.Connection, job: _Job) -> Any:
        with self._database.atomic("IMMEDIATE"):
            return job.work(connection)

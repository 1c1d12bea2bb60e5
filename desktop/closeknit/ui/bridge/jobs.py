"""Run work off the UI thread and bring exactly one outcome back to it (architecture 5)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Outcome:
    answer: Callable[[Any], None]
    value: object
    owner: QObject | None


class JobRunner(QObject):
    """A few threads for verbs and one reader thread for searches; answers come on the UI thread.

    A job whose owner was destroyed meanwhile, or that ends after `close`, is answered to nobody.
    """

    _ended = Signal(object)

    def __init__(self, threads: int = 3, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._verbs = ThreadPoolExecutor(threads, thread_name_prefix="verb")
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="reader")
        self._is_closed = False
        self._waiting = 0
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def waiting(self) -> int:
        """How many jobs have no answer yet."""
        return self._waiting

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        owner: QObject | None = None,
    ) -> None:
        """Do `work` on a pool thread, then call `done` or `failed` on the UI thread, once."""
        self._submit(self._verbs, work, done, failed, owner)

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        owner: QObject | None = None,
    ) -> None:
        """As `run`, one after the other on the reader thread."""
        self._submit(self._reader, work, done, failed, owner)

    def close(self) -> None:
        """Take no more jobs, wait for those that run, and answer nobody any more."""
        self._is_closed = True
        for pool in (self._verbs, self._reader):
            pool.shutdown(wait=True, cancel_futures=True)

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        owner: QObject | None,
    ) -> None:
        if self._is_closed:
            return
        self._waiting += 1

        def act() -> None:
            try:
                outcome = _Outcome(done, work(), owner)
            except BaseException as problem:  # every way to end is an outcome
                outcome = _Outcome(failed, problem, owner)
            if not self._is_closed:
                self._ended.emit(outcome)

        pool.submit(act)

    def _on_ended(self, outcome: _Outcome) -> None:
        self._waiting -= 1
        if self._is_closed or (outcome.owner is not None and not isValid(outcome.owner)):
            return
        outcome.answer(outcome.value)


class Latest:
    """Ask questions of which only the newest answer counts; late answers are dropped by generation.

    Quick questions go to the reader thread, one after the other; long ones must not hold it up and go to the pool.
    """

    def __init__(self, runner: JobRunner, owner: QObject | None = None, is_quick: bool = True) -> None:
        self._submit = runner.read if is_quick else runner.run
        self._owner = owner
        self._generation = 0

    def ask(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None]) -> None:
        """Read elsewhere; a question asked later makes this one's answer void."""
        self._generation += 1
        mine = self._generation

        def skip_or_work() -> T | None:
            return work() if mine == self._generation else None

        def on_done(value: T | None) -> None:
            if mine == self._generation and value is not None:
                done(value)

        def on_failed(problem: BaseException) -> None:
            if mine == self._generation:
                failed(problem)

        self._submit(skip_or_work, on_done, on_failed, self._owner)

    def forget(self) -> None:
        """Void every question asked so far."""
        self._generation += 1

"""Run one import at a time and tell how far it is; cancelling takes back what came in (product 4.9)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from closeknit.domain.job import Account, Cancelled, Progress
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner

if TYPE_CHECKING:  # start-up cost: reading is loaded when something is read
    from closeknit.services.importing import ImportJob
    from closeknit.services.selection_import import SelectionJob
    from closeknit.services.whole_import import WholeJob

SHOW_EVERY_MS = 60


class State(StrEnum):
    """Where the import is."""

    IDLE = "idle"
    RUNNING = "running"
    ENDED = "ended"
    CANCELLED = "cancelled"
    FAILED = "failed"


class ImportPresenter(QObject):
    """Outlives its dialog: an import goes on in the background."""

    #: a job began; carries the paths
    began = Signal(object)
    #: carries the newest Progress, at most every 60 ms
    progressed = Signal(object)
    #: carries the Account
    ended = Signal(object)
    #: what came in was taken back
    cancelled = Signal()
    #: carries the problem
    failed = Signal(object)
    #: carries how many exact doubles there are
    doubles_counted = Signal(int)
    #: carries of how many people nothing is known yet but their cards
    unknown_counted = Signal(int)
    _arrived = Signal(object)

    def __init__(self, verbs: Verbs, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._verbs, self._runner = verbs, runner
        self._job: ImportJob | SelectionJob | WholeJob | None = None
        self._is_cancelled = False
        self._newest: Progress | None = None
        self.state = State.IDLE
        self._tick = QTimer(self, interval=SHOW_EVERY_MS, singleShot=True)
        self._tick.timeout.connect(self._show)
        self._arrived.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)

    def warm_up(self) -> None:
        """Start the worker process, since an import is likely."""
        self._runner.run(lambda: self._verbs.importing.warm_up(), lambda _none: None, lambda _problem: None, self)

    def begin(self, paths: Sequence[Path]) -> bool:
        """Import files or a folder; False while another import runs."""
        if self.state is State.RUNNING:
            return False
        self.state, self._is_cancelled, self._newest = State.RUNNING, False, None
        self.began.emit(list(paths))
        self._runner.run(lambda: self._work(paths), self._on_ended, self._on_failed, self)
        return True

    def cancel(self) -> None:
        """Stop at once and take back what came in."""
        self._is_cancelled = True
        if self._job is not None:
            self._job.cancel()

    def save_unreadable(self, account: Account, target: Path) -> None:
        """Write the spans that couldn't be read to a file, as they are."""
        book = account.book_id
        if book is None:
            return

        self._runner.run(
            lambda: self._verbs.books.save_unreadable(book, target), lambda _count: None, self.failed.emit, self
        )

    def _work(self, paths: Sequence[Path]) -> Account:
        job = self._verbs.importing.begin(paths)
        self._job = job
        if self._is_cancelled:
            raise Cancelled
        return job.run(self._arrived.emit)

    def _on_progress(self, progress: Progress) -> None:
        self._newest = progress
        if not self._tick.isActive():
            self._tick.start()

    def _show(self) -> None:
        if self._newest is not None and self.state is State.RUNNING:
            self.progressed.emit(self._newest)

    def _on_ended(self, account: Account) -> None:
        self.state, self._job = State.ENDED, None
        self.ended.emit(account)
        self._runner.run(lambda: len(self._verbs.joining.doubles()), self.doubles_counted.emit, self.failed.emit, self)
        self._runner.run(self._verbs.catch_up.waiting, self.unknown_counted.emit, self.failed.emit, self)

    def _on_failed(self, problem: BaseException) -> None:
        self._job = None
        if isinstance(problem, Cancelled):
            self.state = State.CANCELLED
            self.cancelled.emit()
        else:
            self.state = State.FAILED
            self.failed.emit(problem)

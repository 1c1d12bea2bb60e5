"""Keep everybody's figures of today, and of the weights in force, piece by piece in the background."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from closeknit.services.events import ScoringChanged, StepRedone, StepUndone, TimeCame
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner

if TYPE_CHECKING:  # start-up cost: the first start of a piece loads them, on the pool
    from closeknit.services.relationships import Relationships
    from closeknit.services.weighing import Weighing

#: How long after the start, and after everybody was of today, the figures of relationships are computed again.
AFTER_MS = 4_000
AGAIN_MS = 600_000
PAUSE_MS = 100


class Freshening(QObject):
    """`relationships` and `weighing` are first asked for on a thread of the pool, since that loads their modules."""

    #: the weights had changed, and now everybody's figures are of those in force
    rescored = Signal()
    #: carries the problem
    failed = Signal(object)

    def __init__(
        self,
        relationships: Callable[[], "Relationships"],
        weighing: Callable[[], "Weighing"],
        runner: JobRunner,
        hub: EventHub,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._relationships, self._weighing, self._runner = relationships, weighing, runner
        self._version: int | None = None
        self._is_running = self._is_rescoring = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._run)
        hub.happened.connect(self._on_happened)

    def start(self) -> None:
        """Begin a while after the window is there."""
        self._timer.start(AFTER_MS)

    def _run(self) -> None:
        if self._is_running or self._runner.waiting:  # an import, or whatever else the user waits for, comes first
            self._timer.start(PAUSE_MS if self._is_rescoring else AFTER_MS)
            return
        self._is_running = True
        self._runner.run(self._freshen, self._on_freshened, self._on_failed, self)

    def _freshen(self) -> tuple[int, int]:
        version = self._weighing().now().weights.version
        return self._relationships().freshen(), version

    def _on_freshened(self, done: tuple[int, int]) -> None:
        people, version = done
        self._is_running = False
        if self._version is None:
            self._version = version
        if people:
            self._timer.start(PAUSE_MS)
        elif not self._timer.isActive():
            self._timer.start(AGAIN_MS)
            if self._is_rescoring:
                self._is_rescoring = False
                self.rescored.emit()

    def _on_failed(self, problem: BaseException) -> None:
        self._is_running = False
        self.failed.emit(problem)

    def _on_happened(self, fact: object) -> None:
        """Look whether other weights are in force, or it is another day; None is a commit of another process."""
        if isinstance(fact, TimeCame):
            self._timer.start(AFTER_MS)
        if fact is None or isinstance(fact, ScoringChanged | StepUndone | StepRedone):
            self._runner.run(
                lambda: self._weighing().now().weights.version, self._on_version, lambda _problem: None, self
            )

    def _on_version(self, version: int) -> None:
        if self._version is not None and version != self._version:
            self._version, self._is_rescoring = version, True
            self._timer.start(0)

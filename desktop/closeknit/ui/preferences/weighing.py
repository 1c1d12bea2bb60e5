"""Read how people are scored, and hand on what is changed about it; each change is one step that undo takes back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from closeknit.domain.errors import UserError
from closeknit.services.weighing import Weighing
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner, Latest
from closeknit.ui.bridge.soon import Soon

_PAUSE_MS = 60


class WeighingPresenter(QObject):
    """What was chosen is written on the writer thread, one after the other."""

    #: carries the Scoring in force
    came = Signal(object)
    #: carries the problem
    failed = Signal(object)

    def __init__(
        self, weighing: Callable[[], Weighing], runner: JobRunner, hub: EventHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._weighing, self._runner = weighing, runner
        self.is_watching = False
        self._reads = Latest(runner, self)
        self._soon = Soon(self.refresh, _PAUSE_MS, self)
        hub.happened.connect(self._on_happened)

    def refresh(self) -> None:
        """Read what is in force."""
        self._reads.ask(lambda: self._weighing().now(), self.came.emit, self.failed.emit)

    def set(self, name: str, value: float) -> None:
        """Give a weight another value."""
        self._do(lambda: self._weighing().set({name: value}))

    def reset(self, name: str | None = None) -> None:
        """Take one weight, or all, back to the default."""
        self._do(lambda: self._weighing().reset(name))

    def switch(self, is_on: bool) -> None:
        """Switch scores on or off."""
        self._do(lambda: self._weighing().switch(is_on))

    def _do(self, verb: Callable[[], object]) -> None:
        self._runner.run(verb, lambda _fact: self.refresh(), self._on_failed, self)

    def _on_failed(self, problem: BaseException) -> None:
        self.refresh()  # the field shows what is in force again
        if not (isinstance(problem, UserError) and problem.reason.kind == "nothing_changed"):
            self.failed.emit(problem)

    def _on_happened(self, _fact: object) -> None:
        if self.is_watching:
            self._soon.ask()

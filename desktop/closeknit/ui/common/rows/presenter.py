"""What the presenters of a list of things to do have in common: following, asking anew, and doing a verb once."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner, Latest
from closeknit.ui.bridge.soon import Soon

REFRESH_MS = 60
#: How often a page that is looked at asks anew, since time alone brings things back.
LOOK_AGAIN_MS = 60_000


class RowsPresenter(QObject):
    """Reads on the reader thread, one question at a time; verbs go to the pool."""

    #: carries what `_question` found
    found = Signal(object)
    #: carries the problem
    failed = Signal(object)
    #: what was asked for is done
    did = Signal()

    def __init__(self, runner: JobRunner, hub: EventHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._is_watching = False
        self._under_way: set[str] = set()
        self._asked = Latest(runner, self)
        self._soon = Soon(self.refresh, REFRESH_MS, self)
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._again.timeout.connect(self.refresh)
        hub.happened.connect(self._on_happened)

    def watch(self, is_watching: bool) -> None:
        """Follow what happens while the page is looked at."""
        self._is_watching = is_watching
        if is_watching:
            self._again.start()
        else:
            self._again.stop()

    def refresh(self) -> None:
        """Ask how it stands now."""
        self._asked.ask(self._question(), self.found.emit, self.failed.emit)

    def _question(self) -> Callable[[], object]:
        """Return what is to be read, as things are asked for now; it runs on the reader thread."""
        raise NotImplementedError

    def _do(self, name: str, verb: Callable[[], object]) -> None:
        """Do it once, however often the key is hit before the row is gone."""
        if name in self._under_way:
            return
        self._under_way.add(name)

        def ended() -> None:
            self._under_way.discard(name)
            self.refresh()

        def done(_fact: object) -> None:
            ended()
            self.did.emit()

        def failed(problem: BaseException) -> None:
            ended()
            self.failed.emit(problem)

        self._runner.run(verb, done, failed, self)

    def _on_happened(self, _fact: object) -> None:
        if self._is_watching:
            self._soon.ask()

"""Find exact doubles, open both sides, join or keep apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from closeknit.domain.double import Double
from closeknit.domain.ids import PersonId
from closeknit.domain.person import Person, PersonRow
from closeknit.services.joining import Joining
from closeknit.services.people import People
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner, Latest

MOST_SHOWN = 2000
REFRESH_MS = 60


@dataclass(frozen=True, slots=True)
class Found:
    """All doubles, and the rows of the people in those that are shown."""

    doubles: Sequence[Double]
    rows: dict[PersonId, PersonRow]


class DoublesPresenter(QObject):
    """Nothing is joined by itself."""

    #: carries the Found
    found = Signal(object)
    #: carries (Double, Person, Person)
    opened = Signal(object)
    #: carries the problem
    failed = Signal(object)

    def __init__(
        self, people: People, joining: Joining, runner: JobRunner, hub: EventHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._people, self._joining, self._runner = people, joining, runner
        self.is_watching = False
        self._lists = Latest(runner, self, is_quick=False)
        self._pairs = Latest(runner, self)
        self._soon = QTimer(self, interval=REFRESH_MS, singleShot=True)
        self._soon.timeout.connect(self.refresh)
        hub.happened.connect(self._on_happened)

    def refresh(self) -> None:
        """Look for doubles anew."""

        def work() -> Found:
            doubles = self._joining.doubles()
            ids = list(dict.fromkeys(p for d in doubles[:MOST_SHOWN] for p in (d.first, d.second)))
            return Found(doubles, {row.id: row for row in self._people.rows(ids)})

        self._lists.ask(work, self.found.emit, self.failed.emit)

    def open(self, double: Double) -> None:
        """Open both people of a pair."""

        def work() -> tuple[Double, Person, Person]:
            return double, self._people.open(double.first), self._people.open(double.second)

        self._pairs.ask(work, self.opened.emit, lambda _problem: self.refresh())

    def join(self, double: Double) -> None:
        """Join a pair."""
        self._do(lambda: self._joining.join([double.first, double.second]))

    def join_all(self, doubles: Sequence[Double]) -> None:
        """Join all pairs, as one step."""
        self._do(lambda: self._joining.join_all(doubles))

    def keep_apart(self, double: Double) -> None:
        """Remember that they are two."""
        self._do(lambda: self._joining.not_same(double.first, double.second))

    def _do(self, verb: Callable[[], object]) -> None:
        self._runner.run(verb, lambda _fact: None, self.failed.emit, self)

    def _on_happened(self, _fact: object) -> None:
        if self.is_watching and not self._soon.isActive():
            self._soon.start()

"""Read who comes next, keep each answer at once and one after the other, take answers back."""

from collections import deque
from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from closeknit.domain.catch_up import Answer, Known
from closeknit.domain.errors import UserError
from closeknit.domain.ids import PersonId
from closeknit.services.catch_up import CatchUp
from closeknit.services.events import CaughtUp, StepRedone, StepUndone
from closeknit.services.journal import Journal
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner, Latest
from closeknit.ui.bridge.soon import Soon
from closeknit.ui.catchup.session import Given, Session

#: So many are read at once, and more as soon as no more than half of them wait.
AHEAD = 8
REFRESH_MS = 60

Deed = tuple[Callable[[], object], Callable[[object], None], Callable[[BaseException], None]]


class CatchUpPresenter(QObject):
    """The keys of quick hands don't wait for the disk: what they say shows at once and is kept in their order."""

    #: somebody else is asked about, or something was answered, taken back or counted
    changed = Signal()
    #: carries the problem
    failed = Signal(object)

    def __init__(
        self,
        catch_up: CatchUp,
        journal: Journal,
        now: Callable[[], datetime],
        runner: JobRunner,
        hub: EventHub,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._catch_up, self._journal, self._now, self._runner = catch_up, journal, now, runner
        self.session = Session()
        self.today: date = now().date()
        self.is_watching = False
        self._deeds: deque[Deed] = deque()
        self._is_busy = False
        self._people = Latest(runner, self)
        self._counts = Latest(runner, self)
        self._soon = Soon(self._refresh, REFRESH_MS, self)
        hub.happened.connect(self._on_happened)

    def start(self) -> None:
        """Begin a sitting."""
        self.session, self.today = Session(), self._now().date()
        self._fill()
        self._counts.ask(self._catch_up.waiting, self._on_counted, self.failed.emit)
        self.changed.emit()

    def choose(self, answer: Answer) -> None:
        """Keep an answer; after the second, or a verdict, the next person comes."""
        session = self.session
        given = session.give(answer)
        if given is None:
            return
        if session.chosen(given.person).is_whole:
            self._advance()

        def done(fact: object) -> None:
            if isinstance(fact, CaughtUp):
                given.step = fact.step

        def failed(problem: BaseException) -> None:
            session.take_back(given)
            self.failed.emit(problem)

        self._do(lambda: self._catch_up.answer(given.person, answer), done, failed)
        self.changed.emit()

    def skip(self) -> None:
        """Go to the next person; who isn't answered comes again in another sitting."""
        if self.session.current is not None:
            self._advance()
            self.changed.emit()

    def take_back(self, given: Given | None = None) -> bool:
        """Take an answer back, the last one unless said; False where there is none."""
        session = self.session
        given = given or session.last()
        if given is None:
            return False
        if given.is_back:
            return True
        session.take_back(given)

        def failed(problem: BaseException) -> None:
            session.give_again(given)
            self.failed.emit(problem)

        self._do(lambda: self._undo(given), lambda _fact: None, failed)
        self.changed.emit()
        return True

    def _undo(self, given: Given) -> None:
        if given.step is not None:  # None: it couldn't be kept
            self._journal.undo(given.step)

    def _advance(self) -> None:
        self.session.advance()
        if len(self.session.queue) <= AHEAD // 2:
            self._fill()

    def _fill(self) -> None:
        session = self.session
        if session.is_at_end:
            return
        seen = list(session.people)

        def done(found: list[Known]) -> None:
            session.is_at_end = len(found) < AHEAD
            is_awaited = session.current is None
            session.fill(found)
            if is_awaited:
                self.changed.emit()

        self._people.ask(lambda: self._catch_up.next(AHEAD, seen), done, self.failed.emit)

    def _on_counted(self, waiting: int) -> None:
        self.session.total = waiting + len(self.session.passed)
        self.changed.emit()

    def _do(
        self, work: Callable[[], object], done: Callable[[object], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Queue it behind what is under way: the pool would do several at once, in any order."""
        self._deeds.append((work, done, failed))
        if not self._is_busy:
            self._do_next()

    def _do_next(self) -> None:
        self._is_busy = bool(self._deeds)
        if not self._deeds:
            return
        work, done, failed = self._deeds.popleft()

        def on_done(fact: object) -> None:
            done(fact)
            self._do_next()

        def on_failed(problem: BaseException) -> None:
            failed(problem)
            self._do_next()
            self.changed.emit()

        self._runner.run(work, on_done, on_failed, self)

    def _on_happened(self, fact: object) -> None:
        if isinstance(fact, CaughtUp):
            return
        if isinstance(fact, StepUndone | StepRedone):
            given = self.session.of_step(fact.step.id)
            if given is not None:
                self._follow(given, isinstance(fact, StepUndone))
                return
        if self.is_watching:
            self._soon.ask()

    def _follow(self, given: Given, is_back: bool) -> None:
        """Show what undo or redo elsewhere did to an answer of this sitting."""
        if given.is_back == is_back:
            return
        if is_back:
            self.session.take_back(given)
        else:
            self.session.give_again(given)
        self.changed.emit()

    def _refresh(self) -> None:
        """Something else happened: read anew who is asked about and who comes next."""
        session, current = self.session, self.session.current
        session.drop_waiting()
        if current is None:
            self._fill()
            return
        person = current.row.id

        def gone(problem: BaseException) -> None:
            if not isinstance(problem, UserError):
                self.failed.emit(problem)
            elif session.current is current:
                session.advance()
            self._fill()
            self.changed.emit()

        self._runner.read(lambda: self._catch_up.known(person), lambda known: self._on_known(person, known), gone, self)

    def _on_known(self, person: PersonId, known: Known) -> None:
        session = self.session
        if session.current is not None and session.current.row.id == person:
            session.current = session.people[person] = known
        self._fill()
        self.changed.emit()

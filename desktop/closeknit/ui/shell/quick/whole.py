"""The quick log as a whole: its window, made when first wanted, and what is told after it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication, QWidget

from closeknit.domain.ids import PersonId, StepId
from closeknit.domain.person import PersonRow
from closeknit.services.events import EntryAdded, InteractionLogged, ReminderSet
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.translation import problem_in_words
from closeknit.ui.composer.presenter import ComposerPresenter
from closeknit.ui.shell.quick.presenter import QuickPresenter
from closeknit.ui.shell.quick.told import QuickTold
from closeknit.ui.shell.quick.window import QuickLog, Sent
from closeknit.ui.shell.quick.words import logged_words, moved_words


class QuickLogging(QObject):
    """`main` gives the main window, if there is one: what was logged is told there while it is looked at."""

    #: something was logged while the main window is looked at; carries the words and the second words
    told = Signal(str, str)
    #: carries a problem that is a bug
    failed = Signal(object)

    def __init__(
        self,
        verbs: Verbs,
        runner: JobRunner,
        look: Look,
        main: Callable[[], QWidget | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._verbs, self._runner, self._look, self._main = verbs, runner, look, main
        self._presenter = QuickPresenter(verbs, runner, self)
        self._window: QuickLog | None = None
        self._told_in: QuickTold | None = None
        self._is_from_main = False
        self._step: StepId | None = None

    @property
    def window(self) -> QuickLog:
        """The small window, made now if it wasn't."""
        if self._window is None:
            verbs, runner = self._verbs, self._runner
            photos = Photos(verbs.people.photo, runner, self)
            composing = ComposerPresenter(
                *(verbs.people, verbs.entries, lambda: verbs.reminders, verbs.unfinished, verbs.now, runner, self)
            )
            self._window = QuickLog(self._look, photos, composing, self._presenter)
            self._window.logged.connect(self._on_logged)
            self._window.new_person_requested.connect(self._on_new)
            self._window.failed.connect(self.failed)
        return self._window

    @property
    def confirmation(self) -> QuickTold:
        """What says that it was logged, where the main window isn't looked at."""
        if self._told_in is None:
            self._told_in = QuickTold(self._look)
            self._told_in.undo_requested.connect(self._on_undo)
        return self._told_in

    def open(self, name: str = "") -> None:
        """Raise the small window; with a name, and nothing typed yet, the text begins with it."""
        if self._told_in is not None:
            self._told_in.hide()
        if self._window is None or not self._window.isVisible():
            main, active = self._main(), QApplication.activeWindow()
            self._is_from_main = main is not None and active is not None and active in (main, *main.children())
        self.window.open()
        if name:
            self.window.begin_with(name)

    def close(self) -> None:
        """Take both windows away."""
        for window in (self._window, self._told_in):
            if window is not None:
                window.hide()
                window.deleteLater()
        self._window = self._told_in = None

    def _on_logged(self, sent: Sent) -> None:
        fact = sent.fact
        assert isinstance(fact, InteractionLogged | EntryAdded | ReminderSet)
        self._step = fact.step
        of_outcomes = [person for one in sent.draft.outcomes for person in one.people]
        whom = fact.people if isinstance(fact, InteractionLogged) else of_outcomes
        names = [sent.names[person] for person in dict.fromkeys(whom) if person in sent.names]
        words = logged_words(sent.draft, names, isinstance(fact, InteractionLogged) and fact.is_plan)
        at = self.window.pos()
        self._tell(words, "", at)
        if not isinstance(fact, ReminderSet) and len(fact.people) == 1:
            person = fact.people[0]
            before = sent.known[person].closeness if person in sent.known else None

            def work() -> float | None:
                return self._verbs.relationships.scored([person])[person].closeness

            def done(after: float | None) -> None:
                if self._step == fact.step:
                    self._tell(words, moved_words(before, after), at)

            self._runner.read(work, done, self.failed.emit, self)

    def _tell(self, words: str, second: str, at: QPoint) -> None:
        if self._is_from_main:
            self.told.emit(words, second)
        else:
            self.confirmation.tell(words, second, at=at)

    def _on_undo(self) -> None:
        step, self._step = self._step, None
        told = self.confirmation

        def done(_fact: object) -> None:
            told.tell(self.tr("Taken back"), can_undo=False)

        def failed(problem: BaseException) -> None:
            words = problem_in_words(problem)
            if words is None:
                self.failed.emit(problem)
            told.tell(words or self.tr("It couldn't be taken back"), can_undo=False)

        self._runner.run(lambda: self._verbs.journal.undo(step), done, failed, self)

    def _on_new(self, name: str) -> None:
        from closeknit.ui.person.newperson import NewPersonDialog  # start-up cost

        people, runner, window = self._verbs.people, self._runner, self.window
        NewPersonDialog(window, self._look, people, runner, self._on_made, self.failed.emit, name).open()

    def _on_made(self, person: PersonId) -> None:
        def done(rows: list[PersonRow]) -> None:
            if rows:
                self.window.take_new(rows[0])

        self._runner.read(lambda: self._verbs.people.rows([person]), done, self.failed.emit, self)

"""The way of an import through the window: choose, watch, be told of doubles and "me", settle what was left."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QFileDialog, QMenu

from closeknit.domain.ids import ImportId, PersonId
from closeknit.domain.person import PersonRow
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.ask import Ask
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.text import shown
from closeknit.ui.importing.presenter import ImportPresenter, State
from closeknit.ui.shell.frame import Frame


class Imports(QObject):
    """One import at a time."""

    #: the page of doubles is wanted
    doubles_requested = Signal()
    #: the page of Catch up is wanted
    catch_up_requested = Signal()
    #: an import began, whose people should be seen as they come
    begun = Signal()
    #: an import should be taken back; carries its step
    undo_requested = Signal(object)
    #: the user was asked whether the window may close, and said no
    goes_on = Signal()
    #: carries the problem
    failed = Signal(object)

    def __init__(self, window: Frame, verbs: Verbs, runner: JobRunner, look: Look, settings: SettingsStore) -> None:
        super().__init__(window)
        self._window, self._verbs, self._runner = window, verbs, runner
        self._look, self._settings = look, settings
        self._presenter = ImportPresenter(verbs, runner, self)
        self._presenter.failed.connect(self._on_failed)
        self._is_shown = False
        self._may_close = False

    @property
    def presenter(self) -> ImportPresenter:
        """What runs the import."""
        return self._presenter

    def ask(self) -> None:
        """Offer files or a folder."""
        self._presenter.warm_up()
        menu = QMenu(self._window)
        menu.addAction(self.tr("Files…")).triggered.connect(self.choose_files)
        menu.addAction(self.tr("A folder…")).triggered.connect(self.choose_folder)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._window.mapToGlobal(QPoint(self._window.width() // 2, 56)))

    def choose_files(self) -> None:
        """Ask for files."""
        self._presenter.warm_up()
        kinds = self.tr("vCards and exports (*.vcf *.vcard *.json);;All files (*)")
        paths, _kind = QFileDialog.getOpenFileNames(self._window, self.tr("Import files"), "", kinds)
        if paths:
            self.begin([Path(path) for path in paths])

    def choose_folder(self) -> None:
        """Ask for a folder."""
        self._presenter.warm_up()
        path = QFileDialog.getExistingDirectory(self._window, self.tr("Import a folder"))
        if path:
            self.begin([Path(path)])

    def begin(self, paths: Sequence[Path]) -> None:
        """Import, and show how it goes."""
        if not self._presenter.begin(paths):
            words = self.tr("One import is running; the next can begin when it has ended.")
            self._window.banner.tell(words, "note")
            return
        self.begun.emit()
        from closeknit.ui.importing.dialog import ImportDialog  # start-up cost

        dialog = ImportDialog(self._window, self._look, self._presenter, paths)
        dialog.doubles_requested.connect(self.doubles_requested)
        dialog.catch_up_requested.connect(self.catch_up_requested)
        dialog.undo_requested.connect(self.undo_requested)
        dialog.finished.connect(self._on_closed)
        self._is_shown = True
        dialog.open()

    def may_close(self) -> bool:
        """Tell whether the window may close; asks the user while an import runs."""
        if self._presenter.state is not State.RUNNING or self._may_close:
            return True
        title = self.tr("An import is running. Close anyway?")
        words = self.tr("What came in is taken back; importing the file again brings it.")
        act, safe = self.tr("Stop and close"), self.tr("Go on reading")
        ask = Ask(self._window, self._look, title, words, act, safe, True, self._on_close_anyway)
        ask.rejected.connect(self.goes_on)
        ask.open()
        return False

    def look_for_unfinished(self) -> None:
        """Say once what a killed import left."""

        def work() -> list[tuple[ImportId, str, int]]:
            return [(u.import_id, ", ".join(u.sources), u.cards) for u in self._verbs.importing.unfinished()]

        self._runner.run(work, self._on_unfinished, self.failed.emit, self)

    def offer_me(self) -> None:
        """Ask once, after the first import, which card is the user's own."""
        if self._settings.now.me_offered:
            return

        def work() -> list[PersonRow]:
            return self._verbs.people.rows(self._verbs.people.me_candidates()[:1])

        self._runner.run(work, self._on_me, self.failed.emit, self)

    def _on_closed(self, _result: int) -> None:
        self._is_shown = False

    def _on_failed(self, problem: BaseException) -> None:
        if not self._is_shown:
            self.failed.emit(problem)

    def _on_close_anyway(self) -> None:
        self._may_close = True
        self._presenter.cancel()
        self._presenter.cancelled.connect(self._window.close)
        self._presenter.failed.connect(self._window.close)
        self._presenter.ended.connect(self._window.close)

    def _on_unfinished(self, left: list[tuple[ImportId, str, int]]) -> None:
        if not left:
            return
        import_id, sources, cards = left[0]
        count = self.tr("%n cards", "", cards)
        words = self.tr("An import of {0} was interrupted; {1} came in.").format(shown(sources, 80), count)
        choices = [
            (self.tr("Keep them"), self._settle),
            (self.tr("Take them back"), lambda: self._take_back(import_id)),
        ]
        self._window.banner.tell(words, "note", choices)

    def _settle(self) -> None:
        self._runner.run(self._verbs.importing.settle, self._on_settled, self.failed.emit, self)

    def _take_back(self, import_id: ImportId) -> None:
        self._runner.run(lambda: self._verbs.importing.take_back(import_id), self._on_settled, self.failed.emit, self)

    def _on_settled(self, _none: object) -> None:
        self.look_for_unfinished()

    def _on_me(self, rows: list[PersonRow]) -> None:
        self._settings.change(me_offered=True)
        if not rows:
            words = self.tr("Is your own card among them? Open it and choose This is me from its menu.")
            self._window.banner.tell(words, "note")
            return
        row = rows[0]
        words = self.tr("Is {0} you? Your own card then stays out of lists and counts.").format(named(row.name, 80))
        choices = [(self.tr("This is me"), lambda: self._mark(row.id)), (self.tr("Not me"), lambda: None)]
        self._window.banner.tell(words, "note", choices)

    def _mark(self, person: PersonId) -> None:
        self._runner.run(lambda: self._verbs.people.mark_me(person, True), lambda _fact: None, self.failed.emit, self)

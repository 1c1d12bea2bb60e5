"""The main window: builds each page on first sight, leads between them, and shows what happened."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent

from closeknit.domain.errors import UserError
from closeknit.domain.ids import PersonId, StepId
from closeknit.domain.person import PersonRow
from closeknit.services import events
from closeknit.services.verbs import Verbs
from closeknit.settings import Settings, SettingsStore
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.ask import Tell
from closeknit.ui.common.keys import Hint, Keys
from closeknit.ui.common.look import Look
from closeknit.ui.common.page import Page
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.theme import Appearance
from closeknit.ui.common.translation import problem_in_words
from closeknit.ui.shell.announcing import Announcing, can_undo
from closeknit.ui.shell.commands import Commands
from closeknit.ui.shell.faults import FaultCatcher
from closeknit.ui.shell.frame import Frame
from closeknit.ui.shell.imports import Imports
from closeknit.ui.shell.pages import Pages
from closeknit.ui.shell.status import BackupStatus

if TYPE_CHECKING:
    from closeknit.ui.shell.exports import Exports


class MainWindow(Frame):
    """One window on one home. `folder` is where the data lie; `look_around` opens the sample people elsewhere."""

    #: something needs every window closed and this one opened again; carries a callable that takes the verbs
    reopen_requested = Signal(object)
    #: the quick log is wanted
    quick_log_requested = Signal()
    #: a setting is other than before
    settings_changed = Signal()
    #: the user closed the window, and it is to be decided what that means
    leave_requested = Signal()
    #: the window was closed for good
    ended = Signal()

    def __init__(
        self,
        verbs: Verbs,
        settings: SettingsStore,
        hub: EventHub,
        runner: JobRunner,
        look: Look,
        folder: Path,
        faults: FaultCatcher,
        look_around: Callable[[], None],
    ) -> None:
        super().__init__(look, settings)
        self._verbs, self._hub, self._runner = verbs, hub, runner
        self._faults = faults
        self._look_around = look_around
        self._keys = Keys(settings.now.single_letter_keys, self)
        self._photos = Photos(verbs.people.photo, runner, self)
        self._pages = Pages(verbs, settings, hub, runner, look, self._keys, self._photos, folder, self)
        self._trail: list[str] = []
        self._opened_from = "people"
        #: whether closing the window is a wish of which somebody else decides
        self.asks_to_leave = False
        self._is_ending = False
        self._refused = ""
        #: says what becomes of reminders when the window is closed, "" where that isn't decided
        self.staying_words: Callable[[], str] = lambda: ""
        self._announcing = Announcing(self)
        self._imports = Imports(self, verbs, runner, look, settings)
        self._commands = Commands(self, self._keys)
        self._status = BackupStatus(verbs, runner, hub, self.hints, self)
        self._lead()

    @property
    def pages(self) -> Pages:
        """The pages by name."""
        return self._pages

    def start(self, is_empty: bool) -> None:
        """Show the first page: the welcome page on an empty home that never had anybody, people otherwise."""
        self.go("welcome" if is_empty and not self._settings.now.welcome_done else "people")

    def settle_in(self) -> None:
        """Look for what isn't needed to begin: an unfinished import, and the newest backup."""
        self._imports.look_for_unfinished()
        self._status.refresh()

    def go(self, name: str) -> None:
        """Show a page by its name."""
        page = self._pages.get(name)
        if self._trail[-1:] != [name]:
            self._trail = [*self._trail[-20:], name]
        named = self._opened_from if name == "person" else name
        rail = {"reminders": "today"}.get(named, named)
        rail = rail if rail in ("today", "twenty", "preferences") else "people"
        self.show_page(page, rail, has_chrome=name != "welcome")
        self.hints.tell_here(self.staying_words() if name == "reminders" else "")

    def go_back(self) -> None:
        """Show the page before, people at the end of the trail."""
        trail = self._trail[:-1]
        self._trail = trail[:-1]
        self.go(trail[-1] if trail else "people")

    def step_back(self) -> None:
        """Do what Esc means: something on the page, else the page before."""
        page = self.page
        if page is not None and not page.leave_step() and page.has_back:
            self.go_back()

    def open_person(self, person: PersonId) -> None:
        """Show a person's page within the list of the page it is opened from, else within the people found last."""
        page = self.page
        ids = page.people_in_order() if page is not None else ()
        if page is not None and person in ids:
            self._opened_from = self._trail[-1]
            self._pages.person.open(person, ids, page.title)
        else:
            self._opened_from = "people"
            self._pages.person.open(person, self._pages.people.ids)
        self.go("person")

    def log_with(self, person: PersonId) -> None:
        """Show a person's page with the keyboard in its composer."""
        self.open_person(person)
        self._pages.person.log()

    def remind(self, person: PersonId | None = None, name: str = "", text: str = "") -> None:
        """Show the page of reminders with the keyboard in the line that sets one."""
        self.go("reminders")
        self._pages.reminders.begin(person, name, text)

    def change_habits(self) -> None:
        """Show the settings of reminders."""
        self.go("preferences")
        self._pages.preferences.show_reminders()

    def offer_seat(self, person: PersonRow) -> None:
        """Show the board, and lead to a seat for somebody."""
        self.go("twenty")
        self._pages.twenty.offer(person)

    def take_seat(self) -> None:
        """Show the board, and lead to a seat for whoever is chosen there."""
        self.go("twenty")
        self._pages.twenty.offer()

    def log(self) -> None:
        """Log with whom the keyboard is at; with nobody there, in the quick log."""
        if self.page is not None and self.page.person_at_hand() is not None:
            self.page.log()
        else:
            self.quick_log()

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Import files or a folder."""
        self._imports.begin(paths)

    def export(self, people: Sequence[PersonId]) -> None:
        """Ask how and where to write people."""
        self._exports.ask(people)

    @cached_property
    def _exports(self) -> "Exports":
        from closeknit.ui.shell.exports import Exports  # start-up cost

        exports = Exports(self, self._verbs, self._runner, self._look)
        exports.failed.connect(self._on_failed)
        return exports

    def new_person(self, name: str = "") -> None:
        """Ask for a new person."""
        from closeknit.ui.person.newperson import NewPersonDialog  # start-up cost

        people, runner = self._verbs.people, self._runner
        NewPersonDialog(self, self._look, people, runner, self.open_person, self._on_failed, name).open()

    def undo(self) -> None:
        """Take back what the page means by it, else the newest step."""
        if self.page is None or not self.page.take_back():
            self.undo_step(None)

    def undo_step(self, step: StepId | None) -> None:
        """Take one step back; None is the newest."""
        self._do_or_reopen(lambda verbs: verbs.journal.undo(step))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._do_or_reopen(lambda verbs: verbs.journal.redo())

    def restore(self, path: Path) -> None:
        """Go back to a backup, which needs every window closed."""
        self._do_or_reopen(lambda verbs: verbs.backups.restore(path))

    def tell_reopened(self, facts: Sequence[object], problem: BaseException | None) -> None:
        """Say what was done while no window was open, or why it wasn't."""
        for fact in facts:
            self._on_happened(fact)
        if problem is not None:
            self._on_failed(problem)

    def quick_log(self) -> None:
        """Wish for the quick log."""
        self.quick_log_requested.emit()

    def tell_logged(self, words: str, second: str) -> None:
        """Say what the quick log logged."""
        self.undo_bar.tell(words, second)

    def find_or_do(self) -> None:
        """Open the palette."""
        self._commands.open_palette(self._look, self._verbs.people, self._photos, self._runner)

    def all_keys(self) -> None:
        """Open the sheet of keys."""
        self._commands.open_keys(self._look)

    def everywhere_hints(self) -> list[Hint]:
        """Return the way to all keys."""
        return self._commands.hints()

    def choose_file(self) -> None:
        """Ask for files to import."""
        self._imports.choose_files()

    def choose_folder(self) -> None:
        """Ask for a folder to import."""
        self._imports.choose_folder()

    def toggle_side(self) -> None:
        """Show or hide the side column of the page."""
        if self.page is not None:
            self.page.toggle_side()

    def refresh(self) -> None:
        """Somebody else committed: read again what is shown."""
        self._photos.forget()
        self._hub.happened.emit(None)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when no import runs, or the user says so; where it may be hidden, that is decided first."""
        if self.asks_to_leave and not self._is_ending:
            event.ignore()
            QTimer.singleShot(0, self.leave_requested.emit)  # within this event a window can't be closed anew
        elif not self._imports.may_close():
            event.ignore()
        else:
            super().closeEvent(event)
            self.ended.emit()

    def put_away(self) -> None:
        """Hide the window; what is composed in it stays."""
        self.keep_place()
        self.hide()

    def end(self) -> bool:
        """Close the window for good, at once or, where the user is asked first, when they said so."""
        self._is_ending = True
        return self.close()

    def _lead(self) -> None:
        self.page_requested.connect(self.go)
        self.find_requested.connect(self.find_or_do)
        self.back_requested.connect(self.go_back)
        self.log_requested.connect(self.log)
        self.undo_requested.connect(lambda: self.undo_step(None))
        self.dropped.connect(self.open_paths)
        self._hub.happened.connect(self._on_happened)
        self._faults.caught.connect(self._on_fault)
        self._pages.built.connect(self._on_built)
        self._imports.doubles_requested.connect(lambda: self.go("duplicates"))
        self._imports.catch_up_requested.connect(lambda: self.go("catchup"))
        self._imports.begun.connect(self._on_import_begun)
        self._imports.undo_requested.connect(self.undo_step)
        self._imports.failed.connect(self._on_failed)
        self._imports.goes_on.connect(self._on_goes_on)

    def _on_built(self, page: Page) -> None:
        self.add_page(page)
        page.person_requested.connect(self.open_person)
        page.failed.connect(self._on_failed)
        page.mended.connect(self._on_mended)
        page.told.connect(lambda words: self.undo_bar.tell(words, can_undo=False))
        page.back_requested.connect(self.go_back)
        pages = self._pages
        wires: dict[str, Callable[..., object]] = {
            "new_requested": self.new_person,
            "import_requested": self._imports.ask,
            "export_requested": self.export,
            "people_requested": lambda: self.go("people"),
            "catch_up_requested": lambda: self.go("catchup"),
            "log_requested": self.log_with,
            "reminders_requested": lambda: self.go("reminders"),
            "remind_requested": self.remind,
            "habits_requested": self.change_habits,
            "seat_requested": self.offer_seat,
            "moved": pages.select_in_list,
            "keys_requested": self.all_keys,
            "restore_requested": self.restore,
            "settings_changed": self._on_settings,
            "file_requested": self.choose_file,
            "folder_requested": self.choose_folder,
            "sample_requested": self._look_around,
            "empty_requested": self._on_start_empty,
        }
        for name, run in wires.items():
            signal = getattr(page, name, None)
            if signal is not None:
                signal.connect(run)

    def _on_import_begun(self) -> None:
        if self.page is None or self.page is self._pages.get("welcome"):
            self.go("people")

    def _on_goes_on(self) -> None:
        self._is_ending = False

    def _on_start_empty(self) -> None:
        self._settings.change(welcome_done=True)
        self.go("people")

    def _on_settings(self, settings: Settings) -> None:
        self._look.theme.set_appearance(Appearance(settings.appearance))
        self._look.theme.set_text_percent(settings.text_size_percent)
        self._keys.set_letters(settings.single_letter_keys)
        self.hints.refresh()
        self.settings_changed.emit()

    def _on_happened(self, fact: object) -> None:
        if isinstance(fact, events.CardEdited):
            self._photos.forget(fact.person)
        words = self._announcing.told(fact)
        if words:
            self.undo_bar.tell(words, can_undo=can_undo(fact))
        if self._trail[-1:] == ["welcome"] and not self._verbs.people.is_empty():
            self.go("people")  # somebody was made elsewhere: in the quick log, or by another process
        if isinstance(fact, events.BookImported):
            self._settings.change(welcome_done=True)
            self._imports.offer_me()

    def _do_or_reopen(self, wish: Callable[[Verbs], object]) -> None:
        """Do something at once, or, if it would swap the database's file, when this window is closed."""

        def failed(problem: BaseException) -> None:
            is_file_held = isinstance(problem, UserError) and problem.reason.kind == "window_is_open"
            if not is_file_held:
                self._on_failed(problem)
            elif self._imports.may_close():
                self.reopen_requested.emit(wish)

        self._runner.run(lambda: wish(self._verbs), lambda _fact: None, failed, self)

    def _on_failed(self, problem: BaseException) -> None:
        words = problem_in_words(problem)
        if words is None:
            self._faults.take(problem)
        else:
            self.banner.tell(words)
            self._refused = self.banner.said

    def _on_mended(self) -> None:
        if self.banner.is_said and self.banner.said == self._refused:
            self.banner.close_it()

    def _on_fault(self, report: str) -> None:
        words = self.tr(
            "Closeknit goes on, and nothing that was saved is lost. "
            "This report names no people; please send it with what you did:\n\n{0}"
        ).format(report[-3000:])
        Tell(self, self._look, self.tr("Something unexpected happened"), words, self.tr("Close")).open()

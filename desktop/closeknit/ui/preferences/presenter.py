"""Read and change what Preferences shows; each change counts at once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from closeknit.domain.errors import OutsideProblem
from closeknit.domain.ids import BookId
from closeknit.services.verbs import Verbs
from closeknit.settings import Settings, SettingsStore
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner, Latest


class PreferencesPresenter(QObject):
    """Settings are a small file of their own and are written at once; books and backups go by the services."""

    #: carries the books
    books_came = Signal(object)
    #: carries the backups, newest first
    backups_came = Signal(object)
    #: a backup was made because the user wished it; carries the BackupMade
    backed_up = Signal(object)
    #: carries the new Settings
    settings_changed = Signal(object)
    #: whether the program starts with the session stays as it was
    autostart_failed = Signal()
    #: carries the problem
    failed = Signal(object)

    def __init__(
        self,
        settings: SettingsStore,
        verbs: Verbs,
        runner: JobRunner,
        hub: EventHub,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._verbs, self._runner = settings, verbs, runner
        self._books, self._backups = verbs.books, verbs.backups
        self._reads = Latest(runner, self, is_quick=False)
        self._lists = Latest(runner, self, is_quick=False)
        self._soon = QTimer(self, interval=60, singleShot=True)
        self._soon.timeout.connect(self.refresh)
        hub.happened.connect(self._on_happened)

    @property
    def now(self) -> Settings:
        """The settings in force."""
        return self._settings.now

    def change(self, **values: object) -> None:
        """Change a setting."""
        try:
            settings = self._settings.change(**values)
        except OSError as error:
            self.failed.emit(OutsideProblem("home_unwritable", path="settings.toml", why=error.strerror or ""))
            return
        self.settings_changed.emit(settings)

    @property
    def can_start_with_session(self) -> bool:
        """Tell whether this program is one that the session could start: the sample people's isn't."""
        return self._verbs.can_start_with_session

    @property
    def starts_with_session(self) -> bool:
        """Tell whether the session starts the program on this home."""
        return self.can_start_with_session and self._verbs.starts_with_session

    def start_with_session(self, wants: bool) -> None:
        """Start with the session from now on, or no more."""

        def failed(problem: BaseException) -> None:
            self.autostart_failed.emit()
            self.failed.emit(problem)

        self._runner.run(lambda: self._verbs.start_with_session(wants), lambda _nothing: None, failed, self)

    def refresh(self) -> None:
        """Read books and backups."""
        self._lists.ask(self._books.all, self.books_came.emit, self.failed.emit)
        self._reads.ask(self._backups.listed, self.backups_came.emit, self.failed.emit)

    def back_up(self, target: Path | None = None) -> None:
        """Make a backup now."""
        self._runner.run(lambda: self._backups.make(target), self.backed_up.emit, self.failed.emit, self)

    def rename(self, book: BookId, name: str) -> None:
        """Rename an address book."""
        self._do(lambda: self._books.rename(book, name))

    def remove(self, book: BookId) -> None:
        """Remove an address book."""
        self._do(lambda: self._books.remove(book))

    def _do(self, verb: Callable[[], object]) -> None:
        self._runner.run(verb, lambda _fact: self._soon.start(), self.failed.emit, self)

    def _on_happened(self, _fact: object) -> None:
        if not self._soon.isActive():
            self._soon.start()

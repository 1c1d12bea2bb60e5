"""What stays while no window is open: the reminder clock, notifications, and the icon in the tray."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from closeknit.assets import APP_ID
from closeknit.domain.act import Act
from closeknit.domain.ids import PersonId
from closeknit.domain.reminder.occurrence import Occurrence
from closeknit.domain.snooze import Snooze, until
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.bridge.heap import give_back, return_large_blocks
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.bridge.notifications import Notifications
from closeknit.ui.bridge.sleep import SleepWatch
from closeknit.ui.bridge.soon import Later
from closeknit.ui.common.look import Look
from closeknit.ui.shell.due import DueToday
from closeknit.ui.shell.telling.telling import ReminderTelling, unless_gone
from closeknit.ui.shell.tray.tray import Tray
from closeknit.ui.today.known import Known

#: So long after something was told it is looked through.
_TOLD_MS = 500


class Resident(QObject):
    """Made once the first window is painted, or at once in the background."""

    #: a page is wanted; carries its name
    page_requested = Signal(str)
    #: somebody's page is wanted; carries the id
    person_requested = Signal(int)
    #: the window is wanted as it was
    window_requested = Signal()
    #: the quick log is wanted; carries the text to begin with
    quick_log_requested = Signal(str)
    #: no notification can be shown; carries the Delivery and the names of whom it is about
    banner_requested = Signal(object, object)
    #: the program is to end
    quit_requested = Signal()
    #: how much is due; carries a number
    counted = Signal(int)
    #: carries a problem
    failed = Signal(object)
    #: what the user chose couldn't be done; carries the problem
    refused = Signal(object)

    def __init__(
        self,
        verbs: Verbs,
        runner: JobRunner,
        hub: EventHub,
        settings: SettingsStore,
        look: Look,
        icon: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._verbs, self._runner, self._settings = verbs, runner, settings
        self._acts: Sequence[Act] = ()
        self._known: Known | None = None
        self.tray = Tray(look, settings, self)
        self.telling = ReminderTelling(verbs, runner, hub, settings, Notifications(APP_ID, icon, self), self)
        self._due = DueToday(verbs, runner, hub, self)
        self._sleep = SleepWatch(self)
        self._later = Later(self._read_told, _TOLD_MS, self)
        self._connect()

    def start(self, has_tray: bool = True) -> None:
        """Show the icon, and tell what is due."""
        return_large_blocks()
        if has_tray:
            self.tray.show()
        self._due.start()
        self.telling.start()

    def note_change(self) -> None:
        """Another process committed."""
        self.telling.note_change()
        self._due.read()

    def note_settings(self) -> None:
        """Another morning, other quiet hours, another icon count at once."""
        self.tray.refresh()
        self.telling.note_settings()
        self.note_change()

    def close(self) -> None:
        """Take all of it away."""
        self.telling.close()
        self.tray.close()

    def _connect(self) -> None:
        menu = self.tray.menu
        menu.quick_log.triggered.connect(lambda: self.quick_log_requested.emit(""))
        menu.today.triggered.connect(lambda: self.page_requested.emit("today"))
        menu.person_requested.connect(self.person_requested)
        menu.snooze_all.triggered.connect(self._on_snooze_all)
        menu.quiet.triggered.connect(self._on_quiet)
        menu.open.triggered.connect(self.window_requested)
        menu.quit.triggered.connect(self.quit_requested)
        self.tray.clicked.connect(self.window_requested)
        self.telling.open_requested.connect(self._on_open)
        self.telling.log_requested.connect(self.quick_log_requested)
        self.telling.banner_requested.connect(self._on_no_notification)
        self.telling.told.connect(self._later.ask)
        self.telling.failed.connect(self.failed)
        self.telling.refused.connect(self.refused)
        self._due.found.connect(self._on_due)
        self._sleep.woke.connect(self.telling.clock.wake)
        self._sleep.woke.connect(self._due.read)

    def _on_due(self, acts: Sequence[Act], known: Known) -> None:
        self._acts, self._known = acts, known
        self.counted.emit(len(acts))
        self._read_told()
        give_back()  # after changes, and four times an hour

    def _read_told(self) -> None:
        self._runner.run(lambda: self._verbs.telling.told(), self._on_told, self.failed.emit, self)

    def _on_told(self, found: tuple[Sequence[Occurrence], bool]) -> None:
        told, is_paused = found
        self.tray.put(self._acts, self._known, is_paused, bool(told))

    def _on_open(self, person: PersonId | None) -> None:
        if person is None:
            self.page_requested.emit("reminders")
        else:
            self.person_requested.emit(person)

    def _on_no_notification(self, delivery: object, names: object) -> None:
        self.banner_requested.emit(delivery, names)

    def _on_snooze_all(self) -> None:
        def work() -> None:
            moment = self._tomorrow()
            told, _is_paused = self._verbs.telling.told()
            for one in told:
                unless_gone(one.key, lambda key: self._verbs.reminders.snooze(key, moment))

        self._do(work)

    def _on_quiet(self) -> None:
        def work() -> None:
            _told, is_paused = self._verbs.telling.told()
            self._verbs.reminders.pause(None if is_paused else self._tomorrow())

        self._do(work)

    def _tomorrow(self) -> datetime:
        return until(Snooze.TOMORROW, self._verbs.now(), morning=self._verbs.habits().morning)

    def _do(self, work: Callable[[], object]) -> None:
        self._runner.run(work, lambda _nothing: None, self.refused.emit, self)

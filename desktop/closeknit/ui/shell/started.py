"""The windows of the program, from their making to their end, and what stays while none is open."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from closeknit.assets import resource
from closeknit.domain.ids import PersonId
from closeknit.paths import Home
from closeknit.services.handover import Wish as HandedOver
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.look import Look
from closeknit.ui.common.translation import problem_in_words
from closeknit.ui.shell.faults import FaultCatcher
from closeknit.ui.shell.freshening import Freshening
from closeknit.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from closeknit.domain.reminder.delivery import Delivery
    from closeknit.ui.shell.quick.whole import QuickLogging
    from closeknit.ui.shell.resident import Resident
    from closeknit.ui.shell.telling.banner import DueBanner

SETTLE_AFTER_MS = 700
#: How long after the start the journal is looked through, the pause between pieces, and until it is looked at again.
TIDY_AFTER_MS = 60_000
TIDY_PAUSE_MS = 200
TIDY_AGAIN_MS = 3_600_000
#: How long after the start the quick log's window is made, so that its key shows it at once.
QUICK_AFTER_MS = 5_000
#: How long after the start the tray, and what was missed, come: the list is on screen first.
RESIDE_AFTER_MS = 900
Wish = Callable[[Verbs], object]


class Started:
    """The windows with all they need, from their making to their end; the main one is made when it is first wanted.

    One that `stays` has an icon in the tray; the sample people's hasn't, and ends with its window.
    """

    def __init__(
        self,
        verbs: Verbs,
        home: Home,
        hub: EventHub,
        settings: SettingsStore,
        look: Look,
        look_around: Callable[[], None],
        reopen: Callable[[Wish], None] = lambda _wish: None,
        stays: bool = True,
    ) -> None:
        self.runner = JobRunner()
        self._verbs, self._home, self._hub = verbs, home, hub
        self._settings, self._look = settings, look
        self._look_around, self._reopen, self._stays = look_around, reopen, stays
        self._main: MainWindow | None = None
        self._has_begun = False
        self._faults = FaultCatcher()
        self._faults.install()
        self._freshening = Freshening(lambda: verbs.relationships, lambda: verbs.weighing, self.runner, hub)
        self._freshening.rescored.connect(self.refresh)
        self._freshening.failed.connect(self._on_failed)
        self._resident: Resident | None = None

    @property
    def window(self) -> MainWindow:
        """The main window, made now if it wasn't."""
        if self._main is None:
            data, around = self._home.data, self._look_around
            hub, runner, look, faults = self._hub, self.runner, self._look, self._faults
            self._main = MainWindow(self._verbs, self._settings, hub, runner, look, data, faults, around)
            self._main.quick_log_requested.connect(lambda: self.quick.open())
            self._main.leave_requested.connect(self._on_leave)
            self._main.settings_changed.connect(self._on_settings)
            self._main.asks_to_leave = True
            self._main.staying_words = self._staying_words
            self._main.ended.connect(lambda: QTimer.singleShot(0, QApplication.quit))
            self._main.reopen_requested.connect(self._reopen)
            self._main.reopen_requested.connect(lambda _wish: QTimer.singleShot(0, self._end))
        return self._main

    @cached_property
    def resident(self) -> "Resident":
        """What stays while no window is open."""
        from closeknit.ui.shell.resident import Resident  # start-up cost: the list is on screen first

        icon = resource("icons", "closeknit.svg")
        resident = Resident(self._verbs, self.runner, self._hub, self._settings, self._look, icon)
        resident.page_requested.connect(self._go)
        resident.person_requested.connect(self._open_person)
        resident.window_requested.connect(lambda: self.raise_with(HandedOver()))
        resident.quick_log_requested.connect(lambda name: self.quick.open(name))
        resident.banner_requested.connect(self._on_no_notification)
        resident.quit_requested.connect(self._end)
        resident.counted.connect(self._on_counted)
        resident.failed.connect(self._on_failed)
        resident.refused.connect(self._on_refused)
        return resident

    @cached_property
    def quick(self) -> "QuickLogging":
        """The quick log."""
        from closeknit.ui.shell.quick.whole import QuickLogging  # start-up cost: the window doesn't begin with it

        quick = QuickLogging(self._verbs, self.runner, self._look, lambda: self._main)
        quick.told.connect(lambda words, second: self.window.tell_logged(words, second))
        quick.failed.connect(self._faults.take)
        return quick

    def show(self, wanted: HandedOver) -> None:
        """Show the quick log alone, or the window; the day's backup and the files come once it is painted."""
        if wanted.quick_log:
            self.quick.open()
            return
        if not wanted.background:
            self._show_window()
        self._begin(0 if wanted.background else RESIDE_AFTER_MS)
        if wanted.files:
            QTimer.singleShot(0, lambda: self.window.open_paths(list(wanted.files)))

    def raise_with(self, wanted: HandedOver) -> None:
        """Come to the front with what a later start of the program wishes for: the quick log alone, or files."""
        if wanted.background:
            self._begin(0)
            return
        if wanted.quick_log:
            self.quick.open()
            return
        if self._main is None:
            self.show(wanted)
            return
        self.window.showNormal() if self.window.isMinimized() else self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if wanted.files:
            self.window.open_paths(wanted.files)

    def let_go(self) -> None:
        """The session ends: the window that is asked to close by it closes, and isn't put into the tray."""
        if self._main is not None:
            self._main.asks_to_leave = False

    def refresh(self) -> None:
        """Somebody else committed: read again what is shown, and what is due."""
        if self._main is not None:
            self._main.refresh()
        elif self._resident is not None:
            self._resident.note_change()

    def close(self) -> None:
        """End the windows and their threads."""
        self._faults.remove()
        if self._resident is not None:
            self._resident.close()
        if "quick" in self.__dict__:
            self.quick.close()
        if self._main is not None:
            self._main.hide()
        self.runner.close()
        if self._main is not None:
            self._main.deleteLater()

    def _show_window(self) -> None:
        self.window.start(is_empty=self._verbs.people.is_empty())
        self.window.show()
        if "_due_banner" in self.__dict__:
            self._due_banner.tell_in(self.window.banner)
        QTimer.singleShot(SETTLE_AFTER_MS, self.window.settle_in)

    def _begin(self, reside_after_ms: int) -> None:
        """Begin, once, what goes on as long as the program runs."""
        if self._has_begun:
            return
        self._has_begun = True
        QTimer.singleShot(reside_after_ms, self._reside)
        QTimer.singleShot(2000, self._make_daily)
        QTimer.singleShot(TIDY_AFTER_MS, self._tidy)
        self._freshening.start()
        QTimer.singleShot(QUICK_AFTER_MS, self._make_quick)

    def _reside(self) -> None:
        """Come into the tray, and tell what is due."""
        if self._resident is None:
            self._resident = self.resident
            QApplication.setQuitOnLastWindowClosed(not self._stays)
            self._resident.start(has_tray=self._stays)

    def _on_settings(self) -> None:
        if self._resident is not None:
            self._resident.note_settings()

    def _on_leave(self) -> None:
        from closeknit.ui.shell.leaving import Leaving  # start-up cost

        self._reside()
        leaving = Leaving(self.window, self._look, self._settings, self.window)
        leaving.hide_requested.connect(self.window.put_away)
        leaving.quit_requested.connect(self._end)
        leaving.leave(self.resident.tray.is_available)

    def _staying_words(self) -> str:
        from closeknit.ui.shell.leaving import staying_words  # start-up cost

        if self._resident is None:
            return ""
        return staying_words(self._settings.now.when_closed, self._resident.tray.is_available)

    def _end(self) -> None:
        """End the program; where the window has to ask first, it is seen."""
        if self._main is None:
            QApplication.quit()
        elif not self._main.end():
            self.raise_with(HandedOver())

    def _on_failed(self, problem: BaseException) -> None:
        """Say in the window what the user can do something about."""
        words = problem_in_words(problem)
        if words is None or self._main is None:
            self._faults.take(problem)
        else:
            self._main.banner.tell(words)

    def _on_refused(self, problem: BaseException) -> None:
        """What the user chose outside the window wasn't done: the window opens to say why."""
        if problem_in_words(problem) is not None:
            self.raise_with(HandedOver())
        self._on_failed(problem)

    def _go(self, page: str) -> None:
        self.raise_with(HandedOver())
        self.window.go(page)

    def _open_person(self, person: int) -> None:
        self.raise_with(HandedOver())
        self.window.open_person(PersonId(person))

    def _on_counted(self, count: int) -> None:
        if self._main is not None:
            self._main.show_count(count)

    @cached_property
    def _due_banner(self) -> "DueBanner":
        from closeknit.ui.shell.telling.banner import DueBanner  # start-up cost

        return DueBanner(self.resident.telling, lambda: self._settings.now.hides_names)

    def _on_no_notification(self, delivery: "Delivery", names: dict[PersonId, str]) -> None:
        """Tell by the tray's own balloon, and in the window, which opens where the tray can't."""
        notice = self.resident.telling.words.notice(delivery, names, self._settings.now.hides_names)
        is_told = self.resident.tray.balloon(notice.title, notice.text)
        self._due_banner.add(delivery, names)
        if not is_told and (self._main is None or self._main.isHidden() or self._main.isMinimized()):
            self.raise_with(HandedOver())
        if self._main is not None:
            self._due_banner.tell_in(self._main.banner)

    def _make_quick(self) -> None:
        """Load what the quick log needs on a thread, then make its window; not while an import has the processor."""
        if self.runner.waiting:
            QTimer.singleShot(QUICK_AFTER_MS, self._make_quick)
            return

        def load() -> None:
            import closeknit.ui.shell.quick.whole  # noqa: F401  # start-up cost, as above

        def make(_nothing: None) -> None:
            _ = self.quick.window

        self.runner.run(load, make, self._faults.take)

    def _tidy(self) -> None:
        """Purge a piece of what no redo can bring back; the next piece soon, or a look later."""
        verbs = self._verbs
        self.runner.run(lambda: verbs.telling.date_some() or verbs.journal.tidy(), self._on_tidied, self._on_failed)

    def _on_tidied(self, is_more: bool) -> None:
        QTimer.singleShot(TIDY_PAUSE_MS if is_more else TIDY_AGAIN_MS, self._tidy)

    def _make_daily(self) -> None:
        self.runner.run(lambda: self._verbs.backups.make_daily(), lambda _fact: None, self._on_failed)

"""Bring the window up, or draw it without a screen; built by `app`, which gives the verbs and the home."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from closeknit.assets import resource
from closeknit.domain.errors import CloseknitError, OutsideProblem
from closeknit.paths import Home, make_private
from closeknit.services.handover import Wish as HandedOver
from closeknit.services.presence import WindowPresence
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.bridge.commits import CommitWatcher
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.icons import Icons
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.theme import Appearance, Theme
from closeknit.ui.common.translation import speak_english
from closeknit.ui.shell.faults import FaultCatcher, qt_message
from closeknit.ui.shell.freshening import Freshening
from closeknit.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from closeknit.ui.shell.quick.whole import QuickLogging

APP_ID = "io.github.closeknit.Closeknit"
SETTLE_AFTER_MS = 700
#: How long after the start, and after everything was tidy, the journal is looked through; and the pause between pieces.
TIDY_AFTER_MS = 60_000
TIDY_PAUSE_MS = 200
#: How long after the start the quick log's window is made, so that its key shows it at once.
QUICK_AFTER_MS = 5_000
OpenVerbs = Callable[[Callable[[object], None]], AbstractContextManager[Verbs]]
Wish = Callable[[Verbs], object]
#: The facts that a wish led to, and what kept it from being done.
Outcome = tuple[list[object], CloseknitError | None]


def has_screen() -> bool:
    """Tell whether a window can be shown; without one Qt would end the process."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class Samples:
    """Opens the sample people in a window and a home of their own."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = list(command)

    def open(self) -> None:
        """Start another process; it ends by itself when its window is closed."""
        subprocess.Popen(self._command, start_new_session=True, stdin=subprocess.DEVNULL)


class Waiting(QWidget):
    """What is on screen while a backup is gone back to and no window is open."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("ground", "raised")
        self.setWindowTitle("Closeknit")
        box = QVBoxLayout(self)
        box.setContentsMargins(32, 24, 32, 24)
        box.addWidget(PlainLabel(self.tr("Going back, and reading every page…"), "strong"))
        self.setMinimumWidth(look.theme.px(320))


def run_window(
    open_verbs: OpenVerbs, home: Home, wanted: HandedOver, presence: WindowPresence, sample_command: Sequence[str]
) -> int:
    """Show the window, or the quick log, until it is closed; when one is open on this home, hand over to it instead."""
    from closeknit.ui.shell.instance import hand_over  # start-up cost: only a window needs the network

    app = make_application()
    make_private(home.socket.parent)
    if not presence.hold():
        if hand_over(home.socket, wanted):
            return 0
        raise OutsideProblem("window_silent")
    settings = SettingsStore(home.settings)
    look = make_look(app, settings)
    samples = Samples(sample_command)
    outcome: Outcome | None = None
    try:
        while True:
            status, wish = _until_closed(app, open_verbs, home, settings, look, samples, wanted, outcome)
            if wish is None:
                return status
            presence.release()
            outcome, wanted = _granted(app, open_verbs, look, wish), HandedOver()
            if not presence.hold():
                return 0  # another start was quicker, and shows what the wish led to
    finally:
        presence.release()


def _until_closed(
    app: QApplication,
    open_verbs: OpenVerbs,
    home: Home,
    settings: SettingsStore,
    look: Look,
    samples: Samples,
    wanted: HandedOver,
    outcome: Outcome | None,
) -> tuple[int, Wish | None]:
    """Show one window; returns the exit status, and what it wished to be done while none is open."""
    from closeknit.ui.shell.instance import Instance  # start-up cost, as above
    from closeknit.ui.shell.signals import StopSignals

    hub = EventHub()
    with open_verbs(hub.announce) as verbs:
        wishes: list[Wish] = []
        started = Started(verbs, home, hub, settings, look, samples.open, wishes.append)
        stop = StopSignals()
        stop.asked.connect(app.quit)
        instance = Instance(home.socket)
        instance.asked.connect(started.raise_with)
        watcher = CommitWatcher(home.database, verbs.journal.data_version, started.runner)
        watcher.committed.connect(started.refresh)
        started.show(wanted)
        if outcome is not None:
            started.window.tell_reopened(*outcome)
        status = app.exec()
        stop.close()
        instance.close()
        started.close()
        return status, wishes[0] if wishes else None


def _granted(app: QApplication, open_verbs: OpenVerbs, look: Look, wish: Wish) -> Outcome:
    """Do what needs every window closed, with a word on screen meanwhile."""
    waiting = Waiting(look)
    waiting.show()
    app.processEvents()
    facts: list[object] = []
    try:
        with open_verbs(facts.append) as verbs:
            wish(verbs)
        return facts, None
    except CloseknitError as problem:
        return facts, problem
    finally:
        waiting.close()


def draw_window(open_verbs: OpenVerbs, home: Home, target: Path) -> int:
    """Draw the list of people of a home to a PNG."""
    from closeknit.ui.shell.screens import draw_one  # start-up cost: a window never draws itself to a file

    return _drawn(open_verbs, home, lambda app, verbs, look: draw_one(app, verbs, look, home, target))


def draw_screens(open_verbs: OpenVerbs, home: Home, folder: Path) -> int:
    """Draw every page, light and dark, to PNGs in a folder."""
    from closeknit.ui.shell.screens import draw_all  # start-up cost, as above

    return _drawn(open_verbs, home, lambda app, verbs, look: draw_all(app, verbs, look, home, folder))


def _drawn(open_verbs: OpenVerbs, home: Home, draw: Callable[[QApplication, Verbs, Look], None]) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = make_application()
    with open_verbs(lambda _fact: None) as verbs:
        draw(app, verbs, make_look(app, SettingsStore(home.settings)))
    return 0


class Started:
    """The windows with all they need, from their making to their end; the main one is made when it is first wanted."""

    def __init__(
        self,
        verbs: Verbs,
        home: Home,
        hub: EventHub,
        settings: SettingsStore,
        look: Look,
        look_around: Callable[[], None],
        reopen: Callable[[Wish], None] = lambda _wish: None,
    ) -> None:
        self.runner = JobRunner()
        self._verbs, self._home, self._hub = verbs, home, hub
        self._settings, self._look = settings, look
        self._look_around, self._reopen = look_around, reopen
        self._main: MainWindow | None = None
        self._faults = FaultCatcher()
        self._faults.install()
        self._freshening = Freshening(lambda: verbs.relationships, lambda: verbs.weighing, self.runner, hub)
        self._freshening.rescored.connect(self.refresh)
        self._freshening.failed.connect(self._faults.take)

    @property
    def window(self) -> MainWindow:
        """The main window, made now if it wasn't."""
        if self._main is None:
            data, around = self._home.data, self._look_around
            hub, runner, look, faults = self._hub, self.runner, self._look, self._faults
            self._main = MainWindow(self._verbs, self._settings, hub, runner, look, data, faults, around)
            self._main.quick_log_requested.connect(lambda: self.quick.open())
            self._main.reopen_requested.connect(self._reopen)
            self._main.reopen_requested.connect(self._main.close, Qt.ConnectionType.QueuedConnection)
        return self._main

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
        self.window.start(is_empty=self._verbs.people.is_empty())
        self.window.show()
        QTimer.singleShot(SETTLE_AFTER_MS, self.window.settle_in)
        QTimer.singleShot(2000, self._make_daily)
        QTimer.singleShot(TIDY_AFTER_MS, self._tidy)
        self._freshening.start()
        QTimer.singleShot(QUICK_AFTER_MS, self._make_quick)
        if wanted.files:
            QTimer.singleShot(0, lambda: self.window.open_paths(list(wanted.files)))

    def raise_with(self, wanted: HandedOver) -> None:
        """Come to the front with what a later start of the program wishes for: the quick log alone, or files."""
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

    def refresh(self) -> None:
        """Somebody else committed: read again what is shown."""
        if self._main is not None:
            self._main.refresh()

    def close(self) -> None:
        """End the windows and their threads."""
        self._faults.remove()
        if "quick" in self.__dict__:
            self.quick.close()
        if self._main is not None:
            self._main.hide()
        self.runner.close()
        if self._main is not None:
            self._main.deleteLater()

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
        self.runner.run(lambda: self._verbs.journal.tidy(), self._on_tidied, self._faults.take)

    def _on_tidied(self, is_more: bool) -> None:
        QTimer.singleShot(TIDY_PAUSE_MS if is_more else TIDY_AFTER_MS, self._tidy)

    def _make_daily(self) -> None:
        self.runner.run(lambda: self._verbs.backups.make_daily(), lambda _fact: None, self._faults.take)


def make_look(app: QApplication, settings: SettingsStore) -> Look:
    """Make the theme and the icons as the settings say."""
    now = settings.now
    theme = Theme(
        app,
        resource("styles", "closeknit.qss"),
        resource("icons"),
        Appearance(now.appearance),
        now.text_size_percent,
    )
    return Look(theme, Icons(theme))


def make_application() -> QApplication:
    """Make the application; it never sees the user's arguments, some of which Qt would take for its own."""
    qInstallMessageHandler(qt_message)
    QGuiApplication.setDesktopFileName(APP_ID)
    app = QApplication(["closeknit"])
    app.setApplicationName("closeknit")
    app.setApplicationDisplayName("Closeknit")
    app.setWindowIcon(QIcon(str(resource("icons", "closeknit.svg"))))
    speak_english(app)
    return app

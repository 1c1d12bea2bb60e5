"""Bring the window up, or draw it without a screen; built by `app`, which gives the verbs and the home."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from closeknit.assets import APP_ID, resource
from closeknit.domain.errors import CloseknitError, OutsideProblem
from closeknit.paths import Home, make_private
from closeknit.services.handover import Wish as HandedOver
from closeknit.services.presence import WindowPresence
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.bridge.commits import CommitWatcher
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.common.ask import Tell
from closeknit.ui.common.icons import Icons
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.theme import Appearance, Theme
from closeknit.ui.common.translation import speak_english
from closeknit.ui.shell.faults import qt_message
from closeknit.ui.shell.started import Started, Wish

OpenVerbs = Callable[[Callable[[object], None]], AbstractContextManager[Verbs]]
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
    open_verbs: OpenVerbs,
    home: Home,
    wanted: HandedOver,
    presence: WindowPresence,
    sample_command: Sequence[str],
    stays: bool = True,
) -> int:
    """Show the window, or the quick log, until it is closed; when one is open on this home, hand over to it instead.

    With `stays` it may go on in the tray.
    """
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
            status, wish = _until_closed(app, open_verbs, home, settings, look, samples, wanted, outcome, stays)
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
    stays: bool,
) -> tuple[int, Wish | None]:
    """Show one window; returns the exit status, and what it wished to be done while none is open."""
    from closeknit.ui.shell.instance import Instance  # start-up cost, as above
    from closeknit.ui.shell.signals import StopSignals

    hub = EventHub()
    with open_verbs(hub.announce) as verbs:
        wishes: list[Wish] = []
        started = Started(verbs, home, hub, settings, look, samples.open, wishes.append, stays)
        stop = StopSignals()
        stop.asked.connect(lambda: app.exit(0))  # a quit would ask each window, and one may say no
        app.commitDataRequest.connect(lambda _manager: started.let_go())
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


def tell_problem(words: str) -> None:
    """Say in a small window why no other opens, until it is closed; nothing where nobody would see it."""
    if not has_screen() or os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return
    app = QApplication.instance() or make_application()
    assert isinstance(app, QApplication)
    app.setQuitOnLastWindowClosed(True)
    theme = Theme(app, resource("styles", "closeknit.qss"), resource("icons"))
    title = QCoreApplication.translate("starting", "Closeknit can’t open")
    told = Tell(None, Look(theme, Icons(theme)), title, words, QCoreApplication.translate("starting", "Close"))
    told.open()
    app.exec()


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

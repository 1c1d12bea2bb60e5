"""A thousand random acts over every screen: clicks, keys, typing, dialogs, undo, sizes and looks. Nothing breaks.

pytest-qt fails on an exception in a slot and on a warning of Qt.
"""

import gc
import random
import traceback
import warnings
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

import closeknit
from closeknit.assets import resource
from closeknit.domain.errors import UserError
from closeknit.services.sample import SampleHistory
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.bridge.heap import give_back, return_large_blocks
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.look import Look
from closeknit.ui.common.theme import Appearance
from closeknit.ui.shell.faults import FaultCatcher
from closeknit.ui.shell.quick.whole import QuickLogging
from closeknit.ui.shell.window import MainWindow
from tests.reliability.amount import seeded, times
from tests.ui.conftest import calm

HERE = Path(__file__)
ACTS = 1000
#: After so many all that is made once is made.
WARM = 400
MOST_GROWN_MB = 20.0
_KEYS = (
    *(Qt.Key(code) for code in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Delete),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F2, Qt.Key.Key_Slash, Qt.Key.Key_Question),
    *(Qt.Key.Key_Backslash, Qt.Key.Key_1, Qt.Key.Key_3),
)
_CONTROLS = (Qt.Key.Key_K, Qt.Key.Key_F, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_A, Qt.Key.Key_Return)
_WORDS = (
    "Ana",
    "coffee with Sofia yesterday",
    "9:30",
    "ß<b>Ω</b>",
    "日本",
    "",
    "remind me in two weeks",
    "-1",
    "12",
    "\u202e",
)
_SIZES = ((1280, 800), (900, 600), (1600, 1000), (720, 520))


@pytest.fixture
def cards() -> str:
    return ""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def nothing_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer what the system would ask by leaving it: files, and programs for addresses."""
    for name in ("getOpenFileName", "getSaveFileName", "getOpenFileNames"):
        empty: object = [] if name.endswith("s") else ""
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_args, empty=empty: (empty, "")))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_args: ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda _url: True))


@pytest.fixture
def window(
    qtbot: QtBot,
    verbs: Verbs,
    settings: SettingsStore,
    hub: EventHub,
    runner: JobRunner,
    look: Look,
    home: Path,
    nothing_outside: None,
) -> Iterator[MainWindow]:
    verbs.importing.begin([resource("sample", "people.vcf")], "Personal").run(lambda _progress: None)
    SampleHistory(verbs).make()
    window = MainWindow(verbs, settings, hub, runner, look, home, FaultCatcher("test"), lambda: None)
    qtbot.addWidget(window)
    window.resize(*_SIZES[0])
    window.show()
    window.activateWindow()
    window.start(is_empty=False)
    window.settle_in()
    assert return_large_blocks()  # as in the program once its list is on screen
    calm(qtbot, runner)
    yield window
    look.theme.set_text_percent(100)
    look.theme.set_appearance(Appearance.LIGHT)
    runner.close()


class Monkey:
    """Does one thing after another where a user could; remembers the last ones."""

    def __init__(
        self, window: MainWindow, quick: QuickLogging, runner: JobRunner, look: Look, dice: random.Random
    ) -> None:
        self.window, self.quick, self.runner, self.look, self.dice = window, quick, runner, look, dice
        self.did: list[str] = []

    def act(self) -> None:
        acts: tuple[tuple[int, Callable[[], str]], ...] = (
            *((30, self.click), (25, self.key), (8, self.type), (8, self.go), (6, self.control), (4, self.choose)),
            *((2, self.size), (1, self.appearance), (3, self.undo), (3, self.right_click), (2, self.quick_log)),
            *((3, self.leave), (2, self.scroll), (3, self.person)),
        )
        act = self.dice.choices([one for _weight, one in acts], [weight for weight, _one in acts])[0]
        self.did.append(act.__name__)
        try:
            self.did[-1] = f"{act.__name__}: {act()}"
        except RuntimeError as gone:  # the press took away what the release would be for
            if (
                "already deleted" not in str(gone)
                or Path(traceback.extract_tb(gone.__traceback__)[-1].filename) != HERE
            ):
                raise
        del self.did[:-40]
        QApplication.processEvents()

    def top(self) -> QWidget:
        """Return the window that takes the user's hands: a menu or dialog that is open, else one that is shown."""
        return (
            QApplication.activePopupWidget()
            or QApplication.activeModalWidget()
            or (QApplication.activeWindow() or self.window)
        )

    def _within(self, *kinds: type[QWidget]) -> QWidget | None:
        top = self.top()
        if isinstance(top, QMenu):
            return None
        listed = [one for kind in kinds for one in top.findChildren(kind)]
        found = [one for one in listed if isValid(one) and one.isVisible() and one.isEnabled()]
        return self.dice.choice(found) if found else None

    def click(self) -> str:
        top = self.top()
        if isinstance(top, QMenu):
            return self.choose()
        one = self._within(QAbstractButton, QAbstractButton, QAbstractItemView, QLineEdit, QComboBox, QAbstractSlider)
        if one is None:
            return self.leave()
        said = f"{type(one).__name__} {one.accessibleName() or one.property('text')}"
        target = one.viewport() if isinstance(one, QAbstractItemView) else one
        place = QPoint(self.dice.randrange(max(1, target.width())), self.dice.randrange(max(1, target.height())))
        double = isinstance(one, QAbstractItemView) and self.dice.random() < 0.2
        (QTest.mouseDClick if double else QTest.mouseClick)(target, Qt.MouseButton.LeftButton, pos=place)
        return said

    def right_click(self) -> str:
        one = self._within(QAbstractItemView)
        if one is None:
            return "nothing"
        QTest.mouseClick(one.viewport(), Qt.MouseButton.RightButton, pos=QPoint(40, self.dice.randrange(4, 200)))
        return type(one).__name__

    def choose(self) -> str:
        """Choose something of a menu that is open, or of a box."""
        top = self.top()
        if isinstance(top, QMenu):
            actions = [
                action for action in top.actions() if action.isEnabled() and action.isVisible() and action.text()
            ]
            action = self.dice.choice(actions) if actions and self.dice.random() < 0.8 else None
            said = action.text() if action is not None else "none"
            top.close()
            if action is not None and action.menu() is None:
                action.trigger()
            return said
        box = self._within(QComboBox)
        if isinstance(box, QComboBox) and box.count():
            box.setCurrentIndex(self.dice.randrange(box.count()))
        return "box"

    def _to(self) -> QWidget:
        return QApplication.focusWidget() or self.top()

    def key(self) -> str:
        key = self.dice.choice(_KEYS)
        modifier = self.dice.choice([Qt.KeyboardModifier.NoModifier] * 6 + [Qt.KeyboardModifier.ShiftModifier])
        QTest.keyClick(self._to(), key, modifier)
        return key.name

    def control(self) -> str:
        key = self.dice.choice(_CONTROLS)
        QTest.keyClick(self._to(), key, Qt.KeyboardModifier.ControlModifier)
        return f"Ctrl+{key.name}"

    def type(self) -> str:
        words = self.dice.choice(_WORDS)
        one = QApplication.focusWidget()
        if not isinstance(one, QLineEdit | QPlainTextEdit):
            one = self._within(QLineEdit, QPlainTextEdit)
        if isinstance(one, QLineEdit | QPlainTextEdit) and not one.isReadOnly():
            one.setFocus()
            one.insert(words) if isinstance(one, QLineEdit) else one.insertPlainText(words)
        return words

    def go(self) -> str:
        name = self.dice.choice(sorted(self.window.pages._makers))
        if name == "welcome" or QApplication.activeModalWidget() is not None:
            return "nothing"
        self.window.go(name)
        return name

    def person(self) -> str:
        ids = self.window.pages.people.ids
        if ids and QApplication.activeModalWidget() is None:
            self.window.open_person(self.dice.choice(ids))
        return "somebody"

    def size(self) -> str:
        size = self.dice.choice(_SIZES)
        self.window.resize(*size)
        return str(size)

    def appearance(self) -> str:
        self.look.theme.set_appearance(self.dice.choice((Appearance.LIGHT, Appearance.DARK)))
        self.look.theme.set_text_percent(self.dice.choice((100, 100, 80, 150)))
        return "look"

    def undo(self) -> str:
        self.window.undo() if self.dice.random() < 0.6 else self.window.redo()
        return "undo or redo"

    def quick_log(self) -> str:
        self.quick.open()
        return "quick log"

    def scroll(self) -> str:
        one = self._within(QAbstractItemView)
        if isinstance(one, QAbstractItemView):
            bar = one.verticalScrollBar()
            bar.setValue(self.dice.randrange(bar.maximum() + 1))
        return "scroll"

    def leave(self) -> str:
        """Leave what is open above the window, as Esc does."""
        top = self.top()
        if top is self.window:
            QTest.keyClick(self.window, Qt.Key.Key_Escape)
        else:
            top.close()
        return type(top).__name__


def memory_mb() -> float:
    """Count what is of no file; what a child shares for a while is counted too."""
    gc.collect()
    rows = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(rows["RssAnon"].split()[0]) / 1024


def tidied(qtbot: QtBot, monkey: Monkey, runner: JobRunner) -> None:
    """Close what stands open, let what was begun end, and show the same page in the same size and look each time."""
    for _ in range(20):
        if monkey.top() is monkey.window:
            break
        monkey.top().close()
    monkey.window.resize(*_SIZES[0])
    monkey.look.theme.set_appearance(Appearance.LIGHT)
    monkey.look.theme.set_text_percent(100)
    monkey.window.go("people")
    calm(qtbot, runner)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    give_back()  # as in the program once it has counted what is due


def show_all(qtbot: QtBot, window: MainWindow, runner: JobRunner, look: Look) -> None:
    """Show every page and everybody in each size of text: fonts of all scripts, and how they break, load once."""
    everybody = list(window.pages.people.ids)
    for percent in (80, 150, 100):
        look.theme.set_text_percent(percent)
        for name in sorted(set(window.pages._makers) - {"welcome"}):
            window.go(name)
            calm(qtbot, runner)
        for person in everybody:
            window.open_person(person)
            calm(qtbot, runner)


def window_is_open() -> None:
    raise UserError("window_is_open")


@pytest.mark.qt_log_ignore("Keyboard event not accepted by receiving widget", extend=True)  # QTest's own word
def test_a_thousand_random_acts_break_nothing_and_keep_nothing(
    qtbot: QtBot,
    window: MainWindow,
    runner: JobRunner,
    verbs: Verbs,
    look: Look,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for noun in (verbs.backups, verbs.journal):  # no file is swapped under an open window, as in the program
        monkeypatch.setattr(noun, "_refuse_if_open", window_is_open)
    dice = seeded("random acts")
    quick = QuickLogging(verbs, runner, look, lambda: window)
    faults: list[str] = []
    window._faults.caught.connect(faults.append)
    quick.failed.connect(lambda problem: faults.append(repr(problem)))
    monkey = Monkey(window, quick, runner, look, dice)
    for module in walk_packages(closeknit.__path__, "closeknit."):  # what is loaded late is loaded once
        if not module.name.endswith("__main__"):
            import_module(module.name)
    import_module("vobject")
    show_all(qtbot, window, runner, look)
    before = 0.0
    for number in range(times(ACTS)):
        if number == WARM:
            tidied(qtbot, monkey, runner)
            before = memory_mb()
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            monkey.act()
        if number % 25 == 0:
            qtbot.waitUntil(lambda: runner.waiting == 0, timeout=20_000)
        assert not faults, (faults, monkey.did)
    tidied(qtbot, monkey, runner)
    grown = memory_mb() - before
    print(f"{times(ACTS)} acts, {grown:.1f} MB grown")
    assert not faults, (faults, monkey.did)
    assert verbs.backups.check().findings == ()
    quick.close()
    assert grown < MOST_GROWN_MB

"""Use the quick log as a user does: by keys, where the keyboard is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from closeknit.domain.entry import Entry
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.buttons import Chip
from closeknit.ui.shell.quick.whole import QuickLogging
from closeknit.ui.shell.quick.window import QuickLog
from tests.ui.conftest import calm


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def type_in(qtbot: QtBot, quick: QuickLogging, runner: JobRunner, text: str) -> QuickLog:
    window = quick.window
    qtbot.keyClicks(QApplication.focusWidget(), text)
    qtbot.waitUntil(lambda: window._drafting.is_understood)
    calm(qtbot, runner)
    return window


def newest(verbs: Verbs, name: str) -> Entry:
    return verbs.entries.of_person(verbs.people.resolve(name))[0]


def chips(window: QuickLog) -> list[str]:
    return [chip.accessibleName() for chip in window.findChildren(Chip) if chip.isVisible()]

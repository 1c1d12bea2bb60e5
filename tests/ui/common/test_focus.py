"""The focus ring follows the keyboard, and survives controls that go while they have it."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from closeknit.ui.common.focus import FocusRing
from closeknit.ui.common.look import Look


def test_a_control_deleted_under_the_ring_takes_it_away(qtbot: QtBot, look: Look) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    holder = QWidget(window)
    row = QHBoxLayout(holder)
    one, two = QPushButton("one"), QPushButton("two")
    row.addWidget(one)
    row.addWidget(two)
    ring = FocusRing(window, look)
    window.show()
    window.activateWindow()
    one.setFocus()
    qtbot.waitUntil(ring.isVisible)
    delete(one)
    two.setFocus()
    qtbot.waitUntil(lambda: ring._around is two)
    delete(holder)
    ring.repaint()
    ring._on_focus_changed(None, None)
    assert not ring.isVisible()

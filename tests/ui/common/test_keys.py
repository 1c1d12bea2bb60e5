from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from closeknit.ui.common.keys import Keys, caps


def room(qtbot: QtBot) -> tuple[QWidget, QLineEdit, QWidget]:
    whole, field, other = QWidget(), QLineEdit(), QWidget()
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box = QVBoxLayout(whole)
    box.addWidget(field)
    box.addWidget(other)
    qtbot.addWidget(whole)
    whole.show()
    whole.activateWindow()
    qtbot.waitUntil(whole.isActiveWindow)
    return whole, field, other


def test_a_single_letter_acts_only_outside_text_fields(qtbot: QtBot) -> None:
    whole, field, other = room(qtbot)
    done: list[int] = []
    Keys(True, whole).action(whole, "New", lambda: done.append(1), "N")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_N)
    assert (field.text(), done) == ("n", [])
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_N)
    assert (field.text(), done) == ("n", [1])


def test_single_letters_can_be_switched_off_and_on(qtbot: QtBot) -> None:
    whole, _field, other = room(qtbot)
    keys = Keys(True, whole)
    done: list[int] = []
    action = keys.action(whole, "Undo", lambda: done.append(1), "Ctrl+Z", "Z")
    assert caps(action) == ["Ctrl Z", "Z"]
    keys.set_letters(False)
    assert caps(action) == ["Ctrl Z"]
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_Z)
    assert done == []
    keys.set_letters(True)
    qtbot.keyClick(other, Qt.Key.Key_Z)
    assert done == [1]


def test_a_letter_meant_for_an_open_menu_does_nothing_else(qtbot: QtBot) -> None:
    window = QWidget()
    done: list[str] = []
    qtbot.addWidget(window)
    button = QPushButton(window)
    keys = Keys(parent=window)
    act = keys.action(window, "Act", lambda: done.append("act"), "A")
    menu = QMenu(window)
    menu.addAction(act)
    window.show()
    button.setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(button, Qt.Key.Key_A)
    assert done == ["act"]
    menu.popup(window.pos())
    qtbot.waitUntil(menu.isVisible)
    qtbot.keyClick(button, Qt.Key.Key_A)
    assert done == ["act"]
    menu.setActiveAction(act)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert done == ["act", "act"]

"""Ctrl+L and the top bar on every page: to the composer of whom the keyboard is at, else to the quick log."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from closeknit.domain.ids import PersonId
from closeknit.domain.seating import Taking
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.page import Page
from closeknit.ui.person.page import PersonPage
from closeknit.ui.shell.window import MainWindow
from tests.ui.conftest import calm


def press_log(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> Page | None:
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    calm(qtbot, runner)
    return window.page


def composes_with(window: MainWindow, person: PersonId) -> bool:
    page = window.page
    assert isinstance(page, PersonPage)
    composer = page._centre.composer
    focus = QApplication.focusWidget()
    return page.person_at_hand() == person and focus is not None and composer.isAncestorOf(focus)


@pytest.mark.parametrize("key", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier])
def test_in_the_list_it_is_about_the_current_row(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, key: Qt.KeyboardModifier
) -> None:
    people = window.pages.people
    people.choose_rows([2])
    people.entered()
    qtbot.keyClick(people._table, Qt.Key.Key_L, key)
    calm(qtbot, runner)
    assert composes_with(window, people.ids[2])


def test_on_the_board_it_is_about_the_current_seat(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs
) -> None:
    person = window.pages.people.ids[1]
    verbs.seats.take(person, Taking("They ask the right questions", is_stay_close=True))
    window.go("twenty")
    calm(qtbot, runner)
    press_log(qtbot, window, runner)
    assert composes_with(window, person)


def test_on_a_persons_page_it_is_about_them(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    person = window.pages.people.ids[3]
    window.open_person(person)
    calm(qtbot, runner)
    press_log(qtbot, window, runner)
    assert composes_with(window, person)


def test_the_button_of_the_top_bar_does_the_same(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    people = window.pages.people
    people.choose_rows([2])
    people.entered()
    qtbot.mouseClick(window._top._log, Qt.MouseButton.LeftButton)
    calm(qtbot, runner)
    assert composes_with(window, people.ids[2])


def test_with_nobody_at_hand_the_quick_log_is_wanted(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    window.go("preferences")
    calm(qtbot, runner)
    with qtbot.waitSignal(window.quick_log_requested):
        press_log(qtbot, window, runner)
    with qtbot.waitSignal(window.quick_log_requested):
        qtbot.mouseClick(window._top._log, Qt.MouseButton.LeftButton)
    assert window.page is window.pages.get("preferences")

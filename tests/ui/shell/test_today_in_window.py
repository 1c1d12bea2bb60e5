"""Today among the pages: its key, its place in the rail, and the undo bar after an act."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.promise import By, Commitment
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.shell.window import MainWindow
from closeknit.ui.today.page import TodayPage
from tests.ui.conftest import calm
from tests.ui.shell.test_window import controls


@pytest.fixture
def person(verbs: Verbs, window: MainWindow) -> PersonId:
    person = window.pages.people.ids[0]
    day = verbs.now().date()
    late = day - timedelta(days=3)
    verbs.entries.promise(Commitment(EntryId(0), person, By.ME, "Send the field notes", late, late))
    return person


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, person: PersonId, runner: JobRunner) -> TodayPage:
    qtbot.keyClick(window, Qt.Key.Key_1)
    calm(qtbot, runner)
    assert isinstance(window.page, TodayPage)
    return window.page


def test_key_1_leads_to_today_and_the_rail_marks_it(window: MainWindow, page: TodayPage) -> None:
    assert window._rail._buttons["today"].isChecked()
    assert not window._rail._buttons["people"].isChecked()
    assert page._list.hasFocus()


def test_done_leads_to_the_undo_bar_and_z_takes_it_back(
    qtbot: QtBot, window: MainWindow, page: TodayPage, runner: JobRunner
) -> None:
    qtbot.keyClick(page._list, Qt.Key.Key_D)
    calm(qtbot, runner)
    assert page.act() is None
    assert window.undo_bar.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Z)
    calm(qtbot, runner)
    assert page.act() is not None


def test_enter_opens_the_person_and_esc_leads_back(
    qtbot: QtBot, window: MainWindow, page: TodayPage, runner: JobRunner
) -> None:
    qtbot.keyClick(page._list, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert window.page is window.pages.person
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.page is page


def test_the_empty_page_leads_to_people(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    window.go("today")
    calm(qtbot, runner)
    assert isinstance(window.page, TodayPage)
    qtbot.mouseClick(window.page._people, Qt.MouseButton.LeftButton)
    assert window.page is window.pages.people


def test_the_buttons_of_the_row_have_names_and_are_reached_by_tab(
    qtbot: QtBot, window: MainWindow, page: TodayPage
) -> None:
    wanted = {widget for widget in controls(window) if page.isAncestorOf(widget)}
    assert len(wanted) >= 5
    reached: set[QWidget] = set()
    for widget in wanted:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        assert interface.text(QAccessible.Text.Name).strip()
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert wanted - reached == set()

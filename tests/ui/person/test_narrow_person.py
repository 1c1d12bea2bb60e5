"""A person's page below 1100 and 860 px: both columns are drawers, each with a button and a key."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from closeknit.domain.ids import EntryId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.person.page import PersonPage
from closeknit.ui.shell.window import MainWindow
from tests.ui.conftest import calm


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs) -> PersonPage:
    ana = verbs.people.resolve("Ana Ferreira")
    for days in (3, 20, 50):
        when = When(verbs.now().date() - timedelta(days=days))
        verbs.entries.log(Interaction(EntryId(0), (ana,), Channel.IN_PERSON, when, 60))
    window.resize(1000, 700)
    window.open_person(ana)
    calm(qtbot, runner)
    assert isinstance(window.page, PersonPage)
    return window.page


def test_the_right_drawer_has_a_button_that_says_what_is_in_it(
    qtbot: QtBot, page: PersonPage, window: MainWindow, runner: JobRunner
) -> None:
    why = page._why_button
    assert why in page.top_buttons()
    value = page._opened.relationship.closeness.value  # type: ignore[union-attr]  # three contacts make a number
    assert why.text() == f"Why {round(value or 0)}"
    qtbot.mouseClick(why, Qt.MouseButton.LeftButton)
    assert page._columns.is_shown("right")
    assert why.isChecked()
    window.step_back()
    assert not page._columns.is_shown("right")
    assert not why.isChecked()
    window.resize(1280, 800)
    assert why not in page.top_buttons()


def test_w_opens_the_drawer_with_every_reason_in_it(qtbot: QtBot, page: PersonPage, window: MainWindow) -> None:
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_W)
    assert page._columns.is_shown("right")
    assert page._panel._is_open
    qtbot.keyClick(page, Qt.Key.Key_W)
    assert page._columns.is_shown("right")
    assert not page._panel._is_open


def test_w_puts_the_reasons_where_the_text_of_the_card_was(qtbot: QtBot, page: PersonPage, window: MainWindow) -> None:
    window.resize(1280, 800)
    page.toggle_text()
    assert page._right.currentIndex() == 1
    page._actions["why"].trigger()
    assert page._right.currentIndex() == 0
    assert page._panel._is_open


def test_in_the_narrowest_window_every_button_of_the_top_bar_has_room(
    qtbot: QtBot, page: PersonPage, window: MainWindow, runner: JobRunner, verbs: Verbs
) -> None:
    window.resize(640, 400)
    calm(qtbot, runner)
    for button in page.top_buttons():
        end = button.mapTo(window, button.rect().topRight()).x()
        assert button.width() >= button.sizeHint().width()
        assert end < window.width()
    assert page._export not in page.top_buttons()


@pytest.mark.parametrize("name", ["edit", "add"])
def test_what_is_done_at_the_left_opens_its_drawer(
    qtbot: QtBot, page: PersonPage, window: MainWindow, runner: JobRunner, name: str
) -> None:
    window.resize(640, 400)
    calm(qtbot, runner)
    assert not page._columns.is_shown("left")
    page._actions[name].trigger()
    assert page._columns.is_shown("left")
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()

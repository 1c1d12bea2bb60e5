"""The ways to the page of reminders and back, and what is set from a person's page."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.promise import By, Commitment
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.person.page import PersonPage
from closeknit.ui.preferences.page import PreferencesPage
from closeknit.ui.reminders.page import RemindersPage
from closeknit.ui.shell.leaving import staying_words
from closeknit.ui.shell.window import MainWindow
from tests.ui.conftest import calm


@pytest.fixture
def person(verbs: Verbs, window: MainWindow) -> PersonId:
    person = window.pages.people.ids[0]
    day = verbs.now().date()
    promised = Commitment(EntryId(0), person, By.ME, "Send the field notes", day + timedelta(days=3), day)
    verbs.entries.promise(promised)
    return person


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, person: PersonId, runner: JobRunner) -> PersonPage:
    window.open_person(person)
    calm(qtbot, runner)
    assert isinstance(window.page, PersonPage)
    return window.page


def line(window: MainWindow) -> tuple[str, str]:
    """Return what stands in the line that sets a reminder, and about whom."""
    assert isinstance(window.page, RemindersPage)
    assert window.focusWidget() is window.page._line.field
    return window.page._line.field.text(), window.page._line._who.text()


def test_today_leads_to_reminders_and_esc_back(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    window.go("today")
    calm(qtbot, runner)
    (button,) = [one for one in window.findChildren(QPushButton) if one.text() == "Reminders" and one.isVisible()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    calm(qtbot, runner)
    assert isinstance(window.page, RemindersPage)
    assert window._rail._buttons["today"].isChecked()
    qtbot.keyClick(window.page, Qt.Key.Key_Escape)
    calm(qtbot, runner)
    assert window.page is window.pages.get("today")


@pytest.mark.parametrize(
    ("when_closed", "has_tray", "words"),
    [
        ("ask", True, ""),
        ("tray", True, "In the tray when this window is closed"),
        ("quit", True, "No reminders while this window is closed"),
        ("tray", False, "No reminders while this window is closed"),
    ],
)
def test_the_page_says_what_closing_the_window_means(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, when_closed: str, has_tray: bool, words: str
) -> None:
    window.staying_words = lambda: staying_words(when_closed, has_tray)
    window.hints.tell("Backed up 14:02")
    window.go("reminders")
    assert window.hints._fact.text() == (words or "Backed up 14:02")
    assert window.hints._tick.isVisible() == (not words)
    window.go("people")
    calm(qtbot, runner)
    assert (window.hints._fact.text(), window.hints._tick.isVisible()) == ("Backed up 14:02", True)


def test_the_palette_knows_both_ways(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    commands = {command.text: command for command in window._commands.all()}
    commands["Reminders"].run()
    calm(qtbot, runner)
    assert isinstance(window.page, RemindersPage)
    window.go("people")
    commands["Set a reminder"].run()
    calm(qtbot, runner)
    assert line(window) == ("", "About nobody")


def test_done_leads_to_the_undo_bar_and_z_takes_it_back(
    qtbot: QtBot, window: MainWindow, person: PersonId, runner: JobRunner
) -> None:
    window.go("reminders")
    calm(qtbot, runner)
    page = window.page
    assert isinstance(page, RemindersPage)
    qtbot.keyClick(page._list, Qt.Key.Key_D)
    calm(qtbot, runner)
    assert page._stack.currentWidget() is page._empty
    assert window.undo_bar.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Z)
    calm(qtbot, runner)
    assert page._list.current() is not None


def test_r_on_a_persons_page_sets_one_about_them(
    qtbot: QtBot, window: MainWindow, page: PersonPage, runner: JobRunner
) -> None:
    qtbot.keyClick(page._centre.timeline, Qt.Key.Key_R)
    calm(qtbot, runner)
    assert line(window) == ("", "Kwame Asante")


def test_the_menu_of_a_person_sets_one_about_them(
    qtbot: QtBot, window: MainWindow, page: PersonPage, runner: JobRunner
) -> None:
    page._on_more()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == "Remind me…")
    menu.close()
    action.trigger()
    calm(qtbot, runner)
    assert line(window) == ("", "Kwame Asante")


def test_the_next_action_is_what_one_is_reminded_of(
    qtbot: QtBot, window: MainWindow, page: PersonPage, verbs: Verbs, runner: JobRunner, person: PersonId
) -> None:
    (button,) = [one for one in page._panel.findChildren(QPushButton) if one.text() == "Remind me…"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    calm(qtbot, runner)
    assert line(window) == ("Send the field notes", "Kwame Asante")
    qtbot.keyClick(window.pages.reminders._line.field, Qt.Key.Key_Return)
    calm(qtbot, runner)
    own = [one for one in verbs.telling.overview().coming if one.key.startswith("own:")]
    assert [(one.text, one.person) for one in own] == [("Send the field notes", person)]


def test_the_menu_of_an_entry_takes_its_words(
    qtbot: QtBot, window: MainWindow, page: PersonPage, runner: JobRunner
) -> None:
    assert page._opened is not None
    entry = page._opened.relationship.entries[0]
    acts = dict(page._doings._acts(entry.id, entry))
    acts["Remind me…"]()
    calm(qtbot, runner)
    assert line(window) == ("Send the field notes", "Kwame Asante")


def test_change_leads_to_the_quiet_hours(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    window.go("reminders")
    calm(qtbot, runner)
    page = window.page
    assert isinstance(page, RemindersPage)
    page._side.change_requested.emit()
    calm(qtbot, runner)
    settings = window.page
    assert isinstance(settings, PreferencesPage)
    assert settings._nav.currentItem().text() == "Reminders and quiet hours"
    assert settings.reminders.morning.isVisible()

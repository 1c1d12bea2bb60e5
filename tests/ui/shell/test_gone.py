"""Somebody whose page was open is gone for good, by a command beside the window."""

from pytestqt.qtbot import QtBot

from closeknit.domain.ids import PersonId
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.shell.window import MainWindow
from tests.ui.conftest import calm


def opened(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> PersonId:
    person = window.pages.people.ids[1]
    window.open_person(person)
    calm(qtbot, runner)
    return person


def test_who_is_gone_leads_back_to_the_list(qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs) -> None:
    person = opened(qtbot, window, runner)
    verbs.people.delete_for_good([person])
    calm(qtbot, runner)
    assert window.page is window.pages.people


def test_who_is_gone_takes_nobody_away_from_another_page(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs
) -> None:
    person = opened(qtbot, window, runner)
    window.go("today")
    window.go("twenty")
    calm(qtbot, runner)
    verbs.people.delete_for_good([person])
    calm(qtbot, runner)
    window.refresh()
    calm(qtbot, runner)
    assert window.page is window.pages.twenty


def test_the_way_back_passes_by_the_page_of_who_is_gone(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs
) -> None:
    person = opened(qtbot, window, runner)
    window.go("preferences")
    verbs.people.delete_for_good([person])
    calm(qtbot, runner)
    window.step_back()
    calm(qtbot, runner)
    assert window.page is window.pages.people

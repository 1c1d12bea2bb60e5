"""Tab leads as one reads: rail, top bar, then the columns of the page from left to right (language 8)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from closeknit.domain.ids import EntryId
from closeknit.domain.promise import Need
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.shell.window import MainWindow
from tests.ui.conftest import calm

ONE = Qt.Key.Key_Tab, Qt.Key.Key_Backtab


def walked(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> list[QWidget]:
    found: list[QWidget] = []
    while True:
        here = QApplication.focusWidget()
        if here in found:
            return found
        found.append(here)
        qtbot.keyClick(here, key)
        assert len(found) < 200


def person(qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs) -> None:
    ana = verbs.people.resolve("Ana Ferreira")
    for n in range(3):
        verbs.entries.need(Need(EntryId(0), ana, f"need {n}", When(verbs.now().date())))
    window.open_person(ana)
    calm(qtbot, runner)


def test_the_columns_of_a_person_follow_each_other_whatever_was_made_first(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs
) -> None:
    person(qtbot, window, runner, verbs)
    window._rail._buttons["today"].setFocus()
    regions = window.pages.person._columns.regions()
    places = [window._rail, window._top, *regions]
    met = [
        next((n for n, one in enumerate(places) if one.isAncestorOf(stop)), None)
        for stop in walked(qtbot, window, ONE[0])
    ]
    said = [place for place in met if place is not None]
    assert said == sorted(said)
    assert set(said) == set(range(5))


@pytest.mark.parametrize("name", ["today", "reminders", "twenty", "people", "preferences"])
def test_back_is_the_same_way_round(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, name: str
) -> None:
    window.go(name)
    calm(qtbot, runner)
    start = window._rail._buttons["today"]
    start.setFocus()
    there = walked(qtbot, window, ONE[0])
    start.setFocus()
    back = walked(qtbot, window, ONE[1])
    assert back == [there[0], *reversed(there[1:])]


def test_what_has_the_keyboard_is_scrolled_to(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs
) -> None:
    person(qtbot, window, runner, verbs)
    window.resize(1280, 500)
    for stop in walked(qtbot, window, ONE[0]):
        area = window.pages.person._scroll
        assert isinstance(area, QScrollArea)
        stop.setFocus()
        if area.isAncestorOf(stop):
            qtbot.keyClick(stop, ONE[0])
            now = QApplication.focusWidget()
            if area.isAncestorOf(now):
                top = now.mapTo(area, now.rect().topLeft()).y()
                assert 0 <= top < area.height()

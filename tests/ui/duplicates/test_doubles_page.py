import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from closeknit.domain.card import Field
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.duplicates.comparing import compared
from closeknit.ui.duplicates.page import DuplicatesPage
from closeknit.ui.shell.window import MainWindow
from tests.ui.conftest import calm


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> DuplicatesPage:
    window.go("duplicates")
    calm(qtbot, runner)
    assert isinstance(window.page, DuplicatesPage)
    return window.page


def test_the_pair_is_listed_with_its_evidence(page: DuplicatesPage) -> None:
    assert page.subtitle == "1 pair left"
    lines = page._list.pairs.lines
    assert [line.double is None for line in lines] == [True, False]
    assert lines[0].count == 1


def test_both_sides_are_compared_and_the_shared_value_is_evidence(page: DuplicatesPage, verbs: Verbs) -> None:
    double = verbs.joining.doubles()[0]
    rows = compared(verbs.people.open(double.first), verbs.people.open(double.second), double.shared)
    mail = next(row for row in rows if row.field is Field.EMAIL)
    assert (mail.left, mail.is_equal, mail.is_evidence) == ("amina@ziwa.example", True, True)
    phone = next(row for row in rows if row.field is Field.PHONE)
    assert {phone.left, phone.right} == {"", "+255 555 040 219"}


def test_enter_joins_and_undo_splits_again(
    qtbot: QtBot, window: MainWindow, page: DuplicatesPage, runner: JobRunner, verbs: Verbs
) -> None:
    page._list.setFocus()
    qtbot.keyClick(page._list, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert verbs.joining.doubles() == []
    assert page._stack.currentIndex() == 1
    window.undo()
    calm(qtbot, runner)
    assert page.subtitle == "1 pair left"


def test_not_the_same_is_remembered(
    qtbot: QtBot, window: MainWindow, page: DuplicatesPage, runner: JobRunner, verbs: Verbs
) -> None:
    page._list.setFocus()
    qtbot.keyClick(page._list, Qt.Key.Key_N)
    calm(qtbot, runner)
    assert verbs.joining.doubles() == []
    assert len(window.pages.people.ids) == 4


def test_joining_all_of_a_kind_asks_first(qtbot: QtBot, page: DuplicatesPage, runner: JobRunner, verbs: Verbs) -> None:
    qtbot.keyClick(page, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    ask = QApplication.activeModalWidget()
    assert ask is not None
    qtbot.keyClick(ask, Qt.Key.Key_Escape)
    calm(qtbot, runner)
    assert len(verbs.joining.doubles()) == 1

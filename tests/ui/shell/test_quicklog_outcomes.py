"""What was given, got, needed and promised, in the quick log."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from closeknit.domain.exchange import Exchange
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.look import Look
from closeknit.ui.shell.quick.whole import QuickLogging
from tests.ui.conftest import calm
from tests.ui.shell.quick import chips, newest, press, type_in


def test_what_was_given_has_its_chip_and_is_logged_with_the_meeting(
    qtbot: QtBot, quick: QuickLogging, verbs: Verbs, runner: JobRunner
) -> None:
    window = type_in(qtbot, quick, runner, "coffee with Ana Ferreira, gave her the number of the boatyard")
    assert "Gave: Information, number of the boatyard, Ana Ferreira" in chips(window)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.isVisible())
    calm(qtbot, runner)
    kinds = [type(entry).__name__ for entry in verbs.entries.of_person(verbs.people.resolve("Ana Ferreira"))]
    assert sorted(kinds) == ["Exchange", "Interaction"]
    verbs.journal.undo()
    assert verbs.entries.of_person(verbs.people.resolve("Ana Ferreira")) == []


def test_what_was_given_alone_is_noted_without_a_channel(
    qtbot: QtBot, quick: QuickLogging, verbs: Verbs, runner: JobRunner
) -> None:
    said: list[str] = []
    quick._is_from_main = True
    quick.told.connect(lambda words, _second: said.append(words))
    window = type_in(qtbot, quick, runner, "gave Ana Ferreira an intro to Kwame Asante")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.isVisible())
    calm(qtbot, runner)
    assert said[-1] == "Noted what you gave Ana Ferreira and Kwame Asante"
    for name in ("Ana Ferreira", "Kwame Asante"):
        assert isinstance(newest(verbs, name), Exchange)


def test_enter_asks_with_whom_where_that_isn_t_said(
    qtbot: QtBot, quick: QuickLogging, verbs: Verbs, runner: JobRunner
) -> None:
    window = type_in(qtbot, quick, runner, "coffee with Ana Ferreira and Kwame Asante, got a referral ")
    press(qtbot, Qt.Key.Key_Return)
    form = window._fields.outcomes.form
    qtbot.waitUntil(form.isVisible)
    who = QApplication.focusWidget()
    assert isinstance(who, QComboBox)
    qtbot.keyClick(who, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert window.text.hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert isinstance(newest(verbs, "Ana Ferreira"), Exchange)


def test_what_was_given_is_tinted_in_its_own_colour(
    qtbot: QtBot, quick: QuickLogging, runner: JobRunner, look: Look
) -> None:
    window = type_in(qtbot, quick, runner, "coffee with Ana Ferreira, gave her a tip ")
    formats = window.text.document().firstBlock().layout().formats()
    at = window.text.toPlainText().index("gave")
    colours = {found.start: found.format.background().color() for found in formats}
    assert colours[at] == look.theme.colour("gave_tint")
    assert colours[0] == look.theme.colour("accent_tint")

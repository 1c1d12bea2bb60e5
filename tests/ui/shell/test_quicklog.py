"""The quick log by keyboard: typed, understood, asked about, logged, taken back (issue 4.4)."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from closeknit.domain.errors import OutsideProblem
from closeknit.domain.ids import EntryId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.promise import By, Commitment
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.look import Look
from closeknit.ui.shell.quick.whole import QuickLogging
from closeknit.ui.shell.quick.window import PLACE
from closeknit.ui.shell.window import MainWindow
from tests.ui.conftest import calm
from tests.ui.shell.quick import chips, newest, press, type_in

NEW = EntryId(0)


def test_a_line_is_typed_logged_by_enter_and_taken_back(
    qtbot: QtBot, quick: QuickLogging, verbs: Verbs, runner: JobRunner
) -> None:
    window = type_in(qtbot, quick, runner, "coffee with Ana Ferreira yesterday, 45 min, the boatyard")
    yesterday = verbs.now().date() - timedelta(days=1)
    assert chips(window)[0] == "Face to face"
    assert "45 min" in chips(window)
    text = window.text.toPlainText()
    assert [text[a:b] for a, b in window.text.tint.stretches] == ["coffee", "Ana Ferreira", "yesterday", "45 min"]
    press(qtbot, Qt.Key.Key_Return)
    calm(qtbot, runner)
    entry = newest(verbs, "Ana Ferreira")
    assert isinstance(entry, Interaction)
    assert (entry.channel, entry.minutes, entry.when.day) == (Channel.IN_PERSON, 45, yesterday)
    assert entry.note == "Coffee\nthe boatyard"
    assert not window.isVisible()
    assert quick.confirmation.isVisible()
    assert quick.confirmation.accessibleName().startswith("Logged coffee with Ana Ferreira")
    assert window.text.toPlainText() == ""
    assert verbs.unfinished.text_of(PLACE) == ""
    quick.confirmation.activateWindow()
    qtbot.waitUntil(quick.confirmation.isActiveWindow)
    qtbot.keyClick(quick.confirmation, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    calm(qtbot, runner)
    assert verbs.entries.of_person(verbs.people.resolve("Ana Ferreira")) == []
    assert quick.confirmation.accessibleName() == "Taken back"


def test_closeness_is_said_before_and_after(qtbot: QtBot, quick: QuickLogging, verbs: Verbs, runner: JobRunner) -> None:
    ana = verbs.people.resolve("Ana Ferreira")
    for days in (30, 60, 90):
        day = verbs.now().date() - timedelta(days=days)
        verbs.entries.log(Interaction(NEW, (ana,), Channel.IN_PERSON, When(day), 60))
    before = verbs.relationships.scored([ana])[ana].closeness
    type_in(qtbot, quick, runner, "lunch with Ana Ferreira 90 min")
    press(qtbot, Qt.Key.Key_Return)
    calm(qtbot, runner)
    after = verbs.relationships.scored([ana])[ana].closeness
    assert before is not None
    assert after is not None
    words = f"Logged lunch with Ana Ferreira. Closeness {round(before)} to {round(after)}"
    assert quick.confirmation.accessibleName() == words


def test_the_next_action_is_done_too_in_the_same_breath(
    qtbot: QtBot, quick: QuickLogging, verbs: Verbs, runner: JobRunner
) -> None:
    ana, today = verbs.people.resolve("Ana Ferreira"), verbs.now().date()
    promise = verbs.entries.promise(Commitment(NEW, ana, By.ME, "Send the notes", today, today)).entry
    window = type_in(qtbot, quick, runner, "coffee with Ana Ferreira")
    assert window._foot._what.text() == "Send the notes"
    press(qtbot, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window._foot._done.isChecked()
    press(qtbot, Qt.Key.Key_Return)
    calm(qtbot, runner)
    kept = verbs.entries.one(promise)
    assert isinstance(kept, Commitment)
    assert kept.done == today
    verbs.journal.undo()
    kept = verbs.entries.one(promise)
    assert isinstance(kept, Commitment)
    assert kept.is_open
    assert len(verbs.entries.of_person(ana)) == 1


def test_ctrl_d_does_nothing_where_nothing_is_next(qtbot: QtBot, quick: QuickLogging, runner: JobRunner) -> None:
    window = type_in(qtbot, quick, runner, "coffee with Ana Ferreira")
    press(qtbot, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window._foot.kept is None
    assert not window._foot._done.isVisible()


def test_a_channel_that_is_missing_is_asked_for(qtbot: QtBot, quick: QuickLogging, runner: JobRunner) -> None:
    type_in(qtbot, quick, runner, "Ana Ferreira yesterday")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Face to face"
    menu.close()


def test_depth_is_said_in_words_and_number(qtbot: QtBot, quick: QuickLogging, runner: JobRunner) -> None:
    window = type_in(qtbot, quick, runner, "coffee with Ana Ferreira")
    assert "Depth" in chips(window)
    for rating, words in ((2, "●○○ Small talk, 2 of 5"), (3, "●●○ Real talk, 3 of 5"), (5, "●●● Deep, 5 of 5")):
        window._drafting.set(rating=rating)
        assert words in chips(window)


def test_shift_enter_is_a_new_line_and_the_window_grows(qtbot: QtBot, quick: QuickLogging, runner: JobRunner) -> None:
    window = type_in(qtbot, quick, runner, "coffee with Ana Ferreira")
    height = window.height()
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_in(qtbot, quick, runner, "the boatyard")
    assert window.text.toPlainText() == "coffee with Ana Ferreira\nthe boatyard"
    qtbot.waitUntil(lambda: window.height() > height)
    assert window._drafting.parsed.note == "the boatyard"


def test_tints_stand_where_they_belong_behind_wide_letters(
    qtbot: QtBot, quick: QuickLogging, runner: JobRunner
) -> None:
    window = quick.window
    window.text.put("𝕳𝕳 coffee with Ana Ferreira,\n45 min")
    qtbot.waitUntil(lambda: window._drafting.is_understood)
    units = window.text.toPlainText().encode("utf-16-le")
    found = [units[2 * a : 2 * b].decode("utf-16-le") for a, b in window.text.tint.stretches]
    assert found == ["coffee", "Ana Ferreira", "45 min"]
    assert window.text.cursor_at == len("𝕳𝕳 coffee with Ana Ferreira,\n45 min")


def test_esc_puts_the_list_away_then_the_window_and_the_text_waits_selected(
    qtbot: QtBot, quick: QuickLogging, verbs: Verbs, runner: JobRunner
) -> None:
    window = type_in(qtbot, quick, runner, "walk with Kw")
    press(qtbot, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert not window._offer.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert verbs.unfinished.text_of(PLACE) == "walk with Kw"
    quick.open()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.text.toPlainText() == "walk with Kw"
    type_in(qtbot, quick, runner, "call")
    assert window.text.toPlainText() == "call", "typing replaces it"


def test_a_chip_set_for_a_text_that_was_left_is_none_of_the_next(
    qtbot: QtBot, quick: QuickLogging, runner: JobRunner
) -> None:
    window = type_in(qtbot, quick, runner, "coffee with Ana Ferreira")
    window._drafting.set(rating=5)
    press(qtbot, Qt.Key.Key_Escape)
    quick.open()
    qtbot.waitUntil(window.isActiveWindow)
    type_in(qtbot, quick, runner, "called Kwame Asante")
    assert window._drafting.draft.rating is None
    assert window._drafting.draft.channel is Channel.PHONE


def test_a_log_that_is_refused_keeps_window_and_text_and_says_why(
    qtbot: QtBot, quick: QuickLogging, verbs: Verbs, runner: JobRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = type_in(qtbot, quick, runner, "coffee with Ana Ferreira")

    def refuse(*_given: object) -> None:
        raise OutsideProblem("disk_full")

    monkeypatch.setattr(verbs.entries, "log", refuse)
    press(qtbot, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert window.isVisible()
    assert window.isEnabled()
    assert window._problem.isVisible()
    assert window.text.toPlainText() == "coffee with Ana Ferreira"
    assert window.text.hasFocus()
    monkeypatch.undo()
    press(qtbot, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert not window.isVisible()
    assert isinstance(newest(verbs, "Ana Ferreira"), Interaction)


def test_what_is_pasted_is_plain_text(qtbot: QtBot, quick: QuickLogging, runner: JobRunner) -> None:
    data = QMimeData()
    data.setHtml("<b>coffee</b><img src=file:///dev/zero>")
    data.setText("coffee")
    QGuiApplication.clipboard().setMimeData(data)
    press(qtbot, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert quick.window.text.toPlainText() == "coffee"


def test_every_control_has_a_name_and_tab_reaches_it(
    qtbot: QtBot, quick: QuickLogging, verbs: Verbs, runner: JobRunner
) -> None:
    ana, today = verbs.people.resolve("Ana Ferreira"), verbs.now().date()
    verbs.entries.promise(Commitment(NEW, ana, By.ME, "Send the notes", today, today))
    window = type_in(qtbot, quick, runner, "coffee with Ana Ferreira ")
    reach = Qt.FocusPolicy.TabFocus.value
    controls = {
        w for w in window.findChildren(QWidget) if w.isVisible() and w.isEnabled() and w.focusPolicy().value & reach
    }
    reached = set()
    for _ in range(len(controls) + 1):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus)
        interface = QAccessible.queryAccessibleInterface(focus)
        assert interface is not None
        assert interface.text(QAccessible.Text.Name).strip(), focus
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert reached == controls
    assert len(controls) == 9


def test_in_the_program_its_key_opens_it_and_the_undo_bar_tells(
    qtbot: QtBot, window: MainWindow, verbs: Verbs, runner: JobRunner, look: Look
) -> None:
    quick = QuickLogging(verbs, runner, look, lambda: window)
    quick.told.connect(window.tell_logged)
    window.quick_log_requested.connect(quick.open)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for page in ("people", "today", "twenty", "preferences"):
        window.go(page)
        calm(qtbot, runner)
        press(qtbot, Qt.Key.Key_L, both)
        qtbot.waitUntil(quick.window.isActiveWindow)
        assert quick.window.text.hasFocus()
        quick.window.close()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
    press(qtbot, Qt.Key.Key_L, both)
    qtbot.waitUntil(quick.window.isActiveWindow)
    type_in(qtbot, quick, runner, "called Ana Ferreira 20 min")
    press(qtbot, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert window.undo_bar.isVisible()
    assert window.undo_bar.accessibleName() == "Logged a call with Ana Ferreira"
    assert not quick.confirmation.isVisible()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    calm(qtbot, runner)
    assert verbs.entries.of_person(verbs.people.resolve("Ana Ferreira")) == []
    quick.close()


def test_what_was_unfinished_is_there_again(qtbot: QtBot, verbs: Verbs, runner: JobRunner, look: Look) -> None:
    verbs.unfinished.put(PLACE, "coffee with Ana Ferreira")
    quick = QuickLogging(verbs, runner, look, lambda: None)
    quick.open()
    assert quick.window.text.toPlainText() == "coffee with Ana Ferreira"
    qtbot.waitUntil(lambda: quick.window._drafting.is_understood)
    assert quick.window._drafting.draft.channel is Channel.IN_PERSON
    quick.close()


def test_a_long_confirmation_is_told_whole(qtbot: QtBot, quick: QuickLogging) -> None:
    quick.confirmation.tell("Logged coffee with " + " and ".join(["Nguyễn Minh Châu"] * 5))
    words = quick.confirmation._words
    assert words.height() >= words.heightForWidth(words.width()) > words.fontMetrics().height()

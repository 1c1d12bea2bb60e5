from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFormLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from closeknit.domain.promise import Commitment
from closeknit.domain.seat import LeaveReason
from closeknit.services.seats import Leaving
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.shell.window import MainWindow
from closeknit.ui.twenty.page import TwentyPage
from closeknit.ui.twenty.small import ActionDialog, HistoryDialog, LeaveDialog, PickDialog, RhythmDialog
from closeknit.ui.twenty.swapping import SwapDialog
from closeknit.ui.twenty.taking import TakeDialog
from tests.ui.conftest import calm
from tests.ui.twenty.conftest import STAY

Show = Callable[[], TwentyPage]
W = TypeVar("W", bound=QWidget)


def dialog(kind: type[W]) -> W:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind), found
    return found


def test_taking_asks_who_why_and_both_aims_before_it_is_enabled(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], runner: JobRunner
) -> None:
    page = show()
    qtbot.keyClick(page._first, Qt.Key.Key_N)
    take = dialog(TakeDialog)
    calm(qtbot, runner)
    assert len(take._picker._model.rows) == 8
    take._picker.field.setText("Person03")
    calm(qtbot, runner)
    qtbot.keyClick(take._picker.field, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert not take.act.isEnabled()
    take.form.why.setText("we build boats")
    take.form.mine.setText("a berth")
    assert not take.act.isEnabled()
    take.form.theirs.setText("a crew")
    assert take.act.isEnabled()
    qtbot.keyClick(take, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    calm(qtbot, runner)
    assert [seat.person for seat in verbs.seats.sitting()] == [people[2]]
    objective = verbs.bonds.objectives(people[2])[0]
    assert (objective.mine, objective.theirs) == ("a berth", "a crew")
    cadence = verbs.bonds.of(people[2]).cadence
    assert cadence is not None
    assert cadence.ideal_days == 30
    assert QApplication.activeModalWidget() is None
    assert page.subtitle.startswith("1 of 20")


def test_stay_close_needs_no_aims_and_a_rhythm_that_stands_is_filled_in(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], runner: JobRunner
) -> None:
    verbs.bonds.set_cadence(people[0], 90)
    verbs.bonds.set_objective(people[0], "a berth", "a crew")
    page = show()
    page.deeds.take(verbs.people.rows([people[0]])[0])
    take = dialog(TakeDialog)
    calm(qtbot, runner)
    assert take.form._days.value() == 90
    assert take.form.mine.text() == "a berth"
    take.form.why.setText("old friends")
    take.form.stay_close.setChecked(True)
    assert not take.form.mine.isEnabled()
    take.act.click()
    calm(qtbot, runner)
    assert verbs.bonds.objectives(people[0])[0].is_stay_close
    cadence = verbs.bonds.of(people[0]).cadence
    assert cadence is not None
    assert cadence.ideal_days == 90


def test_the_aim_of_one_is_not_taken_over_for_another(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], runner: JobRunner
) -> None:
    verbs.bonds.set_objective(people[0], "a berth", "a crew")
    rows = verbs.people.rows(people[:2])
    page = show()
    page.deeds.take(rows[0])
    take = dialog(TakeDialog)
    calm(qtbot, runner)
    take._change.click()
    take.choose(rows[1])
    calm(qtbot, runner)
    assert (take.form.mine.text(), take.form.theirs.text()) == ("", "")
    take.form.mine.setText("typed")
    take.choose(rows[0])
    calm(qtbot, runner)
    assert take.form.mine.text() == "typed"
    take.reject()


def test_a_search_that_ends_after_its_dialog_is_answered_to_nobody(
    qtbot: QtBot, show: Show, verbs: Verbs, runner: JobRunner
) -> None:
    page = show()
    page.deeds.take()
    take = dialog(TakeDialog)
    take._picker.search()
    take.reject()
    calm(qtbot, runner)
    assert QApplication.activeModalWidget() is None


def test_who_sits_is_not_found_for_another_seat(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], runner: JobRunner
) -> None:
    verbs.seats.take(people[0], STAY)
    page = show()
    page.deeds.take()
    take = dialog(TakeDialog)
    take._picker.field.setText("Person01")
    calm(qtbot, runner)
    assert list(take._picker._model.rows) == []
    assert take._picker._nobody.isVisible()
    qtbot.keyClick(take._picker.field, Qt.Key.Key_Escape)
    qtbot.keyClick(take, Qt.Key.Key_Escape)
    calm(qtbot, runner)
    assert QApplication.activeModalWidget() is None


def test_a_21st_is_refused_in_words_and_what_was_typed_stays(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], runner: JobRunner
) -> None:
    for person in people[:19]:
        verbs.seats.take(person, STAY)
    page = show()
    page.deeds.take(verbs.people.rows([people[20]])[0])
    take = dialog(TakeDialog)
    calm(qtbot, runner)
    take.form.why.setText("too late")
    take.form.stay_close.setChecked(True)
    verbs.seats.take(people[19], STAY)
    take.act.click()
    calm(qtbot, runner)
    assert take.isVisible()
    assert take._problem.text() == "All 20 seats are taken. Choose whose seat it will be."
    assert take.form.why.text() == "too late"
    take.reject()
    assert len(verbs.seats.sitting()) == 20


def test_with_twenty_taken_take_leads_to_a_swap_with_a_reason(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], runner: JobRunner
) -> None:
    for person in people[:20]:
        verbs.seats.take(person, STAY)
    page = show()
    qtbot.keyClick(page.board, Qt.Key.Key_N)
    pick = dialog(PickDialog)
    calm(qtbot, runner)
    pick.picker._choose(pick.picker._model.index(0))
    seat = dialog(PickDialog)
    assert len(seat.picker._model.rows) == 20
    seat.picker._choose(seat.picker._model.index(6))
    calm(qtbot, runner)
    swap = dialog(SwapDialog)
    swap.form.why.setText("the sensors go there")
    swap.form.stay_close.setChecked(True)
    assert not swap.act.isEnabled()
    swap.reasons.choose(LeaveReason.PAUSED)
    assert swap.act.isEnabled()
    swap.reasons.field.setText("until spring")
    swap.act.click()
    calm(qtbot, runner)
    sitting = {seat.place: seat.person for seat in verbs.seats.sitting()}
    assert sitting[7] == people[20]
    left = verbs.seats.of(people[6])[0]
    assert (left.reason, left.words) == (LeaveReason.PAUSED, "until spring")
    verbs.journal.undo()
    assert {seat.place: seat.person for seat in verbs.seats.sitting()}[7] == people[6]


def test_comparing_with_someone_else_keeps_what_was_typed(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], runner: JobRunner
) -> None:
    for person in people[:3]:
        verbs.seats.take(person, STAY)
    page = show()
    page.board.go_to(1)
    qtbot.keyClick(page.board, Qt.Key.Key_S)
    pick = dialog(PickDialog)
    calm(qtbot, runner)
    pick.picker._choose(pick.picker._model.index(0))
    calm(qtbot, runner)
    swap = dialog(SwapDialog)
    assert swap.leaver.row.id == people[0]
    swap.form.why.setText("typed")
    swap._other.click()
    other = dialog(PickDialog)
    other.picker._choose(other.picker._model.index(2))
    calm(qtbot, runner)
    assert swap.leaver.row.id == people[2]
    assert "Person03 Ek" in swap._sentence.text()
    assert swap.form.why.text() == "typed"
    swap.reject()


def test_leaving_wants_one_of_five_reasons(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], runner: JobRunner
) -> None:
    verbs.seats.take(people[0], STAY)
    page = show()
    qtbot.keyClick(page.board, Qt.Key.Key_Delete)
    leave = dialog(LeaveDialog)
    assert len(leave.reasons._buttons) == 5
    assert not leave.act.isEnabled()
    leave.reasons.choose(LeaveReason.OUTGROWN)
    leave.act.click()
    calm(qtbot, runner)
    assert verbs.seats.sitting() == []


def test_next_action_and_rhythm_are_set_from_the_board(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], runner: JobRunner
) -> None:
    verbs.seats.take(people[0], STAY)
    page = show()
    qtbot.keyClick(page.board, Qt.Key.Key_A)
    action = dialog(ActionDialog)
    assert not action.act.isEnabled()
    action.field.setText("call about the report")
    action.act.click()
    calm(qtbot, runner)
    kept = [one for one in verbs.entries.of_person(people[0]) if isinstance(one, Commitment)]
    assert [(one.text, (one.due - verbs.now().date()).days) for one in kept] == [("call about the report", 7)]
    seated = page.board.seated()
    assert seated is not None
    assert seated.next_action is not None
    page.deeds.set_rhythm(seated)
    rhythm = dialog(RhythmDialog)
    rhythm.days.setValue(14)
    rhythm.act.click()
    calm(qtbot, runner)
    cadence = verbs.bonds.of(people[0]).cadence
    assert cadence is not None
    assert cadence.ideal_days == 14


def test_a_click_on_choose_a_next_action_asks_for_it_and_elsewhere_only_selects(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], promise: Callable[..., None]
) -> None:
    for person in people[:2]:
        verbs.seats.take(person, STAY)
    promise(people[1], "call", 3)
    page = show()
    board = page.board
    for number, is_footer, asks in ((2, True, False), (1, False, False), (1, True, True)):
        cell = board.visualRect(board.board.index(board.board.row_of(number)))
        point = cell.center() if not is_footer else cell.bottomLeft() + QPoint(60, -20)
        qtbot.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=point)
        place = board.place()
        assert place is not None
        assert place.number == number
        assert isinstance(QApplication.activeModalWidget(), ActionDialog) is asks
    dialog(ActionDialog).reject()


def test_the_history_names_who_sat_and_why_it_ended(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], runner: JobRunner
) -> None:
    verbs.seats.take(people[0], STAY)
    verbs.seats.take(people[1], STAY, Leaving(people[0], LeaveReason.MET, "the boat floats"))
    page = show()
    page.deeds.tell_history(page.board.board.places[0])
    calm(qtbot, runner)
    history = dialog(HistoryDialog)
    words = " ".join(label.text() for label in history.findChildren(QLabel))
    for part in ("Person01 Ek", "Person02 Ek", "since today", "Aim met", "the boat floats"):
        assert part in words
    history.accept()


def test_dialogs_fit_the_smallest_window(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], runner: JobRunner, window: MainWindow
) -> None:
    verbs.seats.take(people[0], STAY)
    page = show()
    window.resize(640, 400)
    rows = verbs.people.rows(people[:2])
    page.deeds.take()
    calm(qtbot, runner)
    take = dialog(TakeDialog)
    assert take.height() <= 400
    assert take.width() <= 640
    take.reject()
    calm(qtbot, runner)
    page.deeds.compare(rows[0], rows[1])
    calm(qtbot, runner)
    swap = dialog(SwapDialog)
    assert swap.height() <= 400
    assert swap.width() <= 640
    swap.reject()


def test_the_keyboard_goes_along_to_the_seat_that_was_given(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], runner: JobRunner
) -> None:
    for person in people[:3]:
        verbs.seats.take(person, STAY)
    page = show()
    page.deeds.take(verbs.people.rows([people[9]])[0])
    take = dialog(TakeDialog)
    calm(qtbot, runner)
    take.form.why.setText("new friends")
    take.form.stay_close.setChecked(True)
    take.act.click()
    calm(qtbot, runner)
    assert page.person_at_hand() == people[9]


def test_the_name_of_a_field_stands_at_its_middle(qtbot: QtBot, show: Show, runner: JobRunner) -> None:
    page = show()
    page.deeds.take()
    take = dialog(TakeDialog)
    calm(qtbot, runner)
    form = take.form.layout()
    assert isinstance(form, QFormLayout)
    for field in (take.form.why, take.form._days):
        label = form.labelForField(field)
        assert abs(label.geometry().center().y() - field.geometry().center().y()) <= 1
    take.reject()


def test_long_names_stay_within_the_swap(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], runner: JobRunner
) -> None:
    verbs.seats.take(people[0], STAY)
    page = show()
    left, right = (replace(row, name="Wwwww " * 33) for row in verbs.people.rows(people[:2]))
    page.deeds.compare(left, right)
    calm(qtbot, runner)
    swap = dialog(SwapDialog)
    swap._comparison.put(replace(swap._leaver, row=left), replace(swap._newcomer, row=right))
    swap.fit()
    for _ in range(3):
        QApplication.processEvents()
    ends = [name.mapTo(swap, name.rect().topRight()).x() for name in swap._comparison._names]
    assert max(ends) < swap.width()
    assert swap._comparison._names[0].x() >= 0
    assert swap._comparison.width() <= swap.width()
    swap.reject()

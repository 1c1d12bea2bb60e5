import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from closeknit.domain.seat import LeaveReason
from closeknit.services.board import Order, Twenty
from closeknit.services.seats import Leaving
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.look import Look
from closeknit.ui.shell.window import MainWindow
from closeknit.ui.twenty.page import TwentyPage
from closeknit.ui.twenty.small import ActionDialog, RhythmDialog
from closeknit.ui.twenty.taking import TakeDialog
from closeknit.ui.twenty.view import FreeSeat, columns
from tests.ui.conftest import calm
from tests.ui.twenty.conftest import STAY

Show = Callable[[], TwentyPage]
Act = Callable[..., None]


def spoken(page: TwentyPage, row: int) -> str:
    return str(page.board.board.index(row).data(Qt.ItemDataRole.AccessibleTextRole))


def test_an_empty_board_says_what_would_fill_it_with_one_button(show: Show) -> None:
    page = show()
    assert page._stack.currentIndex() == 1
    assert page.subtitle == "0 of 20 seats taken"
    assert page._first.hasFocus()
    assert page.top_buttons() == []


def test_a_card_is_spoken_whole(show: Show, verbs: Verbs, people: list[int], meet: Act, promise: Act) -> None:
    verbs.seats.take(people[0], STAY)
    for days in (40, 50, 60):
        meet(people[0], days)
    promise(people[0], "send the notes", -1)
    page = show()
    assert page.subtitle == "1 of 20 seats taken · 1 late · 1 quiet"
    words = spoken(page, 0)
    for part in ("Person01 Ek, closeness ", "Stay close", "40 days of a rhythm of 30, quiet", "gave 0, got 0"):
        assert part in words
    assert "face to face 100 %, send the notes" in words
    assert words.endswith("1 day late")
    assert "Working" not in str(page.board.board.index(0).data(Qt.ItemDataRole.AccessibleDescriptionRole))


def test_without_rhythm_number_and_action_the_card_says_so(show: Show, verbs: Verbs, people: list[int]) -> None:
    verbs.seats.take(people[0], STAY)
    verbs.bonds.clear_cadence(people[0])
    words = spoken(show(), 0)
    assert "closeness not known yet" in words
    assert "no meeting or call yet" in words
    assert words.endswith("Choose a next action, Every seat has one")


def test_the_first_free_seat_alone_has_buttons_and_the_suggestion(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], meet: Act, runner: JobRunner
) -> None:
    verbs.seats.take(people[0], STAY)
    page = show()
    assert spoken(page, 1) == "Seat 2 is free"
    assert len(page.board.findChildren(FreeSeat)) == 1
    for days in (3, 9):
        meet(people[5], days)
    calm(qtbot, runner)
    assert spoken(page, 1) == "Seat 2 is free, Person06 Ek, 2 real contacts in 90 days."
    assert spoken(page, 2) == "Seat 3 is free"


def test_enter_on_a_button_of_a_free_seat_is_the_buttons(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], runner: JobRunner
) -> None:
    verbs.seats.take(people[0], STAY)
    page = show()
    button = page.board.findChildren(FreeSeat)[0].findChildren(Button)[-1]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TakeDialog)
    dialog.reject()
    calm(qtbot, runner)


def test_a_flood_of_facts_neither_starves_the_board_nor_reads_it_for_each(
    qtbot: QtBot, show: Show, runner: JobRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter = show()._presenter
    twenty, held, reads = presenter._board.twenty, threading.Event(), []

    def slowly() -> Twenty:
        reads.append(held.wait(5))
        return twenty()

    monkeypatch.setattr(presenter._board, "twenty", slowly)
    seen: list[object] = []
    presenter.came.connect(seen.append)
    for _ in range(50):
        presenter.refresh()
    held.set()
    calm(qtbot, runner)
    assert len(seen) == len(reads) == 2


def test_arrows_walk_the_board_and_enter_opens_who_sits(
    qtbot: QtBot, window: MainWindow, show: Show, verbs: Verbs, people: list[int], runner: JobRunner
) -> None:
    for person in people[:7]:
        verbs.seats.take(person, STAY)
    page = show()
    qtbot.keyClick(page.board, Qt.Key.Key_Right)
    qtbot.keyClick(page.board, Qt.Key.Key_Down)
    seated = page.board.seated()
    assert seated is not None
    assert seated.number == 7
    qtbot.keyClick(page.board, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert window.page is window.pages.person
    assert window.pages.person.person is not None
    assert window.pages.person.person.row.id == people[6]


def test_j_and_k_walk_the_board_and_d_is_done_with_the_next_action(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], promise: Act, runner: JobRunner
) -> None:
    for person in people[:3]:
        verbs.seats.take(person, STAY)
    promise(people[1], "send the notes", 3)
    page = show()
    page.sort(Order.PLACE)
    page.board.go_to(1)
    for key, number in ((Qt.Key.Key_J, 2), (Qt.Key.Key_J, 3), (Qt.Key.Key_K, 2)):
        qtbot.keyClick(page.board, key)
        seated = page.board.seated()
        assert seated is not None
        assert seated.number == number
    qtbot.keyClick(page.board, Qt.Key.Key_D)
    calm(qtbot, runner)
    seated = page.board.seated()
    assert seated is not None
    assert (seated.number, seated.next_action) == (2, None)
    assert verbs.relationships.of(people[1]).next_action is None
    qtbot.keyClick(page.board, Qt.Key.Key_D)
    calm(qtbot, runner)
    assert verbs.journal.history(limit=1)[0].what.kind == "commitment_kept"


def test_the_keyboard_stays_with_its_seat_when_the_order_changes(
    show: Show, verbs: Verbs, people: list[int], promise: Act
) -> None:
    for person in people[:3]:
        verbs.seats.take(person, STAY)
    promise(people[2], "soon", 1)
    page = show()
    assert [place.number for place in page.board.board.places[:3]] == [3, 1, 2]
    page.board.go_to(2)
    page.sort(Order.PLACE)
    assert [place.number for place in page.board.board.places[:3]] == [1, 2, 3]
    place = page.board.place()
    assert place is not None
    assert place.number == 2


def test_what_happens_elsewhere_is_shown_at_once(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], runner: JobRunner, window: MainWindow
) -> None:
    page = show()
    verbs.seats.take(people[0], STAY)
    calm(qtbot, runner)
    assert page.subtitle.startswith("1 of 20")
    verbs.seats.leave(Leaving(people[0], LeaveReason.MISTAKEN))
    calm(qtbot, runner)
    assert page._stack.currentIndex() == 1
    window.undo()
    calm(qtbot, runner)
    assert page.subtitle.startswith("1 of 20")


def test_a_review_due_is_asked_about_and_kept_by_the_banner_or_the_key(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], runner: JobRunner, window: MainWindow
) -> None:
    for person in people[:2]:
        verbs.seats.take(person, STAY)
    verbs._store.write(
        lambda tx: tx.execute("UPDATE seat SET since_day = since_day - 95, reviewed_day = reviewed_day - 95")
    )
    page = show()
    assert page._banner.isVisible()
    assert "Person01 Ek" in page._banner.accessibleName()
    assert [choice.text() for choice in page._banner._choices[:4]] == ["Keep", "Swap…", "Next action…", "Rhythm…"]
    for at, wanted in ((2, ActionDialog), (3, RhythmDialog)):
        page._banner._choices[at].click()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, wanted)
        dialog.reject()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page._banner._choices[0].click()
    calm(qtbot, runner)
    assert "Person02 Ek" in page._banner.accessibleName()
    page.board.go_to(2)
    page.board.setFocus()
    qtbot.keyClick(page.board, Qt.Key.Key_Y)
    calm(qtbot, runner)
    assert not page._banner.isVisible()
    assert all(seat.reviewed == verbs.now().date() for seat in verbs.seats.sitting())


def test_later_puts_a_review_off_until_the_page_is_entered_again(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], runner: JobRunner, window: MainWindow
) -> None:
    verbs.seats.take(people[0], STAY)
    verbs._store.write(
        lambda tx: tx.execute("UPDATE seat SET since_day = since_day - 95, reviewed_day = reviewed_day - 95")
    )
    page = show()
    page._banner.close_it()
    page._presenter.refresh()
    calm(qtbot, runner)
    assert not page._banner.isVisible()
    window.go("people")
    assert show()._banner.isVisible()


def test_columns_follow_the_width_and_the_text(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], window: MainWindow, runner: JobRunner, look: Look
) -> None:
    assert (columns(100, 216), columns(431, 216), columns(1181, 216)) == (1, 1, 5)
    verbs.seats.take(people[0], STAY)
    page = show()
    board = page.board
    assert board.width() // board.gridSize().width() == 5
    assert board.verticalScrollBar().maximum() == 0
    window.resize(640, 400)
    calm(qtbot, runner)
    assert board.width() // board.gridSize().width() == 2
    assert board.gridSize().width() * 2 <= board.viewport().width()
    look.theme.set_text_percent(150)
    calm(qtbot, runner)
    assert board.width() // board.gridSize().width() == 1
    window.grab()
    look.theme.set_text_percent(100)


def test_the_menu_of_a_card_has_every_deed_and_history_of_a_free_seat_too(
    qtbot: QtBot, show: Show, verbs: Verbs, people: list[int], promise: Act
) -> None:
    verbs.seats.take(people[0], STAY)
    promise(people[0], "send the notes", 3)
    page = show()
    for row, wanted in ((0, 8), (1, 2)):
        page.board.menu_requested.emit((page.board.board.places[row], QPoint(50, 50)))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert len([action for action in menu.actions() if not action.isSeparator()]) == wanted
        menu.close()


@pytest.mark.parametrize("order", list(Order))
def test_every_order_has_a_name_and_paints(show: Show, verbs: Verbs, people: list[int], order: Order) -> None:
    for person in people[:4]:
        verbs.seats.take(person, STAY)
    page = show()
    page.sort(order)
    assert page._sorting.text()
    assert not page.grab().isNull()


def test_who_is_opened_from_the_board_stands_among_those_who_sit(
    qtbot: QtBot, window: MainWindow, show: Show, verbs: Verbs, people: list[int], runner: JobRunner
) -> None:
    for person in people[:3]:
        verbs.seats.take(person, STAY)
    page = show()
    page.sort(Order.PLACE)
    page.board.go_to(2)
    qtbot.keyClick(page.board, Qt.Key.Key_Return)
    calm(qtbot, runner)
    opened = window.pages.person
    assert (opened.title, opened.subtitle) == ("Twenty", "2 of 3")
    qtbot.keyClick(opened, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    calm(qtbot, runner)
    assert opened.person is not None
    assert (opened.person.row.id, opened.subtitle) == (people[2], "3 of 3")
    window.step_back()
    calm(qtbot, runner)
    assert window.page is page
    window.go("people")
    window.open_person(people[20])
    calm(qtbot, runner)
    assert (opened.title, opened.subtitle) == ("People", "21 of 26")


def test_days_that_have_no_room_beside_their_unit_are_written_without_it(
    show: Show, verbs: Verbs, people: list[int], meet: Act
) -> None:
    verbs.seats.take(people[0], STAY)
    meet(people[0], 204)
    page = show()
    seated = page.board.seated()
    assert seated is not None
    words = page._words
    assert (words.rhythm(seated), words.rhythm(seated, has_unit=False)) == ("204/30 d", "204/30")
    painted = []
    page.board.itemDelegate()._cards._paint_metric = lambda _p, _cell, _icon, said, *_: painted.append(said)
    page.board.grab()
    assert "204/30" in painted

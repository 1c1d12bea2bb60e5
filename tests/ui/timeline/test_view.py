"""The timeline stays where it is while rows come, go and grow; all of it by keyboard, and spoken."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from closeknit.domain.interaction import Channel
from closeknit.ui.common.keys import Keys
from closeknit.ui.common.look import Look
from closeknit.ui.timeline.items import Item, Kind, Mark, Month
from closeknit.ui.timeline.sieve import Filters, Which
from closeknit.ui.timeline.view import Timeline
from tests.ui.hostile import TEXTS
from tests.ui.timeline.made import TODAY, item, many

Key, Mod = Qt.Key, Qt.KeyboardModifier


def place(view: Timeline, number: int) -> QRect:
    row = view._rows.row_of(number)  # type: ignore[arg-type]
    return view._rect(row)


def seen(view: Timeline) -> list[object]:
    """Return the keys of rows that are whole in sight."""
    rows = view._sheet.visible(view._top(), view.viewport().height())
    inside = view.viewport().rect()
    return [view._rows.rows[row].key for row in rows if inside.contains(view._rect(row))]


def click(qtbot: QtBot, view: Timeline, number: int, keys: Mod = Mod.NoModifier) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, place(view, number).center())


def test_every_row_in_sight_is_measured_exactly(view: Timeline) -> None:
    for top in (0, 700, 2000, 10_000):
        view.verticalScrollBar().setValue(top)
        for row in view._sheet.visible(view._top(), view.viewport().height()):
            found = view._rows.rows[row]
            assert view._sheet.heights.height(row) == view._painter.height(found, False)


def test_end_of_the_list_lies_at_the_lower_edge(view: Timeline) -> None:
    view.verticalScrollBar().setValue(10**6)
    assert view._rect(len(view._rows) - 1).bottom() == view.viewport().rect().bottom()


def test_scrolling_up_by_a_page_keeps_what_was_in_sight_steady(view: Timeline) -> None:
    view.verticalScrollBar().setValue(10**6)
    before = {key: place(view, key).top() for key in seen(view) if isinstance(key, int)}
    view.verticalScrollBar().setValue(view._top() - 200)
    moved = {place(view, key).top() - top for key, top in before.items()}
    assert len(moved) == 1


def test_another_width_keeps_the_first_whole_row_in_its_place(view: Timeline, qtbot: QtBot) -> None:
    for number in range(1, 61):
        view._sheet.set_open(number, True)  # type: ignore[arg-type]
    view.verticalScrollBar().setValue(900)
    first = view._rows.rows[view._sheet.anchor(view._top(), view.viewport().height())]
    at = view._rect(view._rows.rows.index(first)).top()
    height = view._rect(view._rows.rows.index(first)).height()
    view.resize(300, 600)
    assert view._rect(view._rows.rows.index(first)).height() > height
    assert view._rect(view._rows.rows.index(first)).top() == at


def test_rows_that_come_and_go_above_move_nothing_in_sight(view: Timeline) -> None:
    view.verticalScrollBar().setValue(900)
    before = {key: place(view, key).top() for key in seen(view) if isinstance(key, int)}
    view.insert(item(500, 0))
    view.insert(item(501, -3, Kind.PLAN))
    view.remove(59)  # type: ignore[arg-type]
    view.change(replace(item(60), detail="x " * 200, channel=Channel.IN_PERSON))
    assert {key: place(view, key).top() for key in before} == before
    assert view._rows.row_of(59) == -1  # type: ignore[arg-type]


def test_at_the_very_top_a_new_row_is_in_sight(view: Timeline) -> None:
    view.insert(item(500, 0))
    assert view._top() == 0
    assert 500 in seen(view)


def test_keyboard_goes_through_items_and_passes_headers(view: Timeline, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Key.Key_J)
    qtbot.keyClick(view, Key.Key_Down)
    assert view.current == 58
    qtbot.keyClick(view, Key.Key_K)
    assert view.current == 59
    qtbot.keyClick(view, Key.Key_Up)
    qtbot.keyClick(view, Key.Key_Up)
    assert view.current == 60
    qtbot.keyClick(view, Key.Key_End)
    assert view.current == 1
    assert 1 in seen(view)
    qtbot.keyClick(view, Key.Key_Home)
    assert view.current == 60
    assert view._top() == 0


def test_pages_reach_both_ends_and_leave_the_current_row_in_sight(view: Timeline, qtbot: QtBot) -> None:
    for key, end in ((Key.Key_PageDown, 1), (Key.Key_PageUp, 60)):
        for _ in range(30):
            qtbot.keyClick(view, key)
            assert view.current in seen(view)
        assert view.current == end


def test_brackets_go_to_the_month_before_and_after(view: Timeline, qtbot: QtBot) -> None:
    told: list[object] = []
    view.month_changed.connect(told.append)
    qtbot.keyClick(view, Key.Key_BracketLeft)
    header = view._rows.rows[view._sheet.heights.row_at(view._top())]
    assert isinstance(header, Month)
    assert header.day == told[-1] == TODAY.replace(month=2, day=1)
    found = view._rows.item(view.current)  # type: ignore[arg-type]
    assert found is not None
    assert found.day.month == 2
    qtbot.keyClick(view, Key.Key_BracketRight)
    assert view.current == 60


def test_single_letters_are_switched_off_with_the_others(view: Timeline, keys: Keys, qtbot: QtBot) -> None:
    keys.set_letters(False)
    qtbot.keyClick(view, Key.Key_J)
    assert view.current == 60
    qtbot.keyClick(view, Key.Key_Down)
    assert view.current == 59


def test_the_timeline_s_own_keys_win_over_those_of_its_page(qtbot: QtBot, look: Look, keys: Keys) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    view = Timeline(look, keys, TODAY, page)
    told: list[str] = []
    QShortcut(QKeySequence("Ctrl+E"), page).activated.connect(lambda: told.append("page"))
    view.edit_requested.connect(lambda _key: told.append("timeline"))
    page.resize(400, 400)
    page.show()
    page.activateWindow()
    view.put([item(1)])
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    qtbot.keyClick(view, Key.Key_E, Mod.ControlModifier)
    assert told == ["timeline"]


def test_x_and_shift_choose_and_delete_names_them_in_order(view: Timeline, qtbot: QtBot) -> None:
    told: list[object] = []
    view.delete_requested.connect(told.append)
    qtbot.keyClick(view, Key.Key_Delete)
    qtbot.keyClick(view, Key.Key_End)
    qtbot.keyClick(view, Key.Key_X)
    qtbot.keyClick(view, Key.Key_Home)
    qtbot.keyClick(view, Key.Key_J, Mod.ShiftModifier)
    qtbot.keyClick(view, Key.Key_Delete)
    assert told == [(60,), (60, 59, 1)]
    with qtbot.waitSignal(view.chosen_changed) as chosen:
        qtbot.keyClick(view, Key.Key_A, Mod.ControlModifier)
    assert chosen.args == [60]


def test_a_click_with_shift_chooses_the_stretch_and_a_plain_one_ends_it(view: Timeline, qtbot: QtBot) -> None:
    click(qtbot, view, 59)
    click(qtbot, view, 57, Mod.ShiftModifier)
    assert view.chosen == (59, 58, 57)
    click(qtbot, view, 55, Mod.ControlModifier)
    assert view.chosen == (59, 58, 57, 55)
    click(qtbot, view, 56)
    assert (view.chosen, view.current) == ((), 56)


def test_enter_shows_all_and_the_row_stays(view: Timeline, qtbot: QtBot) -> None:
    view.go_to(57)  # type: ignore[arg-type]
    before = place(view, 57)
    with qtbot.waitSignal(view.opened) as told:
        qtbot.keyClick(view, Key.Key_Return)
    assert told.args == [57]
    assert place(view, 57).top() == before.top()
    assert place(view, 57).height() > before.height()
    qtbot.keyClick(view, Key.Key_Space)
    assert place(view, 57) == before


def test_double_click_shows_all(view: Timeline, qtbot: QtBot) -> None:
    before = place(view, 60).height()
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, 60).center())
    assert place(view, 60).height() > before


def test_deleting_the_current_item_makes_the_next_one_current(view: Timeline) -> None:
    view.go_to(58)  # type: ignore[arg-type]
    view.remove(58)  # type: ignore[arg-type]
    assert view.current == 57


def test_menu_comes_at_the_row_and_a_right_click_takes_the_row_along(view: Timeline, qtbot: QtBot) -> None:
    told: list[QPoint] = []
    view.menu_requested.connect(told.append)
    qtbot.keyClick(view, Key.Key_F10, Mod.ShiftModifier)
    assert view.viewport().mapFromGlobal(told[0]).y() == place(view, 60).bottom()


def test_filters_show_what_they_name_and_keep_the_current_item_where_it_is_still_shown(view: Timeline) -> None:
    view.go_to(58)  # type: ignore[arg-type]
    view.ask(Filters(Which.NOTES))
    assert view.current == 58
    assert view._rows.row_of(60) == -1  # type: ignore[arg-type]
    view.ask(Filters(Which.ALL, "nothing has this"))
    assert (view.current, len(view._rows)) == (None, 0)
    view.grab()


def test_card_events_unfold_by_enter_and_by_click(view: Timeline, qtbot: QtBot) -> None:
    view.put([item(1), item(2, 1, Kind.CARD_EDITED), item(3, 2, Kind.CARD_IMPORTED)])
    qtbot.keyClick(view, Key.Key_End)
    assert view.accessibleName() == "2 card events"
    qtbot.keyClick(view, Key.Key_Return)
    assert view._rows.row_of(2) > 0  # type: ignore[arg-type]
    assert view.accessibleName() == "Hide 2 card events"
    last = view._rect(len(view._rows) - 1).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=last)
    assert view._rows.row_of(2) == -1  # type: ignore[arg-type]


def test_an_editor_has_room_in_its_row_and_grows_there(view: Timeline, qtbot: QtBot) -> None:
    field = QPlainTextEdit()
    field.setFixedHeight(90)
    view.go_to(59)  # type: ignore[arg-type]
    plain = place(view, 59).height()
    view.open_editor(59, field)  # type: ignore[arg-type]
    assert place(view, 59).contains(field.geometry())
    assert field.hasFocus()
    view.verticalScrollBar().setValue(40)
    assert place(view, 59).contains(field.geometry())
    qtbot.keyClick(field, Key.Key_J)
    assert (field.toPlainText(), view.current) == ("j", 59)
    view.insert(item(500))
    assert place(view, 59).contains(field.geometry())
    view.close_editor()
    assert (place(view, 59).height(), view.hasFocus()) == (plain, True)


def test_the_editor_goes_with_its_item(view: Timeline) -> None:
    view.open_editor(59, QLineEdit())  # type: ignore[arg-type]
    view.remove(59)  # type: ignore[arg-type]
    assert view._editor is None


def test_the_same_person_anew_keeps_place_current_open_and_chosen(view: Timeline) -> None:
    view.go_to(40)  # type: ignore[arg-type]
    view.toggle()
    view.expand(40)  # type: ignore[arg-type]
    before = place(view, 40)
    view.put([item(500), *many(60)], is_same=True)
    assert (view.current, view.chosen, place(view, 40)) == (40, (40,), before)
    view.put(many(60))
    assert (view.current, view.chosen, view._top()) == (60, (), 0)


class Painted(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.places: list[QRect] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.places.append(event.rect())
        return False


def test_moving_the_keyboard_paints_two_rows(view: Timeline, qtbot: QtBot) -> None:
    qtbot.wait(50)
    painted = Painted()
    view.viewport().installEventFilter(painted)
    view.step(1)
    qtbot.waitUntil(lambda: bool(painted.places))
    assert max(rect.height() for rect in painted.places) <= place(view, 60).height() + place(view, 59).height()


def test_the_current_row_is_spoken_whole(view: Timeline, qtbot: QtBot) -> None:
    lunch = Item(
        9, Kind.INTERACTION, TODAY.replace(day=9), "lunch with Ana", channel=Channel.IN_PERSON,
        minutes=90, rating=4, chips=(Mark("heard a need"),), detail="She looks for a boat.",
    )  # type: ignore[arg-type]  # fmt: skip
    view.put([lunch])
    spoken = "Mon 9 Mar, lunch with Ana, 90 minutes, rated 4 of 5, heard a need"
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name) == view.accessibleName() == spoken
    assert interface.text(QAccessible.Text.Description) == "Timeline, 1 entry"
    qtbot.keyClick(view, Key.Key_Return)
    qtbot.keyClick(view, Key.Key_X)
    assert view.accessibleName() == spoken + ", She looks for a boat., chosen"
    view.put([])
    assert view.accessibleName() == "Timeline"


@pytest.mark.parametrize("width", [700, 180])
def test_hostile_text_is_painted_as_it_is_and_soon(view: Timeline, width: int) -> None:
    view.resize(width, 600)
    odd = [
        item(n, n, kind, channel=Channel.IN_PERSON, title=t, aside=t, people=t, detail=t, note=t, chips=(Mark(t),) * 2)
        for n, t in enumerate((*TEXTS, "line\n" * 5000))
        for kind in (Kind.INTERACTION,)
    ]  # fmt: skip
    view.put(odd)
    for it in odd:
        view.expand(it.key)
        view.go_to(it.key)
        began = time.perf_counter()
        view.grab()
        assert time.perf_counter() - began < 1
        assert "<img src=data" not in view.toolTip()


def test_a_tooltip_has_the_words_that_are_cut_and_never_as_html(view: Timeline) -> None:
    view.put([item(1, title="<b>" + "W" * 300), item(2, title="short")])
    assert view._cut_words(place(view, 1).center()).startswith("<qt>&lt;b&gt;WWW")
    assert view._cut_words(place(view, 2).center()) == ""


def test_without_items_every_key_does_nothing(view: Timeline, qtbot: QtBot) -> None:
    view.put([])
    for action in view._mine:
        action.trigger()
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Q, Mod.NoModifier)
    event.accept()
    view.keyPressEvent(event)
    assert not event.isAccepted()
    view.grab()


def test_one_row_of_100_000_comes_changes_grows_and_goes_within_a_frame(view: Timeline) -> None:
    view.put(many(100_000))
    taken = []
    for nth in range(20):
        number = 90_000 - nth * 3000
        view.go_to(number)  # type: ignore[arg-type]
        new = item(200_000 + nth, (100_000 - number) * 3)
        for act in (
            lambda new=new: view.insert(new),
            lambda new=new: view.change(replace(new, title="other")),
            lambda number=number: view.expand(number),
            lambda new=new: view.remove(new.key),
        ):
            began = time.perf_counter()
            act()
            view.viewport().repaint()
            taken.append((time.perf_counter() - began) * 1000)
    assert sorted(taken)[len(taken) // 2] < 16  # the bench says p99


def test_keys_in_an_editor_s_button_mean_nothing_to_the_list(view: Timeline, qtbot: QtBot) -> None:
    button = QPushButton("Save")
    view.go_to(59)  # type: ignore[arg-type]
    view.open_editor(59, button)  # type: ignore[arg-type]
    qtbot.waitUntil(button.hasFocus)
    qtbot.keyClick(button, Key.Key_J)
    qtbot.keyClick(button, Key.Key_A, Mod.ControlModifier)
    assert (view.current, view.chosen) == (59, ())


def test_a_stretch_begins_at_the_item_that_was_chosen_last(view: Timeline, qtbot: QtBot) -> None:
    click(qtbot, view, 57, Mod.ControlModifier)
    qtbot.keyClick(view, Key.Key_J)
    qtbot.keyClick(view, Key.Key_J)
    click(qtbot, view, 54, Mod.ShiftModifier)
    assert view.chosen == (57, 56, 55, 54)


def test_scrolling_paints_the_same_as_painting_anew(view: Timeline, qtbot: QtBot) -> None:
    bar, window = view.verticalScrollBar(), view.winId()

    def screen() -> QImage:
        qtbot.wait(1)
        return view.screen().grabWindow(window).toImage()

    for by in (96, 96, -33, 300, 7, -500):
        bar.setValue(bar.value() + by)
        scrolled = screen()
        view.viewport().update()
        assert scrolled == screen()

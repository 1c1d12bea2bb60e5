"""All of the timeline by keyboard and mouse, and spoken."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from closeknit.domain.interaction import Channel
from closeknit.ui.common.keys import Keys, caps
from closeknit.ui.common.look import Look
from closeknit.ui.timeline.items import Item, Kind, Mark, Month
from closeknit.ui.timeline.view import Timeline
from tests.ui.timeline.made import TODAY, item
from tests.ui.timeline.seeing import click, place, seen

Key, Mod = Qt.Key, Qt.KeyboardModifier


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
    found = view._rows.item(view.current)
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
    view.go_to(57)
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


def test_menu_comes_at_the_row_and_a_right_click_takes_the_row_along(view: Timeline, qtbot: QtBot) -> None:
    told: list[QPoint] = []
    view.menu_requested.connect(told.append)
    qtbot.keyClick(view, Key.Key_F10, Mod.ShiftModifier)
    assert view.viewport().mapFromGlobal(told[0]).y() == place(view, 60).bottom()


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
    )  # fmt: skip
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


def test_without_items_every_key_does_nothing(view: Timeline, qtbot: QtBot) -> None:
    view.put([])
    for action in view._mine:
        action.trigger()
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Q, Mod.NoModifier)
    event.accept()
    view.keyPressEvent(event)
    assert not event.isAccepted()
    view.grab()


def test_keys_in_an_editor_s_button_mean_nothing_to_the_list(view: Timeline, qtbot: QtBot) -> None:
    button = QPushButton("Save")
    view.go_to(59)
    view.open_editor(59, button)
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


def test_hints_are_read_from_the_keys_that_act(view: Timeline) -> None:
    assert [(hint.word, [caps(action)[0] for action in hint.actions]) for hint in view.hints] == [
        ("move", ["J", "K"]),
        ("open", ["Enter"]),
        ("month", ["[", "]"]),
        ("choose", ["X"]),
        ("edit", ["E"]),
        ("delete", ["Del"]),
    ]

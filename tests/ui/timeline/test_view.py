"""The timeline stays where it is while rows come, go and grow."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from closeknit.domain.interaction import Channel
from closeknit.ui.timeline.items import Kind, Mark
from closeknit.ui.timeline.sieve import Filters, Which
from closeknit.ui.timeline.view import Timeline
from tests.growth import grows_no_faster
from tests.ui.hostile import TEXTS
from tests.ui.timeline.made import item, many
from tests.ui.timeline.seeing import place, seen

Key, Mod = Qt.Key, Qt.KeyboardModifier


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
        view._sheet.set_open(number, True)
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
    view.remove(59)
    view.change(replace(item(60), detail="x " * 200, channel=Channel.IN_PERSON))
    assert {key: place(view, key).top() for key in before} == before
    assert view._rows.row_of(59) == -1


def test_at_the_very_top_a_new_row_is_in_sight(view: Timeline) -> None:
    view.insert(item(500, 0))
    assert view._top() == 0
    assert 500 in seen(view)


def test_deleting_the_current_item_makes_the_next_one_current(view: Timeline) -> None:
    view.go_to(58)
    view.remove(58)
    assert view.current == 57


def test_filters_show_what_they_name_and_keep_the_current_item_where_it_is_still_shown(view: Timeline) -> None:
    view.go_to(58)
    view.ask(Filters(Which.NOTES))
    assert view.current == 58
    assert view._rows.row_of(60) == -1
    view.ask(Filters(Which.ALL, "nothing has this"))
    assert (view.current, len(view._rows)) == (None, 0)
    view.grab()


def test_card_events_unfold_by_enter_and_by_click(view: Timeline, qtbot: QtBot) -> None:
    view.put([item(1), item(2, 1, Kind.CARD_EDITED), item(3, 2, Kind.CARD_IMPORTED)])
    qtbot.keyClick(view, Key.Key_End)
    assert view.accessibleName() == "2 card events"
    qtbot.keyClick(view, Key.Key_Return)
    assert view._rows.row_of(2) > 0
    assert view.accessibleName() == "Hide 2 card events"
    last = view._rect(len(view._rows) - 1).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=last)
    assert view._rows.row_of(2) == -1


def test_an_editor_has_room_in_its_row_and_grows_there(view: Timeline, qtbot: QtBot) -> None:
    field = QPlainTextEdit()
    field.setFixedHeight(90)
    view.go_to(59)
    plain = place(view, 59).height()
    view.open_editor(59, field)
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
    view.open_editor(59, QLineEdit())
    view.remove(59)
    assert view._editor is None


def test_the_same_person_anew_keeps_place_current_open_and_chosen(view: Timeline) -> None:
    view.go_to(40)
    view.toggle()
    view.expand(40)
    before = place(view, 40)
    view.put([item(500), *many(60)], is_same=True)
    assert (view.current, view.chosen, place(view, 40)) == (40, (40,), before)
    view.put(many(60))
    assert (view.current, view.chosen, view._top()) == (60, (), 0)


@pytest.mark.parametrize("width", [700, 180])
def test_hostile_text_is_painted_as_it_is(view: Timeline, width: int) -> None:
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
        view.grab()
        assert "<img src=data" not in view.toolTip()


def test_a_tooltip_has_the_words_that_are_cut_and_never_as_html(view: Timeline) -> None:
    view.put([item(1, title="<b>" + "W" * 300), item(2, title="short")])
    assert view._cut_words(place(view, 1).center()).startswith("<qt>&lt;b&gt;WWW")
    assert view._cut_words(place(view, 2).center()) == ""


@pytest.mark.parametrize("text", ["W", "wide ", "line\n", "\u202e", "a\u0301"])
def test_time_to_paint_grows_with_a_text_and_no_faster(view: Timeline, text: str) -> None:
    def painting(count: int) -> Callable[[], object]:
        long = text * count
        view.put([item(1, title=long, detail=long)])
        view.expand(1)
        return view.grab

    grows_no_faster(painting, 5000)


def test_one_row_comes_changes_grows_and_goes_among_100_000_as_among_a_tenth_of_them(view: Timeline) -> None:
    def living(count: int) -> Callable[[], None]:
        view.put(many(count))

        def live() -> None:
            for nth in range(20):
                number = count * 9 // 10 - nth * (count // 40)
                view.go_to(number)
                new = item(200_000 + nth, (count - number) * 3)
                for act in (
                    lambda new=new: view.insert(new),
                    lambda new=new: view.change(replace(new, title="other")),
                    lambda number=number: view.expand(number),
                    lambda new=new: view.remove(new.key),
                ):
                    act()
                    view.viewport().repaint()

        return live

    grows_no_faster(living, 10_000, times=10)


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


def test_another_person_s_items_say_that_nothing_of_the_last_is_current(view: Timeline, qtbot: QtBot) -> None:
    told: list[object] = []
    view.current_changed.connect(told.append)
    view.clearFocus()
    view.put([item(500)])
    assert (told, view.current) == ([None], None)


def test_where_the_current_item_goes_as_all_is_read_anew_the_next_one_is_current(view: Timeline) -> None:
    view.setFocus()
    view.go_to(30)
    shown = [row.key for row in view._rows.rows if isinstance(row.key, int)]
    at = shown.index(30)
    gone = set(shown[at : at + 3])
    view.put([found for key in shown if key not in gone and (found := view._rows.item(key))], is_same=True)
    assert view.current == shown[at + 3]
    view.go_to(shown[-1])
    view.put([found for key in shown[:-1] if key not in gone and (found := view._rows.item(key))], is_same=True)
    assert view.current == shown[-2]


def test_what_was_found_stays_in_sight_as_the_search_ends(view: Timeline) -> None:
    view.go_to(50)
    found = view._rows.item(50)
    assert found is not None
    view.ask(Filters(search=found.title))
    view.go_to(50)
    view.ask(Filters())
    assert (view.current, 50 in seen(view)) == (50, True)

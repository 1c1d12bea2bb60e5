from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from closeknit.domain.person import PeopleQuery
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.look import Look
from closeknit.ui.people.page import PeoplePage
from closeknit.ui.people.table import PeopleTable
from closeknit.ui.people.wording import Column
from closeknit.ui.shell.window import MainWindow
from tests.services.reading_room import card
from tests.ui.conftest import calm


def page_of(window: MainWindow) -> PeoplePage:
    assert isinstance(window.page, PeoplePage)
    return window.page


def names(page: PeoplePage) -> list[str]:
    return [row.name for i in range(len(page.ids)) if (row := page._model.row_at(i)) is not None]


def test_everybody_is_listed_by_family_name(qtbot: QtBot, window: MainWindow) -> None:
    assert names(page_of(window)) == ["Kwame Asante", "Ana Ferreira", "Amina Yusufu", "Amina Yusufu"]
    assert page_of(window)._count.text().startswith("4 people · ")


def test_typing_finds_and_esc_brings_everybody_back(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    page = page_of(window)
    page.focus_search()
    qtbot.keyClicks(page._search, "ferr")
    calm(qtbot, runner)
    assert names(page) == ["Ana Ferreira"]
    qtbot.keyClick(page._search, Qt.Key.Key_Escape)
    calm(qtbot, runner)
    assert len(page.ids) == 4


def test_any_text_in_the_search_field_is_just_a_search(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    page = page_of(window)
    for text in ('"', "C++", "AND (", "-- '; DROP", "*", "\x00", "😀", "a" * 1500):
        page.search(text)
        calm(qtbot, runner)
        assert window.banner.isHidden(), text


def test_the_check_box_is_hit_where_it_is_painted(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    table = page._table
    place = table.visualRect(page._model.index(1, Column.CHECK))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert page._model.chosen == {page.ids[1]}
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place.center() + QPoint(200, 0))
    assert page._model.chosen == {page.ids[1]}


def test_people_are_chosen_by_keys(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    page = page_of(window)
    table: PeopleTable = page._table
    table.setFocus()
    table.go_to(0)
    qtbot.keyClick(table, Qt.Key.Key_X)
    assert page._model.chosen == {page.ids[0]}
    qtbot.keyClick(table, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    assert page._model.chosen == set(page.ids[:2])
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    calm(qtbot, runner)
    assert page._model.chosen == set(page.ids)
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert not page._model.chosen


def test_everybody_is_chosen_also_past_where_the_list_stops(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, tmp_path: Path
) -> None:
    book = tmp_path / "crowd.vcf"
    book.write_bytes(b"".join(card(f"Crowd{n} Quentin") for n in range(3000)))
    verbs.importing.begin([book]).run(lambda _progress: None)
    page = page_of(window)
    page._presenter.ask(PeopleQuery(text="quentin"), at_once=True)
    calm(qtbot, runner)
    assert len(page.ids) == 999
    page._table._header.all_hit.emit()
    calm(qtbot, runner)
    assert len(page._model.chosen) == 3000


def test_delete_and_undo_bring_the_list_back(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    page = page_of(window)
    before = page.ids
    page._table.setFocus()
    page._table.go_to(1)
    qtbot.keyClick(page._table, Qt.Key.Key_Delete)
    calm(qtbot, runner)
    assert page.ids == [before[0], *before[2:]]
    assert window.undo_bar.isVisible()
    qtbot.keyClick(page._table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    calm(qtbot, runner)
    assert page.ids == before


def test_a_category_given_to_several_stands_in_the_side_list(
    qtbot: QtBot, window: MainWindow, runner: JobRunner
) -> None:
    page = page_of(window)
    page.choose_rows([0, 1])
    page._presenter.add_category(sorted(page._model.chosen), "choir")
    calm(qtbot, runner)
    side = page._side._lines
    assert "choir" in [side.entry(i).category for i in range(side.rowCount())]
    row = page._model.row_at(0)
    assert row is not None
    assert row.categories == ("choir",)


def test_a_change_by_somebody_else_is_shown(qtbot: QtBot, window: MainWindow, verbs: Verbs, runner: JobRunner) -> None:
    verbs.people.create("Zuzana Novak")
    calm(qtbot, runner)
    assert names(page_of(window))[2] == "Zuzana Novak" or "Zuzana Novak" in names(page_of(window))


def test_a_hundred_thousand_rows_are_no_burden(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    page._model.set_found(tuple(range(1, 100_001)), [])  # type: ignore[arg-type]  # ids are whole numbers
    page._table.go_to(99_999)
    last = page._model.index(99_999, 1)
    qtbot.waitUntil(lambda: page._table.visualRect(last).bottom() <= page._table.viewport().height())
    assert page._table.verticalHeader().defaultSectionSize() == 32


def test_home_and_end_are_the_first_and_the_last_of_the_list(
    qtbot: QtBot, window: MainWindow, runner: JobRunner
) -> None:
    table = window.pages.people._table
    table.setFocus()
    ids = window.pages.people.ids
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.current_person() == ids[-1]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.current_person() == ids[0]


def test_the_filters_stay_on_the_screen_and_scroll_where_it_is_low(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, look: Look
) -> None:
    page = window.pages.people
    room = window.screen().availableGeometry()
    look.theme.set_text_percent(150)
    try:
        window.resize(640, 400)
        window.move(0, room.height() - 200)
        calm(qtbot, runner)
        page._filters.open_below(page._filter)
        assert room.contains(page._filters.geometry()), (room, page._filters.geometry())
        page._filters._sort.setFocus()
        page._filters._area.ensureWidgetVisible(page._filters._clear)
        assert (
            page._filters._area.viewport()
            .rect()
            .intersects(
                QRect(
                    page._filters._clear.mapTo(page._filters._area.viewport(), QPoint(0, 0)),
                    page._filters._clear.size(),
                )
            )
        )
    finally:
        page._filters.hide()
        look.theme.set_text_percent(100)


def test_what_changed_today_is_of_the_day_on_which_it_is_looked_at(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(window)
    page._filters._since.setCurrentIndex(1)
    calm(qtbot, runner)
    assert len(page.ids) == 4
    window.go("preferences")
    now = page._presenter.now()
    monkeypatch.setattr(page._presenter, "now", lambda: now.replace(hour=0, minute=1) + timedelta(days=1))
    window.go("people")
    calm(qtbot, runner)
    assert page.ids == []
    page._filters._since.setCurrentIndex(2)
    calm(qtbot, runner)
    assert len(page.ids) == 4

"""Scores switched off: closeness isn't there, as if it never had been; all else stays (product 4.3)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.person import Sort
from closeknit.domain.scored import Band
from closeknit.domain.seating import Taking
from closeknit.domain.when import When
from closeknit.services.board import Order
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.bars import PartBar
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.people.page import PeoplePage
from closeknit.ui.people.wording import Column
from closeknit.ui.person.page import PersonPage
from closeknit.ui.personcard.figure import RingFigure
from closeknit.ui.shell.freshening import Freshening
from closeknit.ui.shell.window import MainWindow
from closeknit.ui.twenty.page import TwentyPage
from closeknit.ui.twenty.sides import Comparison
from tests.ui.conftest import calm


@pytest.fixture
def ana(verbs: Verbs) -> PersonId:
    person = verbs.people.resolve("Ana Ferreira")
    for days in (4, 20, 50):
        when = When(verbs.now().date() - timedelta(days=days))
        verbs.entries.log(Interaction(EntryId(0), (person,), Channel.IN_PERSON, when, 60))
    verbs.seats.take(person, Taking("old friend", is_stay_close=True))
    return person


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(PlainLabel) if label.isVisibleTo(widget)]


def rings(page: PersonPage) -> list[RingFigure]:
    return [ring for ring in page._panel.findChildren(RingFigure) if ring.isVisibleTo(page._panel)]


def test_the_list_has_no_closeness_to_see_sort_or_filter_by_and_gets_it_back(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    page = window.page
    assert isinstance(page, PeoplePage)
    page._on_sort((Sort.CLOSENESS, True))
    page._filters._closeness.setCurrentIndex(page._filters._closeness.findData(Band.LOOSE))
    calm(qtbot, runner)
    assert page._filter.text() == "Filter: 1"
    assert not page._table.isColumnHidden(Column.CLOSENESS)
    assert "closeness" in page._preview._avatar.accessibleDescription()
    verbs.weighing.switch(False)
    calm(qtbot, runner)
    page.select(ana)
    calm(qtbot, runner)
    assert page._preview._name.text() == "Ana Ferreira"
    assert page._preview._avatar.accessibleDescription() == ""
    assert page._table.isColumnHidden(Column.CLOSENESS)
    assert page._sorted.text() == "Sorted by name"
    assert page._filter.text() == "Filter"
    assert len(page.ids) == 4
    orders = [page._filters._sort.itemText(at) for at in range(page._filters._sort.count())]
    assert not any("closeness" in words for words in orders)
    page._filters.open_below(page._filter)
    boxes = [box.accessibleName() for box in page._filters.findChildren(QComboBox) if box.isVisible()]
    page._filters.hide()
    assert "Rung" in boxes
    assert "Closeness" not in boxes
    assert not any("closeness" in str(page._model.index(row, Column.NAME).data()) for row in range(4))
    verbs.journal.undo()
    calm(qtbot, runner)
    assert not page._table.isColumnHidden(Column.CLOSENESS)
    assert any("closeness" in page._filters._sort.itemText(at) for at in range(page._filters._sort.count()))


def test_the_menu_of_columns_has_no_closeness_and_forgets_no_choice(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs
) -> None:
    page = window.page
    assert isinstance(page, PeoplePage)
    verbs.weighing.switch(False)
    calm(qtbot, runner)
    page._choice._open()
    menu = page._columns_button.findChild(QMenu)
    assert menu is not None
    assert "Closeness" not in [action.text() for action in menu.actions()]
    menu.actions()[0].trigger()
    menu.close()
    verbs.weighing.switch(True)
    calm(qtbot, runner)
    assert not page._table.isColumnHidden(Column.CLOSENESS)


def test_a_person_s_page_shows_the_ladder_and_no_ring(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    window.open_person(ana)
    calm(qtbot, runner)
    page = window.page
    assert isinstance(page, PersonPage)
    assert rings(page)
    assert page._actions["why"].isEnabled()
    verbs.weighing.switch(False)
    calm(qtbot, runner)
    assert rings(page) == []
    assert not page._actions["why"].isEnabled()
    assert "Acquainted" in texts(page._panel)
    assert "Rhythm" in texts(page._panel)
    assert not any("scor" in text.lower() or "closeness" in text.lower() for text in texts(page._panel))
    assert [
        bar.accessibleName() for bar in page._panel.findChildren(PartBar) if "Time together" in bar.accessibleName()
    ] == []
    verbs.journal.undo()
    calm(qtbot, runner)
    assert rings(page)


def test_somebody_left_out_of_scoring_has_no_ring_either_and_it_says_why(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    verbs.bonds.mark(ana, lambda bond: replace(bond, is_unscored=True))
    window.open_person(ana)
    calm(qtbot, runner)
    page = window.page
    assert isinstance(page, PersonPage)
    assert rings(page) == []
    assert "Left out of scoring." in texts(page._panel)


def test_a_seat_card_has_neither_ring_nor_number_and_no_order_by_it(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    window.go("twenty")
    calm(qtbot, runner)
    page = window.page
    assert isinstance(page, TwentyPage)
    page.sort(Order.CLOSENESS)
    spoken = str(page.board.board.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "closeness" in spoken
    verbs.weighing.switch(False)
    calm(qtbot, runner)
    spoken = str(page.board.board.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "closeness" not in spoken
    assert "Stay close" in spoken
    assert page._sorting.text() == "Next action"
    page._on_sorting()
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    assert "Closeness" not in [action.text() for action in menu.actions()]
    menu.close()


def test_a_swap_compares_without_closeness(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    verbs.weighing.switch(False)
    window.go("twenty")
    calm(qtbot, runner)
    page = window.page
    assert isinstance(page, TwentyPage)
    row = page.board.board.twenty.seated[0].row
    page.deeds.compare(row, verbs.people.rows([verbs.people.resolve("Kwame Asante")])[0])
    calm(qtbot, runner)
    comparison = window.findChild(Comparison)
    assert comparison is not None
    said = texts(comparison)
    assert "Last in person" in said
    assert "Closeness" not in said
    comparison.window().close()


def test_after_other_weights_everybody_is_scored_anew_in_the_background_and_then_told(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    freshening = Freshening(lambda: verbs.relationships, lambda: verbs.weighing, runner, window._hub, window)
    freshening._run()
    calm(qtbot, runner)
    qtbot.waitUntil(lambda: freshening._version == 1 and not freshening._is_running)
    with qtbot.waitSignal(freshening.rescored, timeout=8000):
        verbs.weighing.set({"recency": 60})
    with verbs.weighing._store.reading() as connection:
        versions = connection.execute("SELECT DISTINCT weights FROM closeness").fetchall()
    assert versions == [(verbs.weighing.now().weights.version,)]
    with qtbot.waitSignal(freshening.rescored, timeout=8000):
        verbs.journal.undo()
    assert verbs.relationships.freshen() == 0

"""What relationships come to in the list of people: columns, order, filters, the side list, the sentence."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.promise import By, Commitment
from closeknit.domain.seating import Taking
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.labels import ElidedLabel, PlainLabel
from closeknit.ui.people.between import Between
from closeknit.ui.people.columnchoice import ColumnChoice
from closeknit.ui.people.page import PeoplePage
from closeknit.ui.people.wording import Column
from closeknit.ui.shell.window import MainWindow
from closeknit.ui.twenty.taking import TakeDialog
from tests.ui.conftest import calm

KWAME, ANA, AMINA = "Kwame Asante", "Ana Ferreira", "Amina Yusufu"


@pytest.fixture
def page(window: MainWindow, verbs: Verbs, runner: JobRunner, qtbot: QtBot) -> PeoplePage:
    """Ana was met four times, Kwame once, long ago; Ana's notes are three days late."""
    assert isinstance(window.page, PeoplePage)
    for days in (4, 20, 50):
        log(verbs, ANA, days, Channel.IN_PERSON)
    log(verbs, ANA, 30, Channel.PHONE)
    log(verbs, KWAME, 800, Channel.IN_PERSON)
    day = verbs.now().date()
    verbs.entries.promise(Commitment(EntryId(0), person(verbs, ANA), By.ME, "notes", day - timedelta(days=3), day))
    calm(qtbot, runner)
    return window.page


def person(verbs: Verbs, name: str) -> PersonId:
    return verbs.people.resolve(name)


def log(verbs: Verbs, name: str, days: int, channel: Channel) -> None:
    when = When(verbs.now().date() - timedelta(days=days))
    verbs.entries.log(Interaction(EntryId(0), (person(verbs, name),), channel, when, 60))


def names(page: PeoplePage) -> list[str]:
    return [row.name for i in range(len(page.ids)) if (row := page._model.row_at(i)) is not None]


def said(page: PeoplePage, name: str, column: Column) -> str:
    return str(page._model.index(names(page).index(name), column).data())


def test_a_row_says_rung_closeness_last_contact_and_what_is_late(page: PeoplePage) -> None:
    assert said(page, ANA, Column.RUNG) == "Working"
    assert said(page, ANA, Column.CLOSENESS).startswith("closeness ")
    assert said(page, ANA, Column.LAST) == "last 4 days"
    assert said(page, ANA, Column.NEXT).startswith("notes, ")
    assert said(page, ANA, Column.NEXT).endswith(", 3 days late")
    assert said(page, KWAME, Column.LAST) == "last 2 years"
    assert (said(page, AMINA, Column.RUNG), said(page, AMINA, Column.LAST)) == ("Link", "")
    for part in ("Working", "last 4 days", "3 days late"):
        assert part in said(page, ANA, Column.NAME)


def test_the_whole_book_in_one_sentence(page: PeoplePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.subtitle.startswith("2 links"))
    assert page.subtitle == "2 links · 1 acquainted · 1 working · 0 reciprocal · 0 strategic"


def test_a_click_on_a_head_sorts_the_closest_first_and_again_the_other_way(
    page: PeoplePage, qtbot: QtBot, runner: JobRunner
) -> None:
    header = page._table.horizontalHeader()
    for column, first in ((Column.LAST, ANA), (Column.RUNG, ANA)):
        place = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        calm(qtbot, runner)
        assert names(page)[0] == first
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        calm(qtbot, runner)
        assert names(page)[0] != first


def test_a_click_on_the_name_turns_the_list_and_again_turns_it_back(
    page: PeoplePage, qtbot: QtBot, runner: JobRunner
) -> None:
    header = page._table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(Column.NAME) + 60, header.height() // 2)
    for wanted in ([AMINA, AMINA, ANA, KWAME], [KWAME, ANA, AMINA, AMINA]):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        calm(qtbot, runner)
        assert names(page) == wanted


def test_the_side_list_has_the_rungs_and_lists_them(page: PeoplePage, qtbot: QtBot, runner: JobRunner) -> None:
    lines = page._side._lines
    qtbot.waitUntil(lambda: page.subtitle.startswith("2 links"))  # counts follow the rows
    rungs = {e.text: e for e in map(lines.entry, range(lines.rowCount())) if e.rung is not None and not e.is_head}
    assert {text: entry.count for text, entry in rungs.items()} == {
        "Strategic": 0,
        "Reciprocal": 0,
        "Working": 1,
        "Acquainted": 1,
        "Link": 2,
    }
    page._side.choose(rungs["Working"])
    calm(qtbot, runner)
    assert names(page) == [ANA]
    page._side.choose(rungs["Link"])
    calm(qtbot, runner)
    assert names(page) == [AMINA, AMINA]


def test_the_twenty_are_a_list_once_somebody_sits(
    page: PeoplePage, verbs: Verbs, qtbot: QtBot, runner: JobRunner
) -> None:
    lines = page._side._lines
    assert not any(lines.entry(i).seated for i in range(lines.rowCount()))
    verbs.seats.take(person(verbs, KWAME), Taking("why", is_stay_close=True))
    calm(qtbot, runner)
    twenty = next(lines.entry(i) for i in range(lines.rowCount()) if lines.entry(i).seated)
    assert twenty.count == 1
    page._side.choose(twenty)
    calm(qtbot, runner)
    assert names(page) == [KWAME]


@pytest.mark.parametrize(
    ("box", "words", "wanted"),
    [
        ("_rung", "Acquainted", [KWAME]),
        ("_rung", "Link", [AMINA, AMINA]),
        ("_closeness", "very close, 80 and more", []),
        ("_closeness", "too little to say", [KWAME, AMINA, AMINA]),
        ("_touched", "within 30 days", [ANA]),
        ("_met", "12 months", [KWAME]),
        ("_met", "never met", [AMINA, AMINA]),
        ("_next", "late", [ANA]),
        ("_next", "none", [KWAME, AMINA, AMINA]),
    ],
)
def test_filters_act_at_once_and_are_cleared(
    page: PeoplePage, qtbot: QtBot, runner: JobRunner, box: str, words: str, wanted: list[str]
) -> None:
    combo = getattr(page._filters, box)
    combo.setCurrentIndex(combo.findText(words))
    calm(qtbot, runner)
    assert names(page) == wanted
    assert page._filter.text() == "Filter: 1"
    page._filters.clear()
    calm(qtbot, runner)
    assert len(names(page)) == 4


def test_columns_are_chosen_and_kept(
    page: PeoplePage, qtbot: QtBot, window: MainWindow, settings: SettingsStore
) -> None:
    table = page._table
    assert table.isColumnHidden(Column.PHONE)
    qtbot.mouseClick(page._columns_button, Qt.MouseButton.LeftButton)
    menu = page._columns_button.findChild(QMenu)
    assert menu is not None
    by_name = {action.text(): action for action in menu.actions()}
    by_name["Phone"].trigger()
    by_name["Categories"].trigger()
    assert not table.isColumnHidden(Column.PHONE)
    assert table.isColumnHidden(Column.CATEGORIES)
    assert "phone" in settings.now.people_columns
    assert "categories" not in settings.now.people_columns
    again = ColumnChoice(SettingsStore(settings._path), page._model, table, page._columns_button)
    assert again._chosen() == page._choice._chosen()
    menu.close()


def test_the_preview_says_what_the_row_says(page: PeoplePage, qtbot: QtBot, runner: JobRunner) -> None:
    page.select(page.ids[names(page).index(ANA)])
    calm(qtbot, runner)
    assert page._preview._rung.text() == "Working"
    assert page._preview._closeness.text() == said(page, ANA, Column.CLOSENESS)
    assert page._preview._coming.text().endswith("3 days late")


def test_what_is_logged_now_stands_in_the_row_at_once(
    page: PeoplePage, verbs: Verbs, qtbot: QtBot, runner: JobRunner
) -> None:
    log(verbs, KWAME, 0, Channel.IN_PERSON)
    calm(qtbot, runner)
    assert said(page, KWAME, Column.LAST) == "last today"


def between(page: PeoplePage) -> list[str]:
    found = page._preview.findChildren(Between)
    labels = found[-1].findChildren(PlainLabel) if found else []
    return [label._full if isinstance(label, ElidedLabel) else label.text() for label in labels]


def test_the_preview_has_the_last_three_who_is_known_and_give_and_take(
    page: PeoplePage, verbs: Verbs, qtbot: QtBot, runner: JobRunner
) -> None:
    ana, kwame = person(verbs, ANA), person(verbs, KWAME)
    verbs.bonds.tie(ana, kwame, "knows")
    today = When(verbs.now().date())
    for direction in (Direction.GAVE, Direction.GAVE, Direction.RECEIVED):
        verbs.entries.record(Exchange(EntryId(0), ana, direction, ExchangeKind.ADVICE, today))
    page.select(ana)
    calm(qtbot, runner)
    words = between(page)
    assert words[:3] == ["Last 3", "of 4", "Face to face"]
    assert words[words.index("Knows") :] == ["Knows", "1", KWAME, "Give and take", "gave 2, got 1"]
    assert page._preview._avatar.accessibleDescription() == said(page, ANA, Column.CLOSENESS)
    assert page._preview._missing.text().startswith("For the next rung: A need of theirs")
    log(verbs, ANA, 0, Channel.VIDEO)
    calm(qtbot, runner)
    assert between(page)[:4] == ["Last 3", "of 5", "Video", "today"]


def test_of_whom_nothing_is_known_the_preview_says_nothing_of_it(
    page: PeoplePage, verbs: Verbs, qtbot: QtBot, runner: JobRunner
) -> None:
    page.select(page.ids[names(page).index(AMINA)])
    calm(qtbot, runner)
    assert between(page) == []
    assert page._preview._avatar.accessibleDescription() == ""


def test_a_seat_is_offered_from_the_preview_to_those_without_one(
    window: MainWindow, page: PeoplePage, verbs: Verbs, qtbot: QtBot, runner: JobRunner
) -> None:
    verbs.seats.take(person(verbs, KWAME), Taking("we go back a long way", is_stay_close=True))
    calm(qtbot, runner)
    page.select(person(verbs, KWAME))
    calm(qtbot, runner)
    assert page._preview._seat.isHidden()
    page.select(person(verbs, ANA))
    calm(qtbot, runner)
    qtbot.mouseClick(page._preview._seat, Qt.MouseButton.LeftButton)
    calm(qtbot, runner)
    assert window.page is window.pages.twenty
    take = QApplication.activeModalWidget()
    assert isinstance(take, TakeDialog)
    take.form.why.setText("rivers")
    take.form.stay_close.setChecked(True)
    take.act.click()
    calm(qtbot, runner)
    assert person(verbs, ANA) in {seat.person for seat in verbs.seats.sitting()}


def test_the_preview_of_an_organisation_says_who_works_there(
    page: PeoplePage, verbs: Verbs, qtbot: QtBot, runner: JobRunner
) -> None:
    ana = verbs.people.rows([person(verbs, ANA)])[0]
    made = verbs.people.create(ana.organisation).person
    verbs.people.mark_not_person(made, True)
    verbs.people.create("Bo Ek", organisation=ana.organisation.upper())
    calm(qtbot, runner)
    page._preview.put_row(verbs.people.rows([made])[0])
    page._presenter.preview(made)
    calm(qtbot, runner)
    said = [label.text() for label in page._preview.findChildren(PlainLabel) if "work there" in label.text()]
    assert said == ["2 people work there"]

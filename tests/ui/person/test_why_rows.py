"""Every figure of the right column opens to the entries behind it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.buttons import Button
from closeknit.ui.person.page import PersonPage
from closeknit.ui.shell.window import MainWindow
from closeknit.ui.timeline.items import Item
from tests.ui.conftest import calm


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, verbs: Verbs, runner: JobRunner) -> PersonPage:
    """Met three times, rung up once, written to twice, given to once."""
    ana: PersonId = verbs.people.resolve("Ana Ferreira")
    today = verbs.now().date()
    for days, channel in ((3, Channel.IN_PERSON), (20, Channel.IN_PERSON), (50, Channel.IN_PERSON), (9, Channel.PHONE)):
        verbs.entries.log(Interaction(EntryId(0), (ana,), channel, When(today - timedelta(days=days)), 60))
    for days in (400, 500):
        verbs.entries.log(Interaction(EntryId(0), (ana,), Channel.MAIL, When(today - timedelta(days=days))))
    verbs.entries.record(Exchange(EntryId(0), ana, Direction.GAVE, ExchangeKind.ADVICE, When(today)))
    window.open_person(ana)
    calm(qtbot, runner)
    assert isinstance(window.page, PersonPage)
    return window.page


def links(page: PersonPage) -> dict[str, Button]:
    QApplication.processEvents()  # what was put into a layout is shown in the next turn
    panel = page._panel
    found = (button for button in panel.findChildren(Button) if button.isVisibleTo(panel))
    return {button.accessibleName(): button for button in found if button.accessibleName().endswith("entries")}


def shown(page: PersonPage) -> list[EntryId]:
    return [row.key for row in page._centre.timeline._rows.rows if isinstance(row, Item)]


def test_w_shows_the_way_to_the_rows_of_each_part(page: PersonPage, qtbot: QtBot) -> None:
    assert links(page) == {}
    qtbot.keyClick(page._centre.timeline, Qt.Key.Key_W)
    assert "Time together: 4 entries" in links(page)
    assert "Recently: 6 entries" in links(page)
    assert "Depth: 4 entries" in links(page)
    assert "Blend, 12 months: 4 entries" in links(page)
    qtbot.keyClick(page._centre.timeline, Qt.Key.Key_W)
    assert links(page) == {}


def test_the_rows_behind_a_part_stand_alone_until_esc(
    page: PersonPage, window: MainWindow, qtbot: QtBot, runner: JobRunner
) -> None:
    everything = shown(page)
    page._panel.toggle_why()
    links(page)["Time together: 4 entries"].click()
    assert page._opened is not None
    assert page._opened.relationship.closeness is not None
    behind = page._opened.relationship.closeness.parts[0].reason.rows
    assert sorted(shown(page)) == sorted(behind)
    assert page._centre.timeline.hasFocus()
    assert page._centre.filters._why.text() == "Time together"
    qtbot.keyClick(page._centre.timeline, Qt.Key.Key_Escape)
    assert window.page is page
    assert shown(page) == everything
    assert page._centre.filters._why.isHidden()


def test_another_chip_or_another_person_shows_all_again(
    page: PersonPage, window: MainWindow, verbs: Verbs, qtbot: QtBot, runner: JobRunner
) -> None:
    everything = shown(page)
    page._panel.toggle_why()
    links(page)["Depth: 4 entries"].click()
    page._centre.filters._chips[next(iter(page._centre.filters._chips))].click()
    assert shown(page) == everything
    links(page)["Depth: 4 entries"].click()
    window.open_person(verbs.people.resolve("Kwame Asante"))
    calm(qtbot, runner)
    assert page._centre.filters.filters.is_all
    assert page._centre.filters._why.isHidden()


def test_what_is_logged_meanwhile_stays_out_of_the_rows_behind(
    page: PersonPage, verbs: Verbs, qtbot: QtBot, runner: JobRunner
) -> None:
    page._panel.toggle_why()
    links(page)["Time together: 4 entries"].click()
    before = shown(page)
    ana = verbs.people.resolve("Ana Ferreira")
    verbs.entries.log(Interaction(EntryId(0), (ana,), Channel.VIDEO, When(verbs.now().date()), 30))
    calm(qtbot, runner)
    assert shown(page) == before
    assert "Time together: 5 entries" in links(page)

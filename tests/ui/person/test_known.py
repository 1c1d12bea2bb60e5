"""What is known of somebody, where there is much of it: at the left of their page."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.person import PeopleQuery
from closeknit.domain.promise import Need
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.bars import PartBar
from closeknit.ui.common.buttons import Button
from closeknit.ui.person.page import PersonPage
from closeknit.ui.person.ties import TieLine
from closeknit.ui.shell.window import MainWindow
from tests.ui.conftest import calm

LONG = "A" * 200


def card(name: str) -> str:
    return f"BEGIN:VCARD\nVERSION:3.0\nN:{name};;;;\nFN:{name}\nEND:VCARD\n"


@pytest.fixture
def cards() -> str:
    return "".join(card(name) for name in ("Ana", LONG, *(f"Friend{n}" for n in range(8)))) + card("")


@pytest.fixture
def ana(verbs: Verbs) -> PersonId:
    return verbs.people.resolve("Ana")


@pytest.fixture
def show(qtbot: QtBot, window: MainWindow, runner: JobRunner, ana: PersonId) -> PersonPage:
    window.open_person(ana)
    calm(qtbot, runner)
    assert isinstance(window.page, PersonPage)
    return window.page


def button(page: PersonPage, name: str) -> Button:
    return next(one for one in page._known.findChildren(Button) if one.accessibleName() == name)


def lines(page: PersonPage) -> list[TieLine]:
    return [line for line in page._known.findChildren(TieLine) if line.isVisibleTo(page)]


def test_who_is_known_is_told_with_how_and_leads_to_their_page(
    qtbot: QtBot, show: PersonPage, window: MainWindow, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    friend = verbs.people.resolve("Friend3")
    for kind in ("knows", "works-with", "sails"):
        verbs.bonds.tie(ana, friend, kind)
    calm(qtbot, runner)
    (line,) = lines(show)
    assert line.accessibleName() == "Friend3, sails, works with"
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    calm(qtbot, runner)
    show._photos.arrived.emit(friend)  # the line is gone; a slot of it that still answered would raise
    assert show.person is not None
    assert show.person.row.id == friend


def test_of_many_the_first_five_stand_there_until_the_rest_is_asked_for(
    qtbot: QtBot, show: PersonPage, window: MainWindow, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    for person in verbs.people.find(PeopleQuery()).ids:
        if person != ana:
            verbs.bonds.tie(ana, person, "knows")
    for n in range(7):
        verbs.entries.need(Need(EntryId(0), ana, f"need {n}", When(verbs.now().date())))
    calm(qtbot, runner)
    assert (len(lines(show)), len(show._known.findChildren(QCheckBox))) == (5, 5)
    button(show, "Knows: 5 more").click()
    calm(qtbot, runner)
    assert len(lines(show)) == 10
    assert "No name" in [line.accessibleName() for line in lines(show)]
    window.open_person(verbs.people.resolve("Friend0"))
    window.open_person(ana)
    calm(qtbot, runner)
    assert len(lines(show)) == 10, "the same person read again"


def test_a_word_without_end_makes_no_column_wider(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, show: PersonPage, ana: PersonId
) -> None:
    verbs.bonds.tie(ana, verbs.people.resolve(LONG), LONG)
    verbs.entries.need(Need(EntryId(0), ana, LONG, When(verbs.now().date())))
    verbs.bonds.set_objective(ana, LONG, LONG)
    for person in (ana, verbs.people.resolve(LONG)):
        window.open_person(person)
        calm(qtbot, runner)
        for area in (show._scroll, show._right.widget(0)):
            inside = area.widget()  # type: ignore[attr-defined]  # a scroll area
            assert inside.width() <= area.viewport().width()  # type: ignore[attr-defined]  # a scroll area


def test_who_is_never_proposed_is_proposed_again_by_one_click(
    qtbot: QtBot, show: PersonPage, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    from dataclasses import replace

    verbs.bonds.mark(ana, lambda bond: replace(bond, is_silenced=True))
    calm(qtbot, runner)
    next(one for one in show._known.findChildren(Button) if one.text() == "Propose again").click()
    calm(qtbot, runner)
    assert not verbs.bonds.of(ana).is_silenced


@pytest.mark.parametrize(("days", "ink"), [(5, "ink3"), (40, "late")])
def test_the_bar_of_a_rhythm_says_by_its_colour_whether_it_is_past(
    qtbot: QtBot, show: PersonPage, runner: JobRunner, verbs: Verbs, ana: PersonId, days: int, ink: str
) -> None:
    when = When(verbs.now().date() - timedelta(days=days))
    verbs.entries.log(Interaction(EntryId(0), (ana,), Channel.IN_PERSON, when, 60))
    verbs.bonds.set_cadence(ana, 30)
    calm(qtbot, runner)
    said = {bar.accessibleName(): bar._ink for bar in show._panel.findChildren(PartBar)}
    assert [colour for words, colour in said.items() if "rhythm" in words] == [ink]


def test_the_bars_of_why_begin_below_each_other(
    qtbot: QtBot, show: PersonPage, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    for days in (5, 9, 40):
        when = When(verbs.now().date() - timedelta(days=days))
        verbs.entries.log(Interaction(EntryId(0), (ana,), Channel.IN_PERSON, when, 60))
    calm(qtbot, runner)
    bars = [bar for bar in show._panel.findChildren(PartBar) if "/" in bar.accessibleName()]
    assert len(bars) == 5
    assert len({(bar.x(), bar.width()) for bar in bars}) == 1

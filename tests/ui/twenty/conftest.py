"""Seats to look at, and the page that shows them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from closeknit.domain.interaction import Channel, Interaction, StartedBy
from closeknit.domain.person import PeopleQuery
from closeknit.domain.promise import By, Commitment
from closeknit.domain.seating import Taking
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.shell.window import MainWindow
from closeknit.ui.twenty.page import TwentyPage
from tests.ui.conftest import calm

STAY = Taking("we go back a long way", is_stay_close=True)
#: Six people more than there are seats.
MANY = "".join(f"BEGIN:VCARD\nVERSION:3.0\nN:Ek;Person{n:02};;;\nFN:Person{n:02} Ek\nEND:VCARD\n" for n in range(1, 27))


@pytest.fixture
def cards() -> str:
    return MANY


@pytest.fixture
def people(verbs: Verbs) -> list[int]:
    return list(verbs.people.find(PeopleQuery()).ids)


@pytest.fixture
def meet(verbs: Verbs) -> Callable[..., None]:
    def meet(person: int, days_ago: int, channel: Channel = Channel.IN_PERSON) -> None:
        when = When(verbs.now().date() - timedelta(days=days_ago))
        verbs.entries.log(Interaction(0, (person,), channel, when, 60, started_by=StartedBy.ME))

    return meet


@pytest.fixture
def promise(verbs: Verbs) -> Callable[..., None]:
    def promise(person: int, text: str, in_days: int) -> None:
        day = verbs.now().date()
        verbs.entries.promise(Commitment(0, person, By.ME, text, day + timedelta(days=in_days), day))

    return promise


@pytest.fixture
def show(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> Callable[[], TwentyPage]:
    def show() -> TwentyPage:
        window.go("twenty")
        calm(qtbot, runner)
        assert isinstance(window.page, TwentyPage)
        return window.page

    return show

"""Today over a real home, with what makes it speak."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction, StartedBy
from closeknit.domain.person import PeopleQuery
from closeknit.domain.promise import By, Commitment
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.keys import Keys
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.rows.line import Head
from closeknit.ui.today.model import ActLine
from closeknit.ui.today.page import TodayPage
from closeknit.ui.today.presenter import TodayPresenter
from tests.ui.conftest import CARDS, calm

NEW = EntryId(0)


@dataclass
class Past:
    """Makes facts, dated from today."""

    verbs: Verbs
    people: dict[str, PersonId] = field(init=False)

    def __post_init__(self) -> None:
        ids = self.verbs.people.find(PeopleQuery(every=True)).ids
        self.people = {row.name: row.id for row in self.verbs.people.rows(ids)}

    def day(self, ahead: int) -> date:
        return self.verbs.now().date() + timedelta(days=ahead)

    def promised(self, name: str, text: str, due_in: int, by: By = By.ME) -> EntryId:
        one = Commitment(NEW, self.people[name], by, text, self.day(due_in), self.day(-40))
        return self.verbs.entries.promise(one).entry

    def met(self, name: str, days_ago: int, channel: Channel = Channel.IN_PERSON) -> EntryId:
        when = When(self.day(-days_ago))
        minutes = 60 if channel in (Channel.IN_PERSON, Channel.PHONE) else None
        one = Interaction(NEW, (self.people[name],), channel, when, minutes, started_by=StartedBy.BOTH)
        return self.verbs.entries.log(one).entry


@pytest.fixture
def cards() -> str:
    """Nobody has a birthday, which would come near one week in the year."""
    return CARDS.replace("BDAY:1984-03-02\n", "")


@pytest.fixture
def past(verbs: Verbs) -> Past:
    return Past(verbs)


@pytest.fixture
def keys(qapp: object) -> Keys:
    return Keys()


@pytest.fixture
def page(qtbot: QtBot, verbs: Verbs, hub: EventHub, runner: JobRunner, look: Look, keys: Keys) -> Iterator[TodayPage]:
    presenter = TodayPresenter(
        *(verbs.agenda, verbs.people, verbs.relationships, verbs.entries, verbs.bonds, verbs.now),
        *(lambda: verbs.habits().morning, runner, hub),
    )
    page = TodayPage(look, keys, presenter, Photos(verbs.people.photo, runner))
    qtbot.addWidget(page)
    page.resize(1216, 716)
    yield page
    runner.close()


@pytest.fixture
def enter(qtbot: QtBot, page: TodayPage, runner: JobRunner) -> Callable[[], None]:
    def show() -> None:
        page.show()
        page.activateWindow()
        page.entered()
        calm(qtbot, runner)

    return show


def titles(page: TodayPage) -> list[str]:
    return [line.title for line in page._list.lines if isinstance(line, ActLine)]


def heads(page: TodayPage) -> list[tuple[str, int]]:
    return [(line.title, line.count) for line in page._list.lines if isinstance(line, Head)]


def press(qtbot: QtBot, page: TodayPage, runner: JobRunner, key: Qt.Key) -> None:
    qtbot.keyClick(page._list, key)
    calm(qtbot, runner)

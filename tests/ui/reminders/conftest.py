"""The page of reminders over a real home whose clock is set: Thursday 12 March 2026, 14:05, in UTC."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from closeknit.domain.ids import EntryId, PersonId, ReminderId
from closeknit.domain.person import PeopleQuery
from closeknit.domain.promise import By, Commitment
from closeknit.domain.reminder.own import Every, Reminder
from closeknit.services.verbs import Verbs
from closeknit.store.database import Store
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.keys import Keys
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.rows.line import Head, RowLine
from closeknit.ui.composer.keeping import Keeping
from closeknit.ui.reminders.drafting import ReminderDrafting
from closeknit.ui.reminders.page import RemindersPage
from closeknit.ui.reminders.presenter import RemindersPresenter
from tests.clocks import SetClock
from tests.ui.conftest import CARDS, calm

NOW = datetime(2026, 3, 12, 14, 5, tzinfo=UTC)
Enter = Callable[[], None]


@dataclass
class Past:
    """Makes reminders and what calls for them."""

    verbs: Verbs
    clock: SetClock
    people: dict[str, PersonId] = field(init=False)

    def __post_init__(self) -> None:
        ids = self.verbs.people.find(PeopleQuery(every=True)).ids
        self.people = {row.name: row.id for row in self.verbs.people.rows(ids)}

    def own(
        self, text: str, days: int, at: time | None = None, every: Every | None = None, name: str = ""
    ) -> ReminderId:
        day = self.clock.now.date() + timedelta(days=days)
        return self.verbs.reminders.set(Reminder(ReminderId(0), text, day, at, every, self.people.get(name))).reminder

    def promised(self, name: str, text: str, due: date, by: By = By.ME) -> EntryId:
        one = Commitment(EntryId(0), self.people[name], by, text, due, date(2026, 2, 1))
        return self.verbs.entries.promise(one).entry

    def told_at(self, moment: datetime) -> None:
        """Have told what was due at a moment, and come back."""
        before, self.clock.now = self.clock.now, moment
        self.verbs.telling.claim()
        self.clock.now = before


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")


@pytest.fixture
def cards() -> str:
    """Nobody has a birthday; two are called Amina."""
    return CARDS.replace("BDAY:1984-03-02\n", "")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def verbs(home: Path, hub: EventHub, clock: SetClock) -> Iterator[Verbs]:
    store = Store.open(home / "closeknit.db", clock)
    verbs = Verbs(store, hub.announce, unfinished=home / "unfinished.json")
    yield verbs
    verbs.importing.close()
    store.close()


@pytest.fixture
def past(verbs: Verbs, clock: SetClock) -> Past:
    return Past(verbs, clock)


@pytest.fixture
def keys(qapp: object) -> Keys:
    return Keys()


def made(verbs: Verbs, runner: JobRunner, hub: EventHub, look: Look, keys: Keys) -> RemindersPage:
    keeping = Keeping(verbs.unfinished, runner)
    drafting = ReminderDrafting(lambda: verbs.reminders, verbs.people, keeping, verbs.now, runner)
    presenter = RemindersPresenter(verbs, runner, hub)
    page = RemindersPage(look, keys, presenter, drafting, Photos(verbs.people.photo, runner))
    page.resize(1216, 716)
    return page


@pytest.fixture
def page(
    qtbot: QtBot, verbs: Verbs, hub: EventHub, runner: JobRunner, look: Look, keys: Keys
) -> Iterator[RemindersPage]:
    page = made(verbs, runner, hub, look, keys)
    qtbot.addWidget(page)
    yield page
    runner.close()


@pytest.fixture
def enter(qtbot: QtBot, page: RemindersPage, runner: JobRunner) -> Enter:
    def show() -> None:
        page.show()
        page.activateWindow()
        page.entered()
        calm(qtbot, runner)

    return show


def rows(page: RemindersPage) -> list[RowLine]:
    return [line for line in page._list.lines if isinstance(line, RowLine)]


def titles(page: RemindersPage) -> list[str]:
    return [line.title for line in rows(page)]


def heads(page: RemindersPage) -> list[tuple[str, int]]:
    return [(line.title, line.count) for line in page._list.lines if isinstance(line, Head)]


def press(qtbot: QtBot, page: RemindersPage, runner: JobRunner, key: Qt.Key) -> None:
    qtbot.keyClick(page._list, key)
    calm(qtbot, runner)

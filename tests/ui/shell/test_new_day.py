"""A window that is left open over midnight shows the new day, on whichever page it stands (product 4.7)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.promise import By, Commitment
from closeknit.services.events import TimeCame
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.store.database import Store
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.person.page import PersonPage
from closeknit.ui.shell.due import DueToday
from closeknit.ui.shell.telling.telling import ReminderTelling
from closeknit.ui.shell.window import MainWindow
from closeknit.ui.today.page import TodayPage
from tests.clocks import SetClock
from tests.ui.conftest import calm

LATE = datetime(2026, 5, 14, 23, 59, tzinfo=UTC)


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(LATE)


@pytest.fixture
def verbs(home: Path, hub: EventHub, settings: SettingsStore, clock: SetClock) -> Iterator[Verbs]:
    store = Store.open(home / "closeknit.db", clock)
    verbs = Verbs(store, hub.announce, settings=settings.read)
    verbs.entries.promise(Commitment(EntryId(0), PersonId(1), By.ME, "send the notes", LATE.date(), LATE.date()))
    assert verbs.telling.claim(), "what is due is told before midnight"
    yield verbs
    verbs.importing.close()
    store.close()


def a_day_begins(qtbot: QtBot, clock: SetClock, telling: ReminderTelling, runner: JobRunner) -> None:
    clock.now += timedelta(minutes=2)
    telling.clock.wake()
    calm(qtbot, runner)


def test_today_says_that_it_is_late_now(
    qtbot: QtBot, window: MainWindow, clock: SetClock, telling: ReminderTelling, runner: JobRunner
) -> None:
    window.go("today")
    calm(qtbot, runner)
    page = window.page
    assert isinstance(page, TodayPage)

    def said() -> str:
        return str(page._list.model().index(page._list.rows_to_visit()[0], 0).data())

    assert "late" not in said()
    a_day_begins(qtbot, clock, telling, runner)
    assert "1 day late" in said()


def test_the_list_of_people_and_a_page_say_so_too(
    qtbot: QtBot, window: MainWindow, clock: SetClock, telling: ReminderTelling, runner: JobRunner
) -> None:
    people = window.pages.people
    calm(qtbot, runner)
    row = people.ids.index(PersonId(1))
    assert "late" not in people._model.index(row, 1).data()
    a_day_begins(qtbot, clock, telling, runner)
    assert "1 day late" in people._model.index(row, 1).data()
    window.open_person(PersonId(1))
    calm(qtbot, runner)
    page = window.page
    assert isinstance(page, PersonPage)
    assert page._opened is not None
    assert page._opened.today == clock.now.date()
    clock.now += timedelta(days=1)
    telling.clock.wake()
    calm(qtbot, runner)
    assert page._opened.today == clock.now.date()


def test_what_is_due_is_counted_anew(
    qtbot: QtBot, verbs: Verbs, hub: EventHub, clock: SetClock, telling: ReminderTelling, runner: JobRunner
) -> None:
    due = DueToday(verbs, runner, hub)
    counts: list[int] = []
    due.found.connect(lambda acts, _known: counts.append(len(acts)))
    with qtbot.waitSignal(due.found, timeout=10_000):
        a_day_begins(qtbot, clock, telling, runner)
    assert counts == [1]
    delete(due)


def test_what_is_told_is_read_anew_by_the_pages(
    qtbot: QtBot, verbs: Verbs, hub: EventHub, clock: SetClock, telling: ReminderTelling, runner: JobRunner
) -> None:
    facts: list[object] = []
    hub.happened.connect(facts.append)
    tomorrow = LATE.date() + timedelta(days=1)
    verbs.entries.promise(Commitment(EntryId(0), PersonId(2), By.ME, "call", tomorrow, tomorrow))
    clock.now += timedelta(hours=10)
    telling.clock.start()
    qtbot.waitUntil(lambda: TimeCame() in facts, timeout=10_000)
    calm(qtbot, runner)

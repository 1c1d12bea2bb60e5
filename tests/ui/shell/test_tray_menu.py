"""The tray's menu says what Today says, with the icon of each act, and red where something is late."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAction

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.promise import By, Commitment
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs
from closeknit.store.database import Store
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.common.look import Look
from closeknit.ui.shell.due import MOST_NAMED, due_now
from closeknit.ui.shell.tray.menu import TrayMenu
from closeknit.ui.today.known import known
from tests.clocks import SetClock
from tests.ui.reminders.conftest import NOW

TODAY = NOW.date()


@pytest.fixture
def cards() -> str:
    return ""


@pytest.fixture
def verbs(home: Path, hub: EventHub, monkeypatch: pytest.MonkeyPatch) -> Iterator[Verbs]:
    monkeypatch.setenv("TZ", "UTC")
    store = Store.open(home / "closeknit.db", SetClock(NOW))
    verbs = Verbs(store, hub.announce)
    yield verbs
    verbs.importing.close()
    store.close()


@pytest.fixture
def menu(qapp: object, look: Look) -> TrayMenu:
    return TrayMenu(look)


def promised(verbs: Verbs, name: str, text: str, due: date) -> PersonId:
    person = verbs.people.create(name).person
    verbs.entries.promise(Commitment(EntryId(0), person, By.ME, text, due, TODAY - timedelta(days=40)))
    return person


def planned(verbs: Verbs, name: str, channel: Channel, note: str, at: datetime) -> PersonId:
    person = verbs.people.create(name).person
    verbs.entries.log(Interaction(EntryId(0), (person,), channel, When(at.date(), at), note=note, is_plan=True))
    return person


def put(menu: TrayMenu, verbs: Verbs) -> None:
    acts = due_now(verbs.agenda.today())
    menu.put(acts, known(acts[:MOST_NAMED], NOW, verbs.people, verbs.entries), is_paused=False, is_told=False)


def line(menu: TrayMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == words)


def looks_like(action: QAction, look: Look, name: str, role: str) -> bool:
    drawn = action.icon().pixmap(32, 32).toImage()
    return drawn == look.icons.icon(name, role).pixmap(32, 32).toImage()


def test_what_is_late_is_red_and_says_how_late(menu: TrayMenu, verbs: Verbs, look: Look) -> None:
    promised(verbs, "Ana Ferreira", "Send the field notes", TODAY - timedelta(days=3))
    put(menu, verbs)
    late = line(menu, "Send the field notes · Ana Ferreira, 3 days late")
    assert looks_like(late, look, "file-text", "tray_late")
    assert not looks_like(late, look, "file-text", "tray")


def test_a_plan_of_today_says_its_time_and_how(menu: TrayMenu, verbs: Verbs, look: Look) -> None:
    planned(verbs, "Tomasz Wieczorek", Channel.PHONE, "Budget of the ferry", NOW + timedelta(hours=2))
    put(menu, verbs)
    assert looks_like(line(menu, "Budget of the ferry · Tomasz Wieczorek, 16:05"), look, "phone", "tray")


def test_what_is_due_today_says_no_more_than_that(menu: TrayMenu, verbs: Verbs, look: Look) -> None:
    promised(verbs, "Ana & <b>Co</b>", "Call the harbour", TODAY)
    put(menu, verbs)
    assert looks_like(line(menu, "Call the harbour · Ana && <b>Co</b>"), look, "file-text", "tray")


def test_a_line_asks_for_its_person_and_stays_the_same_while_nothing_changed(menu: TrayMenu, verbs: Verbs) -> None:
    ana = promised(verbs, "Ana Ferreira", "Send the field notes", TODAY - timedelta(days=1))
    asked: list[int] = []
    menu.person_requested.connect(asked.append)
    put(menu, verbs)
    before = line(menu, "Send the field notes · Ana Ferreira, 1 day late")
    put(menu, verbs)
    assert line(menu, before.text()) is before
    before.trigger()
    assert asked == [ana]

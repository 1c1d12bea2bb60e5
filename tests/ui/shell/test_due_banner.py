"""What no notification said stands in the window's one line, behind what was there, and goes as it is done."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from closeknit.domain.ids import DeliveryId
from closeknit.domain.reason import Reason
from closeknit.domain.reminder.delivery import Delivery, DeliveryKind
from closeknit.domain.reminder.occurrence import Occurrence, ReminderKind
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.bridge.notifications import Notifications
from closeknit.ui.common.banner import Banner
from closeknit.ui.common.look import Look
from closeknit.ui.shell.telling.banner import DueBanner
from closeknit.ui.shell.telling.telling import ReminderTelling

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)


def occurrence(number: int) -> Occurrence:
    name, words = f"own:{number}", f"thing {number}"
    return Occurrence(name, name, ReminderKind.OWN, NOW, date(2026, 3, 12), Reason("own_words", {}), None, words)


def record(number: int, *told: int) -> Delivery:
    return Delivery(DeliveryId(number), DeliveryKind.BANNER, tuple(map(occurrence, told)), NOW)


@pytest.fixture
def telling(
    verbs: Verbs, runner: JobRunner, hub: EventHub, settings: SettingsStore, tmp_path: Path
) -> Iterator[ReminderTelling]:
    telling = ReminderTelling(verbs, runner, hub, settings, Notifications("closeknit", tmp_path / "icon.svg"))
    yield telling
    runner.close()


@pytest.fixture
def banner(qtbot: QtBot, look: Look) -> Banner:
    banner = Banner(look, "Close")
    qtbot.addWidget(banner)
    return banner


@pytest.fixture
def due(telling: ReminderTelling, banner: Banner) -> DueBanner:
    due = DueBanner(telling, lambda: False)
    due.tell_in(banner)
    return due


def test_records_stand_in_one_line(due: DueBanner, banner: Banner) -> None:
    due.add(record(1, 1), {})
    due.add(record(2, 2, 3), {})
    assert banner.said == "3 things are due · thing 1 · thing 2 · thing 3"


def test_what_is_due_waits_until_something_else_was_closed(due: DueBanner, banner: Banner) -> None:
    banner.tell("An import was interrupted")
    due.add(record(1, 1), {})
    assert banner.said == "An import was interrupted"
    banner.close_it()
    assert (banner.said, banner.is_said) == ("Reminder · thing 1", True)


def test_it_comes_back_where_something_else_took_its_place(due: DueBanner, banner: Banner) -> None:
    due.add(record(1, 1), {})
    banner.tell("The disk is full")
    banner.close_it()
    assert (banner.said, banner.is_said) == ("Reminder · thing 1", True)
    banner.close_it()
    assert not banner.is_said


def test_what_was_done_elsewhere_is_said_no_more(due: DueBanner, banner: Banner, telling: ReminderTelling) -> None:
    due.add(record(1, 1, 2), {})
    telling.lessened.emit(1, (occurrence(2),))
    assert banner.said == "Reminder · thing 2"
    telling.lessened.emit(1, ())
    assert not banner.is_said


def test_what_is_done_elsewhere_leaves_another_message_alone(
    due: DueBanner, banner: Banner, telling: ReminderTelling
) -> None:
    due.add(record(1, 1), {})
    banner.tell("The disk is full")
    telling.lessened.emit(1, ())
    assert (banner.said, banner.is_said) == ("The disk is full", True)

"""What stays while no window is open goes by the settings as soon as they change, and by the day after a sleep."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from closeknit.assets import resource
from closeknit.domain.ids import ReminderId
from closeknit.domain.reminder.own import Reminder
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.look import Look
from closeknit.ui.shell.resident import Resident


@pytest.fixture(autouse=True)
def no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    monkeypatch.setenv("TZ", "UTC")


@pytest.fixture
def resident(verbs: Verbs, settings: SettingsStore, hub: EventHub, runner: JobRunner, look: Look) -> Iterator[Resident]:
    resident = Resident(verbs, runner, hub, settings, look, resource("icons", "closeknit.svg"))
    yield resident
    resident.close()
    runner.close()
    delete(resident)


def test_what_is_due_is_counted_anew_when_the_computer_wakes(qtbot: QtBot, resident: Resident) -> None:
    with qtbot.waitSignal(resident.counted):
        resident._sleep.on_sleeping(False)


def test_another_morning_wakes_the_clock_at_another_time(
    qtbot: QtBot, verbs: Verbs, settings: SettingsStore, resident: Resident
) -> None:
    tomorrow = verbs.now().date() + timedelta(days=1)
    verbs.reminders.set(Reminder(ReminderId(0), "Renew the permit", tomorrow))
    clock = resident.telling.clock

    def hour() -> int | None:
        return None if clock._next is None else clock._next.hour

    resident.telling.start()
    qtbot.waitUntil(lambda: hour() == 9)
    settings.change(morning="08:00")
    resident.note_settings()
    qtbot.waitUntil(lambda: hour() == 8)

"""When the reminder clock looks, and what it takes for looked at."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from closeknit.domain.ids import ReminderId
from closeknit.domain.reminder.own import Reminder
from closeknit.services.verbs import Verbs
from closeknit.store.database import Store
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.bridge.reminder_clock import ReminderClock
from tests.clocks import SetClock
from tests.ui.conftest import calm


def test_what_fell_due_while_the_next_moment_was_read_is_told_at_once(
    qtbot: QtBot, tmp_path: Path, runner: JobRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    clock, may_answer = SetClock(datetime(2026, 5, 14, 14, tzinfo=UTC)), Event()
    store = Store.open(tmp_path / "closeknit.db", clock)
    verbs = Verbs(store, lambda _fact: None)
    next_at = verbs.telling.next_at

    def slow() -> datetime | None:
        found = next_at()
        assert may_answer.wait(20)
        return found

    ticking = ReminderClock(lambda: verbs.telling, verbs.now, runner, lambda: True)
    ticking.start()
    calm(qtbot, runner)
    soon = verbs.now() + timedelta(minutes=1)
    verbs.reminders.set(Reminder(ReminderId(0), "call the harbour", soon.date(), soon.time()))
    monkeypatch.setattr(verbs.telling, "next_at", slow)
    with qtbot.waitSignal(ticking.claimed) as claimed:
        ticking.arm()
        clock.now += timedelta(minutes=2)
        ticking.wake()
        qtbot.waitUntil(lambda: runner.waiting == 1)
        may_answer.set()
    assert [one.text for delivery in claimed.args[0] for one in delivery.told] == ["call the harbour"]
    ticking.stop()
    store.close()

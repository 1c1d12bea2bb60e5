"""What can't be done while no window is open, or by itself, is told in words where the user can do something."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from closeknit.domain.errors import OutsideProblem
from closeknit.paths import home as home_in
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.common.look import Look
from closeknit.ui.shell.started import Started
from tests.ui.conftest import calm

FULL = "The disk is full. Nothing was lost; free some space and do it again."


@pytest.fixture
def started(
    qtbot: QtBot,
    verbs: Verbs,
    settings: SettingsStore,
    hub: EventHub,
    look: Look,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Started]:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    started = Started(verbs, home_in(str(home)), hub, settings, look, lambda: None)
    monkeypatch.setattr(started, "_begin", lambda _after_ms: None)  # nor anything that outlives the test
    yield started
    calm(qtbot, started.runner)
    started.resident.close()
    started.close()
    delete(started.resident)


def test_a_refused_act_opens_the_window_that_says_why(started: Started) -> None:
    started.resident.failed.emit(OutsideProblem("disk_full"))
    assert started._main is None
    started.resident.refused.emit(OutsideProblem("disk_full"))
    assert started.window.isVisible()
    assert started.window.banner.said == FULL


def test_a_full_disk_under_the_days_backup_is_no_bug(
    qtbot: QtBot, started: Started, verbs: Verbs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise OutsideProblem("disk_full")

    bugs: list[str] = []
    started._faults.caught.connect(bugs.append)
    monkeypatch.setattr(verbs.backups, "make_daily", refuse)
    monkeypatch.setattr(verbs.journal, "tidy", refuse)
    for work in (started._make_daily, started._tidy):
        started.window.banner.hide()
        work()
        qtbot.waitUntil(lambda: started.window.banner.is_said)
        assert started.window.banner.said == FULL
    assert bugs == []

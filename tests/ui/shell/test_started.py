"""What is chosen while no window is open, and can't be done, is told in one."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from closeknit.domain.errors import OutsideProblem
from closeknit.paths import home as home_in
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.common.look import Look
from closeknit.ui.shell.started import Started
from tests.ui.conftest import calm


def test_a_refused_act_opens_the_window_that_says_why(
    qtbot: QtBot,
    verbs: Verbs,
    settings: SettingsStore,
    hub: EventHub,
    look: Look,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    started = Started(verbs, home_in(str(home)), hub, settings, look, lambda: None)
    monkeypatch.setattr(started, "_begin", lambda _after_ms: None)  # nor anything that outlives the test
    started.resident.failed.emit(OutsideProblem("disk_full"))
    assert started._main is None
    started.resident.refused.emit(OutsideProblem("disk_full"))
    assert started.window.isVisible()
    assert started.window.banner.said == "The disk is full. Nothing was lost; free some space and do it again."
    calm(qtbot, started.runner)
    started.close()

"""The quick log in a window of its own, and what tells, on a desktop that shows each notice at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.bridge.notifications import Notice, Notifications
from closeknit.ui.common.look import Look
from closeknit.ui.shell.quick.whole import QuickLogging
from closeknit.ui.shell.telling.telling import ReminderTelling
from tests.ui.conftest import calm


class Screen(Notifications):
    """A desktop that shows each notice at once."""

    def __init__(self, folder: Path) -> None:
        super().__init__("closeknit", folder / "icon.svg")
        self.notices: list[Notice] = []

    def show(self, notice: Notice) -> None:
        self.notices.append(notice)
        self.shown.emit(notice.tag, "")

    def withdraw(self, tag: int) -> None:
        pass


@pytest.fixture
def quick(qtbot: QtBot, verbs: Verbs, runner: JobRunner, look: Look) -> Iterator[QuickLogging]:
    made = QuickLogging(verbs, runner, look, lambda: None)
    made.open()
    qtbot.waitUntil(made.window.isActiveWindow)
    calm(qtbot, runner)
    yield made
    made.close()


@pytest.fixture
def screen(tmp_path: Path) -> Screen:
    return Screen(tmp_path)


@pytest.fixture
def telling(
    verbs: Verbs, runner: JobRunner, hub: EventHub, settings: SettingsStore, screen: Screen
) -> Iterator[ReminderTelling]:
    telling = ReminderTelling(verbs, runner, hub, settings, screen)
    yield telling
    telling.clock.stop()
    runner.close()
    delete(telling)

"""The quick log in a window of its own."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.look import Look
from closeknit.ui.shell.quick.whole import QuickLogging
from tests.ui.conftest import calm


@pytest.fixture
def quick(qtbot: QtBot, verbs: Verbs, runner: JobRunner, look: Look) -> Iterator[QuickLogging]:
    made = QuickLogging(verbs, runner, look, lambda: None)
    made.open()
    qtbot.waitUntil(made.window.isActiveWindow)
    calm(qtbot, runner)
    yield made
    made.close()

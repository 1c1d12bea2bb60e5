"""A timeline on screen."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from closeknit.ui.common.keys import Keys
from closeknit.ui.common.look import Look
from closeknit.ui.timeline.view import Timeline
from tests.ui.timeline.made import TODAY, many


@pytest.fixture
def keys() -> Keys:
    return Keys()


@pytest.fixture
def view(qtbot: QtBot, look: Look, keys: Keys) -> Iterator[Timeline]:
    view = Timeline(look, keys, TODAY)
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()
    view.activateWindow()
    view.put(many(60))
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    yield view
    view.close_editor()

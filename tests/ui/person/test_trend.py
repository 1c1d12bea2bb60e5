"""What the right column says of where closeness comes from."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.figures import month_name
from closeknit.ui.shell.window import MainWindow
from tests.ui.conftest import calm

Tell = Callable[[list[int]], list[str]]


@pytest.fixture
def tell(qtbot: QtBot, window: MainWindow, verbs: Verbs, runner: JobRunner) -> Tell:
    """Log so many days back, open the page, and return what stands beside the ring."""

    def tell(days: list[int]) -> list[str]:
        ana: PersonId = verbs.people.resolve("Ana Ferreira")
        for back in days:
            when = When(verbs.now().date() - timedelta(days=back))
            verbs.entries.log(Interaction(EntryId(0), (ana,), Channel.IN_PERSON, when, 60, 4))
        window.open_person(ana)
        calm(qtbot, runner)
        panel = window.pages.person._panel
        return [label.text() for label in panel.findChildren(QLabel) if label.text().split(" ")[0] in ("Up", "Down")]

    return tell


def test_closeness_is_up_or_down_since_a_month(tell: Tell, verbs: Verbs) -> None:
    assert tell([5, 10, 15]) == [], "nothing had passed three months ago"
    (words,) = tell([130, 140, 150])
    trend = verbs.relationships.of(verbs.people.resolve("Ana Ferreira")).trend
    assert trend is not None
    assert words.startswith("Up ")
    assert words.endswith(f" since {month_name(trend.month)}.")


def test_of_whom_nothing_was_heard_it_is_down(tell: Tell) -> None:
    (words,) = tell([125, 128, 130, 140])
    assert words.startswith("Down ")

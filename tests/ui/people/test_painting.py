"""The list stays fluid: it paints only what changed, and an answer that is nearly there isn't thrown away."""

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent
from pytestqt.qtbot import QtBot

from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.shell.window import MainWindow
from tests.ui.conftest import calm


class Painted(QObject):
    """Notes which places are painted anew."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[QRect] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.places.append(event.rect())
        return False


def test_moving_the_keyboard_paints_two_rows(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    table = window.pages.people._table
    table.go_to(0)
    calm(qtbot, runner)
    painted = Painted()
    table.viewport().installEventFilter(painted)
    table.move(1)
    qtbot.waitUntil(lambda: bool(painted.places))
    assert max(place.height() for place in painted.places) <= 2 * table.rowHeight(0)


def test_refreshing_without_end_still_brings_answers(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs
) -> None:
    presenter = window.pages.people._presenter
    answers: list[object] = []
    presenter.answered.connect(answers.append)
    for _ in range(50):
        presenter.refresh()
        qtbot.wait(2)
    calm(qtbot, runner)
    assert 1 < len(answers) < 50

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from closeknit.ui.bridge import soon
from closeknit.ui.bridge.soon import Soon


class Hand:
    """A clock that is turned by hand."""

    now_s = 100.0


def test_many_wishes_are_one_act_and_the_first_needs_no_pause(qtbot: QtBot, monkeypatch) -> None:
    monkeypatch.setattr(soon, "monotonic", lambda: Hand.now_s)
    acts: list[int] = []
    owner = QObject()
    wish = Soon(lambda: acts.append(1), 60_000, owner)
    for _ in range(5):
        wish.ask()
    assert not acts
    qtbot.waitUntil(lambda: len(acts) == 1)
    wish.ask()
    assert wish._timer.remainingTime() > 50_000  # within the pause
    wish._timer.stop()
    Hand.now_s += 60
    wish.ask()
    qtbot.waitUntil(lambda: len(acts) == 2)

"""A notifier or a bus that takes its time: what is shown late has live buttons, and isn't told a second time."""

import signal
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from queue import Empty, SimpleQueue

import pytest
from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return, new_signal
from PySide6.QtCore import Qt

from closeknit.ui.bridge import notifications
from closeknit.ui.bridge.notifications import Notice, Notifications
from tests.desktop.bus import NOTIFIER, Bus
from tests.desktop.desk import Desk
from tests.waiting import PATIENCE_S

ANSWER_S = 2.0
NOTICE = Notice(3, "Ana Ferreira", "ask about the proofs", [("done", "Done")])


class Slow:
    """Says at once what it can do, and shows after more than an answer is waited for."""

    def __init__(self, bus: Bus) -> None:
        self._connection = bus.connection
        bus.take(NOTIFIER)
        threading.Thread(target=self._serve, daemon=True).start()

    def press(self, button: str) -> None:
        """Say that a button of the one that is on screen was pressed."""
        place = DBusAddress("/org/freedesktop/Notifications", interface=NOTIFIER)
        self._connection.send(new_signal(place, "ActionInvoked", "us", (7, button)))

    def _serve(self) -> None:
        while (asked := self._connection.receive()).header.fields.get(HeaderFields.member) != "Notify":
            if asked.header.message_type is MessageType.method_call:
                self._connection.send(new_method_return(asked, "as", (["actions"],)))
        threading.Event().wait(1.5 * ANSWER_S)
        self._connection.send(new_method_return(asked, "u", (7,)))


@pytest.fixture
def shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Notifications]:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desk.environment["DBUS_SESSION_BUS_ADDRESS"])
    with closing(Notifications("closeknit", Path("/icon.svg"))) as shown:
        yield shown


@pytest.fixture
def heard(shown: Notifications) -> "SimpleQueue[object]":
    heard: SimpleQueue[object] = SimpleQueue()
    direct = Qt.ConnectionType.DirectConnection
    shown.failed.connect(lambda tag: heard.put(("failed", tag)), direct)
    shown.shown.connect(lambda tag, _notice: heard.put(("shown", tag)), direct)
    shown.chosen.connect(lambda tag, button: heard.put((button, tag)), direct)
    return heard


def test_what_is_shown_late_has_live_buttons(
    bus: Bus, shown: Notifications, heard: "SimpleQueue[object]", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notifications, "_ANSWER_S", ANSWER_S)
    slow = Slow(bus)
    shown.show(NOTICE)
    assert heard.get(timeout=PATIENCE_S) == ("shown", 3)
    slow.press("done")
    assert heard.get(timeout=PATIENCE_S) == ("done", 3)


def test_a_bus_that_lets_nobody_in_for_a_while_is_waited_for(
    desk: Desk, bus: Bus, shown: Notifications, heard: "SimpleQueue[object]"
) -> None:
    Slow(bus)
    desk.buses["session"].send_signal(signal.SIGSTOP)
    shown.show(NOTICE)
    with pytest.raises(Empty):
        heard.get(timeout=1.5)
    desk.buses["session"].send_signal(signal.SIGCONT)
    assert heard.get(timeout=PATIENCE_S) == ("shown", 3)

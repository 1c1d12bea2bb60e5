"""A notifier that takes its time: what it shows late still has live buttons, and isn't told a second time."""

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue

import pytest
from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return, new_signal
from PySide6.QtCore import Qt

from closeknit.ui.bridge import notifications
from closeknit.ui.bridge.notifications import Notice, Notifications
from tests.desktop.bus import NOTIFIER, Bus
from tests.desktop.desk import Desk

PATIENCE_S = 0.2


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
        threading.Event().wait(3 * PATIENCE_S)
        self._connection.send(new_method_return(asked, "u", (7,)))


@pytest.fixture
def shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Notifications]:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desk.environment["DBUS_SESSION_BUS_ADDRESS"])
    monkeypatch.setattr(notifications, "_ANSWER_S", PATIENCE_S)
    with closing(Notifications("closeknit", Path("/icon.svg"))) as shown:
        yield shown


def test_what_is_shown_late_has_live_buttons(bus: Bus, shown: Notifications) -> None:
    heard: SimpleQueue[object] = SimpleQueue()
    direct = Qt.ConnectionType.DirectConnection
    shown.failed.connect(lambda tag: heard.put(("failed", tag)), direct)
    shown.shown.connect(lambda tag, _notice: heard.put(("shown", tag)), direct)
    shown.chosen.connect(lambda tag, button: heard.put((button, tag)), direct)
    slow = Slow(bus)
    shown.show(Notice(3, "Ana Ferreira", "ask about the proofs", [("done", "Done")]))
    assert heard.get(timeout=20) == ("shown", 3)
    slow.press("done")
    assert heard.get(timeout=20) == ("done", 3)

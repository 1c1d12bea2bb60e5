"""Notifications of the desktop, with buttons that come back (freedesktop Desktop Notifications Specification 1.2).

A thread of its own speaks D-Bus, since an answer may take seconds; it sleeps until something is to be shown or comes
back. PySide6's own D-Bus can't send the call (decision 016).
"""

import contextlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Signal

_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_APP = "Closeknit"
_ANSWER_S = 5.0
_DAEMON_DECIDES_MS = -1
#: The click on the text itself.
OPEN = "default"


@dataclass(frozen=True, slots=True)
class Notice:
    """What is shown: plain text, and buttons as (name, word); `tag` comes back with what became of it.

    `replaces` is the desktop's number of one that it takes the place of, 0 for none.
    """

    tag: int
    title: str
    text: str
    buttons: Sequence[tuple[str, str]] = ()
    replaces: int = 0


class Notifications(QObject):
    """Shows notices; its signals come on the thread that made it."""

    #: a notice is on screen; carries its tag and the desktop's number
    shown = Signal(int, int)
    #: a notice couldn't be shown; carries its tag
    failed = Signal(int)
    #: the user chose a button; carries the tag and the button's name
    chosen = Signal(int, str)
    #: a notice went from the screen; carries its tag, and whether the user put it away
    closed = Signal(int, bool)

    def __init__(self, app_id: str, icon: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app_id, self._icon = app_id, icon.as_uri()
        self._work: SimpleQueue[Any] = SimpleQueue()
        self._tags: dict[int, int] = {}
        self._thread: threading.Thread | None = None

    def show(self, notice: Notice) -> None:
        """Show a notice; `shown` or `failed` answers."""
        self._put(lambda line: self._show(line, notice))

    def withdraw(self, number: int) -> None:
        """Take a notice off the screen by the desktop's number, also one that an earlier process showed."""
        self._put(lambda line: self._close(line, number))

    def close(self) -> None:
        """End the thread; what is on screen stays there."""
        if self._thread is not None:
            self._work.put(None)
            self._thread.join()
            self._thread = None

    def _put(self, job: Callable[["_Line | None"], None]) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="closeknit-notifications", daemon=True)
            self._thread.start()
        self._work.put(job)

    def _run(self) -> None:
        """Take jobs and what the desktop says in their order, one connection for all."""
        line: _Line | None = None
        while (item := self._work.get()) is not None:
            if callable(item):
                line = line if line is not None and line.is_alive else self._connected()
                item(line)
            else:
                self._on_signal(item)
        if line is not None:
            line.close()

    def _connected(self) -> "_Line | None":
        try:
            return _Line(self._work)
        except (OSError, KeyError, ValueError, TimeoutError, ConnectionError):
            return None  # no bus: `failed` says so for what was to be shown

    def _show(self, line: "_Line | None", notice: Notice) -> None:
        try:
            number = None if line is None else line.notify(self._app_id, self._icon, notice)
        except (OSError, TimeoutError, RuntimeError):
            number = None
        if number is None:
            self.failed.emit(notice.tag)
            return
        self._tags[number] = notice.tag
        self.shown.emit(notice.tag, number)

    def _close(self, line: "_Line | None", number: int) -> None:
        self._tags.pop(number, None)
        if line is not None:
            with contextlib.suppress(OSError, TimeoutError, RuntimeError):
                line.withdraw(number)

    def _on_signal(self, message: Any) -> None:
        from jeepney import HeaderFields  # start-up cost: loaded with the first notice

        member = message.header.fields[HeaderFields.member]
        number, what = message.body[0], message.body[1]
        tag = self._tags.get(number)
        if tag is None:
            return  # another program's
        if member == "ActionInvoked":
            self.chosen.emit(tag, str(what))
        elif member == "NotificationClosed":
            del self._tags[number]
            self.closed.emit(tag, what == 2)


class _Line:
    """A connection to the session's bus, and what the desktop's notifier can do."""

    def __init__(self, heard: SimpleQueue[Any]) -> None:
        from jeepney import DBusAddress, MatchRule, message_bus
        from jeepney.io.threading import DBusRouter, Proxy, open_dbus_connection

        self._address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
        self._connection = open_dbus_connection("SESSION")
        self._router = DBusRouter(self._connection)
        bus = Proxy(message_bus, self._router, timeout=_ANSWER_S)
        for member in ("ActionInvoked", "NotificationClosed"):
            rule = MatchRule(type="signal", interface=_NAME, member=member, path=_PATH)
            bus.AddMatch(rule)
            self._router.filter(rule, queue=heard)
        self._capabilities: frozenset[str] | None = None

    @property
    def is_alive(self) -> bool:
        """Tell whether the bus still answers."""
        return bool(self._router._rcv_thread.is_alive())

    def notify(self, app_id: str, icon: str, notice: Notice) -> int:
        """Show a notice and return the desktop's number; raises RuntimeError where nobody shows any."""
        if self._capabilities is None:
            self._capabilities = frozenset(self._call("GetCapabilities")[0])
        buttons = [OPEN, ""]
        if "actions" in self._capabilities:
            for name, word in notice.buttons:
                buttons += [name, word]
        text = escape(notice.text, quote=False) if "body-markup" in self._capabilities else notice.text
        hints = {"urgency": ("y", 1), "category": ("s", "im.received"), "desktop-entry": ("s", app_id)}
        body = (_APP, notice.replaces, icon, notice.title, text, buttons, hints, _DAEMON_DECIDES_MS)
        return int(self._call("Notify", "susssasa{sv}i", body)[0])

    def withdraw(self, number: int) -> None:
        """Take a notice off the screen."""
        self._call("CloseNotification", "u", (number,))

    def close(self) -> None:
        """Leave the bus."""
        self._router.close()
        self._connection.close()

    def _call(self, method: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> tuple[Any, ...]:
        from jeepney import DBusErrorResponse, new_method_call
        from jeepney.io.common import RouterClosed
        from jeepney.wrappers import unwrap_msg

        message = new_method_call(self._address, method, signature, body)
        try:
            found: tuple[Any, ...] = unwrap_msg(self._router.send_and_get_reply(message, timeout=_ANSWER_S))
        except (DBusErrorResponse, RouterClosed) as error:
            self._capabilities = None  # another notifier may come, which can do other things
            raise RuntimeError(method) from error
        return found

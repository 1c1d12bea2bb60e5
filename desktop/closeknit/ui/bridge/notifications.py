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
_BUS = "org.freedesktop.DBus"
_APP = "Closeknit"
_ANSWER_S = 5.0
#: One that answers what it can do is there, and shows in its own time; what was given up would come with dead buttons.
_SHOW_S = 25.0
#: At the end a daemon that doesn't answer is waited for so long.
_LEAVE_S = 1.0
_DAEMON_DECIDES_MS = -1
#: The click on the text itself.
OPEN = "default"


@dataclass(frozen=True, slots=True)
class Notice:
    """What is shown: plain text, and buttons as (name, word); `tag` comes back with what became of it.

    `replaces` is the tag of one whose place it takes, 0 for none.
    """

    tag: int
    title: str
    text: str
    buttons: Sequence[tuple[str, str]] = ()
    replaces: int = 0


class Notifications(QObject):
    """Shows notices; its signals come on the thread that made it."""

    #: a notice is on screen; carries its tag and what `withdraw_earlier` takes
    shown = Signal(int, str)
    #: a notice couldn't be shown; carries its tag
    failed = Signal(int)
    #: the user chose a button; carries the tag and the button's name
    chosen = Signal(int, str)
    #: a notice went from the screen, since its time was over or the user put it away; carries its tag
    closed = Signal(int)
    #: a notice went from the screen with the desktop's notifier; carries its tag
    lost = Signal(int)
    #: somebody shows notices from now on
    came = Signal()

    def __init__(self, app_id: str, icon: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app_id, self._icon = app_id, icon.as_uri()
        self._work: SimpleQueue[Any] = SimpleQueue()
        self._tags: dict[int, int] = {}
        self._thread: threading.Thread | None = None
        self._line: _Line | None = None
        self._is_leaving = False

    def show(self, notice: Notice) -> None:
        """Show a notice; `shown` or `failed` answers."""
        self._put(lambda line: self._show(line, notice))

    def withdraw(self, tag: int) -> None:
        """Take a notice off the screen, also one whose showing wasn't answered yet."""
        self._put(lambda line: self._close(line, self._number_of(tag)))

    def withdraw_earlier(self, notice: str) -> None:
        """Take a notice of an earlier process off the screen, where the notifier that showed it still runs."""
        self._put(lambda line: self._close_earlier(line, notice))

    def withdraw_all(self) -> None:
        """Take all of them off the screen: nobody hears their buttons any more."""
        if self._thread is not None:
            self._put(self._close_all)

    def close(self) -> None:
        """End the thread; what is on screen stays there."""
        if self._thread is None:
            return
        self._work.put(None)
        self._thread.join(_LEAVE_S)
        if self._thread.is_alive():
            self._is_leaving = True
            if self._line is not None:
                self._line.close()  # whoever waits for an answer is told that none comes
            self._thread.join()
        self._thread = None

    def _put(self, job: Callable[["_Line | None"], None]) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="closeknit-notifications", daemon=True)
            self._thread.start()
        self._work.put(job)

    def _run(self) -> None:
        """Take jobs and what the desktop says in their order, one connection for all."""
        while (item := self._work.get()) is not None:
            if callable(item):
                if self._line is None or not self._line.is_alive:
                    self._line = self._connected()
                item(self._line)
            else:
                self._on_signal(item)
        if self._line is not None:
            self._line.close()
            self._line = None

    def _connected(self) -> "_Line | None":
        self._lose()
        if self._is_leaving:
            return None
        try:
            return _Line(self._work)
        except Exception:  # an address may be missing, wrong or of a kind that isn't known; `failed` says that it is
            return None

    def _show(self, line: "_Line | None", notice: Notice) -> None:
        replaced = self._number_of(notice.replaces)
        try:
            number = None if line is None else line.notify(self._app_id, self._icon, notice, replaced)
        except (OSError, TimeoutError, RuntimeError):
            number = None
        if line is None or number is None:
            self.failed.emit(notice.tag)
            return
        if replaced != number:
            self._tags.pop(replaced, None)
        self._tags[number] = notice.tag
        self.shown.emit(notice.tag, line.handle(number))

    def _number_of(self, tag: int) -> int:
        """Return the desktop's number of a notice on screen, 0 for none."""
        return next((number for number, one in self._tags.items() if one == tag), 0)

    def _close_all(self, line: "_Line | None") -> None:
        for number in list(self._tags):
            self._close(line, number)

    def _close(self, line: "_Line | None", number: int) -> None:
        self._tags.pop(number, None)
        if line is not None and number:
            with contextlib.suppress(OSError, TimeoutError, RuntimeError):
                line.withdraw(number)

    def _close_earlier(self, line: "_Line | None", notice: str) -> None:
        if line is not None:
            with contextlib.suppress(OSError, TimeoutError, RuntimeError):
                line.withdraw_earlier(notice)

    def _on_signal(self, message: Any) -> None:
        from jeepney import HeaderFields  # start-up cost: loaded with the first notice

        member = message.header.fields[HeaderFields.member]
        if member == "NameOwnerChanged":
            self._on_owner(*message.body)
            return
        number, what = message.body[0], message.body[1]
        tag = self._tags.get(number)
        if tag is None:
            return  # another program's
        if member == "ActionInvoked":
            self.chosen.emit(tag, str(what))
        elif member == "NotificationClosed":
            del self._tags[number]
            self.closed.emit(tag)

    def _on_owner(self, _name: str, before: str, after: str) -> None:
        """A notifier went: the next counts anew, and what bears one of its numbers is another program's."""
        if before:
            self._lose()
        if after:
            self.came.emit()

    def _lose(self) -> None:
        lost, self._tags = self._tags, {}
        for tag in lost.values():
            self.lost.emit(tag)


class _Line:
    """A connection to the session's bus, and what the desktop's notifier can do."""

    def __init__(self, heard: SimpleQueue[Any]) -> None:
        from jeepney import DBusAddress, MatchRule, message_bus
        from jeepney.io.threading import DBusRouter, Proxy, open_dbus_connection

        self._address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
        self._connection = open_dbus_connection("SESSION", auth_timeout=_ANSWER_S)
        self._is_closed = False
        self._router = DBusRouter(self._connection)
        self._notifier = ""
        bus = Proxy(message_bus, self._router, timeout=_ANSWER_S)
        self._bus_id = str(bus.GetId()[0])
        rules = [
            MatchRule(type="signal", interface=_NAME, member=member, path=_PATH)
            for member in ("ActionInvoked", "NotificationClosed")
        ]
        owner = MatchRule(type="signal", sender=_BUS, interface=_BUS, member="NameOwnerChanged")
        owner.add_arg_condition(0, _NAME)
        for rule in (*rules, owner):
            bus.AddMatch(rule)
            self._router.filter(rule, queue=heard)

    @property
    def is_alive(self) -> bool:
        """Tell whether the bus still answers."""
        return bool(self._router._rcv_thread.is_alive())

    def notify(self, app_id: str, icon: str, notice: Notice, replaced: int) -> int:
        """Show a notice and return the desktop's number; raises RuntimeError where nobody shows any."""
        capabilities = self._call("GetCapabilities")[0]  # each time: another notifier may have come
        buttons = [OPEN, ""]
        if "actions" in capabilities:
            for name, word in notice.buttons:
                buttons += [name, word]
        text = escape(notice.text, quote=False) if "body-markup" in capabilities else notice.text
        hints = {"urgency": ("y", 1), "desktop-entry": ("s", app_id)}
        body = (_APP, replaced, icon, notice.title, text, buttons, hints, _DAEMON_DECIDES_MS)
        return int(self._call("Notify", "susssasa{sv}i", body)[0])

    def handle(self, number: int) -> str:
        """Name a notice that was just shown: the bus, the connection on it that showed it, and its number there.

        A bus gives the name of a connection to no other ever after (D-Bus Specification, *Unique names*).
        """
        return f"{self._bus_id}{self._notifier}/{number}"

    def withdraw(self, number: int) -> None:
        """Take a notice off the screen."""
        self._call("CloseNotification", "u", (number,))

    def withdraw_earlier(self, handle: str) -> None:
        """Take a notice of an earlier process off the screen; raises RuntimeError where its notifier is gone."""
        from jeepney import DBusAddress

        if handle.startswith(f"{self._bus_id}:"):
            notifier, _slash, number = handle.removeprefix(self._bus_id).rpartition("/")
            address = DBusAddress(_PATH, bus_name=notifier, interface=_NAME)
            self._call("CloseNotification", "u", (int(number),), address)

    def close(self) -> None:
        """Leave the bus; once more does nothing."""
        if not self._is_closed:
            self._is_closed = True
            self._router.close()
            self._connection.close()

    def _call(
        self, method: str, signature: str | None = None, body: tuple[Any, ...] = (), address: Any = None
    ) -> tuple[Any, ...]:
        from jeepney import DBusErrorResponse, HeaderFields, new_method_call
        from jeepney.io.common import RouterClosed
        from jeepney.wrappers import unwrap_msg

        message = new_method_call(address or self._address, method, signature, body)
        try:
            reply = self._router.send_and_get_reply(message, timeout=_SHOW_S if method == "Notify" else _ANSWER_S)
            found: tuple[Any, ...] = unwrap_msg(reply)
        except (DBusErrorResponse, RouterClosed) as error:
            raise RuntimeError(method) from error
        self._notifier = reply.header.fields[HeaderFields.sender]
        return found

"""What a test asks and hears on a bus, and the tray's item as a StatusNotifier host sees it."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from jeepney import DBusAddress, DBusErrorResponse, MatchRule, message_bus, new_method_call, new_signal
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection
from jeepney.wrappers import unwrap_msg

from tests.waiting import PATIENCE_S, wait

T = TypeVar("T")
_PROPERTIES, _ITEM = "org.freedesktop.DBus.Properties", "org.kde.StatusNotifierItem"
WATCHER, NOTIFIER = "org.kde.StatusNotifierWatcher", "org.freedesktop.Notifications"


class Bus:
    """A connection of the test's own."""

    def __init__(self, address: str) -> None:
        self.connection: DBusConnection = open_dbus_connection(address, auth_timeout=PATIENCE_S)
        self._bus = Proxy(message_bus, self.connection)

    def call(self, name: str, path: str, interface: str, method: str, signature: str = "", *body: Any) -> tuple[Any]:
        """Call a method and return what it answers."""
        address = DBusAddress(path, bus_name=name, interface=interface)
        message = new_method_call(address, method, signature or None, body)
        found: tuple[Any] = unwrap_msg(self.connection.send_and_get_reply(message, timeout=PATIENCE_S))
        return found

    def property(self, name: str, path: str, interface: str, which: str) -> Any:
        """Return a property."""
        (_signature, value), *_ = self.call(name, path, _PROPERTIES, "Get", "ss", interface, which)
        return value

    def has(self, name: str) -> bool:
        """Tell whether somebody has a name."""
        return bool(self._bus.NameHasOwner(name)[0])

    def take(self, name: str) -> None:
        """Be somebody of that name."""
        assert self._bus.RequestName(name)[0] == 1

    def listen(self, rule: MatchRule) -> None:
        """Hear what fits a rule from here on."""
        self._bus.AddMatch(rule)

    def emit(self, path: str, interface: str, signal: str, signature: str, *body: Any) -> None:
        """Say something to whoever listens."""
        self.connection.send(new_signal(DBusAddress(path, interface=interface), signal, signature, body))

    def close(self) -> None:
        """Leave the bus."""
        self.connection.close()


class Entry(NamedTuple):
    """A line of a menu that a host draws; `id` is what it is acted on by."""

    id: int
    label: str
    is_shown: bool
    has_icon: bool


class Item:
    """The program's item in a StatusNotifier tray, as its host has it."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._name, self._path = wait(self._found, "an item in the tray")

    def property(self, which: str) -> Any:
        """Return a property of the item."""
        return self._asked(lambda: self._bus.property(self._name, self._path, _ITEM, which))

    def tooltip(self) -> str:
        """Return what the host shows while the mouse is at the icon."""
        _icon, _pixmaps, title, _text = self.property("ToolTip")
        return str(title)

    def click(self) -> None:
        """Do as a host does where the icon is clicked."""
        self._asked(lambda: self._bus.call(self._name, self._path, _ITEM, "Activate", "ii", 1, 1))

    def menu(self) -> list[Entry]:
        """Return the lines of the menu; a separator has no words."""
        _revision, (_id, _own, children) = self._of_menu("GetLayout", "iias", 0, -1, [])
        found = []
        for _signature, (number, properties, _children) in children:
            told = {name: value for name, (_kind, value) in properties.items()}
            label = str(told.get("label", "")).replace("_", "")
            found.append(Entry(number, label, bool(told.get("visible", True)), "icon-data" in told))
        return found

    def choose(self, beginning: str) -> None:
        """Choose the line of the menu that begins so, once it is there."""
        line = wait(lambda: self.line(beginning), f"{beginning} in the menu")
        self._of_menu("Event", "isvu", line.id, "clicked", ("s", ""), 0)

    def line(self, beginning: str) -> Entry | None:
        """Return the visible line that begins so."""
        return next((line for line in self.menu() if line.is_shown and line.label.startswith(beginning)), None)

    def _of_menu(self, method: str, signature: str, *body: Any) -> tuple[Any, ...]:
        place = self.property("Menu")
        return self._asked(
            lambda: self._bus.call(self._name, place, "com.canonical.dbusmenu", method, signature, *body)
        )

    def _asked(self, ask: Callable[[], T]) -> T:
        """Ask the item; where another took its place since it was found, as when its host came, ask that."""
        try:
            return ask()
        except DBusErrorResponse as error:
            if error.name != "org.freedesktop.DBus.Error.ServiceUnknown":
                raise
        gone = (self._name, self._path)
        found = wait(lambda: (now := self._found()) != gone and now, "the item that took its place")
        assert found
        self._name, self._path = found
        return ask()

    def _found(self) -> tuple[str, str] | None:
        items = items_of(self._bus)
        if len(items) != 1:
            return None
        name, slash, path = items[0].partition("/")
        return name, slash + path if slash else "/StatusNotifierItem"


def show_another(bus: Bus) -> int:
    """Show a notification of another program; returns the daemon's number of it."""
    body = ("Mail", 0, "", "Not ours", "", ["done", "Done"], {}, 0)
    (number,) = bus.call(NOTIFIER, "/org/freedesktop/Notifications", NOTIFIER, "Notify", "susssasa{sv}i", *body)
    return int(number)


def items_of(bus: Bus) -> list[str]:
    """List the items that the tray's host knows; none where there is no host."""
    if not bus.has(WATCHER):
        return []
    try:
        found = bus.property(WATCHER, "/StatusNotifierWatcher", WATCHER, "RegisteredStatusNotifierItems")
    except DBusErrorResponse:
        return []  # a host that is just going or coming
    return [str(item) for item in found]

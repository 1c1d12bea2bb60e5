"""Notice that the computer woke up, by logind's signal; elsewhere the clock's own minute does (architecture 4c)."""

from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_NAME, _PATH = "org.freedesktop.login1", "/org/freedesktop/login1"


class SleepWatch(QObject):
    """Listens on the system's bus, where there is one."""

    #: the computer woke up
    woke = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        bus = QDBusConnection.systemBus()
        signal = (_NAME, _PATH, f"{_NAME}.Manager", "PrepareForSleep")
        slot: Any = SLOT("on_sleeping(bool)")  # PySide6 says that it takes bytes, and takes only text (tried)
        self.is_listening = bus.isConnected() and bus.connect(*signal, self, slot)

    @Slot(bool)
    def on_sleeping(self, is_going_to_sleep: bool) -> None:
        """Take logind's word."""
        if not is_going_to_sleep:
            self.woke.emit()

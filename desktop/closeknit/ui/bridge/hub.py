"""Carry facts from any thread to the UI thread (architecture 5)."""

from PySide6.QtCore import QObject, Qt, Signal


class EventHub(QObject):
    """Re-emits each fact once, on the thread that made the hub."""

    #: a verb was committed; carries the frozen fact of services/events
    happened = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def announce(self, fact: object) -> None:
        """Take a fact; callable from any thread, returns at once."""
        self._arrived.emit(fact)

    def _on_arrived(self, fact: object) -> None:
        self.happened.emit(fact)

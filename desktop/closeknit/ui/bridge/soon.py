"""Act once for many wishes, at once or a while later (architecture 5)."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer

#: What waits for a pause in what the user does waits no longer than this.
_LONGEST_S = 30.0


class Later(QTimer):
    """Acts once, so long after the last wish, or half a minute after the first: for what nobody looks at."""

    def __init__(self, act: Callable[[], object], after_ms: int, parent: QObject) -> None:
        super().__init__(parent, interval=after_ms, singleShot=True)
        self._first_s = 0.0
        self.timeout.connect(act)

    def ask(self) -> None:
        """Wish for the act."""
        now_s = monotonic()
        if not self.isActive():
            self._first_s = now_s
        if not self.isActive() or now_s - self._first_s < _LONGEST_S:
            self.start()


class Soon(QObject):
    """All wishes of one turn of the event loop are one; the first after a pause needn't wait for it."""

    def __init__(self, act: Callable[[], object], pause_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._act, self._pause_s = act, pause_ms / 1000
        self._free_at_s = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_time)

    def ask(self) -> None:
        """Wish for the act."""
        if not self._timer.isActive():
            self._timer.start(max(0, round((self._free_at_s - monotonic()) * 1000)))

    def _on_time(self) -> None:
        self._free_at_s = monotonic() + self._pause_s
        self._act()

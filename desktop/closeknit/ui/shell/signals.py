"""Close the window properly when the terminal or the session asks for it (SIGINT, SIGTERM, SIGHUP)."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = [number for name in ("SIGINT", "SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None]


class StopSignals(QObject):
    """While it lives, these signals come out as `asked`; Qt's loop would else not let Python hear them."""

    #: the process was asked to stop
    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._here, self._there = socket.socketpair()
        for end in (self._here, self._there):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._here.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        self._before = signal.set_wakeup_fd(self._there.fileno())
        for number in _SIGNALS:
            signal.signal(number, lambda _number, _frame: None)  # the wake-up above is what counts

    def close(self) -> None:
        """Leave signals as they were."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        for number in _SIGNALS:
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        self._here.close()
        self._there.close()

    def _on_woken(self) -> None:
        self._here.recv(64)
        self.asked.emit()

"""Catch what nobody expected: a report free of personal data, and the program goes on (architecture 5)."""

import logging
import platform
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, qVersion

from closeknit.log import bare_report

_log = logging.getLogger("closeknit.ui")


def report(problem: BaseException, version: str) -> str:
    """Write where it went wrong: types, files and lines, never values or messages, which may name people."""
    lines = [f"Closeknit {version}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"]
    seen: BaseException | None = problem
    while seen is not None:
        lines.append(bare_report(type(seen), seen.__traceback__))
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


class FaultCatcher(QObject):
    """Stands in for `sys.excepthook` while it is installed; may be called from any thread."""

    #: something unexpected happened; carries the report
    caught = Signal(str)
    _arrived = Signal(str)

    def __init__(self, version: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._version = version
        self._before: Callable[[type[BaseException], BaseException, TracebackType | None], object] = sys.excepthook
        self._arrived.connect(self.caught, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch from now on."""
        self._before = sys.excepthook
        sys.excepthook = self._on_fault

    def remove(self) -> None:
        """Leave it to who caught before."""
        sys.excepthook = self._before

    def take(self, problem: BaseException) -> None:
        """Log and report a problem that somebody caught."""
        from importlib.metadata import version  # start-up cost: reading what is installed takes 10 ms

        text = report(problem, self._version or version("closeknit"))
        _log.error("unexpected: %s", text)
        self._arrived.emit(text)

    def _on_fault(self, _kind: type[BaseException], problem: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(problem, KeyboardInterrupt):
            self._before(type(problem), problem, problem.__traceback__)
            return
        self.take(problem)


def qt_message(kind: QtMsgType, _context: object, message: str) -> None:
    """Take Qt's own messages into the log."""
    level = logging.DEBUG if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) else logging.WARNING
    _log.log(level, "Qt: %s", message)

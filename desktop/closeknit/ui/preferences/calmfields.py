"""Fields that the wheel turns only while they have the keyboard: a page that is scrolled must change nothing."""

from datetime import time

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QTimeEdit, QWidget


class CountField(QSpinBox):
    """A whole number within its bounds; `chosen` says it once it is typed whole."""

    #: another number was chosen; carries it
    chosen = Signal(int)

    def __init__(
        self, name: str, value: int, least: int, most: int, suffix: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setSuffix(suffix)
        self.setValue(value)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(88)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.valueChanged.connect(self.chosen)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only with the keyboard here."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class ClockField(QTimeEdit):
    """A time of day, hours and minutes; `chosen` says it as the settings have it: "07:30"."""

    #: another time was chosen; carries it as HH:MM
    chosen = Signal(str)

    def __init__(self, name: str, value: time, parent: QWidget | None = None) -> None:
        super().__init__(QTime(value.hour, value.minute), parent)
        self.setDisplayFormat("HH:mm")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.timeChanged.connect(lambda at: self.chosen.emit(f"{at.hour():02}:{at.minute():02}"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only with the keyboard here."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Leave it by one Tab; arrows lead from hours to minutes."""
        return QWidget.focusNextPrevChild(self, is_next)

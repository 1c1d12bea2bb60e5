"""A box to choose a time of day from: in the morning, or each half hour; typing "10" goes there."""

from datetime import time

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from closeknit.ui.common.figures import clock

_TIMES = (None, *(time(hour, minute) for hour in range(24) for minute in (0, 30)))


class TimeBox(QComboBox):
    """What is put stands among what is offered, whatever minute it is."""

    #: the user chose; carries the time, None for the morning that is set
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Time"))
        self.setMaxVisibleItems(12)
        self._times: list[time | None] = []
        self.put(None)
        self.currentIndexChanged.connect(lambda at: self.chosen.emit(self._times[at]))

    @property
    def value(self) -> time | None:
        """The time that is chosen."""
        return self._times[self.currentIndex()]

    def put(self, at: time | None) -> None:
        """Show a time; nobody chose it."""
        blocked = QSignalBlocker(self)
        if at not in self._times:
            self._times = sorted({*_TIMES, at}, key=lambda one: (one is not None, one))
            self.clear()
            self.addItems([self.tr("In the morning") if one is None else clock(one) for one in self._times])
        self.setCurrentIndex(self._times.index(at))
        del blocked

"""The ring of closeness with its number in the middle."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from closeknit.ui.common.look import Look
from closeknit.ui.common.ring import draw_ring

_SIDE = 76


class RingFigure(QAbstractButton):
    """A button: it opens why. `None` is too little to say."""

    #: the number should be explained
    why_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._value: float | None = None
        self.clicked.connect(self.why_requested)
        self.put(None)

    def put(self, value: float | None) -> None:
        """Show closeness, 0 to 100."""
        self._value = value
        if value is None:
            self.setAccessibleName(self.tr("closeness: too little to say"))
        else:
            self.setAccessibleName(self.tr("closeness {0} of 100").format(round(value)))
        self.update()

    def sizeHint(self) -> QSize:
        """76 across."""
        side = self._look.theme.px(_SIDE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring and the number."""
        painter, theme = QPainter(self), self._look.theme
        place = QRectF(0, 0, theme.px(_SIDE), theme.px(_SIDE))
        draw_ring(painter, place, 0.0 if self._value is None else self._value, _SIDE, self._look)
        painter.setFont(theme.font(22, QFont.Weight.DemiBold))
        painter.setPen(theme.colour("ink" if self._value is not None else "ink3"))
        text = "–" if self._value is None else str(round(self._value))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

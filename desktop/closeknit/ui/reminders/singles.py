"""How many of the day's single notifications were told: a segment each."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from closeknit.ui.common import paint
from closeknit.ui.common.bars import draw_share
from closeknit.ui.common.look import Look

#: More segments than these would be too small to count; then it is one bar.
_MOST_SEGMENTS = 12
_GAP = 3


class SinglesBar(QWidget):
    """Its numbers stand in words above and below."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._told = self._most = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def put(self, told: int, most: int) -> None:
        """Show how many of how many."""
        self._told, self._most = told, most
        self.setVisible(most > 0)
        self.update()

    def sizeHint(self) -> QSize:
        """6 high."""
        return QSize(self._look.theme.px(120), self._look.theme.px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a segment for each, filled where it was told."""
        painter = QPainter(self)
        if not 0 < self._most <= _MOST_SEGMENTS:
            draw_share(painter, QRectF(self.rect()), self._told / max(1, self._most), self._look, "accent")
            return
        wide = (self.width() - _GAP * (self._most - 1)) / self._most
        for number in range(self._most):
            place = QRectF(number * (wide + _GAP), 0, wide, self.height())
            colour = self._look.theme.colour("accent" if number < self._told else "track")
            paint.pill(painter, place, self.height() / 2, colour, None)

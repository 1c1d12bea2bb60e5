"""The logo: two open loops of yarn, drawn by path, never from a font."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from closeknit.ui.common.look import Look


class Logo(QWidget):
    """The mark alone."""

    def __init__(self, look: Look, side: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two arcs of a circle around (12.1, 16) and (19.9, 16)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_logo(painter, QRectF(self.rect()), self._look.theme.colour("accent"))


def draw_logo(painter: QPainter, place: QRectF, ink: QColor) -> None:
    """Draw the mark into a square: two arcs of radius 7 of 32, each open towards the other's line."""
    painter.save()
    painter.translate(place.topLeft())
    painter.scale(place.width() / 32, place.height() / 32)
    painter.setPen(QPen(ink, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for left, start in ((4.83, -68.0), (13.17, 112.0)):
        path = QPainterPath()
        box = QRectF(left, 9.0, 14.0, 14.0)
        path.arcMoveTo(box, start)
        path.arcTo(box, start, -277.0)
        painter.drawPath(path)
    painter.restore()

"""What stands where nothing is yet: a line drawing, a title, one or two lines, one button and one quiet one."""

from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from closeknit.ui.common.buttons import Button
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look


class Drawing(QWidget):
    """160 x 90 of circles and lines. `subject` is glass, circles, pair, sun, seats or line."""

    def __init__(self, look: Look, subject: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._subject = subject
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(QSize(160, 90))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the subject in accent, the rest dashed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent, quiet = self._look.theme.colour("accent"), self._look.theme.colour("line_strong")
        drawn = {
            "glass": self._glass,
            "circles": self._circles,
            "pair": self._pair,
            "sun": self._sun,
            "seats": self._seats,
            "line": self._line,
        }
        drawn[self._subject](painter, accent, quiet)

    def _glass(self, painter: QPainter, accent: QColor, quiet: QColor) -> None:
        painter.setPen(QPen(accent, 2, c=Qt.PenCapStyle.RoundCap))
        painter.drawEllipse(QPointF(72, 38), 26, 26)
        painter.drawLine(QPointF(91, 57), QPointF(113, 79))
        painter.setPen(QPen(quiet, 2))
        painter.drawLine(QPointF(60, 38), QPointF(85, 38))

    def _circles(self, painter: QPainter, accent: QColor, quiet: QColor) -> None:
        dashed = QPen(quiet, 1.4, Qt.PenStyle.DashLine)
        for radius in (22, 42):
            painter.setPen(dashed)
            painter.drawEllipse(QPointF(80, 45), radius, radius)
        painter.setPen(QPen(accent, 2))
        painter.setBrush(self._look.theme.colour("surface"))
        painter.drawEllipse(QPointF(100, 33), 6, 6)
        painter.setBrush(accent)
        painter.drawEllipse(QPointF(80, 45), 7, 7)

    def _pair(self, painter: QPainter, accent: QColor, quiet: QColor) -> None:
        painter.setPen(QPen(accent, 2))
        painter.drawEllipse(QRectF(46, 21, 48, 48))
        painter.setPen(QPen(quiet, 2, Qt.PenStyle.DashLine))
        painter.drawEllipse(QRectF(68, 21, 48, 48))

    def _sun(self, painter: QPainter, accent: QColor, quiet: QColor) -> None:
        painter.setPen(QPen(quiet, 2, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(10, 74), QPointF(150, 74))
        for degrees in (20, 44, 76, 104, 136, 160):
            ray = QPointF(cos(radians(degrees)), -sin(radians(degrees)))
            painter.drawLine(QPointF(80, 74) + ray * 36, QPointF(80, 74) + ray * 46)
        painter.setPen(QPen(accent, 2, c=Qt.PenCapStyle.RoundCap))
        painter.drawArc(QRectF(52, 46, 56, 56), 0, 180 * 16)

    def _seats(self, painter: QPainter, accent: QColor, quiet: QColor) -> None:
        for number in range(20):
            line = QPen(quiet, 1.2, Qt.PenStyle.DashLine) if number else QPen(accent, 2)
            painter.setPen(line)
            painter.drawRoundedRect(QRectF(2 + 33 * (number % 5), 3 + 22 * (number // 5), 24, 16), 4, 4)

    def _line(self, painter: QPainter, accent: QColor, quiet: QColor) -> None:
        for number, length in enumerate((80, 60, 44)):
            middle = QPointF(34, 17 + 28 * number)
            painter.setPen(QPen(quiet, 2, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(middle + QPointF(20, 0), middle + QPointF(20 + length, 0))
            painter.setPen(QPen(quiet, 1.2, Qt.PenStyle.DashLine) if number else QPen(accent, 2))
            painter.drawEllipse(middle, 6 if number else 8, 6 if number else 8)


class EmptyState(QWidget):
    """Says what happens next."""

    def __init__(self, look: Look, subject: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        box = QVBoxLayout(self)
        box.setSpacing(6)
        box.addStretch(1)
        box.addWidget(Drawing(look, subject), 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = PlainLabel("", "card", wraps=True)
        self._words = PlainLabel("", "second", wraps=True)
        for label in (self._title, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(label)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self._row.addStretch(1)
        box.addSpacing(6)
        box.addLayout(self._row)
        box.addStretch(2)

    def tell(self, title: str, words: str) -> None:
        """Say what is so and what happens next."""
        self._title.put(title)
        self._words.put(words, 500)

    def add(self, button: Button) -> Button:
        """Add a button to the row."""
        self._row.insertWidget(self._row.count() - 1, button)
        return button

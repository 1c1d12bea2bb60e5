"""The five rungs by name and shape: ○ ◔ ◑ ◕ ● (product 4.2, design README); the shape carries it, not a colour."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from closeknit.domain.scored import Rung
from closeknit.ui.common.look import Look

_QUARTER = 90 * 16
_TOP = 90 * 16
_MARK = 12


def rung_word(rung: Rung) -> str:
    """Name a rung in one word."""
    return {
        Rung.LINK: QCoreApplication.translate("rungs", "Link"),
        Rung.ACQUAINTED: QCoreApplication.translate("rungs", "Acquainted"),
        Rung.WORKING: QCoreApplication.translate("rungs", "Working"),
        Rung.RECIPROCAL: QCoreApplication.translate("rungs", "Reciprocal"),
        Rung.STRATEGIC: QCoreApplication.translate("rungs", "Strategic"),
    }[rung]


def draw_rung(painter: QPainter, place: QRectF, rung: Rung, look: Look, ink: str = "ink2") -> None:
    """Paint a circle of which as many quarters are filled as rungs were climbed."""
    colour = look.theme.colour(ink)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.2))
    round_place = place.adjusted(0.6, 0.6, -0.6, -0.6)
    painter.drawEllipse(round_place)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if rung is Rung.STRATEGIC:
        painter.drawEllipse(round_place)
    elif rung is not Rung.LINK:
        painter.drawPie(round_place, _TOP, -int(rung) * _QUARTER)
    painter.restore()


class RungMark(QWidget):
    """The shape alone, beside its word."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._rung = look, Rung.LINK
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self.updateGeometry)

    def put(self, rung: Rung) -> None:
        """Show another rung."""
        self._rung = rung
        self.update()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        return QSize(self._look.theme.px(_MARK), self._look.theme.px(_MARK))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shape."""
        draw_rung(QPainter(self), QRectF(self.rect()), self._rung, self._look)

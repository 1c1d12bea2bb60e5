"""Bars of a relationship: a part of closeness or of an aim, give and take (language 4)."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from closeknit.ui.common import paint
from closeknit.ui.common.look import Look

#: Values beyond this fill their half of the balance.
MOST_WORTH = 7.0


class _Bar(QWidget):
    """Says what it shows to those who don't see it; the numbers stand beside it in words."""

    def __init__(self, look: Look, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._height = look, height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as the design says, any width."""
        return QSize(60, self._look.theme.px(self._height))

    def _track(self, painter: QPainter, place: QRectF, colour: str = "track") -> None:
        paint.pill(painter, place, place.height() / 2, self._look.theme.colour(colour), None)


class PartBar(_Bar):
    """How much of the most a part has."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 4, parent)
        self._share = 0.0

    def put(self, share: float, words: str) -> None:
        """Show a share, 0 to 1."""
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track and what is filled."""
        painter, place = QPainter(self), QRectF(self.rect())
        self._track(painter, place)
        if self._share:
            place.setWidth(max(place.height(), place.width() * self._share))
            self._track(painter, place, "accent")


class BalanceBar(_Bar):
    """Gave to the start side of the tick in the middle, got to the other; the scale ends at seven."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 8, parent)
        self._given = self._received = 0.0

    def put(self, given: float, received: float, words: str) -> None:
        """Show what each side had."""
        self._given, self._received = given, received
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track, both sides and the tick."""
        painter, whole, theme = QPainter(self), QRectF(self.rect()), self._look.theme
        bar = whole.adjusted(0, 1, 0, -1)
        self._track(painter, bar)
        middle = whole.width() / 2
        gave = middle * min(1.0, self._given / MOST_WORTH)
        got = middle * min(1.0, self._received / MOST_WORTH)
        painter.fillRect(QRectF(middle - gave, bar.top(), gave, bar.height()), theme.colour("gave"))
        painter.fillRect(QRectF(middle, bar.top(), got, bar.height()), theme.colour("got"))
        painter.fillRect(QRectF(middle - 0.5, 0, 1, whole.height()), theme.colour("ink3"))

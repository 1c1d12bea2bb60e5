"""Small bars: a share of a whole, parts of a whole, give and take (language 4)."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from closeknit.ui.common.look import Look

#: Gave and got are drawn up to so much; the numbers stand beside them.
MOST_WORTH = 7.0
#: The ramp of presence: face to face, live, written.
PRESENCE = ("p_face", "p_call", "p_mail")


def draw_share(painter: QPainter, rect: QRectF, share: float, look: Look, ink: str, ground: str = "track") -> None:
    """Paint how much of a whole, 0 to 1, as a round bar."""
    radius = rect.height() / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.theme.colour(ground))
    painter.drawRoundedRect(rect, radius, radius)
    if share > 0.0:
        painter.setBrush(look.theme.colour(ink))
        width = max(rect.height(), rect.width() * min(1.0, share))
        painter.drawRoundedRect(QRectF(rect.left(), rect.top(), width, rect.height()), radius, radius)
    painter.restore()


def draw_balance(painter: QPainter, rect: QRectF, given: float, received: float, look: Look) -> None:
    """Paint gave to the left of the tick and got to the right of it, also where all else is mirrored."""
    theme, middle, radius = look.theme, rect.center().x(), rect.height() / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("track"))
    painter.drawRoundedRect(rect, radius, radius)
    half = rect.width() / 2
    for count, ink, way in ((given, "gave", -1), (received, "got", 1)):
        length = half * min(count, MOST_WORTH) / MOST_WORTH
        if length:
            start = middle if way > 0 else middle - length
            part = QPainterPath()
            part.setFillRule(Qt.FillRule.WindingFill)
            part.addRoundedRect(QRectF(start, rect.top(), length, rect.height()), radius, radius)
            part.addRect(QRectF(middle if way > 0 else middle - length / 2, rect.top(), length / 2, rect.height()))
            painter.fillPath(part, theme.colour(ink))
    painter.fillRect(QRectF(middle - 0.5, rect.top() - 2, 1, rect.height() + 4), theme.colour("ink3"))
    painter.restore()


def draw_parts(painter: QPainter, rect: QRectF, parts: Sequence[tuple[float, str]], look: Look) -> None:
    """Paint shares of a whole, each with its token, side by side with gaps of one pixel; a bare track for none."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole = QPainterPath()
    whole.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setClipPath(whole)
    shown = [part for part in parts if part[0] > 0.0]
    if not shown:
        painter.fillRect(rect, look.theme.colour("track"))
    left = rect.left()
    for part in shown:
        width = rect.width() * part[0]
        gap = 0.0 if part is shown[-1] else 1.0
        painter.fillRect(QRectF(left, rect.top(), max(1.0, width - gap), rect.height()), look.theme.colour(part[1]))
        left += width
    painter.restore()


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


class PartBar(_Bar):
    """How much of the most a part has."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 4, parent)
        self._share, self._ink = 0.0, "accent"

    def put(self, share: float, words: str, ink: str = "accent") -> None:
        """Show a share, 0 to 1, in the colour of a token."""
        self._share, self._ink = min(1.0, max(0.0, share)), ink
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track and what is filled."""
        draw_share(QPainter(self), QRectF(self.rect()), self._share, self._look, self._ink)


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
        bar = QRectF(self.rect()).adjusted(0, 2, 0, -2)
        draw_balance(QPainter(self), bar, self._given, self._received, self._look)

"""The small bars of a seat: rhythm, gave and got, and face to face (language 4)."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from closeknit.ui.common.look import Look

#: Gave and got are drawn up to so many; the numbers stand beside them.
MOST_EXCHANGES = 7


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


def draw_balance(painter: QPainter, rect: QRectF, given: int, received: int, look: Look) -> None:
    """Paint gave to the left of the tick and got to the right of it, also where all else is mirrored."""
    theme, middle, radius = look.theme, rect.center().x(), rect.height() / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("track"))
    painter.drawRoundedRect(rect, radius, radius)
    half = rect.width() / 2
    for count, ink, way in ((given, "gave", -1), (received, "got", 1)):
        length = half * min(count, MOST_EXCHANGES) / MOST_EXCHANGES
        if length:
            start = middle if way > 0 else middle - length
            part = QPainterPath()
            part.setFillRule(Qt.FillRule.WindingFill)
            part.addRoundedRect(QRectF(start, rect.top(), length, rect.height()), radius, radius)
            part.addRect(QRectF(middle if way > 0 else middle - length / 2, rect.top(), length / 2, rect.height()))
            painter.fillPath(part, theme.colour(ink))
    painter.fillRect(QRectF(middle - 0.5, rect.top() - 2, 1, rect.height() + 4), theme.colour("ink3"))
    painter.restore()


def draw_blend(painter: QPainter, rect: QRectF, shares: tuple[float, float, float], look: Look) -> None:
    """Paint face to face, live and written, with gaps of one pixel."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole = QPainterPath()
    whole.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setClipPath(whole)
    left = rect.left()
    for share, ink in zip(shares, ("p_face", "p_call", "p_mail"), strict=True):
        width = rect.width() * share
        if width > 0.0:
            painter.fillRect(QRectF(left, rect.top(), max(1.0, width - 1), rect.height()), look.theme.colour(ink))
        left += width
    painter.restore()

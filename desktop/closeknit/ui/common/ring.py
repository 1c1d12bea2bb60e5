"""The ring of closeness around a picture: it starts at 12 and runs clockwise over a track (language 4, Ring)."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from closeknit.ui.common.look import Look

GAP = 2
_LARGE, _SMALL = 76, 36


def ring_width(side: float) -> float:
    """Return how wide the ring is at an outer size of the design: 3, 2.5 where it is small, 6 at 76."""
    return 6.0 if side >= _LARGE else 2.5 if side <= _SMALL else 3.0


def ring_side(avatar: int) -> int:
    """Return the outer side of the ring around an avatar: 46 around 36, 37 around 28."""
    return avatar + 2 * GAP + round(2 * ring_width(avatar + 2 * GAP + 5))


def draw_ring(
    painter: QPainter, rect: QRectF, share: float | None, look: Look, is_late: bool = False, *, is_leaving: bool = False
) -> QRectF:
    """Paint a ring into its outer square and return the square that is left for the avatar.

    `share` is closeness 0 to 1, None for no number: the track alone. Late is madder, leaving is grey.
    """
    scale = look.theme.px(100) / 100
    width = ring_width(rect.width() / scale) * scale
    place = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.theme.colour("track"), width))
    painter.drawEllipse(place)
    if share:
        ink = "late" if is_late else "ink3" if is_leaving else "accent"
        painter.setPen(QPen(look.theme.colour(ink), width, c=Qt.PenCapStyle.RoundCap))
        painter.drawArc(place, 90 * 16, -round(360 * 16 * min(1.0, max(0.0, share))))
    painter.restore()
    inner = width + GAP * scale
    return rect.adjusted(inner, inner, -inner, -inner)

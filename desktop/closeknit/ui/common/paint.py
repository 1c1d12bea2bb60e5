"""Small things that delegates and buttons paint alike: key caps, tags, check boxes, text in a place."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from closeknit.ui.common.look import Look

_LINE = int(Qt.TextFlag.TextSingleLine)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | _LINE
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter) | _LINE
CENTRE = int(Qt.AlignmentFlag.AlignCenter) | _LINE


def text(
    painter: QPainter,
    place: QRect,
    words: str,
    font: QFont,
    colour: QColor,
    align: int = LEFT,
    metrics: QFontMetrics | None = None,
) -> int:
    """Paint one line of plain text, elided to its place; returns the width it took."""
    if not words:
        return 0
    metrics = metrics or QFontMetrics(font)
    width, room = metrics.horizontalAdvance(words), place.width()
    if width > room:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        width = room
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(place, align, words)
    return width


def pill(painter: QPainter, place: QRectF, radius: float, fill: QColor | None, line: QColor | None) -> None:
    """Paint a rounded box, its line lying inside the place."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, 1) if line is not None else Qt.PenStyle.NoPen)
    inset = 0.5 if line is not None else 0.0
    painter.drawRoundedRect(place.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def cap_width(look: Look, key: str) -> int:
    """Return the width of a key cap."""
    metrics = QFontMetrics(look.theme.font(11, QFont.Weight.Medium))
    return max(look.theme.px(18), metrics.horizontalAdvance(key) + look.theme.px(10))


def cap(painter: QPainter, left: int, middle: int, key: str, look: Look, ink: QColor, line: QColor) -> int:
    """Paint a key cap whose left edge and vertical middle are given; returns its width."""
    theme = look.theme
    width, height = cap_width(look, key), theme.px(16)
    place = QRect(left, middle - height // 2, width, height)
    pill(painter, QRectF(place), theme.px(4), None, line)
    text(painter, place, key, theme.font(11, QFont.Weight.Medium), ink, CENTRE)
    return width


def tag(painter: QPainter, left: int, middle: int, word: str, look: Look, ground: str, room: int) -> int:
    """Paint a category as a tag; returns the width it took, 0 when there is no room."""
    theme = look.theme
    font = theme.font(11)
    width = min(QFontMetrics(font).horizontalAdvance(word) + theme.px(10) + 2, room)
    if width < theme.px(24):
        return 0
    height = theme.px(18)
    place = QRect(left, middle - height // 2, width, height)
    pill(painter, QRectF(place), theme.px(4), theme.colour(ground), None)
    pad = theme.px(5)
    text(painter, place.adjusted(pad, 0, -pad, 0), word, font, theme.colour("ink2"), CENTRE)
    return width


def check(painter: QPainter, centre: QPointF, state: Qt.CheckState, look: Look) -> None:
    """Paint a check box of the design around its centre."""
    theme = look.theme
    side = theme.px(14)
    place = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
    is_on = state != Qt.CheckState.Unchecked
    pill(painter, place, 4, theme.colour("accent" if is_on else "surface"), None if is_on else theme.colour("control"))
    if not is_on:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("surface"), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if state == Qt.CheckState.PartiallyChecked:
        painter.drawLine(QPointF(place.left() + 4, centre.y()), QPointF(place.right() - 4, centre.y()))
    else:
        path = QPainterPath(QPointF(place.left() + side * 0.24, place.top() + side * 0.52))
        path.lineTo(place.left() + side * 0.43, place.top() + side * 0.70)
        path.lineTo(place.left() + side * 0.76, place.top() + side * 0.32)
        painter.drawPath(path)
    painter.restore()


def focus(painter: QPainter, place: QRectF, look: Look, radius: float) -> None:
    """Paint the focus ring of a list row: 2 px, inside."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.theme.colour("focus"), 2))
    painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()

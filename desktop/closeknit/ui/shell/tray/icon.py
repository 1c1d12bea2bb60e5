"""The tray's icon: the two loops in an ink that the panel lets be seen, and how much is due."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from closeknit.ui.common.logo import draw_logo

_SIDES = (16, 22, 24, 32, 48, 64)
#: Inks for dark and light panels, and one between that both let be seen (3.4:1 on white, 5:1 on #17191b).
_INKS = {"light": QColor("#7fbcd3"), "dark": QColor("#1c5f7a"), "auto": QColor("#5593ab")}
_BADGE, _BADGE_INK = QColor("#a93f16"), QColor("#ffffff")
_MOST = 9


def tray_icon(wanted: str, count: int) -> QIcon:
    """Draw the icon; `wanted` is auto, light (for dark panels) or dark (for light ones)."""
    icon = QIcon()
    for side in _SIDES:
        icon.addPixmap(_drawn(side, _INKS[wanted], count))
    return icon


def _drawn(side: int, ink: QColor, count: int) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_logo(painter, QRectF(0, 0, side, side), ink)
    if count:
        _draw_badge(painter, side, count)
    painter.end()
    return pixmap


def _draw_badge(painter: QPainter, side: int, count: int) -> None:
    """A disc with the number at the lower right; more than nine are 9+."""
    text = str(count) if count <= _MOST else f"{_MOST}+"
    width = side * (0.56 if len(text) == 1 else 0.78)
    place = QRectF(side - width, side * 0.46, width, side * 0.54)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_BADGE)
    painter.drawRoundedRect(place, side * 0.27, side * 0.27)
    font = QFont()
    font.setPixelSize(max(7, round(side * 0.46)))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(_BADGE_INK)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

"""What was understood, tinted within the text: where it stands, and a line that paints it (language 4, *Composer*)."""

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QWidget

from closeknit.domain.composing.parse import Parsed
from closeknit.domain.composing.spans import SpanKind
from closeknit.ui.common.fields import LineField
from closeknit.ui.common.look import Look

#: `QLineEdit.cursorRect` begins so many pixels before the cursor (Qt 6, `QWidgetLineControl::rectForPos`).
_BEFORE_CURSOR = 5


class Stretch(NamedTuple):
    """A stretch that was understood, first and end in Qt's positions; `is_exchange`: it was given or got."""

    start: int
    end: int
    is_exchange: bool


def stretches_of(parsed: Parsed) -> list[Stretch]:
    """Return the stretches of a text, in order."""
    text = parsed.text
    return [
        Stretch(in_qt(text, span.start), in_qt(text, span.end), span.kind is SpanKind.EXCHANGE) for span in parsed.spans
    ]


def in_qt(text: str, at: int) -> int:
    """Turn a place counted in characters into Qt's, which counts some characters twice."""
    return at if text.isascii() else at + sum(ord(character) > 0xFFFF for character in text[:at])


class TintedLine(LineField):
    """A line without a ground of its own, behind whose letters a tint shows what was understood."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text = ""
        self._stretches: list[Stretch] = []
        look.theme.changed.connect(self.update)

    def tint(self, parsed: Parsed) -> None:
        """Tint what was understood; as soon as another text stands there, nothing is tinted."""
        found = stretches_of(parsed)
        if (parsed.text, found) != (self._text, self._stretches):
            self._text, self._stretches = parsed.text, found
            self.update()

    def tinted(self) -> list[tuple[QRectF, bool]]:
        """Return the place of each tint, and whether it is an exchange's."""
        if not self._stretches or self._text != self.text():
            return []
        layout = QTextLayout(self.displayText(), self.font())
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        cursor = self.cursorRect()
        left = cursor.x() + _BEFORE_CURSOR - round(_x(line.cursorToX(self.cursorPosition())))
        found = []
        for one in self._stretches:
            start, end = _x(line.cursorToX(one.start)), _x(line.cursorToX(one.end))
            place = QRectF(left + min(start, end) - 1, cursor.y(), abs(end - start) + 2, cursor.height())
            found.append((place.intersected(QRectF(self.contentsRect())), one.is_exchange))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the letters, which is when Qt scrolls the line, then the tints without touching what stands out."""
        super().paintEvent(event)
        theme, modes = self._look.theme, QPainter.CompositionMode
        painter = QPainter(self)
        is_dark = theme.colour("surface").lightness() < theme.colour("ink").lightness()
        painter.setCompositionMode(modes.CompositionMode_Lighten if is_dark else modes.CompositionMode_Darken)
        for place, is_exchange in self.tinted():
            painter.fillRect(place, theme.colour("gave_tint" if is_exchange else "accent_tint"))


def _x(found: object) -> float:
    """Take the place out of what PySide gives: the place, and the position it was asked for."""
    place = found[0] if isinstance(found, tuple) else found
    assert isinstance(place, int | float)
    return float(place)

"""A bar of shares with their numbers in words below, such as the blend (language 4)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from closeknit.ui.common import paint
from closeknit.ui.common.bars import draw_parts
from closeknit.ui.common.look import Look

_BAR = 8
_SWATCH = 8
_LINE = 18
_GAP = 8


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a bar: 0 to 1, a token's name, and what stands below, number included."""

    share: float
    colour: str
    words: str


class ShareBar(QWidget):
    """Parts side by side with gaps of 1 px; the words below share the width, and wrap where it is short."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shares: Sequence[Share] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        look.theme.changed.connect(self.updateGeometry)

    def put(self, shares: Sequence[Share]) -> None:
        """Show other parts, in the order given."""
        self._shares = shares
        self.setAccessibleDescription(", ".join(share.words for share in shares))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as all words on one line."""
        width = sum(self._word_width(share) for share in self._shares)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than the longest words."""
        width = max((self._word_width(share) for share in self._shares), default=0)
        return QSize(width, self._look.theme.px(_BAR))

    def heightForWidth(self, width: int) -> int:
        """The bar, and as many lines as the words need."""
        px = self._look.theme.px
        places = self._places(width)
        return px(_BAR) + px(6) + (places[-1].bottom() + 1 if places else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts, then a square of its colour before each word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self._look.theme, self._look.theme.px
        parts = [(share.share, share.colour) for share in self._shares]
        draw_parts(painter, QRectF(0, 0, self.width(), px(_BAR)), parts, self._look)
        font = theme.font(11)
        for share, place in zip(self._shares, self._places(self.width()), strict=True):
            line = place.translated(0, px(_BAR) + px(6))
            side = px(_SWATCH)
            swatch = QRectF(line.left(), line.center().y() - side / 2 + 0.5, side, side)
            paint.pill(painter, swatch, 2, theme.colour(share.colour), None)
            paint.text(painter, line.adjusted(side + px(4), 0, 0, 0), share.words, font, theme.colour("ink2"))

    def _word_width(self, share: Share) -> int:
        px = self._look.theme.px
        metrics = self._look.theme.metrics(self._look.theme.font(11))
        return px(_SWATCH) + px(4) + metrics.horizontalAdvance(share.words) + px(_GAP)

    def _places(self, width: int) -> list[QRect]:
        height = self._look.theme.px(_LINE)
        last = self._look.theme.px(_GAP)  # the room after the last word of a line may be missing
        wides = [self._word_width(share) for share in self._shares]
        spare = width - sum(wides) + last
        between = spare // (len(wides) - 1) if spare > 0 and len(wides) > 1 else 0
        left, top, places = 0, 0, []
        for wide in wides:
            if left and left + wide - last > width:
                left, top = 0, top + height
            places.append(QRect(left, top, wide, height))
            left += wide + between
        return places

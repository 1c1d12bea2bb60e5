"""Paints rows from tokens; knows how high they are, since it lays them out."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from closeknit.ui.common import paint
from closeknit.ui.common.look import Look
from closeknit.ui.timeline.items import Fold, Item, Month, Row, Shape
from closeknit.ui.timeline.layout import SCROLL_BAR, Chip, Columns, Laid, lay_item, mirrored
from closeknit.ui.timeline.marks import CHOSEN, OUTLINE, Dot, chip_look, dot_of, icon_of
from closeknit.ui.timeline.wording import fold_words, heading

_KEPT = 256


@dataclass(frozen=True, slots=True)
class State:
    """How a row stands at the moment."""

    is_current: bool = False
    has_focus: bool = False
    is_hovered: bool = False
    is_chosen: bool = False
    is_open: bool = False
    is_edited: bool = False
    has_year: bool = True


class RowPainter:
    """Measures and paints rows of one width; keeps the latest layouts."""

    def __init__(self, look: Look, today: date) -> None:
        self._look = look
        self._today = today
        self._width = 0
        self._is_mirrored = False
        self._kept: OrderedDict[tuple[Item, bool], Laid] = OrderedDict()

    def set_room(self, width: int, today: date, is_mirrored: bool) -> None:
        """Lay rows out for a width and a day from now on."""
        self._width, self._today, self._is_mirrored = width, today, is_mirrored
        self._kept.clear()

    def laid(self, item: Item, is_open: bool) -> Laid:
        """Return where the parts of an item lie."""
        key = (item, is_open)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = lay_item(self._look, item, self._width, is_open, self._today, self._is_mirrored)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return found

    def height(self, row: Row, is_open: bool) -> int:
        """Return the exact height of a row."""
        if isinstance(row, Item):
            return self.laid(row, is_open).height
        return self.guesses()[row.shape]

    def guesses(self) -> tuple[int, ...]:
        """Return the likely height of a row by its shape, in the order of `Shape`."""
        px, metrics = self._look.theme.px, self._look.theme.metrics(self._look.theme.font(12))
        line = max(px(16), metrics.height())
        slim, detail, chips = px(32), px(36) + 2 * line, px(61)
        guessed = {
            Shape.SLIM: slim,
            Shape.DETAIL: detail,
            Shape.CHIPS: chips,
            Shape.BOTH: detail + px(27),
            Shape.MONTH: max(px(30), line + 8),
            Shape.FOLD: max(px(36), line + 8),
        }
        return tuple(max(24, guessed[shape]) for shape in Shape)

    def body(self, place: QRect, item: Item, is_open: bool) -> QRect:
        """Return the room for an editor in a row."""
        body = mirrored(self.laid(item, is_open).body, self._width, self._is_mirrored)
        return body.translated(place.topLeft())

    def paint(self, painter: QPainter, place: QRect, row: Row, state: State) -> None:
        """Paint a row; its place is in the painter's own coordinates."""
        painter.save()
        painter.translate(place.topLeft())
        if isinstance(row, Month):
            self._month(painter, place.height(), row, state)
        else:
            self._ground(painter, place.height(), state)
            if isinstance(row, Item):
                self._item(painter, row, state)
            else:
                self._fold(painter, place.height(), row)
        painter.restore()

    def _ground(self, painter: QPainter, height: int, state: State) -> None:
        px = self._look.theme.px
        room = QRect(px(12), 0, self._width - 2 * px(12) + SCROLL_BAR, height)
        place = QRectF(mirrored(room, self._width, self._is_mirrored))
        role = "hover" if state.is_hovered else ""
        role = "sunken" if state.is_current else role
        role = "accent_tint" if state.is_chosen else role
        if role:
            paint.pill(painter, place, px(8), self._look.theme.colour(role), None)
        if state.is_current and state.has_focus:
            paint.focus(painter, place, self._look, px(8))

    def _month(self, painter: QPainter, height: int, row: Month, state: State) -> None:
        theme = self._look.theme
        font = theme.font(12, QFont.Weight.DemiBold)
        words = heading(row, state.has_year)
        place = QRect(theme.px(20), 0, theme.metrics(font).horizontalAdvance(words), height)
        self._line(painter, place, words, font, "ink2")
        line = QRect(
            place.right() + theme.px(10),
            height // 2,
            Columns(self._look, self._width).right - place.right() - theme.px(10),
            1,
        )
        painter.fillRect(mirrored(line, self._width, self._is_mirrored), theme.colour("line"))

    def _fold(self, painter: QPainter, height: int, row: Fold) -> None:
        theme, columns = self._look.theme, Columns(self._look, self._width)
        top = (height - columns.side) // 2
        caret = "caret-up" if row.is_open else "caret-down"
        self._dot(painter, QRect(columns.dot, top, columns.side, columns.side), OUTLINE, caret)
        place = QRect(columns.body, 0, columns.right - columns.body, height)
        self._line(painter, place, fold_words(row), theme.font(13), "ink3")

    def _item(self, painter: QPainter, item: Item, state: State) -> None:
        laid = self.laid(item, state.is_open)
        dot, icon = (CHOSEN, "check") if state.is_chosen else (dot_of(item), icon_of(item))
        self._dot(painter, laid.dot, dot, icon)
        for words in laid.words:
            if not state.is_edited or words.place.left() < laid.dot.left():
                self._line(painter, words.place, words.text, words.font, words.role, words.is_right)
        if state.is_edited:
            return
        for block in laid.blocks:
            painter.setPen(self._look.theme.colour(block.role))
            left = block.at.x()
            if self._is_mirrored and block.text.lineCount():
                left = self._width - left - block.text.lineAt(0).width()
            block.text.draw(painter, QPointF(left, block.at.y()))
        for picture in laid.pictures:
            self._picture(painter, picture.place, picture.name, picture.role, picture.px)
        self._depth(painter, *laid.depth)
        for chip in laid.chips:
            self._chip(painter, chip)

    def _dot(self, painter: QPainter, place: QRect, dot: Dot, icon: str) -> None:
        theme = self._look.theme
        there = QRectF(mirrored(place, self._width, self._is_mirrored)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour(dot.fill) if dot.fill else Qt.BrushStyle.NoBrush)
        pen = QPen(theme.colour(dot.line), 1)
        if dot.is_dashed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawEllipse(there)
        side = theme.px(14)
        inset = (place.width() - side) // 2
        inner = QRect(place.left() + inset, place.top() + inset, side, side)
        self._picture(painter, inner, icon, dot.ink, 14)

    def _depth(self, painter: QPainter, filled: int, place: QRect) -> None:
        if not filled:
            return
        theme = self._look.theme
        there = QRectF(mirrored(place, self._width, self._is_mirrored))
        side = there.height()
        step = (there.width() - side) / 2
        for at in range(3):
            nth = 2 - at if self._is_mirrored else at
            is_filled = nth < filled
            painter.setPen(QPen(theme.colour("ink2" if is_filled else "ink3"), 1))
            painter.setBrush(theme.colour("ink2") if is_filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(
                QRectF(there.left() + at * step, there.top(), side, side).adjusted(0.5, 0.5, -0.5, -0.5)
            )

    def _chip(self, painter: QPainter, chip: Chip) -> None:
        theme = self._look.theme
        dot, icon = chip_look(chip.tone)
        there = QRectF(mirrored(chip.place, self._width, self._is_mirrored))
        fill = theme.colour(dot.fill) if dot.fill else None
        line = theme.colour(dot.line) if dot.line else None
        paint.pill(painter, there, there.height() / 2, fill, line)
        left = chip.place.left() + theme.px(8)
        if icon:
            side = theme.px(13)
            top = chip.place.top() + (chip.place.height() - side) // 2
            self._picture(painter, QRect(left, top, side, side), icon, dot.ink, 13)
            left += side + theme.px(4)
        place = QRect(left, chip.place.top(), chip.place.right() - left, chip.place.height())
        self._line(painter, place, chip.text, theme.font(11, QFont.Weight.Medium), dot.ink)

    def _picture(self, painter: QPainter, place: QRect, name: str, role: str, px: int) -> None:
        ratio = painter.device().devicePixelRatio()
        there = mirrored(place, self._width, self._is_mirrored)
        painter.drawPixmap(there, self._look.icons.pixmap(name, role, px, ratio))

    def _line(self, painter: QPainter, place: QRect, text: str, font: QFont, role: str, is_right: bool = False) -> None:
        painter.setFont(font)
        painter.setPen(QColor(self._look.theme.colour(role)))
        align = paint.RIGHT if is_right != self._is_mirrored else paint.LEFT
        painter.drawText(mirrored(place, self._width, self._is_mirrored), align, text)

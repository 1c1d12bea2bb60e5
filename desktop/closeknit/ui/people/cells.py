"""Paint what a relationship comes to in a row: rung, closeness with its bar, last contact, next action."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from closeknit.ui.common import figures
from closeknit.ui.common.look import Look
from closeknit.ui.common.paint import LEFT, RIGHT, pill, text
from closeknit.ui.common.rungs import draw_rung, rung_word
from closeknit.ui.people.wording import Column

if TYPE_CHECKING:  # start-up cost: the figures come after the first rows
    from closeknit.services.relationships import Figures

FIGURES = frozenset({Column.RUNG, Column.CLOSENESS, Column.LAST, Column.NEXT})
_SHAPE = 11
_NUMBER = 18
_BAR = 32
_BAR_HEIGHT = 4
_ICON = 12


class FigureCells:
    """Paints one cell at a time."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._set_fonts()
        look.theme.changed.connect(self._set_fonts)

    def paint(self, painter: QPainter, room: QRect, found: "Figures", column: int, today: date) -> None:
        """Paint one of the four, as of a day."""
        if column == Column.RUNG:
            self._paint_rung(painter, room, found)
        elif column == Column.CLOSENESS:
            self._paint_closeness(painter, room, found.scored.closeness)
        elif column == Column.LAST and found.scored.last_meaningful is not None:
            self._write(painter, room, figures.ago(found.scored.last_meaningful, today), "ink2")
        elif column == Column.NEXT and found.next_action is not None:
            self._paint_next(painter, room, found.next_action.due, today)

    def _paint_rung(self, painter: QPainter, room: QRect, found: "Figures") -> None:
        px, rung = self._look.theme.px, found.scored.rung
        side = px(_SHAPE)
        place = QRectF(room.left(), room.center().y() - side / 2 + 0.5, side, side)
        draw_rung(painter, place, rung, self._look)
        self._write(painter, room.adjusted(side + px(5), 0, 0, 0), rung_word(rung), "ink2")

    def _paint_closeness(self, painter: QPainter, room: QRect, closeness: float | None) -> None:
        if closeness is None:
            return
        px = self._look.theme.px
        number = QRect(room.left(), room.top(), px(_NUMBER), room.height())
        self._write(painter, number, figures.number(round(closeness)), "ink2", RIGHT)
        track = QRectF(number.right() + px(7), room.center().y() - px(_BAR_HEIGHT) / 2 + 0.5, px(_BAR), px(_BAR_HEIGHT))
        if track.right() > room.right() + px(8):
            return
        colour = self._look.theme.colour
        pill(painter, track, track.height() / 2, colour("track"), None)
        part = QRectF(track)
        part.setWidth(max(track.height(), track.width() * closeness / 100))
        pill(painter, part, track.height() / 2, colour("accent"), None)

    def _paint_next(self, painter: QPainter, room: QRect, due: date, today: date) -> None:
        if due >= today:
            self._write(painter, room, figures.short_day(due, today), "ink2")
            return
        px = self._look.theme.px
        side = px(_ICON)
        ratio = painter.device().devicePixelRatio()
        icon = self._look.icons.pixmap("clock-counter-clockwise", "late", _ICON, ratio)
        painter.drawPixmap(QRect(room.left(), room.center().y() - side // 2, side, side), icon)
        self._write(painter, room.adjusted(side + px(4), 0, 0, 0), figures.short_day(due, today), "late")

    def _write(self, painter: QPainter, room: QRect, words: str, ink: str, align: int = LEFT) -> None:
        text(painter, room, words, self._font, self._look.theme.colour(ink), align, self._metrics)

    def _set_fonts(self) -> None:
        self._font = self._look.theme.font(12)
        self._metrics = self._look.theme.metrics(self._font)

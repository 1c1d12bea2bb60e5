"""Paint the lines of a list of things to do: ring with badge, what and why, when, and the verbs as quiet words."""

from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from closeknit.ui.common import paint
from closeknit.ui.common.figures import number
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.ring import draw_person
from closeknit.ui.common.rows.line import Head, Line, More, RowLine
from closeknit.ui.common.rows.model import LINE_ROLE
from closeknit.ui.common.rows.places import AVATAR_PX, ROW_PX, Places, places
from closeknit.ui.common.rows.verb import ICON_ONLY, ICONS, Columns, Verb, verb_word

Index = QModelIndex | QPersistentModelIndex
_HEAD_PX = 31
_MORE_PX = 36
_RADIUS = 8.0


class RowDelegate(QStyledItemDelegate):
    """Only paints, and tells which quiet word was hit; `widths` gives the widths of the verbs."""

    #: a verb of a row was hit; carries (row, Verb)
    verb_hit = Signal(object)

    def __init__(
        self,
        look: Look,
        photos: Photos,
        columns: Columns,
        widths: Callable[[], Mapping[Verb, int]],
        view: QAbstractItemView,
    ) -> None:
        super().__init__(view)
        self._look, self._photos, self._columns, self._widths, self._view = look, photos, columns, widths, view

    def places(self, rect: QRect) -> Places:
        """Return where the parts of a row stand."""
        return places(rect, self._look, self._columns, self._widths())

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of 54, heads of 31, with the text size."""
        line = _line(index)
        height = {Head: _HEAD_PX, More: _MORE_PX}.get(type(line), ROW_PX)
        return QSize(120, self._look.theme.px(height))

    def editorEvent(self, event: QEvent, _model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        """Notice a click on a quiet word."""
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        line = _line(index)
        if event.button() != Qt.MouseButton.LeftButton or not isinstance(line, RowLine):
            return False
        verb = self.places(QRect(option.rect)).verb_at(event.position().toPoint().x(), line.verbs)
        if verb is not None:
            self.verb_hit.emit((index.row(), verb))
        return verb is not None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        line, rect = _line(index), QRect(option.rect)
        if isinstance(line, Head):
            self._paint_head(painter, rect, line)
            return
        is_current = index.row() == self._view.currentIndex().row()
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        self._paint_ground(painter, rect, is_current, is_hovered)
        if isinstance(line, More):
            px, theme = self._look.theme.px, self._look.theme
            font = theme.font(12, QFont.Weight.Medium)
            paint.text(painter, rect.adjusted(px(12), 0, -px(12), 0), line.words, font, theme.colour("accent"))
            return
        where = self.places(rect)
        self._paint_who(painter, where, line)
        self._paint_words(painter, where, line)
        if not is_current:
            self._paint_verbs(painter, where, line, is_hovered)

    def _paint_head(self, painter: QPainter, rect: QRect, head: Head) -> None:
        theme, px = self._look.theme, self._look.theme.px
        place = rect.adjusted(px(12), px(3), -px(12), 0)
        font = theme.font(12, QFont.Weight.DemiBold)
        width = paint.text(painter, place, head.title, font, theme.colour("ink"))
        count = place.adjusted(width + px(8), 0, 0, 0)
        width += px(8) + paint.text(painter, count, number(head.count), theme.font(12), theme.colour("ink3"))
        note = place.adjusted(width + px(12), 0, 0, 0)
        paint.text(painter, note, head.note, theme.font(11), theme.colour("ink3"), paint.RIGHT)

    def _paint_ground(self, painter: QPainter, rect: QRect, is_current: bool, is_hovered: bool) -> None:
        theme, place = self._look.theme, QRectF(rect)
        if is_current:
            has_focus = self._view.hasFocus()
            line = None if has_focus else theme.colour("line")
            paint.pill(painter, place, _RADIUS, theme.colour("surface"), line)
            if has_focus:
                paint.focus(painter, place, self._look, _RADIUS)
        elif is_hovered:
            paint.pill(painter, place, _RADIUS, theme.colour("hover"), None)

    def _paint_who(self, painter: QPainter, where: Places, line: RowLine) -> None:
        theme, px = self._look.theme, self._look.theme.px
        row = line.row
        if row is not None:
            photo = self._photos.get(row.id) if row.has_photo else None
            ring = (line.closeness, line.is_ring_late)
            draw_person(painter, where.ring, (row.id, row.name), photo, ring, AVATAR_PX, self._look)
        else:
            self._paint_nobody(painter, where.ring, line.icon)
            return
        side = px(18)
        badge = QRectF(where.ring.right() - side + px(1), where.ring.bottom() - side + px(1), side, side)
        paint.pill(painter, badge, side / 2, theme.colour("surface"), theme.colour("line"))
        self._paint_icon(painter, badge, line.icon, 12)

    def _paint_nobody(self, painter: QPainter, ring: QRectF, icon: str) -> None:
        """Paint what is about nobody: the badge takes the place of a picture."""
        theme, side = self._look.theme, self._look.theme.px(AVATAR_PX)
        place = QRectF(0, 0, side, side)
        place.moveCenter(ring.center())
        paint.pill(painter, place, side / 2, theme.colour("surface"), theme.colour("line_strong"))
        self._paint_icon(painter, place, icon, 16)

    def _paint_icon(self, painter: QPainter, place: QRectF, icon: str, size: int) -> None:
        picture = self._look.icons.pixmap(icon, "ink2", size, self._view.devicePixelRatioF())
        spot = QRectF(0, 0, self._look.theme.px(size), self._look.theme.px(size))
        spot.moveCenter(place.center())
        painter.drawPixmap(spot, picture, QRectF(picture.rect()))

    def _paint_words(self, painter: QPainter, where: Places, line: RowLine) -> None:
        theme, when = self._look.theme, line.when
        title, why = _lines(where.words, theme.px(10), theme.px(18), theme.px(16))
        paint.text(painter, title, line.title, theme.font(13, QFont.Weight.DemiBold), theme.colour("ink"))
        late = theme.colour("late")
        if where.date is None:
            words = ", ".join(filter(None, (when.top, when.below)))
            ink = late if when.is_late else theme.colour("ink2")
            why.setLeft(why.left() + paint.text(painter, why, words, theme.font(12), ink) + theme.px(8))
        paint.text(painter, why, line.why, theme.font(12), theme.colour("ink3"))
        if where.date is not None:
            top, below = _lines(where.date, theme.px(10), theme.px(18), theme.px(16))
            ink, ink3 = (late, late) if when.is_late else (theme.colour("ink"), theme.colour("ink3"))
            paint.text(painter, top, when.top, theme.font(12), ink, paint.RIGHT)
            paint.text(painter, below, when.below, theme.font(11), ink3, paint.RIGHT)

    def _paint_verbs(self, painter: QPainter, where: Places, line: RowLine, is_hovered: bool) -> None:
        theme = self._look.theme
        font = theme.font(12, QFont.Weight.Medium)
        for verb, place in where.verbs.items():
            if verb not in line.verbs:
                continue
            if verb not in ICON_ONLY and not where.is_compact:
                paint.text(painter, place, verb_word(verb), font, theme.colour("ink3"), paint.CENTRE)
            elif is_hovered:
                side = theme.px(16)
                picture = self._look.icons.pixmap(ICONS[verb], "ink3", 16, self._view.devicePixelRatioF())
                spot = QRect(0, 0, side, side)
                spot.moveCenter(place.center())
                painter.drawPixmap(spot, picture)


def _line(index: Index) -> Line:
    return cast(Line, index.data(LINE_ROLE))


def _lines(place: QRect, top: int, first: int, second: int) -> tuple[QRect, QRect]:
    """Return the places of two lines of text below each other."""
    upper = QRect(place.left(), place.top() + top, place.width(), first)
    return upper, QRect(place.left(), place.top() + top + first, place.width(), second)

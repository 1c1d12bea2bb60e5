"""Paint a row of the list of people: check box, picture, name with native name, values, categories as tags."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from closeknit.domain.person import PersonRow
from closeknit.ui.common import paint
from closeknit.ui.common.avatar import draw_avatar
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.text import shown
from closeknit.ui.people.cells import FIGURES, FigureCells
from closeknit.ui.people.model import PeopleModel
from closeknit.ui.people.wording import Column

Index = QModelIndex | QPersistentModelIndex


class PeopleDelegate(QStyledItemDelegate):
    """Only paints, and tells when a check box is hit."""

    #: the check box of a row was hit; carries the row's number
    check_hit = Signal(int)

    def __init__(self, look: Look, people: PeopleModel, photos: Photos, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look = look
        self._people = people
        self._photos = photos
        self._cells = FigureCells(look)
        self.hovered_row = -1
        self._set_fonts()
        look.theme.changed.connect(self._set_fonts)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        rect = QRect(option.rect)
        at, column = index.row(), index.column()
        is_chosen = self._people.is_chosen(at)
        if is_chosen or at == self.hovered_row:
            painter.fillRect(rect, self._look.theme.colour("accent_tint" if is_chosen else "hover"))
        if column == Column.CHECK:
            state = Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
            paint.check(painter, self._check_centre(rect), state, self._look)
            return
        row = self._people.row_at(at)
        if row is None:
            return
        if column in FIGURES:
            found = self._people.figures_at(at)
            if found is not None:
                room = rect.adjusted(0, 0, -self._look.theme.px(8), 0)
                self._cells.paint(painter, room, found, column, self._people.today())
            return
        self._paint_value(painter, rect, row, column, is_chosen)

    def editorEvent(self, event: QEvent, _model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        """Notice a click on the check box's cell."""
        if event.type() == QEvent.Type.MouseButtonRelease and index.column() == Column.CHECK:
            place = QRect(option.rect)
            if isinstance(event, QMouseEvent) and place.contains(event.position().toPoint()):
                self.check_hit.emit(index.row())
                return True
        return False

    def _paint_value(self, painter: QPainter, rect: QRect, row: PersonRow, column: int, is_chosen: bool) -> None:
        room = rect.adjusted(0, 0, -self._look.theme.px(8), 0)
        if column == Column.NAME:
            self._paint_name(painter, room, row)
        elif column == Column.CATEGORIES:
            self._paint_tags(painter, room, row, "surface" if is_chosen else "sunken")
        else:
            values = (row.organisation,) if column == Column.ORGANISATION else row.emails
            values = row.phones if column == Column.PHONE else values
            if values and values[0]:
                ink = self._look.theme.colour("ink2")
                paint.text(painter, room, shown(values[0]), self._second, ink, paint.LEFT, self._second_metrics)

    def _paint_name(self, painter: QPainter, room: QRect, row: PersonRow) -> None:
        theme = self._look.theme
        side = theme.px(24)
        place = QRectF(room.left(), room.center().y() - side / 2 + 0.5, side, side)
        photo = self._photos.get(row.id) if row.has_photo else None
        draw_avatar(painter, place, row.id, row.name, photo, self._look)
        words = QRect(room)
        words.setLeft(room.left() + side + theme.px(10))
        name = named(row.name)
        width = paint.text(painter, words, name, self._name, theme.colour("ink"), paint.LEFT, self._name_metrics)
        words.setLeft(words.left() + width)
        if row.native_name and words.width() > theme.px(24):
            words.setLeft(words.left() + theme.px(5))
            paint.text(painter, words, shown(row.native_name), self._second, theme.colour("ink3"))

    def _paint_tags(self, painter: QPainter, room: QRect, row: PersonRow, ground: str) -> None:
        left = room.left()
        for category in row.categories[:6]:
            width = paint.tag(
                painter, left, room.center().y(), shown(category), self._look, ground, room.right() - left
            )
            if not width:
                return
            left += width + self._look.theme.px(4)

    def _check_centre(self, rect: QRect) -> QPointF:
        return QPointF(rect.left() + self._look.theme.px(21), rect.center().y() + 0.5)

    def _set_fonts(self) -> None:
        self._name = self._look.theme.font(13, QFont.Weight.Medium)
        self._second = self._look.theme.font(12)
        self._name_metrics = self._look.theme.metrics(self._name)
        self._second_metrics = self._look.theme.metrics(self._second)


class PeopleHeader(QHeaderView):
    """Names of the columns in small ink, a caret on the sorted one, and a check box for all found."""

    #: the check box for everybody was hit
    all_hit = Signal()

    def __init__(self, look: Look, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._people = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self._set_height()
        look.theme.changed.connect(self._set_height)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one name, or the check box."""
        theme = self._look.theme
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if section == Column.CHECK:
            centre = QPointF(rect.left() + theme.px(21), rect.center().y())
            paint.check(painter, centre, self._people.check_state(), self._look)
            return
        is_sorted = section == self.sortIndicatorSection()
        room = rect.adjusted(theme.px(34) if section == Column.NAME else 0, 0, -theme.px(8), 0)
        words = str(self._people.headerData(section, Qt.Orientation.Horizontal))
        font = theme.font(11, QFont.Weight.DemiBold if is_sorted else QFont.Weight.Medium)
        width = paint.text(painter, room, words, font, theme.colour("ink" if is_sorted else "ink3"))
        if is_sorted:
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            side = theme.px(12)
            caret = self._look.icons.pixmap("caret-down" if down else "caret-up", "ink", 12, self.devicePixelRatioF())
            painter.drawPixmap(QRect(room.left() + width + 3, rect.center().y() - side // 2, side, side), caret)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Notice a click on the check box."""
        super().mouseReleaseEvent(event)
        if self.logicalIndexAt(event.position().toPoint()) == Column.CHECK:
            self.all_hit.emit()

    def _set_height(self) -> None:
        self.setFixedHeight(self._look.theme.px(28))
        self.viewport().update()

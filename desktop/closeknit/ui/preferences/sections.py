"""A list of lines, one of them current: the sections, and the backups to go back to."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from closeknit.ui.common import paint
from closeknit.ui.common.look import Look

Index = QModelIndex | QPersistentModelIndex


class _SectionDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, self._look.theme.px(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px = self._look.theme, self._look.theme.px
        rect = QRect(option.rect).adjusted(0, 1, 0, -1)
        is_on = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_on or option.state & QStyle.StateFlag.State_MouseOver:
            paint.pill(painter, QRectF(rect), 6, theme.colour("accent_tint" if is_on else "hover"), None)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint.focus(painter, QRectF(rect), self._look, 6)
        font = theme.font(12, QFont.Weight.Medium if is_on else QFont.Weight.Normal)
        words = rect.adjusted(px(10), 0, -px(8), 0)
        paint.text(painter, words, str(index.data()), font, theme.colour("accent" if is_on else "ink2"))


class SectionList(QListWidget):
    """The left column of Preferences."""

    def __init__(self, look: Look, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_SectionDelegate(look, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Sections"))
        self.addItems(list(names))
        self.setCurrentRow(0)

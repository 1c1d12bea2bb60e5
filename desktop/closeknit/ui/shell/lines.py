"""A list of people and commands to choose from by keyboard, under a field that keeps the focus."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from closeknit.ui.common import paint
from closeknit.ui.common.avatar import draw_avatar
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.text import shown
from closeknit.ui.shell.palettemodel import Line, marks

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class LineModel(QAbstractListModel):
    """Holds lines, of which headings can't be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def put(self, new: list[Line]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.lines = new
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a line, or its words."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        words = f"{line.text}, {line.second}" if line.second else line.text
        return shown(words) if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let all but headings be chosen."""
        is_head = index.isValid() and self.lines[index.row()].is_head
        return Qt.ItemFlag.NoItemFlags if is_head else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class LineDelegate(QStyledItemDelegate):
    """Paints a line: picture or icon, words with what was looked for marked, second words, key."""

    def __init__(self, look: Look, photos: Photos, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._photos = photos
        self.wanted = ""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower."""
        line: Line = index.data(LINE_ROLE)
        return QSize(100, self._look.theme.px(30 if line.is_head else 36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line; a key of many lines is on the current one only."""
        line: Line = index.data(LINE_ROLE)
        theme, px = self._look.theme, self._look.theme.px
        rect = QRect(option.rect)
        if line.is_head:
            place = rect.adjusted(px(12), px(8), -px(12), 0)
            paint.text(painter, place, line.text, theme.font(11, QFont.Weight.DemiBold), theme.colour("ink3"))
            return
        if option.state & QStyle.StateFlag.State_Selected:
            paint.pill(painter, QRectF(rect), 8, theme.colour("accent_tint"), None)
        inner = rect.adjusted(px(12), 0, -px(12), 0)
        self._paint_picture(painter, inner, line)
        if line.key and (not line.is_key_shared or option.state & QStyle.StateFlag.State_Selected):
            width = paint.cap_width(self._look, line.key)
            ink, edge = theme.colour("ink2"), theme.colour("line_strong")
            paint.cap(painter, inner.right() - width, rect.center().y(), line.key, self._look, ink, edge)
            inner.setRight(inner.right() - width - px(8))
        inner.setLeft(inner.left() + px(34))
        inner.setLeft(inner.left() + self._paint_marked(painter, inner, shown(line.text)) + px(5))
        if line.second:
            paint.text(painter, inner, shown(line.second), theme.font(13), theme.colour("ink3"))

    def _paint_picture(self, painter: QPainter, inner: QRect, line: Line) -> None:
        side = self._look.theme.px(24 if line.person else 16)
        left = inner.left() + (self._look.theme.px(24) - side) // 2
        place = QRect(left, inner.center().y() - side // 2, side, side)
        if line.person is not None:
            row = line.person
            photo = self._photos.get(row.id) if row.has_photo else None
            draw_avatar(painter, QRectF(place), row.id, row.name, photo, self._look)
        else:
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(place, self._look.icons.pixmap(line.icon, "ink2", 16, ratio))

    def _paint_marked(self, painter: QPainter, room: QRect, text: str) -> int:
        theme = self._look.theme
        plain, bold = theme.font(13), theme.font(13, QFont.Weight.DemiBold)
        found = marks(text, self.wanted)
        whole = QFontMetrics(bold).horizontalAdvance(text)
        if not found or whole > room.width() or not text.isascii():
            return paint.text(painter, room, text, plain, theme.colour("ink"))
        left, at = room.left(), 0
        for start, length in [*found, (len(text), 0)]:
            for part, font, ink in ((text[at:start], plain, "ink"), (text[start : start + length], bold, "accent")):
                place = QRect(left, room.top(), room.right() - left, room.height())
                left += paint.text(painter, place, part, font, theme.colour(ink)) if part else 0
            at = start + length
        return left - room.left()


class ChoiceList(QListView):
    """Moves by the keys that its field doesn't want."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def eventFilter(self, _watched: Any, event: Any) -> bool:
        """Take the keys that move from the field that is watched."""
        moves = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress and event.key() in moves:
            self.keyPressEvent(event)
            return True
        return False

"""The raw text of one card, with line numbers and the line that is being edited tinted."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from closeknit.domain.card import Property
from closeknit.domain.person import StoredCard
from closeknit.ui.common import paint
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.figures import number, size
from closeknit.ui.common.labels import ElidedLabel, PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import shown
from closeknit.ui.person.cardlines import CardLine, card_lines, decoded, line_count

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class _CardLines(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[CardLine] = []

    def put(self, lines: list[CardLine]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def words(self, line: CardLine) -> str:
        if line.number is not None:
            return line.text
        return self.tr("  %n lines, {0}, kept as they are", "", line.folded_lines).format(size(line.folded_bytes))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        return shown(self.words(line), 2000) if role == Qt.ItemDataRole.DisplayRole else None


class _CardLineDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, model: _CardLines, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, self._look.theme.px(17))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: CardLine = index.data(LINE_ROLE)
        theme, px = self._look.theme, self._look.theme.px
        rect = QRect(option.rect)
        if line.is_marked:
            painter.fillRect(rect, theme.colour("accent_tint"))
            painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect, theme.colour("hover"))
        font = self._font()
        column = max(px(36), QFontMetrics(font).horizontalAdvance("8") * 6)
        place = QRect(rect.left(), rect.top(), column, rect.height())
        if line.number is not None:
            paint.text(painter, place, str(line.number), font, theme.colour("ink3"), paint.RIGHT)
        room = rect.adjusted(column + px(10), 0, -px(12), 0)
        ink = "ink" if line.number is not None else "ink3"
        paint.text(painter, room, shown(self._model.words(line), 2000), font, theme.colour(ink))

    def _font(self) -> QFont:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(self._look.theme.px(11))
        return font


class CardText(QFrame):
    """The panel beside the history: where the card is from, its text, Copy and Split off."""

    #: the text of the card should be copied; carries it
    copy_requested = Signal(str)
    #: the card should become a person of its own; carries the StoredCard
    split_requested = Signal(object)
    #: the panel should close
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._card: StoredCard | None = None
        self._build()

    def put(self, card: StoredCard, can_split: bool, marked: Property | None = None) -> None:
        """Show a card; `marked` is the property being edited."""
        is_other = self._card is None or self._card.id != card.id
        self._card = card
        self._title.put(self.tr("Card in {0}").format(card.book_name[:80]))
        ends = {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}.get(card.view.line_end, card.view.line_end)
        where = self.tr("{0}, line {1}").format(card.source_name[:80], number(card.line))
        what = ", ".join(p for p in (f"vCard {card.view.version}".strip(), card.view.encoding.upper(), ends) if p)
        count = self.tr("%n lines", "", line_count(card.raw))
        self._where.put(f"{where} · {what} · {count}" if card.source_name else f"{what} · {count}")
        self._model.put(list(card_lines(card.raw, card.view, card.line, marked)))
        self._split.setVisible(can_split)
        row = next((i for i, line in enumerate(self._model.lines) if line.is_marked), -1)
        if row >= 0:
            self._list.scrollTo(self._model.index(row))
        elif is_other:
            self._list.scrollToTop()

    def _build(self) -> None:
        self.setProperty("ground", "raised")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._built_head())
        self._model = _CardLines(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_CardLineDelegate(self._look, self._model, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("Text of the card"))
        middle = QWidget()
        middle.setProperty("ground", "surface")
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 8, 0, 0)
        inner.addWidget(self._list)
        box.addWidget(middle, 1)
        foot = QFrame()
        foot.setProperty("ground", "sunken")
        foot.setProperty("edge", "top")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 14, 12, 14)
        row.addWidget(
            PlainLabel(self.tr("Saving changes one line; all others keep every byte."), "second", wraps=True), 1
        )
        self._split = Button(self._look, self.tr("Split off"))
        self._split.clicked.connect(self._on_split)
        row.addWidget(self._split)
        box.addWidget(foot)

    def _built_head(self) -> QWidget:
        head = QFrame()
        head.setProperty("edge", "bottom")
        box = QVBoxLayout(head)
        box.setContentsMargins(16, 10, 8, 10)
        box.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._title = ElidedLabel("", "card")
        copy = Button(self._look, self.tr("Copy"), "quiet", "copy", size="small")
        copy.clicked.connect(self._on_copy)
        close = Button(self._look, "", "quiet", "x", size="small", name=self.tr("Close the text"))
        close.clicked.connect(self.closed)
        row.addWidget(self._title, 1)
        row.addWidget(copy)
        row.addWidget(close)
        self._where = ElidedLabel("", "label")
        box.addLayout(row)
        box.addWidget(self._where)
        return head

    def _on_copy(self) -> None:
        if self._card is not None:
            self.copy_requested.emit(decoded(self._card.raw, self._card.view.encoding))

    def _on_split(self) -> None:
        if self._card is not None:
            self.split_requested.emit(self._card)

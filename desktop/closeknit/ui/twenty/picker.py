"""Choose one person: a field, and those found below it, at most eight."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from closeknit.domain.person import PersonRow
from closeknit.ui.common import paint
from closeknit.ui.common.avatar import draw_avatar
from closeknit.ui.common.fields import SearchField
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.text import shown

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
DEBOUNCE_MS = 60
_ROW_PX = 34

Find = Callable[[str, Callable[[Sequence[PersonRow]], None]], None]


class _Found(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[PersonRow] = ()

    def put(self, rows: Sequence[PersonRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(shown(part) for part in (named(row.name), row.title, row.organisation) if part)
        return None


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, photos: Photos, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._photos = look, photos

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, self._look.theme.px(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PersonRow = index.data(ROW_ROLE)
        theme, px = self._look.theme, self._look.theme.px
        rect = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            paint.pill(painter, QRectF(rect), 8, theme.colour("accent_tint"), None)
        place = QRectF(rect.left() + px(8), rect.center().y() - px(12), px(24), px(24))
        photo = self._photos.get(row.id) if row.has_photo else None
        draw_avatar(painter, place, row.id, row.name, photo, self._look)
        words = rect.adjusted(px(42), 0, -px(8), 0)
        width = paint.text(painter, words, named(row.name), theme.font(13, QFont.Weight.Medium), theme.colour("ink"))
        words.setLeft(words.left() + width + px(8))
        second = ", ".join(shown(part) for part in (row.title, row.organisation) if part)
        paint.text(painter, words, second, theme.font(12), theme.colour("ink3"))


class Picker(QWidget):
    """Typing searches, Down and Enter choose; `find` answers a text with rows."""

    #: somebody was chosen; carries the PersonRow
    chosen = Signal(object)
    #: it is higher or lower than before
    resized = Signal()

    def __init__(self, look: Look, photos: Photos, find: Find, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._photos, self._find = look, photos, find
        self._build(hint)
        self._connect()
        self.search()

    def search(self) -> None:
        """Ask for those who fit the text; without one, the first of all."""
        self._find(self.field.text().strip(), self._on_found)

    def _build(self, hint: str) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self.field = SearchField(self._look, hint, "")
        self._model = _Found(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_RowDelegate(self._look, self._photos, self))
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("People found"))
        self._list.setMouseTracking(True)
        self._nobody = PlainLabel("", "label")
        self._nobody.put(self.tr("Nobody is called so."))
        self._nobody.hide()
        for part in (self.field, self._list, self._nobody):
            box.addWidget(part)
        self._debounce = QTimer(self, interval=DEBOUNCE_MS, singleShot=True)
        self.setFocusProxy(self.field)

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _text: self._debounce.start())
        self._debounce.timeout.connect(self.search)
        self.field.results_wanted.connect(self._on_results_wanted)
        self._list.clicked.connect(self._choose)
        self._list.activated.connect(self._choose)
        self._photos.arrived.connect(self._list.viewport().update)

    def _on_found(self, rows: Sequence[PersonRow]) -> None:
        if not isValid(self):  # the dialog was closed meanwhile
            return
        self._model.put(rows)
        self._list.setFixedHeight(self._look.theme.px(_ROW_PX) * max(1, len(rows)) + 2)
        self._list.setVisible(bool(rows))
        self._nobody.setVisible(not rows)
        if rows:
            self._list.setCurrentIndex(self._model.index(0))
        self.resized.emit()

    def _on_results_wanted(self) -> None:
        """Go down into the list; with one found alone, take that one."""
        if len(self._model.rows) == 1:
            self.chosen.emit(self._model.rows[0])
        elif self._model.rows:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, PersonRow):
            self.chosen.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Enter in the list, on systems where that activates nothing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._list.hasFocus():
            self._choose(self._list.currentIndex())
            return
        super().keyPressEvent(event)

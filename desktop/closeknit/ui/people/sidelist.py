"""What can be listed: everyone, groups, organisations, each address book, each category, the trash."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from closeknit.domain.card import Kind
from closeknit.domain.ids import BookId
from closeknit.domain.person import Book, Counted, PeopleQuery
from closeknit.domain.scored import Rung
from closeknit.ui.common import paint
from closeknit.ui.common.figures import number
from closeknit.ui.common.look import Look
from closeknit.ui.common.rungs import draw_rung, rung_word
from closeknit.ui.common.text import shown

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the side list; a head has no query."""

    text: str
    icon: str = ""
    count: int | None = None
    kind: Kind = Kind.PERSON
    book: BookId | None = None
    category: str = ""
    trash: bool = False
    rung: Rung | None = None
    seated: bool = False
    is_head: bool = False

    def narrowed(self, query: PeopleQuery) -> PeopleQuery:
        """Return the query for this list."""
        return replace(
            query,
            kind=self.kind,
            book=self.book,
            category=self.category,
            trash=self.trash,
            rung=self.rung,
            seated=self.seated,
        )

    def is_same(self, other: "Entry") -> bool:
        """Tell whether both list the same, whatever they count."""
        return replace(self, text="", icon="", count=None) == replace(other, text="", icon="", count=None)


@dataclass(frozen=True, slots=True)
class Lists:
    """What there is to list, with counts."""

    counts: dict[Kind, int]
    books: Sequence[Book]
    categories: Sequence[Counted]
    in_trash: int
    rungs: Mapping[Rung, int]
    seated: int


class SideModel(QAbstractListModel):
    """The lines, heads included."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = [Entry(self.tr("Everyone"), "users")]

    def put(self, lists: Lists) -> None:
        """Show other counts, books or categories."""
        entries = self._made(lists)
        if len(entries) == len(self._entries) and all(
            a.is_same(b) for a, b in zip(entries, self._entries, strict=True)
        ):
            self._entries = entries
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """Return one line."""
        return self._entries[row]

    def row_of(self, entry: Entry) -> int:
        """Return where a list stands, 0 (everyone) if it is gone."""
        return next((i for i, e in enumerate(self._entries) if e.is_same(entry)), 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """All lines."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the entry, or its words."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(entry.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = "" if entry.count is None else ", " + self.tr("%n people", "", entry.count)
            return shown(entry.text) + count
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads can't be current."""
        is_head = index.isValid() and self._entries[index.row()].is_head
        return Qt.ItemFlag.NoItemFlags if is_head else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _made(self, lists: Lists) -> list[Entry]:
        counts = lists.counts
        entries = [Entry(self.tr("Everyone"), "users", counts.get(Kind.PERSON, 0))]
        if lists.seated:
            entries.append(Entry(self.tr("The Twenty"), "grid-four", lists.seated, seated=True))
        if counts.get(Kind.GROUP):
            entries.append(Entry(self.tr("Groups"), "users-three", counts[Kind.GROUP], Kind.GROUP))
        if counts.get(Kind.ORGANISATION):
            entries.append(Entry(self.tr("Organisations"), "buildings", counts[Kind.ORGANISATION], Kind.ORGANISATION))
        if any(lists.rungs.get(rung) for rung in Rung if rung is not Rung.LINK):
            entries.append(Entry(self.tr("Rung"), is_head=True, rung=Rung.LINK))
            entries += [Entry(rung_word(rung), count=lists.rungs[rung], rung=rung) for rung in reversed(Rung)]
        if lists.books:
            entries.append(Entry(self.tr("Address books"), is_head=True))
            entries += [Entry(b.name, "address-book", b.people, book=b.id) for b in lists.books]
        if lists.categories:
            entries.append(Entry(self.tr("Categories"), is_head=True, category="*"))
            entries += [Entry(c.value, "tag", c.people, category=c.value) for c in lists.categories[:200]]
        if lists.in_trash:
            entries.append(Entry("", is_head=True, trash=True))
            entries.append(Entry(self.tr("Trash"), "trash", lists.in_trash, trash=True))
        return entries


class _SideDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(ENTRY_ROLE)
        px = self._look.theme.px
        return QSize(px(120), (px(30) if entry.text else px(12)) if entry.is_head else max(24, px(26)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        theme, px = self._look.theme, self._look.theme.px
        rect = QRect(option.rect)
        state = option.state
        inner = rect.adjusted(px(8), 0, -px(8), 0)
        if entry.is_head:
            place = QRect(inner.left(), rect.bottom() - px(18), inner.width(), px(14))
            paint.text(painter, place, entry.text, theme.font(11, QFont.Weight.DemiBold), theme.colour("ink3"))
            return
        is_on = bool(state & QStyle.StateFlag.State_Selected)
        if is_on or state & QStyle.StateFlag.State_MouseOver:
            ground = theme.colour("accent_tint" if is_on else "hover")
            paint.pill(painter, QRectF(rect), 6, ground, None)
        if state & QStyle.StateFlag.State_HasFocus:
            paint.focus(painter, QRectF(rect), self._look, 6)
        ink = "accent" if is_on else "ink3"
        side = px(15)
        place = QRect(inner.left(), rect.center().y() - side // 2, side, side)
        if entry.rung is not None:
            draw_rung(painter, QRectF(place).adjusted(1, 1, -1, -1), entry.rung, self._look, ink)
        else:
            icon = self._look.icons.pixmap(entry.icon, ink, 15, painter.device().devicePixelRatio())
            painter.drawPixmap(place, icon)
        count = "" if entry.count is None else number(entry.count)
        width = paint.text(painter, inner, count, theme.font(11), theme.colour(ink), paint.RIGHT)
        words = inner.adjusted(side + px(8), 0, -width - px(6), 0)
        font = theme.font(12, QFont.Weight.Medium if is_on else QFont.Weight.Normal)
        paint.text(painter, words, shown(entry.text), font, theme.colour("accent" if is_on else "ink2"))


class SideList(QListView):
    """The side list of People."""

    #: another list is wanted; carries the Entry
    entry_chosen = Signal(object)
    #: a book's menu is wanted; carries (Entry, point on the screen)
    menu_requested = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = SideModel(self)
        self._chosen = self._lines.entry(0)
        self.setModel(self._lines)
        self.setItemDelegate(_SideDelegate(look, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setAccessibleName(self.tr("Lists"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.setCurrentIndex(self._lines.index(0))
        look.theme.changed.connect(self.scheduleDelayedItemsLayout)

    def put(self, lists: Lists) -> None:
        """Show what there is; the chosen list stays chosen while it exists."""
        kept = self._chosen
        self._lines.put(lists)
        index = self._lines.index(self._lines.row_of(kept))
        if index != self.currentIndex():
            self.setCurrentIndex(index)

    def choose(self, entry: Entry) -> None:
        """Show another list."""
        self.setCurrentIndex(self._lines.index(self._lines.row_of(entry)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu of a book by Enter, as by Shift+F10."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_menu(self.visualRect(self.currentIndex()).bottomLeft())
            return
        super().keyPressEvent(event)

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._lines.entry(now.row()).is_head:
            self._chosen = self._lines.entry(now.row())
            self.entry_chosen.emit(self._chosen)

    def _on_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        entry = self._lines.entry((index if index.isValid() else self.currentIndex()).row())
        if entry.book is not None:
            self.menu_requested.emit((entry, self.viewport().mapToGlobal(point)))

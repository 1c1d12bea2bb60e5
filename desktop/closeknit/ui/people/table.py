"""The table of people: 32 px rows in any number, columns that share the width, one ring around the current row."""

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from closeknit.domain.ids import PersonId
from closeknit.domain.person import FIGURES, Sort
from closeknit.ui.common import paint
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos
from closeknit.ui.people.delegate import PeopleDelegate, PeopleHeader
from closeknit.ui.people.model import PeopleModel
from closeknit.ui.people.wording import Column

#: How the width is shared, and how wide the table must be for a column to be there at all.
_SHARES = {
    Column.NAME: 26,
    Column.ORGANISATION: 19,
    Column.RUNG: 14,
    Column.CLOSENESS: 10,
    Column.LAST: 10,
    Column.NEXT: 11,
    Column.EMAIL: 24,
    Column.PHONE: 18,
    Column.CATEGORIES: 10,
}
_NEEDS_PX = {
    Column.CATEGORIES: 640,
    Column.PHONE: 520,
    Column.NEXT: 620,
    Column.LAST: 480,
    Column.RUNG: 430,
    Column.EMAIL: 430,
    Column.CLOSENESS: 360,
    Column.ORGANISATION: 300,
}
_SORTS = {
    Column.NAME: Sort.NAME,
    Column.ORGANISATION: Sort.ORGANISATION,
    Column.RUNG: Sort.RUNG,
    Column.CLOSENESS: Sort.CLOSENESS,
    Column.LAST: Sort.LAST,
    Column.NEXT: Sort.NEXT,
}


class PeopleTable(QTableView):
    """Shows a `PeopleModel`; the current row is the keyboard's, the chosen ones are the model's."""

    #: a person should be opened; carries the id
    opened = Signal(object)
    #: another row is current; carries the id or None
    current_changed = Signal(object)
    #: a menu is wanted at a point of the screen; carries the point
    menu_requested = Signal(object)
    #: all who were found should be chosen
    everybody_wanted = Signal()
    #: the list should be sorted; carries (Sort, descending)
    sort_requested = Signal(object)

    def __init__(self, look: Look, model: PeopleModel, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._people = model
        self._chosen_columns = frozenset(_SHARES)
        self._sorted = (Sort.NAME, False)
        self._delegate = PeopleDelegate(look, model, photos, self)
        self._header = PeopleHeader(look, model, self)
        self._build()
        self._connect()
        photos.arrived.connect(self.viewport().update)

    def show_columns(self, columns: Collection[Column]) -> None:
        """Show these columns where there is room; the name is always there."""
        self._chosen_columns = frozenset({Column.NAME, *columns})
        self._share_width()

    def current_person(self) -> PersonId | None:
        """Return who the keyboard is at."""
        row = self.currentIndex().row()
        return self._people.ids[row] if 0 <= row < len(self._people.ids) else None

    def go_to(self, row: int) -> None:
        """Make a row current and bring it into sight."""
        if 0 <= row < len(self._people.ids):
            self.executeDelayedItemsLayout()  # after a reset the scroll bar would still have its old range
            self.setCurrentIndex(self._people.index(row, Column.NAME))

    def move(self, steps: int) -> None:  # type: ignore[override]  # QWidget.move isn't used on a laid-out view
        """Go some rows down or up."""
        last = len(self._people.ids) - 1
        self.go_to(min(last, max(0, self.currentIndex().row() + steps)))

    def extend(self, steps: int) -> None:
        """Choose the current row and the next one, and go there."""
        here = self.current_person()
        self.move(steps)
        there = self.current_person()
        self._people.choose([p for p in (here, there) if p is not None])

    def show_sort(self, sort: Sort, descending: bool) -> None:
        """Mark the column that the list is sorted by."""
        self._sorted = (sort, descending)
        column = next((c for c, s in _SORTS.items() if s is sort), None)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._header.setSortIndicator(int(column) if column is not None else -1, order)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Take Home and End for the first and the last row; to a table they are the ends of one."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        if action in ends and self._people.ids:
            return self._people.index(ends[action] % len(self._people.ids), Column.NAME)
        return super().moveCursor(action, modifiers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns that have room."""
        super().resizeEvent(event)
        self._share_width()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the row under the pointer."""
        self._hover(self.rowAt(int(event.position().y())))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: object) -> None:
        """Tint nothing."""
        self._hover(-1)
        super().leaveEvent(event)  # type: ignore[arg-type]  # an event like any other

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Wish for the menu of the current row."""
        index = self.currentIndex()
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        point = self.visualRect(index).bottomLeft() if by_key else event.pos()
        self.menu_requested.emit(self.viewport().mapToGlobal(point))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, then the ring around the current one."""
        super().paintEvent(event)
        index = self.currentIndex()
        if index.isValid() and self.hasFocus():
            row = self.visualRect(self._people.index(index.row(), Column.NAME))
            ring = QRect(0, row.top(), self.viewport().width(), row.height())
            paint.focus(QPainter(self.viewport()), QRectF(ring), self._look, 2)

    def _build(self) -> None:
        self.setModel(self._people)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._header)
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._header.setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setAccessibleName(self.tr("People"))
        self._set_row_height()

    def _connect(self) -> None:
        self._look.theme.changed.connect(self._set_row_height)
        self._delegate.check_hit.connect(lambda row: self._people.toggle(self._people.ids[row]))
        self._header.all_hit.connect(self._on_all_hit)
        self._header.sectionClicked.connect(self._on_header_clicked)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(lambda _index: self._open_current())
        self.activated.connect(self._on_activated)
        self._people.chosen_changed.connect(self._header.viewport().update)

    def _on_activated(self, index: QModelIndex) -> None:
        if index.column() != Column.CHECK:
            self._open_current()

    def _open_current(self) -> None:
        person = self.current_person()
        if person is not None:
            self.opened.emit(person)

    def _on_all_hit(self) -> None:
        if self._people.check_state() == Qt.CheckState.Checked:
            self._people.choose_nobody()
        else:
            self.everybody_wanted.emit()

    def _on_header_clicked(self, section: int) -> None:
        sort = _SORTS.get(Column(section))
        if sort is not None:
            was, is_down = self._sorted  # the header has turned its own mark already
            self.sort_requested.emit((sort, not is_down if sort is was else sort in FIGURES))

    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        self._repaint_rows(now.row(), before.row())
        self.current_changed.emit(self.current_person())

    def _hover(self, row: int) -> None:
        before = self._delegate.hovered_row
        if row != before:
            self._delegate.hovered_row = row
            self._repaint_rows(row, before)

    def _repaint_rows(self, *rows: int) -> None:
        for row in rows:
            if row >= 0:
                top, height = self.rowViewportPosition(row), self.rowHeight(row)
                self.viewport().update(0, top, self.viewport().width(), height)

    def _set_row_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(24, self._look.theme.px(32)))
        self._share_width()

    def _share_width(self) -> None:
        px = self._look.theme.px
        width = self.viewport().width()
        check = px(42)
        shown = [c for c in _SHARES if c in self._chosen_columns and width >= px(_NEEDS_PX.get(c, 0))]
        whole = sum(_SHARES[c] for c in shown)
        self.setColumnWidth(Column.CHECK, check)
        left = width - check
        for column in _SHARES:
            self.setColumnHidden(column, column not in shown)
            if column in shown:
                self.setColumnWidth(column, left * _SHARES[column] // whole)

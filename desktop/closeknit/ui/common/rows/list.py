"""A list of things to do: sections, rows, and the buttons that stand in the current one (language 4, Today row)."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.rows.buttons import RowButtons
from closeknit.ui.common.rows.delegate import RowDelegate
from closeknit.ui.common.rows.line import Head, Line, More, RowLine
from closeknit.ui.common.rows.model import RowModel
from closeknit.ui.common.rows.verb import Columns, Verb

Index = QModelIndex | QPersistentModelIndex


class RowList(QListView):
    """One row is current; keys and buttons act on it."""

    #: something should be done with a row; carries (RowLine, Verb)
    verb_requested = Signal(object)
    #: what a row is about should be opened; carries the RowLine
    opened = Signal(object)
    #: the rows that aren't shown are wanted
    more_requested = Signal()
    #: a menu of the current row is wanted; carries the point of the screen
    menu_requested = Signal(object)
    #: another row is current
    current_changed = Signal()

    def __init__(self, look: Look, photos: Photos, columns: Columns, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = RowModel(self)
        self._at = 0
        self._buttons = RowButtons(look, columns, self.viewport())
        self._delegate = RowDelegate(look, photos, columns, self._buttons.widths, self)
        self.setAccessibleName(name)
        self._build()
        self._connect()
        photos.arrived.connect(self.viewport().update)

    @property
    def lines(self) -> list[Line]:
        """What is shown."""
        return self._model.lines

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Show other rows; the keyboard stays at its row, or else at its place in the list."""
        here, at = self.current(), self._at
        self._model.show_lines(lines)
        rows = self._model.rows_to_visit()
        row = self._model.row_of(here.key) if here is not None else None
        if row is None and rows:
            row = rows[min(at, len(rows) - 1)]
        if row is not None:
            self._go_to(row)
        self._place_buttons()
        self.current_changed.emit()

    def current(self) -> RowLine | None:
        """Return the row that the keyboard is at."""
        line = self._model.line_at(self.currentIndex().row())
        return line if isinstance(line, RowLine) else None

    def rows_to_visit(self) -> list[int]:
        """Return the rows that the keyboard goes to."""
        return self._model.rows_to_visit()

    def step(self, steps: int) -> None:
        """Go some rows down or up."""
        rows = self._model.rows_to_visit()
        if rows:
            self._go_to(rows[min(len(rows) - 1, max(0, self._at + steps))])

    def open_current(self) -> None:
        """Open what the row is about, or show the rest."""
        line = self.current()
        if line is not None:
            self.opened.emit(line)
        elif isinstance(self._line(), More):
            self.more_requested.emit()

    def below(self, verb: Verb) -> QPoint:
        """Return where a menu of a verb of the current row opens."""
        return self._buttons.below(verb)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go to the next row where a head stands, which can't be current and so would hold the keyboard up."""
        index, rows = super().moveCursor(action, modifiers), self._model.rows_to_visit()
        if action is QAbstractItemView.CursorAction.MoveHome or index.row() not in rows:
            below = [row for row in rows if row >= max(0, index.row())]
            return self._model.index(below[0]) if below else index
        return index

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons in their row."""
        super().resizeEvent(event)
        self._place_buttons()

    def updateGeometries(self) -> None:
        """Keep the buttons in their row."""
        super().updateGeometries()
        self._place_buttons()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Take the buttons along."""
        super().scrollContentsBy(dx, dy)
        self._place_buttons()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no ring."""
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Wish for the menu of the current row."""
        if self.current() is not None:
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            point = self.visualRect(self.currentIndex()).bottomLeft() if by_key else event.pos()
            self.menu_requested.emit(self.viewport().mapToGlobal(point))

    def _build(self) -> None:
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)

    def _connect(self) -> None:
        self._delegate.verb_hit.connect(self._on_verb_hit)
        self._buttons.pressed.connect(self._on_pressed)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(lambda _index: self._open_row())
        self.clicked.connect(self._on_clicked)
        self._look.theme.changed.connect(self._on_theme_changed)

    def _line(self) -> Line | None:
        return self._model.line_at(self.currentIndex().row())

    def _go_to(self, row: int) -> None:
        """Make a row current; its head comes into sight too."""
        self.executeDelayedItemsLayout()  # after a reset the scroll bar would still have its old range
        self.setCurrentIndex(self._model.index(row))
        if row and isinstance(self._model.lines[row - 1], Head):
            self.scrollTo(self._model.index(row - 1))
            self.scrollTo(self._model.index(row))

    def _on_current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        rows = self._model.rows_to_visit()
        if now.row() in rows:
            self._at = rows.index(now.row())
        self._place_buttons()
        self.viewport().update()
        self.current_changed.emit()

    def _on_verb_hit(self, hit: tuple[int, Verb]) -> None:
        row, verb = hit
        self.verb_requested.emit((self._model.lines[row], verb))

    def _on_pressed(self, verb: Verb) -> None:
        line = self.current()
        if line is not None:
            self.verb_requested.emit((line, verb))

    def _on_clicked(self, index: QModelIndex) -> None:
        if isinstance(self._model.lines[index.row()], More):
            self.more_requested.emit()

    def _open_row(self) -> None:
        if self.current() is not None:
            self.open_current()

    def _place_buttons(self) -> None:
        line = self.current()
        if line is None:
            self._buttons.hide()
            return
        rect = self.visualRect(self.currentIndex())
        name = line.row.name if line.row is not None else line.title
        self._buttons.put(name, line.verbs, rect, self._delegate.places(rect))

    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self._place_buttons()

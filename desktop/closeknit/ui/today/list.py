"""The list of Today: sections, rows, and the buttons that stand in the current one."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from closeknit.domain.act import Act
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos
from closeknit.ui.today.delegate import TodayDelegate
from closeknit.ui.today.model import ActLine, Head, More, TodayModel
from closeknit.ui.today.places import Verb
from closeknit.ui.today.presenter import Found
from closeknit.ui.today.rowbuttons import RowButtons

Index = QModelIndex | QPersistentModelIndex


class TodayList(QListView):
    """One row is current; keys and buttons act on it."""

    #: something should be done with an act; carries (Act, Verb)
    verb_requested = Signal(object)
    #: a person should be opened; carries the id
    opened = Signal(object)
    #: the acts that aren't shown are wanted
    more_requested = Signal()
    #: a menu of the current row is wanted; carries the point of the screen
    menu_requested = Signal(object)
    #: another row is current
    current_changed = Signal()

    def __init__(self, look: Look, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._today = TodayModel(self)
        self._at = 0
        self._buttons = RowButtons(look, self.viewport())
        self._delegate = TodayDelegate(look, photos, self._buttons.widths, self)
        self._build()
        self._connect()
        photos.arrived.connect(self.viewport().update)

    @property
    def today(self) -> TodayModel:
        """The model."""
        return self._today

    def put(self, found: Found) -> None:
        """Show other acts; the keyboard stays at its act, or else at its place in the list."""
        here, at = self.act(), self._at
        self._today.put(found)
        rows = self._today.rows_to_visit()
        row = self._today.row_of(here.key) if here is not None else None
        if row is None and rows:
            row = rows[min(at, len(rows) - 1)]
        if row is not None:
            self._go_to(row)
        self._place_buttons()
        self.current_changed.emit()

    def act(self) -> Act | None:
        """Return the act that the keyboard is at."""
        return self._today.act_at(self.currentIndex().row())

    def step(self, steps: int) -> None:
        """Go some rows down or up."""
        rows = self._today.rows_to_visit()
        if rows:
            self._go_to(rows[min(len(rows) - 1, max(0, self._at + steps))])

    def open_current(self) -> None:
        """Open the person of the row, or show the rest."""
        act = self.act()
        if act is not None:
            self.opened.emit(act.person)
        elif isinstance(self._line(), More):
            self.more_requested.emit()

    def below(self, verb: Verb) -> QPoint:
        """Return where a menu of a verb of the current row opens."""
        return self._buttons.below(verb)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go to the next row where a head stands, which can't be current and so would hold the keyboard up."""
        index, rows = super().moveCursor(action, modifiers), self._today.rows_to_visit()
        if action is QAbstractItemView.CursorAction.MoveHome or index.row() not in rows:
            below = [row for row in rows if row >= max(0, index.row())]
            return self._today.index(below[0]) if below else index
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
        if self.act() is not None:
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            point = self.visualRect(self.currentIndex()).bottomLeft() if by_key else event.pos()
            self.menu_requested.emit(self.viewport().mapToGlobal(point))

    def _build(self) -> None:
        self.setModel(self._today)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("What to do"))

    def _connect(self) -> None:
        self._delegate.verb_hit.connect(self._on_verb_hit)
        self._buttons.pressed.connect(self._on_pressed)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(lambda _index: self._open_act())
        self.clicked.connect(self._on_clicked)
        self._look.theme.changed.connect(self._on_theme_changed)

    def _line(self) -> Head | ActLine | More | None:
        row = self.currentIndex().row()
        return self._today.lines[row] if 0 <= row < len(self._today.lines) else None

    def _go_to(self, row: int) -> None:
        """Make a row current; its head comes into sight too."""
        self.executeDelayedItemsLayout()  # after a reset the scroll bar would still have its old range
        self.setCurrentIndex(self._today.index(row))
        if row and isinstance(self._today.lines[row - 1], Head):
            self.scrollTo(self._today.index(row - 1))
            self.scrollTo(self._today.index(row))

    def _on_current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        rows = self._today.rows_to_visit()
        if now.row() in rows:
            self._at = rows.index(now.row())
        self._place_buttons()
        self.viewport().update()
        self.current_changed.emit()

    def _on_verb_hit(self, hit: tuple[int, Verb]) -> None:
        row, verb = hit
        act = self._today.act_at(row)
        if act is not None:
            self.verb_requested.emit((act, verb))

    def _on_pressed(self, verb: Verb) -> None:
        act = self.act()
        if act is not None:
            self.verb_requested.emit((act, verb))

    def _on_clicked(self, index: QModelIndex) -> None:
        if isinstance(self._today.lines[index.row()], More):
            self.more_requested.emit()

    def _open_act(self) -> None:
        if self.act() is not None:
            self.open_current()

    def _place_buttons(self) -> None:
        line = self._line()
        if not isinstance(line, ActLine):
            self._buttons.hide()
            return
        rect = self.visualRect(self.currentIndex())
        self._buttons.put(line.row.name if line.row is not None else "", rect, self._delegate.places(rect))

    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self._place_buttons()

"""The board: a grid of seat cards that the arrow keys walk, as wide as the window has room for."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from closeknit.services.board import Order, Place, Seated, Twenty
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos
from closeknit.ui.twenty.card import CARD_PX, CardPainter, footer_of
from closeknit.ui.twenty.model import PLACE_ROLE, BoardModel
from closeknit.ui.twenty.wording import SeatWords

Index = QModelIndex | QPersistentModelIndex
#: A card is at least so wide, its share of the gap counted in.
CELL_PX = 216
_HALF_GAP = 5
#: How wide the style sheet makes a scroll bar.
SCROLL_PX = 10


def columns(width: int, cell: int) -> int:
    """Return how many cards stand side by side."""
    return max(1, width // cell)


class _SeatDelegate(QStyledItemDelegate):
    def __init__(self, cards: CardPainter, model: BoardModel, view: "BoardView") -> None:
        super().__init__(view)
        self._cards, self._model, self._view = cards, model, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = card_of(QRect(option.rect))
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        suggested = self._model.suggested_at(index.row())
        self._cards.paint(painter, card, index.data(PLACE_ROLE), suggested, self._model.twenty.today, is_hovered)
        if self._view.currentIndex() == index and self._view.hasFocus():
            self._cards.focus(painter, card)


class FreeSeat(QWidget):
    """The buttons of the first free seat; a click beside them is the card's."""

    #: the one suggested is offered the seat
    offered = Signal()
    #: somebody else is looked for
    other_requested = Signal()

    def __init__(self, look: Look, has_suggestion: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = look.theme.px
        box = QVBoxLayout(self)
        start, end = _HALF_GAP + px(12) + 1, _HALF_GAP
        left, right = (end, start) if self.isRightToLeft() else (start, end)
        box.setContentsMargins(left, 0, right, _HALF_GAP + px(10) + 1)
        box.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(px(6))
        other = self.tr("Someone else…") if has_suggestion else self.tr("Choose somebody…")
        if has_suggestion:
            offer = Button(look, self.tr("Offer the seat"), size="small")
            offer.clicked.connect(self.offered)
            row.addWidget(offer)
        choose = Button(look, other, "quiet" if has_suggestion else "rest", size="small")
        choose.clicked.connect(self.other_requested)
        row.addWidget(choose)
        row.addStretch(1)
        box.addLayout(row)


class BoardView(QListView):
    """Twenty cards."""

    #: a card was activated; carries its Place
    chosen = Signal(object)
    #: a card's menu is wanted; carries (Place, point on the screen)
    menu_requested = Signal(object)
    #: "Choose a next action" was clicked; carries the Seated
    action_requested = Signal(object)
    #: the one suggested is offered the first free seat
    offered = Signal()
    #: a seat is to be taken by somebody to be chosen
    take_requested = Signal()

    def __init__(self, look: Look, photos: Photos, words: SeatWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._board = BoardModel(words, self)
        self._build(CardPainter(look, photos, words))
        self._connect(photos)

    @property
    def board(self) -> BoardModel:
        """The model."""
        return self._board

    def put(self, twenty: Twenty, order: Order) -> None:
        """Show places; the keyboard stays with the place it was at."""
        before = self.place()
        self._board.put(twenty, order)
        row = self._board.row_of(before.number) if before is not None else 0
        if row >= 0 and self._board.places:
            self.setCurrentIndex(self._board.index(row))
        self._put_buttons()

    def place(self) -> Place | None:
        """Return the current place."""
        row = self.currentIndex().row()
        return self._board.places[row] if 0 <= row < len(self._board.places) else None

    def seated(self) -> Seated | None:
        """Return the current place if it is taken."""
        place = self.place()
        return place if isinstance(place, Seated) else None

    def go_to(self, number: int) -> None:
        """Make a place current."""
        row = self._board.row_of(number)
        if row >= 0:
            self.setCurrentIndex(self._board.index(row))

    def step(self, seats: int) -> None:
        """Go on in the board's order, or back."""
        row = self.currentIndex().row() + seats
        if 0 <= row < len(self._board.places):
            self.setCurrentIndex(self._board.index(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the cards other columns."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter; a letter isn't a search here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            place = self.place()
            if place is not None:
                self.chosen.emit(place)
            return
        if event.text().isprintable() and event.text():
            event.ignore()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click on the footer of a card without a next action for the wish that stands there."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        place = self._board.places[index.row()]
        foot = footer_of(card_of(self.visualRect(index)), self._look)
        if isinstance(place, Seated) and place.next_action is None and foot.contains(point):
            self.action_requested.emit(place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the card below the mouse, or of the current one."""
        index = self.currentIndex()
        point = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(self.viewport().mapFromGlobal(point))
        elif index.isValid():
            point = self.viewport().mapToGlobal(self.visualRect(index).center())
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_requested.emit((self._board.places[index.row()], QPoint(point)))

    def _build(self, cards: CardPainter) -> None:
        self.setModel(self._board)
        self.setItemDelegate(_SeatDelegate(cards, self._board, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("The twenty seats"))
        self._fit()

    def _connect(self, photos: Photos) -> None:
        self.doubleClicked.connect(lambda index: self.chosen.emit(self._board.places[index.row()]))
        photos.arrived.connect(self.viewport().update)
        self._look.theme.changed.connect(self._on_theme_changed)

    def _fit(self) -> None:
        px = self._look.theme.px
        width = self.width() - SCROLL_PX - 1  # room for the scroll bar also while there is none: no flicker of columns
        count = columns(width, px(CELL_PX))
        size = QSize(max(1, width // count), px(CARD_PX) + 2 * _HALF_GAP)
        if size != self.gridSize():
            self.setGridSize(size)

    def _on_theme_changed(self) -> None:
        self._fit()
        self.viewport().update()
        self._put_buttons()

    def _put_buttons(self) -> None:
        """Put the buttons onto the first free seat, and only there."""
        first = self._board.first_free()
        for row in range(len(self._board.places)):
            index = self._board.index(row)
            if self.indexWidget(index) is not None or row == first:
                self.setIndexWidget(index, self._free_seat(row) if row == first else None)  # type: ignore[arg-type]  # None removes

    def _free_seat(self, row: int) -> FreeSeat:
        free = FreeSeat(self._look, self._board.suggested_at(row) is not None)
        free.offered.connect(self.offered)
        free.other_requested.connect(self.take_requested)
        return free


def card_of(cell: QRect) -> QRect:
    """Return the card within its cell of the grid; what is around holds half the gap, and the ring of the keyboard."""
    return cell.adjusted(_HALF_GAP, _HALF_GAP, -_HALF_GAP, -_HALF_GAP)

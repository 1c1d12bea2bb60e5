"""The Twenty: the board of seats, sorted as chosen, with what is due for review above it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from closeknit.domain.ids import PersonId
from closeknit.domain.person import PersonRow
from closeknit.services.board import Order, Place, Seated, Twenty
from closeknit.ui.common.banner import Banner
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.empty import EmptyState
from closeknit.ui.common.keys import Hint, Keys
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.page import Page
from closeknit.ui.common.photos import Photos
from closeknit.ui.twenty.deeds import Deeds
from closeknit.ui.twenty.presenter import TwentyPresenter
from closeknit.ui.twenty.view import BoardView
from closeknit.ui.twenty.wording import SeatWords


class TwentyPage(Page):
    """Enter opens, N takes a free seat, S swaps, A chooses a next action, Y keeps, Delete leaves."""

    #: an export is wanted; carries the ids of those who sit, by place
    export_requested = Signal(object)

    def __init__(
        self, look: Look, keys: Keys, presenter: TwentyPresenter, photos: Photos, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._keys, self._presenter, self._photos = look, keys, presenter, photos
        self._words = SeatWords(self)
        self._order = Order.NEXT_ACTION
        self._put_off: set[int] = set()
        self._on_read: Callable[[Twenty], None] | None = None
        self.title = self.tr("Twenty")
        self.setAccessibleName(self.title)
        self._build()
        self._make_actions()
        self._connect()

    @property
    def board(self) -> BoardView:
        """The board."""
        return self._board

    @property
    def deeds(self) -> Deeds:
        """What can be done with a seat."""
        return self._deeds

    def entered(self) -> None:
        """Read the board anew."""
        self._presenter.is_watching = True
        self._presenter.refresh()
        self._board.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more for changes; what was put off is asked about when the page is next entered."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._presenter.is_watching = False
            self._put_off.clear()

    def people_in_order(self) -> Sequence[PersonId]:
        """Return who sits, in the order of the board."""
        return [place.row.id for place in self._board.board.places if isinstance(place, Seated)]

    def offer(self, person: PersonRow | None = None) -> None:
        """Lead to a seat for somebody, or for whoever is chosen, once it is known which seats are free."""
        self._on_read = partial(self._lead_to_seat, person)
        self._presenter.refresh()

    def person_at_hand(self) -> PersonId | None:
        """Who sits in the current seat."""
        seated = self._board.seated()
        return seated.row.id if seated is not None else None

    def top_buttons(self) -> list[QWidget]:
        """The order, and the way out."""
        return [self._sorting, self._export] if self._twenty().seated else []

    def hints(self) -> list[Hint]:
        """The keys of the page."""
        if not self._twenty().seated:
            return [Hint(self.tr("take a seat"), (self._actions["take"],))]
        words = {
            "open": self.tr("open"),
            "log": self.tr("log"),
            "done": self.tr("done"),
            "take": self.tr("take a seat"),
            "swap": self.tr("swap"),
            "action": self.tr("next action"),
            "keep": self.tr("keep"),
            "leave": self.tr("leave"),
        }
        move = Hint(self.tr("move"), (self._actions["after"], self._actions["before"]))
        return [move, *(Hint(word, (self._actions[name],)) for name, word in words.items())]

    def sort(self, order: Order) -> None:
        """Put the board into another order."""
        self._order = order
        self._sorting.setText(self._words.order(order))
        self._sorting.updateGeometry()
        self._board.put(self._twenty(), order)

    def _twenty(self) -> Twenty:
        return self._board.board.twenty

    def _build(self) -> None:
        self._banner = Banner(self._look, self.tr("Later"))
        self._board = BoardView(self._look, self._photos, self._words)
        self._deeds = Deeds(self, self._look, self._photos, self._presenter, self._twenty)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(19, 9, 5, 0)
        inner.addWidget(self._board)
        self._empty = EmptyState(self._look, "seats")
        self._empty.tell(
            self.tr("Twenty seats, all free"),
            self.tr("Who would you miss? Begin with three. The board fills as you meet."),
        )
        self._first = self._empty.add(Button(self._look, self.tr("Choose the first"), "main", key="N"))
        self._stack = QStackedWidget()
        self._stack.addWidget(holder)
        self._stack.addWidget(self._empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._banner)
        box.addWidget(self._stack, 1)
        self._sorting = Button(self._look, self._words.order(self._order), icon="sort-ascending", has_caret=True)
        self._sorting.setAccessibleName(self.tr("Sort the board"))
        self._export = Button(self._look, self.tr("Export"), icon="export")

    def _make_actions(self) -> None:
        deeds, act = self._deeds, self._keys.action
        self._actions = {
            "open": act(self._board, self.tr("Open"), self._on_open, "Return"),
            "log": act(self._board, self.tr("Log"), self.log, "L"),
            "after": act(self._board, self.tr("Next seat"), lambda: self._board.step(1), "J"),
            "before": act(self._board, self.tr("Seat before"), lambda: self._board.step(-1), "K"),
            "done": act(self._board, self.tr("Done: the next action"), self._on_done, "D"),
            "take": act(self, self.tr("Take a seat"), lambda: deeds.take(), "N"),
            "swap": act(self, self.tr("Swap"), self._on_swap, "S"),
            "action": act(self, self.tr("Choose a next action"), self._on_action, "A"),
            "keep": act(self, self.tr("Keep the seat"), self._on_keep, "Y"),
            "leave": act(self, self.tr("Leave the seat"), self._on_leave, "Delete"),
            "export": act(self, self.tr("Export the twenty"), self._on_export, "Ctrl+Shift+E"),
        }

    def _connect(self) -> None:
        self._presenter.came.connect(self._on_came)
        self._presenter.failed.connect(self.failed)
        self._presenter.seated.connect(self._on_seated)
        self._board.chosen.connect(self._on_chosen)
        self._board.menu_requested.connect(self._on_menu)
        self._board.take_requested.connect(lambda: self._deeds.take())
        self._board.action_requested.connect(self._deeds.choose_action)
        self._board.offered.connect(self._on_offered)
        self._first.clicked.connect(lambda: self._deeds.take())
        self._sorting.clicked.connect(self._on_sorting)
        self._export.clicked.connect(self._on_export)
        self._banner.closed.connect(self._on_banner_closed)

    def _on_came(self, twenty: Twenty) -> None:
        had_focus = self._board.hasFocus() or self._first.hasFocus()
        if self._order not in self._orders(twenty):
            self.sort(Order.NEXT_ACTION)
        self._board.put(twenty, self._order)
        self._stack.setCurrentIndex(0 if twenty.seated else 1)
        if had_focus:
            (self._board if twenty.seated else self._first).setFocus()
        self.subtitle = self._words.summary(twenty)
        self._tell_due(twenty)
        self.changed.emit()
        then, self._on_read = self._on_read, None
        if then is not None:
            then(twenty)

    def _on_seated(self, place: int) -> None:
        """Take the keyboard along to the seat that was just given."""
        self._on_read = lambda _twenty: self._board.go_to(place)

    def _lead_to_seat(self, person: PersonRow | None, twenty: Twenty) -> None:
        seat = next((one for one in twenty.seated if person is not None and one.row.id == person.id), None)
        self._deeds.take(person) if seat is None else self._board.go_to(seat.number)

    def _tell_due(self, twenty: Twenty) -> None:
        """Ask about one seat at a time; the next follows the answer."""
        seated = next((one for one in twenty.due if one.number not in self._put_off), None)
        if seated is None:
            self._banner.hide()
            return
        words = self.tr("The seat of {0} is due for review: kept last on {1}. Keep it?").format(
            named(seated.row.name, 60), self._words.day(seated.seat.reviewed, twenty.today)
        )
        self._asked = seated
        self._banner.tell(
            words,
            "note",
            [
                (self.tr("Keep"), lambda: self._presenter.keep(seated.row.id)),
                (self.tr("Swap…"), lambda: self._deeds.swap(seated)),
                (self.tr("Next action…"), lambda: self._deeds.choose_action(seated)),
                (self.tr("Rhythm…"), lambda: self._deeds.set_rhythm(seated)),
            ],
        )

    def _on_banner_closed(self) -> None:
        self._put_off.add(self._asked.number)
        self._board.setFocus()

    def _on_chosen(self, place: Place) -> None:
        if isinstance(place, Seated):
            self.open_person(place.row.id)
        else:
            self._deeds.take()

    def _on_open(self) -> None:
        focus = self.focusWidget()
        if isinstance(focus, Button):  # of a free seat, which lies within the board
            focus.click()
            return
        place = self._board.place()
        if place is not None:
            self._on_chosen(place)

    def _on_offered(self) -> None:
        suggestion = self._twenty().suggestion
        self._deeds.take(suggestion.row if suggestion is not None else None)

    def _on_swap(self) -> None:
        seated = self._board.seated()
        if seated is not None:
            self._deeds.swap(seated)

    def _on_action(self) -> None:
        seated = self._board.seated()
        if seated is not None:
            self._deeds.choose_action(seated)

    def _on_done(self) -> None:
        seated = self._board.seated()
        if seated is not None and seated.next_action is not None:
            self._presenter.done(seated.next_action.id)

    def _on_keep(self) -> None:
        seated = self._board.seated()
        if seated is not None:
            self._presenter.keep(seated.row.id)

    def _on_leave(self) -> None:
        seated = self._board.seated()
        if seated is not None:
            self._deeds.leave(seated)

    def _on_export(self) -> None:
        seated = sorted(self._twenty().seated, key=lambda one: one.seat.place)
        if seated:
            self.export_requested.emit([one.row.id for one in seated])

    def _on_menu(self, wish: tuple[Place, QPoint]) -> None:
        place, point = wish
        self._deeds.menu(place, point, lambda: self._on_chosen(place))

    def _orders(self, twenty: Twenty) -> list[Order]:
        return [order for order in Order if order is not Order.CLOSENESS or twenty.scoring.is_on]

    def _on_sorting(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for order in self._orders(self._twenty()):
            entry = menu.addAction(self._words.order(order))
            entry.setCheckable(True)
            entry.setChecked(order is self._order)
            entry.triggered.connect(lambda _on, chosen=order: self.sort(chosen))
        menu.popup(self._sorting.mapToGlobal(QPoint(0, self._sorting.height())))

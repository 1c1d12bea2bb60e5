"""Lead through the dialogs of a seat: take, swap, leave, next action, rhythm, history."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from closeknit.domain.person import PersonRow
from closeknit.services.board import Place, Seated, Sitting, Twenty
from closeknit.services.sides import Side
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.text import in_menu, shown
from closeknit.ui.twenty.presenter import MOST_FOUND, TwentyPresenter
from closeknit.ui.twenty.small import ActionDialog, HistoryDialog, LeaveDialog, PickDialog, RhythmDialog
from closeknit.ui.twenty.swapping import SwapDialog
from closeknit.ui.twenty.taking import TakeDialog


class Deeds(QObject):
    """Opens dialogs over the page; each reads and writes by the presenter. `board` gives what is shown now."""

    def __init__(
        self, page: QWidget, look: Look, photos: Photos, presenter: TwentyPresenter, board: Callable[[], Twenty]
    ) -> None:
        super().__init__(page)
        self._page, self._look, self._photos = page, look, photos
        self._presenter, self._board = presenter, board

    def take(self, person: PersonRow | None = None) -> None:
        """Give a free seat; with all taken it is a swap."""
        if not self._board().is_full:
            TakeDialog(self._page.window(), self._look, self._photos, self._presenter, self._failed, person).open()
        elif person is not None:
            self._pick_seat(person)
        else:
            self._pick(self.tr("All seats are taken. Who is to have one?"), self._pick_seat)

    def swap(self, seated: Seated) -> None:
        """Give a taken seat to somebody else."""
        title = self.tr("Who takes the seat of {0}?").format(named(seated.row.name, 60))
        self._pick(title, lambda row: self.compare(seated.row, row))

    def leave(self, seated: Seated) -> None:
        """Free a seat."""
        LeaveDialog(self._page.window(), self._look, self._presenter, self._failed, seated).open()

    def choose_action(self, seated: Seated) -> None:
        """Choose a next action."""
        today = self._board().today
        ActionDialog(self._page.window(), self._look, self._presenter, self._failed, seated, today).open()

    def set_rhythm(self, seated: Seated) -> None:
        """Set the cadence."""
        RhythmDialog(self._page.window(), self._look, self._presenter, self._failed, seated).open()

    def tell_history(self, place: Place) -> None:
        """Tell who sat there."""

        def show(sittings: list[Sitting]) -> None:
            HistoryDialog(self._page.window(), self._look, place.number, sittings, self._board().today).open()

        self._presenter.history(place.number, show, self)

    def menu(self, place: Place, point: QPoint, open_person: Callable[[], None]) -> None:
        """Open the menu of a card."""
        menu = QMenu(self._page)
        menu.aboutToHide.connect(menu.deleteLater)
        if isinstance(place, Seated):
            self._fill(menu, place, open_person)
        else:
            menu.addAction(self.tr("Take this seat…")).triggered.connect(lambda: self.take())
        menu.addSeparator()
        menu.addAction(self.tr("Who sat here")).triggered.connect(lambda: self.tell_history(place))
        menu.popup(point)

    def _fill(self, menu: QMenu, seated: Seated, open_person: Callable[[], None]) -> None:
        name = in_menu(self.tr("Open {0}").format(named(seated.row.name, 60)))
        action = seated.next_action
        if action is not None:
            done = in_menu(self.tr("Done: {0}").format(shown(action.text, 60)))
            menu.addAction(done).triggered.connect(lambda: self._presenter.done(action.id))
        for words, run in (
            (name, open_person),
            (self.tr("Choose a next action…"), lambda: self.choose_action(seated)),
            (self.tr("Rhythm…"), lambda: self.set_rhythm(seated)),
            (self.tr("Keep the seat"), lambda: self._presenter.keep(seated.row.id)),
            (self.tr("Swap…"), lambda: self.swap(seated)),
            (self.tr("Leave the seat…"), lambda: self.leave(seated)),
        ):
            menu.addAction(words).triggered.connect(_plain(run))

    def _pick(self, title: str, on_chosen: Callable[[PersonRow], None]) -> None:
        hint = self.tr("Find somebody without a seat")
        PickDialog(self._page.window(), self._look, self._photos, self._presenter.find, title, hint, on_chosen).open()

    def _pick_seat(self, newcomer: PersonRow) -> None:
        self._pick_sitting(lambda leaver: self.compare(leaver, newcomer), self._page.window())

    def _pick_sitting(self, on_chosen: Callable[[PersonRow], None], parent: QWidget) -> None:
        """Choose among those who sit, in the order of their places: nobody is proposed."""
        rows = [seated.row for seated in self._board().seated]

        def find(text: str, done: Callable[[Sequence[PersonRow]], None]) -> None:
            wanted = text.casefold()
            done([row for row in rows if wanted in row.name.casefold()][: MOST_FOUND if wanted else len(rows)])

        title = self.tr("Whose seat will it be?")
        PickDialog(parent, self._look, self._photos, find, title, self.tr("Find who sits"), on_chosen).open()

    def compare(self, leaver: PersonRow, newcomer: PersonRow) -> None:
        """Read both sides, then open the swap."""

        def with_leaver(left: Side) -> None:
            self._presenter.side(newcomer.id, lambda right: self._open_swap(left, right), self)

        self._presenter.side(leaver.id, with_leaver, self)

    def _open_swap(self, leaver: Side, newcomer: Side) -> None:
        dialog = SwapDialog(
            self._page.window(), self._look, self._photos, self._presenter, self._failed, leaver, newcomer
        )

        def compare(row: PersonRow) -> None:
            self._presenter.side(row.id, dialog.compare, dialog)

        dialog.other_requested.connect(lambda: self._pick_sitting(compare, dialog))
        dialog.open()

    def _failed(self, problem: BaseException) -> None:
        self._presenter.failed.emit(problem)


def _plain(run: Callable[[], None]) -> Callable[[], None]:
    return lambda: run()

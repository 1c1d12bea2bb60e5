"""Read the board off the UI thread, and hand on what is done with seats."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.person import PeopleQuery, PersonRow
from closeknit.domain.promise import By, Commitment
from closeknit.domain.seating import Taking
from closeknit.services.board import Board, Sitting, Twenty
from closeknit.services.bonds import Bonds
from closeknit.services.entries import Entries
from closeknit.services.events import PeopleArrived, SeatTaken
from closeknit.services.people import People
from closeknit.services.seats import Leaving, Seats
from closeknit.services.sides import Side
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner, Latest
from closeknit.ui.bridge.soon import Soon

REFRESH_MS = 60
MOST_FOUND = 8
#: Among so many of those found, those with a seat are left out.
_LOOKED_AT = MOST_FOUND + 20

Failed = Callable[[BaseException], None]


class TwentyPresenter(QObject):
    """Reads again with each fact while it is watched; a wish of a dialog answers that dialog alone."""

    #: carries the Twenty
    came = Signal(object)
    #: carries the problem
    failed = Signal(object)
    #: somebody was given a seat by a dialog; carries its number
    seated = Signal(int)

    def __init__(
        self,
        board: Board,
        seats: Seats,
        people: People,
        entries: Entries,
        bonds: Bonds,
        runner: JobRunner,
        hub: EventHub,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._board, self._seats, self._people = board, seats, people
        self._entries, self._bonds, self._runner = entries, bonds, runner
        self.is_watching = False
        self._is_reading = self._is_wanted_again = False
        self._searches = Latest(runner, self)
        self._soon = Soon(self.refresh, REFRESH_MS, self)
        hub.happened.connect(self._on_happened)

    def refresh(self) -> None:
        """Read the board anew; while that goes on, once more afterwards, so that no flood of facts starves it."""
        if self._is_reading:
            self._is_wanted_again = True
            return
        self._is_reading, self._is_wanted_again = True, False
        self._runner.read(self._board.twenty, self._on_read, self._on_unread, self)

    def find(self, text: str, done: Callable[[Sequence[PersonRow]], None]) -> None:
        """Find people without a seat, at most eight; only the newest question is answered."""

        def work() -> Sequence[PersonRow]:
            sitting = {seat.person for seat in self._seats.sitting()}
            found = self._people.find(PeopleQuery(text=text)).ids[:_LOOKED_AT]
            return self._people.rows([person for person in found if person not in sitting][:MOST_FOUND])

        self._searches.ask(work, done, self.failed.emit)

    def side(self, person: PersonId, done: Callable[[Side], None], owner: QObject) -> None:
        """See one side of a swap."""
        self._runner.run(lambda: self._board.side(person), done, self.failed.emit, owner)

    def history(self, place: int, done: Callable[[list[Sitting]], None], owner: QObject) -> None:
        """See who sat at a place."""
        self._runner.run(lambda: self._board.history(place), done, self.failed.emit, owner)

    def keep(self, person: PersonId) -> None:
        """Review a seat and keep it."""
        self._runner.run(lambda: self._seats.keep(person), lambda _fact: None, self.failed.emit, self)

    def done(self, commitment: EntryId) -> None:
        """Be done with a next action."""
        self._runner.run(lambda: self._entries.done(commitment), lambda _fact: None, self.failed.emit, self)

    def take(
        self,
        person: PersonId,
        taking: Taking,
        instead_of: Leaving | None,
        done: Callable[[object], None],
        failed: Failed,
        owner: QObject,
    ) -> None:
        """Give a person a seat, in a swap that of who leaves."""

        def taken(fact: SeatTaken) -> None:
            self.seated.emit(fact.place)
            done(fact)

        self._runner.run(lambda: self._seats.take(person, taking, instead_of), taken, failed, owner)

    def leave(self, leaving: Leaving, done: Callable[[object], None], failed: Failed, owner: QObject) -> None:
        """Free a seat."""
        self._runner.run(lambda: self._seats.leave(leaving), done, failed, owner)

    def promise(
        self,
        person: PersonId,
        text: str,
        due: date,
        today: date,
        done: Callable[[object], None],
        failed: Failed,
        owner: QObject,
    ) -> None:
        """Choose a next action."""
        commitment = Commitment(EntryId(0), person, By.ME, text, due, today)
        self._runner.run(lambda: self._entries.promise(commitment), done, failed, owner)

    def set_cadence(
        self, person: PersonId, days: int, done: Callable[[object], None], failed: Failed, owner: QObject
    ) -> None:
        """Say how often."""
        self._runner.run(lambda: self._bonds.set_ideal(person, days), done, failed, owner)

    def _on_read(self, twenty: Twenty) -> None:
        self.came.emit(twenty)
        self._read_again()

    def _on_unread(self, problem: BaseException) -> None:
        self.failed.emit(problem)
        self._read_again()

    def _read_again(self) -> None:
        self._is_reading = False
        if self._is_wanted_again:
            self._soon.ask()

    def _on_happened(self, fact: object) -> None:
        if self.is_watching and not isinstance(fact, PeopleArrived):
            self._soon.ask()

"""Take, swap, leave and keep the twenty seats (product 4.5)."""

from dataclasses import dataclass, replace
from datetime import date

from closeknit.domain.errors import UserError
from closeknit.domain.ids import ObjectiveId, PersonId
from closeknit.domain.promise import Objective
from closeknit.domain.seat import Cadence, LeaveReason, Seat
from closeknit.domain.seating import Taking, place_for, swap
from closeknit.services.events import Announce, SeatKept, SeatLeft, SeatTaken
from closeknit.services.local_time import local_now
from closeknit.store import bonds, seats
from closeknit.store.database import Store
from closeknit.store.joins import require_others
from closeknit.store.record import Recorder
from closeknit.store.steps import begin_step
from closeknit.store.tx import Tx
from closeknit.store.weighing import scoring_of


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who leaves, by which of the five reasons, in words if the user likes."""

    person: PersonId
    reason: LeaveReason
    words: str = ""


class Seats:
    """Verbs of seats; nothing is ever filled or emptied by itself."""

    def __init__(self, store: Store, announce: Announce) -> None:
        self._store, self._announce = store, announce

    def sitting(self) -> list[Seat]:
        """List the seats that are taken, by place."""
        with self._store.reading() as connection:
            return seats.sitting(connection)

    def of(self, person: PersonId) -> list[Seat]:
        """List every seat that a person had, the newest first."""
        with self._store.reading() as connection:
            return seats.seats_of(connection, person)

    def take(self, person: PersonId, taking: Taking, instead_of: Leaving | None = None) -> SeatTaken:
        """Give a person a seat, in a swap the place of who leaves for it.

        Raises UserError, "seats_full" for a 21st.
        """

        def work(tx: Tx) -> SeatTaken:
            require_others(tx, (person,))
            seats.require_sittable(tx, person)
            today, sitting = self._today(), seats.sitting(tx)
            if instead_of is None:
                place = place_for(person, taking, sitting)
                recorder = begin_step(tx, "seat_taken", {}, self._store.clock.now_us(), person)
            else:
                left = swap(person, taking, instead_of.person, instead_of.reason.value, sitting)
                place = left.place
                recorder = begin_step(tx, "seat_swapped", {}, self._store.clock.now_us(), person)
                seats.leave(recorder, left, today, instead_of.reason, instead_of.words.strip())
            seats.take(recorder, person, place, taking.why.strip(), today)
            _put_aims(recorder, person, taking, today)
            return SeatTaken(person, place, instead_of.person if instead_of else None, recorder.step)

        fact = self._store.write(work)
        self._announce(fact)
        return fact

    def leave(self, leaving: Leaving) -> SeatLeft:
        """Free a seat; it stays in the history."""

        def work(tx: Tx) -> SeatLeft:
            seat = seats.require_seat(tx, leaving.person)
            recorder = begin_step(tx, "seat_left", {}, self._store.clock.now_us(), leaving.person)
            seats.leave(recorder, seat, self._today(), leaving.reason, leaving.words.strip())
            return SeatLeft(leaving.person, seat.place, recorder.step)

        fact = self._store.write(work)
        self._announce(fact)
        return fact

    def keep(self, person: PersonId) -> SeatKept:
        """Review a seat and keep it."""

        def work(tx: Tx) -> SeatKept:
            seat = seats.require_seat(tx, person)
            if seat.reviewed == self._today():
                raise UserError("nothing_changed")
            recorder = begin_step(tx, "seat_kept", {}, self._store.clock.now_us(), person)
            seats.keep(recorder, seat, self._today())
            return SeatKept(person, recorder.step)

        fact = self._store.write(work)
        self._announce(fact)
        return fact

    def _today(self) -> date:
        return local_now(self._store.clock).date()


def _put_aims(recorder: Recorder, person: PersonId, taking: Taking, today: date) -> None:
    """Make the aims the objective, unless they are already, and set the cadence, unless one stands and none is said."""
    before = bonds.open_objective(recorder.tx, person)
    mine, theirs = ("", "") if taking.is_stay_close else (taking.mine.strip(), taking.theirs.strip())
    wanted = Objective(ObjectiveId(0), person, mine, theirs, today, is_stay_close=taking.is_stay_close)
    is_same = before is not None and (before.mine, before.theirs, before.is_stay_close) == (
        wanted.mine,
        wanted.theirs,
        wanted.is_stay_close,
    )
    if not is_same:
        bonds.put_objective(recorder, wanted, today)
    bond = bonds.bond_of(recorder.tx, person)
    if bond.cadence is None or taking.cadence_days is not None:
        since = today if bond.cadence is None else bond.cadence.since
        bonds.put_bond(recorder, replace(bond, cadence=Cadence(taking.days(scoring_of(recorder.tx).weights), since)))

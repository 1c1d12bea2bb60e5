"""The Twenty at once: who sits where, how it stands with each, and whom a free seat may suggest (product 4.5)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from closeknit.domain.folding import fold
from closeknit.domain.ids import PersonId
from closeknit.domain.person import PersonRow
from closeknit.domain.promise import Commitment, Objective
from closeknit.domain.reason import Reason
from closeknit.domain.scored import Rung
from closeknit.domain.seat import SEATS, Cadence, Role, Seat
from closeknit.domain.seating import due_for_review, notes, suggest
from closeknit.domain.weights import Scoring
from closeknit.services.local_time import local_now
from closeknit.services.people import People
from closeknit.services.relationships import Relationship, Relationships
from closeknit.services.sides import Side, side
from closeknit.store import seats
from closeknit.store.candidates import candidates
from closeknit.store.database import Store
from closeknit.store.weighing import scoring_of


class Order(StrEnum):
    """What the board is sorted by; free seats stand last but in the order of places."""

    PLACE = "place"
    NAME = "name"
    CLOSENESS = "closeness"
    NEXT_ACTION = "next action"
    QUIET = "quiet longest"


@dataclass(frozen=True, slots=True)
class Place:
    """One of the twenty places, free."""

    number: int


@dataclass(frozen=True, slots=True)
class Seated(Place):
    """A place that is taken, and how it stands today.

    `closeness` is None for too little to say and for somebody left out of scoring (`is_scored`); `days` those since
    the last meaningful contact (or since the cadence was set), None where there is neither; `face_share` 0 to 1;
    `days_late` those that the next action is past its date.
    """

    seat: Seat
    row: PersonRow
    role: Role | None
    closeness: float | None
    is_scored: bool
    rung: Rung
    objective: Objective | None
    cadence: Cadence | None
    days: int | None
    is_quiet: bool
    overdue: float
    given: int
    received: int
    face_share: float | None
    next_action: Commitment | None
    days_late: int
    notes: tuple[Reason, ...]
    is_review_due: bool

    @property
    def is_late(self) -> bool:
        """Tell whether the next action is past its date."""
        return self.days_late > 0


@dataclass(frozen=True, slots=True)
class Suggested:
    """Whom a free seat suggests, and why."""

    row: PersonRow
    closeness: float | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class Twenty:
    """The board: twenty places in their order, those due for review (at most two), and a suggestion."""

    today: date
    places: tuple[Place, ...]
    due: tuple[Seated, ...] = ()
    suggestion: Suggested | None = None
    scoring: Scoring = field(default_factory=Scoring)

    @property
    def seated(self) -> tuple[Seated, ...]:
        """Those who sit."""
        return tuple(place for place in self.places if isinstance(place, Seated))

    @property
    def is_full(self) -> bool:
        """Tell whether no place is free."""
        return len(self.seated) == len(self.places)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A line of a seat's history; `name` is what the person is called now, "" for somebody deleted for good."""

    seat: Seat
    name: str


class Board:
    """Reads on the calling thread's connection."""

    def __init__(self, store: Store, relationships: Relationships, people: People) -> None:
        self._store, self._relationships, self._people = store, relationships, people

    def twenty(self) -> Twenty:
        """See all places as they stand now."""
        now = local_now(self._store.clock)
        with self._store.reading() as connection:
            sitting, scoring = seats.sitting(connection), scoring_of(connection)
        rows = {row.id: row for row in self._people.rows([seat.person for seat in sitting])}
        due = {seat.place for seat in due_for_review(sitting, now, scoring.weights)}
        found = self._relationships.briefly(rows)
        taken = {
            seat.place: _seated(seat, rows[seat.person], found[seat.person], now, seat.place in due)
            for seat in sitting
            if seat.person in rows
        }
        places = tuple(taken.get(number) or Place(number) for number in range(1, SEATS + 1))
        asked = tuple(sorted((taken[place] for place in due & taken.keys()), key=lambda one: one.seat.reviewed))
        return Twenty(
            now.date(), places, asked, self._suggestion(now, scoring) if len(taken) < SEATS else None, scoring
        )

    def side(self, person: PersonId) -> Side:
        """See one side of a swap; raises UserError("person_gone")."""
        row = self._people.open(person).row
        return side(row, self._relationships.of(person), local_now(self._store.clock))

    def history(self, place: int) -> list[Sitting]:
        """List who sat at a place, the newest first."""
        with self._store.reading() as connection:
            found = seats.seats_at(connection, place)
        names = {row.id: row.name for row in self._people.rows([seat.person for seat in found])}
        return [Sitting(seat, names.get(seat.person, "")) for seat in found]

    def _suggestion(self, now: datetime, scoring: Scoring) -> Suggested | None:
        with self._store.reading() as connection:
            listed = candidates(connection, now, self._relationships.scored, scoring)
        found = suggest(listed)
        rows = self._people.rows([found.person]) if found is not None else []
        if found is None or not rows:
            return None
        closeness = next(one.closeness for one in listed if one.person == found.person)
        return Suggested(rows[0], closeness, found.reason)


def arranged(places: Sequence[Place], order: Order) -> list[Place]:
    """Put places into an order; of equals the lower place first, and last those of whom it isn't known."""
    if order is Order.PLACE:
        return sorted(places, key=lambda place: place.number)
    return sorted(places, key=lambda place: (*_rank(place, order), place.number))


def _rank(place: Place, order: Order) -> tuple[int, float, str]:
    if not isinstance(place, Seated):
        return 2, 0.0, ""
    value: float | None = 0.0
    match order:
        case Order.NAME:
            return 0, 0.0, fold(place.row.name)
        case Order.CLOSENESS:
            value = None if place.closeness is None else -place.closeness
        case Order.NEXT_ACTION:
            value = None if place.next_action is None else float(place.next_action.due.toordinal())
        case Order.QUIET:
            known = place.cadence is not None and place.days is not None
            value = -place.days / place.cadence.ideal_days if known and place.days and place.cadence else None
    return (1, 0.0, "") if value is None else (0, value, "")


def _seated(seat: Seat, row: PersonRow, found: Relationship, now: datetime, is_due: bool) -> Seated:
    pace, action, last = found.pace, found.next_action, found.last_meaningful
    days = pace.days if pace is not None else None if last is None else (now.date() - last.day).days
    commitments = [one for one in found.entries if isinstance(one, Commitment)]
    return Seated(
        seat.place,
        seat,
        row,
        found.bond.role,
        None if found.closeness is None else found.closeness.value,
        found.closeness is not None,
        found.standing.rung,
        found.objective,
        found.bond.cadence,
        days,
        pace is not None and pace.is_quiet,
        0.0 if pace is None else pace.overdue,
        found.ledger.totals.times_given,
        found.ledger.totals.times_received,
        found.blend.share,
        action,
        0 if action is None else max(0, (now.date() - action.due).days),
        notes(seat, found.objectives, commitments, now),
        is_due,
    )

"""Taking, leaving and reviewing a seat, what a seat has to say, and whom a free one may suggest (product 4.5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from closeknit.domain.cadence import check_cadence
from closeknit.domain.errors import UserError
from closeknit.domain.ids import PersonId
from closeknit.domain.matching import Match
from closeknit.domain.meaning import Touch, is_meaningful
from closeknit.domain.promise import By, Commitment, Objective
from closeknit.domain.proposals import last_progress
from closeknit.domain.reason import Reason
from closeknit.domain.seat import SEATS, LeaveReason, Seat
from closeknit.domain.weights import DEFAULTS, Weights

#: A seat says that its objective is gone from so many days on.
NOTE_DAYS = 14
#: A free seat looks back so many days, for so many meaningful contacts.
SUGGEST_DAYS = 90
SUGGEST_CONTACTS = 2


@dataclass(frozen=True, slots=True)
class Taking:
    """What is asked when a seat is taken: why, both aims or *stay close*, and a cadence (None: 30 days)."""

    why: str
    mine: str = ""
    theirs: str = ""
    is_stay_close: bool = False
    cadence_days: int | None = None

    def days(self, weights: Weights = DEFAULTS) -> int:
        """Return the cadence taken."""
        return weights.seat_cadence_days if self.cadence_days is None else self.cadence_days


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone unseated for a free seat; `met` are matches between their needs and my offers, or the other way."""

    person: PersonId
    closeness: float | None
    met: tuple[Match, ...] = ()
    contact_rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Whom a free seat suggests, and why."""

    person: PersonId
    reason: Reason


def sitting(seats: Iterable[Seat]) -> list[Seat]:
    """Return the seats that are taken, by place."""
    return sorted((seat for seat in seats if seat.left is None), key=lambda seat: seat.place)


def free_place(seats: Iterable[Seat]) -> int | None:
    """Return the lowest free place, 1 to 20, or None."""
    taken = {seat.place for seat in sitting(seats)}
    return next((place for place in range(1, SEATS + 1) if place not in taken), None)


def check_taking(taking: Taking) -> None:
    """Raise UserError where the three lines or the cadence won't do."""
    if not taking.why.strip():
        raise UserError("seat_needs_why")
    if not taking.is_stay_close and not (taking.mine.strip() and taking.theirs.strip()):
        raise UserError("seat_needs_aims")
    if taking.cadence_days is not None:
        check_cadence(taking.cadence_days)


def place_for(person: PersonId, taking: Taking, seats: Sequence[Seat]) -> int:
    """Return the place a person takes; raises UserError for one who sits already, and when all are taken."""
    check_taking(taking)
    if any(seat.person == person for seat in sitting(seats)):
        raise UserError("seated_already")
    place = free_place(seats)
    if place is None:
        raise UserError("seats_full", n=SEATS)
    return place


def seat_to_leave(person: PersonId, reason: str, seats: Sequence[Seat]) -> tuple[Seat, LeaveReason]:
    """Return the seat a person leaves, and why; raises UserError for no seat, and for none of the five reasons."""
    seat = next((seat for seat in sitting(seats) if seat.person == person), None)
    if seat is None:
        raise UserError("not_seated")
    try:
        return seat, LeaveReason(reason)
    except ValueError:
        raise UserError("leave_needs_reason", reasons=" · ".join(LeaveReason)) from None


def swap(newcomer: PersonId, taking: Taking, leaver: PersonId, reason: str, seats: Sequence[Seat]) -> Seat:
    """Return the seat that changes hands; raises UserError as taking and leaving do, but for a full board."""
    check_taking(taking)
    if any(seat.person == newcomer for seat in sitting(seats)):
        raise UserError("seated_already")
    return seat_to_leave(leaver, reason, seats)[0]


def due_for_review(seats: Iterable[Seat], now: datetime, weights: Weights = DEFAULTS) -> list[Seat]:
    """Return the seats to ask about this week (Monday to Sunday), at most two: the longest due first, then by place.

    One kept this week counts as asked about; a seat taken this week wasn't.
    """
    today = now.date()
    week = today.isocalendar()[:2]
    seated = sitting(seats)
    asked = sum(1 for seat in seated if seat.reviewed != seat.since and seat.reviewed.isocalendar()[:2] == week)
    due = sorted(all_due(seated, today, weights), key=lambda seat: (seat.reviewed, seat.place))
    return due[: max(0, weights.reviews_a_week - asked)]


def all_due(seats: Iterable[Seat], today: date, weights: Weights = DEFAULTS) -> list[Seat]:
    """Return every seat last kept 90 days ago or longer, by place; the review folds those beyond two away."""
    return [seat for seat in sitting(seats) if (today - seat.reviewed).days >= weights.review_days]


def notes(
    seat: Seat, objectives: Iterable[Objective], commitments: Iterable[Commitment], now: datetime
) -> tuple[Reason, ...]:
    """Return what a seat says: its objective reached or removed 14 days ago or longer, and no next action.

    `objectives` are all of the person's, also closed ones; one that stands, or *stay close*, silences that note.
    """
    said = []
    note = objective_note(seat, tuple(objectives), now.date())
    if note is not None:
        said.append(note)
    if not any(one.is_open and one.by is By.ME for one in commitments):
        said.append(Reason("no_next_action"))
    return tuple(said)


def objective_note(seat: Seat, objectives: Sequence[Objective], today: date) -> Reason | None:
    """Say that its objective was reached, removed or never set 14 days ago or longer; None where one stands."""
    if any(one.closed is None for one in objectives):
        return None
    last = max(objectives, key=lambda one: (one.closed or date.min, one.id), default=None)
    ended = seat.since if last is None or last.closed is None else max(last.closed, seat.since)
    days = (today - ended).days
    if days < NOTE_DAYS:
        return None
    if last is not None and last_progress(last)[1] >= 1.0:
        return Reason("objective_reached", {"n": days, "text": last.mine})
    return Reason("objective_missing", {"n": days})


def recent_contacts(touches: Iterable[Touch], weights: Weights = DEFAULTS) -> tuple[int, ...]:
    """Return the rows of the meaningful contacts of 90 days, which a candidate brings."""
    return tuple(one.entry for one in touches if one.age_days <= SUGGEST_DAYS and is_meaningful(one, weights))


def suggest(candidates: Iterable[Candidate]) -> Suggestion | None:
    """Suggest the one with the highest closeness whom something speaks for, or nobody; those without a number last.

    `candidates` are unseated, and neither archived nor silenced. Ties go to the lower id.
    """
    speaking = [one for one in candidates if one.met or len(one.contact_rows) >= SUGGEST_CONTACTS]
    if not speaking:
        return None
    best = min(speaking, key=lambda one: (1.0 if one.closeness is None else -one.closeness, one.person))
    return Suggestion(best.person, _suggestion(best))


def _suggestion(candidate: Candidate) -> Reason:
    if candidate.met:
        first = candidate.met[0]
        return Reason("suggest_match", {"words": ", ".join(first.words)}, first.rows)
    rows = candidate.contact_rows
    return Reason("suggest_contacts", {"n": len(rows)}, rows)

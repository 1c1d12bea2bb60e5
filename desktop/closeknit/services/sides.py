"""One side of a swap: what is set beside the other before a seat changes hands (product 4.5)."""

from dataclasses import dataclass
from datetime import date, datetime

from closeknit.domain.blend import Presence, presence
from closeknit.domain.interaction import LIVE, Channel, Interaction
from closeknit.domain.meaning import touches
from closeknit.domain.person import PersonRow
from closeknit.domain.promise import Need, Objective
from closeknit.domain.seat import Cadence, Seat
from closeknit.services.relationships import Relationship
from closeknit.services.trend import Trend


@dataclass(frozen=True, slots=True)
class Side:
    """What is known of a person in a swap; `closeness` also is None for somebody left out of scoring (`is_scored`).

    `shares` are face to face, live and written, together 1, or None where nothing counts. `hours` are those together,
    not weighed. `usual_days` is the rhythm of a seat for which none is said.
    """

    row: PersonRow
    seat: Seat | None
    cadence: Cadence | None
    is_scored: bool
    closeness: float | None
    trend: Trend | None
    today: date
    last_live: date | None
    last_in_person: date | None
    shares: tuple[float, float, float] | None
    given: int
    received: int
    objective: Objective | None
    hours: float
    need: str
    usual_days: int


def side(row: PersonRow, found: Relationship, now: datetime) -> Side:
    """Gather one side of a relationship that was opened."""
    weights = found.scoring.weights
    interactions = [one for one in found.entries if isinstance(one, Interaction)]
    counted = touches(interactions, now, weights)
    live = [touch for touch in counted if touch.channel in LIVE]
    needs = [one for one in found.entries if isinstance(one, Need) and one.met_day is None]
    return Side(
        row,
        found.seat,
        found.bond.cadence,
        found.closeness is not None,
        None if found.closeness is None else found.closeness.value,
        found.trend,
        now.date(),
        live[0].day if live else None,
        next((touch.day for touch in live if touch.channel is Channel.IN_PERSON), None),
        _shares(presence(found.blend)),
        found.ledger.totals.times_given,
        found.ledger.totals.times_received,
        found.objective,
        sum(touch.hours for touch in live),
        needs[0].text if needs else "",
        weights.seat_cadence_days,
    )


def _shares(divided: Presence | None) -> tuple[float, float, float] | None:
    return None if divided is None else (divided.face, divided.live, divided.written)

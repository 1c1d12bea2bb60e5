"""One side of a swap: what is set beside the other before a seat changes hands (product 4.5)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from closeknit.domain.blend import Presence, presence
from closeknit.domain.closeness import half_life_days, score
from closeknit.domain.exchange import Exchange
from closeknit.domain.interaction import LIVE, Channel, Interaction
from closeknit.domain.ledger import totals
from closeknit.domain.meaning import touches
from closeknit.domain.person import PersonRow
from closeknit.domain.promise import Need, Objective
from closeknit.domain.seat import Cadence, Seat
from closeknit.domain.weights import Weights
from closeknit.services.relationships import Relationship

#: The trend looks back so far.
TREND_DAYS = 90


@dataclass(frozen=True, slots=True)
class Side:
    """What is known of a person in a swap; `closeness` also is None for somebody left out of scoring (`is_scored`).

    `before` is the closeness by the rules of today as of `before_day`, with what was known by then. `shares` are
    face to face, live and written, together 1, or None where nothing counts. `hours` are those together, not weighed.
    `usual_days` is the rhythm of a seat for which none is said.
    """

    row: PersonRow
    seat: Seat | None
    cadence: Cadence | None
    is_scored: bool
    closeness: float | None
    before: float | None
    before_day: date
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
    then = now - timedelta(days=TREND_DAYS)
    return Side(
        row,
        found.seat,
        found.bond.cadence,
        found.closeness is not None,
        None if found.closeness is None else found.closeness.value,
        None if found.closeness is None else _closeness_at(then, found, interactions, weights),
        then.date(),
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


def _closeness_at(
    then: datetime, found: Relationship, interactions: list[Interaction], weights: Weights
) -> float | None:
    exchanges = [one for one in found.entries if isinstance(one, Exchange) and one.when.day <= then.date()]
    circle = found.circle
    half_life = half_life_days(found.bond, weights)
    return score(
        touches(interactions, then, weights), totals(exchanges, then, weights), circle, half_life, weights
    ).value


def _shares(divided: Presence | None) -> tuple[float, float, float] | None:
    return None if divided is None else (divided.face, divided.live, divided.written)

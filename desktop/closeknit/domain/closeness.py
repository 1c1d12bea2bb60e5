"""Closeness in plain numbers: `100 · (.25 T + .25 R + .20 Q + .20 B + .10 N)` (product 4.3); `why` has its reasons."""

from collections.abc import Iterable, Sequence
from math import exp2, expm1
from typing import NamedTuple

from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import StartedBy
from closeknit.domain.ledger import Totals
from closeknit.domain.meaning import Touch, capped
from closeknit.domain.seat import Bond, Role, Tie
from closeknit.domain.weights import DEFAULTS, Weights

#: With fewer interactions that count there is too little to say.
FEWEST = 3
#: So many of the last live ones make the quality.
LAST = 5
_FULL_CIRCLE = 5
_FULL_MARKERS = 4
_NOTHING = Totals()


class Score(NamedTuple):
    """The number, None where there is too little to say, and its five parts, each 0 to 1."""

    value: float | None
    quantity: float
    recency: float
    quality: float
    mutuality: float
    circle: float
    counted: int


def score(
    touches: Sequence[Touch],
    totals: Totals = _NOTHING,
    both_know: int = 0,
    half_life_days: float = DEFAULTS.half_life_days,
    weights: Weights = DEFAULTS,
) -> Score:
    """Return closeness; `touches` stand newest first. Ten one-way mails over 85 days, h = 45, make 10.5."""
    parts = (
        quantity(touches, weights),
        recency(touches, half_life_days, weights),
        quality(touches),
        mutuality(touches, totals),
        min(1.0, both_know / _FULL_CIRCLE),
    )
    counted = len(touches)
    value = None if counted < FEWEST else sum(scaled(parts, weights))
    return Score(value, *parts, counted)


def most(weights: Weights = DEFAULTS) -> tuple[float, float, float, float, float]:
    """Return the most points that each part can give, T R Q B N: together 100, also when edited."""
    total = weights.quantity + weights.recency + weights.quality + weights.mutuality + weights.circle
    scale = 100.0 / total if total > 0.0 else 0.0
    return (
        scale * weights.quantity,
        scale * weights.recency,
        scale * weights.quality,
        scale * weights.mutuality,
        scale * weights.circle,
    )


def scaled(parts: Sequence[float], weights: Weights = DEFAULTS) -> tuple[float, ...]:
    """Return the points of the parts, which add up to the number."""
    return tuple(part * limit for part, limit in zip(parts, most(weights), strict=True))


def half_life_days(bond: Bond | None, weights: Weights = DEFAULTS) -> float:
    """Return h: the cadence, 90 where there is none, and twice that for family."""
    days = weights.half_life_days if bond is None or bond.cadence is None else float(bond.cadence.ideal_days)
    return 2.0 * days if bond is not None and bond.role is Role.FAMILY else days


def quantity(touches: Iterable[Touch], weights: Weights = DEFAULTS) -> float:
    """Return T from hours together, each by the weight of its channel: 70 hours in person are 0.5 (after Hall 2019)."""
    hours = 0.0
    for touch in touches:
        if touch.hours:
            hours += touch.hours * weights.channels[touch.channel]
    if hours <= 50.0:
        return 0.4 * hours / 50.0
    if hours <= 90.0:
        return 0.4 + 0.2 * (hours - 50.0) / 40.0
    return min(1.0, 0.6 + 0.4 * (hours - 90.0) / 110.0)


def recency(touches: Sequence[Touch], half_life_days: float, weights: Weights = DEFAULTS) -> float:
    """Return R, `1 − exp(−Σ m · 2^(−age/h))`: one hour in person, h days ago, is 0.39."""
    total = 0.0
    for points, age_days, _touch in capped(touches, weights):
        total += points * exp2(-age_days / half_life_days)
    return -expm1(-total)


def quality(touches: Iterable[Touch]) -> float:
    """Return Q over the last five live ones; one rated 4 with two markers is 0.675, an unrated one 0.35."""
    total, counted = 0.0, 0
    for touch in touches:
        if not touch.hours:
            continue
        rated = 0.35 if touch.rating is None else 0.7 * (touch.rating - 1) / 4
        total += rated + 0.3 * min(touch.markers, _FULL_MARKERS) / _FULL_MARKERS
        counted += 1
        if counted == LAST:
            break
    return total / counted if counted else 0.0


def mutuality(touches: Iterable[Touch], totals: Totals) -> float:
    """Return B from the ledger and from who starts: 8 given, 6 received, each starting half is 0.88."""
    flow = -expm1(-(totals.given + totals.received) / 6.0)
    mine = started_by_me(touches)
    balanced = 0.0 if mine is None else 1.0 - abs(2.0 * mine - 1.0)
    return 0.6 * (1.0 - abs(totals.balance)) * flow + 0.4 * balanced


def started_by_me(touches: Iterable[Touch]) -> float | None:
    """Return the user's share of who started it, both being half; None where it is known of none."""
    mine, known = 0.0, 0
    for touch in touches:
        starter = touch.started_by
        if starter is None:
            continue
        known += 1
        if starter is StartedBy.ME:
            mine += 1.0
        elif starter is StartedBy.BOTH:
            mine += 0.5
    return mine / known if known else None


def both_know(person: PersonId, ties: Iterable[Tie], me: PersonId | None = None) -> frozenset[PersonId]:
    """Return the people whom the person knows by ties, and so does the user, in whose book they stand."""
    others = {tie.second if tie.first == person else tie.first for tie in ties if person in (tie.first, tie.second)}
    return frozenset(other for other in others if other not in (person, me))

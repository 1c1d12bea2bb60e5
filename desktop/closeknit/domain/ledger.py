"""Give and take: what each side had of the other, fading over a year (product 4.4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import exp2
from typing import NamedTuple

from closeknit.domain.exchange import Direction, Exchange
from closeknit.domain.reason import Reason
from closeknit.domain.weights import DEFAULTS, Weights
from closeknit.domain.when import age_days

_IN_BALANCE = 0.35
_ONE_SIDED = 0.6
_GIVEN_BEFORE_CARRYING = 3


class Verdict(StrEnum):
    """What the balance says; `leaning` is more given than received, not yet enough to carry."""

    BALANCED = "in balance"
    LEANING = "leaning"
    CARRYING = "you carry this one"
    YOUR_TURN = "your turn"


class Worth(NamedTuple):
    """One exchange in plain values."""

    is_given: bool
    value: int | None
    age_days: float


class Totals(NamedTuple):
    """G and R, each faded by the year, and how many exchanges made them."""

    given: float = 0.0
    received: float = 0.0
    times_given: int = 0
    times_received: int = 0

    @property
    def balance(self) -> float:
        """Return `b = (G − R)/(G + R + 4)`, −1 to 1: 8 given, 6 received is 0.11 (product 4.4)."""
        return (self.given - self.received) / (self.given + self.received + 4.0)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The totals, what they say, why, and the rows on either side."""

    totals: Totals
    verdict: Verdict
    reason: Reason
    given_rows: tuple[int, ...]
    received_rows: tuple[int, ...]


def add_up(worths: Iterable[Worth], weights: Weights = DEFAULTS) -> Totals:
    """Return G and R: 5 received 365 days ago counts 2.5; what is dated after now counts for nothing."""
    given = received = 0.0
    times_given = times_received = 0
    for is_given, value, age in worths:
        if age < 0.0:
            continue
        worth = (weights.unknown_value if value is None else value) * exp2(-age / weights.ledger_half_life_days)
        if is_given:
            given += worth
            times_given += 1
        else:
            received += worth
            times_received += 1
    return Totals(given, received, times_given, times_received)


def totals(exchanges: Iterable[Exchange], now: datetime, weights: Weights = DEFAULTS) -> Totals:
    """Return G and R of exchanges with one person."""
    return add_up(
        (Worth(one.direction is Direction.GAVE, one.value, age_days(one.when, now)) for one in exchanges), weights
    )


def verdict(totals: Totals) -> Verdict:
    """Judge the balance; carrying needs three or more given, and nothing yet is in balance."""
    balance = totals.balance
    if balance < -_IN_BALANCE:
        return Verdict.YOUR_TURN
    if balance <= _IN_BALANCE:
        return Verdict.BALANCED
    if balance > _ONE_SIDED and totals.times_given >= _GIVEN_BEFORE_CARRYING:
        return Verdict.CARRYING
    return Verdict.LEANING


def ledger(exchanges: Iterable[Exchange], now: datetime, weights: Weights = DEFAULTS) -> Ledger:
    """Return give and take with one person, with its reason and rows."""
    counted = [one for one in exchanges if age_days(one.when, now) >= 0.0]
    sums = totals(counted, now, weights)
    given = tuple(one.id for one in counted if one.direction is Direction.GAVE)
    received = tuple(one.id for one in counted if one.direction is Direction.RECEIVED)
    said = verdict(sums)
    return Ledger(sums, said, _reason(sums, said, given + received), given, received)


def _reason(sums: Totals, said: Verdict, rows: tuple[int, ...]) -> Reason:
    params = {"given": round(sums.given, 1), "received": round(sums.received, 1)}
    if not rows:
        return Reason("ledger_empty")
    match said:
        case Verdict.BALANCED:
            return Reason("ledger_balanced", params, rows)
        case Verdict.LEANING:
            return Reason("ledger_leaning", params, rows)
        case Verdict.CARRYING:
            return Reason("ledger_carrying", params, rows)
        case Verdict.YOUR_TURN:
            return Reason("ledger_your_turn", params, rows)

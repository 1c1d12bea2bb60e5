"""Where closeness comes from: the figure of three months ago beside the one of now (product 4.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from closeknit.domain.closeness import score
from closeknit.domain.entry import Entry
from closeknit.domain.exchange import Exchange
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Interaction
from closeknit.domain.ledger import totals
from closeknit.domain.meaning import touches
from closeknit.domain.weights import Weights
from closeknit.store.scores import snapshot_of
from closeknit.store.tx import Tx

#: The trend looks back so far.
TREND_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Trend:
    """Closeness in a month before, 0 to 100, as its snapshot has it.

    Where the program didn't run in that month it is what the rules of now make of what had passed by its first day.
    """

    month: date
    value: float


def trend(
    connection: Tx,
    person: PersonId,
    entries: Sequence[Entry],
    circle: int,
    half_life_days: float,
    now: datetime,
    weights: Weights,
) -> Trend | None:
    """Look three months back; None where there was too little to say."""
    month = _months_before(now.date())
    value = snapshot_of(connection, person, month)
    if value is None:
        then = datetime.combine(month, time(12), now.tzinfo)
        passed = [one for one in entries if isinstance(one, Interaction)]
        given = [one for one in entries if isinstance(one, Exchange) and one.when.day <= month]
        counted = touches(passed, then, weights)
        value = score(counted, totals(given, then, weights), circle, half_life_days, weights).value
    return None if value is None else Trend(month, value)


def _months_before(today: date) -> date:
    months = today.year * 12 + today.month - 1 - TREND_MONTHS
    return date(months // 12, months % 12 + 1, 1)

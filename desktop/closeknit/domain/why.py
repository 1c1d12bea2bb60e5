"""Why closeness is what it is: every part with its rows, the largest gap, and what would raise it (product 4.3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from closeknit.domain.closeness import FEWEST, Score, most, score
from closeknit.domain.exchange import Exchange
from closeknit.domain.interaction import Channel, StartedBy
from closeknit.domain.ledger import Totals, Worth, add_up, ledger
from closeknit.domain.meaning import Passed, Touch, count
from closeknit.domain.parts import part_reasons, rows
from closeknit.domain.reason import Reason
from closeknit.domain.scored import Band, band_of
from closeknit.domain.weights import DEFAULTS, Weights

#: So many acts that would raise it are named.
_MOST_RAISES = 3


class PartName(StrEnum):
    """The five parts, in the order of the formula."""

    QUANTITY = "quantity"
    RECENCY = "recency"
    QUALITY = "quality"
    MUTUALITY = "mutuality"
    CIRCLE = "circle"


@dataclass(frozen=True, slots=True)
class Part:
    """One part: `share` 0 to 1, its `points` of at most `most`, and the reason with its rows."""

    name: PartName
    share: float
    points: float
    most: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Raise:
    """What one more act today would add, found by scoring with it."""

    gain: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Why:
    """Closeness with all that it rests on; `band`, `gap` and `would_raise` only where there is a number."""

    score: Score
    band: Band | None
    says: Reason
    parts: tuple[Part, ...]
    gap: Reason | None
    would_raise: tuple[Raise, ...]
    weights_version: int

    @property
    def value(self) -> float | None:
        """The number, 0 to 100; None: too little to say."""
        return self.score.value

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What is said first, then the parts."""
        return (self.says, *(part.reason for part in self.parts))


def why(
    touches: Sequence[Touch],
    exchanges: Iterable[Exchange],
    both_know: int,
    half_life_days: float,
    now: datetime,
    weights: Weights = DEFAULTS,
    is_brief: bool = False,
) -> Why:
    """Return closeness with its reasons; agrees with `score`. `touches` stand newest first.

    Briefly is without what would raise it.
    """
    book = ledger(exchanges, now, weights)
    result = score(touches, book.totals, both_know, half_life_days, weights)
    parts = tuple(
        Part(name, share, share * limit, limit, reason)
        for name, share, limit, reason in zip(
            PartName,
            result[1:6],
            most(weights),
            part_reasons(touches, book, both_know, half_life_days, weights),
            strict=True,
        )
    )
    if result.value is None:
        missing = FEWEST - result.counted
        says = Reason("closeness_too_little", {"n": missing, "known": result.counted}, rows(touches))
        return Why(result, None, says, parts, None, (), weights.version)
    band = band_of(result.value)
    raises = () if is_brief else _would_raise(touches, book.totals, both_know, half_life_days, now, weights)
    return Why(result, band, _says(band, result.value), parts, _gap(parts), raises, weights.version)


def _says(band: Band, value: float) -> Reason:
    params = {"value": round(value)}
    match band:
        case Band.FAR:
            return Reason("closeness_far", params)
        case Band.LOOSE:
            return Reason("closeness_loose", params)
        case Band.STEADY:
            return Reason("closeness_steady", params)
        case Band.CLOSE:
            return Reason("closeness_close", params)
        case Band.VERY_CLOSE:
            return Reason("closeness_very_close", params)


def _gap(parts: Sequence[Part]) -> Reason | None:
    part = max(parts, key=lambda one: one.most - one.points)
    params = {"gap": round(part.most - part.points)}
    if not params["gap"]:
        return None
    match part.name:
        case PartName.QUANTITY:
            return Reason("gap_quantity", params)
        case PartName.RECENCY:
            return Reason("gap_recency", params)
        case PartName.QUALITY:
            return Reason("gap_quality", params)
        case PartName.MUTUALITY:
            return Reason("gap_mutuality", params)
        case PartName.CIRCLE:
            return Reason("gap_circle", params)


def _would_raise(
    touches: Sequence[Touch],
    totals: Totals,
    both_know: int,
    half_life_days: float,
    now: datetime,
    weights: Weights,
) -> tuple[Raise, ...]:
    """Score again with a lunch, an hour by video, something given (all by me, today, unrated), one more both know."""

    def value(history: Sequence[Touch], sums: Totals, known: int = both_know) -> float:
        return score(history, sums, known, half_life_days, weights).value or 0.0

    before = value(touches, totals)
    given = add_up([Worth(True, None, 0.0)], weights).given
    more = totals._replace(given=totals.given + given, times_given=totals.times_given + 1)
    lunch = value(_with(touches, Channel.IN_PERSON, 90, now, weights), totals) - before
    video = value(_with(touches, Channel.VIDEO, 60, now, weights), totals) - before
    gift = value(touches, more) - before
    circle = value(touches, totals, both_know + 1) - before
    raises = [
        Raise(lunch, Reason("raise_lunch", {"gain": round(lunch)})),
        Raise(video, Reason("raise_video", {"gain": round(video)})),
        Raise(gift, Reason("raise_gift", {"gain": round(gift)})),
        Raise(circle, Reason("raise_circle", {"gain": round(circle)})),
    ]
    return tuple(sorted((one for one in raises if round(one.gain) > 0), key=lambda one: -one.gain)[:_MOST_RAISES])


def _with(touches: Sequence[Touch], channel: Channel, minutes: int, now: datetime, weights: Weights) -> Sequence[Touch]:
    now_s = now.timestamp()
    row = Passed(0, now_s, now.date(), channel, minutes, started_by=StartedBy.ME)
    touch = count(row, now_s, weights)
    return touches if touch is None else [touch, *touches]

"""The reasons behind the five parts of closeness (product 4.3)."""

from collections.abc import Iterable, Sequence

from closeknit.domain.closeness import LAST, started_by_me
from closeknit.domain.ledger import Ledger
from closeknit.domain.meaning import Touch, capped
from closeknit.domain.reason import Reason
from closeknit.domain.weights import Weights

#: What adds less to the sum of recency is no row behind it.
_LEAST = 0.001


def rows(touches: Iterable[Touch]) -> tuple[int, ...]:
    """Return the entries of touches."""
    return tuple(touch.entry for touch in touches)


def part_reasons(
    touches: Sequence[Touch], book: Ledger, both_know: int, half_life_days: float, weights: Weights
) -> tuple[Reason, Reason, Reason, Reason, Reason]:
    """Return the reason of each part, T R Q B N, with the rows behind it; `touches` stand newest first."""
    live = [touch for touch in touches if touch.hours]
    return (
        Reason("part_quantity", {"n": round(sum(touch.hours for touch in live))}, rows(live)),
        _recency(touches, half_life_days, weights),
        _quality(live[:LAST]),
        _mutuality(touches, book),
        Reason("part_circle", {"n": both_know}),
    )


def _recency(touches: Sequence[Touch], half_life_days: float, weights: Weights) -> Reason:
    if not touches:
        return Reason("part_recency_none")
    fresh = tuple(
        counted.touch.entry
        for counted in capped(touches, weights)
        if counted.points * 2.0 ** (-counted.age_days / half_life_days) >= _LEAST
    )
    params = {"n": int(touches[0].age_days), "half_life": round(half_life_days)}
    return Reason("part_recency", params, fresh) if params["n"] else Reason("part_recency_today", params, fresh)


def _quality(last: Sequence[Touch]) -> Reason:
    if not last:
        return Reason("part_quality_none")
    ratings = [touch.rating for touch in last if touch.rating is not None]
    markers = sum(touch.markers for touch in last)
    if not ratings:
        return Reason("part_quality_unrated", {"n": len(last), "markers": markers}, rows(last))
    rating = round(sum(ratings) / len(ratings), 1)
    return Reason("part_quality", {"n": len(last), "rating": rating, "markers": markers}, rows(last))


def _mutuality(touches: Sequence[Touch], book: Ledger) -> Reason:
    known = tuple(touch.entry for touch in touches if touch.started_by is not None)
    mine = started_by_me(touches)
    both = book.given_rows + book.received_rows + known
    params = {"given": round(book.totals.given, 1), "received": round(book.totals.received, 1)}
    if mine is None:
        return Reason("part_mutuality_unknown", params, both)
    return Reason("part_mutuality", {**params, "percent": round(100 * mine), "n": len(known)}, both)

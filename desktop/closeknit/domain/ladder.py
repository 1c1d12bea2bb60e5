"""The ladder from link to relationship, and exactly what the next rung wants (product 4.2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from closeknit.domain.exchange import Direction, Exchange
from closeknit.domain.interaction import Channel
from closeknit.domain.meaning import YEAR_DAYS, Touch, is_meaningful
from closeknit.domain.promise import Need, Objective
from closeknit.domain.reason import Reason
from closeknit.domain.scored import Rung
from closeknit.domain.weights import DEFAULTS, Weights
from closeknit.domain.when import age_days

_MEANINGFUL = 3
_CHANNELS = 2


@dataclass(frozen=True, slots=True)
class Ground:
    """What the ladder stands on; the rows are entries dated up to now, `touches` any order."""

    touches: Sequence[Touch] = ()
    given_rows: tuple[int, ...] = ()
    received_rows: tuple[int, ...] = ()
    need_rows: tuple[int, ...] = ()
    has_seat: bool = False
    has_mutual_objective: bool = False
    is_remote: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The rung, why it is reached (a reason per rung), and all that is missing for the next."""

    rung: Rung
    reasons: tuple[Reason, ...]
    missing: tuple[Reason, ...]


def ground(
    touches: Sequence[Touch],
    exchanges: Iterable[Exchange],
    needs: Iterable[Need],
    now: datetime,
    *,
    has_seat: bool = False,
    objective: Objective | None = None,
    is_remote: bool = False,
) -> Ground:
    """Gather the ground of one person from entries; `needs` are theirs, a met one counts as known too."""
    past = [one for one in exchanges if age_days(one.when, now) >= 0.0]
    return Ground(
        touches,
        tuple(one.id for one in past if one.direction is Direction.GAVE),
        tuple(one.id for one in past if one.direction is Direction.RECEIVED),
        tuple(need.id for need in needs if age_days(need.when, now) >= 0.0),
        has_seat,
        objective is not None and objective.is_mutual,
        is_remote,
    )


def standing(ground: Ground, weights: Weights = DEFAULTS) -> Standing:
    """Climb while nothing is missing; a rung needs all rungs below it."""
    reasons: list[Reason] = []
    rung = Rung.LINK
    for wants in (_acquainted, _working, _reciprocal, _strategic):
        reached, missing = wants(ground, weights)
        if missing:
            return Standing(rung, tuple(reasons), missing)
        reasons.append(reached)
        rung = Rung(rung + 1)
    return Standing(rung, tuple(reasons), ())


_Step = tuple[Reason, tuple[Reason, ...]]


def _acquainted(ground: Ground, _weights: Weights) -> _Step:
    rows = tuple(touch.entry for touch in ground.touches if touch.is_two_way)
    missing = () if rows else (Reason("missing_two_way"),)
    return Reason("rung_acquainted", {"n": len(rows)}, rows), missing


def _working(ground: Ground, weights: Weights) -> _Step:
    real = [touch for touch in ground.touches if touch.age_days <= YEAR_DAYS and is_meaningful(touch, weights)]
    rows = tuple(touch.entry for touch in real)
    channels = {touch.channel for touch in real}
    missing: list[Reason] = []
    if len(real) < _MEANINGFUL:
        missing.append(Reason("missing_meaningful", {"n": _MEANINGFUL - len(real), "known": len(real)}, rows))
    if len(channels) < _CHANNELS:
        missing.append(Reason("missing_channel", {"n": _CHANNELS - len(channels)}, rows))
    if ground.is_remote and not channels & {Channel.IN_PERSON, Channel.VIDEO}:
        missing.append(Reason("missing_video"))
    if not ground.is_remote and Channel.IN_PERSON not in channels:
        missing.append(Reason("missing_in_person"))
    return Reason("rung_working", {"n": len(real), "channels": len(channels)}, rows), tuple(missing)


def _reciprocal(ground: Ground, _weights: Weights) -> _Step:
    missing: list[Reason] = []
    if not ground.given_rows:
        missing.append(Reason("missing_given"))
    if not ground.received_rows:
        missing.append(Reason("missing_received"))
    if not ground.need_rows:
        missing.append(Reason("missing_need"))
    rows = ground.given_rows + ground.received_rows + ground.need_rows
    return Reason("rung_reciprocal", {"n": len(ground.need_rows)}, rows), tuple(missing)


def _strategic(ground: Ground, _weights: Weights) -> _Step:
    missing: list[Reason] = []
    if not ground.has_seat:
        missing.append(Reason("missing_seat"))
    if not ground.has_mutual_objective:
        missing.append(Reason("missing_objective"))
    return Reason("rung_strategic"), tuple(missing)

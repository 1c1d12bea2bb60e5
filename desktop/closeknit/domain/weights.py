"""Every weight of the rules in one place, with a version (product 4: editorial defaults, editable, never science)."""

from dataclasses import dataclass, field
from types import MappingProxyType

from closeknit.domain.interaction import Channel


def _channels() -> MappingProxyType[Channel, float]:
    return MappingProxyType(
        {
            Channel.IN_PERSON: 1.0,
            Channel.VIDEO: 0.7,
            Channel.PHONE: 0.6,
            Channel.LETTER: 0.4,
            Channel.MAIL: 0.25,
            Channel.MESSAGE: 0.25,
            Channel.COMMENT: 0.05,
            Channel.REACTION: 0.0,
            Channel.LINK: 0.0,
        }
    )


@dataclass(frozen=True, slots=True)
class Weights:
    """The defaults of product 4.1 to 4.7; the five parts of closeness are scaled to 100 together.

    A version is never used for other values, since figures that are kept are told apart by it: 1 are the defaults.
    """

    version: int = 1
    channels: MappingProxyType[Channel, float] = field(default_factory=_channels)
    one_way_writing: float = 0.1
    weekly_writing_cap: float = 0.25
    meaningful: float = 0.35
    quantity: float = 0.25
    recency: float = 0.25
    quality: float = 0.20
    mutuality: float = 0.20
    circle: float = 0.10
    half_life_days: float = 90.0
    ledger_half_life_days: float = 365.0
    review_days: int = 90
    reviews_a_week: int = 2
    seat_cadence_days: int = 30
    blend_aim: float = 0.5
    marker: float = 0.15
    most_substance: float = 1.6
    unknown_minutes: int = 30
    unknown_value: int = 2
    talk: float = 0.15
    nudge_touches: int = 5
    nudge_days: int = 120
    overdue: float = 0.35
    broken_promise: float = 0.25
    need_met: float = 0.20
    stalled: float = 0.10
    date_near: float = 0.10
    stalled_days: int = 30
    near_days: int = 7


DEFAULTS = Weights()


@dataclass(frozen=True, slots=True)
class Scoring:
    """How people are scored: the weights in force, and whether closeness is shown at all.

    `is_damaged`: what was kept couldn't be read, and the defaults stand in for it.
    """

    weights: Weights = DEFAULTS
    is_on: bool = True
    is_damaged: bool = False

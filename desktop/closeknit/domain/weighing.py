"""The weights that a user may change: their names, units and ranges, and what a change makes of the others (product 4).

Two weights of `Weights` aren't among them, since nothing that is shown rests on them yet: `blend_aim` and `talk`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from closeknit.domain.closeness import most
from closeknit.domain.errors import UserError
from closeknit.domain.interaction import Channel
from closeknit.domain.weights import DEFAULTS, Weights

_HUNDRED = 100


class Unit(StrEnum):
    """What a weight is counted in; `PERCENT` are shares of closeness, `OF_100` what a reason brings in Today."""

    PERCENT = "%"
    OF_100 = "of 100"
    POINTS = "points"
    FACTOR = "times"
    DAYS = "days"
    MINUTES = "minutes"
    COUNT = ""


_WHOLE = frozenset({Unit.PERCENT, Unit.OF_100, Unit.DAYS, Unit.MINUTES, Unit.COUNT})


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight by its name on the command line, and from where to where it goes."""

    name: str
    unit: Unit
    least: float
    most: float

    @property
    def is_whole(self) -> bool:
        """Tell whether it is counted in whole numbers; others have two decimals."""
        return self.unit in _WHOLE


#: The five parts of closeness; together 100, whatever is changed.
PARTS = tuple(
    Weight(name, Unit.PERCENT, 0, _HUNDRED) for name in ("quantity", "recency", "quality", "mutuality", "circle")
)
#: What one contact is worth by its channel.
CHANNELS = tuple(
    Weight(name, Unit.POINTS, 0, 2)
    for name in ("in-person", "video", "phone", "letter", "both-wrote", "one-wrote", "comment")
)
#: What else makes one contact mean more or less.
MEANING = (
    Weight("writing-a-week", Unit.POINTS, 0, 2),
    Weight("meaningful", Unit.POINTS, 0.05, 2),
    Weight("marker", Unit.FACTOR, 0, 1),
    Weight("most-substance", Unit.FACTOR, 1, 3),
    Weight("unknown-minutes", Unit.MINUTES, 1, 240),
)
#: What fades, and how fast.
TIME = (
    Weight("half-life", Unit.DAYS, 7, 3650),
    Weight("ledger-half-life", Unit.DAYS, 7, 3650),
    Weight("unknown-value", Unit.COUNT, 1, 5),
)
#: What is asked of a seat, and when a meeting is proposed.
SEATS = (
    Weight("seat-cadence", Unit.DAYS, 1, 3650),
    Weight("review-days", Unit.DAYS, 7, 3650),
    Weight("reviews-a-week", Unit.COUNT, 1, 20),
    Weight("nudge-touches", Unit.COUNT, 1, 100),
    Weight("nudge-days", Unit.DAYS, 7, 3650),
)
#: What brings an act to Today.
TODAY = (
    *(Weight(name, Unit.OF_100, 0, _HUNDRED) for name in ("overdue", "broken-promise", "need-met", "stalled")),
    Weight("date-near", Unit.OF_100, 0, _HUNDRED),
    Weight("stalled-days", Unit.DAYS, 1, 3650),
    Weight("near-days", Unit.DAYS, 0, 365),
)
WEIGHTS = (*PARTS, *CHANNELS, *MEANING, *TIME, *SEATS, *TODAY)

_BY_NAME = MappingProxyType({weight.name: weight for weight in WEIGHTS})
_PART_NAMES = tuple(part.name for part in PARTS)
_CHANNELS = MappingProxyType(
    {
        "in-person": (Channel.IN_PERSON,),
        "video": (Channel.VIDEO,),
        "phone": (Channel.PHONE,),
        "letter": (Channel.LETTER,),
        "both-wrote": (Channel.MAIL, Channel.MESSAGE),
        "comment": (Channel.COMMENT,),
    }
)
_FIELDS = MappingProxyType(
    {
        "one-wrote": "one_way_writing",
        "writing-a-week": "weekly_writing_cap",
        "half-life": "half_life_days",
        "ledger-half-life": "ledger_half_life_days",
        "seat-cadence": "seat_cadence_days",
    }
)


def numbers_of(weights: Weights) -> dict[str, float]:
    """Give every weight by its name, as it is shown: the parts in whole per cent that add up to 100."""
    numbers: dict[str, float] = dict(zip(_PART_NAMES, _whole(most(weights), _HUNDRED), strict=True))
    for weight in WEIGHTS[len(PARTS) :]:
        channels = _CHANNELS.get(weight.name)
        value = weights.channels[channels[0]] if channels else getattr(weights, _field(weight.name))
        numbers[weight.name] = round(_HUNDRED * value) if weight.unit is Unit.OF_100 else value
    return numbers


def weights_of(numbers: Mapping[str, object], version: int) -> Weights:
    """Make weights of what `numbers_of` gave; one that isn't named is as it is by default.

    Raises UserError for what is out of range, and for parts that don't add up to 100.
    """
    whole = numbers_of(DEFAULTS) | {name: _checked(name, value) for name, value in numbers.items() if name in _BY_NAME}
    if sum(whole[name] for name in _PART_NAMES) != _HUNDRED:
        raise UserError("weights_not_hundred")
    channels = dict(DEFAULTS.channels)
    fields: dict[str, Any] = {}
    for name, value in whole.items():
        if name in _CHANNELS:
            channels.update(dict.fromkeys(_CHANNELS[name], value))
        else:
            weight = _BY_NAME[name]
            fields[_field(name)] = value / _HUNDRED if weight.unit in (Unit.PERCENT, Unit.OF_100) else value
    return replace(DEFAULTS, version=version, channels=MappingProxyType(channels), **fields)


def changed(weights: Weights, values: Mapping[str, float]) -> Weights:
    """Return weights with other values, of the same version; the parts that aren't named share what is left of 100.

    Raises UserError for a name that isn't one, and for what is out of range.
    """
    wanted = {name: _checked(name, value) for name, value in values.items()}
    numbers = numbers_of(weights) | wanted
    named = [name for name in _PART_NAMES if name in wanted]
    if named:
        numbers |= _shared_out(numbers, named)
    return weights_of(numbers, weights.version)


def differing(weights: Weights) -> frozenset[str]:
    """Name the weights that are other than by default."""
    numbers, usual = numbers_of(weights), numbers_of(DEFAULTS)
    return frozenset(name for name, value in numbers.items() if value != usual[name])


def weight_named(name: str) -> Weight:
    """Return a weight; raises UserError("weight_unknown") with all names."""
    weight = _BY_NAME.get(name)
    if weight is None:
        raise UserError("weight_unknown", weight=name, names=", ".join(_BY_NAME))
    return weight


def _field(name: str) -> str:
    return _FIELDS.get(name, name.replace("-", "_"))


def _checked(name: str, value: object) -> float:
    weight = weight_named(name)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    number = float(value) if isinstance(value, int | float) and is_number else float("nan")
    if not weight.least <= number <= weight.most:  # also where it isn't a number
        raise UserError("weight_out_of_range", weight=name, least=f"{weight.least:g}", most=f"{weight.most:g}")
    if not weight.is_whole:
        return round(number, 2)
    if number != int(number):
        raise UserError("weight_not_whole", weight=name)
    return int(number)


def _shared_out(numbers: Mapping[str, float], named: Sequence[str]) -> dict[str, float]:
    """Share 100 out: those named keep what was said, the others what is left, in proportion to what they had.

    Where the others had nothing, in proportion to the defaults; with all five named, all are scaled.
    """
    said = sum(numbers[name] for name in named)
    others = [name for name in _PART_NAMES if name not in named]
    if not others:
        if said <= 0:
            raise UserError("weights_all_nothing")
        scaled = _whole([numbers[name] * _HUNDRED / said for name in named], _HUNDRED)
        return dict(zip(named, scaled, strict=True))
    left = _HUNDRED - int(said)
    if left < 0:
        raise UserError("weights_over_hundred")
    had = [numbers[name] for name in others]
    if not sum(had):
        usual = numbers_of(DEFAULTS)
        had = [usual[name] for name in others]
    return dict(zip(others, _whole([one * left / sum(had) for one in had], left), strict=True))


def _whole(shares: Sequence[float], total: int) -> list[int]:
    """Round shares to whole numbers that add up: those cut off most get what is missing, of equals the first."""
    floors = [int(share + 1e-9) for share in shares]
    missing = total - sum(floors)
    order = sorted(range(len(shares)), key=lambda place: round(floors[place] - shares[place], 9))
    for place in order[:missing]:
        floors[place] += 1
    return floors

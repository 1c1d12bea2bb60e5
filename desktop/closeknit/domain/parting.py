"""Where a person's facts go when one of their cards is split off: only the user knows whose they are."""

from dataclasses import dataclass
from enum import StrEnum

from closeknit.domain.ids import CardId


class Facts(StrEnum):
    """`stay` with the person, `back` what a join brought with the card, or `all` go with the card."""

    STAY = "stay"
    BACK = "back"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Parting:
    """What a split is about: entries, seats and aims of the person, and how many of them the join brought."""

    card: CardId
    all: int
    back: int

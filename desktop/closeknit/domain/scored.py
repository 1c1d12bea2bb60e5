"""What lists and cards show of a relationship: a few figures, computed on a day."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from closeknit.domain.ids import PersonId


class Rung(IntEnum):
    """How far a link has come."""

    LINK = 0
    ACQUAINTED = 1
    WORKING = 2
    RECIPROCAL = 3
    STRATEGIC = 4


class Band(StrEnum):
    """What is said first; a fifth of the scale each."""

    FAR = "far"
    LOOSE = "loose"
    STEADY = "steady"
    CLOSE = "close"
    VERY_CLOSE = "very close"


@dataclass(frozen=True, slots=True)
class Scored:
    """Closeness (None: too little to say, or left out of scoring), rung, last meaningful contact, last in person."""

    person: PersonId
    closeness: float | None = None
    rung: Rung = Rung.LINK
    last_meaningful: date | None = None
    last_met: date | None = None


def band_of(closeness: float) -> Band:
    """Return the fifth of the scale: 60 is close, 59.9 steady."""
    return tuple(Band)[min(4, int(closeness // 20))]


def least_of(band: Band) -> float:
    """Return where a band begins: steady at 40."""
    return 20.0 * tuple(Band).index(band)

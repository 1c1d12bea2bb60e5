"""What lists and cards show of a relationship: a few figures, computed on a day."""

from dataclasses import dataclass
from datetime import date

from closeknit.domain.ids import PersonId
from closeknit.domain.ladder import Rung


@dataclass(frozen=True, slots=True)
class Scored:
    """Closeness (None: too little to say, or left out of scoring), rung and last meaningful contact of a person."""

    person: PersonId
    closeness: float | None = None
    rung: Rung = Rung.LINK
    last_meaningful: date | None = None

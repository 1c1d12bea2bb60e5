"""Needs, offers, commitments and objectives (product 3)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from closeknit.domain.ids import EntryId, ObjectiveId, PersonId
from closeknit.domain.when import When


@dataclass(frozen=True, slots=True)
class Need:
    """Something a person is looking for; `person` None is the user. `met_day` is set once it was met."""

    id: EntryId
    person: PersonId | None
    text: str
    when: When
    met_day: date | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """Something a person can provide; `person` None is the user."""

    id: EntryId
    person: PersonId | None
    text: str
    when: When


class By(StrEnum):
    """Who promised."""

    ME = "me"
    THEM = "them"


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something promised with a date; the next action of a person is the user's earliest open one."""

    id: EntryId
    person: PersonId
    by: By
    text: str
    due: date
    made: date
    done: date | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be kept."""
        return self.done is None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an objective is, 0 to 1, as said on a day."""

    day: date
    share: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Objective:
    """What both are after; mutual only with both outcomes, or *stay close*, which needs none.

    `closed` is the day on which it was reached or removed.
    """

    id: ObjectiveId
    person: PersonId
    mine: str
    theirs: str
    made: date
    measure: str = ""
    due: date | None = None
    is_stay_close: bool = False
    progress: tuple[Progress, ...] = ()
    closed: date | None = None

    @property
    def is_mutual(self) -> bool:
        """Tell whether both outcomes are said, or none is needed, and it still stands."""
        return self.closed is None and (self.is_stay_close or bool(self.mine.strip() and self.theirs.strip()))

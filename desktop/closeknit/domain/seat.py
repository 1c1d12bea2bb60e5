"""Seats, cadence and what else a relationship carries (product 3 and 4.5)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from closeknit.domain.ids import PersonId, SeatId
from closeknit.domain.interaction import Channel

#: How many relationships are kept alive.
SEATS = 20


class LeaveReason(StrEnum):
    """Why a seat was left."""

    MET = "met"
    PAUSED = "paused"
    ONE_SIDED = "one-sided"
    OUTGROWN = "outgrown"
    MISTAKEN = "mistaken"


@dataclass(frozen=True, slots=True)
class Seat:
    """One of the twenty places, taken by a person from `since` until `left`; `reviewed` is when it was last kept."""

    id: SeatId
    place: int
    person: PersonId
    since: date
    why: str
    reviewed: date
    left: date | None = None
    reason: LeaveReason | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Cadence:
    """How many days between meaningful contacts; `latest_days` is 1.5 times the ideal unless set.

    `since` is the day it was set; it is paused until `paused_until`.
    """

    ideal_days: int
    since: date
    latest_days: int | None = None
    paused_until: date | None = None

    @property
    def latest(self) -> float:
        """Days after which it is overdue."""
        return self.latest_days if self.latest_days is not None else 1.5 * self.ideal_days


class Role(StrEnum):
    """What a person is to the user, beside the rung."""

    CUSTOMER = "customer"
    REFERRAL_SOURCE = "referral source"
    TRUSTED_ADVISER = "trusted adviser"
    MENTOR = "mentor"
    FRIEND = "friend"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Bond:
    """What the user said about a relationship as a whole; all of it may be unsaid.

    `has_never_met` and `wants_no_rhythm` are answers that leave nothing else behind: they were asked, and said no.
    """

    person: PersonId
    role: Role | None = None
    is_remote: bool = False
    is_unscored: bool = False
    is_archived: bool = False
    is_silenced: bool = False
    cadence: Cadence | None = None
    zone: str = ""
    languages: tuple[str, ...] = ()
    prefers: Channel | None = None
    met: str = ""
    has_never_met: bool = False
    wants_no_rhythm: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A known relation between two people, either way; `kind` is one of the five or the user's own word."""

    first: PersonId
    second: PersonId
    kind: str
    source: str = "typed"

"""An act that Today proposes, and the facts of a person that it comes from (product 4.7)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import blake2s

from closeknit.domain.cadence import Pace
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Interaction
from closeknit.domain.matching import Match
from closeknit.domain.occasion import Occasion
from closeknit.domain.promise import Commitment, Need, Objective
from closeknit.domain.reason import Reason
from closeknit.domain.seat import Bond


class ActKind(StrEnum):
    """What is proposed: `choose` a next action, `answer` whether a plan happened, `ask` after what they promised."""

    DELIVER = "deliver"
    HELP = "help"
    INTRODUCE = "introduce"
    MEET = "meet"
    GREET = "greet"
    CHOOSE = "choose"
    ANSWER = "answer"
    ASK = "ask"
    ATTEND = "attend"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do. `known` is what it rests on: text, numbers and days only, named shortly by `facts`.

    `reasons` has the act's own first, then the person's other terms. `entry` is the commitment or plan that *Done*
    closes, `other` the one to introduce to.
    """

    key: str
    person: PersonId
    kind: ActKind
    reasons: tuple[Reason, ...]
    known: tuple[object, ...]
    due: date | None = None
    score: float = 0.0
    entry: EntryId | None = None
    other: PersonId | None = None

    @property
    def facts(self) -> str:
        """Return the digest on which *Done* hides `key` until it differs; the same in every run."""
        return blake2s(repr(self.known).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What Today knows of one person; `matches` are by the need's id, `plans` those not answered yet.

    `has_history` tells whether anything that counts passed; `occasions` have their next day.
    """

    id: PersonId
    place: int | None = None
    bond: Bond | None = None
    pace: Pace | None = None
    commitments: tuple[Commitment, ...] = ()
    needs: tuple[Need, ...] = ()
    matches: Mapping[EntryId, tuple[Match, ...]] = field(default_factory=dict)
    objective: Objective | None = None
    occasions: tuple[Occasion, ...] = ()
    plans: tuple[Interaction, ...] = ()
    has_history: bool = False

    @property
    def is_quieted(self) -> bool:
        """Tell whether nothing is to be said of them: *Not this person*, or archived."""
        return self.bond is not None and (self.bond.is_silenced or self.bond.is_archived)


@dataclass(frozen=True, slots=True)
class Hidden:
    """Keys put away: `done` with the digest they had, `snoozed` with the moment they come back."""

    done: Mapping[str, str] = field(default_factory=dict)
    snoozed: Mapping[str, datetime] = field(default_factory=dict)

    def covers(self, act: Act, now: datetime) -> bool:
        """Tell whether an act is put away now."""
        until = self.snoozed.get(act.key)
        if until is not None and now < until:
            return True
        facts = self.done.get(act.key)
        return facts is not None and facts == act.facts

"""Value that was given or received (product 3 and 4.4)."""

from dataclasses import dataclass
from enum import StrEnum

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.when import When


class Direction(StrEnum):
    """Which way the value went, seen from the user."""

    GAVE = "gave"
    RECEIVED = "received"


class ExchangeKind(StrEnum):
    """What was given."""

    INTRODUCTION = "introduction"
    REFERRAL = "referral"
    ADVICE = "advice"
    INFORMATION = "information"
    HELP = "help"
    OPPORTUNITY = "opportunity"
    ENDORSEMENT = "endorsement"
    GIFT = "gift"
    BUSINESS = "business"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One row of the ledger.

    `value` to the receiver is 1 to 5, None: not known (counts 2); `minutes` are the user's.
    """

    id: EntryId
    person: PersonId
    direction: Direction
    kind: ExchangeKind
    when: When
    value: int | None = None
    minutes: int | None = None
    was_asked_for: bool | None = None
    outcome: str = ""
    note: str = ""

"""Catch up: what one key says of a person of whom nothing is known yet, and what it comes to.

Nobody remembers the day, so a span stands for one day in its middle, marked approximate: "this month" is 15 days ago.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.person import PersonRow
from closeknit.domain.when import When

#: What an interaction is called that Catch up made; a correction finds it by this.
SOURCE = "catch-up"
MINUTES = 30


class LastMet(StrEnum):
    """When two last met; the values are the names on the command line."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    LONGER = "longer"
    NEVER = "never"


class HowOften(StrEnum):
    """How many days there may be between meetings."""

    MONTHLY = "30"
    EVERY_OTHER_MONTH = "60"
    QUARTERLY = "90"
    TWICE_A_YEAR = "180"
    NONE = "none"


class Verdict(StrEnum):
    """What ends the questions about somebody."""

    ARCHIVED = "archived"
    NOT_A_PERSON = "not a person"


Answer = LastMet | HowOften | Verdict

_DAYS_BACK = {LastMet.MONTH: 15, LastMet.QUARTER: 60, LastMet.YEAR: 200, LastMet.LONGER: 500}


def day_met(answer: LastMet, today: date) -> date | None:
    """Return the day that stands for an answer; None where two never met."""
    back = _DAYS_BACK.get(answer)
    return None if back is None else today - timedelta(days=back)


def rhythm_days(answer: HowOften) -> int | None:
    """Return the days of a cadence; None where none is wanted."""
    return None if answer is HowOften.NONE else int(answer.value)


def meeting(person: PersonId, day: date) -> Interaction:
    """Make the one meeting that is kept of an answer: in person, unrated."""
    return Interaction(EntryId(0), (person,), Channel.IN_PERSON, When(day, None, True), MINUTES, source=SOURCE)


def is_kept_meeting(interaction: Interaction) -> bool:
    """Tell a meeting that Catch up made and nobody made exact since: another answer moves it."""
    return interaction.source == SOURCE and interaction.when.is_approximate and len(interaction.people) == 1


class Holding(StrEnum):
    """What cards may have that helps to remember somebody, in the order in which it is told."""

    MAIL = "mail"
    PHONE = "phone"
    ADDRESS = "address"
    BIRTHDAY = "birthday"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Known:
    """What the cards say of somebody; `holds` counts what there is of each kind, `ties` are (kind, name).

    `changed` is the newest day on which a card says it changed, or was edited here; None where none says so.
    """

    row: PersonRow
    cards: int
    books: tuple[str, ...]
    changed: date | None
    holds: tuple[tuple[Holding, int], ...]
    ties: tuple[tuple[str, str], ...]


def revised(revision: str) -> date | None:
    """Read the day of a card's REV value (RFC 6350 6.7.4), in whatever zone it names."""
    try:
        return date.fromisoformat(revision.strip().partition("T")[0])
    except ValueError:
        return None

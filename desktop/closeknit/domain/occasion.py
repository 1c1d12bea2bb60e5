"""Dates that come back each year, and when they do next (product 4.7: near is within seven days)."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from closeknit.domain.reason import Reason


class OccasionKind(StrEnum):
    """What day it is."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    OTHER = "other"


class Yearly(NamedTuple):
    """A date of a card that comes back each year; `year` is the first one, where the card has it."""

    kind: OccasionKind
    month: int
    day: int
    year: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day, with the user's own words where it is neither birthday nor anniversary.

    `years` is how many it makes, where the first year is known: the age turned.
    """

    kind: OccasionKind
    day: date
    text: str = ""
    years: int | None = None

    @property
    def name(self) -> str:
        """Tell it from others of the same day: birthday, or the words that it has."""
        return f"{self.kind}.{self.text.casefold()}" if self.kind is OccasionKind.OTHER else str(self.kind)


def next_time(yearly: Yearly, today: date) -> Occasion:
    """Return when it comes next, today included; 29 February is the 28th in other years."""
    this_year = in_year(yearly, today.year)
    return this_year if this_year.day >= today else in_year(yearly, today.year + 1)


def in_year(yearly: Yearly, year: int) -> Occasion:
    """Return its day of a year: 29 February is the 28th where there is none."""
    short = (yearly.month, yearly.day) == (2, 29) and not isleap(year)
    years = None if yearly.year is None or yearly.year >= year else year - yearly.year
    return Occasion(yearly.kind, date(year, yearly.month, 28 if short else yearly.day), yearly.text, years)


def reason(occasion: Occasion, today: date) -> Reason:
    """Say which day it is and how far off or gone, with the age turned where it is known."""
    days = (occasion.day - today).days
    kind = "date" if occasion.kind is OccasionKind.OTHER else str(occasion.kind)
    when = "past" if days < 0 else "near" if days else "today"
    params: dict[str, str | int | float] = {"n": abs(days), "text": occasion.text}
    if occasion.years is None or occasion.kind is OccasionKind.OTHER:
        return Reason(f"{kind}_{when}", params)
    return Reason(f"{kind}_{when}_years", params | {"years": occasion.years})

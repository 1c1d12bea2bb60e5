"""Dates that come back each year, and when they do next (product 4.7: near is within seven days)."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from closeknit.domain.reason import Reason


class OccasionKind(StrEnum):
    """What day it is."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day to come, with the user's own words where it is neither birthday nor anniversary."""

    kind: OccasionKind
    day: date
    text: str = ""


def next_time(month: int, day: int, today: date) -> date:
    """Return when a month and day come next, today included; 29 February is the 28th in other years."""
    for year in (today.year, today.year + 1):
        short = (month, day) == (2, 29) and not isleap(year)
        found = date(year, month, 28 if short else day)
        if found >= today:
            return found
    raise AssertionError("a day of the year comes within a year")


def reason(occasion: Occasion, today: date) -> Reason:
    """Say which day it is and how far off."""
    days = (occasion.day - today).days
    params: dict[str, str | int | float] = {"n": days, "text": occasion.text}
    match occasion.kind:
        case OccasionKind.BIRTHDAY:
            return Reason("birthday_today") if days == 0 else Reason("birthday_near", params)
        case OccasionKind.ANNIVERSARY:
            return Reason("anniversary_today") if days == 0 else Reason("anniversary_near", params)
        case OccasionKind.OTHER:
            return Reason("date_today", params) if days == 0 else Reason("date_near", params)

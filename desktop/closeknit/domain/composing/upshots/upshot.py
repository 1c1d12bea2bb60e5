"""What came of an interaction, as words say it: given, got, a need heard, what is next, what to be reminded of."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import NamedTuple

from closeknit.domain.composing.people import Named
from closeknit.domain.exchange import ExchangeKind
from closeknit.domain.promise import By
from closeknit.domain.reminder.own import Every


class UpshotKind(StrEnum):
    """Which way it goes: to them, from them, what they look for, what is to be done next, what to be told again."""

    GAVE = "gave"
    GOT = "got"
    NEED = "need"
    NEXT = "next"
    REMIND = "remind"


class UpshotKey(NamedTuple):
    """Tells the upshots of one text apart while it is typed: the first *gave* is number 0."""

    kind: UpshotKind
    number: int


@dataclass(frozen=True, slots=True)
class Upshot:
    """One of them, and where in the text it stands; `lead_end` is where the word ends that says so.

    `people` are those it says it is with; nobody where it says "her", or nothing. `others` are in it too: those to
    whom somebody was introduced. `exchange` None is a kind that the words don't say. `by` is who promised what is next,
    `at` and `every` the time of day of a reminder, and how
    often it comes back.
    """

    key: UpshotKey
    start: int
    lead_start: int
    lead_end: int
    end: int
    text: str
    exchange: ExchangeKind | None = None
    minutes: int | None = None
    due: date | None = None
    people: tuple[Named, ...] = ()
    others: tuple[Named, ...] = ()
    by: By = By.ME
    at: time | None = None
    every: Every | None = None

"""What a reader of upshots finds in a part."""

from datetime import date, time
from typing import NamedTuple

from closeknit.domain.composing.names import NameFound
from closeknit.domain.composing.upshots.things import Thing
from closeknit.domain.composing.upshots.upshot import UpshotKind
from closeknit.domain.exchange import ExchangeKind
from closeknit.domain.promise import By
from closeknit.domain.reminder.own import Every


class Found(NamedTuple):
    """As `Upshot`, in tokens."""

    kind: UpshotKind
    lead_start: int
    lead_end: int
    end: int
    text: str
    exchange: ExchangeKind | None = None
    minutes: int | None = None
    due: date | None = None
    names: tuple[NameFound, ...] = ()
    others: tuple[NameFound, ...] = ()
    by: By = By.ME
    at: time | None = None
    every: Every | None = None


def of_thing(kind: UpshotKind, lead: tuple[int, int], end: int, thing: Thing, names: tuple[NameFound, ...]) -> Found:
    """Return that a thing was given or got."""
    return Found(kind, *lead, end, thing.text, thing.kind, thing.minutes, names=names)

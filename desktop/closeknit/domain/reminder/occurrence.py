"""One thing told at one moment, out of the facts that call for it (product 3, *Reminder*; issue: each told once)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum

from closeknit.domain.act import Act, Hidden
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.reason import Reason


class ReminderKind(StrEnum):
    """What is told; of several at one moment the first of these come singly."""

    PLAN = "plan"
    OWN = "own"
    PROMISE = "promise"
    DATE = "date"
    HAPPENED = "happened"
    ASK = "ask"
    CHECK_IN = "check-in"
    NEXT = "next"
    AIM = "aim"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A thing and the moment (aware, UTC) at which it is told.

    `id` is its name in the delivery records: the same thing on another day, or snoozed, is another. `key` is what is
    put away by Done, Snooze and Skip, for an act of Today the act's own. `due` is the day it is about, `reason` says it
    in words, `facts` is the digest on which Done hides it, `text` the user's own words.
    """

    id: str
    key: str
    kind: ReminderKind
    at: datetime
    due: date
    reason: Reason
    person: PersonId | None = None
    text: str = ""
    entry: EntryId | None = None
    facts: str = ""
    snoozed_until: datetime | None = None


def of_act(act: Act, kind: ReminderKind, at: datetime, due: date, about: str) -> Occurrence:
    """Make the occurrence of an act of Today; `about` tells this one from the same act's others."""
    reason = act.reasons[0]
    text = str(reason.params.get("text", ""))
    name = f"{act.key}:{about}"
    return Occurrence(name, act.key, kind, at.astimezone(UTC), due, reason, act.person, text, act.entry, act.facts)


def put_off(found: Iterable[Occurrence], hidden: Hidden) -> list[Occurrence]:
    """Leave out what is done with, and move what was snoozed.

    What is snoozed until U is told at U, or at its own moment where that is later; of a series all times up to U are
    one thing then, the last of them.
    """
    kept = [one for one in found if hidden.done.get(one.key) is None or hidden.done[one.key] != one.facts]
    standing = _standing(kept, hidden.snoozed)
    return [
        _moved(one, hidden.snoozed[one.key]) if one.id in standing else one
        for one in kept
        if one.id in standing or one.key not in hidden.snoozed or one.at > hidden.snoozed[one.key]
    ]


def _standing(found: Iterable[Occurrence], snoozed: Mapping[str, datetime]) -> set[str]:
    latest: dict[str, Occurrence] = {}
    for one in found:
        until = snoozed.get(one.key)
        if until is None:
            continue
        best = latest.get(one.key)
        is_past = one.at <= until
        if (
            best is None
            or (is_past and (best.at > until or one.at > best.at))
            or (best.at > until and one.at < best.at)
        ):
            latest[one.key] = one
    return {one.id for one in latest.values()}


def _moved(one: Occurrence, until: datetime) -> Occurrence:
    moment = until.astimezone(UTC)
    if moment < one.at:
        return one  # it comes after the snooze anyway
    return replace(one, id=f"{one.id}~{round(moment.timestamp())}", at=moment, snoozed_until=moment)


def in_order(found: Iterable[Occurrence]) -> list[Occurrence]:
    """Sort by moment, then by what comes singly first, then by name."""
    kinds = list(ReminderKind)
    return sorted(found, key=lambda one: (one.at, kinds.index(one.kind), one.id))

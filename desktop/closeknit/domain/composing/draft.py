"""Bring together what was parsed and what was set by hand; a chip set by hand wins (issue 4.3 "Composer")."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

from closeknit.domain.composing.parse import Parsed
from closeknit.domain.composing.people import Named
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Channel, Marker, StartedBy
from closeknit.domain.when import When

_T = TypeVar("_T")


class Chip(Enum):
    """A chip that nobody touched; None is one that was emptied by hand."""

    UNTOUCHED = "untouched"


@dataclass(frozen=True, slots=True)
class Chips:
    """What was set by hand. `chosen` answers "which Ana?" by `Named.key`; `people` replaces everybody parsed."""

    people: tuple[PersonId, ...] | Chip = Chip.UNTOUCHED
    chosen: Mapping[str, PersonId] = field(default_factory=dict)
    channel: Channel | Chip | None = Chip.UNTOUCHED
    when: When | Chip | None = Chip.UNTOUCHED
    minutes: int | Chip | None = Chip.UNTOUCHED
    started_by: StartedBy | Chip | None = Chip.UNTOUCHED
    rating: int | None = None
    markers: frozenset[Marker] = frozenset()
    answered: bool = False
    place: str = ""
    note: str | Chip = Chip.UNTOUCHED


@dataclass(frozen=True, slots=True)
class Draft:
    """An interaction before it is logged; `undecided` names fit several people, of whom one must be chosen."""

    people: tuple[PersonId, ...] = ()
    undecided: tuple[Named, ...] = ()
    channel: Channel | None = None
    activity: str = ""
    when: When | None = None
    minutes: int | None = None
    rating: int | None = None
    markers: frozenset[Marker] = frozenset()
    started_by: StartedBy | None = None
    answered: bool = False
    place: str = ""
    note: str = ""
    is_plan: bool = False


def apply(parsed: Parsed, chips: Chips) -> Draft:
    """Return what would be logged. `is_plan` is what the words say; a day set by hand is the caller's to compare."""
    people, undecided = _people(parsed, chips)
    return Draft(
        people=people,
        undecided=undecided,
        channel=_either(chips.channel, parsed.channel),
        activity=parsed.activity,
        when=_either(chips.when, parsed.when),
        minutes=_either(chips.minutes, parsed.minutes),
        rating=chips.rating,
        markers=chips.markers,
        started_by=_either(chips.started_by, parsed.started_by),
        answered=chips.answered,
        place=chips.place,
        note=_either(chips.note, parsed.note),
        is_plan=parsed.is_plan and isinstance(chips.when, Chip),
    )


def missing(draft: Draft) -> tuple[str, ...]:
    """Name what is required and absent: "who" (also while a name is undecided), "channel"."""
    who = ("who",) if draft.undecided or not draft.people else ()
    return who + (("channel",) if draft.channel is None else ())


def _people(parsed: Parsed, chips: Chips) -> tuple[tuple[PersonId, ...], tuple[Named, ...]]:
    if not isinstance(chips.people, Chip):
        return tuple(dict.fromkeys(chips.people)), ()
    ids: dict[PersonId, None] = {}
    undecided = []
    for named in (*parsed.people, *parsed.unknown):
        person = chips.chosen.get(named.key) or (named.candidates[0].id if len(named.candidates) == 1 else None)
        if person is not None:
            ids[person] = None
        elif named.candidates:
            undecided.append(named)
    return tuple(ids), tuple(undecided)


def _either(chip: _T | Chip, parsed: _T) -> _T:
    return parsed if isinstance(chip, Chip) else chip

"""Bring together what was parsed and what was set by hand; a chip set by hand wins (issue 4.3 "Composer")."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from closeknit.domain.composing.chips import Chip, either
from closeknit.domain.composing.outcome import Outcome, UpshotChip, decided, markers_of, named_in, outcomes_of
from closeknit.domain.composing.parse import Parsed
from closeknit.domain.composing.people import Named
from closeknit.domain.composing.upshots.upshot import UpshotKey
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Channel, Marker, StartedBy
from closeknit.domain.when import When


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
    markers: frozenset[Marker] | Chip = Chip.UNTOUCHED
    answered: bool = False
    place: str = ""
    note: str | Chip = Chip.UNTOUCHED
    upshots: Mapping[UpshotKey, UpshotChip] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """An interaction before it is logged, with its outcomes; without a channel these alone.

    `undecided` names fit several people, of whom one must be chosen.
    """

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
    outcomes: tuple[Outcome, ...] = ()


def apply(
    parsed: Parsed,
    chips: Chips,
    about: Sequence[PersonId] = (),
    picked: Sequence[PersonId] = (),
    without: Iterable[PersonId] = (),
) -> Draft:
    """Return what would be logged: with those it is `about`, named or picked, but for those left out.

    `is_plan` is what the words say; a day set by hand is the caller's to compare.
    """
    people, undecided = _people(parsed, chips)
    gone = frozenset(without)
    people = tuple(dict.fromkeys(one for one in (*about, *people, *picked) if one not in gone))
    named = named_in(parsed.upshots)
    if not people and not undecided:
        people = tuple(one for one in decided(named, chips.chosen) if one not in gone)
    asked = (*undecided, *(one for one in named if one.candidates and not decided([one], chips.chosen)))
    note = either(chips.note, parsed.note)
    words = "" if note.casefold() == parsed.activity.casefold() else note  # "Coffee" alone is nothing to be told
    outcomes = outcomes_of(parsed.upshots, chips.upshots, people, chips.chosen, words)
    return Draft(
        people=people,
        undecided=tuple({one.key: one for one in asked}.values()),
        channel=either(chips.channel, parsed.channel),
        activity=parsed.activity,
        when=either(chips.when, parsed.when),
        minutes=either(chips.minutes, parsed.minutes),
        rating=chips.rating,
        markers=either(chips.markers, markers_of(outcomes)),
        started_by=either(chips.started_by, parsed.started_by),
        answered=chips.answered,
        place=chips.place,
        note=note,
        is_plan=parsed.is_plan and isinstance(chips.when, Chip),
        outcomes=outcomes,
    )


def missing(draft: Draft) -> tuple[str, ...]:
    """Name what is required and absent: "who" (also while a name is undecided), "channel", "outcome".

    What was given, got, needed or promised is an entry of its own, and needs no channel.
    """
    who = ("who",) if draft.undecided or not draft.people else ()
    channel = ("channel",) if draft.channel is None and (not draft.outcomes or draft.rating is not None) else ()
    return who + channel + (() if all(one.is_complete for one in draft.outcomes) else ("outcome",))


def _people(parsed: Parsed, chips: Chips) -> tuple[tuple[PersonId, ...], tuple[Named, ...]]:
    if not isinstance(chips.people, Chip):
        return tuple(dict.fromkeys(chips.people)), ()
    named = (*parsed.people, *parsed.unknown)
    undecided = tuple(one for one in named if one.candidates and not decided([one], chips.chosen))
    return decided(named, chips.chosen), undecided

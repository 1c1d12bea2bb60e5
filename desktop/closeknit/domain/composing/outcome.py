"""Say of each upshot with whom it is, how much it is worth and when; never guess who, and let chips win (product 3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from closeknit.domain.composing.chips import Chip, either
from closeknit.domain.composing.people import Named
from closeknit.domain.composing.upshots.upshot import Upshot, UpshotKey, UpshotKind
from closeknit.domain.exchange import ExchangeKind
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Marker
from closeknit.domain.promise import By
from closeknit.domain.reminder.own import MOST_LETTERS, Every

#: What is promised without a day is due in a week.
DUE_IN = timedelta(days=7)
#: What one is to be reminded of without a day is told tomorrow.
REMIND_IN = timedelta(days=1)
#: What lies ahead, and is with one person.
_AHEAD = (UpshotKind.NEXT, UpshotKind.REMIND)


@dataclass(frozen=True, slots=True)
class UpshotChip:
    """What was set by hand of one upshot."""

    text: str | Chip = Chip.UNTOUCHED
    exchange: ExchangeKind | Chip = Chip.UNTOUCHED
    value: int | None = None
    day: date | Chip = Chip.UNTOUCHED
    people: tuple[PersonId, ...] | Chip = Chip.UNTOUCHED
    by: By | Chip = Chip.UNTOUCHED
    at: time | Chip | None = Chip.UNTOUCHED


@dataclass(frozen=True, slots=True)
class Outcome:
    """An upshot before it is logged. `day` None: that of the interaction, in a week where it is to be done, and
    tomorrow where it is to be told, at `at` or in the morning.

    `exchange` is *help* where neither words nor hand said the kind. With nobody in `people` it is to be asked which of
    the `candidates` it is with, or all of them.
    """

    key: UpshotKey
    text: str
    exchange: ExchangeKind
    is_kind_said: bool = True
    value: int | None = None
    minutes: int | None = None
    day: date | None = None
    people: tuple[PersonId, ...] = ()
    candidates: tuple[PersonId, ...] = ()
    by: By = By.ME
    at: time | None = None
    every: Every | None = None

    @property
    def is_complete(self) -> bool:
        """Tell whether it can be logged: a need and a next action have words."""
        is_worded = self.key.kind not in (UpshotKind.NEED, UpshotKind.NEXT) or bool(self.text.strip())
        return is_worded and bool(self.people)


def outcomes_of(
    upshots: Sequence[Upshot],
    by_hand: Mapping[UpshotKey, UpshotChip],
    people: Sequence[PersonId],
    chosen: Mapping[str, PersonId],
    note: str = "",
) -> tuple[Outcome, ...]:
    """Return what is to be logged with an interaction of these people, in the order of the text.

    "Remind me in two weeks" says no words of its own: those of the `note` are what is told, where there are any.
    """
    found = (_of_words(one, by_hand.get(one.key, UpshotChip()), people, chosen) for one in upshots)
    return tuple(_worded(one, by_hand.get(one.key, UpshotChip()), note) for one in found)


def named_in(upshots: Sequence[Upshot]) -> tuple[Named, ...]:
    """Return whom upshots name as those it is with, once each."""
    named = [one for upshot in upshots for one in (*upshot.people, *upshot.others)]
    return tuple({one.key: one for one in named}.values())


def decided(named: Sequence[Named], chosen: Mapping[str, PersonId]) -> tuple[PersonId, ...]:
    """Return those of whom it is known who is meant, once each."""
    ids = (chosen.get(one.key) or (one.candidates[0].id if len(one.candidates) == 1 else None) for one in named)
    return tuple(dict.fromkeys(person for person in ids if person is not None))


def markers_of(outcomes: Sequence[Outcome]) -> frozenset[Marker]:
    """Return the markers of an interaction that has these (product 4.1, S)."""
    return frozenset(marker for one in outcomes if (marker := _marker(one)) is not None)


def _marker(outcome: Outcome) -> Marker | None:
    if outcome.key.kind is UpshotKind.NEED:
        return Marker.NEED
    if outcome.key.kind is UpshotKind.NEXT:
        return Marker.DECISION
    if not outcome.is_kind_said:
        return None
    is_intro = outcome.exchange is ExchangeKind.INTRODUCTION
    return Marker.INTRODUCTION if is_intro else Marker.HELP if outcome.exchange is ExchangeKind.HELP else None


def _of_words(upshot: Upshot, chip: UpshotChip, people: Sequence[PersonId], chosen: Mapping[str, PersonId]) -> Outcome:
    said, candidates = _with(upshot, people, chosen)
    return Outcome(
        upshot.key,
        either(chip.text, upshot.text),
        either(chip.exchange, upshot.exchange or ExchangeKind.HELP),
        upshot.exchange is not None or not isinstance(chip.exchange, Chip),
        chip.value,
        upshot.minutes,
        either(chip.day, upshot.due),
        either(chip.people, said),
        candidates,
        either(chip.by, upshot.by),
        either(chip.at, upshot.at),
        upshot.every,
    )


def _worded(one: Outcome, chip: UpshotChip, note: str) -> Outcome:
    is_bare = one.key.kind is UpshotKind.REMIND and not one.text and isinstance(chip.text, Chip)
    first = next((line.strip() for line in note.splitlines() if line.strip()), "")
    return replace(one, text=first[:MOST_LETTERS]) if is_bare else one


def _with(
    upshot: Upshot, people: Sequence[PersonId], chosen: Mapping[str, PersonId]
) -> tuple[tuple[PersonId, ...], tuple[PersonId, ...]]:
    """Return whom it is with, nobody where that is to be asked, and who may be meant."""
    named, others = decided(upshot.people, chosen), decided(upshot.others, chosen)
    all_of_them = tuple(dict.fromkeys((*named, *people, *others)))
    if upshot.key.kind in _AHEAD:
        if len(all_of_them) == 1:
            return all_of_them, all_of_them
        return (named if len(named) == 1 and set(named) <= set(people) else ()), all_of_them
    if len(decided(upshot.people, chosen)) < len(upshot.people):
        return (), all_of_them  # which Ana is asked by a chip of its own
    rest = [person for person in people if person not in others]
    receivers = named or (tuple(rest) if len(rest) == 1 else ())
    if not receivers and rest:
        return (), all_of_them
    return tuple(dict.fromkeys((*receivers, *others))), all_of_them

"""Need of one matched with offer, role or tags of another, with the words that matched (product 4.8).

An inverted index over what people provide, so that every need finds its matches without walking through everybody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import log
from typing import NamedTuple

from closeknit.domain.ids import PersonId
from closeknit.domain.reason import Reason
from closeknit.domain.stems import stems

#: A word that more people than this provide narrows nothing down by itself; two such words together do.
COMMON = 200
#: So many matches are proposed for one need.
MOST = 5


class Source(StrEnum):
    """What of a person matched; what they said they offer goes before what they are called."""

    OFFER = "offer"
    ROLE = "role"
    TAG = "tag"


class Provides(NamedTuple):
    """A text of what a person (None: the user) can provide; `row` is the offer's entry, 0 for role and tag."""

    person: PersonId | None
    source: Source
    text: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """Who could meet a need (None: the user), by which words of it, with the offers' rows."""

    person: PersonId | None
    words: tuple[str, ...]
    sources: tuple[Source, ...]
    rows: tuple[int, ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class Index:
    """For each stem who provides it, and by what; `people` is how many provide anything."""

    holders: Mapping[str, Mapping[PersonId | None, Provides]]
    people: int


def index(provided: Iterable[Provides]) -> Index:
    """Build the index; of several texts with one word the first is kept, offers before role and tags."""
    holders: dict[str, dict[PersonId | None, Provides]] = {}
    known: dict[str, list[str]] = {}
    people: set[PersonId | None] = set()
    for one in provided:
        people.add(one.person)
        found = known.get(one.text)
        if found is None:
            found = known[one.text] = [stem for stem, _word in stems(one.text)]
        for stem in found:
            by_person = holders.setdefault(stem, {})
            held = by_person.get(one.person)
            if held is None or (one.source is Source.OFFER and held.source is not Source.OFFER):
                by_person[one.person] = one
    return Index(holders, len(people))


def matches(text: str, person: PersonId | None, index: Index, *, most: int = MOST) -> list[Match]:
    """Return who could meet the need `text` of `person`, best first, never themselves.

    Rare words weigh more than common ones; then an offer goes before role and tag, then the lower id.
    """
    words: dict[str, str] = {}
    for stem, word in stems(text):
        if stem in index.holders:
            words.setdefault(stem, word)
    people = _candidates(words, index)
    people.discard(person)
    found = sorted((_ranked(one, words, index) for one in people), key=lambda ranked: ranked[0])
    return [match for _rank, match in found[:most]]


def _candidates(words: Iterable[str], index: Index) -> set[PersonId | None]:
    people: set[PersonId | None] = set()
    common = []
    for stem in words:
        holders = index.holders[stem]
        if len(holders) <= COMMON:
            people.update(holders)
        else:
            common.append(holders)
    common.sort(key=len)
    if len(common) > 1:
        people.update(common[0].keys() & common[1].keys())
    return people


_Rank = tuple[float, int, bool, int]


def _ranked(person: PersonId | None, words: Mapping[str, str], index: Index) -> tuple[_Rank, Match]:
    weight = 0.0
    matched: list[str] = []
    by: dict[Provides, None] = {}
    for stem, word in words.items():
        held = index.holders[stem].get(person)
        if held is not None:
            weight += log(1.0 + index.people / len(index.holders[stem]))
            matched.append(word)
            by[held] = None
    sources = tuple(dict.fromkeys(one.source for one in by))
    rows = tuple(one.row for one in by if one.row)
    rank = (-round(weight, 9), 0 if Source.OFFER in sources else 1, person is not None, person or 0)
    return rank, Match(person, tuple(matched), sources, rows, _reason(person, matched, sources, rows))


def _reason(person: PersonId | None, words: Iterable[str], sources: Iterable[Source], rows: tuple[int, ...]) -> Reason:
    params = {"words": ", ".join(words)}
    if person is None:
        return Reason("match_mine", params, rows)
    if Source.OFFER in sources:
        return Reason("match_offer", params, rows)
    return Reason("match_known", params, rows)

"""Find exact doubles among people who share an e-mail or a phone (product 4.9), in linear time for shared numbers."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from closeknit.domain.double import Double, Evidence, NameParts, names_agree
from closeknit.domain.ids import PersonId

#: A value of more people than this (a switchboard, a list) is compared by equal names only.
MOST_COMPARED = 50

Pair = tuple[PersonId, PersonId]
Shared = tuple[str, str]


def find_doubles(
    values: Iterable[tuple[str, str, PersonId]], names: Mapping[PersonId, NameParts], apart: set[Pair]
) -> list[Double]:
    """Return the pairs with compatible names, by id; `values` are (field, normal, person), `apart` the known others."""
    people_of: dict[Shared, dict[PersonId, None]] = {}
    for field, normal, person in values:
        if person in names:
            people_of.setdefault((field, normal), {})[person] = None
    shared_by: dict[Pair, list[Shared]] = {}
    for shared, people in people_of.items():
        for pair in _candidates(sorted(people), names):
            if pair not in apart:
                shared_by.setdefault(pair, []).append(shared)
    return [_double(pair, shared, names) for pair, shared in sorted(shared_by.items())]


def _candidates(people: list[PersonId], names: Mapping[PersonId, NameParts]) -> Iterator[Pair]:
    if len(people) <= MOST_COMPARED:
        yield from (pair for pair in combinations(people, 2) if names_agree(names[pair[0]], names[pair[1]]))
        return
    first_of: dict[tuple[str, ...], PersonId] = {}
    for person in people:
        name = names[person]
        if name.family and name.given:
            first = first_of.setdefault(tuple(sorted((name.family, name.given))), person)
            if first != person:
                yield first, person


def _double(pair: Pair, shared: list[Shared], names: Mapping[PersonId, NameParts]) -> Double:
    fields = {field for field, _normal in shared}
    values = tuple(dict.fromkeys(normal for _field, normal in shared))
    return Double(*pair, _evidence(fields, names_agree(names[pair[0]], names[pair[1]])), values)


def _evidence(fields: set[str], agreement: str) -> Evidence:
    if agreement == "initial":
        return Evidence.EMAIL_INITIAL if "email" in fields else Evidence.PHONE_INITIAL
    if len(fields) == 2:
        return Evidence.EMAIL_PHONE_NAME
    return Evidence.EMAIL_NAME if "email" in fields else Evidence.PHONE_NAME

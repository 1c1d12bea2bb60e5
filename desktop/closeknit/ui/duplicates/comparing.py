"""Two people side by side as rows of equal and different values."""

from collections.abc import Sequence
from dataclasses import dataclass

from closeknit.domain.card import Field
from closeknit.domain.folding import fold
from closeknit.domain.person import Person

ORDER = (
    Field.NAME,
    Field.NICKNAME,
    Field.EMAIL,
    Field.PHONE,
    Field.ORGANISATION,
    Field.TITLE,
    Field.ADDRESS,
    Field.DATE,
    Field.URL,
    Field.IMPP,
    Field.CATEGORY,
    Field.NOTE,
    Field.RELATED,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """One row: what both have under a kind; `is_equal` values stand once. `is_evidence` is why they look alike."""

    field: Field
    left: str
    right: str
    is_equal: bool
    is_evidence: bool = False


def compared(first: Person, second: Person, shared: Sequence[str]) -> list[Pair]:
    """Return the rows: equal values first within their kind, then what only one of them has."""
    out: list[Pair] = []
    for field in ORDER:
        left, right = _values(first, field), _values(second, field)
        out += _rows(field, left, right, {fold(s) for s in shared})
    lefts, rights = _others(first), _others(second)
    if lefts or rights:
        out.append(Pair(Field.OTHER, lefts, rights, lefts == rights))
    return out


def _rows(field: Field, left: list[str], right: list[str], shared: set[str]) -> list[Pair]:
    same = [a for a in left if any(_alike(field, a, b) for b in right)]
    rows = [Pair(field, a, a, True, _is_shared(field, a, shared)) for a in same]
    lefts = [a for a in left if a not in same]
    rights = [b for b in right if not any(_alike(field, a, b) for a in same)]
    for i in range(max(len(lefts), len(rights))):
        rows.append(Pair(field, lefts[i] if i < len(lefts) else "", rights[i] if i < len(rights) else "", False))
    return rows


def _values(person: Person, field: Field) -> list[str]:
    names = {"FN"} if field is Field.NAME else None
    found = [
        p.text.replace("\n", ", ")
        for card in person.cards
        for p in card.view.properties
        if p.field is field and (names is None or p.name.upper() in names)
    ]
    if field is Field.NAME and not found:
        found = [person.row.name]
    return list(dict.fromkeys(text for text in found if text))


def _others(person: Person) -> str:
    names = [p.name for card in person.cards for p in card.view.properties if p.field is Field.OTHER]
    return ", ".join(name for name in dict.fromkeys(names) if name.upper() != "VERSION")


def _alike(field: Field, one: str, other: str) -> bool:
    if field is Field.PHONE:
        return _digits(one) == _digits(other)
    return fold(one) == fold(other)


def _is_shared(field: Field, text: str, shared: set[str]) -> bool:
    if field is Field.NAME:
        return True
    if field is Field.PHONE:
        digits = _digits(text)
        return bool(digits) and any(s and (_digits(s).endswith(digits[-7:])) for s in shared)
    return field is Field.EMAIL and fold(text) in shared


def _digits(text: str) -> str:
    bare = "".join(c for c in text if c.isdigit())
    return bare.removeprefix("00")

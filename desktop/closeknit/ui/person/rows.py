"""The cards of a person as rows by kind: equal values of several cards stand once, with all their sources."""

from collections.abc import Sequence
from dataclasses import dataclass

from closeknit.domain.card import Field, Property
from closeknit.domain.person import StoredCard

ORDER = (
    Field.PHONE,
    Field.EMAIL,
    Field.IMPP,
    Field.URL,
    Field.ADDRESS,
    Field.DATE,
    Field.CATEGORY,
    Field.NOTE,
    Field.RELATED,
    Field.MEMBER,
    Field.LANGUAGE,
    Field.ZONE,
    Field.NICKNAME,
    Field.NAME,
    Field.TITLE,
    Field.ORGANISATION,
)
MOST_ROWS = 120
_UNSEEN = frozenset({"VERSION", "BEGIN", "END"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: a card and one of its properties."""

    card: StoredCard
    property: Property


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value; the first place is where an edit goes."""

    places: tuple[Place, ...]

    @property
    def value(self) -> Property:
        """The property as the first card has it."""
        return self.places[0].property


@dataclass(frozen=True, slots=True)
class Block:
    """Values of one kind; `more` counts those that are left out."""

    field: Field
    rows: tuple[ValueRow, ...]
    more: int = 0


def blocks(cards: Sequence[StoredCard], with_other: bool) -> list[Block]:
    """Return the blocks in the order of the page; OTHER comes last, its rows only `with_other`."""
    found = {field: _rows(cards, field) for field in ORDER}
    out = [Block(f, tuple(rows[:MOST_ROWS]), max(0, len(rows) - MOST_ROWS)) for f, rows in found.items() if rows]
    other = _rows(cards, Field.OTHER)
    if other:
        shown = tuple(other[: 4 * MOST_ROWS]) if with_other else ()
        out.append(Block(Field.OTHER, shown, len(other) - len(shown)))
    return out


def same_place(row: ValueRow, place: Place | None) -> bool:
    """Tell whether a row holds the property that is being edited."""
    return place is not None and any(
        p.card.id == place.card.id and p.property.line == place.property.line for p in row.places
    )


def _rows(cards: Sequence[StoredCard], field: Field) -> list[ValueRow]:
    kept: dict[tuple[str, str, str], list[Place]] = {}
    for card in cards:
        for value in card.view.properties:
            if value.field is field and value.name.upper() not in _UNSEEN:
                key = (value.name.upper(), value.label, value.text)
                if any(place.card.id == card.id for place in kept.get(key, ())):
                    key = (value.name.upper(), value.label, f"{value.text}\0{card.id}\0{value.line}")
                kept.setdefault(key, []).append(Place(card, value))
    return [ValueRow(tuple(places)) for places in kept.values()]

"""One row a person, for spreadsheets and other programs: UTF-8 with a mark, so that spreadsheets see it (RFC 4180)."""

import csv
import io
from collections.abc import Callable, Sequence
from typing import BinaryIO

from closeknit.domain.card import Field, Property
from closeknit.domain.ids import PersonId
from closeknit.domain.person import Person, StoredCard
from closeknit.store.database import Store
from closeknit.store.opened import Opened
from closeknit.store.people import PeopleRows

_AT_ONCE = 500
_MANY = ((Field.EMAIL, 3), (Field.PHONE, 4), (Field.ADDRESS, 2), (Field.URL, 2))
_ONE = (Field.NICKNAME, Field.NOTE, Field.IMPP, Field.RELATED, Field.LANGUAGE, Field.ZONE)
#: What makes a spreadsheet take a cell for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(
    stream: BinaryIO, store: Store, people: Sequence[PersonId], is_safe: bool, on_person: Callable[[], None]
) -> None:
    """Write people; `is_safe` puts an apostrophe before cells that a spreadsheet would run."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", errors="replace")
    sheet = csv.writer(text)
    sheet.writerow(heads())
    rows, opened = PeopleRows(store), Opened(store)
    for at in range(0, len(people), _AT_ONCE):
        for row in rows.rows(people[at : at + _AT_ONCE]):
            person = Person(row, opened.cards(row.id), False)
            cells = _cells(person)
            sheet.writerow([_safe(cell) for cell in cells] if is_safe else cells)
            on_person()
    text.flush()
    text.detach()


def heads() -> list[str]:
    """Name the columns."""
    many = [f"{field.value} {n}" for field, most in _MANY for n in range(1, most + 1)]
    one = [field.value for field in _ONE]
    return ["id", "name", "native name", "organisation", "title", *many, "birthday", "categories", *one, "books"]


def _cells(person: Person) -> list[str]:
    found: dict[Field, list[str]] = {}
    birthday = ""
    for prop in _properties(person.cards):
        if prop.name == "BDAY":
            birthday = birthday or prop.was
        values = found.setdefault(prop.field, [])
        if prop.text not in values:
            values.append(prop.text)
    row = person.row
    cells = [str(row.id), row.name, row.native_name, row.organisation, row.title]
    for field, most in _MANY:
        values = found.get(field, [])
        kept, rest = values[: most - 1], values[most - 1 :]
        cells += [*kept, *[""] * (most - 1 - len(kept)), "\n".join(rest)]
    cells += [birthday, ", ".join(row.categories)]
    cells += ["\n".join(found.get(field, [])) for field in _ONE]
    return [*cells, ", ".join(row.books)]


def _properties(cards: Sequence[StoredCard]) -> list[Property]:
    return [prop for card in cards for prop in card.view.properties]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell

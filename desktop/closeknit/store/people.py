"""People as lists and pages show them, read by id."""

import json
from collections.abc import Sequence
from typing import Any

from closeknit.domain.card import Kind
from closeknit.domain.ids import PersonId
from closeknit.domain.person import Counted, PeopleQuery, PersonRow
from closeknit.domain.scored import Rung
from closeknit.store.database import Store
from closeknit.store.derive import GONE_IMPORTS
from closeknit.store.search import conditions_of, count_of
from closeknit.store.tx import Tx

_ROW = (
    "SELECT p.id, p.kind, p.name, p.native_name, p.organisation, p.title, p.has_photo, p.is_me "
    "FROM json_each(?) j CROSS JOIN person p ON p.id = j.value "
    f"WHERE p.shown <> 2 AND (p.import_id IS NULL OR p.import_id NOT IN {GONE_IMPORTS}) ORDER BY j.key"
)
_ITEMS = (
    "SELECT c.person_id, i.field, i.value FROM json_each(?) j CROSS JOIN card c ON c.person_id = j.value "
    "CROSS JOIN item i ON i.card_id = c.id JOIN person p ON p.id = c.person_id "
    "WHERE (c.state = 0 OR p.shown = 1) AND i.field IN ('email', 'phone', 'category') ORDER BY j.key, c.id, i.seq"
)
_BOOKS = (
    "SELECT DISTINCT c.person_id, b.name FROM json_each(?) j CROSS JOIN card c ON c.person_id = j.value "
    "JOIN source s ON s.id = c.source_id JOIN book b ON b.id = s.book_id ORDER BY c.person_id, b.id"
)


class PeopleRows:
    """Reads on the calling thread's connection."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, ids: Sequence[PersonId]) -> list[PersonRow]:
        """Return rows in the order asked, those that aren't there left out; 50 take less than 2 ms."""
        listed = json.dumps(list(ids))
        with self._store.reading() as connection:
            values = _values(connection, listed)
            books: dict[int, list[str]] = {}
            for person, name in connection.execute(_BOOKS, (listed,)):
                books.setdefault(person, []).append(name)
            return [_row(row, values, books) for row in connection.execute(_ROW, (listed,))]

    def is_in_trash(self, person: PersonId) -> bool:
        """Tell whether the person is in the trash, alone or with a removed book."""
        with self._store.reading() as connection:
            found = connection.execute(
                "SELECT p.shown = 1 OR coalesce(b.state, 0) = 1 FROM person p LEFT JOIN book b ON b.id = p.book_id "
                "WHERE p.id = ?",
                (person,),
            ).fetchall()
            return bool(found and found[0][0])

    def is_empty(self) -> bool:
        """Tell whether there is no row at all."""
        with self._store.reading() as connection:
            return not connection.execute("SELECT 1 FROM person LIMIT 1").fetchall()

    def counts(self) -> dict[Kind, int]:
        """Count the people, groups and organisations that lists show."""
        with self._store.reading() as connection:
            return {kind: count_of(connection, conditions_of(connection, PeopleQuery(kind=kind))) for kind in Kind}

    def rungs(self) -> dict[Rung, int]:
        """Count the people that lists show by rung, as far as the cache of closeness knows; the others are links."""
        with self._store.reading() as connection:
            asked = conditions_of(connection, PeopleQuery())
            rows = connection.execute(
                "SELECT c.rung, count(*) FROM closeness c CROSS JOIN person p ON p.id = c.id "
                f"WHERE c.rung > 0 AND {asked.where} GROUP BY c.rung",
                asked.values,
            )
            found = dict.fromkeys(Rung, 0) | {Rung(row[0]): row[1] for row in rows}
            return found | {Rung.LINK: count_of(connection, asked) - sum(found.values())}

    def categories(self) -> list[Counted]:
        """Count people by category, most first; spellings that differ only in case are one."""
        with self._store.reading() as connection:
            asked = conditions_of(connection, PeopleQuery())
            rows = connection.execute(
                "SELECT min(i.value), count(DISTINCT p.id) AS people FROM item i CROSS JOIN card c ON c.id = i.card_id "
                f"CROSS JOIN person p ON p.id = c.person_id WHERE i.field = 'category' AND {asked.where} "
                "GROUP BY i.normal ORDER BY people DESC, i.normal",
                asked.values,
            )
            return [Counted(*row) for row in rows]


def _row(row: tuple[Any, ...], values: dict[tuple[int, str], list[str]], books: dict[int, list[str]]) -> PersonRow:
    return PersonRow(
        id=PersonId(row[0]),
        kind=Kind(row[1]),
        name=row[2],
        native_name=row[3],
        organisation=row[4],
        title=row[5],
        emails=_distinct(values.get((row[0], "email"), [])),
        phones=_distinct(values.get((row[0], "phone"), [])),
        categories=_distinct(values.get((row[0], "category"), [])),
        books=tuple(books.get(row[0], ())),
        has_photo=bool(row[6]),
        is_me=bool(row[7]),
    )


def _values(connection: Tx, listed: str) -> dict[tuple[int, str], list[str]]:
    values: dict[tuple[int, str], list[str]] = {}
    for person, field, value in connection.execute(_ITEMS, (listed,)):
        values.setdefault((person, field), []).append(value)
    return values


def _distinct(values: Sequence[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))

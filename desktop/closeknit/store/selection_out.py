"""Some people as one JSON document: their cards and all that is known of them, without ids of the home or its journal.

Who isn't chosen stands in it by name only, where something passed with them too (decision 015).
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from closeknit.domain.ids import PersonId
from closeknit.store.database import Store
from closeknit.store.derive import GONE_IMPORTS, REMOVED_BOOKS
from closeknit.store.jsonfile import bytes_out, write_list
from closeknit.store.selection_form import columns, out
from closeknit.store.tx import Tx

SELECTION = "closeknit selection"
VERSION = 6
#: Versions before this one held cards only.
FIRST_WITH_FACTS = 5
_CHOSEN = "(SELECT value FROM json_each(:people))"
_CARDS = (
    "SELECT c.id, b.name, c.encoding, t.raw, c.state FROM card c JOIN card_text t ON t.id = c.id "
    "JOIN source s ON s.id = c.source_id JOIN book b ON b.id = s.book_id WHERE c.person_id = ? "
    f"AND (c.import_id IS NULL OR c.import_id NOT IN {GONE_IMPORTS}) AND b.id NOT IN {REMOVED_BOOKS} ORDER BY c.id"
)


def write_selection(store: Store, stream: BinaryIO, people: Sequence[PersonId]) -> int:
    """Write these people, what passed with them and their ties, in one snapshot; returns how many cards."""
    numbers = {person: number for number, person in enumerate(dict.fromkeys(people), 1)}
    cards = [0]
    with store.reading() as connection:
        connection.execute("BEGIN")
        try:
            stream.write(b'{"format": %s, "version": %d' % (json.dumps(SELECTION).encode(), VERSION))
            for name, rows in (
                ("people", _people(connection, numbers, cards)),
                ("entries", _entries(connection, numbers)),
                ("ties", _ties(connection, numbers)),
                ("apart", _apart(connection, numbers)),
            ):
                stream.write(b",\n%s: " % json.dumps(name).encode())
                write_list(stream, rows)
            stream.write(b"\n}\n")
        finally:
            connection.execute("ROLLBACK")
    return cards[0]


#: Own reminders that still come back or are to be done.
_STANDING = "person_id = ? AND (every IS NOT NULL OR over_day IS NULL OR over_day < day)"


def _people(connection: Tx, numbers: Mapping[PersonId, int], cards: list[int]) -> Iterator[dict[str, Any]]:
    for person, number in numbers.items():
        document = _person(connection, person, number)
        cards[0] += len(document["cards"])
        yield document


def _person(connection: Tx, person: PersonId, number: int) -> dict[str, Any]:
    found = connection.execute("SELECT name, prefers, is_not_person FROM person WHERE id = ?", (person,)).fetchall()
    name, prefers, is_not_person = found[0] if found else ("", None, 0)
    rows = connection.execute(_CARDS, (person,)).fetchall()
    kept = [row for row in rows if row[4] == 0] or rows  # of whom every card is gone, those that were
    document: dict[str, Any] = {
        "id": number,
        "name": name,
        "cards": [{"book": row[1], "encoding": row[2], "raw": bytes_out(row[3])} for row in kept],
    }
    ids = [row[0] for row in kept]
    document |= {"prefers": ids.index(prefers) + 1} if prefers in ids else {}
    document |= {"is_not_person": True} if is_not_person else {}
    bond = _rows(connection, "bond", "id = ?", person)
    said = {
        "bond": out("bond", bond[0]) if bond else {},
        "seats": [out("seat", row) for row in _rows(connection, "seat", "person_id = ?", person)],
        "objectives": [_objective(connection, row) for row in _rows(connection, "objective", "person_id = ?", person)],
        "communities": _communities(connection, person),
        "reminders": [out("reminder", row) for row in _rows(connection, "reminder", _STANDING, person)],
    }
    return document | {key: value for key, value in said.items() if value}


def _objective(connection: Tx, row: Mapping[str, Any]) -> dict[str, Any]:
    steps = [out("progress", one) for one in _rows(connection, "progress", "objective_id = ?", row["id"])]
    return out("objective", row) | ({"progress": steps} if steps else {})


def _communities(connection: Tx, person: PersonId) -> list[dict[str, Any]]:
    rows = connection.execute(
        "SELECT c.name, m.since_day FROM member m JOIN community c ON c.id = m.community_id "
        "WHERE m.person_id = ? ORDER BY c.name",
        (person,),
    ).fetchall()
    return [out("member", {"name": row[0], "since_day": row[1]}) for row in rows]


def _entries(connection: Tx, numbers: Mapping[PersonId, int]) -> Iterator[dict[str, Any]]:
    names = ("id", *columns("entry"))
    rows = connection.execute(
        f"SELECT {', '.join(f'e.{name}' for name in names)}, (SELECT json_group_array(json_array(p.person_id, o.name)) "
        "FROM entry_person p JOIN person o ON o.id = p.person_id WHERE p.entry_id = e.id) FROM entry e "
        f"WHERE e.id IN (SELECT entry_id FROM entry_person WHERE person_id IN {_CHOSEN}) ORDER BY e.id",
        {"people": json.dumps(list(numbers))},
    )
    for row in rows:
        whom = json.loads(row[-1])
        people = sorted(numbers[person] for person, _name in whom if person in numbers)
        others = sorted(name for person, name in whom if person not in numbers)
        document = {"people": people} | ({"others": others} if others else {})
        yield document | out("entry", dict(zip(names, row, strict=False)))


def _ties(connection: Tx, numbers: Mapping[PersonId, int]) -> Iterator[dict[str, Any]]:
    rows = connection.execute(
        "SELECT t.first_id, t.second_id, t.kind, t.source, a.name, b.name FROM tie t "
        "JOIN person a ON a.id = t.first_id JOIN person b ON b.id = t.second_id "
        f"WHERE t.first_id IN {_CHOSEN} OR t.second_id IN {_CHOSEN} ORDER BY t.id",
        {"people": json.dumps(list(numbers))},
    )
    for first, second, kind, source, *names in rows:
        inside = sorted(numbers[end] for end in (first, second) if end in numbers)
        other = [name for end, name in zip((first, second), names, strict=True) if end not in numbers]
        ends = {"first": inside[0]} | ({"second": inside[1]} if len(inside) == 2 else {"other": other[0]})
        yield ends | {"kind": kind} | ({"source": source} if source != "typed" else {})


def _apart(connection: Tx, numbers: Mapping[PersonId, int]) -> Iterable[list[int]]:
    rows = connection.execute(
        f"SELECT first_id, second_id FROM not_same WHERE first_id IN {_CHOSEN} AND second_id IN {_CHOSEN} ORDER BY id",
        {"people": json.dumps(list(numbers))},
    )
    return [sorted((numbers[first], numbers[second])) for first, second in rows]


def _rows(connection: Tx, table: str, where: str, key: int) -> list[dict[str, Any]]:
    names = ("id", *columns(table))
    rows = connection.execute(f"SELECT {', '.join(names)} FROM {table} WHERE {where} ORDER BY id", (key,))
    return [dict(zip(names, row, strict=True)) for row in rows.fetchall()]

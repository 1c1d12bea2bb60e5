"""What can be rebuilt: a person's name, kind and place in lists, items and search text, from the text of the cards."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from closeknit.domain.card import CardRow, Kind, kind_as_said
from closeknit.domain.folding import fold
from closeknit.domain.ids import CardId, PersonId
from closeknit.store.tx import Tx

SHOWN_LIST, SHOWN_TRASH, SHOWN_NOWHERE = 0, 1, 2

if TYPE_CHECKING:
    from closeknit.store.described import Described

#: Imports whose cards count as not there; a subquery over a handful of rows.
GONE_IMPORTS = "(SELECT id FROM import WHERE state IN ('undone', 'dropped'))"
REMOVED_BOOKS = "(SELECT id FROM book WHERE state = 1)"
#: Whom lists show, of the rows `p` of `person`: neither in the trash nor only in a book that was removed.
IN_LISTS = f"p.shown = 0 AND (p.book_id IS NULL OR p.book_id NOT IN {REMOVED_BOOKS})"
#: Cards `c` that count: neither in the trash, nor of an import that was undone, nor of a book that was removed.
CARD_COUNTS = (
    f"c.state = 0 AND (c.import_id IS NULL OR c.import_id NOT IN {GONE_IMPORTS}) "
    f"AND c.source_id NOT IN (SELECT s.id FROM source s WHERE s.book_id IN {REMOVED_BOOKS})"
)
#: A person whose cards are all gone stays while anything else hangs on them (product 4.9).
_HAS_FACTS = (
    "(EXISTS (SELECT 1 FROM entry_person f WHERE f.person_id = person.id) "
    "OR EXISTS (SELECT 1 FROM seat f WHERE f.person_id = person.id) "
    "OR EXISTS (SELECT 1 FROM objective f WHERE f.person_id = person.id) "
    "OR EXISTS (SELECT 1 FROM member f WHERE f.person_id = person.id) "
    "OR EXISTS (SELECT 1 FROM tie f WHERE f.first_id = person.id) "
    "OR EXISTS (SELECT 1 FROM reminder f WHERE f.person_id = person.id) "
    "OR EXISTS (SELECT 1 FROM tie f WHERE f.second_id = person.id) "
    "OR EXISTS (SELECT 1 FROM bond f WHERE f.id = person.id AND (coalesce(f.role, f.cadence_days, f.prefers) NOT NULL "
    "OR f.is_remote OR f.is_unscored OR f.is_archived OR f.is_silenced OR f.has_never_met OR f.wants_no_rhythm "
    "OR f.zone || f.languages || f.met <> '')))"
)


class _Card(NamedTuple):
    person: PersonId
    id: CardId
    state: int
    import_id: int | None
    book: int
    is_import_gone: int
    is_book_removed: int
    encoding: str
    fullness: int
    person_state: int
    prefers: int | None
    is_not_person: int


def refresh(tx: Tx, people: Iterable[PersonId], known: Mapping[CardId, CardRow] | None = None) -> None:
    """Rebuild all derived rows of these people; `known` holds cards that needn't be read again."""
    listed = json.dumps(sorted(set(people)))
    cards = [
        _Card(*row)
        for row in tx.execute(
            "SELECT c.person_id, c.id, c.state, c.import_id, s.book_id, "
            "coalesce(i.state IN ('undone', 'dropped'), 0), b.state, c.encoding, c.fullness, p.state, p.prefers, "
            "p.is_not_person "
            "FROM person p JOIN card c ON c.person_id = p.id JOIN source s ON s.id = c.source_id "
            "JOIN book b ON b.id = s.book_id LEFT JOIN import i ON i.id = c.import_id "
            "WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY c.person_id, c.id",
            (listed,),
        )
    ]
    tx.execute("DELETE FROM person_text WHERE rowid IN (SELECT value FROM json_each(?))", (listed,))
    tx.execute(
        "UPDATE person SET shown = 2, import_id = NULL, book_id = NULL, name = '', native_name = '', "
        "family = '', given = '', sort_key = '', organisation = '', organisation_key = '', title = '' "
        "WHERE id IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM card WHERE card.person_id = person.id)",
        (listed,),
    )
    from closeknit.store.described import Described  # start-up cost: reading cards is loaded when one is written

    described = Described(tx, dict(known or {}))
    for person, group in groupby(cards, key=lambda card: card.person):
        _refresh_person(tx, person, list(group), described)


def refresh_shown(tx: Tx, people: Sequence[PersonId]) -> None:
    """Rebuild after a change of states only: quick for people of one card, whole for the others."""
    listed = json.dumps(list(people))
    tx.execute(
        "UPDATE person SET shown = CASE WHEN state = 0 AND EXISTS "
        "(SELECT 1 FROM card WHERE card.person_id = person.id AND card.state = 0) THEN 0 "
        f"WHEN state = 0 AND {_HAS_FACTS} THEN 0 ELSE 1 END "
        "WHERE id IN (SELECT value FROM json_each(?)) "
        "AND (SELECT count(*) FROM card WHERE card.person_id = person.id) = 1",
        (listed,),
    )
    several = tx.execute(
        "SELECT id FROM person WHERE id IN (SELECT value FROM json_each(?)) "
        "AND (SELECT count(*) FROM card WHERE card.person_id = person.id) <> 1 ORDER BY id",
        (listed,),
    )
    refresh(tx, [PersonId(row[0]) for row in several.fetchall()])


def people_of_book(tx: Tx, book: int) -> list[PersonId]:
    """List those with cards in this book and in others, whom a flip of the book doesn't cover."""
    rows = tx.execute(
        "SELECT DISTINCT p.id FROM person p CROSS JOIN card c ON c.person_id = p.id "
        "JOIN source s ON s.id = c.source_id WHERE p.book_id IS NULL AND s.book_id = ? ORDER BY p.id",
        (book,),
    )
    return [PersonId(row[0]) for row in rows.fetchall()]


def _refresh_person(tx: Tx, person: PersonId, cards: list[_Card], described: "Described") -> None:
    imports, books = {card.import_id for card in cards}, {card.book for card in cards}
    import_id = imports.pop() if len(imports) == 1 else None
    book_id = books.pop() if len(books) == 1 else None
    there = [card for card in cards if import_id is not None or not card.is_import_gone]
    live = [card for card in there if card.state == 0 and (book_id is not None or not card.is_book_removed)]
    is_kept = bool(live) or bool(
        tx.execute(f"SELECT 1 FROM person WHERE id = ? AND {_HAS_FACTS}", (person,)).fetchall()
    )
    shown = SHOWN_NOWHERE if not there else SHOWN_LIST if is_kept and cards[0].person_state == 0 else SHOWN_TRASH
    used = live or there or cards
    rows = {card.id: described.row(card.id, card.encoding) for card in cards}
    for card in cards:  # also those that aren't there now: they may come back without being read again
        write_items(tx, card.id, rows[card.id])
    face = max(used, key=lambda card: (card.id == card.prefers, card.fullness, -card.id))
    said = kind_as_said(Kind(rows[face.id].kind), bool(face.is_not_person))
    _write_person(tx, person, said, rows[face.id], [rows[card.id] for card in used])
    tx.execute(
        "UPDATE person SET shown = ?, import_id = ?, book_id = ? WHERE id = ?", (shown, import_id, book_id, person)
    )
    text = "\n".join(rows[card.id].text for card in used)
    tx.execute("INSERT INTO person_text (rowid, text) VALUES (?, ?)", (person, text))


def _write_person(tx: Tx, person: PersonId, kind: Kind, face: CardRow, rows: Sequence[CardRow]) -> None:
    fields = {item[0] for row in rows for item in row.items}
    tx.execute(
        "UPDATE person SET kind = ?, name = ?, native_name = ?, family = ?, given = ?, sort_key = ?, organisation = ?, "
        "organisation_key = ?, title = ?, has_email = ?, has_phone = ?, has_photo = ? WHERE id = ?",
        (
            *(kind.value, face.name, face.native_name, face.family, face.given, face.sort_key, face.organisation),
            *(organisation_key(face.organisation), face.title, int("email" in fields), int("phone" in fields)),
            *(int(any(row.has_photo for row in rows)), person),
        ),
    )


def write_items(tx: Tx, card: CardId, row: CardRow) -> None:
    """Write the searchable values of a card anew."""
    tx.execute("DELETE FROM item WHERE card_id = ?", (card,))
    tx.executemany(
        "INSERT INTO item (card_id, seq, field, label, value, normal) VALUES (?, ?, ?, ?, ?, ?)",
        [(card, seq, *item) for seq, item in enumerate(row.items)],
    )


def organisation_key(organisation: str) -> str:
    """Return what lists sort by; people without an organisation come last."""
    return fold(organisation) or "\uffff"


def fullness_of(row: CardRow) -> int:
    """Tell how much a card says; the fullest one gives a person's name."""
    return row.text.count("\n") + row.has_photo

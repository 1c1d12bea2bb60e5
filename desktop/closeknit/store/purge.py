"""Remove the rows of imports that were undone and can't be redone, in pieces so short that nobody waits."""

import json

from closeknit.domain.ids import PersonId
from closeknit.store.database import Store
from closeknit.store.derive import refresh
from closeknit.store.tx import Tx


class Purge:
    """Called when the program is idle."""

    def __init__(self, store: Store, at_once: int = 400) -> None:
        self._store = store
        self._at_once = at_once

    def some(self) -> bool:
        """Remove one piece in one short transaction, newest imports first: their rows rest on those of earlier ones.

        Returns True while there is more to do.
        """
        with self._store.reading() as connection:
            found = connection.execute(
                "SELECT id FROM import WHERE state = 'dropped' ORDER BY id DESC LIMIT 1"
            ).fetchall()
        return bool(found) and self._store.write(lambda tx: self._piece(tx, found[0][0]))

    def _piece(self, tx: Tx, import_id: int) -> bool:
        if not tx.execute("SELECT 1 FROM import WHERE id = ? AND state = 'dropped'", (import_id,)).fetchall():
            return True
        rows = tx.execute(
            "SELECT id, person_id FROM card WHERE import_id = ? ORDER BY id LIMIT ?", (import_id, self._at_once)
        ).fetchall()
        if not rows:
            _remove_import(tx, import_id)
            return True
        _remove_cards(tx, json.dumps([row[0] for row in rows]))
        _remove_people(tx, sorted({row[1] for row in rows if row[1] is not None}))
        return True


def _remove_cards(tx: Tx, cards: str) -> None:
    for table, column in (("item", "card_id"), ("card_base", "id"), ("card_text", "id"), ("card", "id")):
        tx.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))", (cards,))


def _remove_people(tx: Tx, people: list[PersonId]) -> None:
    listed = json.dumps(people)
    rows = tx.execute(
        "SELECT id FROM person p WHERE id IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM card c WHERE c.person_id = p.id) ORDER BY id",
        (listed,),
    )
    empty = [row[0] for row in rows.fetchall()]
    alone = json.dumps(empty)
    tx.execute("DELETE FROM person_text WHERE rowid IN (SELECT value FROM json_each(?))", (alone,))
    tx.execute(
        "DELETE FROM person WHERE id IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM change c WHERE c.tbl = 'person' AND c.row_id = person.id)",
        (alone,),
    )
    refresh(tx, people)  # those joined with others, and those that a later step names


def _remove_import(tx: Tx, import_id: int) -> None:
    tx.execute("DELETE FROM problem WHERE import_id = ?", (import_id,))
    free = "AND NOT EXISTS (SELECT 1 FROM card c WHERE c.source_id = source.id)"
    tx.execute(f"DELETE FROM source WHERE import_id = ? {free}", (import_id,))
    tx.execute(
        "DELETE FROM book WHERE import_id = ? AND NOT EXISTS (SELECT 1 FROM source s WHERE s.book_id = book.id)",
        (import_id,),
    )
    tx.execute("DELETE FROM import WHERE id = ?", (import_id,))

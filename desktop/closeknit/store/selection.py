"""Read people back who were exported as a selection: new ids, one step, no journal (product 6, `export`)."""

from typing import Any, BinaryIO

from closeknit.domain.card import CardRow
from closeknit.domain.errors import UserError
from closeknit.domain.ids import CardId, ImportId, PersonId
from closeknit.store.database import Store
from closeknit.store.derive import refresh
from closeknit.store.imports import Imports, Tail
from closeknit.store.tx import Tx
from closeknit.store.whole import SELECTION, bytes_of, document_of
from closeknit.vcards.describe import Describer
from closeknit.vcards.split import Span


def read_selection(store: Store, stream: BinaryIO, name: str, path: str) -> tuple[ImportId, int]:
    """Import a selection into a new book of that name; returns the import and how many cards it brought."""
    people = _people_of(document_of(stream))
    rows = [row for cards in people for row in cards]
    imports = Imports(store)
    begun = imports.begin(None, name, "file", path, [name])
    source = imports.add_source(begun.import_id, begun.book_id, name, path, 0)
    imports.add_cards(begun.import_id, begun.book_id, source, 0, rows)
    store.write(lambda tx: _gather(tx, begun.import_id, people))
    tails = {source: Tail("utf-8", "\r\n", b"\r\n")}
    imports.finish(begun.import_id, tails, {"book_id": begun.book_id, "new": len(rows), "read": len(rows)})
    return begun.import_id, len(rows)


def _people_of(document: dict[str, Any]) -> list[list[CardRow]]:
    describer = Describer()
    if document.get("format") != SELECTION:
        raise UserError("whole_unknown")
    try:
        return [
            [
                describer.describe(Span(b"\r\n", bytes_of(card["raw"]), 1, "card"), str(card["encoding"]))
                for card in person["cards"]
            ]
            for person in document["people"]
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise UserError("whole_unknown") from error


def _gather(tx: Tx, import_id: ImportId, people: list[list[CardRow]]) -> None:
    """Give a person's further cards to the person of the first; all are of this import, so its undo covers them."""
    cards = tx.execute("SELECT id, person_id FROM card WHERE import_id = ? ORDER BY position", (import_id,)).fetchall()
    at = 0
    for group in people:
        own = cards[at : at + len(group)]
        at += len(group)
        if len(own) < 2:
            continue
        tx.executemany("UPDATE card SET person_id = ? WHERE id = ?", [(own[0][1], CardId(row[0])) for row in own[1:]])
        refresh(tx, [PersonId(row[1]) for row in own])

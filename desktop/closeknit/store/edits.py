"""Put new text to a card that is edited here."""

from typing import NamedTuple

from closeknit.domain.card import CardRow
from closeknit.domain.errors import UserError
from closeknit.domain.ids import BookId, CardId, PersonId
from closeknit.store import cardrows
from closeknit.store.derive import GONE_IMPORTS
from closeknit.store.record import Recorder
from closeknit.store.tx import Tx
from closeknit.vcards.describe import Describer
from closeknit.vcards.split import Span


class Editable(NamedTuple):
    """A card about to be edited."""

    card: CardId
    person: PersonId
    raw: bytes
    encoding: str


def editable(tx: Tx, card: CardId) -> Editable:
    """Read a card for editing; raises UserError("card_gone")."""
    found = tx.execute(
        "SELECT c.person_id, t.raw, c.encoding FROM card c JOIN card_text t ON t.id = c.id "
        f"WHERE c.id = ? AND c.person_id IS NOT NULL AND (c.import_id IS NULL OR c.import_id NOT IN {GONE_IMPORTS})",
        (card,),
    ).fetchall()
    if not found:
        raise UserError("card_gone", card=card)
    return Editable(card, *found[0])


def cards_to_edit(tx: Tx, person: PersonId) -> list[CardId]:
    """List a person's live cards, the one that gives the name first."""
    rows = tx.execute(
        "SELECT c.id FROM card c JOIN person p ON p.id = c.person_id WHERE c.person_id = ? AND c.state = 0 "
        f"AND (c.import_id IS NULL OR c.import_id NOT IN {GONE_IMPORTS}) "
        "ORDER BY c.id = coalesce(p.prefers, 0) DESC, c.fullness DESC, c.id",
        (person,),
    )
    return [CardId(row[0]) for row in rows.fetchall()]


def cards_of_book(tx: Tx, book: BookId) -> list[CardId]:
    """List the cards of a book that can be edited, also those in the trash."""
    rows = tx.execute(
        "SELECT c.id FROM source s JOIN card c ON c.source_id = s.id WHERE s.book_id = ? AND c.person_id IS NOT NULL "
        f"AND (c.import_id IS NULL OR c.import_id NOT IN {GONE_IMPORTS}) ORDER BY s.position, s.id, c.position, c.id",
        (book,),
    )
    return [CardId(row[0]) for row in rows.fetchall()]


def put_text(recorder: Recorder, before: Editable, raw: bytes, now_us: int, encoding: str | None = None) -> CardRow:
    """Store a card's edited text; the bytes as last read are kept, to compare with when the book is read again."""
    card, person = before.card, before.person
    tx = recorder.tx
    line, import_id = tx.execute("SELECT line, import_id FROM card WHERE id = ?", (card,)).fetchall()[0]
    row = Describer().describe(Span(b"", raw, line, "card"), encoding or before.encoding)
    base = tx.execute("SELECT raw FROM card_base WHERE id = ?", (card,)).fetchall()
    as_read = base[0][0] if base else before.raw
    recorder.update("card_text", card, person, raw=raw)
    recorder.update("card", card, person, **cardrows.columns_of(row), edited_at_us=None if raw == as_read else now_us)
    if import_id is not None:
        cardrows.set_base(recorder, card, None if raw == as_read else as_read, person)
    recorder.update("person", person, changed_us=now_us)
    return row

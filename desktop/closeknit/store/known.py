"""The cards of a book as they were last read, for matching them with what is read now (product 4.9)."""

from dataclasses import dataclass
from hashlib import blake2b

from closeknit.domain.ids import BookId, CardId, SourceId
from closeknit.store.database import Store
from closeknit.store.derive import GONE_IMPORTS


@dataclass(frozen=True, slots=True)
class KnownCard:
    """A card that is there; `digest` is of its bytes as last read, `is_live` False in the trash."""

    id: CardId
    digest: bytes
    uid: str
    status: int
    source: SourceId
    position: int
    is_live: bool


def known_cards(store: Store, book: BookId) -> list[KnownCard]:
    """List a book's cards in their sources' order; those of undone imports count as not there."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT c.id, c.digest, c.uid, c.status, c.source_id, c.position, c.state, b.raw "
            "FROM source s CROSS JOIN card c ON c.source_id = s.id LEFT JOIN card_base b ON b.id = c.id "
            f"WHERE s.book_id = ? AND (c.import_id IS NULL OR c.import_id NOT IN {GONE_IMPORTS}) "
            "ORDER BY s.position, s.id, c.position, c.id",
            (book,),
        )
        return [
            KnownCard(
                CardId(row[0]),
                row[1] if row[7] is None else blake2b(row[7], digest_size=16).digest(),
                row[2],
                row[3],
                SourceId(row[4]),
                row[5],
                row[6] == 0,
            )
            for row in rows
        ]


def befores(store: Store, source: SourceId) -> dict[CardId, bytes]:
    """Give the file's text before each card of a source."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT c.id, t.before FROM card c JOIN card_text t ON t.id = c.id WHERE c.source_id = ? ORDER BY c.id",
            (source,),
        )
        return {CardId(row[0]): row[1] for row in rows}

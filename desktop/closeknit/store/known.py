"""The cards of a book as they were last read, for matching them with what is read now (product 4.9)."""

from dataclasses import dataclass
from hashlib import blake2b

from closeknit.domain.ids import BookId, CardId, SourceId
from closeknit.store.database import Store
from closeknit.store.derive import GONE_IMPORTS, REMOVED_BOOKS


@dataclass(frozen=True, slots=True)
class KnownCard:
    """A card that is there; `digest` is of its bytes as last read, `is_live` False in the trash.

    `was_read` False: it was made here, so that no file can be expected to hold it.
    """

    id: CardId
    digest: bytes
    uid: str
    status: int
    source: SourceId
    position: int
    is_live: bool
    was_read: bool = True


def known_cards(store: Store, book: BookId) -> list[KnownCard]:
    """List a book's cards in their sources' order; those of undone imports count as not there."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT c.id, c.digest, c.uid, c.status, c.source_id, c.position, c.state, b.raw, c.import_id "
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
                row[8] is not None,
            )
            for row in rows
        ]


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A file of a book as last read: all its cards are there still, and none needs a word."""

    book: BookId
    name: str
    digest: bytes
    cards: int


def whole_sources(store: Store) -> list[KnownSource]:
    """List the sources of which every card that was read is there and whole."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT s.book_id, s.name, s.digest, s.cards_read FROM source s "
            f"WHERE s.digest <> x'' AND (s.import_id IS NULL OR s.import_id NOT IN {GONE_IMPORTS}) "
            f"AND s.book_id NOT IN {REMOVED_BOOKS} AND s.cards_read = (SELECT count(*) FROM card c "
            "WHERE c.source_id = s.id AND c.status = 0 AND c.import_id IS NOT NULL "
            f"AND c.import_id NOT IN {GONE_IMPORTS}) ORDER BY s.book_id, s.position, s.id"
        )
        return [KnownSource(BookId(row[0]), *row[1:]) for row in rows]


def befores(store: Store, source: SourceId) -> dict[CardId, bytes]:
    """Give the file's text before each card of a source."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT c.id, t.before FROM card c JOIN card_text t ON t.id = c.id WHERE c.source_id = ? ORDER BY c.id",
            (source,),
        )
        return {CardId(row[0]): row[1] for row in rows}

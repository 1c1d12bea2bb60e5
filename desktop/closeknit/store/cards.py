"""Cards as they are stored: for comparing with a book read again, for a person's page, and for export."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from closeknit.domain.ids import BookId, CardId, PersonId, SourceId
from closeknit.store.database import Store
from closeknit.store.derive import GONE_IMPORTS

_THERE = f"(c.import_id IS NULL OR c.import_id NOT IN {GONE_IMPORTS})"


@dataclass(frozen=True, slots=True)
class CardText:
    """A card as stored; `base` are the bytes as last read where it was edited since; `is_there` False: in the trash."""

    raw: bytes
    base: bytes | None
    encoding: str
    is_there: bool
    before: bytes
    position: int
    line: int
    source: SourceId


class StoredSpan(NamedTuple):
    """One card of a source in the file's order, for export."""

    card: CardId
    before: bytes
    raw: bytes
    encoding: str
    line: int
    source: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A file of a book."""

    id: SourceId
    book: BookId
    name: str
    path: str
    position: int
    encoding: str
    line_end: str
    tail: bytes


class Cards:
    """Reads on the calling thread's connection."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def places(self, source: SourceId) -> list[tuple[CardId, int, int]]:
        """List (card, position, line) of a source in order."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT c.id, c.position, c.line FROM card c "
                f"WHERE c.source_id = ? AND {_THERE} ORDER BY c.position, c.id",
                (source,),
            )
            return [(CardId(row[0]), row[1], row[2]) for row in rows]

    def texts(self, cards: Sequence[CardId]) -> dict[CardId, CardText]:
        """Read cards whole."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT c.id, t.raw, x.raw, c.encoding, c.state = 0 AND coalesce(p.state, 0) = 0, t.before, "
                "c.position, c.line, c.source_id FROM card c JOIN card_text t ON t.id = c.id "
                "LEFT JOIN card_base x ON x.id = c.id LEFT JOIN person p ON p.id = c.person_id "
                "WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY c.id",
                (json.dumps(list(cards)),),
            )
            return {CardId(row[0]): _text(row) for row in rows}

    def sources(self, book: BookId) -> list[SourceRow]:
        """List the files of a book in order."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT id, book_id, name, path, position, encoding, line_end, tail FROM source "
                f"WHERE book_id = ? AND (import_id IS NULL OR import_id NOT IN {GONE_IMPORTS}) ORDER BY position, id",
                (book,),
            )
            return [SourceRow(SourceId(row[0]), BookId(row[1]), *row[2:]) for row in rows]

    def spans(self, source: SourceId, people: Sequence[PersonId] | None = None) -> Iterator[StoredSpan]:
        """Yield what a source holds now, in the file's order, without what is in the trash; as it is, byte for byte."""
        chosen = "" if people is None else "AND c.person_id IN (SELECT value FROM json_each(:people))"
        with self._store.reading() as connection:
            for row in connection.execute(
                "SELECT c.id, t.before, t.raw, c.encoding, c.line, '' FROM card c JOIN card_text t ON t.id = c.id "
                "LEFT JOIN person p ON p.id = c.person_id "
                f"WHERE c.source_id = :source AND c.state = 0 AND coalesce(p.state, 0) = 0 AND {_THERE} {chosen} "
                "ORDER BY c.position, c.id",
                {"source": source} | ({} if people is None else {"people": json.dumps(list(people))}),
            ):
                yield StoredSpan(*row)

    def cards_of(self, people: Sequence[PersonId]) -> list[StoredSpan]:
        """Read the live cards of people, in the order of the people given, then of the cards."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT c.id, t.before, t.raw, c.encoding, c.line, s.name "
                "FROM json_each(?) j CROSS JOIN card c ON c.person_id = j.value JOIN source s ON s.id = c.source_id "
                f"JOIN card_text t ON t.id = c.id WHERE c.state = 0 AND {_THERE} ORDER BY j.key, c.id",
                (json.dumps(list(people)),),
            )
            return [StoredSpan(*row) for row in rows]


def _text(row: tuple[Any, ...]) -> CardText:
    return CardText(
        raw=row[1],
        base=row[2],
        encoding=row[3],
        is_there=bool(row[4]),
        before=row[5],
        position=row[6],
        line=row[7],
        source=SourceId(row[8]),
    )

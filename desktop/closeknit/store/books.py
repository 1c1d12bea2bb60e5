"""Address books and their files."""

import json
from dataclasses import dataclass
from typing import Any

from closeknit.domain.card import CardStatus
from closeknit.domain.errors import UserError
from closeknit.domain.ids import BookId, CardId, SourceId
from closeknit.domain.person import Book, UnreadableCard
from closeknit.domain.reason import Reason
from closeknit.store.database import Store
from closeknit.store.derive import GONE_IMPORTS
from closeknit.store.record import Recorder
from closeknit.store.tx import Tx

#: The name of the book for people made here, until it is renamed.
LOCAL_NAME = "On this computer"

_THERE = f"b.state = 0 AND (b.import_id IS NULL OR b.import_id NOT IN {GONE_IMPORTS})"
_CARDS = (
    "FROM source s JOIN card c ON c.source_id = s.id LEFT JOIN person p ON p.id = c.person_id "
    "WHERE s.book_id = b.id AND c.state = 0 AND coalesce(p.state, 0) = 0 "
    f"AND (c.import_id IS NULL OR c.import_id NOT IN {GONE_IMPORTS})"
)

#: Whose card it is, where that is somebody who stands among people.
_OF_PERSON = "CASE WHEN p.kind = 'person' AND p.is_me = 0 THEN p.id END"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a new card goes: the source, the position in it, and the text before it."""

    book: BookId
    source: SourceId
    position: int
    before: bytes
    encoding: str
    line_end: str


class BookRows:
    """Reads on the calling thread's connection."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Book]:
        """List the books that are there, with what they count."""
        with self._store.reading() as connection:
            rows = connection.execute(
                f"SELECT b.id, b.name, b.kind, b.path, (SELECT count(DISTINCT {_OF_PERSON}) {_CARDS}), "
                f"(SELECT count(*) {_CARDS}) FROM book b WHERE {_THERE} ORDER BY b.id"
            )
            return [Book(BookId(row[0]), *row[1:]) for row in rows]

    def unreadable(self, book: BookId) -> list[UnreadableCard]:
        """List the spans of a book of which no content line could be lexed."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT c.id, s.name, c.line, t.raw FROM source s JOIN card c ON c.source_id = s.id "
                "JOIN card_text t ON t.id = c.id WHERE s.book_id = ? AND c.status = ? AND c.state = 0 "
                f"AND (c.import_id IS NULL OR c.import_id NOT IN {GONE_IMPORTS}) "
                "ORDER BY s.position, s.id, c.position, c.id",
                (book, int(CardStatus.UNREADABLE)),
            ).fetchall()
            return [
                UnreadableCard(CardId(row[0]), row[1], row[2], row[3], reasons=_reasons(connection, row))
                for row in rows
            ]


def _reasons(connection: Tx, row: tuple[int, str, int, bytes]) -> tuple[Reason, ...]:
    found = connection.execute(
        "SELECT DISTINCT kind, params FROM problem WHERE source = ? AND line BETWEEN ? AND ? ORDER BY id",
        (row[1], row[2], row[2] + row[3].count(b"\n")),
    )
    return tuple(Reason(kind, json.loads(params)) for kind, params in found)


def require_book(tx: Tx, book: BookId) -> str:
    """Return the name of a book that is there; raises UserError("book_gone")."""
    found = tx.execute(f"SELECT b.name FROM book b WHERE b.id = ? AND {_THERE}", (book,)).fetchall()
    if not found:
        raise UserError("book_gone")
    return str(found[0][0])


def book_named(tx: Tx, name: str) -> BookId:
    """Find a book by its exact name; raises UserError("book_unknown")."""
    found = tx.execute(f"SELECT b.id FROM book b WHERE b.name = ? AND {_THERE} ORDER BY b.id", (name,)).fetchall()
    if not found:
        raise UserError("book_unknown", book=name)
    return BookId(found[0][0])


def local_book(recorder: Recorder) -> BookId:
    """Return the book for people made here, made on first use within the step."""
    sql = f"SELECT b.id FROM book b WHERE b.kind = 'local' AND {_THERE} ORDER BY b.id LIMIT 1"
    found = recorder.tx.execute(sql).fetchall()
    if found:
        recorder.rests_on("book", found[0][0])
        return BookId(found[0][0])
    return BookId(recorder.insert("book", name=LOCAL_NAME, kind="local", path="", state=0))


def place_in(recorder: Recorder, book: BookId, file_name: str) -> Place:
    """Find the place for a new card: a file of its own in a folder, else after the last card of the last file."""
    tx = recorder.tx
    kind = tx.execute("SELECT kind FROM book WHERE id = ?", (book,)).fetchall()[0][0]
    sources = tx.execute(
        "SELECT id, encoding, line_end, position FROM source s WHERE book_id = ? "
        f"AND (import_id IS NULL OR import_id NOT IN {GONE_IMPORTS}) ORDER BY position DESC, id DESC LIMIT 1",
        (book,),
    ).fetchall()
    if kind == "folder" or not sources:
        position = sources[0][3] + 1 if sources else 0
        source = _new_source(recorder, book, file_name if kind == "folder" else "", position)
        return Place(book, source, 0, b"", "utf-8", "\r\n")
    source, encoding, line_end, _position = sources[0]
    recorder.rests_on("source", source)
    last = tx.execute("SELECT max(position) FROM card WHERE source_id = ?", (source,)).fetchall()[0][0]
    wide = encoding if encoding.startswith(("utf-16", "utf-32")) else "utf-8"
    before = b"" if last is None else (line_end or "\r\n").encode(_codec(wide))
    return Place(book, SourceId(source), 0 if last is None else last + 1, before, wide, line_end or "\r\n")


def encode_for(place: Place, raw: bytes) -> bytes:
    """Write a card of ours (UTF-8, CRLF) the way its file is written."""
    text = raw.decode("utf-8").replace("\r\n", place.line_end)
    return text.encode(_codec(place.encoding))


def _codec(encoding: str) -> str:
    """Name a codec that writes no mark at the beginning."""
    return {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(encoding, encoding)


def _new_source(recorder: Recorder, book: BookId, name: str, position: int) -> SourceId:
    values: dict[str, Any] = {"encoding": "utf-8", "line_end": "\r\n", "tail": b"\r\n"}
    return SourceId(recorder.insert("source", book_id=book, name=name, path="", position=position, **values))

"""What an import writes: whole batches inside one step, each one transaction (product 4.9).

New cards aren't journalled one by one: they carry the import's id, and the import's own state hides or shows them all.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from closeknit.domain.card import CardRow
from closeknit.domain.ids import BookId, CardId, ImportId, PersonId, SourceId, StepId
from closeknit.domain.reason import Problem
from closeknit.store import cardrows, steps
from closeknit.store.database import Store
from closeknit.store.derive import GONE_IMPORTS, refresh
from closeknit.store.locks import ImportLocks
from closeknit.store.record import Recorder
from closeknit.store.tx import Tx

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Begun:
    """A running import."""

    import_id: ImportId
    step_id: StepId
    book_id: BookId


@dataclass(frozen=True, slots=True)
class UnfinishedImport:
    """An import whose process ended before it did; its whole batches are there."""

    import_id: ImportId
    book_name: str
    sources: tuple[str, ...]
    started_us: int
    cards: int


@dataclass(frozen=True, slots=True)
class Tail:
    """What is known of a source only when all of it was read."""

    encoding: str
    line_end: str
    tail: bytes
    digest: bytes = b""
    cards: int = 0


class Imports:
    """The importer's door to the store; every method is one transaction, from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._locks = ImportLocks(store.path)

    def begin(self, book: BookId | None, name: str, kind: str, path: str, sources: Sequence[str]) -> Begun:
        """Begin an import into a book, or into a new one that the step makes; kind is file, folder or local."""

        def work(tx: Tx) -> Begun:
            now = self._store.clock.now_us()
            for killed in self._killed(tx):
                _settle(tx, killed)
            recorder = steps.begin_step(tx, "imported", {}, now, state="running")
            tx.execute(
                "INSERT INTO import (step_id, book_id, is_new_book, state, started_us, sources) "
                "VALUES (?, ?, ?, 'running', ?, ?)",
                (recorder.step, book or 0, int(book is None), now, json.dumps(list(sources))),
            )
            import_id = ImportId(tx.last_insert_rowid())
            if book is None:
                tx.execute(
                    "INSERT INTO book (name, kind, path, import_id) VALUES (?, ?, ?, ?)", (name, kind, path, import_id)
                )
                book_id = BookId(tx.last_insert_rowid())
                tx.execute("UPDATE import SET book_id = ? WHERE id = ?", (book_id, import_id))
            else:
                book_id = book
                recorder.rests_on("book", book)
            self._locks.hold(import_id)
            return Begun(import_id, recorder.step, book_id)

        return self._store.write(work)

    def add_source(self, import_id: ImportId, book: BookId, name: str, path: str, position: int) -> SourceId:
        """Return the book's source of that name and path, made by this import if it wasn't there."""

        def work(tx: Tx) -> SourceId:
            found = tx.execute(
                "SELECT id FROM source WHERE book_id = ? AND name = ? AND path = ? "
                f"AND (import_id IS NULL OR import_id NOT IN {GONE_IMPORTS}) ORDER BY id",
                (book, name, path),
            ).fetchall()
            if found:
                _recorder(tx, import_id).rests_on("source", found[0][0])
                return SourceId(found[0][0])
            tx.execute(
                "INSERT INTO source (book_id, name, path, position, import_id) VALUES (?, ?, ?, ?, ?)",
                (book, name, path, position, import_id),
            )
            return SourceId(tx.last_insert_rowid())

        return self._store.write(work)

    def add_cards(
        self, import_id: ImportId, book: BookId, source: SourceId, first_position: int, rows: Sequence[CardRow]
    ) -> int:
        """Add new cards, each with a person of its own; a span that couldn't be read has none. Returns how many."""
        return self.add_cards_at(import_id, book, source, [(first_position + n, row) for n, row in enumerate(rows)])

    def add_cards_at(
        self, import_id: ImportId, book: BookId, source: SourceId, rows: Sequence[tuple[int, CardRow]]
    ) -> int:
        """Add new cards at positions of their own, where others between them are there already."""
        owner = cardrows.Owner(import_id, book, source, self._store.clock.now_us())
        return self._store.write(lambda tx: cardrows.insert(tx, owner, rows))

    def change_cards(self, import_id: ImportId, changes: Sequence[tuple[CardId, CardRow, bytes | None]]) -> None:
        """Put new text to cards: (card, its row now, the bytes as now read where they differ from the row's)."""
        now = self._store.clock.now_us()

        def work(tx: Tx) -> None:
            recorder = _recorder(tx, import_id)
            for card, row, base in changes:
                _change(recorder, card, row, base, now)
            steps.finish(recorder, {card: row for card, row, _base in changes})

        self._store.write(work)

    def place_cards(
        self, import_id: ImportId, source: SourceId, places: Iterable[tuple[int, CardId, bytes, int]]
    ) -> None:
        """Move cards to (position, card, text before, line) in a source; only what differs is written."""

        def work(tx: Tx) -> None:
            recorder = _recorder(tx, import_id)
            for position, card, before, line in places:
                person = cardrows.person_of(tx, card)
                recorder.update("card", card, person, source_id=source, position=position, line=line)
                recorder.update("card_text", card, person, before=before)

        self._store.write(work)

    def trash_cards(self, import_id: ImportId, cards: Sequence[CardId]) -> None:
        """Put cards that are gone from their folder into the trash."""

        def work(tx: Tx) -> None:
            recorder = _recorder(tx, import_id)
            recorder.set_many("card", cards, "state", 1)
            recorder.touch(cardrows.people_of(tx, cards))
            steps.finish(recorder)

        self._store.write(work)

    def record(self, import_id: ImportId, work: Callable[[Recorder], T]) -> T:
        """Do something more within an import's step, as one transaction."""

        def within(tx: Tx) -> T:
            recorder = _recorder(tx, import_id)
            done = work(recorder)
            steps.finish(recorder)
            return done

        return self._store.write(within)

    def add_problems(self, import_id: ImportId, problems: Sequence[Problem]) -> None:
        """Keep problems of this import for its account."""

        def work(tx: Tx) -> None:
            tx.executemany(
                "INSERT INTO problem (import_id, source, line, kind, params) VALUES (?, ?, ?, ?, ?)",
                [(import_id, p.source, p.line, p.reason.kind, json.dumps(dict(p.reason.params))) for p in problems],
            )

        self._store.write(work)

    def finish(
        self, import_id: ImportId, tails: Mapping[SourceId, Tail], params: Mapping[str, str | int | float]
    ) -> None:
        """End an import; `params` (counts) become the step's."""

        def work(tx: Tx) -> None:
            recorder = _recorder(tx, import_id)
            for source, tail in tails.items():
                values: dict[str, Any] = {"encoding": tail.encoding, "line_end": tail.line_end, "tail": tail.tail}
                values |= {"digest": tail.digest, "cards_read": tail.cards}
                if tx.execute("SELECT 1 FROM source WHERE id = ? AND import_id = ?", (source, import_id)).fetchall():
                    sets = ", ".join(f"{name} = ?" for name in values)
                    tx.execute(f"UPDATE source SET {sets} WHERE id = ?", (*values.values(), source))
                else:
                    recorder.update("source", source, **values)
            tx.execute("UPDATE import SET state = 'done' WHERE id = ?", (import_id,))
            tx.execute(
                "UPDATE step SET state = 'done', params = ? WHERE id = ?",
                (json.dumps(dict(params), ensure_ascii=False), recorder.step),
            )

        self._store.write(work)
        self._locks.release(import_id)

    def undo_running(self, import_id: ImportId) -> None:
        """Take back an import that was cancelled or killed; it can't be redone.

        Where even that fails, such as on a full disk, it counts as killed, so that it is offered like one.
        """

        def work(tx: Tx) -> None:
            steps.take_back(tx, _recorder(tx, import_id).step, state="dropped")
            mixed = tx.execute(
                "SELECT DISTINCT c.person_id FROM person p CROSS JOIN card c ON c.person_id = p.id "
                "WHERE p.import_id IS NULL AND c.import_id = ? ORDER BY c.person_id",
                (import_id,),
            ).fetchall()
            refresh(tx, [PersonId(row[0]) for row in mixed])

        try:
            self._store.write(work)
        finally:
            self._locks.release(import_id)

    def settle(self) -> None:
        """Count imports whose process was killed as done, as far as they came, so that `undo` can take them back."""

        def work(tx: Tx) -> None:
            for killed in self._killed(tx):
                _settle(tx, killed)

        self._store.write(work)

    def _killed(self, connection: Tx) -> list[ImportId]:
        rows = connection.execute("SELECT id FROM import WHERE state = 'running' ORDER BY id").fetchall()
        return [ImportId(row[0]) for row in rows if not self._locks.is_held(row[0])]

    def unfinished(self) -> list[UnfinishedImport]:
        """List imports that run no more: their process was killed."""
        with self._store.reading() as connection:
            killed = set(self._killed(connection))
            rows = connection.execute(
                "SELECT i.id, b.name, i.sources, i.started_us, (SELECT count(*) FROM card WHERE import_id = i.id) "
                "FROM import i JOIN book b ON b.id = i.book_id WHERE i.state = 'running' ORDER BY i.id"
            ).fetchall()
        return [
            UnfinishedImport(ImportId(row[0]), row[1], tuple(json.loads(row[2])), row[3], row[4])
            for row in rows
            if row[0] in killed
        ]


def _recorder(tx: Tx, import_id: ImportId) -> Recorder:
    step = tx.execute("SELECT step_id FROM import WHERE id = ?", (import_id,)).fetchall()[0][0]
    return Recorder(tx, StepId(step))


def _settle(tx: Tx, import_id: ImportId) -> None:
    count = tx.execute("SELECT count(*) FROM card WHERE import_id = ?", (import_id,)).fetchall()[0][0]
    book = tx.execute("SELECT book_id FROM import WHERE id = ?", (import_id,)).fetchall()[0][0]
    tx.execute("UPDATE import SET state = 'done' WHERE id = ?", (import_id,))
    tx.execute(
        "UPDATE step SET state = 'done', params = ? WHERE id = (SELECT step_id FROM import WHERE id = ?)",
        (json.dumps({"new": count, "was_cut": 1, "book_id": book}), import_id),
    )


def _change(recorder: Recorder, card: CardId, row: CardRow, base: bytes | None, now: int) -> None:
    person = cardrows.person_of(recorder.tx, card)
    recorder.update("card_text", card, person, raw=row.raw)
    recorder.update("card", card, person, **cardrows.columns_of(row), line=row.line, read_at_us=now)
    cardrows.set_base(recorder, card, base, person)
    if person is not None:
        recorder.update("person", person, changed_us=now)

"""The verbs over a real store in a folder, for tests that hit it hard."""

from collections.abc import Sequence
from pathlib import Path

from tests.clocks import TickingClock

from closeknit.domain.card import CardRow
from closeknit.domain.ids import CardId, ImportId
from closeknit.domain.reminder.habits import Habits
from closeknit.services.backups import Backups
from closeknit.services.bonds import Bonds
from closeknit.services.books import Books
from closeknit.services.catch_up import CatchUp
from closeknit.services.editing import Editing
from closeknit.services.entries import Entries
from closeknit.services.events import Fact
from closeknit.services.joining import Joining
from closeknit.services.journal import Journal
from closeknit.services.people import People
from closeknit.services.reminders import Reminders
from closeknit.services.seats import Seats
from closeknit.services.telling import Telling
from closeknit.services.weighing import Weighing
from closeknit.store.database import Store
from closeknit.store.imports import Begun, Imports, Tail
from closeknit.store.known import known_cards
from closeknit.store.purge import Purge


class World:
    """A home with all verbs; `facts` are what they told."""

    def __init__(self, folder: Path, vfs: str | None = None, synchronous: int = 2) -> None:
        self.folder = folder
        self._vfs, self._synchronous = vfs, synchronous
        self.clock = TickingClock()
        self.habits = Habits()
        self.facts: list[Fact] = []
        self.imported: list[Begun] = []
        self._uids = 0
        self.open()

    def open(self) -> None:
        self.store = Store.open(self.folder / "closeknit.db", self.clock, self._vfs, self._synchronous)
        announce = self.facts.append
        self.people = People(self.store, announce, new_uid=self._new_uid)
        self.editing = Editing(self.store, announce)
        self.joining = Joining(self.store, announce)
        self.books = Books(self.store, announce)
        self.journal = Journal(self.store, announce)
        self.backups = Backups(self.store, announce)
        self.imports = Imports(self.store)
        self.entries = Entries(self.store, announce)
        self.bonds = Bonds(self.store, announce)
        self.catch_up = CatchUp(self.store, announce)
        self.seats = Seats(self.store, announce)
        self.weighing = Weighing(self.store, announce)
        self.reminders = Reminders(self.store, self.entries, self.seats, lambda: self.habits, announce)
        self.telling = Telling(self.store, lambda: self.habits)

    def close(self) -> None:
        self.store.close()

    def restart(self) -> None:
        self.close()
        self.open()

    def import_cards(self, rows: Sequence[CardRow], batch: int = 2000) -> ImportId:
        """Import rows into a new book."""
        begun = self.imports.begin(
            None, f"Book {len(self.imported)}", "file", f"/b/{len(self.imported)}.vcf", ["b.vcf"]
        )
        source = self.imports.add_source(begun.import_id, begun.book_id, "b.vcf", "/b", 0)
        for first in range(0, len(rows), batch):
            self.imports.add_cards(begun.import_id, begun.book_id, source, first, rows[first : first + batch])
        tails = {source: Tail("utf-8", "\r\n", b"\r\n")}
        self.imports.finish(begun.import_id, tails, {"new": len(rows), "book_id": begun.book_id})
        self.imported.append(begun)
        return begun.import_id

    def import_again(self, rows: Sequence[CardRow], pick: int) -> None:
        """Read a book again: its first cards changed, the next one gone, the others new."""
        book = self.imported[pick % len(self.imported)].book_id
        if book not in [found.id for found in self.books.all()]:
            self.import_cards(rows)
            return
        begun = self.imports.begin(book, "", "file", "/b", ["b.vcf"])
        source = self.imports.add_source(begun.import_id, book, "b.vcf", "/b", 0)
        known = [card.id for card in known_cards(self.store, book)]
        changed = list(zip(known, rows[:2], [None, b"as read"], strict=False))
        self.imports.change_cards(begun.import_id, changed)
        self.imports.place_cards(begun.import_id, source, [(9, card, b"\n", 3) for card in known[:1]])
        self.imports.trash_cards(begun.import_id, known[2:3])
        self.imports.add_cards(begun.import_id, book, source, 100, rows[2:])
        self.imports.finish(
            begun.import_id, {source: Tail("utf-8", "\n", b"")}, {"new": len(rows[2:]), "book_id": book}
        )
        return

    def cards(self) -> list[CardId]:
        """List all cards of people."""
        sql = (
            "SELECT c.id FROM card c JOIN person p ON p.id = c.person_id WHERE p.shown = 0 AND "
            "(c.import_id IS NULL OR c.import_id NOT IN (SELECT id FROM import WHERE state IN ('undone', 'dropped'))) "
            "ORDER BY c.id"
        )
        with self.store.reading() as connection:
            return [row[0] for row in connection.execute(sql)]

    def imports_seen(self) -> int:
        """Return how many imports there ever were."""
        with self.store.reading() as connection:
            return connection.execute("SELECT count(*) FROM import").fetchall()[0][0]

    def newest_step(self) -> int | None:
        """Return the id of the newest step."""
        with self.store.reading() as connection:
            return connection.execute("SELECT max(id) FROM step").fetchall()[0][0]

    def purge_all(self) -> None:
        """Purge until nothing is left to purge."""
        purge = Purge(self.store)
        while purge.some():
            pass

    def _new_uid(self) -> str:
        self._uids += 1
        return f"uid-{self._uids}"

"""A store, its verbs of reading and small cards, for the tests of importing."""

from pathlib import Path

from closeknit.domain.ids import PersonId
from closeknit.domain.job import Account, Progress
from closeknit.services.books import Books
from closeknit.services.events import Fact
from closeknit.services.importing import Importing
from closeknit.services.journal import Journal
from closeknit.store.cards import Cards
from closeknit.store.clock import SystemClock
from closeknit.store.database import Store


def card(name: str, *lines: str, uid: str = "", end: str = "\r\n") -> bytes:
    family, _, given = name.partition(" ")
    rows = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        *([f"UID:{uid}"] if uid else []),
        f"N:{family};{given};;;",
        f"FN:{given} {family}",
    ]
    return end.join([*rows, *lines, "END:VCARD", ""]).encode()


class ReadingRoom:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.facts: list[Fact] = []
        self.store = Store.open(folder / "home" / "closeknit.db", SystemClock())
        self.books = Books(self.store, self.facts.append)
        self.journal = Journal(self.store, self.facts.append)
        self.importing = Importing(self.store, self.books, self.facts.append, lambda: None)

    def close(self) -> None:
        self.importing.close()
        self.store.close()

    def file(self, content: bytes, name: str = "book.vcf") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def read(self, *paths: Path, book: str | None = None, dry_run: bool = False) -> Account:
        progress: list[Progress] = []
        account = self.importing.begin(paths, book, dry_run).run(progress.append)
        parts = account.new + account.changed + account.unchanged + account.unreadable
        assert account.read == parts, "the account must add up"
        return account

    def bytes_of(self, book_name: str) -> bytes:
        """Return what the book's sources hold now, joined in order."""
        book = next(book for book in self.books.all() if book.name == book_name)
        cards = Cards(self.store)
        return b"".join(
            b"".join(span.before + span.raw for span in cards.spans(source.id)) + source.tail
            for source in cards.sources(book.id)
        )

    def names(self) -> list[str]:
        return [name for name, _person in self._listed()]

    def people(self) -> dict[str, PersonId]:
        return dict(self._listed())

    def _listed(self) -> list[tuple[str, PersonId]]:
        with self.store.reading() as connection:
            rows = connection.execute(
                "SELECT p.name, p.id FROM person p WHERE p.shown = 0 AND (p.import_id IS NULL OR p.import_id NOT IN "
                "(SELECT id FROM import WHERE state IN ('undone', 'dropped'))) ORDER BY p.sort_key"
            )
            return [(row[0], PersonId(row[1])) for row in rows]


def counts(account: Account) -> tuple[int, int, int, int, int]:
    return account.new, account.changed, account.unchanged, account.gone, account.unreadable

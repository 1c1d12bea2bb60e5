"""Address books: list, rename, remove (product 6, `books`)."""

from pathlib import Path

from closeknit.domain.errors import UserError
from closeknit.domain.ids import BookId
from closeknit.domain.person import Book, UnreadableCard
from closeknit.services.events import Announce, BookRemoved, BookRenamed
from closeknit.services.outfile import written
from closeknit.store.books import BookRows, require_book
from closeknit.store.database import Store
from closeknit.store.days import today_at
from closeknit.store.derive import people_of_book, refresh
from closeknit.store.steps import begin_step
from closeknit.store.trash import leave_with_book
from closeknit.store.tx import Tx


class Books:
    """Verbs of address books."""

    def __init__(self, store: Store, announce: Announce) -> None:
        self._store, self._announce = store, announce
        self._rows = BookRows(store)

    def all(self) -> list[Book]:
        """List the books that are there, with what they count."""
        return self._rows.all()

    def unreadable(self, book: BookId) -> list[UnreadableCard]:
        """List the spans of a book that couldn't be read as cards."""
        return self._rows.unreadable(book)

    def save_unreadable(self, book: BookId, target: Path) -> int:
        """Write those spans to a file, as they are; returns how many. Raises as `outfile.written`."""
        spans = self.unreadable(book)
        with written(target) as stream:
            stream.writelines(span.raw + b"\r\n" for span in spans)
        return len(spans)

    def free_name(self, wanted: str) -> str:
        """Return the name, with a number where another book has it."""
        taken = {book.name for book in self.all()}
        name, number = wanted, 2
        while name in taken:
            name, number = f"{wanted} {number}", number + 1
        return name

    def rename(self, book: BookId, name: str) -> BookRenamed:
        """Give a book another name; raises UserError when it is empty or another book has it."""
        name = name.strip()

        def work(tx: Tx) -> BookRenamed:
            if not name:
                raise UserError("book_needs_name")
            if require_book(tx, book) != name and any(other.name == name for other in self._rows.all()):
                raise UserError("book_name_taken", book=name)
            recorder = begin_step(tx, "book_renamed", {"book_id": book}, self._store.clock.now_us())
            recorder.update("book", book, name=name)
            return BookRenamed(book, name, recorder.step)

        fact = self._store.write(work)
        self._announce(fact)
        return fact

    def remove(self, book: BookId) -> BookRemoved:
        """Put a book's cards into the trash, as one step that takes no longer for 100,000 of them.

        Who is there with no other card leaves the seat first.
        """

        def work(tx: Tx) -> BookRemoved:
            require_book(tx, book)
            now_us = self._store.clock.now_us()
            recorder = begin_step(tx, "book_removed", {"book_id": book}, now_us)
            recorder.update("book", book, state=1)
            refresh(tx, people_of_book(tx, book))
            leave_with_book(recorder, today_at(now_us))
            return BookRemoved(book, recorder.step)

        fact = self._store.write(work)
        self._announce(fact)
        return fact

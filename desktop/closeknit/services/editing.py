"""Change single content lines of cards; every other byte stays (product 4.9 and 6, `edit`)."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from closeknit.domain.card import CardRow
from closeknit.domain.errors import UserError
from closeknit.domain.ids import BookId, CardId, PersonId
from closeknit.services import lines
from closeknit.services.events import Announce, BookTurned, CardEdited, Fact
from closeknit.services.turning import turn_book
from closeknit.store import edits
from closeknit.store.books import require_book
from closeknit.store.database import Store
from closeknit.store.edits import Editable
from closeknit.store.joins import require_people
from closeknit.store.record import Recorder
from closeknit.store.steps import begin_step, finish
from closeknit.store.tx import Tx
from closeknit.vcards import patch
from closeknit.vcards.lexer import lex
from closeknit.vcards.portrait import with_photo

Value = str | Sequence[str]
F = TypeVar("F", bound=Fact)


class Editing:
    """Verbs of edits. Each raises UserError, also "needs_utf8" where the card's encoding can't hold the text."""

    def __init__(self, store: Store, announce: Announce) -> None:
        self._store, self._announce = store, announce

    def change(self, card: CardId, line: int, was: str, value: Value, label: str | None = None) -> CardEdited:
        """Change a line that still says `was`; `value` are the parts of N, ADR, ORG or a list, else plain text."""

        def new_text(before: Editable) -> tuple[str, bytes]:
            opened = lex(before.raw, before.encoding)
            name = lines.require(opened, line, was).name
            return name, patch.change(opened, line, value, label)

        return self._edit(lambda _tx: card, new_text)

    def add(self, person: PersonId, name: str, value: Value, label: str = "", card: CardId | None = None) -> CardEdited:
        """Add a line to the card given, else to one that has such lines, else to the one that gives the name."""
        name = lines.property_name(name)

        def new_text(before: Editable) -> tuple[str, bytes]:
            return name, patch.add(lex(before.raw, before.encoding), name, value, label)

        return self._edit(lambda tx: lines.card_to_add(tx, person, name, card), new_text)

    def remove(self, card: CardId, line: int, was: str) -> CardEdited:
        """Remove a line that still says `was`."""

        def new_text(before: Editable) -> tuple[str, bytes]:
            opened = lex(before.raw, before.encoding)
            name = lines.require(opened, line, was).name
            return name, patch.remove(opened, line)

        return self._edit(lambda _tx: card, new_text)

    def edit(
        self,
        person: PersonId,
        property_name: str,
        value: str | None,
        was: str | None = None,
        card: CardId | None = None,
    ) -> CardEdited:
        """Do what the command says: change, add or, without a value, remove one line (product 6, `edit`)."""
        name = lines.property_name(property_name)
        parts = None if value is None else lines.parts_of(name, value)

        def work(tx: Tx) -> CardEdited:
            require_people(tx, (person,))
            found = lines.find(tx, person, name, was, card, is_removal=parts is None)
            if found is None and parts is None:
                raise UserError("no_such_line", name=name)
            if found is None or (was is None and parts is not None and name not in lines.ONCE):
                target = lines.card_to_add(tx, person, name, card)
                return self._write(
                    tx, target, lambda e: (name, patch.add(lex(e.raw, e.encoding), name, parts or "", ""))
                )
            number = found.line
            if parts is None:
                return self._write(tx, found.card, lambda e: (name, patch.remove(lex(e.raw, e.encoding), number)))
            return self._write(tx, found.card, lambda e: (name, patch.change(lex(e.raw, e.encoding), number, parts)))

        return self._told(self._store.write(work))

    def set_photo(self, person: PersonId, picture: bytes | None) -> CardEdited:
        """Put a picture (PNG, JPEG, GIF or WebP) into a card, or take all of that card's pictures out."""

        def new_text(before: Editable) -> tuple[str, bytes]:
            return "PHOTO", with_photo(lex(before.raw, before.encoding), picture)

        return self._edit(lambda tx: lines.card_to_add(tx, person, "PHOTO", None), new_text)

    def turn_to_utf8(self, book: BookId) -> BookTurned:
        """Write all cards of a book in UTF-8, as one step, so that they can hold any text."""

        def work(tx: Tx) -> BookTurned:
            require_book(tx, book)
            now = self._store.clock.now_us()
            recorder = begin_step(tx, "book_turned", {"book_id": book}, now)
            rows = turn_book(recorder, book, now)
            finish(recorder, rows)
            return BookTurned(book, len(rows), recorder.step)

        return self._told(self._store.write(work))

    def _edit(self, find: Callable[[Tx], CardId], new_text: Callable[[Editable], tuple[str, bytes]]) -> CardEdited:
        return self._told(self._store.write(lambda tx: self._write(tx, find(tx), new_text)))

    def _write(self, tx: Tx, card: CardId, new_text: Callable[[Editable], tuple[str, bytes]]) -> CardEdited:
        before = edits.editable(tx, card)
        name, raw = new_text(before)
        if raw == before.raw:
            raise UserError("nothing_changed")
        now = self._store.clock.now_us()
        recorder: Recorder = begin_step(tx, "edited", {"property": name}, now, before.person)
        row: CardRow = edits.put_text(recorder, before, raw, now)
        finish(recorder, {card: row})
        return CardEdited(before.person, card, recorder.step, name)

    def _told(self, fact: F) -> F:
        self._announce(fact)
        return fact

"""Read a selection into any home: cards by the rule of the same book, then what is known of their people.

Decision 015. All of it is one step of an import, so that one undo takes it back.
"""

import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from closeknit.domain.card import CardRow
from closeknit.domain.ids import BookId, CardId
from closeknit.domain.job import Account, Progress, Stop
from closeknit.domain.person import Book
from closeknit.domain.reason import Problem, Reason
from closeknit.services.books import Books
from closeknit.services.events import Announce, BookImported, ImportTakenBack
from closeknit.services.import_run import books_that_hold
from closeknit.services.local_time import local_now
from closeknit.services.matching import Matcher
from closeknit.store.cards import Cards
from closeknit.store.database import Store
from closeknit.store.imports import Begun, Imports, Tail
from closeknit.store.known import KnownCard, known_cards
from closeknit.store.selection import Paired, add_facts, add_new_cards, came_by_selection
from closeknit.store.selection_in import Selection, read_selection
from closeknit.vcards.describe import describe
from closeknit.vcards.merge import merge
from closeknit.vcards.split import Span

_Known = dict[BookId, list[KnownCard]]


@dataclass(slots=True)
class _Matched:
    """Which card here is which of the file, person by person (None: new), and the texts that change by it."""

    cards: list[list[CardId | None]] = field(default_factory=list)
    changes: list[tuple[CardId, CardRow, bytes | None]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class SelectionJob:
    """Behaves as an import's job."""

    def __init__(self, store: Store, books: Books, announce: Announce, path: Path, book: str | None, is_dry: bool):
        self._store, self._books, self._announce = store, books, announce
        self._path, self._book, self._is_dry = path, book, is_dry
        self._imports, self._cards, self._stop = Imports(store), Cards(store), Stop()

    def cancel(self) -> None:
        """Stop before the next piece of work; `run` takes back what came in and raises Cancelled."""
        self._stop.set()

    def run(self, _on_progress: Callable[[Progress], None]) -> Account:
        """Read; raises UserError with the place that is wrong, OutsideProblem or Cancelled, and nothing is kept."""
        began = time.perf_counter()
        with self._path.open("rb") as stream:
            selection = read_selection(stream)
        self._stop.raise_if_set()
        book, because, known = self._choose(selection)
        paired = self._pair(selection, book, known)
        name = book.name if book else self._books.free_name(self._book or self._path.stem)
        count = sum(map(len, paired.cards))
        new = sum(card is None for cards in paired.cards for card in cards)
        account = Account(
            import_id=None,
            book=name,
            book_id=book.id if book else None,
            chosen_because=because,
            read=count,
            new=new,
            changed=len(paired.changes),
            unchanged=count - new - len(paired.changes),
            gone=0,
            unreadable=0,
            problems=tuple(paired.problems),
            seconds=time.perf_counter() - began,
            is_dry=self._is_dry,
        )
        return account if self._is_dry else self._write(selection, paired, account, began)

    def _write(self, selection: Selection, paired: _Matched, account: Account, began: float) -> Account:
        begun = self._imports.begin(account.book_id, account.book, "file", str(self._path), [self._path.name])
        try:
            account = self._bring(selection, paired, account, begun, began)
        except BaseException:
            self._imports.undo_running(begun.import_id)
            self._announce(ImportTakenBack(begun.import_id))
            raise
        self._announce(BookImported(account))
        return account

    def _bring(self, selection: Selection, paired: _Matched, account: Account, begun: Begun, began: float) -> Account:
        self._stop.raise_if_set()
        imports, name = self._imports, f"{self._path.stem}.vcf"
        tails = {}
        is_new = [[card is None for card in cards] for cards in paired.cards]
        cards: Paired = paired.cards
        if account.new:
            source = imports.add_source(begun.import_id, begun.book_id, name, str(self._path), 0)
            cards = add_new_cards(self._store, begun, source, selection, cards)
            tails = {source: Tail("utf-8", "\r\n", b"\r\n")}
        if paired.changes:
            imports.change_cards(begun.import_id, paired.changes)
        self._stop.raise_if_set()
        today = local_now(self._store.clock).date()
        facts, reasons = add_facts(self._store, begun, selection, cards, is_new, today, self._stop.raise_if_set)
        problems = (*account.problems, *(Problem(self._path.name, 0, reason) for reason in reasons))
        imports.add_problems(begun.import_id, problems)
        counts = {"read": account.read, "new": account.new, "changed": account.changed, "unchanged": account.unchanged}
        imports.finish(begun.import_id, tails, {"book_id": begun.book_id, **counts, "facts": facts})
        return replace(
            account,
            import_id=begun.import_id,
            book_id=begun.book_id,
            step=begun.step_id,
            problems=problems,
            facts=facts,
            seconds=time.perf_counter() - began,
        )

    def _choose(self, selection: Selection) -> tuple[Book | None, str, _Known]:
        """Find the book by name, by path or by content, as for any source (product 4.9); None stands for a new one."""
        books = self._books.all()
        known: _Known = {book.id: known_cards(self._store, book.id) for book in books}
        if self._book is not None:
            named = next((book for book in books if book.name == self._book), None)
            return named, "name" if named else "new", {named.id: known[named.id]} if named else {}
        at_path = next((book for book in books if book.path == str(self._path)), None)
        if at_path is not None:
            return at_path, "path", known
        rows = [(card.digest, card.uid, b"", 0) for one in selection.people for card in one.cards]
        held = books_that_hold(rows, known)
        if len(held) == 1:
            return next(book for book in books if book.id == held[0]), "content", known
        return None, "new", known

    def _pair(self, selection: Selection, book: Book | None, known: _Known) -> _Matched:
        """Match each card in the chosen book by UID, then content; in the others by bytes or UID only."""
        chosen = known.get(book.id, []) if book is not None else []
        matcher = Matcher(chosen, self._raw_of)
        elsewhere = _Elsewhere(card for one, cards in known.items() if book is None or one != book.id for card in cards)
        paired = _Matched()
        found = {
            (at, number): card
            for at, someone in enumerate(selection.people)
            for number, row in enumerate(someone.cards)
            if (card := matcher.same(row.digest)) is not None
        }
        for at, someone in enumerate(selection.people):
            cards: list[CardId | None] = []
            for number, row in enumerate(someone.cards):
                card = found.get((at, number)) or matcher.changed(row) or elsewhere.take(row)
                cards.append(card.id if card is not None else None)
                if card is not None and card.digest != row.digest:
                    self._change(paired, card, row)
            paired.cards.append(cards)
        return paired

    def _change(self, paired: _Matched, card: KnownCard, row: CardRow) -> None:
        """Compare three ways: as last read, as edited here, as now read; what both changed stays as here.

        A card that an address book brought stays "as last read" from there: the file's text counts as an edit of it,
        or reading the book again would take back what was edited before the export.
        """
        text = self._cards.texts([card.id])[card.id]
        if text.raw == row.raw:
            return
        row = row._replace(before=text.before, line=text.line)
        as_read = row.raw if came_by_selection(self._store, card.id) else text.base or text.raw
        if text.base is not None:
            merged = merge(text.base, text.raw, row.raw, text.encoding)
            for line in merged.conflicts:
                reason = Reason("both_changed", {"property": line.name, "theirs": line.text[:200]})
                paired.problems.append(Problem(self._path.name, 0, reason))
            row = describe(Span(text.before, merged.raw, text.line, "card"), text.encoding)
        if (row.raw, as_read) != (text.raw, text.base or text.raw):
            paired.changes.append((card.id, row, None if row.raw == as_read else as_read))

    def _raw_of(self, card: CardId) -> tuple[bytes, str]:
        text = self._cards.texts([card])[card]
        return text.base or text.raw, text.encoding


class _Elsewhere:
    """Cards of the books that weren't chosen; each is given once."""

    def __init__(self, cards: Iterable[KnownCard]) -> None:
        self._by_digest: dict[bytes, deque[KnownCard]] = defaultdict(deque)
        self._by_uid: dict[str, deque[KnownCard]] = defaultdict(deque)
        self._taken: set[CardId] = set()
        for card in sorted(cards, key=lambda card: not card.is_live):
            self._by_digest[card.digest].append(card)
            if card.uid:
                self._by_uid[card.uid].append(card)

    def take(self, row: CardRow) -> KnownCard | None:
        """Take a card of the same bytes, else of the same UID."""
        for owed in (self._by_digest.get(row.digest), self._by_uid.get(row.uid) if row.uid else None):
            while owed:
                card = owed.popleft()
                if card.id not in self._taken:
                    self._taken.add(card.id)
                    return card
        return None

"""One address book read once, from its files to its account (product 4.9, architecture 4a)."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from closeknit.domain.card import CardRow, CardStatus
from closeknit.domain.errors import OutsideProblem, UserError
from closeknit.domain.ids import BookId, CardId, SourceId
from closeknit.domain.job import Progress, Stop
from closeknit.domain.reason import Problem, Reason
from closeknit.services.file_order import SPACING, FileOrder
from closeknit.services.matching import Matcher
from closeknit.services.reading import Frame, Reader
from closeknit.services.sources import Target
from closeknit.store.cards import Cards
from closeknit.store.imports import Begun, Imports, Tail
from closeknit.store.known import KnownCard
from closeknit.vcards.describe import describe
from closeknit.vcards.merge import merge
from closeknit.vcards.split import Span

_PLACES_AT_ONCE = 2000
#: Smaller transactions write each index page more often; of larger ones the last is written while no one reads.
_NEW_AT_ONCE = 2500
Scanned = tuple[bytes, str, bytes, int]


@dataclass(slots=True)
class Counts:
    """The growing account."""

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    unreadable: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class _File:
    """What is known of one source while it is read."""

    name: str
    path: str
    source: SourceId | None = None
    scanned: list[Scanned] = field(default_factory=list)
    matched: dict[int, KnownCard] = field(default_factory=dict)
    order: FileOrder = field(default_factory=FileOrder)
    waiting: list[tuple[int, CardRow]] = field(default_factory=list)
    tail: Tail | None = None


class ImportRun:
    """Reads a target into a book: scan and match where the book is there already, then read, settle and leave."""

    def __init__(
        self,
        imports: Imports,
        cards: Cards,
        reader: Reader,
        target: Target,
        stop: Stop,
        on_progress: Callable[[Progress], None],
    ) -> None:
        self.counts = Counts()
        self._imports, self._cards, self._reader = imports, cards, reader
        self._target, self._stop, self._on_progress = target, stop, on_progress
        self._files = [_File(file.name, str(file.path)) for file in target.files]
        self._begun: Begun | None = None
        self._has_written = False
        self._matcher: Matcher | None = None
        self._started = time.perf_counter()
        self._bytes_before = 0
        self._seen_bytes: dict[str, int] = {}
        self._total_bytes = target.size_bytes

    def scan(self) -> list[Scanned]:
        """Read digests and UIDs of all cards, to choose the book and to match; returns them all."""
        self._total_bytes = 2 * self._target.size_bytes
        for frame in self._frames("scan", [(file.path, None) for file in self._files]):
            file = self._files[_int(frame[1])]
            if frame[0] == "scanned":
                file.scanned += frame[2]  # type: ignore[arg-type]  # the worker's list of tuples
                self._tell(file, _int(frame[3]))
            else:
                self._ended(file, frame)
        self._bytes_before, self._seen_bytes = self._target.size_bytes, {}
        scanned = [card for file in self._files for card in file.scanned]
        self.counts.read = len(scanned)
        return scanned

    def forget_scan(self) -> None:
        """Read everything as new after all: no book holds these cards."""
        self.counts.read = 0
        for file in self._files:
            file.scanned = []

    def match(self, matcher: Matcher) -> bool:
        """Pair what was scanned with the stored cards; True when every card is there as it was read before."""
        self._matcher = matcher
        for file in self._files:
            for position, (digest, _uid, _before, _line) in enumerate(file.scanned):
                card = matcher.same(digest)
                if card is not None:
                    file.matched[position] = card
        return all(len(file.matched) == len(file.scanned) for file in self._files)

    def read(self, begun: Begun | None) -> None:
        """Read the cards that aren't known, and write what they come to; `begun` None in a dry run."""
        self._begun = begun
        has_scanned = bool(self.counts.read)
        asked: list[tuple[_File, frozenset[int] | None]] = []
        for number, file in enumerate(self._files):
            if begun is not None:
                file.source = self._imports.add_source(begun.import_id, begun.book_id, file.name, file.path, number)
            file.order = FileOrder(file.source, file.matched)
            self._place(file, file.order.moved())
            wanted = self._wanted(file) if has_scanned else None
            if wanted is None or wanted:
                asked.append((file, wanted))
        for frame in self._frames("read", [(file.path, wanted) for file, wanted in asked]):
            file = asked[_int(frame[1])][0]
            if frame[0] == "batch":
                self._take(file, frame[2])  # type: ignore[arg-type]  # the worker's list of tuples
                self._tell(file, _int(frame[4]))
            else:
                self._ended(file, frame)
                self.counts.read += 0 if has_scanned or file.tail is None else file.tail.cards

    def settle(self, befores: Callable[[SourceId], dict[CardId, bytes]]) -> None:
        """Bring stored cards into the file's order, with the file's text before each, where that changed."""
        for file in self._files:
            if file.source is None or not file.scanned:
                continue
            places = file.order.displaced()
            known = befores(file.source)
            for position, card in file.matched.items():
                if card.id not in places and known.get(card.id) != file.scanned[position][2]:
                    places[card.id] = (position, file.order.now(position))
            self._place(file, places)

    def leave(self) -> None:
        """Count the cards that are no longer in the source; in a folder they go to the trash."""
        gone = [card.id for card in (self._matcher.left if self._matcher else ()) if card.is_live and card.was_read]
        self.counts.gone = len(gone)
        if gone and self._begun is not None and self._target.kind == "folder":
            for at in range(0, len(gone), _PLACES_AT_ONCE):
                self._imports.trash_cards(self._begun.import_id, gone[at : at + _PLACES_AT_ONCE])

    @property
    def tails(self) -> dict[SourceId, Tail]:
        """What each source ends with."""
        return {file.source: file.tail for file in self._files if file.source is not None and file.tail is not None}

    @property
    def seconds(self) -> float:
        """How long it took until now."""
        return time.perf_counter() - self._started

    def _frames(self, word: str, asked: list[tuple[str, frozenset[int] | None]]) -> Iterator[Frame]:
        for frame in self._reader.ask(word, asked):
            self._stop.raise_if_set()
            yield frame
        self._stop.raise_if_set()

    def _place(self, file: _File, places: dict[CardId, tuple[int, int]]) -> None:
        if self._begun is None or file.source is None:
            return
        rows = [(at, card, file.scanned[p][2], file.scanned[p][3]) for card, (p, at) in places.items()]
        for at in range(0, len(rows), _PLACES_AT_ONCE):
            self._imports.place_cards(self._begun.import_id, file.source, rows[at : at + _PLACES_AT_ONCE])

    def _wanted(self, file: _File) -> frozenset[int]:
        """Name the positions to describe: what isn't known, and what has problems to be told again."""
        return frozenset(
            position
            for position in range(len(file.scanned))
            if position not in file.matched or file.matched[position].status != CardStatus.WHOLE
        )

    def _take(self, file: _File, rows: list[tuple[int, tuple[object, ...]]]) -> None:
        made = [(position, CardRow._make(plain)) for position, plain in rows]
        for _position, row in made:
            if row.reasons or row.status:
                self._note(file, row)
        if self._matcher is None:
            file.waiting += [(position * SPACING, row) for position, row in made]
            self.counts.new += sum(row.status != CardStatus.UNREADABLE for _position, row in made)
        else:
            self._match(file, made, self._matcher)
        if not self._has_written or len(file.waiting) >= _NEW_AT_ONCE:
            self._write_new(file)

    def _match(self, file: _File, rows: list[tuple[int, CardRow]], matcher: Matcher) -> None:
        """Tell new cards from changed ones, where the book is there already."""
        changes: list[tuple[CardId, CardRow, bytes | None]] = []
        for position, row in rows:
            if position in file.matched:
                if file.scanned[position][0] != row.digest:
                    raise UserError("source_changed", path=file.path)
                continue
            card = matcher.changed(row)
            if card is None:
                file.waiting.append((file.order.room(position), row))
                file.order.added(position)
                self.counts.new += row.status != CardStatus.UNREADABLE
            else:
                file.matched[position] = card
                file.order.changed(position, card)
                self._change(file, card, row, changes)
        if changes and self._begun is not None:
            self._imports.change_cards(self._begun.import_id, changes)

    def _write_new(self, file: _File) -> None:
        if self._begun is not None and file.source is not None and file.waiting:
            self._imports.add_cards_at(self._begun.import_id, self._begun.book_id, file.source, file.waiting)
            self._has_written = True
        file.waiting = []

    def _change(
        self, file: _File, card: KnownCard, row: CardRow, changes: list[tuple[CardId, CardRow, bytes | None]]
    ) -> None:
        """Compare three ways: as last read, as edited here, as now read; what both changed stays as here."""
        text = self._cards.texts([card.id])[card.id]
        self.counts.changed += 1
        if text.base is None or text.raw == row.raw:
            changes.append((card.id, row, None))
            return
        merged = merge(text.base, text.raw, row.raw, text.encoding)
        for line in merged.conflicts:
            reason = Reason("both_changed", {"property": line.name, "theirs": line.text[:200]})
            self.counts.problems.append(Problem(file.name, row.line + max(line.number - 1, 0), reason))
        ours = describe(Span(row.before, merged.raw, row.line, "card"), text.encoding)
        changes.append((card.id, ours, None if merged.raw == row.raw else row.raw))

    def _note(self, file: _File, row: CardRow) -> None:
        self.counts.unreadable += row.status == CardStatus.UNREADABLE
        self.counts.problems += [Problem(file.name, line, Reason(kind, params)) for line, kind, params in row.reasons]

    def _ended(self, file: _File, frame: Frame) -> None:
        if frame[0] == "failed":
            raise OutsideProblem("source_unreadable", path=file.path, why=str(frame[3]))
        self._write_new(file)
        _word, _number, encoding, line_end, tail, said, digest, cards, taken = frame
        assert isinstance(tail, bytes)
        assert isinstance(digest, bytes)
        if file.tail is None:
            self.counts.problems += [Problem(file.name, line, Reason(kind, params)) for line, kind, params in said]  # type: ignore[attr-defined]  # the worker's tuples
        file.tail = Tail(str(encoding), str(line_end), tail, digest, _int(cards))
        self._tell(file, _int(taken))

    def _tell(self, file: _File, taken: int) -> None:
        self._seen_bytes[file.path] = taken
        counts = self.counts
        self._on_progress(
            Progress(
                self._bytes_before + sum(self._seen_bytes.values()),
                self._total_bytes,
                counts.new + counts.changed + counts.unchanged + counts.unreadable,
                self.seconds,
                counts.new,
                counts.changed,
                counts.unchanged,
                counts.unreadable,
                tuple(counts.problems),
            )
        )


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value


def books_that_hold(scanned: list[Scanned], known: dict[BookId, list[KnownCard]]) -> list[BookId]:
    """Name the books that hold at least half of the scanned cards by UID or content (product 4.9)."""
    found = []
    for book, cards in known.items():
        digests, uids = {card.digest for card in cards}, {card.uid for card in cards if card.uid}
        held = sum(digest in digests or uid in uids for digest, uid, _before, _line in scanned)
        if scanned and 2 * held >= len(scanned):
            found.append(book)
    return found

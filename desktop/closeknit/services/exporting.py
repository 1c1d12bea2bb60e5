"""Give cards back: as they came, as another version, as csv, or everything as JSON (product 6, `export`)."""

import time
from collections.abc import Callable, Iterable, Iterator

from closeknit.domain.errors import UserError
from closeknit.domain.ids import PersonId
from closeknit.domain.job import Progress
from closeknit.domain.person import Book, PeopleQuery
from closeknit.domain.reason import Problem
from closeknit.services import export_csv
from closeknit.services.export_request import Exported, ExportRequest
from closeknit.services.outfile import make_folder, safe_name, written
from closeknit.store.books import BookRows
from closeknit.store.cards import Cards, SourceRow, StoredSpan
from closeknit.store.database import Store
from closeknit.store.search import Search
from closeknit.store.seats import sitting
from closeknit.store.selection_out import write_selection
from closeknit.store.whole import write_everything
from closeknit.vcards.convert import convert
from closeknit.vcards.encoding import width
from closeknit.vcards.lexer import lex
from closeknit.vcards.transcode import to_utf8

OnProgress = Callable[[Progress], None]
_TELL_EVERY = 2000


class Exporting:
    """Verbs of giving back; they change nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._books, self._cards, self._search = BookRows(store), Cards(store), Search(store)

    def export(self, request: ExportRequest, on_progress: OnProgress) -> Exported:
        """Write what is asked; raises UserError or OutsideProblem, and then no file has the target's name."""
        told = _Teller(on_progress)
        if request.format == "json":
            return self._json(request)
        if request.format == "csv":
            return self._csv(request, told)
        if request.is_selection:
            return self._one_file(request, self._cards.cards_of(self._people(request)), told)
        if request.version != "as-is" or request.as_one:
            return self._one_file(request, self._all_spans(request), told)
        return self._as_is(request, told)

    def _as_is(self, request: ExportRequest, told: "_Teller") -> Exported:
        books = self._chosen(request)
        sources = [(book, source) for book in books for source in self._cards.sources(book.id)]
        if len(books) <= 1 and len(sources) <= 1 and not any(book.kind == "folder" for book in books):
            with written(request.target, request.overwrite) as stream:
                for _book, source in sources:
                    self._copy(source, stream.write, told)
            return Exported(request.target, told.cards)
        folder, taken = make_folder(request.target, request.overwrite), set[str]()
        for book, source in sources:
            if book.kind == "folder" and self._is_emptied(source):
                continue
            with written(folder / safe_name(source.name or book.name, taken), request.overwrite) as stream:
                self._copy(source, stream.write, told)
        return Exported(folder, told.cards)

    def _copy(self, source: SourceRow, write: Callable[[bytes], object], told: "_Teller") -> None:
        for span in self._cards.spans(source.id):
            write(span.before + span.raw)
            told.card()
        write(source.tail)

    def _is_emptied(self, source: SourceRow) -> bool:
        """Tell a file whose cards are all in the trash; one that never had a card is given back as it was."""
        return next(self._cards.spans(source.id), None) is None and bool(self._cards.places(source.id))

    def _all_spans(self, request: ExportRequest) -> Iterator[StoredSpan]:
        for book in self._chosen(request):
            for source in self._cards.sources(book.id):
                for span in self._cards.spans(source.id):
                    yield span._replace(source=source.name or book.name)

    def _one_file(self, request: ExportRequest, spans: Iterable[StoredSpan], told: "_Teller") -> Exported:
        report: list[Problem] = []
        with written(request.target, request.overwrite) as stream:
            for span in spans:
                stream.write(_converted(request.version, span, report))
                told.card()
        return Exported(request.target, told.cards, tuple(report))

    def _csv(self, request: ExportRequest, told: "_Teller") -> Exported:
        people = self._people(request)
        with written(request.target, request.overwrite) as stream:
            export_csv.write(stream, self._store, people, request.spreadsheet_safe, told.card)
        return Exported(request.target, told.cards)

    def _json(self, request: ExportRequest) -> Exported:
        with written(request.target, request.overwrite) as stream:
            if request.is_selection or request.book is not None:
                cards = write_selection(self._store, stream, self._people(request))
            else:
                cards = write_everything(self._store, stream)
        return Exported(request.target, cards)

    def _people(self, request: ExportRequest) -> tuple[PersonId, ...]:
        if request.persons:
            return request.persons
        if request.is_twenty:
            with self._store.reading() as connection:
                return tuple(seat.person for seat in sitting(connection))
        book = self._chosen(request)[0].id if request.book is not None else None
        return self._search.find(PeopleQuery(text=request.query, book=book, every=True)).ids

    def _chosen(self, request: ExportRequest) -> list[Book]:
        books = self._books.all()
        if request.book is None:
            return books
        chosen = [book for book in books if book.name == request.book]
        if not chosen:
            raise UserError("book_unknown", book=request.book)
        return chosen


def _converted(version: str, span: StoredSpan, report: list[Problem]) -> bytes:
    """Give one card with its line end, in the version asked for; what that can't hold goes into the report."""
    raw = span.raw
    card = lex(raw, span.encoding) if version != "as-is" or width(span.encoding) > 1 else None
    if card is None:
        return raw + (b"\r\n" if b"\r\n" in raw else b"\n")
    if version == "as-is":
        return to_utf8(card) + b"\r\n"
    raw, reasons = convert(card, version)
    report.extend(Problem(span.source, span.line, reason) for reason in reasons)
    return raw + b"\r\n"


class _Teller:
    """Counts cards and tells the progress now and then."""

    def __init__(self, on_progress: OnProgress) -> None:
        self.cards = 0
        self._on_progress = on_progress
        self._began = time.perf_counter()

    def card(self) -> None:
        """Count one more."""
        self.cards += 1
        if self.cards % _TELL_EVERY == 0:
            self._on_progress(Progress(0, 0, self.cards, time.perf_counter() - self._began))

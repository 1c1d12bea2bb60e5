"""Read address books: choose the book, run the job, take it back when asked (product 4.9)."""

import gc
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from closeknit.domain.errors import CloseknitError, OutsideProblem, UserError
from closeknit.domain.ids import BookId, CardId, ImportId
from closeknit.domain.job import Account, Cancelled, Progress, Stop
from closeknit.domain.person import Book
from closeknit.services import whole_import
from closeknit.services.books import Books
from closeknit.services.events import BookImported, Fact, ImportTakenBack, PeopleArrived
from closeknit.services.import_run import ImportRun, books_that_hold
from closeknit.services.matching import Matcher
from closeknit.services.reading import Reader
from closeknit.services.selection_import import SelectionJob
from closeknit.services.sources import Target, targets
from closeknit.services.untouched import Untouched, unchanged_since
from closeknit.services.whole_import import WholeJob
from closeknit.store.cards import Cards
from closeknit.store.database import Store
from closeknit.store.imports import Begun, Imports, UnfinishedImport
from closeknit.store.known import KnownCard, befores, known_cards
from closeknit.store.whole import FORMAT

OnProgress = Callable[[Progress], None]
#: People who arrived are announced at once for the first batch, then this seldom: each time every list is read anew.
_TELL_EVERY_S = 1.0


class Importing:
    """Verbs of reading."""

    def __init__(
        self, store: Store, books: Books, announce: Callable[[Fact], None], before_first: Callable[[], object]
    ) -> None:
        self._store, self._books, self._announce = store, books, announce
        self._before_first = before_first
        self._reader = Reader()

    def warm_up(self) -> None:
        """Start the worker process, so that it stands when the reading begins."""
        self._reader.warm_up()

    def close(self) -> None:
        """End the worker process."""
        self._reader.stop()

    def begin(
        self, paths: Sequence[Path], book: str | None = None, dry_run: bool = False
    ) -> "ImportJob | SelectionJob | WholeJob":
        """Prepare a job; raises UserError or OutsideProblem for a path that can't be read."""
        of_json = ""
        for path in paths:
            of_json = whole_import.format_of(path)
            if of_json and len(paths) > 1:
                raise UserError("export_alone", path=path.name)
        if of_json == FORMAT:
            return WholeJob(self._store, self._announce, paths[0])
        if of_json:
            self._before_first()
            return SelectionJob(self._store, self._books, self._announce, paths[0].resolve(), book, dry_run)
        found = targets(list(paths))
        if book is not None and len(found) > 1 and all(target.kind == "file" for target in found):
            files = tuple(file for target in found for file in target.files)
            found = [Target("file", found[0].path, files)]
        self._before_first()
        return ImportJob(self._store, self._books, self._announce, self._reader, found, book, dry_run)

    def unfinished(self) -> list[UnfinishedImport]:
        """List imports whose process was killed; their whole batches are there."""
        return Imports(self._store).unfinished()

    def settle(self) -> None:
        """Keep what interrupted imports brought; they become steps like any other."""
        Imports(self._store).settle()

    def take_back(self, import_id: ImportId) -> None:
        """Take an interrupted import back."""
        Imports(self._store).undo_running(import_id)
        self._announce(ImportTakenBack(import_id))


class ImportJob:
    """One reading of one or more sources. `run` it on any thread; `cancel` it from any other."""

    def __init__(
        self,
        store: Store,
        books: Books,
        announce: Callable[[Fact], None],
        reader: Reader,
        found: list[Target],
        book: str | None,
        is_dry: bool,
    ) -> None:
        self._store, self._books, self._announce, self._reader = store, books, announce, reader
        self._targets, self._book, self._is_dry = found, book, is_dry
        self._imports, self._cards = Imports(store), Cards(store)
        self._stop = Stop()
        self._lock = threading.Lock()

    def cancel(self) -> None:
        """Stop reading at once; `run` takes back what came in and raises Cancelled."""
        self._stop.set()
        self._reader.stop()

    def run(self, on_progress: OnProgress) -> Account:
        """Read everything and return the account.

        Raises Cancelled, or UserError or OutsideProblem; then what this job brought is taken back.
        """
        with _considerate(threading.current_thread() is not threading.main_thread()):
            parts = [self._run(target, on_progress) for target in self._targets]
        return parts[0] if len(parts) == 1 else _sum(parts)

    def _run(self, target: Target, on_progress: OnProgress) -> Account:
        self._stop.raise_if_set()
        begun_id: list[ImportId] = []
        told_at = [0.0]

        def tell(progress: Progress) -> None:
            on_progress(progress)
            if begun_id and progress.new and progress.seconds - told_at[0] > (_TELL_EVERY_S if told_at[0] else 0):
                told_at[0] = progress.seconds
                self._announce(PeopleArrived(begun_id[0], progress.new))

        run = ImportRun(self._imports, self._cards, self._reader, target, self._stop, tell)
        try:
            account = self._work(run, target, begun_id)
        except (CloseknitError, Cancelled) as error:
            self._take_back(begun_id)
            if isinstance(error, OutsideProblem) and self._is_stopped():
                raise Cancelled from error
            raise
        except BaseException:
            self._take_back(begun_id)
            raise
        if account.import_id is not None:
            self._announce(BookImported(account))
        return account

    def _work(self, run: ImportRun, target: Target, begun_id: list[ImportId]) -> Account:
        book, because = self._named(target)
        if book is not None or self._book is None:
            same = unchanged_since(self._store, target, book)
            if same is not None:
                return self._untouched(run, same, because if book else "content", begun_id, target)
        book, because, known = self._choose(run, target)
        if known:
            if because != "content":
                run.scan()
            run.match(Matcher(known, self._raw_of))
        name = book.name if book else self._books.free_name(self._book or target.path.stem or "vCards")
        begun = None
        if not self._is_dry:
            files = [file.name for file in target.files]
            begun = self._imports.begin(book.id if book else None, name, target.kind, str(target.path), files)
            begun_id.append(begun.import_id)
        run.read(begun)
        if known:
            run.settle(lambda source: befores(self._store, source))
            run.leave()
        account = self._account(run, begun, name, because)
        if begun is not None:
            self._imports.add_problems(begun.import_id, account.problems)
            self._imports.finish(begun.import_id, run.tails, _step_params(account))
        return account

    def _account(self, run: ImportRun, begun: Begun | None, name: str, because: str) -> Account:
        counts = run.counts
        return Account(
            import_id=begun.import_id if begun else None,
            book=name,
            book_id=begun.book_id if begun else None,
            chosen_because=because,
            read=counts.read,
            new=counts.new,
            changed=counts.changed,
            unchanged=counts.read - counts.new - counts.changed - counts.unreadable,
            gone=counts.gone,
            unreadable=counts.unreadable,
            problems=tuple(counts.problems),
            seconds=run.seconds,
            is_dry=self._is_dry,
            step=begun.step_id if begun else None,
        )

    def _named(self, target: Target) -> tuple[Book | None, str]:
        """Find the book by the name that was given, else by the path."""
        books = self._books.all()
        if self._book is not None:
            named = next((book for book in books if book.name == self._book), None)
            return named, "name" if named else "new"
        at_path = next((book for book in books if book.path == str(target.path)), None)
        return at_path, "path" if at_path else "new"

    def _choose(self, run: ImportRun, target: Target) -> tuple[Book | None, str, list[KnownCard]]:
        """Find the book: by name, path or content (product 4.9); None stands for a new one."""
        book, because = self._named(target)
        if book is not None:
            return book, because, known_cards(self._store, book.id)
        books = self._books.all()
        if self._book is not None or not books:
            return None, because, []
        known: dict[BookId, list[KnownCard]] = {one.id: known_cards(self._store, one.id) for one in books}
        held = books_that_hold(run.scan(), known)
        if len(held) != 1:
            run.forget_scan()
            return None, "new", []
        return next(one for one in books if one.id == held[0]), "content", known[held[0]]

    def _untouched(
        self, run: ImportRun, same: Untouched, because: str, begun_id: list[ImportId], target: Target
    ) -> Account:
        """Account for sources of which every byte is as last read; the step says that they were read."""
        book = next(book for book in self._books.all() if book.id == same.book)
        run.counts.read = same.cards
        begun = None
        if not self._is_dry:
            files = [file.name for file in target.files]
            begun = self._imports.begin(book.id, book.name, target.kind, str(target.path), files)
            begun_id.append(begun.import_id)
        account = self._account(run, begun, book.name, because)
        if begun is not None:
            self._imports.finish(begun.import_id, {}, _step_params(account))
        return account

    def _raw_of(self, card: CardId) -> tuple[bytes, str]:
        text = self._cards.texts([card])[card]
        return text.base or text.raw, text.encoding

    def _take_back(self, begun_id: list[ImportId]) -> None:
        self._reader.stop()
        for import_id in begun_id:
            self._imports.undo_running(import_id)
            self._announce(ImportTakenBack(import_id))

    def _is_stopped(self) -> bool:
        try:
            self._stop.raise_if_set()
        except Cancelled:
            return True
        return False


@contextmanager
def _considerate(has_window: bool) -> Iterator[None]:
    """Keep Python from walking the rows in search of cycles; beside a window, let its thread in soon: a
    page of the list asks for the interpreter some hundred times while it is painted (18 ms at 1 ms, 12 ms at 0.2).
    """
    was_on, interval = gc.isenabled(), sys.getswitchinterval()
    gc.disable()
    sys.setswitchinterval(0.0002 if has_window else interval)
    try:
        yield
    finally:
        sys.setswitchinterval(interval)
        if was_on:
            gc.enable()


def _step_params(account: Account) -> dict[str, str | int | float]:
    names = ("read", "new", "changed", "unchanged", "gone", "unreadable")
    return {"book_id": account.book_id or 0, **{name: getattr(account, name) for name in names}}


def _sum(parts: list[Account]) -> Account:
    names = ("read", "new", "changed", "unchanged", "gone", "unreadable", "seconds")
    sums = {name: sum(getattr(part, name) for part in parts) for name in names}
    problems = tuple(problem for part in parts for problem in part.problems)
    book = ", ".join(dict.fromkeys(part.book for part in parts))
    because = ", ".join(dict.fromkeys(part.chosen_because for part in parts))
    last = parts[-1]
    return Account(
        last.import_id, book, last.book_id, because, problems=problems, is_dry=last.is_dry, parts=tuple(parts), **sums
    )

"""Ask the services for what the page of people shows, and hand on what its user wants done."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from closeknit.domain.card import Kind
from closeknit.domain.ids import BookId, PersonId
from closeknit.domain.person import PeopleFound, PeopleQuery, Person, PersonRow
from closeknit.domain.scored import Rung
from closeknit.services.books import Books
from closeknit.services.events import (
    ENTRY_FACTS,
    ActHidden,
    PeopleArrived,
    SeatKept,
    SeatLeft,
    SeatTaken,
    TimeCame,
    entry_people,
)
from closeknit.services.joining import Joining
from closeknit.services.people import People
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner, Latest
from closeknit.ui.bridge.soon import Soon
from closeknit.ui.people.model import PAGE
from closeknit.ui.people.sidelist import Lists

if TYPE_CHECKING:  # start-up cost: asked for after the first rows
    from closeknit.services.relationships import Figures, Relationship, Relationships

DEBOUNCE_MS = 60
REFRESH_MS = 120
#: Counts beside the list are read a few times a second at the most.
RECOUNT_MS = 250
#: After the first answer the list is painted within this.
_PAINTED_MS = 50
#: So many of those whom somebody knows are shown.
MOST_KNOWN = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found, its first rows, and how long it took."""

    query: PeopleQuery
    found: PeopleFound
    rows: Sequence[PersonRow]
    figures: Mapping[PersonId, "Figures"]
    took_ms: float


@dataclass(frozen=True, slots=True)
class Previewed:
    """A person opened for the preview; `known` are the first of those they know, `found` None until it can be had."""

    person: Person
    found: "Relationship | None" = None
    known: Sequence[PersonRow] = ()


class PeoplePresenter(QObject):
    """Searches run one after the other on the reader thread; only the newest answer counts."""

    #: carries the Answer
    answered = Signal(object)
    #: carries the ids of all who were found, also where the list stops at "999+"
    everybody_came = Signal(object)
    #: carries the rows asked for, their figures, and the ids
    rows_came = Signal(object)
    #: carries the figures of people whose rows came
    figures_came = Signal(object)
    #: carries the Lists
    lists_came = Signal(object)
    #: carries the Previewed
    person_came = Signal(object)
    #: it may be another day, by which people are found
    time_came = Signal()
    #: carries the problem
    failed = Signal(object)

    def __init__(
        self,
        people: People,
        books: Books,
        joining: Joining,
        relationships: Callable[[], "Relationships"],
        now: Callable[[], datetime],
        runner: JobRunner,
        hub: EventHub,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._people = people
        self._books = books
        self._joining = joining
        self._relationships = relationships
        self.now = now
        self._runner = runner
        self._query = PeopleQuery()
        self._searches = Latest(runner, self)
        self._previews = Latest(runner, self)
        self._is_refreshing = False
        self._is_wanted_again = False
        self._lists: Lists | None = None
        self._are_lists_owed = False
        self._are_cards_counted = False
        self._is_begun = self._is_awake = False
        self._are_figures_loaded = False
        self._previewed: PersonId | None = None
        self._first_people: Sequence[PersonId] = ()
        self._painted = QTimer(self, interval=_PAINTED_MS, singleShot=True)
        self._painted.timeout.connect(self._on_painted)
        self._debounce = QTimer(self, interval=DEBOUNCE_MS, singleShot=True)
        self._debounce.timeout.connect(self._search)
        self._soon = Soon(self._refresh, REFRESH_MS, self)
        self._recounting = Soon(self._recount, RECOUNT_MS, self)
        hub.happened.connect(self._on_happened)

    @property
    def query(self) -> PeopleQuery:
        """What is asked for now."""
        return self._query

    def ask(self, query: PeopleQuery, at_once: bool = False) -> None:
        """Search; while typing 60 ms after the last key."""
        self._query = query
        if at_once:
            self._debounce.stop()
            self._search()
        else:
            self._debounce.start()

    def begin(self) -> None:
        """Look for everybody while the page is yet to be built, which takes as long."""
        self._is_begun = True
        self._refresh()

    def wake(self, query: PeopleQuery) -> None:
        """Read everything anew, and again when something happens, as the page is looked at."""
        if self._is_awake:
            return
        is_asked, self._is_begun = self._is_begun and query == self._query, False
        self._is_awake, self._query = True, query
        if not is_asked:
            self.refresh()

    def sleep(self) -> None:
        """Let facts pass while nobody looks."""
        self._is_awake = False

    def refresh(self) -> None:
        """Search anew, and count the lists anew; while that goes on, once more afterwards.

        Asking again at once would void an answer that is nearly there, and an import asks all the time.
        """
        self._are_cards_counted = False
        self._refresh()

    def refresh_soon(self, are_cards_same: bool = False) -> None:
        """Refresh once, however many changes come at once; counts of cards are read anew unless they are the same."""
        if not are_cards_same:
            self._are_cards_counted = False
        self._soon.ask()

    def _refresh(self) -> None:
        if self._is_refreshing:
            self._is_wanted_again = True
            return
        self._is_refreshing, self._is_wanted_again = True, False
        self._are_lists_owed = True
        self._search()

    def want_rows(self, ids: Sequence[PersonId]) -> None:
        """Read rows that are looked at."""
        are_loaded = self._are_figures_loaded

        def work() -> "tuple[Sequence[PersonRow], Mapping[PersonId, Figures]]":
            rows = self._people.rows(ids)
            return rows, self._relationships().figures(_people_of(rows)) if are_loaded else {}

        self._runner.read(work, lambda found: self.rows_came.emit((*found, ids)), self.failed.emit, self)

    def want_figures(self, ids: Sequence[PersonId]) -> None:
        """Read what relationships come to."""
        self._runner.read(lambda: self._relationships().figures(ids), self.figures_came.emit, self.failed.emit, self)

    def want_everybody(self) -> None:
        """Find all whom the query means, however many."""
        query = self._query
        self._runner.read(
            lambda: self._people.find(query, exact=True).ids, self.everybody_came.emit, self.failed.emit, self
        )

    def preview(self, person: PersonId) -> None:
        """Open a person for the preview; only the newest wish counts."""
        self._previewed = person
        if not self._are_figures_loaded:
            return  # it is asked for once the list is painted

        def work() -> Previewed:
            opened = self._people.open(person)
            if opened.row.kind is not Kind.PERSON or opened.row.is_me:
                return Previewed(opened)
            found = self._relationships().of(person)
            ends = [end for tie in found.ties for end in (tie.first, tie.second) if end != person]
            return Previewed(opened, found, self._people.rows(ends[:MOST_KNOWN]))

        self._previews.ask(work, self.person_came.emit, lambda _problem: None)

    def add_category(self, ids: Sequence[PersonId], category: str) -> None:
        """Give people a category."""
        self._do(lambda: self._people.add_category(ids, category))

    def join(self, ids: Sequence[PersonId]) -> None:
        """Join people into one."""
        self._do(lambda: self._joining.join(ids))

    def delete(self, ids: Sequence[PersonId]) -> None:
        """Put people into the trash."""
        self._do(lambda: self._people.delete(ids))

    def restore(self, ids: Sequence[PersonId]) -> None:
        """Take people out of the trash."""
        self._do(lambda: self._people.restore(ids))

    def erase(self, ids: Sequence[PersonId]) -> None:
        """Delete people for good."""
        self._do(lambda: self._people.delete_for_good(ids))

    def rename_book(self, book: BookId, name: str) -> None:
        """Rename an address book."""
        self._do(lambda: self._books.rename(book, name))

    def remove_book(self, book: BookId) -> None:
        """Remove an address book; its cards go to the trash."""
        self._do(lambda: self._books.remove(book))

    def _do(self, verb: Callable[[], object]) -> None:
        self._runner.run(verb, lambda _fact: self.refresh_soon(), self.failed.emit, self)

    def _search(self) -> None:
        query, are_loaded = self._query, self._are_figures_loaded

        def work() -> Answer:
            began = time.perf_counter()
            found = self._people.find(query)
            rows = self._people.rows(found.ids[:PAGE])
            figures = self._relationships().figures(_people_of(rows)) if are_loaded else {}
            return Answer(query, found, rows, figures, (time.perf_counter() - began) * 1000)

        self._searches.ask(work, self._on_answered, self._on_search_failed)

    def _on_answered(self, answer: Answer) -> None:
        self.answered.emit(answer)
        if self._are_figures_loaded:
            self._pay_lists()
        else:
            self._first_people = _people_of(answer.rows)
            self._painted.start()

    def _on_painted(self) -> None:
        """Load the rules of figures and what reads cards, on other threads, which would have kept names waiting."""
        self._are_figures_loaded = True
        self._preview_again()
        self.want_figures(self._first_people)
        self._pay_lists()

    def _on_search_failed(self, problem: BaseException) -> None:
        self.failed.emit(problem)
        self._pay_lists()

    def _pay_lists(self) -> None:
        """Count the lists anew once the rows are there, so that people show first."""
        if self._are_lists_owed:
            self._are_lists_owed = False
            kept = self._lists if self._are_cards_counted else None
            self._are_cards_counted = True
            self._runner.run(lambda: self._read_lists(kept), self._on_lists, self._on_lists_failed, self)

    def _read_lists(self, kept: Lists | None) -> Lists:
        """Count everything, or what facts change only: 100,000 people's categories take a third of a second."""
        rungs, seated = self._counted()
        if kept is not None:
            return replace(kept, rungs=rungs, seated=seated)
        trash = self._people.find(PeopleQuery(trash=True))
        counts, books = self._people.counts(), self._books.all()
        return Lists(counts, books, self._people.categories(), trash.total, rungs, seated)

    def _on_lists(self, lists: Lists) -> None:
        self._is_refreshing, self._lists = False, lists
        self.lists_came.emit(lists)
        if self._is_wanted_again:
            self._soon.ask()

    def _on_lists_failed(self, problem: BaseException) -> None:
        self._is_refreshing = self._are_cards_counted = False
        self.failed.emit(problem)

    def _preview_again(self) -> None:
        if self._previewed is not None:
            self.preview(self._previewed)

    def _on_happened(self, fact: object) -> None:
        if not self._is_awake:
            self._is_begun = False  # what was asked for may be another by now
            return
        if isinstance(fact, PeopleArrived):
            self.refresh()
            return
        if isinstance(fact, TimeCame):
            self.time_came.emit()
            self._preview_again()
            self._recounting.ask()
            return
        people = entry_people(fact)
        if people is not None:
            self.want_figures(people)
            if self._previewed in people:
                self._preview_again()
            if not self._query.rests_on_facts and self._lists is not None:
                self._recounting.ask()  # nobody comes, goes or moves by it
                return
        self.refresh_soon(are_cards_same=isinstance(fact, (*ENTRY_FACTS, SeatTaken, SeatLeft, SeatKept, ActHidden)))

    def _recount(self) -> None:
        """Count what facts change, without a search."""
        self._runner.run(self._counted, self._on_counted, self.failed.emit, self)

    def _counted(self) -> tuple[Mapping[Rung, int], int]:
        return self._people.rungs(), self._people.find(PeopleQuery(seated=True)).total

    def _on_counted(self, counted: tuple[Mapping[Rung, int], int]) -> None:
        if self._lists is not None:
            self._lists = replace(self._lists, rungs=counted[0], seated=counted[1])
            self.lists_came.emit(self._lists)


def _people_of(rows: Sequence[PersonRow]) -> list[PersonId]:
    return [row.id for row in rows if row.kind is Kind.PERSON]

"""What the quick log shows of people: those a name may mean, how close they are, and what is next with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from closeknit.domain.ids import PersonId
from closeknit.domain.person import PeopleQuery, PersonRow
from closeknit.domain.promise import Commitment
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner, Latest
from closeknit.ui.shell.palettemodel import called

MOST_OFFERED = 6
#: Among so many of those found, who is called so is looked for; the others are found by a note or an organisation.
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody as the window shows them; `closeness` None is too little to say."""

    row: PersonRow
    closeness: float | None
    next: Commitment | None


@dataclass(frozen=True, slots=True)
class Offer:
    """Who may be meant by some words."""

    words: str
    rows: tuple[PersonRow, ...]


class QuickPresenter(QObject):
    """Reads on the reader thread; only the newest question of a kind is answered."""

    #: carries the Offer
    offered = Signal(object)
    #: carries the Known of each person asked about, by id
    known = Signal(object)
    #: carries the problem
    failed = Signal(object)

    def __init__(self, verbs: Verbs, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._verbs = verbs
        self._offers, self._people = Latest(runner, self), Latest(runner, self)

    def offer(self, words: str) -> None:
        """Find people of whose name these words are the beginning."""

        def work() -> Offer:
            found = self._verbs.people.find(PeopleQuery(text=words))
            rows = called(self._verbs.people.rows(found.ids[:_LOOKED_AT]), words)
            return Offer(words, tuple(rows[:MOST_OFFERED]))

        self._offers.ask(work, self.offered.emit, self.failed.emit)

    def offer_these(self, words: str, people: Sequence[PersonId]) -> None:
        """Offer people who are all called so."""
        self._offers.ask(
            lambda: Offer(words, tuple(self._verbs.people.rows(people))), self.offered.emit, self.failed.emit
        )

    def forget_offers(self) -> None:
        """Nobody is to be offered any more."""
        self._offers.forget()

    def look_at(self, people: Sequence[PersonId]) -> None:
        """Read how close people are, and what is next with them."""
        self._people.ask(lambda: self.known_of(people), self.known.emit, self.failed.emit)

    def known_of(self, people: Sequence[PersonId]) -> Mapping[PersonId, Known]:
        """Read it on the calling thread."""
        rows = self._verbs.people.rows(people)
        scored = self._verbs.relationships.scored(people)
        nexts = self._verbs.relationships.next_actions(people)
        return {row.id: Known(row, scored[row.id].closeness, nexts.get(row.id)) for row in rows}

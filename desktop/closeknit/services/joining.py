"""Make one person of several, and the inverse (product 4.9, exact doubles)."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from closeknit.domain.double import Double
from closeknit.domain.errors import UserError
from closeknit.domain.ids import CardId, PersonId
from closeknit.domain.parting import Facts, Parting
from closeknit.services.events import Announce, CardSplit, Fact, PairKeptApart, PeopleJoined
from closeknit.store import joins
from closeknit.store.database import Store
from closeknit.store.doubles import Doubles
from closeknit.store.partings import count_back, count_of, former_of
from closeknit.store.steps import begin_step, finish
from closeknit.store.tx import Tx

F = TypeVar("F", bound=Fact)


class Joining:
    """Verbs of who is who; nothing is ever joined by itself."""

    def __init__(self, store: Store, announce: Announce) -> None:
        self._store, self._announce = store, announce
        self._doubles = Doubles(store)

    def doubles(self) -> list[Double]:
        """List pairs who share an e-mail or a phone and have compatible names; "me" and the trash are left out."""
        return self._doubles.all()

    def join(self, people: Sequence[PersonId]) -> PeopleJoined:
        """Give all cards to the first of these people; raises UserError for fewer than two."""
        return self._join([list(people)])

    def join_all(self, doubles: Iterable[Double]) -> PeopleJoined:
        """Join any number of pairs as one step; who is paired with one of a pair is one with both."""
        return self._join(_groups((double.first, double.second) for double in doubles))

    def parting(self, card: CardId) -> Parting:
        """Say what a split of a card would be about; raises UserError for a person's only card."""
        with self._store.reading() as connection:
            origin, former = joins.person_of(connection, card), former_of(connection, card)
            back = 0 if former is None else count_back(connection, former)
            return Parting(card, count_of(connection, origin), back)

    def split(self, card: CardId, facts: Facts = Facts.STAY) -> CardSplit:
        """Give a card a person of its own; `facts` says where those of the person go.

        Raises UserError for a person's only card.
        """

        def work(tx: Tx) -> CardSplit:
            now = self._store.clock.now_us()
            recorder = begin_step(tx, "split", {"card": card}, now)
            person, origin = joins.split(recorder, card, now, facts)
            tx.execute("UPDATE step SET person_id = ? WHERE id = ?", (origin, recorder.step))
            finish(recorder)
            return CardSplit(person, card, origin, recorder.step)

        return self._told(self._store.write(work))

    def not_same(self, one: PersonId, other: PersonId) -> PairKeptApart:
        """Remember that two people aren't the same, so that they are offered no more."""

        def work(tx: Tx) -> PairKeptApart:
            if one == other:
                raise UserError("join_needs_two")
            joins.require_people(tx, (one, other))
            recorder = begin_step(tx, "kept_apart", {}, self._store.clock.now_us(), one)
            joins.keep_apart(recorder, one, other)
            return PairKeptApart(one, other, recorder.step)

        return self._told(self._store.write(work))

    def _join(self, groups: list[list[PersonId]]) -> PeopleJoined:
        def work(tx: Tx) -> PeopleJoined:
            listed = [joins.require_people(tx, group) for group in groups]
            if not listed or any(len(group) < 2 for group in listed):
                raise UserError("join_needs_two")
            now = self._store.clock.now_us()
            count = sum(map(len, listed))
            recorder = begin_step(tx, "joined", {"n": count, "groups": len(listed)}, now, listed[0][0])
            for group in listed:
                joins.join(recorder, group, now)
            finish(recorder)
            gone = tuple(person for group in listed for person in group[1:])
            return PeopleJoined(listed[0][0], gone, recorder.step)

        return self._told(self._store.write(work))

    def _told(self, fact: F) -> F:
        self._announce(fact)
        return fact


def _groups(pairs: Iterable[tuple[PersonId, PersonId]]) -> list[list[PersonId]]:
    """Put pairs together where they touch: A-B and B-C are A, B, C; the lowest id of each comes first."""
    leader: dict[PersonId, PersonId] = {}

    def find(person: PersonId) -> PersonId:
        while leader.setdefault(person, person) != person:
            leader[person] = leader[leader[person]]
            person = leader[person]
        return person

    for one, other in pairs:
        low, high = sorted((find(one), find(other)))
        leader[high] = low
    groups: dict[PersonId, list[PersonId]] = {}
    for person in sorted(leader):
        groups.setdefault(find(person), []).append(person)
    return list(groups.values())

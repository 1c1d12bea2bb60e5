"""People: find, open, make, delete, restore (product 6)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar
from uuid import uuid4

from closeknit.domain.card import Kind
from closeknit.domain.composing.people import Candidate
from closeknit.domain.errors import UserError
from closeknit.domain.ids import CardId, PersonId
from closeknit.domain.person import Counted, PeopleFound, PeopleQuery, Person, PersonRow
from closeknit.domain.scored import Rung
from closeknit.services.events import (
    Announce,
    CardPreferred,
    CategoryAdded,
    Fact,
    KindSaid,
    MeMarked,
    PeopleDeleted,
    PeopleErased,
    PeopleRestored,
    PersonCreated,
)
from closeknit.services.local_time import local_now
from closeknit.store import trash
from closeknit.store.backups import BackupFiles
from closeknit.store.database import Store
from closeknit.store.days import today_at
from closeknit.store.erase import erase, sweep
from closeknit.store.joins import require_people
from closeknit.store.marks import say_me, say_not_person
from closeknit.store.naming import Naming
from closeknit.store.opened import Opened
from closeknit.store.people import PeopleRows
from closeknit.store.purge import Purge
from closeknit.store.scores import Scores
from closeknit.store.search import Search
from closeknit.store.steps import begin_step, finish
from closeknit.store.tx import Tx
from closeknit.store.weighing import scoring_of

F = TypeVar("F", bound=Fact)


class People:
    """Verbs of people; `user_name` is what the computer calls its user, for "this is me"."""

    def __init__(
        self, store: Store, announce: Announce, user_name: str = "", new_uid: Callable[[], str] = lambda: str(uuid4())
    ) -> None:
        self._store, self._announce, self._user_name, self._new_uid = store, announce, user_name, new_uid
        self._search, self._rows, self._opened = Search(store), PeopleRows(store), Opened(store)
        self._naming = Naming(store)
        self._scores = Scores(store, lambda: local_now(store.clock))

    def find(self, query: PeopleQuery, exact: bool = False) -> PeopleFound:
        """Return the ids of who fits, in order; a search stops after 999 unless `exact`."""
        with self._store.reading() as connection:
            is_scored = scoring_of(connection).is_on
            query = query if is_scored else query.without_closeness()
        if query.rests_on_figures:
            self._scores.mend()
        found = self._search.find(replace(query, every=True) if exact else query)
        return found if is_scored else replace(found, is_scored=False)

    def rows(self, ids: Sequence[PersonId]) -> list[PersonRow]:
        """Return rows in the order asked, those that aren't there left out."""
        return self._rows.rows(ids)

    def open(self, person: PersonId) -> Person:
        """Return all that is known of a person; raises UserError("person_gone")."""
        rows = self._rows.rows([person])
        if not rows:
            raise UserError("person_gone", person=person)
        members: list[PersonId] = []
        if rows[0].kind is Kind.GROUP:
            members = self._opened.members(person)
        elif rows[0].kind is Kind.ORGANISATION:
            members = self._opened.people_at(rows[0].name)
        cards, in_trash = self._opened.cards(person), self._rows.is_in_trash(person)
        return Person(rows[0], cards, in_trash, tuple(self._rows.rows(members)))

    def photo(self, person: PersonId) -> bytes | None:
        """Return the first embedded picture of a person, as it is in the card."""
        return self._opened.photo(person)

    def resolve(self, text: str, in_trash: bool = False, everywhere: bool = False) -> PersonId:
        """Find one person by id, exact name or e-mail; raises UserError("nobody" or "several" with candidates)."""
        return self._naming.resolve(text, in_trash, everywhere)

    def called(self, key: str) -> list[Candidate]:
        """List people of whose names this folded key is one, for the composer."""
        return self._naming.called(key)

    def is_empty(self) -> bool:
        """Tell whether nobody was ever here, or all were deleted for good."""
        return self._rows.is_empty()

    def counts(self) -> dict[Kind, int]:
        """Count the people, groups and organisations that lists show."""
        return self._rows.counts()

    def rungs(self) -> dict[Rung, int]:
        """Count the people of each rung, each once, at theirs (product 4.2)."""
        self._scores.mend()
        return self._rows.rungs()

    def categories(self) -> list[Counted]:
        """Count people by category, most first."""
        return self._rows.categories()

    def me_candidates(self) -> list[PersonId]:
        """List who may be the user: those called what the computer calls its user."""
        return self._naming.named(self._user_name) if self._user_name else []

    def create(
        self, name: str, email: str = "", phone: str = "", organisation: str = "", book: str = ""
    ) -> PersonCreated:
        """Make a card and a person, in the book "On this computer" unless said; raises UserError."""
        from closeknit.services.authoring import Draft, create  # start-up cost: writing is loaded when something is

        draft = Draft(name.strip(), email.strip(), phone.strip(), organisation.strip(), self._new_uid())

        def work(tx: Tx) -> PersonCreated:
            now = self._store.clock.now_us()
            recorder = begin_step(tx, "created", {}, now)
            person, card = create(recorder, draft, book, now)
            finish(recorder)
            return PersonCreated(person, card, recorder.step)

        return self._told(self._store.write(work))

    def delete(self, people: Sequence[PersonId]) -> PeopleDeleted:
        """Put people into the trash."""

        def work(tx: Tx) -> PeopleDeleted:
            listed = _some(require_people(tx, people))
            now = self._store.clock.now_us()
            recorder = begin_step(tx, "deleted", {"n": len(listed)}, now, _only(listed))
            trash.delete(recorder, listed, today_at(now))
            return PeopleDeleted(tuple(listed), recorder.step)

        return self._told(self._store.write(work))

    def restore(self, people: Sequence[PersonId]) -> PeopleRestored:
        """Take people out of the trash."""

        def work(tx: Tx) -> PeopleRestored:
            listed = _some(require_people(tx, people))
            recorder = begin_step(tx, "restored", {"n": len(listed)}, self._store.clock.now_us(), _only(listed))
            trash.restore(recorder, listed)
            finish(recorder)
            return PeopleRestored(tuple(listed), recorder.step)

        return self._told(self._store.write(work))

    def delete_for_good(self, people: Sequence[PersonId]) -> PeopleErased:
        """Take every byte of people out of the database; the one act without undo."""

        def work(tx: Tx) -> tuple[list[PersonId], list[CardId]]:
            listed = _some(require_people(tx, people))
            return listed, erase(tx, listed, self._store.clock.now_us())

        listed, cards = self._store.write(work)
        purge = Purge(self._store)
        while purge.some():  # an undone import may hold the same cards once more
            pass
        is_swept = sweep(self._store)
        holding = BackupFiles(self._store, 0).holding(listed, cards)
        return self._told(PeopleErased(tuple(listed), holding, is_swept))

    def add_category(self, people: Sequence[PersonId], category: str) -> CategoryAdded:
        """Give people a category, on the card that their name comes from."""

        from closeknit.services.authoring import add_category  # start-up cost, as above

        def work(tx: Tx) -> CategoryAdded:
            listed = _some(require_people(tx, people))
            now = self._store.clock.now_us()
            recorder = begin_step(tx, "category_added", {"n": len(listed)}, now, _only(listed))
            rows = {
                card: row for person in listed for card, row in add_category(recorder, person, category.strip(), now)
            }
            finish(recorder, rows)
            return CategoryAdded(tuple(listed), category.strip(), recorder.step)

        if not category.strip():
            raise UserError("category_needs_name")
        return self._told(self._store.write(work))

    def mark_me(self, person: PersonId, is_me: bool) -> MeMarked:
        """Say that a person is the user, or isn't."""

        def work(tx: Tx) -> MeMarked:
            require_people(tx, (person,))
            kind = "marked_me" if is_me else "unmarked_me"
            recorder = begin_step(tx, kind, {}, self._store.clock.now_us(), person)
            say_me(recorder, person, is_me)
            return MeMarked(person, is_me, recorder.step)

        return self._told(self._store.write(work))

    def mark_not_person(self, person: PersonId, is_not_person: bool) -> KindSaid:
        """Say that somebody is an organisation, whatever the cards claim, or take it back; raises UserError."""

        def work(tx: Tx) -> KindSaid:
            require_people(tx, (person,))
            kind = "put_to_organisations" if is_not_person else "taken_for_person"
            recorder = begin_step(tx, kind, {}, self._store.clock.now_us(), person)
            say_not_person(recorder, person, is_not_person)
            return KindSaid(person, is_not_person, recorder.step)

        return self._told(self._store.write(work))

    def prefer_card(self, person: PersonId, card: CardId) -> CardPreferred:
        """Take a person's name from this card; raises UserError when it is another's."""

        def work(tx: Tx) -> CardPreferred:
            if not tx.execute("SELECT 1 FROM card WHERE id = ? AND person_id = ?", (card, person)).fetchall():
                raise UserError("card_gone", card=card)
            recorder = begin_step(tx, "card_preferred", {"card": card}, self._store.clock.now_us(), person)
            recorder.update("person", person, prefers=card)
            finish(recorder)
            return CardPreferred(person, card, recorder.step)

        return self._told(self._store.write(work))

    def _told(self, fact: F) -> F:
        self._announce(fact)
        return fact


def _some(people: list[PersonId]) -> list[PersonId]:
    if not people:
        raise UserError("nobody_chosen")
    return people


def _only(people: list[PersonId]) -> PersonId | None:
    return people[0] if len(people) == 1 else None

"""Whatever is done, taking it back gives the same state, also after a restart (research R8)."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.reliability.amount import times
from tests.reliability.relationship_rules import RelationshipRules
from tests.reliability.reminder_rules import ReminderRules
from tests.reliability.world import World
from tests.store.fabricate import make
from tests.store.state import state_hash

from closeknit.domain.errors import UserError
from closeknit.domain.parting import Facts
from closeknit.domain.person import PeopleQuery

_NAMES = st.tuples(st.sampled_from(("Ana", "Bo", "A.", "Ana Maria", "伟")), st.sampled_from(("Lind", "Ek", "王")))
_EMAILS = st.lists(st.sampled_from(("a@x.org", "b@x.org", "c@x.org")), max_size=2, unique=True)
_CARDS = st.lists(st.builds(lambda name, emails: make(*name, emails, ["+46 70 1"]), _NAMES, _EMAILS), max_size=4)
_PICK = st.integers(0, 1_000)
_PROPERTIES = st.sampled_from(("EMAIL", "FN", "NOTE"))


class UndoMachine(RelationshipRules, ReminderRules, RuleBasedStateMachine):
    """Keeps the hash before and after each step; undo must give the one, redo the other."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.world = World(Path(self.folder.name), synchronous=0)
        self.past: list[tuple[str, str]] = []
        self.future: list[tuple[str, str]] = []
        somebody = [make("Ana", "Lind", ["a@x.org"]), make("Bo", "Ek"), make("Ana", "Lind", ["a@x.org"])]
        self.done(lambda: self.world.import_cards(somebody))  # or most rules would find nobody to act on
        self.done(lambda: self.world.people.create("Cato Ek"))

    def teardown(self) -> None:
        self.world.close()
        self.folder.cleanup()

    def done(self, verb: object) -> None:
        """Run a verb and note the state before and after; a refusal leaves everything as it was."""
        before = state_hash(self.world.store)
        newest = self.world.newest_step()
        try:
            verb()
        except UserError:
            assert state_hash(self.world.store) == before
            assert self.world.newest_step() == newest
            return
        self.past.append((before, state_hash(self.world.store)))
        self.future.clear()

    def person(self, pick: int) -> int | None:
        people = self.world.people.find(PeopleQuery()).ids
        return people[pick % len(people)] if people else None

    @rule(cards=_CARDS)
    def import_new(self, cards) -> None:
        self.done(lambda: self.world.import_cards(cards))

    @precondition(lambda self: self.world.imported)
    @rule(cards=_CARDS, pick=_PICK)
    def import_again(self, cards, pick) -> None:
        self.done(lambda: self.world.import_again(cards, pick))

    @rule(name=_NAMES, emails=_EMAILS)
    def create(self, name, emails) -> None:
        self.done(lambda: self.world.people.create(" ".join(name), email=emails[0] if emails else ""))

    @rule(
        pick=_PICK,
        value=st.sampled_from(("x@x.org", "Zoë", "1;2", "a\nb")),
        name=st.sampled_from(("EMAIL", "FN", "NOTE")),
    )
    def edit(self, pick, value, name) -> None:
        if (person := self.person(pick)) is not None:
            self.done(lambda: self.world.editing.edit(person, name, value))

    @rule(picks=st.lists(_PICK, min_size=1, max_size=3))
    def delete(self, picks) -> None:
        if self.person(0) is not None:
            self.done(lambda: self.world.people.delete([self.person(pick) for pick in picks]))

    @rule(pick=_PICK)
    def restore(self, pick) -> None:
        people = self.world.people.find(PeopleQuery(trash=True)).ids
        if people:
            self.done(lambda: self.world.people.restore([people[pick % len(people)]]))

    @rule(picks=st.lists(_PICK, min_size=2, max_size=3))
    def join(self, picks) -> None:
        if self.person(0) is not None:
            self.done(lambda: self.world.joining.join([self.person(pick) for pick in picks]))

    @rule()
    def join_doubles(self) -> None:
        self.done(lambda: self.world.joining.join_all(self.world.joining.doubles()))

    @rule(pick=_PICK, facts=st.sampled_from(Facts))
    def split(self, pick, facts) -> None:
        cards = self.world.cards()
        if cards:
            self.done(lambda: self.world.joining.split(cards[pick % len(cards)], facts))

    @rule(one=_PICK, other=_PICK)
    def keep_apart(self, one, other) -> None:
        if self.person(0) is not None:
            self.done(lambda: self.world.joining.not_same(self.person(one), self.person(other)))

    @rule(pick=_PICK, is_me=st.booleans())
    def mark(self, pick, is_me) -> None:
        if (person := self.person(pick)) is not None:
            self.done(lambda: self.world.people.mark_me(person, is_me))

    @rule(pick=_PICK)
    def categorise(self, pick) -> None:
        if (person := self.person(pick)) is not None:
            self.done(lambda: self.world.people.add_category([person], "Chess"))

    @rule(pick=_PICK, name=st.sampled_from(("One", "Two")))
    def rename_book(self, pick, name) -> None:
        books = self.world.books.all()
        if books:
            self.done(lambda: self.world.books.rename(books[pick % len(books)].id, name))

    @rule(pick=_PICK)
    def remove_book(self, pick) -> None:
        books = self.world.books.all()
        if books:
            self.done(lambda: self.world.books.remove(books[pick % len(books)].id))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.world.journal.undo()
        before, after = self.past.pop()
        self.future.append((before, after))
        assert state_hash(self.world.store) == before

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.world.journal.redo()
        before, after = self.future.pop()
        self.past.append((before, after))
        assert state_hash(self.world.store) == after

    @precondition(lambda self: self.past)
    @rule(is_read=st.booleans())
    def undo_everything_and_redo_it(self, is_read) -> None:
        steps = len(self.past)
        for _ in range(steps):
            self.undo()
            self.pass_by(is_read=is_read, is_idle=False)
        for _ in range(steps):
            self.redo()

    @rule()
    def restart(self) -> None:
        before = state_hash(self.world.store)
        self.world.restart()
        assert state_hash(self.world.store) == before

    @rule()
    def purge(self) -> None:
        before = state_hash(self.world.store)
        self.world.purge_all()
        assert state_hash(self.world.store) == before

    @invariant()
    def everything_is_whole(self) -> None:
        assert self.world.backups.check().findings == ()


UndoMachine.TestCase.settings = settings(
    max_examples=times(40), stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
TestUndo = UndoMachine.TestCase


def test_a_book_that_a_selection_was_read_into_is_taken_back_comes_again_and_is_purged() -> None:
    """Found by the machine: the book is made by a new person, and the selection that is taken back has a card in it."""
    machine = UndoMachine()
    machine.begin()
    machine.categorise(pick=0)
    machine.bring_selection(is_apart=False, picks=[0, 1])
    machine.undo_everything_and_redo_it(is_read=False)
    books = machine.world.books.all()
    for _ in range(len(machine.past)):
        machine.undo()
    assert machine.world.books.all() == []
    machine.world.import_cards([])
    machine.world.purge_all()
    with machine.world.store.reading() as connection:
        left = [row[0] for row in connection.execute("SELECT name FROM book").fetchall()]
    assert len(left) == 1, (left, books)
    machine.everything_is_whole()
    machine.teardown()

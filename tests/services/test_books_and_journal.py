"""Address books are renamed and removed; the journal tells what was done and takes it back."""

from dataclasses import replace
from datetime import date

import pytest
from tests.reliability.world import World
from tests.services.refusal import refused
from tests.store.fabricate import make
from tests.store.state import state_hash

from closeknit.domain.history import CARD_STEPS
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.person import PeopleQuery
from closeknit.domain.promise import By, Commitment
from closeknit.domain.seat import LeaveReason
from closeknit.domain.seating import Taking
from closeknit.phrases.say import say
from closeknit.services.relationships import Relationships
from closeknit.services.seats import Leaving
from closeknit.services.today import Agenda


def test_books_count_what_is_there(world: World):
    world.import_cards([make("Ana", "Ek"), make("Bo", "Ek")])
    world.people.create("Cecilia")
    world.people.delete([2])
    assert [(book.name, book.people, book.cards) for book in world.books.all()] == [
        ("Book 0", 1, 1),
        ("On this computer", 1, 1),
    ]


def test_a_book_is_renamed_unless_the_name_is_taken(world: World):
    world.import_cards([make("Ana", "Ek")])
    world.import_cards([make("Bo", "Ek")])
    world.books.rename(1, " Friends ")
    assert [book.name for book in world.books.all()] == ["Friends", "Book 1"]
    refused(lambda: world.books.rename(1, "Book 1"), "book_name_taken")
    refused(lambda: world.books.rename(1, " "), "book_needs_name")
    refused(lambda: world.books.rename(9, "x"), "book_gone")
    assert world.books.free_name("Friends") == "Friends 2"


def test_removing_a_book_hides_its_people_and_keeps_those_with_other_cards(world: World):
    world.import_cards([make("Ana", "Ek"), make("Bo", "Ek")])
    world.import_cards([make("Ana", "Ek", ["a@x.org"])])
    world.joining.join([1, 3])
    before = state_hash(world.store)
    world.books.remove(1)
    assert world.people.find(PeopleQuery()).ids == (1,)
    assert world.people.rows([1])[0].emails == ("a@x.org",)
    assert world.people.find(PeopleQuery(trash=True)).ids == (2,)
    assert world.people.find(PeopleQuery(text="bo ek")).ids == ()
    world.journal.undo()
    assert state_hash(world.store) == before


def test_nothing_done_is_nothing_to_take_back(world: World):
    refused(world.journal.undo, "nothing_to_undo")
    refused(world.journal.redo, "nothing_to_redo")
    refused(lambda: world.journal.undo(77), "step_unknown")


def test_steps_are_told_in_words_with_the_names_of_now(world: World):
    world.import_cards([make("Ana", "Ek")])
    world.editing.edit(1, "FN", "Ana Ekström")
    world.people.delete([1])
    told = [say(step.what.kind, step.what.params) for step in world.journal.history()]
    assert told == [
        "Put Ana Ekström into the trash",
        "Changed FN of Ana Ekström",
        "Imported 1 new card into “Book 0”",
    ]


def test_the_history_of_a_person_has_the_import_that_brought_a_card(world: World):
    world.import_cards([make("Ana", "Ek"), make("Bo", "Ek")])
    world.editing.edit(1, "FN", "Ana Ekström")
    world.editing.edit(2, "FN", "Bosse")
    assert [step.what.kind for step in world.journal.history(1)] == ["edited", "imported"]
    world.joining.join([1, 2])
    assert world.journal.history(2)[0].what.kind == "joined"


def test_steps_of_cards_are_found_behind_many_others(world: World):
    world.import_cards([make("Ana", "Ek")])
    for _ in range(3):
        world.bonds.mark(PersonId(1), lambda bond: replace(bond, is_remote=not bond.is_remote))
    assert [step.what.kind for step in world.journal.history(1, limit=2)] != ["imported"]
    assert [step.what.kind for step in world.journal.history(1, limit=2, kinds=CARD_STEPS)] == ["imported"]


def test_an_older_step_is_taken_back_alone_if_nothing_later_touches_its_rows(world: World):
    world.import_cards([make("Ana", "Ek"), make("Bo", "Ek")])
    first = world.editing.edit(1, "FN", "Ana Ekström").step
    second = world.editing.edit(2, "FN", "Bosse").step
    third = world.editing.edit(2, "NOTE", "hello").step
    error = refused(lambda: world.journal.undo(second), "step_has_later")
    assert error.reason.params["later"] == third
    world.journal.undo(first)
    assert [row.name for row in world.people.rows([1, 2])] == ["Ana Ek", "Bosse"]
    refused(lambda: world.journal.undo(first), "step_not_done")
    world.journal.redo()
    assert world.people.rows([1])[0].name == "Ana Ekström"


def test_something_new_makes_what_was_undone_final(world: World):
    world.import_cards([make("Ana", "Ek")])
    world.editing.edit(1, "FN", "Ana Ekström")
    world.journal.undo()
    assert world.journal.next_redo() is not None
    world.people.delete([1])
    assert world.journal.next_redo() is None
    refused(world.journal.redo, "nothing_to_redo")


def test_undo_and_redo_go_on_after_a_restart(world: World):
    world.import_cards([make("Ana", "Ek")])
    world.editing.edit(1, "FN", "Ana Ekström")
    world.journal.undo()
    world.restart()
    assert world.journal.next_redo().what.kind == "edited"
    world.journal.redo()
    world.restart()
    assert world.journal.next_undo().what.kind == "edited"
    world.journal.undo()
    assert world.people.rows([1])[0].name == "Ana Ek"


def test_every_change_is_told_once_it_is_committed(world: World):
    world.import_cards([make("Ana", "Ek"), make("Ana", "Ek")])
    world.people.mark_me(1, True)
    world.journal.undo()
    world.journal.redo()
    world.joining.not_same(1, 2)
    world.books.rename(1, "X")
    names = [type(fact).__name__ for fact in world.facts]
    assert names == ["MeMarked", "StepUndone", "StepRedone", "PairKeptApart", "BookRenamed"]


def test_whoever_was_made_before_a_tie_stays_while_it_does(world: World):
    ana, bo = (world.people.create(name) for name in ("Ana", "Bo"))
    tied = world.bonds.tie(ana.person, bo.person, "knows").step
    for made in (ana, bo):
        refused(lambda made=made: world.journal.undo(made.step), "step_has_later")
    world.journal.undo(tied)
    world.journal.undo(bo.step)
    assert world.people.find(PeopleQuery()).ids == (ana.person,)


def test_a_community_and_an_aim_stay_while_somebody_came_to_them_later(world: World):
    ana, bo = (world.people.create(name).person for name in ("Ana", "Bo"))
    choir = world.bonds.join_community("Choir", [ana]).step
    joined = world.bonds.join_community("Choir", [bo]).step
    aim = world.bonds.set_objective(ana, "a pier", "a ferry").step
    made = world.bonds.progress(ana, 40).step
    refused(lambda: world.journal.undo(choir), "step_has_later")
    refused(lambda: world.journal.undo(aim), "step_has_later")
    for step in (made, aim, joined, choir):
        world.journal.undo(step)
    assert world.bonds.communities(ana) == []


STAY = Taking("x", is_stay_close=True)


@pytest.mark.parametrize(
    ("before", "ended", "after"),
    [
        (
            lambda world: world.seats.take(1, STAY),
            lambda world: world.seats.leave(Leaving(PersonId(1), LeaveReason.MET)),
            lambda world: world.seats.take(2, STAY),
        ),
        (
            lambda world: world.seats.take(1, STAY),
            lambda world: world.people.delete([1]),
            lambda world: world.seats.take(2, STAY),
        ),
        (
            lambda world: world.bonds.set_objective(1, "a", "b"),
            lambda world: world.bonds.close_objective(1, True),
            lambda world: world.bonds.set_objective(1, "c", "d"),
        ),
        (
            lambda world: world.bonds.tie(1, 2, "knows"),
            lambda world: world.bonds.untie(1, 2, "knows"),
            lambda world: world.bonds.tie(2, 1, "knows"),
        ),
        (
            lambda world: world.bonds.join_community("Choir", [1, 2]),
            lambda world: world.bonds.leave_community("Choir", [1]),
            lambda world: world.bonds.join_community("Choir", [1]),
        ),
    ],
)
def test_what_ended_isn_t_taken_back_alone_while_another_stands_in_its_place(world: World, before, ended, after):
    world.import_cards([make("Ana", "Ek"), make("Bo", "Ek")])
    before(world)
    step = ended(world).step
    ended_so = state_hash(world.store)
    later = after(world).step
    refused(lambda: world.journal.undo(step), "step_has_later")
    world.journal.undo(later)
    assert state_hash(world.store) == ended_so
    world.journal.undo(step)


def test_who_goes_with_a_book_leaves_the_seat_and_is_nobody_both_know(world: World):
    world.import_cards([make("Ana", "Ek"), make("Bo", "Ek")])
    other = world.people.create("Cecilia").person
    world.bonds.tie(1, other, "knows")
    world.entries.promise(Commitment(EntryId(0), PersonId(2), By.ME, "x", date(2020, 1, 1), date(2020, 1, 1)))
    world.seats.take(1, STAY)
    relationships = Relationships(world.store)
    relationships.freshen_all()
    before = state_hash(world.store)
    world.books.remove(1)
    assert world.seats.sitting() == []
    assert relationships.of(other).circle == 0
    agenda = Agenda(world.store, world.entries, world.facts.append)
    assert agenda.today().acts == ()
    world.journal.undo()
    assert state_hash(world.store) == before
    assert relationships.of(other).circle == 1
    assert len(agenda.today().acts) == 1

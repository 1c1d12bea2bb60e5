"""Doubles are offered with their evidence, joined as one step, and nothing is ever lost by it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reliability.world import World
from tests.store.fabricate import make
from tests.store.state import state_hash

from closeknit.domain.double import Evidence, NameParts
from closeknit.domain.doubles import MOST_COMPARED, find_doubles
from closeknit.domain.errors import UserError
from closeknit.domain.person import PeopleQuery
from closeknit.domain.seat import LeaveReason
from closeknit.domain.seating import Taking


def pairs(world: World) -> list[tuple[int, int, Evidence]]:
    return [(d.first, d.second, d.evidence) for d in world.joining.doubles()]


def test_the_same_value_and_a_compatible_name_make_a_double(world: World):
    world.import_cards(
        [
            make("Ana", "Ek", ["a@x.org"], ["+46 1"]),
            make("Ek", "Ana", ["A@x.org"], ["+461"]),
            make("A.", "Ek", ["a@x.org"]),
            make("Ana Maria", "Ek", [], ["+46-1"]),
        ]
    )
    assert pairs(world) == [
        (1, 2, Evidence.EMAIL_PHONE_NAME),
        (1, 3, Evidence.EMAIL_INITIAL),
        (1, 4, Evidence.PHONE_NAME),
        (2, 3, Evidence.EMAIL_INITIAL),
        (2, 4, Evidence.PHONE_NAME),
    ]


def test_a_shared_number_or_a_missing_name_is_not_enough(world: World):
    office = [make(given, "Ek", ["office@x.org"], ["+46 9"]) for given in ("Ana", "Bo", "Cecilia", "", "Dan")]
    world.import_cards([*office, make("Ana", "", ["office@x.org"]), make("Ana", "Ek", ["other@x.org"])])
    assert pairs(world) == []


def test_me_the_trash_and_undone_imports_are_left_out(world: World):
    world.import_cards([make("Ana", "Ek", ["a@x.org"])] * 2)
    world.import_cards([make("Bo", "Ek", ["b@x.org"])] * 2)
    world.people.mark_me(1, True)
    assert pairs(world) == [(3, 4, Evidence.EMAIL_NAME)]
    world.people.delete([3])
    assert pairs(world) == []
    for _ in range(3):
        world.journal.undo()
    assert pairs(world) == [(1, 2, Evidence.EMAIL_NAME)]


def test_joining_puts_all_cards_under_the_first_and_undo_is_exact(world: World):
    world.import_cards([make("Ana", "Ek", ["a@x.org"]), make("Ana", "Ek", ["a@x.org"], ["+46 1"], "Acme")])
    before = state_hash(world.store)
    fact = world.joining.join([1, 2])
    assert (fact.person, fact.people) == (1, (2,))
    row = world.people.rows([1, 2])
    assert [(one.id, one.organisation, one.phones) for one in row] == [(1, "Acme", ("+46 1",))]
    assert len(world.people.open(1).cards) == 2
    assert world.people.find(PeopleQuery(text="acme")).ids == (1,)
    world.journal.undo()
    assert state_hash(world.store) == before


def test_joining_me_keeps_me(world: World):
    world.import_cards([make("Ana", "Ek"), make("Ana", "Ek")])
    world.people.mark_me(2, True)
    world.joining.join([1, 2])
    assert world.people.rows([1])[0].is_me


@pytest.mark.parametrize("people", [[1, 2], [2, 1]])
def test_joined_with_me_a_seat_is_left(world: World, people: list[int]):
    world.import_cards([make("Ana", "Ek"), make("Ana", "Ek")])
    world.people.mark_me(2, True)
    world.seats.take(1, Taking("x", is_stay_close=True))
    before = state_hash(world.store)
    world.joining.join(people)
    assert world.seats.sitting() == []
    assert [seat.reason for seat in world.seats.of(people[0])] == [LeaveReason.MISTAKEN]
    world.journal.undo()
    assert state_hash(world.store) == before


def test_splitting_is_the_inverse_and_gives_the_former_id_back(world: World):
    world.import_cards([make("Ana", "Ek"), make("Ana", "Ek", ["a@x.org"])])
    before = [world.people.open(person) for person in (1, 2)]
    world.joining.join([1, 2])
    fact = world.joining.split(2)
    assert (fact.person, fact.card, fact.origin) == (2, 2, 1)
    assert [world.people.open(person) for person in (1, 2)] == before


def test_a_card_of_a_person_can_always_be_split_off_but_not_the_only_one(world: World):
    world.import_cards([make("Ana", "Ek"), make("Ana", "Ek")])
    world.joining.join([1, 2])
    fact = world.joining.split(1)
    assert fact.person == 3
    assert [card.id for card in world.people.open(3).cards] == [1]
    with pytest.raises(UserError) as refused:
        world.joining.split(1)
    assert refused.value.reason.kind == "split_needs_two"


def test_all_pairs_are_joined_as_one_step_where_they_touch_into_one(world: World):
    world.import_cards([make("Ana", "Ek", ["a@x.org"]) for _ in range(3)] + [make("Bo", "Ek", ["b@x.org"])] * 2)
    before = state_hash(world.store)
    fact = world.joining.join_all(world.joining.doubles())
    assert fact.people == (2, 3, 5)
    assert world.people.find(PeopleQuery()).ids == (1, 4)
    world.journal.undo()
    assert state_hash(world.store) == before


def test_not_the_same_is_remembered_after_a_restart(world: World):
    world.import_cards([make("Ana", "Ek", ["a@x.org"])] * 2)
    world.joining.not_same(2, 1)
    world.restart()
    assert pairs(world) == []
    world.journal.undo()
    assert len(pairs(world)) == 1


@pytest.mark.parametrize("people", [[], [1], [1, 1]])
def test_joining_needs_two(world: World, people: list[int]):
    world.import_cards([make("Ana", "Ek")])
    with pytest.raises(UserError) as refused:
        world.joining.join(people)
    assert refused.value.reason.kind == "join_needs_two"


_NAMES = st.builds(NameParts, st.sampled_from(("ek", "lind", "")), st.sampled_from(("ana", "a", "bo", "ana b", "")))


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.integers(1, 200), _NAMES, max_size=150))
def test_a_value_of_many_gives_no_more_than_one_pair_a_person(names):
    found = find_doubles([("phone", "1", person) for person in names], names, set())
    assert all(names[d.first].family and names[d.first].given for d in found)
    if len(names) > MOST_COMPARED:
        assert len(found) <= len(names)
        assert all(
            {names[d.first].family, names[d.first].given} == {names[d.second].family, names[d.second].given}
            for d in found
        )

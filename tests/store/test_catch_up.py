"""Who comes, in which order, by which index."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.reliability.world import World
from tests.store.fabricate import make

from closeknit.domain.catch_up import HowOften, LastMet, Verdict
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.promise import Need
from closeknit.domain.when import When
from closeknit.services.local_time import local_now
from closeknit.store.catch_up import count_people, next_people, next_sql, unasked
from closeknit.store.search import count_sql


@pytest.fixture
def world(tmp_path: Path):
    """Six people: the third has most on the card, then the first; the others have the same."""
    world = World(tmp_path, synchronous=0)
    mails = [["a@x.example"], [], ["c@x.example", "cc@x.example"], [], [], []]
    names = ("Ana", "Bo", "Cy", "Di", "Ed", "Fay")
    world.import_cards([make(name, "Ek", mail) for name, mail in zip(names, mails, strict=True)])
    yield world
    world.close()


def order(world: World, limit: int = 99, passed: tuple[int, ...] = ()) -> list[int]:
    with world.store.reading() as connection:
        found = next_people(connection, limit, [PersonId(person) for person in passed])
        assert limit < 99 or count_people(connection) == len(found) + len(passed)
        return list(found)


def test_those_with_the_most_on_their_cards_come_first_then_by_id(world: World) -> None:
    assert order(world) == [3, 1, 2, 4, 5, 6]
    assert order(world, limit=2) == [3, 1]
    assert order(world, passed=(3, 2)) == [1, 4, 5, 6]


def test_who_is_known_isnt_asked_about(world: World) -> None:
    when = When(local_now(world.store.clock).date())
    world.entries.log(Interaction(EntryId(0), (3,), Channel.MAIL, when))
    world.bonds.set_cadence(1, 30)
    world.bonds.mark(2, lambda bond: replace(bond, is_archived=True))
    world.people.delete([4])
    world.people.mark_me(5, True)
    world.entries.need(Need(EntryId(0), 6, "a boat", when))
    assert order(world) == [6]


def test_who_said_no_to_both_isnt_asked_again(world: World) -> None:
    for person, answer in ((3, LastMet.NEVER), (1, HowOften.NONE), (2, Verdict.ARCHIVED), (4, Verdict.NOT_A_PERSON)):
        world.catch_up.answer(person, answer)
    assert order(world) == [5, 6]
    world.bonds.set_cadence(5, 30)
    world.bonds.clear_cadence(5)
    assert order(world) == [6]


def test_somebody_of_several_cards_comes_once_with_the_fullest(world: World) -> None:
    world.joining.join([PersonId(6), PersonId(3), PersonId(2)])
    assert order(world) == [6, 1, 4, 5]
    assert order(world, limit=2) == [6, 1]


def test_those_of_an_import_taken_back_dont_come(world: World) -> None:
    world.import_cards([make("Gus", "Ek", ["g@x.example", "gg@x.example", "ggg@x.example"])])
    assert order(world)[0] == 7
    world.journal.undo()
    assert order(world) == [3, 1, 2, 4, 5, 6]


def test_the_next_are_read_from_the_index_of_fullness_without_sorting(world: World) -> None:
    with world.store.reading() as connection:
        asked = unasked(connection)
        values = {**asked.values, "passed": "[]", "limit": 8}
        rows = connection.execute(f"EXPLAIN QUERY PLAN {next_sql(asked)}", values).fetchall()
        counted = connection.execute(f"EXPLAIN QUERY PLAN {count_sql(asked)}", asked.values).fetchall()
    plan = [row[3] for row in rows]
    assert plan[0] == "SCAN c USING COVERING INDEX card_by_fullness"
    assert plan[1].startswith("SEARCH p USING INTEGER PRIMARY KEY")
    assert not any("TEMP B-TREE FOR ORDER" in step for step in plan)
    assert "person_by_name" in counted[0][3]
    for steps in (plan, [row[3] for row in counted]):
        assert any("entry_person_timeline" in step for step in steps)
        assert not any(step.startswith(("SCAN e ", "SCAN t ", "SCAN b ")) for step in steps)

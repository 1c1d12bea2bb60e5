"""What was computed of somebody never holds them: neither undo of what made them, nor the purge of their import."""

from collections.abc import Callable

import pytest
from tests.reliability.world import World
from tests.store.fabricate import make
from tests.store.state import state_hash

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction, StartedBy
from closeknit.domain.when import When
from closeknit.services.local_time import local_now
from closeknit.services.relationships import Relationships
from closeknit.store.purge import Purge


def typed(world: World) -> PersonId:
    return world.people.create("Zora Neal").person


def imported(world: World) -> PersonId:
    world.import_cards([make("Zora", "Neal")])
    return PersonId(1)


@pytest.mark.parametrize("kept", [Relationships.mend_all, Relationships.freshen_all])
@pytest.mark.parametrize("came", [typed, imported])
def test_who_came_and_was_met_goes_by_undo_comes_by_redo_and_is_purged(
    world: World, came: Callable[[World], PersonId], kept: Callable[[Relationships], object]
) -> None:
    relationships, states = Relationships(world.store), [state_hash(world.store)]
    person = came(world)
    states.append(state_hash(world.store))
    when = When(local_now(world.store.clock).date())
    for _time in range(5):
        world.entries.log(Interaction(EntryId(0), (person,), Channel.IN_PERSON, when, 60, 4, started_by=StartedBy.ME))
        kept(relationships)
        states.append(state_hash(world.store))
    assert relationships.of(person).closeness is not None
    for state in reversed(states[:-1]):
        world.journal.undo()
        kept(relationships)
        assert state_hash(world.store) == state
    for state in states[1:]:
        world.journal.redo()
        kept(relationships)
        assert state_hash(world.store) == state
    for _step in states[1:]:
        world.journal.undo()
        kept(relationships)
    world.people.create("Bo Lind")  # from here on nothing is done again
    purge = Purge(world.store)
    while purge.some():
        pass
    assert [row.name for row in world.people.rows([person])] == []

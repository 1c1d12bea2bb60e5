"""The weights in force are a row of the database: every reader uses them, and no figure outlives them (product 4)."""

import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from tests.reliability.world import World
from tests.store.fabricate import make
from tests.store.state import state_hash

from closeknit.domain.errors import UserError
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.person import PeopleQuery, Sort
from closeknit.domain.weighing import numbers_of
from closeknit.domain.weights import DEFAULTS, Scoring
from closeknit.domain.when import When
from closeknit.services.local_time import local_now
from closeknit.services.relationships import Relationships
from closeknit.store.whole import read_everything, write_everything

ANA, BO = PersonId(1), PersonId(2)


@pytest.fixture
def world(tmp_path: Path):
    world = World(tmp_path / "one", synchronous=0)
    world.import_cards([make("Ana", "Ek"), make("Bo", "Ek")])
    for person, channel, minutes in ((ANA, Channel.IN_PERSON, 90), (BO, Channel.PHONE, 120)):
        for days in (3, 20, 50, 80):
            when = When(local_now(world.store.clock).date() - timedelta(days=days))
            world.entries.log(Interaction(EntryId(0), (person,), channel, when, minutes, 4))
    yield world
    world.close()


def freshen(world: World) -> int:
    found, people = Relationships(world.store), 0
    while more := found.freshen():
        people += more
    return people


def closeness(world: World, person: PersonId = ANA) -> float:
    value = Relationships(world.store).scored([person])[person].closeness
    assert value is not None
    return round(value, 3)  # the clock of tests goes on by a second each time it is asked


def damage(world: World, **values: object) -> None:
    for name, value in values.items():
        world.store.write(lambda tx, name=name, value=value: tx.execute(f"UPDATE scoring SET {name} = ?", (value,)))


def test_without_a_word_of_the_user_the_defaults_are_in_force(world: World) -> None:
    assert world.weighing.now() == Scoring(DEFAULTS, is_on=True)


def test_each_change_has_a_version_never_used_before(world: World) -> None:
    seen = {1}
    for turn in range(3):
        version = world.weighing.set({"recency": 40 + turn}).scoring.weights.version
        assert version not in seen
        seen.add(version)
        world.journal.undo()
        assert world.weighing.now().weights == DEFAULTS
    version = world.weighing.set({"recency": 40}).scoring.weights.version
    assert version not in seen
    assert world.weighing.reset().scoring.weights.version not in {*seen, version}


def test_a_version_is_always_of_the_same_numbers(world: World) -> None:
    numbers: dict[int, dict[str, float]] = {}
    acts = (
        lambda: world.weighing.set({"recency": 40}),
        lambda: world.weighing.switch(False),
        world.journal.undo,
        world.journal.undo,
        world.journal.redo,
        lambda: world.weighing.switch(False),
        lambda: world.weighing.set({"video": 0.5}),
        lambda: world.weighing.reset(),
        world.journal.undo,
        lambda: world.weighing.set({"video": 0.6}),
    )
    for act in acts:
        act()
        weights = world.weighing.now().weights
        assert numbers.setdefault(weights.version, numbers_of(weights)) == numbers_of(weights)
    assert len(numbers) > 3


def test_switching_scores_off_keeps_the_figures_and_gives_none_out(world: World) -> None:
    freshen(world)
    version, before = world.weighing.now().weights.version, closeness(world)
    assert world.weighing.switch(False).scoring.weights.version == version
    scored = Relationships(world.store).scored([ANA])[ANA]
    assert (scored.closeness, scored.rung) == (None, 1)
    assert scored.last_meaningful is not None
    assert freshen(world) == 0
    world.weighing.switch(True)
    assert closeness(world) == before


def test_figures_of_other_weights_are_never_given_as_those_of_now(world: World) -> None:
    freshen(world)
    before = closeness(world)
    world.weighing.set({"recency": 60})
    changed = closeness(world)
    assert changed > before
    assert freshen(world) == 2
    assert closeness(world) == changed
    world.journal.undo()
    assert closeness(world) == before
    world.weighing.set({"recency": 20})
    assert closeness(world) < before


def test_a_list_by_closeness_keeps_its_order_until_the_figures_are_of_now(world: World) -> None:
    freshen(world)
    query = PeopleQuery(sort=Sort.CLOSENESS, descending=True)
    assert world.people.find(query).ids == (ANA, BO)
    world.weighing.set({"in-person": 0.1, "phone": 2})
    assert world.people.find(query).ids == (ANA, BO)
    freshen(world)
    assert world.people.find(query).ids == (BO, ANA)


def test_where_scores_are_off_no_list_rests_on_closeness(world: World) -> None:
    freshen(world)
    world.weighing.switch(False)
    assert world.people.find(PeopleQuery(sort=Sort.CLOSENESS, descending=True)).ids == (ANA, BO)
    assert world.people.find(PeopleQuery(sort=Sort.CLOSENESS)).ids == (ANA, BO)
    assert world.people.find(PeopleQuery(is_untold=True)).total == 2


def test_an_older_change_is_not_taken_back_alone_under_a_newer_one(world: World) -> None:
    first = world.weighing.set({"recency": 40}).step
    world.weighing.set({"video": 0.5})
    with pytest.raises(UserError) as refused:
        world.journal.undo(first)
    assert refused.value.reason.kind == "step_has_later"


def test_what_changes_nothing_is_no_step(world: World) -> None:
    newest = world.newest_step()
    for act in (
        lambda: world.weighing.set({"recency": 25}),
        lambda: world.weighing.set({}),
        lambda: world.weighing.reset(),
        lambda: world.weighing.switch(True),
    ):
        with pytest.raises(UserError) as refused:
            act()
        assert refused.value.reason.kind == "nothing_changed"
    assert world.newest_step() == newest


@pytest.mark.parametrize(
    "numbers",
    [
        *("", "{", "[]", "null", "7", "[" * 100_000, '{"quantity": NaN}', '{"video": "much"}', '{"half-life": -1}'),
        *('{"quantity": 1e999}', b"\xff\xfe"),
    ],
)
def test_what_can_t_be_read_is_said_and_the_defaults_stand_in(world: World, numbers: object) -> None:
    freshen(world)
    before = closeness(world)
    world.weighing.set({"recency": 60})
    freshen(world)
    damage(world, numbers=numbers)
    assert world.weighing.now() == Scoring(DEFAULTS, is_on=True, is_damaged=True)
    assert closeness(world) == before
    freshen(world)
    assert [finding.kind for finding in world.backups.check().findings] == ["scoring_damaged"]
    mended = world.weighing.set({"circle": 30}).scoring
    assert not mended.is_damaged
    assert mended.weights.version not in (1, 2)
    assert world.backups.check().findings == ()


def test_weights_that_can_t_be_read_are_mended_by_a_reset(world: World) -> None:
    world.weighing.switch(False)
    damage(world, version="x")
    assert world.weighing.now() == Scoring(DEFAULTS, is_on=False, is_damaged=True)
    assert world.weighing.reset().scoring.is_damaged is False


def test_everything_goes_out_with_its_weights_and_comes_back(world: World, tmp_path: Path) -> None:
    world.weighing.set({"recency": 40})
    world.weighing.switch(False)
    stream = io.BytesIO()
    write_everything(world.store, stream)
    other = World(tmp_path / "two", synchronous=0)
    read_everything(other.store, io.BytesIO(stream.getvalue()))
    assert other.weighing.now() == world.weighing.now()
    assert state_hash(other.store) == state_hash(world.store)
    other.journal.undo()
    other.journal.undo()
    assert other.weighing.now() == Scoring()
    assert other.weighing.set({"recency": 40}).scoring.weights.version > world.weighing.now().weights.version
    other.close()


def test_a_document_written_before_weights_were_kept_comes_back(world: World, tmp_path: Path) -> None:
    stream = io.BytesIO()
    write_everything(world.store, stream)
    document = json.loads(stream.getvalue())
    document["version"] = 3
    del document["scoring"]
    other = World(tmp_path / "two", synchronous=0)
    read_everything(other.store, io.BytesIO(json.dumps(document).encode()))
    assert other.weighing.set({"recency": 40}).scoring.weights.version == 2
    other.close()


def test_a_backup_takes_the_weights_with_it(world: World) -> None:
    world.weighing.set({"recency": 40})
    kept = world.backups.make()
    world.weighing.set({"recency": 50})
    world.backups.restore(kept.path)
    assert numbers_of(world.weighing.now().weights)["recency"] == 40


def test_a_change_of_another_process_counts_from_the_next_reading_on(world: World) -> None:
    found = Relationships(world.store)
    before = found.of(ANA).closeness
    other = World(world.folder, synchronous=0)
    other.weighing.set({"recency": 60})
    other.close()
    after = found.of(ANA).closeness
    assert before is not None
    assert after is not None
    assert [round(part.most) for part in after.parts] == [13, 60, 11, 11, 5]
    assert after.weights_version != before.weights_version

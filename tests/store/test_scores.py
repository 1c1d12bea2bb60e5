"""Closeness is a cache that no fact outlives, whoever changes it (product 4.3)."""

import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.reliability.world import World
from tests.services.refusal import refused
from tests.store.fabricate import make

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.seating import Taking
from closeknit.domain.when import When
from closeknit.services.local_time import local_now
from closeknit.services.relationships import Relationships
from closeknit.services.trend import Trend
from closeknit.store.agenda import _IN_PLAY
from closeknit.store.whole import read_everything, write_everything


@pytest.fixture
def world(tmp_path: Path):
    world = World(tmp_path, synchronous=0)
    world.import_cards([make("Ana", "Ek"), make("Bo", "Ek"), make("Cato", "Ek")])
    for days in (3, 20, 50, 80):
        log(world, 1, days)
        log(world, 2, days)
    yield world
    world.close()


def log(world: World, person: int, days: int) -> EntryId:
    when = When(local_now(world.store.clock).date() - timedelta(days=days))
    return world.entries.log(Interaction(EntryId(0), (PersonId(person),), Channel.IN_PERSON, when, 60, 4)).entry


def cached(world: World) -> list[int]:
    with world.store.reading() as connection:
        return [row[0] for row in connection.execute("SELECT id FROM closeness ORDER BY id").fetchall()]


def freshen(world: World) -> Relationships:
    found = Relationships(world.store)
    while found.freshen():
        pass
    return found


def test_the_cache_agrees_with_why_and_holds_those_with_entries(world: World) -> None:
    found = freshen(world)
    assert cached(world) == [1, 2]
    scored = found.scored([PersonId(1), PersonId(3)])
    why = found.of(PersonId(1)).closeness
    assert why is not None
    assert why.value is not None
    assert scored[PersonId(1)].closeness == pytest.approx(why.value, abs=1e-6)
    assert scored[PersonId(3)].closeness is None


@pytest.mark.parametrize(
    "act",
    [
        lambda world: log(world, 1, 9),
        lambda world: world.entries.remove(EntryId(1)),
        lambda world: world.journal.undo(world.journal.history(1)[0].id),
        lambda world: world.bonds.set_cadence(1, 20),
        lambda world: world.bonds.tie(1, 3, "knows"),
        lambda world: world.seats.take(1, Taking("x", is_stay_close=True)),
        lambda world: world.bonds.set_objective(1, "a", "b"),
    ],
)
def test_every_change_of_a_fact_takes_the_person_out_of_the_cache_and_nobody_else(world: World, act) -> None:
    freshen(world)
    act(world)
    assert cached(world) == [2]


def test_joining_takes_both_out_of_the_cache(world: World) -> None:
    freshen(world)
    world.joining.join([1, 2])
    assert cached(world) == []


def test_as_time_passes_the_figures_are_computed_anew(world: World) -> None:
    found = freshen(world)
    before = found.scored([PersonId(1)])[PersonId(1)].closeness
    world.clock.now += 60 * 86_400_000_000
    later = found.scored([PersonId(1)])[PersonId(1)].closeness
    assert before is not None
    assert later is not None
    assert later < before
    assert found.freshen() == 2


def test_a_snapshot_is_taken_once_a_month(world: World) -> None:
    freshen(world)
    log(world, 1, 1)
    freshen(world)
    with world.store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM snapshot").fetchall() == [(2,)]
    world.clock.now += 40 * 86_400_000_000
    freshen(world)
    with world.store.reading() as connection:
        assert connection.execute("SELECT count(DISTINCT month) FROM snapshot").fetchall() == [(2,)]


def test_the_trend_is_what_the_month_kept_whatever_is_said_of_it_later(world: World) -> None:
    found = freshen(world)
    kept = found.of(PersonId(1)).closeness
    assert kept is not None
    then = local_now(world.store.clock).date().replace(day=1)
    while month_before(local_now(world.store.clock).date(), 3) != then:
        world.clock.now += 86_400_000_000
    assert found.of(PersonId(1)).trend == Trend(then, pytest.approx(kept.value))
    for days in range(125, 130):
        log(world, 1, days)
    assert found.of(PersonId(1)).trend == Trend(then, pytest.approx(kept.value))


def test_without_a_snapshot_the_trend_is_what_had_passed_by_then(world: World) -> None:
    found = Relationships(world.store)
    assert found.of(PersonId(1)).trend is None, "nothing had passed three months ago"
    for days in range(130, 135):
        log(world, 1, days)
    trend = found.of(PersonId(1)).trend
    assert trend is not None
    assert trend.month == month_before(local_now(world.store.clock).date(), 3)
    log(world, 1, 0)
    assert found.of(PersonId(1)).trend == trend, "what passed since then changes nothing of it"


def month_before(day: date, months: int) -> date:
    for _ in range(months):
        day = (day.replace(day=1) - timedelta(days=1)).replace(day=1)
    return day


def test_deleting_for_good_leaves_no_figure(world: World) -> None:
    freshen(world)
    world.people.delete_for_good([1])
    assert cached(world) == [2]
    with world.store.reading() as connection:
        assert connection.execute("SELECT person_id FROM snapshot").fetchall() == [(2,)]


def test_who_is_in_play_is_found_without_reading_every_entry(world: World) -> None:
    with world.store.reading() as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {_IN_PLAY}").fetchall()]
    assert not any(line.startswith(("SCAN e ", "SCAN t ", "SCAN p ")) and "entry_" not in line for line in plan)
    assert not any("person_by" in line or "entry_person_timeline" in line for line in plan)


def test_the_trend_goes_out_with_everything_and_comes_back(world: World, tmp_path: Path) -> None:
    freshen(world)
    stream = io.BytesIO()
    write_everything(world.store, stream)
    other = World(tmp_path / "other", synchronous=0)
    read_everything(other.store, io.BytesIO(stream.getvalue()))
    sql = "SELECT person_id, month, value FROM snapshot"
    with world.store.reading() as one, other.store.reading() as two:
        kept = one.execute(sql).fetchall()
        assert len(kept) == 2
        assert two.execute(sql).fetchall() == kept
    other.close()


@pytest.mark.parametrize("value", [101.0, -1.0, "high", None])
def test_a_trend_that_no_home_ever_had_is_refused(world: World, tmp_path: Path, value: object) -> None:
    freshen(world)
    stream = io.BytesIO()
    write_everything(world.store, stream)
    document = json.loads(stream.getvalue())
    document["snapshot"][0]["value"] = value
    other = World(tmp_path / "other", synchronous=0)
    refused(lambda: read_everything(other.store, io.BytesIO(json.dumps(document).encode())), "whole_unknown")
    other.close()


def test_two_at_one_table_become_one_and_who_sat_with_them_is_out_of_the_cache(world: World) -> None:
    when = When(local_now(world.store.clock).date())
    world.entries.log(Interaction(EntryId(0), (1, 2, 3), Channel.IN_PERSON, when, 60))
    freshen(world)
    step = world.joining.join([1, 2]).step
    assert cached(world) == []
    freshen(world)
    world.journal.undo(step)
    assert cached(world) == []
    freshen(world)
    world.people.delete_for_good([2])
    assert cached(world) == []


def test_who_both_know_leaves_and_comes_back_with_the_trash(world: World) -> None:
    world.bonds.tie(1, 3, "knows")
    freshen(world)
    step = world.people.delete([3]).step
    assert cached(world) == [2]
    freshen(world)
    world.journal.undo(step)
    assert cached(world) == [2]
    freshen(world)
    world.people.mark_me(3, True)
    assert cached(world) == [2]

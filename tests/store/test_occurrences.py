"""What is to be told is found by indexes, in a home of any size, and in few of the many that there may be."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.reliability.world import World
from tests.services.telling_world import go, met, person

from closeknit.domain.ids import PersonId
from closeknit.domain.reminder.habits import DatesOf
from closeknit.store import occurrences, yearly
from closeknit.store.days import day_number
from closeknit.store.entries import _PEOPLE


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    world = World(tmp_path, synchronous=0)
    yield world
    world.close()


def plan(world: World, sql: str, values) -> list[str]:
    with world.store.reading() as connection:
        return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]


@pytest.mark.parametrize(
    ("condition", "index"), [(occurrences._COMMITMENTS, "entry_open"), (occurrences._PLANS, "entry_plan")]
)
def test_open_promises_and_plans_are_found_by_their_index(world: World, condition: str, index: str) -> None:
    found = plan(world, f"SELECT e.id, {_PEOPLE} FROM entry e WHERE {condition} ORDER BY e.id", (1,))
    assert any(f"INDEX {index}" in step for step in found)
    assert not [step for step in found if step.startswith("SCAN") and step != "SCAN book"], found


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        (occurrences._TO_TELL, "rhythm_to_tell"),
        (occurrences._TO_COME, "rhythm_to_tell"),
        (occurrences._TOLD, "rhythm_told"),
    ],
)
def test_rhythms_that_run_out_are_found_by_their_day_in_order(world: World, sql: str, index: str) -> None:
    found = plan(world, sql, {"since": 1, "until": 2, "most": 3})
    assert f"INDEX {index}" in found[0]
    assert not [step for step in found if step.startswith("SCAN") and step != "SCAN book"], found
    assert not [step for step in found if "TEMP B-TREE" in step], found


@pytest.mark.parametrize("whose", [whose for whose in DatesOf if whose is not DatesOf.NOBODY])
def test_dates_near_are_found_by_month_and_day(world: World, whose: DatesOf) -> None:
    found = plan(world, yearly._ROWS + yearly._OF[whose], ("[]",))
    assert any("INDEX item_date" in step for step in found)
    scans = [step for step in found if step.startswith("SCAN")]
    assert {step.split()[1] for step in scans} <= {"json_each", "import", "book"}, found


def test_records_of_a_day_are_found_by_their_moment(world: World) -> None:
    sql = "SELECT count(*) FROM delivery WHERE kind = 'single' AND claimed_us BETWEEN ? AND ?"
    assert any("INDEX delivery_claimed" in step for step in plan(world, sql, (1, 2)))


def rhythms(world: World) -> dict[int, tuple[int, int | None]]:
    with world.store.reading() as connection:
        return {row[0]: row[1:] for row in connection.execute("SELECT id, day, told_day FROM rhythm ORDER BY id")}


def test_a_rhythm_is_kept_with_its_day_through_whatever_changes_it(world: World) -> None:
    go(world, "2026-03-10T12:00")
    ana = person(world)
    today = date(2026, 3, 10)
    world.bonds.set_cadence(ana, 10)
    assert rhythms(world) == {ana: (day_number(today) + 11, None)}
    entry = met(world, ana, date(2026, 3, 8))
    assert rhythms(world) == {ana: (0, None)}, "not known until figures are of now"
    settle(world)
    assert rhythms(world) == {ana: (day_number(date(2026, 3, 19)), None)}
    world.bonds.set_cadence(ana, 10, None, date(2026, 5, 1))
    settle(world)
    assert rhythms(world) == {ana: (day_number(date(2026, 5, 1)), None)}
    world.entries.remove(entry)
    settle(world)
    world.bonds.set_cadence(ana, 20)
    settle(world)
    assert rhythms(world) == {ana: (day_number(today + timedelta(days=21)), None)}
    world.bonds.clear_cadence(ana)
    assert rhythms(world) == {}
    world.journal.undo()
    assert set(rhythms(world)) == {ana}
    while world.journal.next_undo() is not None:
        world.journal.undo()
    assert rhythms(world) == {}


def settle(world: World) -> None:
    from closeknit.services.relationships import Relationships

    Relationships(world.store).mend_all()


def test_of_more_rhythms_than_are_told_at_once_the_rest_comes_the_next_mornings_each_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(occurrences, "_MOST_QUIET", 7)
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    people = {person(world, f"Person {number}") for number in range(20)}
    for one in people:
        world.bonds.set_cadence(one, 2)
    told: list[PersonId | None] = []
    for day in range(13, 18):
        go(world, f"2026-03-{day}T09:00")
        told += [one.person for delivery in world.telling.claim() for one in delivery.told]
    assert len(told) == len(set(told)) == 20


def test_the_first_look_ever_tells_some_of_the_rhythms_that_ran_out_and_leaves_the_rest_to_today(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(occurrences, "_MOST_AT_FIRST", 12)
    go(world, "2026-01-10T12:00")
    for number in range(20):
        world.bonds.set_cadence(person(world, f"Person {number}"), 2)
    late = person(world, "Last")
    world.bonds.set_cadence(late, 70)
    go(world, "2026-03-10T12:00")
    (digest,) = world.telling.claim()
    assert len(digest.told) == 12
    told = []
    for day in range(11, 29):
        go(world, f"2026-03-{day}T09:00")
        told += [one.person for delivery in world.telling.claim() for one in delivery.told]
    assert told == [late]

"""Lists sorted and filtered by figures: what changed a moment ago counts, and whom nothing is known of isn't lost."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.reliability.world import World
from tests.store.fabricate import make

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.person import NextAction, PeopleQuery, Sort
from closeknit.domain.promise import By, Commitment
from closeknit.domain.scored import Band, Rung
from closeknit.domain.seating import Taking
from closeknit.domain.when import When
from closeknit.services.local_time import local_now
from closeknit.store import ranked
from closeknit.store.search import conditions_of

ANA, BO, CATO, DORA, EVE = map(PersonId, range(1, 6))
EVERYBODY = [ANA, BO, CATO, DORA, EVE]


@pytest.fixture
def world(tmp_path: Path):
    """Ana is closest; Bo was met a year ago; with Cato there was one short mail; Dora and Eve are mere links."""
    world = World(tmp_path, synchronous=0)
    world.import_cards([make(name, "Ek") for name in ("Ana", "Bo", "Cato", "Dora", "Eve")])
    for days, channel in ((3, Channel.IN_PERSON), (20, Channel.PHONE), (50, Channel.IN_PERSON), (80, Channel.VIDEO)):
        log(world, ANA, days, channel)
    for days in (390, 400, 420):
        log(world, BO, days, Channel.IN_PERSON)
    log(world, CATO, 5, Channel.MAIL)
    yield world
    world.close()


def today(world: World) -> date:
    return local_now(world.store.clock).date()


def log(world: World, person: PersonId, days: int, channel: Channel) -> EntryId:
    when = When(today(world) - timedelta(days=days))
    minutes = 60 if channel is not Channel.MAIL else None
    return world.entries.log(Interaction(EntryId(0), (person,), channel, when, minutes)).entry


def promise(world: World, person: PersonId, days: int, by: By = By.ME) -> EntryId:
    day = today(world)
    return world.entries.promise(Commitment(EntryId(0), person, by, "notes", day + timedelta(days=days), day)).entry


def found(world: World, **asked: object) -> list[PersonId]:
    return list(world.people.find(PeopleQuery(**asked)).ids)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sort", "descending", "wanted"),
    [
        (Sort.CLOSENESS, True, [ANA, BO, CATO, DORA, EVE]),
        (Sort.CLOSENESS, False, [BO, ANA, CATO, DORA, EVE]),
        (Sort.LAST, True, [ANA, BO, CATO, DORA, EVE]),
        (Sort.LAST, False, [BO, ANA, CATO, DORA, EVE]),
        (Sort.RUNG, True, [ANA, BO, CATO, DORA, EVE]),
        (Sort.RUNG, False, [CATO, DORA, EVE, BO, ANA]),
    ],
)
def test_whom_nothing_is_known_of_comes_last_by_name_but_links_are_the_lowest_rung(
    world: World, sort: Sort, descending: bool, wanted: list[PersonId]
) -> None:
    assert found(world, sort=sort, descending=descending) == wanted
    assert found(world, sort=sort, descending=descending, text="ek") == wanted


def test_a_contact_of_this_moment_counts_at_once(world: World) -> None:
    assert found(world, sort=Sort.LAST, descending=True)[0] == ANA
    logged = log(world, DORA, 0, Channel.IN_PERSON)
    assert found(world, sort=Sort.LAST, descending=True)[0] == DORA
    world.entries.remove(logged)
    assert found(world, sort=Sort.LAST, descending=True)[0] == ANA
    world.journal.undo()
    assert found(world, sort=Sort.LAST, descending=True)[0] == DORA


def test_many_hits_have_the_same_order_as_few(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    few = [found(world, sort=sort, descending=down, text="ek") for sort in ranked.KEYS for down in (True, False)]
    monkeypatch.setattr("closeknit.store.search._FEW_HITS", 1)
    many = [found(world, sort=sort, descending=down, text="ek") for sort in ranked.KEYS for down in (True, False)]
    assert many == few


def test_by_next_action_the_earliest_due_comes_first(world: World) -> None:
    promise(world, EVE, 9)
    promise(world, DORA, 2)
    kept = promise(world, CATO, 1)
    promise(world, BO, -3, By.THEM)
    world.entries.done(kept)
    assert found(world, sort=Sort.NEXT) == [DORA, EVE, ANA, BO, CATO]
    assert found(world, next_action=NextAction.ANY) == [DORA, EVE]
    assert found(world, next_action=NextAction.NONE) == [ANA, BO, CATO]


def test_late_is_past_its_date_not_on_it(world: World) -> None:
    promise(world, EVE, 0)
    promise(world, DORA, -1)
    assert found(world, next_action=NextAction.LATE, today=today(world)) == [DORA]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"rung": Rung.LINK}, [CATO, DORA, EVE]),
        ({"rung": Rung.ACQUAINTED}, [BO]),
        ({"rung": Rung.WORKING}, [ANA]),
        ({"rung": Rung.STRATEGIC}, []),
        ({"is_untold": True}, [CATO, DORA, EVE]),
        ({"is_never_met": True}, [CATO, DORA, EVE]),
        ({"band": Band.VERY_CLOSE}, []),
        ({"rung": Rung.WORKING, "text": "ana"}, [ANA]),
        ({"rung": Rung.WORKING, "text": "bo"}, []),
    ],
)
def test_filters_by_figures(world: World, asked: dict[str, object], wanted: list[PersonId]) -> None:
    assert found(world, **asked) == wanted


def test_every_known_closeness_is_in_one_band(world: World) -> None:
    both = [person for band in Band for person in found(world, band=band)]
    assert sorted(both) == [ANA, BO]


@pytest.mark.parametrize(("days", "wanted"), [(100, [BO]), (389, [BO]), (390, []), (2, [ANA, BO])])
def test_not_met_for_a_time_means_met_before_and_not_since(world: World, days: int, wanted: list[PersonId]) -> None:
    assert found(world, met_before=today(world) - timedelta(days=days)) == wanted


@pytest.mark.parametrize(("days", "wanted"), [(3, [ANA]), (2, []), (390, [ANA, BO])])
def test_in_touch_since_counts_meaningful_contacts(world: World, days: int, wanted: list[PersonId]) -> None:
    assert found(world, touched_since=today(world) - timedelta(days=days)) == wanted


def test_who_sits_is_listed_alone(world: World) -> None:
    world.seats.take(EVE, Taking("why", is_stay_close=True))
    assert found(world, seated=True) == [EVE]
    assert found(world, seated=True, rung=Rung.WORKING) == []


def test_each_person_is_counted_once_at_their_rung(world: World) -> None:
    assert world.people.rungs() == {
        Rung.LINK: 3,
        Rung.ACQUAINTED: 1,
        Rung.WORKING: 1,
        Rung.RECIPROCAL: 0,
        Rung.STRATEGIC: 0,
    }
    world.people.delete([ANA])
    assert world.people.rungs()[Rung.WORKING] == 0
    assert sum(world.people.rungs().values()) == 4


def test_a_bulk_of_changes_is_not_computed_for_one_list(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("closeknit.store.scores._MENDED_AT_ONCE", 1)
    assert sorted(found(world, sort=Sort.CLOSENESS)) == EVERYBODY  # nobody is lost meanwhile
    for _ in range(3):
        found(world, sort=Sort.CLOSENESS)
    assert found(world, sort=Sort.CLOSENESS, descending=True) == EVERYBODY


def test_no_order_reads_every_entry_or_person_for_those_it_knows(world: World) -> None:
    for sort in ranked.KEYS:
        query = PeopleQuery(sort=sort)
        with world.store.reading() as connection:
            asked = conditions_of(connection, query)
            sql = ranked.known_sql(query, asked)
            plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", asked.values)]
        assert not any(line.startswith(("SCAN p", "SCAN t")) for line in plan), plan
        assert not any(line.startswith("SCAN e") and "entry_open" not in line for line in plan), plan

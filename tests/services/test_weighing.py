"""Every figure rests on the weights in force, and taking a change back gives all of them back (product 4)."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reliability.world import World
from tests.store.fabricate import make
from tests.store.state import state_hash

from closeknit.domain.errors import UserError
from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import LIVE, Channel, Interaction, StartedBy
from closeknit.domain.promise import By, Commitment
from closeknit.domain.seating import Taking
from closeknit.domain.weighing import WEIGHTS
from closeknit.domain.when import When
from closeknit.services.board import Board, Seated
from closeknit.services.events import ScoringChanged
from closeknit.services.local_time import local_now
from closeknit.services.relationships import Relationship, Relationships
from closeknit.services.today import Agenda

ANA, BO, CATO = PersonId(1), PersonId(2), PersonId(3)
NEW = EntryId(0)


@pytest.fixture
def world(tmp_path: Path):
    world = living(tmp_path)
    yield world
    world.close()


def living(folder: Path) -> World:
    world = World(folder, synchronous=0)
    world.import_cards([make("Ana", "Ek"), make("Bo", "Ek"), make("Cato", "Ek")])
    for days, channel in ((3, Channel.IN_PERSON), (20, Channel.VIDEO), (50, Channel.MAIL), (80, Channel.PHONE)):
        for person in (ANA, BO, CATO):
            when, minutes = When(today(world) - timedelta(days=days)), 40 if channel in LIVE else None
            world.entries.log(Interaction(NEW, (person,), channel, when, minutes, 4, started_by=StartedBy.ME))
    for direction in Direction:
        when = When(today(world) - timedelta(days=9))
        world.entries.record(Exchange(NEW, ANA, direction, ExchangeKind.ADVICE, when))
    world.bonds.set_cadence(BO, 15)
    world.seats.take(ANA, Taking("x", is_stay_close=True))
    return world


def today(world: World) -> date:
    return local_now(world.store.clock).date()


def of(world: World, person: PersonId = ANA) -> Relationship:
    return Relationships(world.store).of(person)


def board(world: World) -> Board:
    return Board(world.store, Relationships(world.store), world.people)


def agenda(world: World) -> Agenda:
    return Agenda(world.store, world.entries, world.facts.append)


def test_a_change_is_told_and_one_step(world: World) -> None:
    fact = world.weighing.set({"recency": 40})
    assert world.facts[-1] == fact
    assert isinstance(fact, ScoringChanged)
    assert fact.scoring == world.weighing.now()
    assert [step.what.kind for step in world.journal.history()[:1]] == ["weights_changed"]


def test_other_weights_change_why_and_its_parts_still_add_up(world: World) -> None:
    before = of(world).closeness
    assert before is not None
    for values in ({"recency": 70}, {"in-person": 0.3}, {"half-life": 7}, {"unknown-value": 5}, {"marker": 0.5}):
        world.weighing.set(values)
        after = of(world).closeness
        assert after is not None
        assert after.value is not None
        assert sum(part.points for part in after.parts) == pytest.approx(after.value)
        assert sum(part.most for part in after.parts) == pytest.approx(100)
        assert after.value == pytest.approx(Relationships(world.store).scored([ANA])[ANA].closeness, abs=0.001)
        assert after.value != before.value or values == {"marker": 0.5}  # nothing here has a marker
        world.journal.undo()
    back = of(world).closeness
    assert back is not None
    assert back.value == pytest.approx(before.value, abs=0.001)


CHANGES = st.sampled_from(WEIGHTS).flatmap(
    lambda weight: st.tuples(
        st.just(weight.name),
        st.integers(int(weight.least), int(weight.most)) if weight.is_whole else st.floats(weight.least, weight.most),
    )
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(CHANGES, min_size=1, max_size=5))
def test_after_any_changes_and_as_many_undos_all_is_as_it_was(changes: list[tuple[str, float]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = living(Path(folder))
        hashes, figures, done = [state_hash(world.store)], [of(world).closeness], 0
        for name, value in changes:
            try:
                world.weighing.set({name: value})
            except UserError:  # it says so already
                continue
            done += 1
            found = of(world).closeness
            assert found is not None
            if found.value is not None:
                assert sum(part.points for part in found.parts) == pytest.approx(found.value)
            hashes.append(state_hash(world.store))
            figures.append(found)
        for _step in range(done):
            hashes.pop()
            figures.pop()
            world.journal.undo()
            assert state_hash(world.store) == hashes[-1]
            before, after = figures[-1], of(world).closeness
            assert before is not None
            assert after is not None
            assert after.weights_version == before.weights_version
        for _step in range(done):
            world.journal.redo()
        world.close()


def test_the_board_and_a_swap_weigh_as_the_person_s_own_page_does(world: World) -> None:
    world.weighing.set({"recency": 70, "in-person": 0.5})
    (seated,) = board(world).twenty().seated
    why = of(world).closeness
    assert why is not None
    assert seated.closeness == pytest.approx(why.value, abs=0.001)
    side = board(world).side(ANA)
    assert side.closeness == pytest.approx(why.value, abs=0.001)


def test_a_seat_is_due_after_the_days_that_were_said(world: World) -> None:
    world.clock.now += 40 * 86_400_000_000
    assert board(world).twenty().due == ()
    world.weighing.set({"review-days": 30})
    assert [seated.row.id for seated in board(world).twenty().due] == [ANA]


def test_a_seat_taken_without_a_rhythm_has_the_usual_one(world: World) -> None:
    world.weighing.set({"seat-cadence": 45})
    assert board(world).side(CATO).usual_days == 45
    world.seats.take(CATO, Taking("y", is_stay_close=True))
    cadence = world.bonds.of(CATO).cadence
    assert cadence is not None
    assert cadence.ideal_days == 45


def test_what_is_meaningful_and_so_who_is_quiet_follows_the_weights(world: World) -> None:
    assert of(world, BO).pace is not None
    assert of(world, BO).pace.days == 3  # type: ignore[union-attr]
    world.weighing.set({"meaningful": 2})
    assert of(world, BO).last_meaningful is None
    assert of(world, BO).standing.rung < 2


def test_today_ranks_by_the_weights_in_force(world: World) -> None:
    due = today(world) - timedelta(days=2)
    world.entries.promise(Commitment(NEW, ANA, By.ME, "the contact", due, today(world)))
    before = agenda(world).today().acts
    assert before[0].person == ANA
    assert before[0].score == pytest.approx(2 * 0.25)
    world.weighing.set({"broken-promise": 5})
    assert agenda(world).today().acts[0].score == pytest.approx(2 * 0.05)
    world.weighing.set({"broken-promise": 0})
    assert all(act.person != ANA for act in agenda(world).today().acts)


def test_switched_off_nobody_has_a_closeness_and_all_else_stays(world: World) -> None:
    before, seated_before = of(world), board(world).twenty().seated[0]
    world.weighing.switch(False)
    after, twenty = of(world), board(world).twenty()
    assert (after.closeness, before.closeness is None) == (None, False)
    assert (after.standing, after.ledger.verdict, after.blend.rows) == (
        *(before.standing, before.ledger.verdict, before.blend.rows),
    )
    assert after.last_meaningful is not None
    seated = twenty.places[0]
    assert isinstance(seated, Seated)
    assert (seated.closeness, seated.is_scored, twenty.scoring.is_on) == (None, False, False)
    assert (seated.rung, seated.days) == (seated_before.rung, seated_before.days)
    side = board(world).side(ANA)
    assert (side.closeness, side.trend, side.is_scored) == (None, None, False)


def test_switched_off_a_free_seat_still_suggests_somebody_in_touch_without_a_number(world: World) -> None:
    world.entries.log(Interaction(NEW, (CATO,), Channel.IN_PERSON, When(today(world)), 60))
    relationships = Relationships(world.store)
    while relationships.freshen():
        pass
    world.weighing.switch(False)
    suggested = board(world).twenty().suggestion
    assert suggested is not None
    assert suggested.closeness is None
    assert suggested.row.id in (BO, CATO)

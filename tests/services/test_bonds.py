"""Ties and communities are noted and taken back, each as one step."""

from datetime import timedelta

import pytest
from tests.reliability.world import World
from tests.services.refusal import refused
from tests.store.fabricate import make
from tests.store.state import state_hash

from closeknit.domain.ids import PersonId
from closeknit.services.local_time import local_now

ANA, BO, CY = PersonId(1), PersonId(2), PersonId(3)


@pytest.fixture
def tied(world: World) -> World:
    world.import_cards([make("Ana", "Ek"), make("Bo", "Ek"), make("Cy", "Ek")])
    world.bonds.tie(ANA, BO, "knows")
    world.bonds.tie(ANA, BO, "family")
    world.bonds.join_community("Choir", [ANA, BO])
    return world


def test_a_tie_is_forgotten_either_way_and_the_other_kind_stays(tied: World):
    before = state_hash(tied.store)
    tied.bonds.untie(BO, ANA, " knows ")
    assert [tie.kind for tie in tied.bonds.ties(ANA)] == ["family"]
    after = state_hash(tied.store)
    tied.journal.undo()
    assert state_hash(tied.store) == before
    tied.journal.redo()
    assert state_hash(tied.store) == after


def test_a_tie_that_is_not_there_can_not_be_forgotten(tied: World):
    steps = len(tied.journal.history())
    refused(lambda: tied.bonds.untie(ANA, CY, "knows"), "tie_unknown")
    refused(lambda: tied.bonds.untie(ANA, BO, "friend"), "tie_unknown")
    assert len(tied.journal.history()) == steps


def test_people_leave_a_community_and_the_others_stay(tied: World):
    before = state_hash(tied.store)
    tied.bonds.leave_community("Choir", [ANA, CY])
    assert (tied.bonds.communities(ANA), tied.bonds.communities(BO)) == ([], ["Choir"])
    refused(lambda: tied.bonds.leave_community("Choir", [ANA]), "nothing_changed")
    refused(lambda: tied.bonds.leave_community("Forum", [BO]), "nothing_changed")
    tied.journal.undo()
    assert state_hash(tied.store) == before


def test_who_left_can_come_again(tied: World):
    tied.bonds.leave_community("Choir", [ANA, BO])
    tied.bonds.join_community("Choir", [BO])
    assert tied.bonds.communities(BO) == ["Choir"]


def test_another_ideal_keeps_the_latest_that_is_later_and_the_pause(tied: World):
    pause = local_now(tied.store.clock).date() + timedelta(days=40)
    tied.bonds.set_cadence(ANA, 20, 45, pause)
    tied.bonds.set_ideal(ANA, 30)
    cadence = tied.bonds.of(ANA).cadence
    assert cadence is not None
    assert (cadence.ideal_days, cadence.latest_days, cadence.paused_until) == (30, 45, pause)
    tied.bonds.set_ideal(ANA, 60)
    cadence = tied.bonds.of(ANA).cadence
    assert cadence is not None
    assert (cadence.ideal_days, cadence.latest_days, cadence.paused_until) == (60, None, pause)
    tied.bonds.set_ideal(BO, 14)
    cadence = tied.bonds.of(BO).cadence
    assert cadence is not None
    assert (cadence.ideal_days, cadence.latest_days, cadence.paused_until) == (14, None, None)


def test_an_aim_in_other_words_keeps_its_progress_and_is_taken_back(tied: World):
    tied.bonds.set_objective(ANA, "40 sensors", "a station", "counted")
    tied.bonds.progress(ANA, 40)
    before = state_hash(tied.store)
    due = local_now(tied.store.clock).date() + timedelta(days=60)
    tied.bonds.change_objective(ANA, " 50 sensors ", "a station", "counted", due)
    (aim,) = tied.bonds.objectives(ANA)
    assert (aim.mine, aim.due, aim.closed, aim.progress[-1].share) == ("50 sensors", due, None, 0.4)
    refused(lambda: tied.bonds.change_objective(ANA, "50 sensors", "a station", "counted", due), "nothing_changed")
    refused(lambda: tied.bonds.change_objective(ANA, " ", "", "", None), "objective_needs_words")
    tied.journal.undo()
    assert state_hash(tied.store) == before


def test_without_an_aim_or_with_stay_close_a_new_one_is_set(tied: World):
    tied.bonds.change_objective(ANA, "a boat", "", "", None)
    tied.bonds.stay_close(BO)
    tied.bonds.change_objective(BO, "a boat", "", "", None)
    assert [aim.mine for aim in tied.bonds.objectives(ANA)] == ["a boat"]
    assert sorted(aim.is_stay_close for aim in tied.bonds.objectives(BO) if aim.closed is None) == [False]


def test_an_objective_that_was_reached_is_all_there(tied: World) -> None:
    tied.bonds.set_objective(ANA, "40 sensors", "a station")
    tied.bonds.progress(ANA, 40)
    before = state_hash(tied.store)
    step = tied.bonds.close_objective(ANA, is_reached=True).step
    (one,) = tied.bonds.objectives(ANA)
    assert [done.share for done in one.progress] == [0.4, 1.0]
    assert one.closed is not None
    tied.journal.undo(step)
    assert state_hash(tied.store) == before

"""Twenty seats, refused beyond by the database itself (product 4.5)."""

from pathlib import Path

import apsw
import pytest
from tests.reliability.world import World
from tests.services.refusal import refused
from tests.store.fabricate import make
from tests.store.state import state_hash

from closeknit.domain.seat import LeaveReason
from closeknit.domain.seating import Taking
from closeknit.services.seats import Leaving

SEAT = "INSERT INTO seat (place, person_id, since_day, why, reviewed_day) VALUES (?, ?, 1, 'x', 1)"


@pytest.fixture
def world(tmp_path: Path):
    world = World(tmp_path, synchronous=0)
    world.import_cards([make(f"Ana{n}", "Ek") for n in range(23)])
    yield world
    world.close()


def take(world: World, person: int, instead_of: Leaving | None = None):
    return world.seats.take(person, Taking("we build boats", "a berth", "a crew"), instead_of)


def test_a_seat_is_taken_with_an_aim_and_a_rhythm(world: World) -> None:
    before = state_hash(world.store)
    assert take(world, 3).place == 1
    assert [seat.person for seat in world.seats.sitting()] == [3]
    assert world.bonds.objectives(3)[0].is_mutual
    cadence = world.bonds.of(3).cadence
    assert cadence is not None
    assert (cadence.ideal_days, cadence.latest) == (30, 45)
    world.journal.undo()
    assert state_hash(world.store) == before


@pytest.mark.parametrize(
    ("taking", "kind"),
    [
        (Taking(" ", "a", "b"), "seat_needs_why"),
        (Taking("why", "a", ""), "seat_needs_aims"),
        (Taking("why", is_stay_close=True, cadence_days=0), "cadence_needs_days"),
    ],
)
def test_taking_asks_for_why_and_aims(world: World, taking: Taking, kind: str) -> None:
    refused(lambda: world.seats.take(1, taking), kind)
    refused(lambda: world.seats.take(99, Taking("why", is_stay_close=True)), "person_gone")


def test_a_21st_is_refused_and_a_swap_takes_the_very_place(world: World) -> None:
    for person in range(1, 21):
        take(world, person)
    refused(lambda: take(world, 21), "seats_full")
    refused(lambda: take(world, 5), "seated_already")
    fact = take(world, 21, Leaving(7, LeaveReason.PAUSED, "moved away"))
    assert (fact.place, fact.instead_of) == (7, 7)
    assert len(world.seats.sitting()) == 20
    left = world.seats.of(7)[0]
    assert (left.reason, left.words, left.left is not None) == (LeaveReason.PAUSED, "moved away", True)
    refused(lambda: take(world, 22, Leaving(7, LeaveReason.MET)), "not_seated")


def test_the_database_refuses_a_21st_and_two_for_one_whoever_asks(world: World) -> None:
    for person in range(1, 21):
        take(world, person)

    def insert(place: object, person: int) -> None:
        with pytest.raises(apsw.ConstraintError):
            world.store.maintain(lambda tx: tx.execute(SEAT, (place, person)))

    for place in (*range(-1, 23), 1.5, "7", None, b"x", "x"):
        insert(place, 22)
    world.seats.leave(Leaving(20, LeaveReason.MET))
    insert(20, 5)
    with pytest.raises(apsw.ConstraintError):
        world.store.maintain(lambda tx: tx.execute("UPDATE seat SET left_day = NULL, place = 4"))
    assert len(world.seats.sitting()) == 19


def test_two_processes_at_once_never_seat_more_than_twenty(world: World, tmp_path: Path) -> None:
    other = World(tmp_path, synchronous=0)
    for person in range(1, 20):
        take(world if person % 2 else other, person)
    take(other, 20)
    for one in (world, other):
        refused(lambda one=one: take(one, 21), "seats_full")
    other.close()


def test_deleting_who_sits_leaves_the_seat_first_and_undo_takes_both_back(world: World) -> None:
    take(world, 4)
    before = state_hash(world.store)
    world.people.delete([4])
    assert world.seats.sitting() == []
    world.journal.undo()
    assert state_hash(world.store) == before


def test_of_two_joined_who_both_sit_one_seat_stays(world: World) -> None:
    take(world, 1)
    take(world, 2)
    before = state_hash(world.store)
    world.joining.join([1, 2])
    assert [(seat.person, seat.place) for seat in world.seats.sitting()] == [(1, 1)]
    assert len(world.seats.of(1)) == 2
    world.journal.undo()
    assert state_hash(world.store) == before


def test_a_review_is_kept_once_a_day(world: World) -> None:
    take(world, 1)
    refused(lambda: world.seats.keep(1), "nothing_changed")
    world.store.clock.now += 90 * 86_400_000_000
    world.seats.keep(1)
    seat = world.seats.sitting()[0]
    assert (seat.reviewed - seat.since).days == 90

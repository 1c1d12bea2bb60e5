"""The twenty as the board reads them, and whom a free seat may suggest (product 4.5)."""

import random
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.growth import grows_no_faster
from tests.reliability.world import World
from tests.services.refusal import refused
from tests.store.fabricate import make

from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.interaction import Channel, Interaction, StartedBy
from closeknit.domain.promise import By, Commitment, Need, Offer
from closeknit.domain.seat import LeaveReason
from closeknit.domain.seating import Taking
from closeknit.domain.when import When
from closeknit.services.board import Board, Order, Place, Seated, arranged
from closeknit.services.local_time import local_now
from closeknit.services.relationships import Relationships
from closeknit.services.seats import Leaving

CLOSE = Taking("we build boats", is_stay_close=True, cadence_days=21)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path, synchronous=0)
    world.import_cards([make(f"Ana{n}", "Ek") for n in range(26)])
    yield world
    world.close()


@pytest.fixture
def board(world: World) -> Board:
    return Board(world.store, Relationships(world.store), world.people)


def today(world: World) -> date:
    return local_now(world.store.clock).date()


def meet(world: World, person: int, days_ago: int, channel: Channel = Channel.IN_PERSON, minutes: int = 60) -> None:
    when = When(today(world) - timedelta(days=days_ago))
    world.entries.log(Interaction(0, (person,), channel, when, minutes, started_by=StartedBy.ME))


def promise(world: World, person: int, text: str, in_days: int) -> None:
    day = today(world)
    world.entries.promise(Commitment(0, person, By.ME, text, day + timedelta(days=in_days), day))


def seated(board: Board, person: int) -> Seated:
    return next(one for one in board.twenty().seated if one.row.id == person)


def test_there_are_twenty_places_whoever_sits(world: World, board: Board) -> None:
    assert [place.number for place in board.twenty().places] == list(range(1, 21))
    world.seats.take(3, CLOSE)
    twenty = board.twenty()
    assert len(twenty.seated) == 1
    assert len(twenty.places) == 20
    assert not twenty.is_full


def test_a_seat_shows_rhythm_balance_face_and_the_late_next_action(world: World, board: Board) -> None:
    world.seats.take(1, CLOSE)
    meet(world, 1, 26)
    meet(world, 1, 40)
    meet(world, 1, 60, Channel.PHONE)
    for direction in (Direction.GAVE, Direction.GAVE, Direction.RECEIVED):
        world.entries.record(Exchange(0, 1, direction, ExchangeKind.ADVICE, When(today(world)), 3))
    promise(world, 1, "later", 9)
    promise(world, 1, "send the notes", -3)
    one = seated(board, 1)
    assert (one.days, one.is_quiet, one.overdue) == (26, True, 0.0)
    assert (one.given, one.received) == (2, 1)
    assert one.face_share is not None
    assert 0.5 < one.face_share < 1.0
    assert one.next_action is not None
    assert (one.next_action.text, one.days_late, one.is_late) == ("send the notes", 3, True)
    assert one.closeness is not None
    assert one.notes == ()


def test_without_cadence_or_contact_nothing_is_quiet(world: World, board: Board) -> None:
    world.seats.take(1, CLOSE)
    world.bonds.clear_cadence(1)
    one = seated(board, 1)
    assert (one.cadence, one.days, one.is_quiet, one.face_share, one.closeness) == (None, None, False, None, None)
    meet(world, 1, 5)
    assert seated(board, 1).days == 5


def test_who_is_left_out_of_scoring_has_no_number(world: World, board: Board) -> None:
    world.seats.take(1, CLOSE)
    for days in (1, 2, 3, 4):
        meet(world, 1, days)
    assert seated(board, 1).closeness is not None
    world.bonds.mark(1, lambda bond: type(bond)(bond.person, is_unscored=True, cadence=bond.cadence))
    assert seated(board, 1).closeness is None


def test_a_seat_says_that_it_has_no_next_action_and_no_aim_for_two_weeks(world: World, board: Board) -> None:
    world.seats.take(1, Taking("why", "mine", "theirs"))
    assert [note.kind for note in seated(board, 1).notes] == ["no_next_action"]
    world.bonds.close_objective(1, is_reached=False)
    world.store.clock.now += 15 * 86_400_000_000
    assert [note.kind for note in seated(board, 1).notes] == ["objective_missing", "no_next_action"]


def test_at_most_two_seats_are_asked_about_the_longest_due_first(world: World, board: Board) -> None:
    for person in (1, 2, 3):
        world.seats.take(person, CLOSE)
        world.store.clock.now += 86_400_000_000
    assert board.twenty().due == ()
    world.store.clock.now += 91 * 86_400_000_000
    assert [one.row.id for one in board.twenty().due] == [1, 2]
    assert [one.row.id for one in board.twenty().seated if one.is_review_due] == [1, 2]


def test_nobody_is_suggested_where_nothing_speaks_for_anybody(world: World, board: Board) -> None:
    meet(world, 5, 10)
    meet(world, 6, 10, minutes=5)
    meet(world, 6, 11, minutes=5)
    assert board.twenty().suggestion is None


def test_the_closest_with_two_real_contacts_is_suggested(world: World, board: Board) -> None:
    for days in (10, 30):
        meet(world, 5, days)
    for days in (5, 20, 40, 80):
        meet(world, 7, days)
    found = board.twenty().suggestion
    assert found is not None
    assert (found.row.id, found.reason.kind, len(found.reason.rows)) == (7, "suggest_contacts", 4)
    world.seats.take(7, CLOSE)
    found = board.twenty().suggestion
    assert found is not None
    assert found.row.id == 5
    world.bonds.mark(5, lambda bond: type(bond)(bond.person, is_silenced=True))
    assert board.twenty().suggestion is None


def test_the_suggestion_is_the_same_whether_the_figures_are_kept_or_computed(world: World, board: Board) -> None:
    dice = random.Random(4)
    for person in range(1, 20):
        for _ in range(dice.randint(1, 6)):
            meet(world, person, dice.randint(0, 120), minutes=dice.choice((5, 30, 90)))
    before = board.twenty().suggestion
    assert before is not None
    relationships = Relationships(world.store)
    while relationships.freshen():
        pass
    after = board.twenty().suggestion
    assert after is not None
    assert (after.row, after.reason) == (before.row, before.reason)


def test_a_need_that_my_offer_meets_speaks_for_somebody_and_so_does_the_other_way(world: World, board: Board) -> None:
    day = When(today(world))
    world.entries.need(Need(0, 8, "a boat for two days", day))
    assert board.twenty().suggestion is None
    world.entries.offer(Offer(0, None, "my boat", day))
    found = board.twenty().suggestion
    assert found is not None
    assert (found.row.id, found.reason.kind) == (8, "suggest_match")
    world.people.delete([8])
    assert board.twenty().suggestion is None
    world.entries.need(Need(0, None, "somebody who tunes pianos", day))
    world.entries.offer(Offer(0, 9, "tunes pianos", day))
    found = board.twenty().suggestion
    assert found is not None
    assert found.row.id == 9


def test_with_twenty_taken_nothing_is_suggested_and_a_21st_is_refused(world: World, board: Board) -> None:
    for person in range(1, 21):
        world.seats.take(person, CLOSE)
    meet(world, 22, 3)
    meet(world, 22, 6)
    twenty = board.twenty()
    assert twenty.is_full
    assert twenty.suggestion is None
    refused(lambda: world.seats.take(22, CLOSE), "seats_full")


def test_orders_put_the_unknown_and_the_free_last(world: World, board: Board) -> None:
    for person in (1, 2, 3):
        world.seats.take(person, CLOSE)
    for days in (20, 25, 28):
        meet(world, 2, days)
    promise(world, 3, "soon", 1)
    promise(world, 1, "late", -2)
    places = board.twenty().places

    def order(by: Order) -> list[int]:
        return [place.number for place in arranged(places, by)][:4]

    assert order(Order.PLACE) == [1, 2, 3, 4]
    assert order(Order.NAME) == [1, 2, 3, 4]
    assert order(Order.CLOSENESS) == [2, 1, 3, 4]
    assert order(Order.NEXT_ACTION) == [1, 3, 2, 4]
    assert order(Order.QUIET) == [2, 1, 3, 4]
    assert all(sorted(p.number for p in arranged(places, by)) == list(range(1, 21)) for by in Order)


def test_a_seats_history_tells_everybody_who_sat_there(world: World, board: Board) -> None:
    world.seats.take(1, CLOSE)
    world.store.clock.now += 86_400_000_000
    world.seats.take(2, CLOSE, Leaving(1, LeaveReason.OUTGROWN, "moved away"))
    found = board.history(1)
    assert [one.seat.person for one in found] == [2, 1]
    assert (found[1].seat.reason, found[1].seat.words) == (LeaveReason.OUTGROWN, "moved away")
    assert board.history(2) == []


def test_a_side_of_a_swap_has_its_trend_hours_and_last_meeting(world: World, board: Board) -> None:
    for days in (10, 130, 140, 150):
        meet(world, 4, days, minutes=90)
    meet(world, 4, 3, Channel.PHONE)
    world.entries.need(Need(0, 4, "a boat", When(today(world))))
    side = board.side(4)
    assert side.last_live == today(world) - timedelta(days=3)
    assert side.last_in_person == today(world) - timedelta(days=10)
    assert side.hours == pytest.approx(7.0)
    assert side.need == "a boat"
    assert side.trend is not None
    assert side.closeness is not None
    assert side.closeness > side.trend.value
    assert side.shares is not None
    assert sum(side.shares) == pytest.approx(1.0)
    nobody = board.side(5)
    assert (nobody.closeness, nobody.trend, nobody.shares, nobody.last_live) == (None, None, None, None)


def test_the_board_is_read_in_time_as_its_interactions_are_many(tmp_path: Path) -> None:
    with ExitStack() as opened:
        boards: dict[int, Board] = {}
        for each in (25, 50):
            folder = tmp_path / str(each)
            folder.mkdir()
            world = opened.enter_context(closing(World(folder, synchronous=0)))
            world.import_cards([make(f"Ana{n}", "Ek") for n in range(26)])
            for person in range(1, 20):
                world.seats.take(person, CLOSE)
                for back in range(each):
                    meet(world, person, 3 + 7 * back)
            boards[each] = Board(world.store, Relationships(world.store), world.people)
            assert sum(isinstance(place, Place) for place in boards[each].twenty().places) == 20
        grows_no_faster(lambda each: boards[each].twenty, 25)

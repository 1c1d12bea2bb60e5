from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from closeknit.domain.errors import UserError
from closeknit.domain.ids import PersonId, SeatId
from closeknit.domain.interaction import Channel
from closeknit.domain.matching import Match, Provides, Source, index, matches
from closeknit.domain.meaning import touches
from closeknit.domain.promise import By, Objective
from closeknit.domain.seat import SEATS, LeaveReason, Seat
from closeknit.domain.seating import (
    Candidate,
    Taking,
    all_due,
    check_taking,
    due_for_review,
    free_place,
    notes,
    place_for,
    recent_contacts,
    seat_to_leave,
    suggest,
    swap,
)
from closeknit.phrases.say import say
from tests.domain.past import ANA, BO, NOW, TODAY, aims, mailed, met, passed_by, progressed, promised

GOOD = Taking("We build together", "sensors", "data")


def seat(place: int, reviewed_days_ago: int = 0, since_days_ago: int = 400, **fields: object) -> Seat:
    return Seat(
        SeatId(place),
        place,
        PersonId(100 + place),
        TODAY - timedelta(days=since_days_ago),
        "why",
        TODAY - timedelta(days=reviewed_days_ago),
        **fields,  # type: ignore[arg-type]
    )


ALL = [seat(place) for place in range(1, SEATS + 1)]


def refused(verb: Callable[[], object], kind: str) -> None:
    with pytest.raises(UserError) as error:
        verb()
    assert error.value.reason.kind == kind
    assert say(kind, error.value.reason.params)


@pytest.mark.parametrize(
    ("taking", "kind"),
    [
        (replace(GOOD, why="  "), "seat_needs_why"),
        (replace(GOOD, mine=""), "seat_needs_aims"),
        (replace(GOOD, theirs=" "), "seat_needs_aims"),
        (replace(GOOD, cadence_days=0), "cadence_needs_days"),
    ],
)
def test_taking_wants_why_both_aims_and_a_cadence(taking: Taking, kind: str) -> None:
    refused(lambda: check_taking(taking), kind)


def test_stay_close_needs_no_aims_and_a_cadence_is_thirty_days_unless_said() -> None:
    check_taking(Taking("Old friends", is_stay_close=True))
    assert GOOD.days() == 30
    assert replace(GOOD, cadence_days=14).days() == 14


def test_the_lowest_free_place_is_taken() -> None:
    assert place_for(ANA, GOOD, []) == 1
    assert place_for(ANA, GOOD, [seat(1), seat(3)]) == 2
    assert free_place([*ALL[:19], seat(20, left=TODAY)]) == 20


def test_a_twenty_first_and_a_second_seat_for_one_person_are_refused() -> None:
    assert free_place(ALL) is None
    refused(lambda: place_for(ANA, GOOD, ALL), "seats_full")
    refused(lambda: place_for(PersonId(101), GOOD, [seat(1)]), "seated_already")
    assert place_for(PersonId(101), GOOD, [seat(1, left=TODAY)]) == 1


@pytest.mark.parametrize("reason", list(LeaveReason))
def test_a_seat_is_left_for_one_of_five_reasons(reason: LeaveReason) -> None:
    assert seat_to_leave(PersonId(101), reason.value, ALL) == (ALL[0], reason)


def test_leaving_without_a_seat_or_a_reason_is_refused() -> None:
    refused(lambda: seat_to_leave(ANA, "met", ALL), "not_seated")
    refused(lambda: seat_to_leave(PersonId(101), "bored", ALL), "leave_needs_reason")
    refused(lambda: seat_to_leave(PersonId(101), "", ALL), "leave_needs_reason")


def test_a_swap_hands_over_one_seat() -> None:
    assert swap(ANA, GOOD, PersonId(105), "paused", ALL) == ALL[4]
    refused(lambda: swap(ANA, GOOD, PersonId(105), "", ALL), "leave_needs_reason")
    refused(lambda: swap(ANA, replace(GOOD, why=""), PersonId(105), "met", ALL), "seat_needs_why")
    refused(lambda: swap(PersonId(104), GOOD, PersonId(105), "met", ALL), "seated_already")


def test_review_is_due_after_ninety_days_at_most_two_a_week_longest_first() -> None:
    seats = [seat(1, 89), seat(2, 90), seat(3, 200), seat(4, 90), seat(5, 300, left=TODAY)]
    assert [one.place for one in due_for_review(seats, NOW)] == [3, 2]
    assert [one.place for one in all_due(seats, TODAY)] == [2, 3, 4]


def test_one_kept_this_week_leaves_room_for_one_more() -> None:
    seats = [seat(1, 95), seat(2, 99), seat(3, 1)]
    assert [one.place for one in due_for_review(seats, NOW)] == [2]
    assert due_for_review([*seats, seat(4, 0)], NOW) == []
    monday = TODAY - timedelta(days=TODAY.weekday())
    last_week = replace(seats[2], reviewed=monday - timedelta(days=1))
    assert len(due_for_review([*seats[:2], last_week], NOW)) == 2


def test_a_seat_taken_this_week_was_not_asked_about() -> None:
    new = seat(3, 1, since_days_ago=1)
    assert len(due_for_review([seat(1, 95), seat(2, 99), new], NOW)) == 2


def test_the_two_stay_the_same_through_the_week() -> None:
    monday = NOW - timedelta(days=NOW.weekday())
    seats = [seat(n, 80 + n % 12) for n in range(1, 9)]
    first = due_for_review(seats, monday)
    days = [due_for_review(seats, monday + timedelta(days=n)) for n in range(7)]
    assert all(day[: len(first)] == first for day in days)


@pytest.mark.parametrize(
    ("objectives", "kinds"),
    [
        ([aims()], []),
        ([aims(is_stay_close=True, mine="", theirs="")], []),
        ([aims(closed=TODAY - timedelta(days=13))], []),
        ([aims(closed=TODAY - timedelta(days=14))], ["objective_missing"]),
        ([aims(closed=TODAY - timedelta(days=14), progress=(progressed(15, 1.0),))], ["objective_reached"]),
        ([aims(closed=TODAY - timedelta(days=90)), aims()], []),
        ([], ["objective_missing"]),
    ],
)
def test_a_seat_says_when_its_objective_is_gone(objectives: list[Objective], kinds: list[str]) -> None:
    found = notes(seat(1), objectives, [promised("notes", 3)], NOW)
    assert [reason.kind for reason in found] == kinds
    assert all(say(reason.kind, reason.params) for reason in found)


def test_a_seat_says_when_it_has_no_next_action() -> None:
    for commitments in ([], [promised("x", 3, By.THEM)], [promised("x", 3, done=TODAY)]):
        assert [one.kind for one in notes(seat(1), [aims()], commitments, NOW)] == ["no_next_action"]


def _match() -> tuple[Match, ...]:
    return tuple(matches("a van", ANA, index([Provides(None, Source.OFFER, "van", 8)])))


def test_the_closest_for_whom_something_speaks_is_suggested() -> None:
    silent = Candidate(ANA, 90.0, contact_rows=(1,))
    matched = Candidate(BO, 40.0, _match())
    seen = Candidate(PersonId(3), 55.0, contact_rows=(4, 5))
    found = suggest([silent, matched, seen])
    assert found is not None
    assert (found.person, found.reason.rows) == (3, (4, 5))
    assert say(found.reason.kind, found.reason.params) == "2 real contacts in 90 days."
    second = suggest([silent, matched])
    assert second is not None
    assert (second.person, second.reason.kind) == (BO, "suggest_match")


def test_nobody_is_suggested_for_whom_nothing_speaks() -> None:
    assert suggest([]) is None
    assert suggest([Candidate(ANA, 99.0), Candidate(BO, 80.0, contact_rows=(1,))]) is None


def test_without_a_number_one_is_suggested_last_and_ties_go_to_the_lower_id() -> None:
    both = (1, 2)
    found = suggest([Candidate(PersonId(5), None, contact_rows=both), Candidate(PersonId(9), 0.0, contact_rows=both)])
    assert found is not None
    assert found.person == 9
    tied = suggest([Candidate(BO, 50.0, contact_rows=both), Candidate(ANA, 50.0, contact_rows=both)])
    assert tied is not None
    assert tied.person == ANA


def test_recent_contacts_are_meaningful_ones_of_ninety_days() -> None:
    near = met(89.0)
    history = [near, met(91.0), mailed(3.0, answered=True), passed_by(Channel.PHONE, 3.0, 5), met(-3.0)]
    assert recent_contacts(touches(history, NOW)) == (near.id,)

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.domain.act import Act, ActKind, Hidden, PersonFacts
from closeknit.domain.cadence import Pace, pace
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Interaction
from closeknit.domain.matching import Match, Provides, Source, index, matches
from closeknit.domain.meaning import touches
from closeknit.domain.occasion import Occasion, OccasionKind
from closeknit.domain.promise import By, Need
from closeknit.domain.seat import Bond, Cadence
from closeknit.domain.today import Today, propose, today
from closeknit.domain.when import When
from closeknit.phrases.say import say
from tests.domain.past import ANA, BO, NOW, TODAY, aims, day_ago, met, needs, progressed, promised


def at_pace(days: int) -> Pace:
    return pace(Cadence(30, TODAY), touches([met(day_ago(days))], NOW), NOW)


def birthday(in_days: int) -> Occasion:
    return Occasion(OccasionKind.BIRTHDAY, TODAY + timedelta(days=in_days))


def meeting(need: Need, person: PersonId | None) -> dict[int, tuple[Match, ...]]:
    return {need.id: tuple(matches(need.text, ANA, index([Provides(person, Source.OFFER, need.text, 5)])))}


def facts(person: PersonId = ANA, **fields: object) -> PersonFacts:
    return PersonFacts(person, **fields)  # type: ignore[arg-type]


VAN = needs("a van for Saturday")
#: A cadence set 75 days ago, and no contact since or before.
UNMET = pace(Cadence(30, TODAY - timedelta(days=75)), [], NOW)


def shown(*people: PersonFacts, hidden: Hidden | None = None) -> Today:
    result = today(people, NOW, hidden or Hidden())
    for act in every(result):
        assert all(say(reason.kind, reason.params) for reason in act.reasons)
    return result


def every(result: Today) -> list[Act]:
    sections = (result.acts, result.more, result.late, result.due_today, result.this_week, result.quiet)
    return [act for section in (*sections, result.dates_near) for act in section]


def only(person: PersonFacts) -> Act:
    (act,) = shown(person).acts
    return act


@pytest.mark.parametrize(
    ("person", "kind", "score"),
    [
        (facts(pace=at_pace(75)), ActKind.MEET, 0.35 / 3),
        (facts(pace=at_pace(400)), ActKind.MEET, 0.35),
        (facts(pace=UNMET), ActKind.GREET, 0.35 / 3),
        (facts(pace=UNMET, has_history=True), ActKind.MEET, 0.35 / 3),
        (facts(pace=UNMET, needs=(VAN,)), ActKind.MEET, 0.35 / 3),
        (facts(pace=UNMET, objective=aims(1)), ActKind.MEET, 0.35 / 3),
        (facts(commitments=(promised("notes", -1),)), ActKind.DELIVER, 0.25),
        (facts(commitments=(promised("notes", -1), promised("map", -9))), ActKind.DELIVER, 0.25),
        (facts(needs=(VAN,), matches=meeting(VAN, BO)), ActKind.INTRODUCE, 0.20),
        (facts(needs=(VAN,), matches=meeting(VAN, None)), ActKind.HELP, 0.20),
        (facts(objective=aims(30)), ActKind.MEET, 0.10),
        (facts(occasions=(birthday(7),)), ActKind.GREET, 0.10),
    ],
)
def test_each_term_of_the_score(person: PersonFacts, kind: ActKind, score: float) -> None:
    act = only(person)
    assert act.kind is kind
    assert act.score == pytest.approx(score)
    assert only(replace(person, place=4)).score == pytest.approx(2 * score)


@pytest.mark.parametrize(
    "person",
    [
        facts(),
        facts(place=3),
        facts(pace=at_pace(45)),
        facts(commitments=(promised("notes", 0),)),
        facts(commitments=(promised("notes", -3, By.THEM),)),
        facts(commitments=(promised("notes", -3, done=TODAY),)),
        facts(needs=(VAN,)),
        facts(needs=(replace(VAN, met_day=TODAY),), matches=meeting(VAN, BO)),
        facts(objective=aims(29)),
        facts(objective=aims(90, progress=(progressed(10, 0.5),))),
        facts(objective=aims(90, progress=(progressed(80, 1.0),))),
        facts(objective=aims(90, is_stay_close=True)),
        facts(objective=aims(90, closed=TODAY)),
        facts(occasions=(birthday(8),)),
    ],
)
def test_a_score_of_nothing_is_never_an_act(person: PersonFacts) -> None:
    assert propose(person, NOW) is None
    assert shown(person).acts == ()


def test_progress_that_went_no_further_is_none() -> None:
    stalled = aims(90, progress=(progressed(50, 0.5), progressed(10, 0.5)))
    act = only(facts(objective=stalled))
    assert act.reasons[0].params["n"] == 50


def test_all_terms_together_and_their_reasons() -> None:
    person = facts(
        place=1,
        pace=at_pace(400),
        commitments=(promised("notes", -3),),
        needs=(VAN,),
        matches=meeting(VAN, BO),
        objective=aims(),
        occasions=(birthday(0),),
    )
    act = only(person)
    assert act.score == pytest.approx(2.0)
    assert act.kind is ActKind.MEET
    assert [reason.kind for reason in act.reasons] == [
        "cadence_overdue",
        "deliver_late",
        "introduce_need",
        "objective_stalled",
        "birthday_today",
    ]


def test_a_promise_is_the_persons_whose_facts_hold_it() -> None:
    joined = facts(BO, commitments=(promised("notes", -1, person=ANA), promised("map", 2, person=ANA)))
    assert {act.person for act in every(shown(joined))} == {BO}


def test_at_most_three_acts_and_the_rest_on_request() -> None:
    people = [facts(PersonId(n), commitments=(promised("notes", -n, person=PersonId(n)),)) for n in range(1, 6)]
    result = shown(*people)
    assert [act.person for act in result.acts] == [5, 4, 3]
    assert [act.person for act in result.more] == [2, 1]
    assert [act.person for act in result.late] == [2, 1]


def test_ties_go_by_seat_then_due_date_then_id() -> None:
    def owing(person: int, days: int, place: int | None) -> PersonFacts:
        return facts(PersonId(person), place=place, commitments=(promised("notes", -days, person=PersonId(person)),))

    seated = [owing(9, 1, 2), owing(8, 1, 1)]
    unseated = [owing(7, 1, None), owing(6, 2, None), owing(5, 1, None)]
    result = shown(*unseated, *seated)
    assert [act.person for act in (*result.acts, *result.more)] == [8, 9, 6, 5, 7]


def test_silenced_and_archived_people_give_nothing() -> None:
    person = facts(
        place=1, pace=at_pace(99), commitments=(promised("a", -1), promised("b", 0)), occasions=(birthday(1),)
    )
    assert every(shown(person))
    assert every(shown(replace(person, bond=Bond(ANA, is_silenced=True)))) == []
    assert every(shown(replace(person, bond=Bond(ANA, is_archived=True)))) == []


def test_done_hides_an_act_until_its_facts_change() -> None:
    person = facts(needs=(VAN,), matches=meeting(VAN, BO))
    act = only(person)
    hidden = Hidden(done={act.key: act.facts})
    assert every(shown(person, hidden=hidden)) == []
    changed = replace(person, matches={VAN.id: (*person.matches[VAN.id], *meeting(VAN, PersonId(8))[VAN.id])})
    assert [one.key for one in shown(changed, hidden=hidden).acts] == [act.key]


def test_the_key_of_a_cadence_changes_with_the_next_contact() -> None:
    def key(history: list[Interaction]) -> str:
        found = pace(Cadence(30, TODAY), touches(history, NOW), NOW)
        return only(facts(pace=found)).key

    old, newer = met(day_ago(100)), met(day_ago(80))
    assert key([old]) == f"cadence:1:{old.id}"
    assert key([newer, old]) == f"cadence:1:{newer.id}"


def test_a_key_and_its_facts_stay_the_same_from_day_to_day() -> None:
    person = facts(place=2, commitments=(promised("notes", -1),), objective=aims(90), occasions=(birthday(5),))
    later = NOW + timedelta(days=1)
    before, after = today([person], NOW), today([person], later)
    assert {(act.key, act.facts) for act in every(before)} == {(act.key, act.facts) for act in every(after)}


def test_with_one_act_put_away_the_next_term_speaks() -> None:
    person = facts(commitments=(promised("notes", -1),), occasions=(birthday(3),))
    first = only(person)
    (second,) = shown(person, hidden=Hidden(done={first.key: first.facts})).acts
    assert (second.kind, second.score) == (ActKind.GREET, 0.10)


def test_a_snoozed_act_comes_back_at_its_moment() -> None:
    person = facts(commitments=(promised("notes", -1),))
    key = only(person).key
    assert every(today([person], NOW, Hidden(snoozed={key: NOW + timedelta(hours=1)}))) == []
    assert every(today([person], NOW, Hidden(snoozed={key: NOW})))


def test_sections_by_their_day() -> None:
    person = facts(
        place=1,
        pace=at_pace(40),
        commitments=(
            promised("theirs", -2, By.THEM),
            promised("today", 0),
            promised("week", 6),
            promised("later", 7),
        ),
        occasions=(birthday(2), birthday(30)),
    )
    result = shown(person)
    assert [act.reasons[0].kind for act in result.acts] == ["birthday_near"]
    assert [act.reasons[0].kind for act in result.late] == ["ask_late"]
    assert [act.reasons[0].kind for act in result.due_today] == ["deliver_today"]
    assert [act.reasons[0].params["text"] for act in result.this_week] == ["week"]
    assert [act.reasons[0].kind for act in result.quiet] == ["cadence_quiet"]
    assert result.dates_near == ()


def test_a_seat_without_a_next_action_asks_for_one_today() -> None:
    theirs = (promised("x", 40, By.THEM),)
    assert [act.kind for act in shown(facts(place=1, commitments=theirs)).due_today] == [ActKind.CHOOSE]
    assert shown(facts(place=1, commitments=(promised("x", 40),))).due_today == ()
    assert shown(facts()).due_today == ()


def test_plans_are_attended_and_afterwards_asked_about() -> None:
    past, soon = met(day_ago(2), is_plan=True), met(day_ago(-2), is_plan=True)
    over = met(When(TODAY, NOW - timedelta(hours=1)), is_plan=True)
    ahead = met(When(TODAY, NOW + timedelta(hours=1)), is_plan=True)
    result = shown(facts(plans=(past, soon, over, ahead, met(day_ago(0), is_plan=True))))
    assert [act.reasons[0].kind for act in result.late] == ["plan_over"]
    assert sorted(act.reasons[0].kind for act in result.due_today) == ["plan_over_today", "plan_today", "plan_today"]
    assert [act.reasons[0].kind for act in result.this_week] == ["plan_soon"]
    assert result.acts == ()
    assert result.late[0].entry == past.id


@given(
    st.lists(
        st.builds(
            facts,
            st.integers(1, 10**6).map(PersonId),
            place=st.one_of(st.none(), st.integers(1, 20)),
            pace=st.one_of(st.none(), st.integers(0, 900).map(at_pace)),
            commitments=st.lists(st.integers(-30, 30), max_size=2).map(
                lambda days: tuple(promised("x", one) for one in days)
            ),
            objective=st.one_of(st.none(), st.integers(0, 90).map(aims)),
            occasions=st.lists(st.integers(0, 20).map(birthday), max_size=2, unique=True).map(tuple),
        ),
        max_size=6,
        unique_by=lambda person: person.id,
    )
)
def test_acts_are_ranked_have_one_key_each_and_never_stand_twice(people: list[PersonFacts]) -> None:
    people = [
        replace(one, commitments=tuple(replace(promise, person=one.id) for promise in one.commitments))
        for one in people
    ]
    result = today(people, NOW)
    ranked = (*result.acts, *result.more)
    assert len(result.acts) <= 3
    assert all(0.0 < act.score <= 2.0 for act in ranked)
    assert [act.score for act in ranked] == sorted((act.score for act in ranked), reverse=True)
    assert len({act.person for act in ranked}) == len(ranked)
    listed = [act.key for section in (result.late, result.due_today, result.this_week) for act in section]
    assert not set(listed) & {act.key for act in result.acts}
    assert result == today(reversed(people), NOW)


def test_an_empty_book_has_an_empty_today() -> None:
    assert every(today([], datetime(2026, 1, 1, tzinfo=NOW.tzinfo))) == []

import pytest

from closeknit.domain.exchange import Exchange
from closeknit.domain.interaction import Channel, Interaction, StartedBy
from closeknit.domain.ladder import Standing, ground, standing
from closeknit.domain.meaning import touches
from closeknit.domain.promise import Need, Objective
from closeknit.domain.scored import Rung
from closeknit.phrases.say import say
from tests.domain.past import NOW, TODAY, aims, day_ago, gave, mailed, met, needs, passed_by, received

WORKING = [met(10.0), met(40.0), passed_by(Channel.PHONE, 90.0, 30)]


def climb(
    history: list[Interaction],
    exchanges: list[Exchange] | None = None,
    known: list[Need] | None = None,
    *,
    seat: bool = False,
    objective: Objective | None = None,
    remote: bool = False,
) -> Standing:
    found = ground(
        touches(history, NOW), exchanges or [], known or [], NOW, has_seat=seat, objective=objective, is_remote=remote
    )
    result = standing(found)
    assert all(say(reason.kind, reason.params) for reason in (*result.reasons, *result.missing))
    return result


def kinds(result: Standing) -> set[str]:
    return {reason.kind for reason in result.missing}


def test_a_link_and_mail_that_was_not_answered_stay_a_link() -> None:
    history = [passed_by(Channel.LINK, 5.0, started_by=StartedBy.BOTH), mailed(3.0, started_by=StartedBy.ME), met(-5.0)]
    result = climb(history)
    assert result.rung is Rung.LINK
    assert kinds(result) == {"missing_two_way"}


@pytest.mark.parametrize(
    "one", [mailed(900.0, answered=True), met(900.0), passed_by(Channel.LETTER, 9.0, answered=True)]
)
def test_one_two_way_interaction_at_any_time_makes_acquainted(one: Interaction) -> None:
    result = climb([one])
    assert result.rung is Rung.ACQUAINTED
    assert result.reasons[0].rows == (one.id,)


def test_a_letter_without_answer_is_meaningful_and_no_acquaintance() -> None:
    assert climb([passed_by(Channel.LETTER, 9.0)]).rung is Rung.LINK


def test_what_is_missing_for_working_is_listed_exactly() -> None:
    result = climb([passed_by(Channel.PHONE, 10.0, 30), mailed(3.0, answered=True)])
    assert {reason.kind: reason.params.get("n") for reason in result.missing} == {
        "missing_meaningful": 2,
        "missing_channel": 1,
        "missing_in_person": None,
    }
    assert kinds(climb([met(1.0), met(2.0), met(3.0)])) == {"missing_channel"}


def test_three_meaningful_over_two_channels_one_in_person_are_working() -> None:
    assert climb(WORKING).rung is Rung.WORKING
    assert climb(WORKING).reasons[1].rows == tuple(one.id for one in WORKING)


def test_twelve_months_are_365_days() -> None:
    def history(days: float) -> list[Interaction]:
        return [*WORKING[1:], passed_by(Channel.VIDEO, days, 60)]

    assert climb(history(364.9)).rung is Rung.WORKING
    assert climb(history(365.1)).rung is Rung.ACQUAINTED


def test_remote_takes_video_for_a_meeting() -> None:
    history = [passed_by(Channel.VIDEO, 5.0, 60), passed_by(Channel.VIDEO, 9.0, 60), passed_by(Channel.PHONE, 20.0, 60)]
    assert kinds(climb(history)) == {"missing_in_person"}
    assert climb(history, remote=True).rung is Rung.WORKING
    phone = [passed_by(Channel.PHONE, 5.0, 60), passed_by(Channel.PHONE, 6.0, 60), passed_by(Channel.LETTER, 9.0)]
    assert kinds(climb(phone, remote=True)) == {"missing_video"}


def test_reciprocal_wants_value_both_ways_and_a_need_of_theirs() -> None:
    assert kinds(climb(WORKING)) == {"missing_given", "missing_received", "missing_need"}
    assert kinds(climb(WORKING, [gave(2), received(None)])) == {"missing_need"}
    both = climb(WORKING, [gave(2), received(None)], [needs("a van", met_day=TODAY)])
    assert both.rung is Rung.RECIPROCAL
    assert kinds(both) == {"missing_seat", "missing_objective"}


def test_what_will_be_given_is_not_given_yet() -> None:
    assert "missing_given" in kinds(climb(WORKING, [gave(2, day_ago(-3)), received(2)], [needs("a van")]))


@pytest.mark.parametrize("objective", [aims(), aims(mine="", theirs="", is_stay_close=True)])
def test_seat_and_mutual_objective_are_strategic(objective: Objective) -> None:
    result = climb(WORKING, [gave(2), received(2)], [needs("a van")], seat=True, objective=objective)
    assert result.rung is Rung.STRATEGIC
    assert result.missing == ()
    assert len(result.reasons) == 4


@pytest.mark.parametrize("objective", [None, aims(theirs=" "), aims(closed=TODAY)])
def test_an_aim_of_one_side_or_one_that_is_over_is_not_mutual(objective: Objective | None) -> None:
    result = climb(WORKING, [gave(2), received(2)], [needs("a van")], seat=True, objective=objective)
    assert kinds(result) == {"missing_objective"}


def test_a_rung_needs_all_rungs_below() -> None:
    result = climb([mailed(3.0)], [gave(2), received(2)], [needs("a van")], seat=True, objective=aims())
    assert result.rung is Rung.LINK

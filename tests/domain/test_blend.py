from datetime import datetime, timedelta

import pytest
from hypothesis import given

from closeknit.domain.blend import action_share, blend, meetings, nudge, together
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.meaning import touches
from closeknit.domain.reason import Reason
from closeknit.domain.when import When
from closeknit.phrases.say import say
from tests.domain.past import BERLIN, HISTORIES, NOW, TODAY, day_ago, mailed, met, passed_by, promised


def nudged(history: list[Interaction], *, remote: bool = False) -> Reason | None:
    result = nudge(touches(history, NOW), is_remote=remote)
    assert result is None or say(result.kind, result.params)
    return result


def test_an_hour_in_person_beside_an_answered_mail_is_four_fifths() -> None:
    result = blend(touches([met(3.0, 60), mailed(4.0, answered=True)], NOW))
    assert result.share == pytest.approx(0.8)
    assert result.points == pytest.approx({Channel.IN_PERSON: 1.0, Channel.MAIL: 0.25})


def test_a_chat_of_forty_lines_weighs_as_one_touch() -> None:
    chat = [passed_by(Channel.MESSAGE, day_ago(3), answered=True) for _ in range(40)]
    assert blend(touches([met(3.0, 60), *chat], NOW)).share == pytest.approx(0.8)


def test_nothing_that_counts_has_no_share() -> None:
    assert blend(touches([met(-3.0), passed_by(Channel.LINK, 1.0)], NOW)).share is None
    assert blend(touches([met(366.0)], NOW)).share is None
    assert blend(touches([met(29.0)], NOW), days=28).share is None


def test_several_people_are_blended_after_the_cap_of_each() -> None:
    ana = blend(touches([mailed(day_ago(1), answered=True), mailed(day_ago(1), answered=True)], NOW))
    bo = blend(touches([met(3.0, 60), mailed(day_ago(1), answered=True)], NOW))
    assert together([ana, bo]).share == pytest.approx(1.0 / 1.5)
    assert together([]).share is None


@given(HISTORIES)
def test_a_share_is_between_none_and_all(history: list[Interaction]) -> None:
    share = blend(touches(history, NOW)).share
    assert share is None or 0.0 <= share <= 1.0


def test_five_touches_online_call_for_a_meeting() -> None:
    mails = [mailed(7.0 * n + 1) for n in range(4)]
    call = passed_by(Channel.PHONE, 30.0, 20)
    assert nudged([*mails, met(60.0)]) is None
    result = nudged([*mails, call, met(60.0)])
    assert result is not None
    assert (result.kind, result.params["n"], len(result.rows)) == ("nudge_touches", 5, 5)
    unmet = nudged([*mails, call])
    assert unmet is not None
    assert unmet.kind == "nudge_touches_unmet"


def test_a_week_of_chat_is_one_touch_and_a_letter_none() -> None:
    chat = [passed_by(Channel.MESSAGE, day_ago(1)) for _ in range(40)]
    letters = [passed_by(Channel.LETTER, float(n + 1)) for n in range(9)]
    assert nudged([*chat, *letters, met(60.0)]) is None


def test_a_hundred_and_twenty_days_without_a_meeting_call_for_one() -> None:
    assert nudged([met(119.9)]) is None
    result = nudged([met(120.0)])
    assert result is not None
    assert result.kind == "nudge_days"
    unmet = nudged([mailed(130.0)])
    assert unmet is not None
    assert unmet.kind == "nudge_unmet"
    assert nudged([]) is None


def test_remote_is_met_by_video() -> None:
    calls = [passed_by(Channel.VIDEO, 7.0 * n + 1, 60) for n in range(6)]
    assert nudged(calls, remote=True) is None
    assert nudged(calls) is not None
    result = nudged([passed_by(Channel.PHONE, 7.0 * n + 1, 60) for n in range(6)], remote=True)
    assert result is not None
    assert result.kind == "nudge_video"


def test_meetings_are_counted_by_the_calendar_quarter() -> None:
    new_year = When(datetime(2026, 1, 1).date(), datetime(2026, 1, 1, 0, 30, tzinfo=BERLIN))
    inside = met(new_year)
    result = meetings(touches([inside, met(When(datetime(2025, 12, 31).date()))], NOW), NOW)
    assert result.rows == (inside.id,)
    assert result.is_reached
    assert not meetings(touches([passed_by(Channel.VIDEO, 3.0, 60)], NOW), NOW).is_reached


def test_remote_wants_a_video_call_a_quarter_and_a_visit_a_year() -> None:
    call = passed_by(Channel.VIDEO, 3.0, 60)
    assert meetings(touches([call], NOW), NOW, is_remote=True).reason.kind == "year_no_visit"
    assert meetings(touches([call, met(300.0)], NOW), NOW, is_remote=True).is_reached
    assert meetings(touches([met(300.0)], NOW), NOW, is_remote=True).reason.kind == "quarter_no_video"


def test_action_share_sets_what_was_done_against_talk() -> None:
    done = [promised("notes", -5, done=TODAY - timedelta(days=n)) for n in range(3)]
    talk = [passed_by(Channel.REACTION, 3.0)]
    silent = [mailed(2.0, answered=True), met(3.0), passed_by(Channel.LINK, 1.0), passed_by(Channel.REACTION, -2.0)]
    assert action_share([*done, promised("open", 3)], [*talk, *silent], NOW) == pytest.approx(0.75)
    assert action_share([], silent, NOW) is None
    assert action_share([], [mailed(3.0)], NOW) == 0.0
    assert action_share([], [passed_by(Channel.PHONE, 3.0, 60, rating=1, people=4)], NOW) is None, "m is 0.15"
    assert action_share([promised("old", -5, done=TODAY - timedelta(days=366))], talk, NOW) == 0.0

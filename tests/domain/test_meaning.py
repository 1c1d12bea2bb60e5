from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given

from closeknit.domain.interaction import Channel, Interaction, Marker, StartedBy
from closeknit.domain.meaning import capped, is_meaningful, passed, points, touches
from closeknit.domain.weights import DEFAULTS
from closeknit.domain.when import When
from tests.domain.past import BERLIN, HISTORIES, INTERACTIONS, NOW, TODAY, ago, day_ago, mailed, met, passed_by


def m(interaction: Interaction) -> float:
    return points(passed(interaction, NOW))


@pytest.mark.parametrize(
    ("interaction", "expected"),
    [
        (met(3.0, 90, rating=4, markers=2), 2.05),
        (passed_by(Channel.VIDEO, 3.0, 30), 0.44),
        (mailed(3.0), 0.10),
        (met(3.0, 60, people=7), 0.38),
    ],
    ids=["lunch of 90 minutes rated 4", "half an hour of video", "one-way mail", "an hour at a table of eight"],
)
def test_worked_examples(interaction: Interaction, expected: float) -> None:
    assert m(interaction) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(("minutes", "expected"), [(15, 0.37), (30, 0.63), (60, 1.0), (120, 1.46), (None, 0.63)])
def test_duration_in_person(minutes: int | None, expected: float) -> None:
    assert m(met(1.0, minutes)) == pytest.approx(expected, abs=0.005)


def test_past_four_hours_length_adds_nothing() -> None:
    assert m(met(1.0, 240)) == m(met(1.0, 3000))


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        (Channel.LETTER, 0.4),
        (Channel.MAIL, 0.1),
        (Channel.MESSAGE, 0.1),
        (Channel.COMMENT, 0.05),
        (Channel.REACTION, 0.0),
        (Channel.LINK, 0.0),
    ],
)
def test_length_of_writing_counts_for_nothing(channel: Channel, expected: float) -> None:
    assert m(passed_by(channel, 1.0, 600)) == pytest.approx(expected)


def test_writing_weighs_more_where_both_wrote() -> None:
    assert m(mailed(1.0, answered=True)) == 0.25
    assert m(mailed(1.0, started_by=StartedBy.BOTH)) == 0.25
    assert m(mailed(1.0, started_by=StartedBy.THEM)) == 0.1


@pytest.mark.parametrize(("rating", "factor"), [(1, 0.5), (2, 0.75), (3, 1.0), (4, 1.25), (5, 1.5), (None, 1.0)])
def test_rating_scales(rating: int | None, factor: float) -> None:
    assert m(met(1.0, 60, rating=rating)) == pytest.approx(factor)


def test_substance_ends_at_four_markers() -> None:
    assert [m(met(1.0, 60, markers=n)) for n in range(6)] == pytest.approx([1, 1.15, 1.3, 1.45, 1.6, 1.6])
    assert len(Marker) == 5


@pytest.mark.parametrize(
    ("interaction", "expected"),
    [
        (met(1.0, 15), True),
        (met(1.0, 10), False),
        (passed_by(Channel.PHONE, 1.0, 30), True),
        (passed_by(Channel.VIDEO, 1.0, 30), True),
        (passed_by(Channel.PHONE, 1.0, 15), False),
        (passed_by(Channel.LETTER, 1.0), True),
        (met(1.0, 20, rating=1), False),
        (passed_by(Channel.VIDEO, 1.0, 60, rating=1), True),
        (passed_by(Channel.VIDEO, 1.0, 60, people=4), True),
        (mailed(1.0, answered=True, rating=5, markers=4), False),
    ],
)
def test_meaningful_is_live_or_a_letter_and_long_enough(interaction: Interaction, expected: bool) -> None:
    (touch,) = touches([interaction], NOW)
    assert is_meaningful(touch) is expected


@pytest.mark.parametrize(
    "interaction",
    [
        met(3.0, is_plan=True),
        met(-3.0),
        met(day_ago(-1)),
        met(When(TODAY, NOW + timedelta(minutes=1))),
        met(3.0, 0),
        passed_by(Channel.PHONE, 3.0, 0),
        passed_by(Channel.LINK, 3.0),
        passed_by(Channel.REACTION, 3.0),
    ],
    ids=["plan", "to come", "tomorrow", "in a minute", "no minutes", "missed call", "link", "reaction"],
)
def test_what_did_not_pass_counts_for_nothing(interaction: Interaction) -> None:
    assert touches([interaction], NOW) == []


def test_an_approximate_day_counts_as_that_day() -> None:
    exact, about = day_ago(60), day_ago(60)._replace(is_approximate=True)
    assert touches([met(exact)], NOW)[0][2:] == touches([met(about)], NOW)[0][2:]


@given(HISTORIES, HISTORIES)
def test_reactions_links_and_plans_leave_no_touch(history: list[Interaction], more: list[Interaction]) -> None:
    """All rules but action against talk stand on touches, so these change nothing anywhere."""
    channels = (Channel.REACTION, Channel.LINK)
    bare = [replace(one, channel=channels[n % 2]) for n, one in enumerate(more)]
    plans = [replace(one, is_plan=True) for one in more]
    assert touches([*bare, *history, *plans], NOW) == touches(history, NOW)


@given(HISTORIES)
def test_touches_stand_newest_first_and_all_have_points(history: list[Interaction]) -> None:
    found = touches(history, NOW)
    assert [touch.age_days for touch in found] == sorted(touch.age_days for touch in found)
    assert all(touch.points > 0 and touch.age_days >= 0 for touch in found)


@given(INTERACTIONS)
def test_two_way_is_one_truth(interaction: Interaction) -> None:
    for touch in touches([interaction], NOW):
        assert touch.is_two_way == interaction.is_two_way


def test_forty_lines_in_a_week_are_one_touch_dated_at_the_newest() -> None:
    monday = datetime(2026, 3, 2, 8, tzinfo=BERLIN)
    lines = [passed_by(Channel.MESSAGE, When(monday.date(), monday + timedelta(minutes=n))) for n in range(40)]
    counted = capped(touches(lines, NOW))
    newest = min(touch.age_days for touch in touches(lines, NOW))
    assert sum(one.points for one in counted) == pytest.approx(0.25)
    assert {one.age_days for one in counted} == {newest}


def test_a_small_week_of_writing_is_not_raised_to_the_cap() -> None:
    assert sum(one.points for one in capped(touches([mailed(3.0), mailed(3.1)], NOW))) == pytest.approx(0.2)


def test_mail_message_and_comment_share_the_cap_and_letters_stand_apart() -> None:
    week = [
        passed_by(channel, day_ago(2), answered=True) for channel in (Channel.MAIL, Channel.MESSAGE, Channel.COMMENT)
    ]
    letter = passed_by(Channel.LETTER, day_ago(2))
    assert sum(one.points for one in capped(touches([*week, letter], NOW))) == pytest.approx(0.65)


def test_sunday_night_and_monday_morning_are_two_weeks_also_where_the_clocks_change() -> None:
    sunday = datetime(2026, 3, 29, 23, 59, tzinfo=BERLIN)
    monday = datetime(2026, 3, 30, 0, 1, tzinfo=BERLIN)
    now = datetime(2026, 4, 2, 12, tzinfo=BERLIN)
    pair = [mailed(When(at.date(), at.astimezone(UTC)), answered=True) for at in (sunday, monday)]
    assert sum(one.points for one in capped(touches(pair, now))) == pytest.approx(0.5)
    same = [mailed(When(date(2026, 3, 23)), answered=True), pair[0]]
    assert sum(one.points for one in capped(touches(same, now))) == pytest.approx(0.25)


@given(HISTORIES)
def test_the_cap_only_takes_away(history: list[Interaction]) -> None:
    found = touches(history, NOW)
    counted = capped(found)
    assert len(counted) == len(found)
    assert sum(one.points for one in counted) <= sum(touch.points for touch in found) + 1e-9
    assert all(one.age_days <= one.touch.age_days for one in counted)


def test_each_channel_has_a_weight() -> None:
    assert set(DEFAULTS.channels) == set(Channel)


def test_of_one_moment_the_later_entry_stands_first() -> None:
    first, second = met(ago(3.0)), met(ago(3.0))
    assert [touch.entry for touch in touches([first, second], NOW)] == [second.id, first.id]

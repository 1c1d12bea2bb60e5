"""Days, lengths and whole rows in words."""

from datetime import time, timedelta

import pytest

from closeknit.domain.interaction import Channel
from closeknit.ui.common.figures import depth, length
from closeknit.ui.common.look import Look
from closeknit.ui.timeline.items import Kind
from closeknit.ui.timeline.wording import in_day_column, spoken
from tests.ui.timeline.made import TODAY, item


@pytest.mark.parametrize(("minutes", "words"), [(50, "50 min"), (60, "1 h"), (90, "1 h 30"), (125, "2 h 05")])
def test_lengths_are_short(look: Look, minutes: int, words: str) -> None:
    assert length(minutes) == words


@pytest.mark.parametrize(
    ("days_ago", "words"), [(0, "12"), (40, "31"), (-7, "Thu 19"), (-35, "16 Apr"), (-400, "Apr 2027")]
)
def test_days_above_today_say_what_no_header_says(look: Look, days_ago: int, words: str) -> None:
    assert in_day_column(item(1, days_ago), TODAY) == words


def test_rating_fills_dots_as_the_design_maps_it() -> None:
    assert [depth(rating) for rating in (None, 1, 2, 3, 4, 5)] == [0, 1, 1, 2, 3, 3]


def test_every_kind_and_channel_is_told_apart_in_words(look: Look) -> None:
    kinds = {spoken(item(1, kind=kind), TODAY) for kind in Kind if kind is not Kind.INTERACTION}
    channels = {spoken(item(1, channel=channel), TODAY) for channel in Channel}
    assert len(kinds | channels) == len(Kind) - 1 + len(Channel)


def test_everything_on_a_row_is_spoken(look: Look) -> None:
    plan = item(1, -7, Kind.PLAN, title="Lunch", at=time(12, 30), aside="at Cais 9", people="with Bo", note="in 7 days")
    assert spoken(plan, TODAY) == "Thu 19 Mar, 12:30, planned, Lunch, at Cais 9, with Bo, in 7 days"
    old = item(2, channel=Channel.PHONE, minutes=1, title="Ferry")
    old_day = TODAY - timedelta(days=400)
    assert spoken(item(3, 400, channel=Channel.MAIL), TODAY).startswith(f"{old_day.day} Feb 2025, mail")
    assert spoken(old, TODAY) == "Today, call, Ferry, 1 minute"

from datetime import date

import pytest

from closeknit.domain.card import Kind, kind_as_said
from closeknit.domain.catch_up import HowOften, LastMet, day_met, is_kept_meeting, meeting, revised, rhythm_days
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Channel
from closeknit.domain.meaning import touches
from closeknit.services.local_time import local_now
from tests.clocks import TickingClock

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("answer", "day"),
    [
        (LastMet.MONTH, date(2026, 2, 25)),
        (LastMet.QUARTER, date(2026, 1, 11)),
        (LastMet.YEAR, date(2025, 8, 24)),
        (LastMet.LONGER, date(2024, 10, 28)),
        (LastMet.NEVER, None),
    ],
)
def test_an_answer_stands_for_one_day_and_never_for_none(answer: LastMet, day: date | None) -> None:
    assert day_met(answer, TODAY) == day


def test_rhythms_are_days_and_none_is_none() -> None:
    assert [rhythm_days(answer) for answer in HowOften] == [30, 60, 90, 180, None]


def test_what_is_kept_is_one_approximate_half_hour_in_person_and_unrated() -> None:
    kept = meeting(PersonId(7), date(2026, 1, 11))
    assert (kept.people, kept.channel, kept.minutes, kept.rating) == ((7,), Channel.IN_PERSON, 30, None)
    assert (kept.when.day, kept.when.at, kept.when.is_approximate) == (date(2026, 1, 11), None, True)
    assert is_kept_meeting(kept)


def test_it_counts_as_a_meaningful_contact() -> None:
    now = local_now(TickingClock())
    kept = meeting(PersonId(7), now.date())
    assert [round(touch.points, 2) for touch in touches([kept], now)] == [0.63]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20251114T101500Z", date(2025, 11, 14)),
        ("2025-11-14", date(2025, 11, 14)),
        (" 2025-11-14T10:15:00+02:00", date(2025, 11, 14)),
        ("", None),
        ("yesterday", None),
        ("20259999T000000Z", None),
    ],
)
def test_a_cards_revision_is_a_day_or_nothing(text: str, day: date | None) -> None:
    assert revised(text) == day


def test_only_a_person_can_be_said_to_be_none() -> None:
    assert kind_as_said(Kind.PERSON, True) is Kind.ORGANISATION
    assert kind_as_said(Kind.GROUP, True) is Kind.GROUP
    assert [kind_as_said(kind, False) for kind in Kind] == list(Kind)

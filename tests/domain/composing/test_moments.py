"""One argument of the command line for a day or a moment (product 6)."""

from datetime import UTC, date, datetime, time

import pytest

from closeknit.domain.composing.moments import day_word, moment_word
from closeknit.domain.when import When
from tests.domain.composing.book import NOW


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("yesterday", "2026-03-14"),
        ("Gestern", "2026-03-14"),
        ("today", "2026-03-15"),
        ("übermorgen", "2026-03-17"),
        ("2026-03-12", "2026-03-12"),
        ("2026-11-12", "2026-11-12"),
        ("last friday", "2026-03-13"),
        ("friday", "2026-03-13"),
        ("Fr.", "2026-03-13"),
        ("sunday", "2026-03-15"),
        ("last sunday", "2026-03-08"),
        ("next sunday", "2026-03-22"),
        ("am kommenden Montag", "2026-03-16"),
        ("3 days ago", "2026-03-12"),
        ("vor einem Monat", "2026-02-15"),
        ("12.3.", "2026-03-12"),
        ("12.3.2025", "2025-03-12"),
        ("12/3/2026", "2026-03-12"),
        ("12 March", "2026-03-12"),
        ("March 12", "2026-03-12"),
        ("12th of March 2025", "2025-03-12"),
        ("29 Feb", "2024-02-29"),
        ("20 December", "2025-12-20"),
        ("20 April", "2026-04-20"),
    ],
)
def test_a_day_is_understood(text: str, day: str) -> None:
    assert day_word(text, NOW) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    ["", "may", "March", "mit", "soon", "yesterday lunch", "14:30", "31.2.", "2026-02-30", "12", "x" * 999, "1.1.1 "],
)
def test_anything_else_is_no_day(text: str) -> None:
    assert day_word(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("sunday", "2026-03-22"),
        ("this sunday", "2026-03-15"),
        ("today", "2026-03-15"),
        ("sunday 15:00", "2026-03-15T15:00"),
        ("sunday 8:00", "2026-03-22T08:00"),
        ("8:00", "2026-03-16T08:00"),
        ("15:00", "2026-03-15T15:00"),
        ("2026-03-15", "2026-03-15"),
    ],
)
def test_of_what_one_is_reminded_of_a_weekday_or_time_that_is_past_today_is_the_next(text: str, moment: str) -> None:
    found = moment_word(text, NOW, is_ahead=True, morning=time(9))
    assert found is not None
    said = found.day.isoformat() if found.at is None else f"{found.day}T{found.at:%H:%M}"
    assert said == moment


def test_a_due_day_lies_ahead() -> None:
    assert day_word("friday", NOW, is_ahead=True) == date(2026, 3, 20)
    assert day_word("12 March", NOW, is_ahead=True) == date(2027, 3, 12)
    assert day_word("friday the 13th", NOW) == date(2026, 3, 13)
    assert day_word("tuesday the 10th", NOW, is_ahead=True) == date(2026, 11, 10)
    assert day_word("yesterday", NOW, is_ahead=True) == date(2026, 3, 14)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("14:30", datetime(2026, 3, 15, 14, 30, tzinfo=NOW.tzinfo)),
        ("2026-03-12T14:30", datetime(2026, 3, 12, 14, 30, tzinfo=NOW.tzinfo)),
        ("2026-03-12 14:30", datetime(2026, 3, 12, 14, 30, tzinfo=NOW.tzinfo)),
        ("2026-03-12T14:30:00Z", datetime(2026, 3, 12, 14, 30, tzinfo=UTC)),
        ("yesterday 9:15", datetime(2026, 3, 14, 9, 15, tzinfo=NOW.tzinfo)),
        ("yesterday at 3 pm", datetime(2026, 3, 14, 15, tzinfo=NOW.tzinfo)),
        ("um 15 Uhr", datetime(2026, 3, 15, 15, tzinfo=NOW.tzinfo)),
        ("an hour ago", datetime(2026, 3, 15, 13, 5, tzinfo=NOW.tzinfo)),
    ],
)
def test_a_moment_is_understood(text: str, moment: datetime) -> None:
    when = moment_word(text, NOW)
    assert when is not None
    assert when.at == moment
    assert when.day == moment.date()


def test_a_day_alone_has_no_moment() -> None:
    assert moment_word("last friday", NOW) == When(date(2026, 3, 13))
    assert moment_word("2026-03-12", NOW) == When(date(2026, 3, 12))


@pytest.mark.parametrize("text", ["", "25:00", "at noon tea", "yesterday yesterday", "12:30-14:00", "2026-03-32T10:00"])
def test_anything_else_is_no_moment(text: str) -> None:
    assert moment_word(text, NOW) is None


def test_a_part_of_a_day_to_come_has_a_time_and_one_that_passed_has_none() -> None:
    ahead = moment_word("tomorrow evening", NOW, is_ahead=True)
    assert ahead == When(date(2026, 3, 16), datetime(2026, 3, 16, 18, tzinfo=NOW.tzinfo))
    assert moment_word("yesterday evening", NOW) == When(date(2026, 3, 14))

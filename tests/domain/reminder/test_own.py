from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.domain.errors import UserError
from closeknit.domain.ids import ReminderId
from closeknit.domain.reminder.own import Every, Reminder, check_reminder, days_of, first_day, moment_of, next_day

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def reminder(day: date, every: Every | None = None, over: date | None = None) -> Reminder:
    return Reminder(ReminderId(1), "renew the permit", day, every=every, over=over)


def test_one_that_comes_once_is_over_once_it_was_done() -> None:
    once = reminder(date(2026, 3, 16))
    assert days_of(once, date(2026, 3, 15)) == []
    assert days_of(once, date(2026, 4, 1)) == [date(2026, 3, 16)]
    assert next_day(once, date(2026, 3, 15)) == date(2026, 3, 16)
    assert next_day(once, date(2026, 3, 16)) is None
    assert days_of(reminder(date(2026, 3, 16), over=date(2026, 3, 16)), date(2026, 4, 1)) == []
    assert not reminder(date(2026, 3, 16), over=date(2026, 3, 16)).is_open


@pytest.mark.parametrize(
    ("every", "first", "expected"),
    [
        (Every.DAY, date(2026, 2, 27), [date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1)]),
        (Every.WEEK, date(2026, 2, 25), [date(2026, 2, 25), date(2026, 3, 4), date(2026, 3, 11)]),
        (Every.MONTH, date(2026, 1, 31), [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]),
        (Every.YEAR, date(2024, 2, 29), [date(2024, 2, 29), date(2025, 2, 28), date(2026, 2, 28)]),
    ],
)
def test_it_comes_back(every: Every, first: date, expected: list[date]) -> None:
    assert days_of(reminder(first, every), expected[-1]) == expected


@given(DAYS, st.sampled_from(Every), DAYS)
def test_the_next_day_is_the_first_after_those_that_were(first: date, every: Every, today: date) -> None:
    one = reminder(first, every)
    ahead = next_day(one, today)
    assert ahead is not None
    assert ahead > today or ahead == first
    later = days_of(one, ahead)
    assert later[-1] == ahead
    if len(later) > 1:
        assert later[-2] <= today


@given(DAYS, st.sampled_from(Every), DAYS, DAYS)
def test_what_is_over_stays_over(first: date, every: Every, over: date, today: date) -> None:
    one = reminder(first, every, over)
    assert all(day > over for day in days_of(one, today))
    ahead = next_day(one, today)
    assert ahead is not None
    assert ahead > over


def test_a_series_nobody_looked_at_tells_its_last_four_hundred() -> None:
    found = days_of(reminder(date(2020, 1, 1), Every.DAY), date(2026, 1, 1))
    assert len(found) == 400
    assert found[-1] == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("every", "first", "expected"),
    [
        (None, date(2026, 3, 12), date(2026, 3, 12)),
        (Every.DAY, date(2026, 3, 12), date(2026, 3, 13)),
        (Every.WEEK, date(2026, 3, 12), date(2026, 3, 19)),
        (Every.MONTH, date(2026, 1, 31), date(2026, 3, 31)),
        (Every.YEAR, date(2024, 2, 29), date(2027, 2, 28)),
        (Every.DAY, date(2026, 3, 14), date(2026, 3, 14)),
    ],
)
def test_of_a_series_the_first_day_is_the_next_to_come(every: Every | None, first: date, expected: date) -> None:
    assert first_day(reminder(first, every), time(9), datetime(2026, 3, 12, 14, 5, tzinfo=UTC)) == expected
    early = date(2026, 3, 12) if first == date(2026, 3, 12) else expected
    assert first_day(reminder(first, every), time(9), datetime(2026, 3, 12, 8, tzinfo=UTC)) == early


@pytest.mark.parametrize("every", list(Every))
def test_a_series_ends_with_the_calendar(every: Every) -> None:
    last = reminder(date.max, every, over=date.max)
    assert next_day(last, date(2026, 3, 12)) is None
    assert days_of(last, date(2026, 3, 12)) == []


def test_without_a_time_it_is_told_in_the_morning() -> None:
    now = datetime(2026, 3, 12, 14, tzinfo=UTC)
    one = reminder(date(2026, 3, 16))
    assert moment_of(one, one.day, time(9), now) == datetime(2026, 3, 16, 9, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "  ", "x" * 2001])
def test_it_needs_a_few_words(text: str) -> None:
    with pytest.raises(UserError):
        check_reminder(Reminder(ReminderId(1), text, date(2026, 3, 16)))

from datetime import UTC, date, datetime, time

import pytest

from closeknit.domain.when import When, age_days, is_to_come, moment, monday, months_before, week_of
from tests.domain.past import BERLIN, NOW


def test_day_without_a_time_counts_as_noon_in_the_users_zone() -> None:
    assert moment(When(date(2026, 3, 1)), NOW) == datetime(2026, 3, 1, 12, tzinfo=BERLIN)


def test_today_without_a_time_counts_as_now() -> None:
    assert moment(When(NOW.date()), NOW) == NOW
    assert age_days(When(NOW.date()), NOW.replace(hour=1)) == 0.0


def test_ages_are_fractional_days() -> None:
    assert age_days(When(date(2026, 3, 11)), NOW) == pytest.approx(1 + 3.5 / 24)


def test_an_age_counts_the_hours_that_passed_when_clocks_change() -> None:
    after = datetime(2026, 3, 29, 12, tzinfo=BERLIN)
    before = datetime(2026, 3, 28, 12, tzinfo=BERLIN)
    assert age_days(When(before.date(), before), after) == pytest.approx(23 / 24)
    assert age_days(When(before.date()), after) == pytest.approx(23 / 24)


def test_no_age_shrinks_while_the_clock_is_set_back() -> None:
    start = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    moments = [datetime.fromtimestamp(start.timestamp() + 600 * n, BERLIN) for n in range(12)]
    ages = [age_days(When(date(2026, 10, 20)), now) for now in moments]
    assert ages == sorted(ages)


@pytest.mark.parametrize("day", [date(2026, 3, 9), date(2026, 3, 12), date(2026, 3, 15)])
def test_a_week_runs_from_monday_to_sunday(day: date) -> None:
    assert monday(day) == date(2026, 3, 9)
    assert week_of(day) == week_of(date(2026, 3, 9))
    assert week_of(date(2026, 3, 16)) == week_of(day) + 1


def test_a_week_is_that_of_the_users_day_not_of_utc() -> None:
    at = datetime.combine(date(2026, 3, 16), time(0, 30), BERLIN)
    assert at.astimezone(UTC).date() == date(2026, 3, 15)
    assert week_of(When(at.date(), at).day) == week_of(date(2026, 3, 16))


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        (date(2026, 5, 31), 3, date(2026, 2, 28)),
        (date(2024, 5, 31), 3, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 31), 1, date(2026, 11, 30)),
        (date(2026, 12, 5), 12, date(2025, 12, 5)),
        (date(2027, 1, 31), 13, date(2025, 12, 31)),
        (date(2026, 6, 1), 24, date(2024, 6, 1)),
    ],
)
def test_months_before_keep_the_day_or_take_the_months_last(day: date, months: int, wanted: date) -> None:
    assert months_before(day, months) == wanted


def test_in_the_hour_that_comes_twice_the_first_is_past_and_the_second_to_come() -> None:
    day = date(2026, 10, 25)
    first, second = (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold) for fold in (0, 1))
    assert not is_to_come(When(day, first.replace(minute=50)), second)
    assert is_to_come(When(day, second.replace(minute=10)), first)
    assert not is_to_come(When(day), first)
    assert is_to_come(When(date(2026, 10, 26)), second)

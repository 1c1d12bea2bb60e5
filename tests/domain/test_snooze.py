from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.domain.errors import UserError
from closeknit.domain.snooze import Snooze, until
from tests.domain.past import BERLIN, NOW


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Snooze.HOUR, NOW + timedelta(hours=1)),
        (Snooze.TOMORROW, datetime(2026, 3, 13, 9, tzinfo=BERLIN)),
        (Snooze.THREE_DAYS, datetime(2026, 3, 15, 9, tzinfo=BERLIN)),
        (Snooze.WEEK, datetime(2026, 3, 19, 9, tzinfo=BERLIN)),
        (Snooze.TWO_WEEKS, datetime(2026, 3, 26, 9, tzinfo=BERLIN)),
    ],
)
def test_the_one_list(choice: Snooze, expected: datetime) -> None:
    assert until(choice, NOW) == expected


def test_a_date_comes_back_in_its_morning() -> None:
    assert until(Snooze.DATE, NOW, date(2026, 5, 1)) == datetime(2026, 5, 1, 9, tzinfo=BERLIN)
    assert until(Snooze.DATE, NOW, date(2026, 5, 1), time(7, 30)).time() == time(7, 30)


@pytest.mark.parametrize("day", [None, NOW.date(), date(2025, 1, 1)])
def test_a_date_that_is_not_ahead_is_refused(day: date | None) -> None:
    with pytest.raises(UserError) as error:
        until(Snooze.DATE, NOW, day)
    assert error.value.reason.kind == "snooze_not_ahead"


def test_nine_is_nine_the_morning_after_the_clocks_change() -> None:
    eve = datetime(2026, 3, 28, 23, 0, tzinfo=BERLIN)
    woken = until(Snooze.TOMORROW, eve)
    assert (woken.date(), woken.time()) == (date(2026, 3, 29), time(9))
    assert woken.astimezone(UTC) - eve.astimezone(UTC) == timedelta(hours=9)


@pytest.mark.parametrize("start", [datetime(2026, 3, 29, 1, 30), datetime(2026, 10, 25, 2, 30)])
def test_an_hour_is_an_hour_that_passes(start: datetime) -> None:
    now = start.replace(tzinfo=BERLIN)
    assert until(Snooze.HOUR, now).astimezone(UTC) - now.astimezone(UTC) == timedelta(hours=1)


def test_a_morning_that_the_clocks_leap_over_exists_an_hour_later() -> None:
    eve = datetime(2026, 3, 28, 12, tzinfo=BERLIN)
    assert until(Snooze.TOMORROW, eve, morning=time(2, 30)).time() == time(3, 30)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)), st.sampled_from([s for s in Snooze if s != Snooze.DATE])
)
def test_it_always_comes_back_later(moment: datetime, choice: Snooze) -> None:
    now = moment.replace(tzinfo=UTC).astimezone(BERLIN)
    assert until(choice, now).astimezone(UTC) > now.astimezone(UTC)

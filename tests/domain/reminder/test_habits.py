from datetime import UTC, datetime, time, timedelta

import pytest
from dateutil.tz import gettz
from hypothesis import given
from hypothesis import strategies as st

from closeknit.domain.reminder.habits import Habits, quiet_ends

NIGHT = Habits()
SUNDAY = Habits(quiet_days=frozenset({6}))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "habits", "expected"),
    [
        ("2026-03-12T12:00", NIGHT, None),
        ("2026-03-12T21:29", NIGHT, None),
        ("2026-03-12T21:30", NIGHT, "2026-03-13T07:30"),
        ("2026-03-12T03:00", NIGHT, "2026-03-12T07:30"),
        ("2026-03-12T07:30", NIGHT, None),
        ("2026-03-14T22:00", SUNDAY, "2026-03-16T07:30"),
        ("2026-03-15T12:00", SUNDAY, "2026-03-16T07:30"),
        ("2026-03-12T13:00", Habits(quiet_from=time(12), quiet_until=time(14)), "2026-03-12T14:00"),
        ("2026-03-12T03:00", Habits(quiet_from=time(7), quiet_until=time(7)), None),
    ],
)
def test_quiet_ends(now: str, habits: Habits, expected: str | None) -> None:
    assert quiet_ends(at(now), habits) == (None if expected is None else at(expected))


def test_a_pause_that_ends_at_night_ends_with_the_night() -> None:
    assert quiet_ends(at("2026-03-12T12:00"), NIGHT, at("2026-03-14T02:00")) == at("2026-03-14T07:30")
    assert quiet_ends(at("2026-03-12T12:00"), NIGHT, at("2026-03-12T11:00")) is None


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31)),
    st.times(),
    st.times(),
    st.sets(st.integers(0, 6), max_size=6),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"]),
)
def test_when_quiet_ends_nothing_is_quiet(wall: datetime, start: time, end: time, days: set[int], zone: str) -> None:
    tz = gettz(zone)
    now = wall.replace(tzinfo=UTC).astimezone(tz)
    habits = Habits(quiet_from=start, quiet_until=end, quiet_days=frozenset(days))
    found = quiet_ends(now, habits)
    if found is not None:
        assert found.timestamp() > now.timestamp()
        assert found.timestamp() - now.timestamp() < timedelta(days=9).total_seconds()
        assert quiet_ends(found, habits) is None


def test_quiet_hours_end_twice_where_their_end_comes_twice() -> None:
    zone = gettz("Europe/Berlin")
    second = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)
    found = quiet_ends(second.astimezone(zone), Habits(quiet_until=time(2, 30)))
    assert found is not None
    assert found.timestamp() - second.timestamp() == 20 * 60

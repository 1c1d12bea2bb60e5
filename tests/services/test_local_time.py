"""Now, in the zone that the computer has at that moment."""

from datetime import UTC, datetime

import pytest
from tests.clocks import SetClock

from closeknit.services.local_time import local_now

JULY = SetClock(datetime(2026, 7, 3, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("zone", "written"),
    [("Europe/Berlin", "2026-07-03T14:00:00+02:00"), ("America/New_York", "2026-07-03T08:00:00-04:00")],
)
def test_who_travels_has_the_zone_of_the_place(zone: str, written: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert local_now(JULY).isoformat() == "2026-07-03T21:00:00+09:00"
    monkeypatch.setenv("TZ", zone)
    assert local_now(JULY).isoformat() == written
    assert datetime.fromtimestamp(JULY.now.timestamp()).astimezone().isoformat() == written, "a moment's words too"

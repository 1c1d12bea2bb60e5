"""Now, in the zone that the computer has at that moment."""

from dataclasses import dataclass
from datetime import datetime

import pytest

from closeknit.services.local_time import local_now

JULY_US = 1_783_080_000_000_000  # 2026-07-03 12:00 UTC


@dataclass
class Stopped:
    def now_us(self) -> int:
        return JULY_US


@pytest.mark.parametrize(
    ("zone", "written"),
    [("Europe/Berlin", "2026-07-03T14:00:00+02:00"), ("America/New_York", "2026-07-03T08:00:00-04:00")],
)
def test_who_travels_has_the_zone_of_the_place(zone: str, written: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert local_now(Stopped()).isoformat() == "2026-07-03T21:00:00+09:00"
    monkeypatch.setenv("TZ", zone)
    assert local_now(Stopped()).isoformat() == written
    assert datetime.fromtimestamp(JULY_US / 1_000_000).astimezone().isoformat() == written, "a moment's words too"

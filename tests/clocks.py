"""Clocks for tests: one of an afternoon with no birthday near, one that stands, one that ticks when asked."""

import time
from dataclasses import dataclass
from datetime import date, datetime

#: The user's day at the start of the tests, a Thursday.
TODAY = date(2026, 5, 14)
_BEHIND_US = time.time_ns() // 1000 - round(datetime(2026, 5, 14, 14, 5).timestamp() * 1_000_000)


class Afternoon:
    """Goes on from 14:05 in the user's zone, whenever the tests are run."""

    def now_us(self) -> int:
        return time.time_ns() // 1000 - _BEHIND_US


@dataclass
class SetClock:
    """Stands where a test puts it."""

    now: datetime

    def now_us(self) -> int:
        return round(self.now.timestamp() * 1_000_000)


class TickingClock:
    """Starts at a moment and goes on by a second each time it is asked."""

    def __init__(self, now_us: int = 1_700_000_000_000_000, step_us: int = 1_000_000) -> None:
        self.now, self.step = now_us, step_us

    def now_us(self) -> int:
        self.now += self.step
        return self.now

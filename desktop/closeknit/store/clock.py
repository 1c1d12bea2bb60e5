"""The time, as an argument (architecture 3): moments are microseconds since 1970, UTC."""

import time
from typing import Protocol


class Clock(Protocol):
    """Tells the moment."""

    def now_us(self) -> int:
        """Return microseconds since 1970, UTC."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now_us(self) -> int:
        """Return microseconds since 1970, UTC."""
        return time.time_ns() // 1000

"""A clock for tests of what is read and shown: no birthday of theirs comes near, no day ends while they run."""

import time
from datetime import date, datetime

#: The user's day at the start of the tests, a Thursday.
TODAY = date(2026, 5, 14)
_BEHIND_US = time.time_ns() // 1000 - round(datetime(2026, 5, 14, 14, 5).timestamp() * 1_000_000)


class Afternoon:
    """Goes on from 14:05 in the user's zone, whenever the tests are run."""

    def now_us(self) -> int:
        return time.time_ns() // 1000 - _BEHIND_US

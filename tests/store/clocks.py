"""A clock for tests."""


class TickingClock:
    """Starts at a moment and goes on by a second each time it is asked."""

    def __init__(self, now_us: int = 1_700_000_000_000_000, step_us: int = 1_000_000) -> None:
        self.now, self.step = now_us, step_us

    def now_us(self) -> int:
        self.now += self.step
        return self.now

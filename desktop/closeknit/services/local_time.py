"""Now, in the user's zone with its summer times, for rules that take `now` (architecture 3)."""

from datetime import UTC, datetime

from closeknit.store.clock import Clock


def local_now(clock: Clock) -> datetime:
    """Return the clock's moment in the computer's own zone."""
    from dateutil.tz import gettz  # start-up cost: zones are read when a rule first asks what day it is

    return datetime.fromtimestamp(clock.now_us() / 1_000_000, UTC).astimezone(gettz())

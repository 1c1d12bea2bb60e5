"""Now, in the user's zone with its summer times, for rules that take `now` (architecture 3)."""

import os
import time
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from pathlib import Path

from closeknit.store.clock import Clock


def local_now(clock: Clock) -> datetime:
    """Return the clock's moment in the computer's own zone."""
    return datetime.fromtimestamp(clock.now_us() / 1_000_000, UTC).astimezone(_zone(*_zone_said()))


def _zone_said() -> tuple[str | None, int, int]:
    """Tell what names the zone, so that its file is read anew only where the user travelled."""
    try:
        found = Path("/etc/localtime").stat()
    except OSError:  # no such file, as on Windows: look every minute
        return os.environ.get("TZ"), 0, int(time.time() // 60)
    return os.environ.get("TZ"), found.st_ino, found.st_mtime_ns


@lru_cache(maxsize=2)
def _zone(_name: str | None, _inode: int, _changed_ns: int) -> tzinfo | None:
    from dateutil.tz import gettz  # start-up cost: zones are read when a rule first asks what day it is

    if hasattr(time, "tzset"):  # whoever asks the C library, as for a moment's words, is in the new zone too
        time.tzset()
    found: tzinfo | None = gettz()
    return found

"""Wait for what another process does: by what it had the time to do, not by a clock alone."""

import time
from collections.abc import Callable
from typing import TypeVar

import pytest

T = TypeVar("T")
#: Less than the minute after which the program looks again by itself: what wasn't noticed at once doesn't pass.
PATIENCE_S = 45.0
_LOOK_AGAIN_S = 0.02
#: A look that took longer counts for so long: a machine that stood still gave nobody the time to do anything.
_LONGEST_LOOK_S = 0.25


def wait(condition: Callable[[], T], what: str | Callable[[], str], patience_s: float = PATIENCE_S) -> T:
    """Ask until the answer is true, and return it; fails with what was waited for."""
    left_s, looked = patience_s, time.monotonic()
    while not (found := condition()):
        if left_s < 0:
            pytest.fail(f"in {patience_s} s not seen: {what if isinstance(what, str) else what()}")
        time.sleep(_LOOK_AGAIN_S)
        before, looked = looked, time.monotonic()
        left_s -= min(looked - before, _LONGEST_LOOK_S)
    return found


def stays(condition: Callable[[], object], for_s: float) -> bool:
    """Tell whether something is true all of a time, which a wrong program would need to show itself."""
    until = time.monotonic() + for_s
    while time.monotonic() < until:
        if not condition():
            return False
        time.sleep(_LOOK_AGAIN_S)
    return True

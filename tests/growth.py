"""Whether work grows with what it works on and no faster: ratios in one run, since no test is judged by a clock."""

import gc
import time
from collections.abc import Callable

import pytest

#: Twice as much may take so many times as long.
_MOST_RATIO = 2.6
#: What takes less says nothing: the clock's steps and the caches of a busy machine are as long.
_FLOOR_S = 0.05
#: A busy machine may spoil one measure, not four.
_ATTEMPTS = 4

#: Makes ready what is to be timed with so much.
Work = Callable[[int], Callable[[], object]]


def seconds(act: Callable[[], object]) -> float:
    """Return what this thread computed for it, in seconds, no collection of garbage counted."""
    gc.disable()
    try:
        began = time.thread_time()
        act()
        return time.thread_time() - began
    finally:
        gc.enable()


def grows_no_faster(work: Work, size: int, most_ratio: float = _MOST_RATIO, times: int = 2) -> None:
    """Fail where `times` as much as `size` takes over `most_ratio` times as long."""
    for _attempt in range(_ATTEMPTS):
        one, more = (min(seconds(work(n)) for _ in range(2)) for n in (size, times * size))
        if more < _FLOOR_S or more / one < most_ratio:
            return
    pytest.fail(f"{one:.3f} s, then {more:.3f} s for {times} times as much")

"""What a program that stays for weeks asks of the C library's heap."""

import ctypes
import sys
from collections.abc import Callable

_M_MMAP_THRESHOLD = -3
_BYTES = 128 * 1024


def return_large_blocks() -> bool:
    """Have each block from 128 KiB on, such as a picture, stand alone and go back to the system once it is freed.

    glibc begins so, and raises the bound with each large block that is freed, up to 32 MiB; after thousands of clicks a
    third of the heap were holes (mallopt(3), M_MMAP_THRESHOLD; decision 016). False where the C library can't be told.
    """
    mallopt = _of_libc("mallopt")
    return mallopt is not None and bool(mallopt(_M_MMAP_THRESHOLD, _BYTES))


def give_back() -> bool:
    """Give the holes of the heap back to the system, in less than a millisecond (malloc_trim(3)); tells whether any.

    glibc does so by itself only at the heap's end: half of what thousands of clicks had added were holes.
    """
    malloc_trim = _of_libc("malloc_trim")
    return malloc_trim is not None and bool(malloc_trim(0))


def _of_libc(name: str) -> Callable[..., int] | None:
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None

"""What a program that stays for weeks asks of the C library's heap."""

import ctypes
import sys

_M_MMAP_THRESHOLD = -3
_BYTES = 128 * 1024


def return_large_blocks() -> bool:
    """Have each block from 128 KiB on, such as a picture, stand alone and go back to the system once it is freed.

    glibc begins so, and raises the bound with each large block that is freed, up to 32 MiB; after thousands of clicks a
    third of the heap were holes (mallopt(3), M_MMAP_THRESHOLD; decision 016). False where the C library can't be told.
    """
    if sys.platform != "linux":
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return mallopt is not None and bool(mallopt(_M_MMAP_THRESHOLD, _BYTES))

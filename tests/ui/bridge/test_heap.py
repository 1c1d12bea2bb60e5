"""What is freed goes back to the system: large blocks at once, holes when they are asked for."""

import subprocess
import sys

import pytest

_LARGE = """
import ctypes, sys
from closeknit.ui.bridge.heap import return_large_blocks
class Info(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "arena ordblks smblks hblks hblkhd".split()] + [
        (name, ctypes.c_size_t) for name in "usmblks fsmblks uordblks fordblks keepcost".split()]
libc = ctypes.CDLL(None)
libc.mallinfo2.restype, libc.malloc.restype = Info, ctypes.c_void_p
libc.free.argtypes = [ctypes.c_void_p]
if sys.argv[1] == "kept":
    assert return_large_blocks()
libc.free(libc.malloc(8 << 20))
before = libc.mallinfo2().hblks
libc.malloc(1 << 20)
print(libc.mallinfo2().hblks - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's heap")
@pytest.mark.parametrize(("how", "alone"), [("left", 0), ("kept", 1)])
def test_a_large_block_stands_alone_after_a_larger_one_was_freed(how: str, alone: int) -> None:
    done = subprocess.run([sys.executable, "-c", _LARGE, how], capture_output=True, text=True, check=True)
    assert int(done.stdout) == alone


_HOLES = """
import ctypes, sys
from closeknit.ui.bridge.heap import give_back
def anonymous():
    return int(next(line for line in open("/proc/self/status") if line.startswith("RssAnon")).split()[1]) // 1024
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
blocks = [libc.malloc(30_000) for _ in range(2_000)]
for block in blocks:
    ctypes.memset(block, 1, 30_000)
end = libc.malloc(30_000)  # what stays at the heap's end keeps all before it
for block in blocks:
    libc.free(block)
before = anonymous()
assert give_back()
print(before - anonymous())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's heap")
def test_holes_go_back_to_the_system() -> None:
    done = subprocess.run([sys.executable, "-c", _HOLES], capture_output=True, text=True, check=True)
    assert int(done.stdout) > 50

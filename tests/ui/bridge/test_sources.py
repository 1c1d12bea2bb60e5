import subprocess
import sys

SCRIPT = """
import linecache
from closeknit.ui.bridge.sources import spare_sources
{call}
from closeknit.ui.shell import starting
print(sum("closeknit" in name for name in linecache.cache))
"""


def _sources_read(call: str) -> int:
    done = subprocess.run([sys.executable, "-c", SCRIPT.format(call=call)], capture_output=True, text=True, check=True)
    return int(done.stdout)


def test_no_modules_source_is_read_when_the_window_is_loaded() -> None:
    assert _sources_read("spare_sources()") == 0


def test_without_it_this_pyside_reads_them() -> None:
    """Fails once PySide6 stops reading sources: then `spare_sources` can go."""
    assert _sources_read("") > 50

"""The log file: ids and kinds only, never a name, an address or the text of a note (architecture 5)."""

import logging
import os
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

_MOST_BYTES = 512_000


class _Bare(logging.Formatter):
    """Formats errors by type and place: messages of exceptions may quote what the user wrote."""

    def formatException(self, ei: Any) -> str:  # noqa: N802  # logging's own name and its loose type
        return bare_report(ei[0], ei[2])


def bare_report(kind: type[BaseException] | None, trace: TracebackType | None) -> str:
    """Describe an error without its message: type, files, lines and functions."""
    name = kind.__qualname__ if kind else "error"
    rows = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
    return "\n".join([name, *rows])


def begin(path: Path) -> None:
    """Send the program's log to `path` (0600); one of over 512 kB becomes `.1` first. Raises OSError."""
    if path.exists() and path.stat().st_size > _MOST_BYTES:
        path.replace(path.with_name(path.name + ".1"))
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(_Bare("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("closeknit")
    root.setLevel(logging.INFO)
    root.handlers[:] = [handler]
    root.propagate = False

"""The log file: ids and kinds only, never a name, an address or the text of a note (architecture 5)."""

import logging
import os
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any


class _PrivateFile(RotatingFileHandler):
    """A rotating file that only its owner can read (0600 whatever the umask)."""

    def _open(self) -> TextIOWrapper:
        os.close(os.open(self.baseFilename, os.O_CREAT | os.O_WRONLY, 0o600))
        return super()._open()


class _Bare(logging.Formatter):
    """Formats errors by type and place: messages of exceptions may quote what the user wrote."""

    def formatException(self, ei: Any) -> str:  # noqa: N802  # logging's own name and its loose type
        return bare_report(ei[0], ei[2])


def bare_report(kind: type[BaseException] | None, trace: TracebackType | None) -> str:
    """Describe an error without its message: type, files, lines and functions."""
    name = kind.__name__ if kind else "error"
    rows = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
    return "\n".join([name, *rows])


def begin(path: Path) -> None:
    """Send the program's log to `path`, at most 4 files of 512 kB. Raises OSError."""
    handler = _PrivateFile(path, maxBytes=512_000, backupCount=3, encoding="utf-8", delay=False)
    handler.setFormatter(_Bare("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("closeknit")
    root.setLevel(logging.INFO)
    root.handlers[:] = [handler]
    root.propagate = False

"""A progress bar for a terminal: bytes, rate and time left; nothing where nobody looks."""

import sys
from typing import TextIO

from closeknit.domain.job import Progress

_WIDTH = 30


class Bar:
    """Draws over one line of standard error, when that is a terminal."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._is_shown = self._stream.isatty()
        self._is_drawn = False

    def show(self, progress: Progress) -> None:
        """Draw the bar anew."""
        if not self._is_shown:
            return
        share = min(1.0, progress.done_bytes / progress.total_bytes) if progress.total_bytes else 0.0
        full = round(share * _WIDTH)
        rate = progress.cards / progress.seconds if progress.seconds > 0 else 0.0
        left = progress.seconds * (1 - share) / share if share > 0 else 0.0
        bar = f"{'█' * full}{'░' * (_WIDTH - full)} {share:4.0%}"
        self._stream.write(f"\r\x1b[2K{bar} · {progress.cards:,} cards · {rate:,.0f}/s · {left:.0f} s left")
        self._stream.flush()
        self._is_drawn = True

    def close(self) -> None:
        """Wipe the line."""
        if self._is_drawn:
            self._stream.write("\r\x1b[2K")
            self._stream.flush()

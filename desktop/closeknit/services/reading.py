"""The worker process as seen from here: started early, asked once, killed to cancel (architecture 3)."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from queue import Queue
from typing import BinaryIO

from closeknit.domain.errors import OutsideProblem
from closeknit.services.frames import read_frame, write_frame

#: As many as are read while one transaction is written: with two the worker stood still for a third of each.
_WAITING_FRAMES = 6
Frame = tuple[object, ...]


def worker_command() -> list[str]:
    """Say how to start the worker: the bundle's own program, or this Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker"]
    return [sys.executable, "-m", "closeknit", "--worker"]


class Reader:
    """One worker process. A thread takes its frames while the writer is busy, a few of them ahead."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def warm_up(self) -> None:
        """Start the process, unless it stands; reading may begin at once or later."""
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._process = subprocess.Popen(
                    worker_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, close_fds=True
                )

    def ask(self, word: str, sources: list[tuple[str, frozenset[int] | None]]) -> Iterator[Frame]:
        """Send one request ("read" or "scan": paths, each with the wanted positions or None for all).

        Gives its answers without the closing one.

        Raises OutsideProblem `worker_died` when the process ends before its answer does.
        """
        self.warm_up()
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            write_frame(process.stdin, (word, sources))
        except BrokenPipeError as error:
            raise OutsideProblem("worker_died") from error
        return self._frames(os.fdopen(os.dup(process.stdout.fileno()), "rb", buffering=1 << 20))

    def _frames(self, stream: BinaryIO) -> Iterator[Frame]:
        waiting: Queue[Frame | None] = Queue(_WAITING_FRAMES)
        stopped = threading.Event()

        def take() -> None:
            with stream:
                while not stopped.is_set():
                    frame = read_frame(stream)
                    waiting.put(frame)
                    if frame is None or frame[0] == "end":
                        return

        thread = threading.Thread(target=take, name="closeknit-frames", daemon=True)
        thread.start()
        try:
            while (frame := waiting.get()) != ("end",):
                if frame is None:
                    raise OutsideProblem("worker_died")
                yield frame
        finally:
            stopped.set()
            if thread.is_alive() and waiting.full():
                waiting.get()

    def stop(self) -> None:
        """Kill the process; whoever reads its answers gets `worker_died`. May be called from any thread."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()

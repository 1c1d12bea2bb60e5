"""Run a command and watch it with all its children: seconds, and the most memory they held together."""

import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Ran:
    """How a command went. `memory_mb` is the greatest sum of proportional set sizes (Linux), 0 elsewhere."""

    seconds: float
    memory_mb: float
    out: str

    @property
    def document(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)


def run(*command: str, watch: bool = False, **environment: str) -> Ran:
    """Run to the end; an exit status of 2 or more raises."""
    began = time.perf_counter()
    env = {**os.environ, **environment, "BENCH_BEGAN": repr(time.time())}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env)
    most = [0.0]
    ended = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, most, ended))
    if watch:
        watcher.start()
    out = process.communicate()[0]
    seconds = time.perf_counter() - began
    ended.set()
    if watch:
        watcher.join()
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return Ran(seconds, most[0], out)


def closeknit(home: Path, *words: str, watch: bool = False) -> Ran:
    """Run one command of the program."""
    return run(sys.executable, "-m", "closeknit", "--home", str(home), *words, watch=watch)


def _watch(pid: int, most: list[float], ended: threading.Event) -> None:
    while not ended.wait(0.03):
        most[0] = max(most[0], sum(_memory_kb(p) for p in _tree(pid)) / 1024)


def _tree(pid: int) -> list[int]:
    found, at = [pid], 0
    while at < len(found):
        try:
            tasks = Path(f"/proc/{found[at]}/task").iterdir()
            for task in tasks:
                found += map(int, (task / "children").read_text().split())
        except OSError:
            pass
        at += 1
    return found


def _memory_kb(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0

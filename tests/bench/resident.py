"""The program in the tray: `python -m tests.bench.resident HOME`; what it costs while nothing happens, and how soon the
quick log takes keys after a second start asked for it.

`python -m tests.bench.resident HOME run` is the program itself, which says when its quick log is ready for keys.
CLOSEKNIT_BENCH_IDLE_S (300) makes it shorter.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

IDLE_S = float(os.environ.get("CLOSEKNIT_BENCH_IDLE_S", "300"))
#: What comes after the start is over by now: the first claim, the quick log's window, the day's backup, tidying.
SETTLED_S = 75.0
STARTS = 15
_STEP_S = 0.5


class Watched:
    """A process, by what the system counts of it."""

    def __init__(self, pid: int) -> None:
        self._folder = Path(f"/proc/{pid}")

    def cpu_s(self) -> float:
        """Return the seconds of a processor that it took."""
        fields = (self._folder / "stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def switches(self) -> dict[str, int]:
        """Return how often each thread went to sleep by itself, and so was woken."""
        found = {}
        for task in sorted((self._folder / "task").iterdir()):
            text = (task / "status").read_text()
            name = text.partition("\n")[0].removeprefix("Name:").strip()
            count = next(line for line in text.splitlines() if line.startswith("voluntary_ctxt_switches"))
            found[f"{name} {task.name}"] = int(count.split()[1])
        return found


def idle(watched: Watched) -> dict[str, object]:
    """Watch it do nothing. Switches within a second and a half of each other are one waking."""
    began, cpu_s, before = time.monotonic(), watched.cpu_s(), watched.switches()
    first, wakings, last = before, 0, -9.0
    while (now := time.monotonic()) - began < IDLE_S:
        time.sleep(_STEP_S)
        after = watched.switches()
        if after != before:
            wakings += now - last > 3 * _STEP_S
            last = now
        before = after
    spent_s = time.monotonic() - began
    woken = {name: count - first.get(name, 0) for name, count in before.items() if count != first.get(name, 0)}
    return {
        "cpu_percent": 100 * (watched.cpu_s() - cpu_s) / spent_s,
        "wakings_a_minute": wakings * 60 / spent_s,
        "woken": woken,
    }


def quick_logs(process: "subprocess.Popen[str]", home: str) -> list[float]:
    """Ask for the quick log by a second start, again and again; milliseconds until it takes keys."""
    assert process.stdout is not None
    assert process.stdin is not None
    found = []
    for _ in range(STARTS):
        began = time.time()
        command = [sys.executable, "-m", "closeknit", "--home", home, "--quick-log"]
        second = subprocess.Popen(command)
        ready = float(process.stdout.readline())
        found.append((ready - began) * 1000)
        second.wait()
        time.sleep(0.3)
        process.stdin.write("hide\n")
        process.stdin.flush()
        process.stdout.readline()
    return found


def program(folder: str) -> None:
    """Run the program in the background, and say when the quick log has the keyboard and was painted."""
    from PySide6.QtCore import QSocketNotifier, QTimer
    from PySide6.QtWidgets import QApplication

    from closeknit import paths
    from closeknit.app import opened
    from closeknit.services.handover import Wish
    from closeknit.services.presence import WindowPresence
    from closeknit.ui.shell import starting

    raise_with = starting.Started.raise_with
    opened_by: list[starting.Started] = []
    made: list[QTimer | QSocketNotifier] = []

    def on_look() -> None:
        quick = opened_by[-1].quick.window
        if quick.isActiveWindow() and QApplication.focusWidget() is quick.text:
            made[0].stop()
            print(repr(time.time()), flush=True)

    def hide() -> None:
        sys.stdin.readline()
        opened_by[-1].quick.window.close()
        print("hidden", flush=True)

    def raised(started: starting.Started, wanted: Wish) -> None:
        opened_by.append(started)
        raise_with(started, wanted)
        if not made:
            look, notifier = QTimer(interval=0), QSocketNotifier(0, QSocketNotifier.Type.Read)
            look.timeout.connect(on_look)
            notifier.activated.connect(hide)
            made.extend((look, notifier))
        made[0].start()

    starting.Started.raise_with = raised  # type: ignore[method-assign]
    home = paths.home(folder)
    paths.prepare(home)
    starting.run_window(
        lambda announce: opened(home, announce), home, Wish(background=True), WindowPresence(home.lock), []
    )


def main() -> None:
    """Measure and print."""
    folder = sys.argv[1]
    if sys.argv[2:] == ["run"]:
        program(folder)
        return
    command = [sys.executable, "-m", "tests.bench.resident", folder, "run"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        time.sleep(min(SETTLED_S, 10 + IDLE_S))
        found = idle(Watched(process.pid))
        times = quick_logs(process, folder)
    finally:
        process.terminate()
        process.wait()
    print(json.dumps({**found, "quick_log_ms": statistics.median(times), "quick_log_worst_ms": max(times)}))


if __name__ == "__main__":
    main()

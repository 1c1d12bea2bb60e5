"""Measure the window in a process of its own: `python -m tests.bench.window bare|start|import HOME [BOOK]`."""

import json
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QTableView, QWidget

BEGAN = float(os.environ.get("BENCH_BEGAN", repr(time.time())))


class PaintWatch(QObject):
    """Notes when a list is first painted with rows in it."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self.painted_at = 0.0
        self._table = table
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.painted_at and event.type() == QEvent.Type.Paint and self._table.model().rowCount() > 0:
            QTimer.singleShot(0, self._note)
        return super().eventFilter(watched, event)

    def _note(self) -> None:
        self.painted_at = self.painted_at or time.time()


def memory_mb() -> float:
    rows = dict(line.split(":", 1) for line in Path("/proc/self/smaps_rollup").read_text().splitlines()[1:])
    return int(rows["Pss"].split()[0]) / 1024


def bare() -> dict[str, float]:
    app = QApplication(["bare"])
    window = QWidget()
    window.resize(1280, 800)
    window.show()
    app.processEvents()
    window.grab()
    return {"seconds": time.time() - BEGAN}


def turn(app: QApplication, seconds: float, until=lambda: False) -> float:  # type: ignore[no-untyped-def]
    """Turn the event loop; returns the longest time between two turns of a timer of 1 ms, in ms."""
    gaps, last = [0.0], [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        gaps.append((now - last[0]) * 1000)
        last[0] = now

    timer = QTimer(interval=1)
    timer.timeout.connect(tick)
    timer.start()
    end = time.perf_counter() + seconds
    while time.perf_counter() < end and not until():
        app.processEvents()
        time.sleep(0.0005)
    timer.stop()
    return max(gaps)


def main() -> None:
    mode, folder = sys.argv[1], sys.argv[2]
    if mode == "bare":
        print(json.dumps(bare()))
        return
    from closeknit.ui.bridge.sources import spare_sources

    spare_sources()
    from closeknit import paths
    from closeknit.app import opened
    from closeknit.services.events import BookImported
    from closeknit.services.handover import Wish
    from closeknit.settings import SettingsStore
    from closeknit.ui.bridge.hub import EventHub
    from closeknit.ui.shell.starting import Started, make_application, make_look

    home = paths.home(folder)
    app = make_application()
    hub = EventHub()
    with opened(home, hub.announce) as verbs:
        settings = SettingsStore(home.settings)
        started = Started(verbs, home, hub, settings, make_look(app, settings), lambda: None)
        started.show(Wish())
        result: dict[str, float] = {}
        if mode == "start":
            turn(app, 10, lambda: started.window.findChild(QTableView) is not None)
            table = started.window.findChild(QTableView)
            watch = PaintWatch(table)
            turn(app, 10, lambda: watch.painted_at > 0)
            result["seconds"] = watch.painted_at - BEGAN
            turn(app, 4)
            result["memory_mb"] = memory_mb()
        else:
            verbs.importing.warm_up()
            started.window.go("people")
            turn(app, 1.5)
            watch = PaintWatch(started.window.findChild(QTableView))
            ended: list[object] = []
            hub.happened.connect(lambda fact: ended.append(fact) if isinstance(fact, BookImported) else None)
            confirmed = time.time()
            started.window.open_paths([Path(sys.argv[3])])
            result["stall_ms"] = turn(app, 120, lambda: bool(ended))
            result["first_people_s"] = watch.painted_at - confirmed
            result["seconds"] = time.time() - confirmed
        started.close()
    print(json.dumps(result))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()

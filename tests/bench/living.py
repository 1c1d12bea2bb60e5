"""The window over a million interactions, in a process of its own: `python -m tests.bench.living HOME`.

How long from the wish to log until the page on screen shows it, how long the UI thread stands still while everyone is
rescored beside the idle loop's own, and the memory at rest with every page built.
"""

import json
import math
import os
import random
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from closeknit import paths
from closeknit.app import opened
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.person import PeopleQuery, Sort
from closeknit.domain.when import When
from closeknit.services.handover import Wish
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.store.clock import SystemClock
from closeknit.store.database import Store
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.bridge.sources import spare_sources
from tests.bench.window import memory_mb, turn

_LOGS = 100
_RESCORED_S = 12.0
#: Nothing was painted for so long: the page shows all that the log led to.
_QUIET_MS = 300


class Painted(QObject):
    """When the window was last painted; nothing in it blinks."""

    def __init__(self, app: QApplication, window: QWidget) -> None:
        super().__init__(window)
        app.setCursorFlashTime(0)
        self._at_s = 0.0
        self._loop = QEventLoop(self)
        self._quiet = QTimer(self, interval=_QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._loop.quit)
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """What is due is painted in answer to this event, so the time is taken in the turn after it."""
        if event.type() == QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, self._note)
        return False

    def last(self, act: Callable[[], object]) -> float:
        """Act, and run the window as it runs for its user until nothing is painted any more; milliseconds."""
        began = self._at_s = time.perf_counter()
        self._quiet.start()
        act()
        self._loop.exec()
        return (self._at_s - began) * 1000

    def _note(self) -> None:
        self._at_s = time.perf_counter()
        self._quiet.start()


def _forget_figures(home: Path) -> None:
    store = Store.open(home / "closeknit.db", SystemClock())
    store.write(lambda tx: tx.execute("DELETE FROM closeness"))
    store.close()


def _p99(times: list[float]) -> float:
    """Nearest rank: of 100 the last but one."""
    return sorted(times)[math.ceil(len(times) * 0.99) - 1]


def main() -> None:
    """Measure and print."""
    spare_sources()
    from closeknit.ui.shell.starting import Started, make_application, make_look

    home = paths.home(sys.argv[1])
    _forget_figures(home.data)
    app, hub, result = make_application(), EventHub(), {}
    with opened(home, hub.announce) as verbs:
        settings = SettingsStore(home.settings)
        settings.change(welcome_done=True, me_offered=True)
        started = Started(verbs, home, hub, settings, make_look(app, settings), lambda: None)
        started.show(Wish())
        runner, window = started.runner, started.window
        painted = Painted(app, window)

        def settle(seconds: float = 0.0) -> None:
            turn(app, seconds)
            turn(app, 60, lambda: runner.waiting == 0)

        people = list(verbs.people.find(PeopleQuery(sort=Sort.NAME)).ids)
        result["idle_stall_ms"] = turn(app, 3)
        result["rescoring_stall_ms"] = turn(app, _RESCORED_S)
        while verbs.relationships.freshen():
            pass
        pages: dict[str, Callable[[], None]] = {
            "today": lambda: window.go("today"),
            "twenty": lambda: window.go("twenty"),
            "people": lambda: window.go("people"),
            "person": lambda: window.open_person(people[0]),
        }
        result["log_ms"] = {}
        for name, show in pages.items():
            show()
            settle(1.5)
            shown = people[: 1 if name == "person" else 20]
            result["log_ms"][name] = _p99([_log(verbs, runner, painted, shown) for _ in range(_LOGS)])
            settle(0.5)
        result["memory_mb"] = memory_mb()
        started.close()
    print(json.dumps(result))
    sys.stdout.flush()
    os._exit(0)


def _log(verbs: Verbs, runner: JobRunner, painted: Painted, people: list[PersonId]) -> float:
    """Log with one of those whom the page shows; the time until the last painting it led to."""
    person = random.choice(people)
    draft = Interaction(EntryId(0), (person,), Channel.PHONE, When(verbs.now().date() - timedelta(days=1)), 30)
    logged: list[object] = []

    def log() -> None:
        runner.run(lambda: verbs.entries.log(draft), logged.append, lambda problem: sys.exit(repr(problem)))

    took_ms = painted.last(log)
    if not logged or not took_ms:
        sys.exit("the log wasn't shown")
    return took_ms


if __name__ == "__main__":
    main()

"""The window over a million interactions, in a process of its own: `python -m tests.bench.living HOME`.

How long from the wish to log until the page on screen shows it, how long the UI thread stands still while everyone is
rescored beside the idle loop's own, and the memory at rest with every page built.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

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
from closeknit.ui.bridge.sources import spare_sources
from tests.bench.window import memory_mb, turn

_LOGS = 40
_RESCORED_S = 12.0
#: Nothing was read for so long: the page shows all that the log led to.
_QUIET_S = 0.3


def _forget_figures(home: Path) -> None:
    store = Store.open(home / "closeknit.db", SystemClock())
    store.write(lambda tx: tx.execute("DELETE FROM closeness"))
    store.close()


def _p99(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)]


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
            result["log_ms"][name] = _p99([_log(verbs, runner, app, people) for _ in range(_LOGS)])
            settle(0.5)
        result["memory_mb"] = memory_mb()
        started.close()
    print(json.dumps(result))
    sys.stdout.flush()
    os._exit(0)


def _log(verbs: Verbs, runner, app, people: list[PersonId]) -> float:  # type: ignore[no-untyped-def]
    """Log with somebody, the first of the list most often, and wait until what it led to is on screen."""
    person = people[0] if random.random() < 0.5 else random.choice(people[:200])
    when = When(verbs.now().date() - timedelta(days=1))
    began = time.perf_counter()
    logged: list[object] = []
    draft = Interaction(EntryId(0), (person,), Channel.PHONE, when, 30)
    runner.run(lambda: verbs.entries.log(draft), logged.append, lambda problem: sys.exit(repr(problem)))
    turn(app, 10, lambda: bool(logged))
    busy_until = began
    while time.perf_counter() < busy_until + _QUIET_S:
        is_busy = runner.waiting > 0
        app.processEvents()
        if is_busy:
            busy_until = time.perf_counter()
        time.sleep(0.0005)
    return (busy_until - began) * 1000


if __name__ == "__main__":
    main()

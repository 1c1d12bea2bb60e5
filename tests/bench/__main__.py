"""`make bench`: every figure that the project promises, as a table and as JSON; ratios within one run.

CLOSEKNIT_BENCH_CARDS (100,000), CLOSEKNIT_BENCH_RUNS (3) and CLOSEKNIT_BENCH_IDLE_S (300) make it shorter. Nothing here
fails a test.
"""

import json
import os
import platform
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import apsw
import PySide6

from closeknit import paths
from closeknit.app import opened
from closeknit.domain.person import PeopleQuery
from closeknit.services.export_request import ExportRequest
from tests.bench import book, relationship
from tests.bench.processes import closeknit, run
from tests.bench.thinking import thinking

CARDS = int(os.environ.get("CLOSEKNIT_BENCH_CARDS", "100000"))
RUNS = int(os.environ.get("CLOSEKNIT_BENCH_RUNS", "3"))
READINGS_PER_RUN = 2
#: A start is short and noisy: more of them than of other work.
STARTS_PER_RUN = 3
INTERACTIONS = 10 * CARDS
PEER_CARDS = min(10_000, CARDS)
VOBJECT = (
    "import sys, vobject; print(sum(1 for _ in vobject.readComponents("
    "open(sys.argv[1], encoding='utf-8', newline=''), allowQP=True)))"
)
Row = tuple[str, float, str, str]


def median(measure: Callable[[], float]) -> float:
    """Return the median of some runs."""
    return statistics.median(measure() for _ in range(RUNS))


def main() -> None:
    """Measure and print."""
    work = Path(tempfile.mkdtemp(prefix="closeknit-bench-"))
    try:
        rows = [row for part in (reading, giving, finding, showing) for row in part(work)]
        rows += relationship.relating(work, RUNS, INTERACTIONS)
        rows += living(work)
        rows += staying(work)
        rows += scrolling()
        rows += thinking()
    finally:
        shutil.rmtree(work, ignore_errors=True)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}"
    print(f"\n{CARDS:,} cards, median of {RUNS} runs; {machine}; Python {platform.python_version()}, "
          f"Qt {PySide6.__version__}, SQLite {apsw.sqlite_lib_version()}\n")  # fmt: skip
    print("| work | measured | bound | aim |\n| --- | --- | --- | --- |")
    for work_name, value, unit, bound in rows:
        print(f"| {work_name} | {value:,.3g} {unit} | {bound} |")
    print(json.dumps({"machine": machine, "cards": CARDS, "rows": {row[0]: row[1] for row in rows}}, indent=2))


def reading(work: Path) -> list[Row]:
    """Import against vobject's mere reading; again unchanged; undo; memory."""
    whole, part = book.write(work / "book.vcf", CARDS), book.write(work / "part.vcf", PEER_CARDS)
    run(sys.executable, "-c", VOBJECT, str(part))
    peers, firsts, agains, undos = [], [], [], []
    memory = closeknit(work / "watched", "import", str(whole), "--json", watch=True).memory_mb  # watching slows it
    for _ in range(RUNS * READINGS_PER_RUN):  # by turns, so that a slower moment of the machine meets both
        home = work / "home"
        shutil.rmtree(home, ignore_errors=True)
        peers.append(PEER_CARDS / run(sys.executable, "-c", VOBJECT, str(part)).seconds)
        firsts.append(closeknit(home, "import", str(whole), "--json").document["seconds"])
        agains.append(closeknit(home, "import", str(whole), "--json").document["seconds"])
        undos.append(_undo_twice(home))
    against = statistics.median(CARDS / seconds / peer for seconds, peer in zip(firsts, peers, strict=True))
    return [
        ("import, cards/s", CARDS / statistics.median(firsts), "cards/s", "|"),
        ("vobject only reading, cards/s", statistics.median(peers), "cards/s", "|"),
        ("import against vobject only reading", against, "×", "≥ 4 × | ≥ 6 ×"),
        ("peak memory of all processes importing", memory, "MB", "≤ 400 MB | ≤ 250 MB"),
        (
            "reading again unchanged, against the first",
            statistics.median(firsts) / statistics.median(agains),
            "× faster",
            "≥ 10 × | ≥ 15 ×",
        ),
        ("undo of the import, to the empty list", statistics.median(undos), "s", "≤ 0.5 s | ≤ 0.1 s"),
    ]


def _undo_twice(home: Path) -> float:
    """Undo the second reading, then time the undo of the first until an empty list was read; redo both."""
    with opened(paths.home(str(home)), lambda _fact: None) as verbs:
        verbs.journal.undo()
        began = time.perf_counter()
        verbs.journal.undo()
        assert verbs.people.find(PeopleQuery()).total == 0
        seconds = time.perf_counter() - began
        verbs.journal.redo()
    return seconds


def giving(work: Path) -> list[Row]:
    """Export as it is."""
    with opened(paths.home(str(work / "home")), lambda _fact: None) as verbs:
        target = work / "out.vcf"

        def once() -> float:
            began = time.perf_counter()
            verbs.exporting.export(ExportRequest(target), lambda _progress: None)
            return time.perf_counter() - began

        seconds = median(once)
        assert target.read_bytes() == (work / "book.vcf").read_bytes()
    return [("export as it is", CARDS / seconds, "cards/s", "≥ 100,000 | ≥ 300,000")]


def finding(work: Path) -> list[Row]:
    """Every keystroke of names, words and numbers: rows of the first page ready, sorted, with the count."""
    with opened(paths.home(str(work / "home")), lambda _fact: None) as verbs:
        dice = random.Random(5)
        ids = verbs.people.find(PeopleQuery()).ids
        words = []
        for row in verbs.people.rows(dice.sample(ids, 60)):
            words += [row.name, row.organisation, *row.phones[:1]]
        keys = [word[:n] for word in words for n in range(1, min(len(word), 7) + 1)]

        def keystroke(text: str) -> float:
            began = time.perf_counter()
            found = verbs.people.find(PeopleQuery(text=text))
            verbs.people.rows(found.ids[:50])
            return (time.perf_counter() - began) * 1000

        def p99() -> float:
            times = sorted(map(keystroke, keys))
            return times[int(len(times) * 0.99)]

        for key in keys[:50]:
            keystroke(key)
        value = median(p99)
    return [(f"a keystroke in search, p99 of {len(keys)}", value, "ms", "≤ 30 ms | ≤ 16 ms")]


def showing(work: Path) -> list[Row]:
    """Start, memory, and the window while it imports."""
    script = (sys.executable, "-m", "tests.bench.window")
    home, empty = work / "home", work / "empty"
    run(*script, "bare", "-")
    run(*script, "start", str(home))
    pairs = [
        (run(*script, "bare", "-").document, run(*script, "start", str(home)).document)
        for _ in range(RUNS * STARTS_PER_RUN)
    ]  # by turns, so that a slower moment of the machine meets both
    bares, starts = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    imports = []
    for _ in range(RUNS):
        shutil.rmtree(empty, ignore_errors=True)
        imports.append(run(*script, "import", str(empty), str(work / "book.vcf")).document)

    def middle(documents: list[dict[str, float]], key: str) -> float:
        return statistics.median(document[key] for document in documents)

    start = middle(starts, "seconds")
    return [
        (
            "first people on screen after confirming an import",
            middle(imports, "first_people_s"),
            "s",
            "≤ 0.3 s | ≤ 0.15 s",
        ),
        ("longest stall of the UI thread while importing", middle(imports, "stall_ms"), "ms", "≤ 50 ms | ≤ 16 ms"),
        ("start to painted list", start, "s", "|"),
        ("start against a bare PySide6 window", start / middle(bares, "seconds"), "×", "≤ 4 × | ≤ 2.5 ×"),
        ("memory at rest", middle(starts, "memory_mb"), "MB", "≤ 300 MB | ≤ 180 MB"),
    ]


def living(work: Path) -> list[Row]:
    """The window over a million interactions."""
    found = run(sys.executable, "-m", "tests.bench.living", str(work / "home")).document
    pages = found["log_ms"]
    slowest = max(pages, key=pages.get)
    idle = f"longest stall of the UI thread while everyone is rescored ({found['idle_stall_ms']:.0f} ms idle)"
    return [
        (f"log until the page on screen shows it, p99 of the slowest ({slowest})", pages[slowest], "ms", "≤ 50 ms |"),
        (idle, found["rescoring_stall_ms"], "ms", "≤ 50 ms | ≤ 16 ms"),
        ("memory at rest, every page built", found["memory_mb"], "MB", "≤ 350 MB |"),
    ]


def staying(work: Path) -> list[Row]:
    """The program in the tray, of a process of its own."""
    found = run(sys.executable, "-m", "tests.bench.resident", str(work / "home")).document
    print(f"woken in the tray: {found['woken']}")
    return [
        ("idle in the tray, of a core", found["cpu_percent"], "%", "≤ 0.1 % |"),
        ("wakings in the tray", found["wakings_a_minute"], "a minute", "≤ 1 a minute |"),
        ("a second start with --quick-log, until it takes keys", found["quick_log_ms"], "ms", "≤ 150 ms |"),
    ]


def scrolling() -> list[Row]:
    """The timeline's own figures, in a process of its own."""
    found = run(sys.executable, "-m", "tests.bench.timeline").document
    changes = found["change_p99_ms"]
    editing = changes.pop("edit")
    worst = max(changes.values())
    return [
        ("timeline of 100,000 items, open", found["open_ms"], "ms", "≤ 100 ms |"),
        ("insert, change, expand or delete of one row, p99 of the slowest", worst, "ms", "≤ 16 ms |"),
        ("opening the editor of one row, its fields made, p99", editing, "ms", "|"),
        ("a scroll frame, p99", found["scroll_p99_ms"], "ms", "≤ 16 ms |"),
    ]


main()

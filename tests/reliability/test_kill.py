"""kill -9 at random moments: nothing acknowledged is lost, imports are whole batches, no half file has a final name."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from tests.reliability import kill_acts, kill_telling
from tests.reliability.amount import seeded, times
from tests.reliability.world import World
from tests.store.fabricate import row

from closeknit.domain.person import PeopleQuery
from closeknit.store import backup
from closeknit.store.safecopy import verify_file

KINDS = ("import", "edit", "undo", "backup", "restore")
BATCH = 40
pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")


def prepare(home: Path) -> None:
    """Make a home with people, edits and a backup."""
    world = World(home)
    world.import_cards([row(number, photo=number % 5 == 0) for number in range(300)])
    world.people.create("Edited 0", "edited@x.org")
    world.backups.make()
    world.close()


def run_child(home: Path, kind: str) -> None:
    """Do one kind of act again and again, telling each time it is acknowledged; ends by being killed."""
    if kind == "migration":
        kill_acts.migrate(home, say)
    if kind == "tell":
        kill_telling.tell(home, say)
    world = World(home)
    if kind in kill_acts.KINDS:
        say("ready")
        kill_acts.do(world, kind, say)
    person = world.people.find(PeopleQuery(text="edited@x.org")).ids[0]
    number = edited_number(world)
    say("ready")
    while True:
        number += 1
        if kind == "import":
            import_one(world, number)
        elif kind == "backup":
            world.backups.make()
            say(number)
        elif kind == "restore":
            world.backups.restore(world.backups.listed()[-1].path)
            say(number)
        else:
            world.editing.edit(person, "FN", f"Edited {number}")
            if kind == "undo":
                world.journal.undo()
                world.journal.redo()
            say(number)


def edited_number(world: World) -> int:
    name = world.people.rows(world.people.find(PeopleQuery(text="edited@x.org")).ids)[0].name
    return int(name.split()[1])


def nursery() -> None:
    """Fork a child for each line of standard input, and say when it has ended; forking saves a start of Python."""
    for line in sys.stdin:
        home, kind = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                run_child(Path(home), kind)
            finally:
                os._exit(1)
        say({"child": child})
        _, status = os.waitpid(child, 0)
        say({"ended": os.waitstatus_to_exitcode(status)})


def import_one(world: World, number: int) -> None:
    begun = world.imports.begin(None, f"Killed {number}", "file", "/k", ["k.vcf"])
    source = world.imports.add_source(begun.import_id, begun.book_id, "k.vcf", "/k", 0)
    for first in range(0, BATCH * 5, BATCH):
        rows = [row(1000 * number + first + n) for n in range(BATCH)]
        world.imports.add_cards(begun.import_id, begun.book_id, source, first, rows)
        say([begun.import_id, first + BATCH])
    world.imports.finish(begun.import_id, {}, {"new": BATCH * 5})


def say(value: object) -> None:
    os.write(1, json.dumps(value).encode() + b"\n")


class Nursery:
    """The process that forks the children to be killed."""

    def __init__(self) -> None:
        root = Path(__file__).parents[2]
        code = "from tests.reliability.test_kill import nursery; nursery()"
        path = os.pathsep.join((str(root), str(root / "desktop")))
        self._process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=root,
            env={**os.environ, "PYTHONPATH": path},
        )

    def kill_one(self, home: Path, kind: str, wait_s: float) -> list:
        """Run a child, kill it after a while, and return what it had acknowledged."""
        self._process.stdin.write(json.dumps([str(home), kind]).encode() + b"\n")
        self._process.stdin.flush()
        said: list = []
        child, is_ready = 0, False
        while True:
            value = json.loads(self._process.stdout.readline())
            if isinstance(value, dict) and "ended" in value:
                assert value["ended"] == -signal.SIGKILL
                return said
            if isinstance(value, dict) and "child" in value:
                child = value["child"]
            elif value != "ready":
                said.append(value)
                continue
            else:
                is_ready = True
            if child and is_ready:  # either may be told first
                time.sleep(wait_s)  # the moment of the kill is what is random here
                os.kill(child, signal.SIGKILL)

    def close(self) -> None:
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


def check_after(home: Path, kind: str, said: list) -> None:
    """Reopen as the next start would, and look."""
    world = World(home)
    assert world.backups.check().findings == ()
    if kind == "import":
        check_imports(world, said)
    elif kind in ("edit", "undo"):
        assert edited_number(world) >= (said[-1] if said else 0)
    for found in backup.listed(world.store.backups_folder):
        verify_file(found.path)
    if kind == "backup":
        assert len(world.backups.listed()) >= min(3, len(said))
    world.close()


def check_imports(world: World, said: list) -> None:
    acknowledged = dict(said)
    with world.store.reading() as connection:
        counts = dict(
            connection.execute("SELECT import_id, count(*) FROM card WHERE import_id > 1 GROUP BY 1").fetchall()
        )
    assert all(count % BATCH == 0 for count in counts.values())
    assert all(counts.get(import_id, 0) >= cards for import_id, cards in acknowledged.items())
    for left in world.imports.unfinished():
        world.imports.undo_running(left.import_id)
    world.purge_all()
    assert world.imports.unfinished() == []


def copied(home: Path, copy: Path) -> None:
    """Copy a home's database as it stands, its log too."""
    copy.mkdir(exist_ok=True)
    for path in copy.iterdir():
        path.unlink() if path.is_file() else shutil.rmtree(path)
    for path in home.iterdir():
        if path.is_file():
            shutil.copyfile(path, copy / path.name)


def test_killed_while_logging_swapping_joining_and_migrating_nothing_is_lost(tmp_path: Path):
    dice = seeded("kill -9 of relationships")
    nursery = Nursery()
    killed: Counter[str] = Counter()
    migrated = 0
    for number in range(times(100)):
        home, copy = tmp_path / f"home{number // 100}", tmp_path / "copy"  # a home grows with each kill
        if number % 100 == 0:
            prepare(home)
            world = World(home)
            kill_acts.prepare_seats(world)
            world.close()
        kind = kill_acts.KINDS[number % len(kill_acts.KINDS)]
        copied(home, copy)
        said = nursery.kill_one(home, kind, dice.uniform(0, 0.08))
        if kind == "migration":
            migrated += kill_acts.earlier_homes_are_whole(home)
        else:
            kill_acts.check(home, copy, kind, said)
        killed[kind] += 1
    nursery.close()
    assert all(count * 5 >= times(100) for count in killed.values())
    assert migrated >= times(20)
    print(f"killed {dict(killed)}, homes of earlier programs {migrated}")


def test_killed_between_claim_and_shown_each_thing_is_told_once(tmp_path: Path):
    dice = seeded("kill -9 of telling")
    nursery = Nursery()
    home = tmp_path / "home"
    kill_telling.prepare(home)
    waited = claims = 0
    for _ in range(times(20)):
        said = nursery.kill_one(home, "tell", dice.uniform(0, 0.08))
        waited += kill_telling.check(home, said)
        claims += sum("claimed" in one for one in said)
    nursery.close()
    print(f"{times(20)} kills, {claims} records acknowledged, {waited} claimed and not shown")


def test_killed_at_random_moments_nothing_acknowledged_is_lost(tmp_path: Path):
    dice = seeded("kill -9")
    nursery = Nursery()
    killed: Counter[str] = Counter()
    for number in range(times(100)):
        home = tmp_path / f"home{number // 100}"  # a home grows with each import that is killed
        if number % 100 == 0:
            prepare(home)
        kind = KINDS[number % len(KINDS)]
        said = nursery.kill_one(home, kind, dice.uniform(0, 0.06))
        check_after(home, kind, said)
        killed[kind] += 1
    nursery.close()
    assert all(count * len(KINDS) >= times(100) for count in killed.values())

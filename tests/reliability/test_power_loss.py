"""Power cut at any moment: what was acknowledged is there, whole, and nothing is half there (research R2)."""

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import apsw
from tests.reliability.amount import seeded, times
from tests.reliability.vfs import Op, RecordingVFS, after_power_loss
from tests.reliability.world import World
from tests.store.fabricate import row
from tests.store.state import hash_of, state_hash

from closeknit.domain.person import PeopleQuery
from closeknit.store.tx import Tx


class Recording(NamedTuple):
    """What reached the disk, the states in order, and for each the operation by which it was acknowledged."""

    ops: list[Op]
    hashes: list[str]
    acknowledged_at: list[int]


def record(folder: Path, synchronous: int) -> Recording:
    """Run every kind of change over a recording disk."""
    name = f"recording-{uuid.uuid4()}"
    vfs = RecordingVFS(name)
    world = World(folder, name, synchronous)
    listed = acts(world)
    hashes, acknowledged_at = [state_hash(world.store)], [len(vfs.ops)]
    for act in listed:
        act()
        hashes.append(state_hash(world.store))
        acknowledged_at.append(len(vfs.ops))
    ops = list(vfs.ops)
    world.close()
    return Recording(ops, hashes, acknowledged_at)


def acts(world: World) -> list[Callable[[], object]]:
    """List changes of every kind, each one transaction."""
    begun = world.imports.begin(None, "Book", "file", "/b.vcf", ["b.vcf"])
    source = world.imports.add_source(begun.import_id, begun.book_id, "b.vcf", "/b", 0)

    def batch(number: int) -> Callable[[], object]:
        rows = [row(number * 10 + n, photo=n == 3) for n in range(10)]
        return lambda: world.imports.add_cards(begun.import_id, begun.book_id, source, number * 10, rows)

    def first() -> int:
        return world.people.find(PeopleQuery()).ids[0]

    found: list[Callable[[], object]] = [batch(number) for number in range(8)]
    found.append(lambda: world.imports.finish(begun.import_id, {}, {"new": 80}))
    for number in range(12):
        found += [
            lambda number=number: world.people.create(f"Ana {number}", f"ana{number}@x.org"),
            lambda number=number: world.editing.edit(first(), "NOTE", f"note {number} " * 40),
            lambda: world.people.delete([first()]),
            lambda: world.joining.join(world.people.find(PeopleQuery()).ids[:2]),
            lambda: world.journal.undo(),
            lambda number=number: world.journal.redo() if number % 2 else world.journal.undo(),
        ]
        if number % 4 == 3:
            found.append(lambda: world.store.maintain(empty_log))
    return found


def empty_log(tx: Tx) -> object:
    return tx.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


class Losses(NamedTuple):
    """In how many of the crash states something was wrong."""

    lost: int
    torn: int
    corrupt: int


def crash(recording: Recording, folder: Path, count: int, name: str) -> Losses:
    """Cut the power at random moments and look at what a fresh SQLite finds."""
    dice = seeded(name)
    lost = torn = corrupt = 0
    for number in range(count):
        cut = dice.randint(recording.acknowledged_at[0], len(recording.ops))
        files = after_power_loss(recording.ops, cut, dice)
        found = state_after(files, folder / str(number % 8))
        acknowledged = max(n for n, at in enumerate(recording.acknowledged_at) if at <= cut)
        if found is None:
            corrupt += 1
        elif found not in recording.hashes:
            torn += 1
        else:
            # States may come again (undo), so any later state with the same hash will do.
            latest = max(n for n, state in enumerate(recording.hashes) if state == found)
            lost += latest < acknowledged
    return Losses(lost, torn, corrupt)


def state_after(files: dict[str, bytes], folder: Path) -> str | None:
    """Open what is left; None when it is damaged."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, data in files.items():
        if not name.endswith("-shm"):
            (folder / name).write_bytes(data)
    try:
        connection = apsw.Connection(str(folder / "closeknit.db"))
        try:
            if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                return None
            return hash_of(connection)
        finally:
            connection.close()
    except apsw.SQLError:
        return "no schema"
    except apsw.Error:
        return None


def test_no_power_cut_loses_what_was_acknowledged(tmp_path):
    recording = record(tmp_path / "home", synchronous=2)
    assert crash(recording, tmp_path, times(1000), "power loss") == Losses(0, 0, 0)


def test_the_same_harness_shows_losses_without_full_sync(tmp_path):
    recording = record(tmp_path / "home", synchronous=1)
    found = crash(recording, tmp_path, 150, "power loss, NORMAL")
    assert found.lost + found.torn > 10

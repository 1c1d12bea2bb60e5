"""A full or failing disk at every write: a clear problem, nothing half done, and the next save works (research R3)."""

import uuid
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path

import apsw
import pytest
from tests.reliability.vfs import FailingVFS
from tests.reliability.world import World
from tests.services.chosen import bring, exported, fill, people_of
from tests.store.fabricate import row
from tests.store.state import state_hash

from closeknit.domain.errors import OutsideProblem
from closeknit.domain.ids import EntryId, ReminderId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.person import PeopleQuery
from closeknit.domain.reminder.own import Reminder
from closeknit.domain.when import When
from closeknit.services.local_time import local_now

Act = Callable[[], object]


def imported(world: World) -> Act:
    begun = world.imports.begin(None, "Book", "file", "/b.vcf", ["b.vcf"])
    source = world.imports.add_source(begun.import_id, begun.book_id, "b.vcf", "/b", 0)
    rows = [row(number, photo=number == 3) for number in range(60)]
    return lambda: world.imports.add_cards(begun.import_id, begun.book_id, source, 0, rows)


def edited(world: World) -> Act:
    world.import_cards([row(number) for number in range(20)])
    person = world.people.find(PeopleQuery()).ids[0]
    return lambda: world.editing.edit(person, "NOTE", "a note that is long enough to need pages of its own " * 200)


def undone(world: World) -> Act:
    edited(world)()
    return lambda: world.journal.undo()


def backed_up(world: World) -> Act:
    world.import_cards([row(number) for number in range(60)])
    return lambda: world.backups.make()


def logged(world: World) -> Act:
    world.import_cards([row(number) for number in range(20)])
    people = tuple(world.people.find(PeopleQuery()).ids[:3])
    when = When(local_now(world.store.clock).date())
    note = "what was said, long enough to need pages of its own " * 200
    return lambda: world.entries.log(Interaction(EntryId(0), people, Channel.PHONE, when, note=note))


def claimed(world: World) -> Act:
    """Let thirty things be due at once, of which three come singly."""
    world.clock.step = 0
    now = local_now(world.store.clock)
    tomorrow = now.date() + timedelta(days=1)
    for number in range(30):
        text = f"no. {number} " + "of which there is much to say " * 20
        world.reminders.set(Reminder(ReminderId(0), text, tomorrow, time(12)))
    world.telling.claim()
    world.clock.now = round(datetime.combine(tomorrow, time(12), now.tzinfo).timestamp() * 1_000_000)
    return world.telling.claim


def told(world: World) -> tuple[int, int]:
    with world.store.reading() as connection:
        sql = "SELECT (SELECT count(*) FROM told), (SELECT count(*) FROM delivery)"
        return connection.execute(sql).fetchall()[0]


def test_a_claim_that_met_a_full_disk_told_nothing_and_then_tells_all_of_it_once(tmp_path: Path):
    name = f"failing-{uuid.uuid4()}"
    vfs = FailingVFS(name, apsw.FullError)
    world = World(tmp_path, name)
    act, failures = claimed(world), 0
    while True:
        vfs.fail_at(failures)
        problem = problem_of(act)
        vfs.fail_at(None)
        if problem is None:
            break
        assert problem.reason.kind == "disk_full"
        assert told(world) == (0, 0)
        failures += 1
    assert failures > 3
    assert told(world) == (30, 4)
    assert [len(delivery.told) for delivery in world.telling.standing()] == [1, 1, 1, 27]
    assert world.telling.claim() == []
    assert world.backups.check().findings == ()
    world.close()


def problem_of(act: Act) -> OutsideProblem | None:
    try:
        act()
    except OutsideProblem as problem:
        return problem
    return None


@pytest.mark.parametrize(
    ("error", "kind"), [(apsw.FullError, "disk_full"), (apsw.IOError, "disk_error")], ids=["full", "failing"]
)
@pytest.mark.parametrize("prepare", [imported, edited, undone, backed_up, logged])
def test_each_failing_write_is_said_and_leaves_nothing_half_done(
    tmp_path: Path, prepare: Callable[[World], Act], error: type[apsw.Error], kind: str
):
    name = f"failing-{uuid.uuid4()}"
    vfs = FailingVFS(name, error)
    world = World(tmp_path, name)
    act = prepare(world)
    before = state_hash(world.store)
    failures = 0
    while True:
        vfs.fail_at(failures)
        problem = problem_of(act)
        if problem is None:
            break
        assert problem.reason.kind == kind
        vfs.fail_at(None)
        assert state_hash(world.store) == before
        assert not [path for path in tmp_path.rglob("*") if path.name.endswith((".part", ".part-journal"))]
        failures += 1
    vfs.fail_at(None)
    assert failures > 3
    world.people.create("Saved when there was space again")
    assert world.people.find(PeopleQuery(text="space again")).total == 1
    assert world.backups.check().findings == ()
    world.close()


def test_a_selection_that_met_a_full_disk_is_taken_back_or_goes_on_when_it_is_read_again(tmp_path: Path):
    name = f"failing-{uuid.uuid4()}"
    home = World(tmp_path / "one", synchronous=0)
    fill(home)
    content = exported(home, home.people.find(PeopleQuery()).ids)
    home.close()
    vfs, failures, is_over = FailingVFS(name, apsw.FullError), 0, False
    while not is_over:
        world = World(tmp_path / f"two-{failures}", name)
        before = state_hash(world.store)
        vfs.fail_at(failures)
        problem = problem_of(lambda world=world: bring(world, content))
        vfs.fail_at(None)
        is_over = problem is None
        assert is_over or problem.reason.kind == "disk_full"
        world.restart()
        for left in world.imports.unfinished():
            world.imports.undo_running(left.import_id)
        assert is_over or state_hash(world.store) == before
        bring(world, content)
        assert len(world.entries.of_person(people_of(world)["ana"])) == 10
        assert world.backups.check().findings == ()
        world.close()
        failures += 1 if failures < 8 else 5  # it writes some two hundred times
    assert failures > 40


def test_a_backup_that_failed_leaves_no_file(tmp_path: Path):
    name = f"failing-{uuid.uuid4()}"
    vfs = FailingVFS(name, apsw.FullError)
    world = World(tmp_path, name)
    act = backed_up(world)
    vfs.fail_at(2)
    with pytest.raises(OutsideProblem):
        act()
    vfs.fail_at(None)
    assert world.backups.listed() == []
    world.close()

"""Backups are whole or absent, thinned by sequence, and restoring one can be undone."""

import random
from pathlib import Path

import apsw
import pytest
from tests.reliability.world import World
from tests.store.fabricate import row
from tests.store.state import state_hash

from closeknit.domain.errors import CloseknitError, OutsideProblem, UserError
from closeknit.domain.person import PeopleQuery
from closeknit.store import backup
from closeknit.store.safecopy import verify_file

DAY_US = 86_400_000_000


@pytest.fixture
def world(tmp_path: Path):
    world = World(tmp_path, synchronous=0)
    world.import_cards([row(number) for number in range(40)])
    yield world
    world.close()


def empty_backup(folder: Path, sequence: int, day: str, size: int = 10) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"closeknit-{sequence:06d}-{day}-daily.db"
    path.write_bytes(b"x" * size)
    return path


def test_a_backup_holds_what_was_there_and_nothing_beside_it_is_left(world: World):
    made = world.backups.make()
    assert (made.people, made.cards) == (40, 40)
    assert verify_file(made.path).cards == 40
    assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]


def test_a_backup_goes_where_it_is_asked_for_and_never_over_a_file(world: World, tmp_path: Path):
    target = tmp_path / "mine.db"
    assert world.backups.make(target).path == target
    with pytest.raises(UserError) as refused:
        world.backups.make(target)
    assert refused.value.reason.kind == "file_exists"


def test_there_is_one_automatic_backup_a_day_of_use(world: World):
    assert world.backups.make_daily() is not None
    assert world.backups.make_daily() is None
    world.clock.now += DAY_US
    assert world.backups.make_daily() is not None


def test_an_empty_home_needs_no_backup(tmp_path: Path):
    world = World(tmp_path / "empty")
    assert world.backups.make_daily() is None
    assert world.backups.make_before_first_import() is None
    world.people.create("Ana")
    assert world.backups.make_before_first_import() is not None
    world.close()


def test_a_damaged_copy_never_gets_the_final_name(world: World, monkeypatch: pytest.MonkeyPatch):
    def refuse(path: Path, expected: object = None) -> None:
        raise OutsideProblem("copy_damaged", file=path.name)

    monkeypatch.setattr("closeknit.store.safecopy.verify_file", refuse)
    with pytest.raises(OutsideProblem):
        world.backups.make()
    assert list(world.store.backups_folder.iterdir()) == []


def test_thinning_keeps_the_newest_three_then_days_weeks_and_months(tmp_path: Path):
    days = [f"2026-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 29)]
    for sequence, day in enumerate(days, 1):
        empty_backup(tmp_path / "b", sequence, day)
    backup.thin(tmp_path / "b", 1 << 40)
    left = [name.day for name in backup.listed(tmp_path / "b")]
    assert left[:10] == [f"2026-12-{day:02d}" for day in range(28, 18, -1)]
    assert 12 <= len(left) <= 3 + 7 + 4 + 12
    assert {day[:7] for day in left} == {f"2026-{month:02d}" for month in range(1, 13)}


def test_a_clock_gone_wrong_prunes_no_newer_backup(tmp_path: Path):
    for sequence, day in enumerate(["2099-01-01"] + [f"2026-05-{n:02d}" for n in range(1, 20)] + ["1970-01-01"] * 3, 1):
        empty_backup(tmp_path / "b", sequence, day)
    backup.thin(tmp_path / "b", 1 << 40)
    left = {name.sequence for name in backup.listed(tmp_path / "b")}
    assert {23, 22, 21} <= left
    assert {20, 19, 18, 17, 16, 15} <= left


def test_thinning_by_size_keeps_the_newest_that_can_be_read_and_those_undo_rests_on(world: World):
    whole = world.backups.make().path
    folder = world.store.backups_folder
    needed = empty_backup(folder, 50, "2026-06-01")
    others = [empty_backup(folder, 60 + number, f"2026-07-{number + 1:02d}") for number in range(5)]
    backup.thin(folder, 0, frozenset({needed.name}))
    assert whole.exists()
    assert needed.exists()
    assert not any(path.exists() for path in others)


def test_a_restore_brings_back_what_the_backup_held_and_undo_what_was_there(world: World):
    held = state_hash(world.store)
    made = world.backups.make().path
    world.people.create("After The Backup")
    after = state_hash(world.store)
    fact = world.backups.restore(made)
    assert state_hash(world.store) == held
    assert fact.kept.exists()
    world.journal.undo()
    assert state_hash(world.store) == after
    assert world.people.find(PeopleQuery(text="after the")).total == 1
    world.journal.redo()
    assert state_hash(world.store) == held
    world.journal.undo()
    world.journal.undo()
    assert world.people.find(PeopleQuery(text="after the")).total == 0
    assert not list(world.folder.glob("*.part*"))


def test_a_stale_log_never_brings_old_data_back(world: World):
    made = world.backups.make().path
    for number in range(20):
        world.people.create(f"Old {number}")
    world.backups.restore(made)
    world.restart()
    assert world.people.find(PeopleQuery(text="old")).total == 0
    assert world.backups.check().findings == ()


def test_a_restore_is_refused_while_another_program_has_the_file_open(world: World):
    made = world.backups.make().path
    before = state_hash(world.store)
    other = apsw.Connection(str(world.folder / "closeknit.db"))
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM person").fetchall()
    with pytest.raises(OutsideProblem) as refused:
        world.backups.restore(made)
    assert refused.value.reason.kind == "database_busy"
    other.close()
    assert state_hash(world.store) == before
    world.backups.restore(made)


@pytest.mark.parametrize(
    "spoil",
    [
        "CREATE TRIGGER evil AFTER INSERT ON person BEGIN DELETE FROM card; END",
        "CREATE VIEW evil AS SELECT 1",
        "PRAGMA application_id = 7",
        "PRAGMA user_version = 999",
        "DROP INDEX person_by_name",
    ],
)
def test_a_file_that_isnt_exactly_ours_is_refused_and_nothing_changes(world: World, spoil: str):
    made = world.backups.make().path
    other = apsw.Connection(str(made))
    other.execute(spoil)
    other.close()
    before = state_hash(world.store)
    with pytest.raises(UserError) as refused:
        world.backups.restore(made)
    assert refused.value.reason.kind in ("foreign_database", "database_newer")
    assert state_hash(world.store) == before


def test_a_damaged_or_cut_file_is_refused_and_nothing_changes(world: World, tmp_path: Path):
    made = world.backups.make().path
    before = state_hash(world.store)
    data = made.read_bytes()
    for number, spoiled in enumerate(
        [b"", data[:5000], data[:-4096], b"x" * 5000, data[:8192] + b"\0" * 4096 + data[12288:]]
    ):
        path = tmp_path / f"spoiled-{number}.db"
        path.write_bytes(spoiled)
        with pytest.raises(CloseknitError):
            world.backups.restore(path)
        assert state_hash(world.store) == before


def test_a_backup_that_is_gone_is_said(world: World):
    with pytest.raises(UserError) as refused:
        world.backups.restore(world.folder / "absent.db")
    assert refused.value.reason.kind == "backup_gone"


def test_check_notices_a_flipped_bit_in_any_card(world: World):
    dice = random.Random(5)
    world.store.maintain(lambda tx: tx.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
    path = world.folder / "closeknit.db"
    world.close()
    data = path.read_bytes()
    raws = [row(number).raw for number in range(40)]
    for _ in range(25):
        raw = dice.choice(raws)
        at = data.index(raw) + dice.randrange(len(raw))
        damaged = bytearray(data)
        damaged[at] ^= 1 << dice.randrange(8)
        path.write_bytes(bytes(damaged))
        world.open()
        kinds = {finding.kind for finding in world.backups.check().findings}
        world.close()
        assert "check_card_damaged" in kinds
    path.write_bytes(data)
    world.open()


def test_check_finds_nothing_in_a_whole_database(world: World):
    report = world.backups.check()
    assert report.findings == ()
    assert (report.people, report.cards) == (40, 40)
    assert report.pages > 10

"""A home made by an earlier program opens with all that it had, or not at all and unharmed (tests/data/homes)."""

import gzip
import uuid
from pathlib import Path

import apsw
import pytest
from tests.reliability.vfs import FailingVFS
from tests.reliability.world import World
from tests.store.earlier import EVERY, FOLDER, Earlier, damaged, root_page, rows_of
from tests.store.state import hash_of

from closeknit.domain.errors import OutsideProblem
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Interaction
from closeknit.domain.person import PeopleQuery
from closeknit.domain.seat import Bond
from closeknit.domain.weights import DEFAULTS, Scoring
from closeknit.services.relationships import Relationships
from closeknit.store.connect import open_read_only
from closeknit.store.database import DAMAGED
from closeknit.store.migrate import migrations

HOMES = sorted(FOLDER.glob("v*.db.gz"))


@pytest.fixture(params=HOMES, ids=lambda path: path.name[:2])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    (tmp_path / "closeknit.db").write_bytes(gzip.decompress(request.param.read_bytes()))
    return tmp_path


@pytest.fixture(params=EVERY, ids=lambda earlier: earlier.title)
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> Earlier:
    (tmp_path / "closeknit.db").write_bytes(request.param.content(tmp_path))
    return request.param


def seen(folder: Path) -> tuple[str, dict[str, int]]:
    """Hash what is there, and count the rows, as the earlier program would."""
    connection = open_read_only(folder / "closeknit.db")
    tables = ("step", "change", "import", "book", "source", "person", "card", "card_text", "item", "problem")
    counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0] for table in tables}
    found = hash_of(connection, of_cards_only=True)
    connection.close()
    return found, counts


def test_what_was_said_of_people_before_catch_up_is_there_and_its_steps_still_work(tmp_path: Path) -> None:
    (tmp_path / "closeknit.db").write_bytes(gzip.decompress((FOLDER / "relationship-v2.db.gz").read_bytes()))
    world = World(tmp_path)
    ana, bo, cy, di = (PersonId(number) for number in range(1, 5))
    (met,) = world.entries.of_person(ana)
    assert isinstance(met, Interaction)
    assert (met.minutes, met.rating, met.note) == (60, 4, "fish")
    assert world.bonds.of(bo) == Bond(bo, is_archived=True)
    assert [known.row.id for known in world.catch_up.next(9)] == [cy, di]
    world.journal.redo()
    assert [known.row.id for known in world.catch_up.next(9)] == [di]
    for _step in range(4):
        world.journal.undo()
    assert [known.row.id for known in world.catch_up.next(9)] == [ana, bo, cy, di]
    for _step in range(4):
        world.journal.redo()
    cadence = world.bonds.of(cy).cadence
    assert cadence is not None
    assert cadence.ideal_days == 60
    assert world.backups.check().findings == ()
    world.close()


def test_figures_kept_before_weights_were_are_those_of_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "closeknit.db").write_bytes(gzip.decompress((FOLDER / "relationship-v5.db.gz").read_bytes()))
    world = World(tmp_path)
    ana, bo = PersonId(1), PersonId(2)
    assert world.weighing.now() == Scoring(DEFAULTS, is_on=True)
    found = Relationships(world.store)
    assert found.freshen() == 0, "what was kept is still of the weights in force"
    scored = found.scored([ana, bo])
    assert scored[ana].closeness == pytest.approx(34.287288699)
    assert scored[bo].closeness is None
    world.weighing.set({"recency": 60})
    assert found.freshen() == 2
    world.journal.undo()
    assert found.scored([ana])[ana].closeness == pytest.approx(34.287288699)
    assert world.backups.check().findings == ()
    world.close()


def opened(folder: Path, vfs: str) -> tuple[World | None, str]:
    """Open, or say what the problem was."""
    try:
        return World(folder, vfs), ""
    except OutsideProblem as problem:
        return None, problem.reason.kind


def test_an_earlier_home_opens_with_equal_hashes_and_counts(home: Path) -> None:
    before = seen(home)
    world = World(home)
    with world.store.reading() as connection:
        version = connection.execute("PRAGMA user_version").fetchall()[0][0]
    assert version == migrations()[-1][0]
    assert world.people.find(PeopleQuery(text="captain")).ids == (1,)
    assert world.backups.check().findings == ()
    assert len(world.backups.listed()) == 1, "a verified backup came first"
    world.close()
    assert seen(home) == before


def test_what_was_undone_and_done_there_can_be_redone_and_undone_here(home: Path) -> None:
    world = World(home)
    world.journal.redo()
    assert world.people.find(PeopleQuery(text="dora day")).total == 1
    kinds = [step.what.kind for step in world.journal.history()]
    assert kinds == ["created", "marked_me", "category_added", "deleted", "joined", "edited", "edited", "imported"]
    while world.journal.next_undo() is not None:
        world.journal.undo()
    assert world.people.find(PeopleQuery()).total == 0
    world.close()


def test_a_damaged_home_opens_with_all_that_can_be_read_and_keeps_every_byte(home: Path) -> None:
    path = home / "closeknit.db"
    data = damaged(path.read_bytes(), home)
    path.write_bytes(data)
    before = seen(home)
    world = World(home)
    assert world.people.find(PeopleQuery()).total == 4
    assert world.backups.check().findings
    world.close()
    assert seen(home) == before
    assert (home / "backups" / DAMAGED).read_bytes() == data
    assert world.store.backups_folder.is_dir()


def test_a_home_whose_cards_are_damaged_opens_without_the_index_over_them(home: Path) -> None:
    path = home / "closeknit.db"
    data, page = bytearray(path.read_bytes()), root_page(path, "card")
    data[4096 * (page - 1) + 3 : 4096 * (page - 1) + 5] = b"\xff\xff"
    path.write_bytes(data)
    world = World(home)
    with world.store.reading() as connection:
        assert connection.execute("PRAGMA user_version").fetchall() == [(migrations()[-1][0],)]
        assert not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'card_by_fullness'").fetchall()
    assert world.people.find(PeopleQuery()).total == 4
    assert (home / "backups" / DAMAGED).read_bytes() == bytes(data)
    world.close()


def test_every_row_of_every_table_is_as_it_was_also_of_a_damaged_home(earlier: Earlier, tmp_path: Path) -> None:
    path = tmp_path / "closeknit.db"
    before = rows_of(path)
    assert before["card"][1] >= 4
    world = World(tmp_path)
    assert bool(world.backups.check().findings) is earlier.is_damaged
    world.close()
    assert rows_of(path, before) == before


def test_a_full_disk_while_any_earlier_home_is_migrated_loses_no_row(earlier: Earlier, tmp_path: Path) -> None:
    path = tmp_path / "closeknit.db"
    before, data, failures, name = rows_of(path), path.read_bytes(), 0, f"failing-{uuid.uuid4()}"
    vfs = FailingVFS(name, apsw.FullError)
    while True:
        vfs.fail_at(failures)
        world, problem = opened(tmp_path, name)
        if world is not None:
            break
        assert problem == "disk_full"
        vfs.fail_at(None)
        assert rows_of(path, before) == before
        failures += 1
    vfs.fail_at(None)
    assert failures > 3
    assert bool(world.backups.check().findings) is earlier.is_damaged
    world.close()
    assert rows_of(path, before) == before
    assert not earlier.is_damaged or (tmp_path / "backups" / DAMAGED).read_bytes() == data


def test_the_days_of_cards_that_an_earlier_program_read_are_found_and_told(tmp_path: Path) -> None:
    (tmp_path / "closeknit.db").write_bytes(gzip.decompress((FOLDER / "relationship-v6.db.gz").read_bytes()))
    before = rows_of(tmp_path / "closeknit.db")
    world = World(tmp_path)
    while world.telling.date_some():
        pass
    assert not world.telling.date_some()
    with world.store.reading() as connection:
        sql = "SELECT c.person_id, i.label, i.normal FROM item i JOIN card c ON c.id = i.card_id WHERE i.field = 'date'"
        found = connection.execute(f"{sql} ORDER BY 1, i.seq").fetchall()
        rhythms = connection.execute("SELECT id FROM rhythm ORDER BY id").fetchall()
    assert [(person, label.partition(".")[0], day) for person, label, day in found] == [
        (1, "birthday", "03-14"),
        (2, "birthday", "02-29"),
        (3, "birthday", "04-05"),
        (3, "anniversary", "06-12"),
        (3, "other", "07-01"),
        (4, "birthday", "11-30"),
    ]
    assert rhythms == [(1,), (2,), (3,), (4,)], "all that have a cadence"
    assert world.backups.check().findings == ()
    world.close()
    after = rows_of(tmp_path / "closeknit.db", before)
    assert {name: rows for name, rows in after.items() if name != "item"} == {
        name: rows for name, rows in before.items() if name != "item"
    }

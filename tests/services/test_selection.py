"""Some people with all that is known of them, out of one home and into another (decision 015)."""

from datetime import time, timedelta
from pathlib import Path

import pytest
from tests.clocks import TickingClock
from tests.reliability.world import World
from tests.services.chosen import NEW, bring, day, document, exported, fill, people_of, reminders_of, scored
from tests.services.reading_room import ReadingRoom, card
from tests.store.fabricate import make, row
from tests.store.state import state_hash

from closeknit.domain.entry import Note
from closeknit.domain.errors import UserError
from closeknit.domain.ids import ReminderId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.job import Cancelled
from closeknit.domain.person import PeopleQuery
from closeknit.domain.reminder.own import Every, Reminder
from closeknit.domain.seat import SEATS, LeaveReason
from closeknit.domain.seating import Taking
from closeknit.services.editing import Editing
from closeknit.services.events import ImportTakenBack
from closeknit.services.export_request import ExportRequest
from closeknit.services.exporting import Exporting
from closeknit.services.local_time import local_now
from closeknit.services.selection_import import SelectionJob
from closeknit.store.selection_form import missing_forms
from closeknit.store.selection_known import REMOVED

CIRCLE = ("ana", "bo", "cy")


@pytest.fixture
def other(tmp_path: Path):
    world = World(tmp_path / "other", synchronous=0)
    yield world
    world.close()


def chosen(world: World, names: tuple[str, ...] = CIRCLE) -> list[int]:
    who = people_of(world)
    return [who[name] for name in names]


def test_every_column_of_a_fact_has_a_form_in_the_file() -> None:
    assert missing_forms() == []


def test_a_selection_comes_back_equal_but_for_its_ids(world: World, other: World) -> None:
    fill(world)
    world.import_cards([row(number) for number in range(5)])
    content = exported(world, chosen(world))
    account = bring(other, content)
    assert (account.read, account.new, account.problems) == (4, 4, ())
    assert account.facts > 20
    assert exported(other, chosen(other)).replace(b'"book":"some"', b'"book":"Book 0"') == content
    assert other.backups.check().findings == ()


def test_closeness_and_rung_are_the_same_at_the_same_moment(world: World, other: World) -> None:
    fill(world)
    bring(other, exported(world, chosen(world)))
    now = local_now(world.store.clock)
    before = scored(world, chosen(world), now)
    assert scored(other, chosen(other), now) == before
    assert before[0].closeness is not None
    assert [one.rung for one in before] == [4, 1, 0]


def test_one_undo_takes_all_of_it_back_and_redo_brings_it_again(world: World, other: World) -> None:
    fill(world)
    other.import_cards([row(number) for number in range(5)])
    empty = state_hash(other.store)
    bring(other, exported(world, chosen(world)))
    full = state_hash(other.store)
    other.journal.undo()
    assert state_hash(other.store) == empty
    other.journal.redo()
    assert state_hash(other.store) == full
    other.restart()
    other.journal.undo()
    assert state_hash(other.store) == empty
    assert other.backups.check().findings == ()


@pytest.mark.parametrize("name", ["some.json", "moved.json"])
def test_the_second_import_brings_nothing_new(world: World, other: World, name: str) -> None:
    fill(world)
    other.import_cards([row(number) for number in range(5)])
    content = exported(world, chosen(world))
    bring(other, content)
    before = state_hash(other.store)
    again = bring(other, content, name)
    assert (again.new, again.changed, again.unchanged, again.facts, again.problems) == (0, 0, 4, 0, ())
    assert state_hash(other.store) == before


def test_it_changes_nothing_in_the_home_it_came_from(world: World) -> None:
    fill(world)
    for names in (CIRCLE, ("ana",), ("bo", "dora")):
        before = state_hash(world.store)
        again = bring(world, exported(world, chosen(world, names)), f"{len(names)}.json")
        assert (again.new, again.facts, again.problems) == (0, 0, ())
        assert state_hash(world.store) == before


def test_an_undone_import_comes_again_whole(world: World, other: World) -> None:
    fill(world)
    content = exported(world, chosen(world))
    facts = bring(other, content).facts
    other.journal.undo()
    assert bring(other, content).facts == facts
    assert other.people.find(PeopleQuery()).total == 3


def test_what_was_changed_here_stays_and_what_was_removed_stays_away(world: World, other: World) -> None:
    fill(world)
    content = exported(world, chosen(world))
    bring(other, content)
    bo = people_of(other)["bo"]
    note = next(entry for entry in other.entries.of_person(bo) if isinstance(entry, Note))
    letter, need = (entry for entry in other.entries.of_person(people_of(other)["cy"]) if not _is_plan(entry))
    other.entries.change(note.id, lambda before: Note(before.id, bo, "likes go", before.when))
    other.entries.remove(letter.id)
    before = state_hash(other.store)
    again = bring(other, content)
    assert again.facts == 0
    assert [problem.reason.kind for problem in again.problems] == ["selection_entry_differs"]
    assert state_hash(other.store) == before
    assert need


def _is_plan(entry: object) -> bool:
    return isinstance(entry, Interaction) and entry.is_plan


def test_what_was_removed_is_looked_up_from_the_people_on_and_not_in_the_whole_journal(world: World) -> None:
    with world.store.reading() as connection:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {REMOVED}", {"people": "[1]"}).fetchall()
    plan = [row[3] for row in rows if row[3].startswith(("SEARCH", "SCAN"))]
    assert plan[0] == "SEARCH p USING INDEX change_person (person_id=?)"
    assert "SEARCH c USING INDEX change_row (tbl=? AND row_id=?)" in plan
    assert not [line for line in plan if line.startswith("SCAN") and "json_each" not in line]


def test_a_later_export_brings_only_what_came_since(world: World, other: World) -> None:
    fill(world)
    bring(other, exported(world, chosen(world)))
    who = people_of(world)
    world.entries.log(Interaction(NEW, (who["ana"], who["cy"]), Channel.PHONE, day(world, 1), 15))
    world.bonds.progress(who["ana"], 60)
    world.editing.edit(who["bo"], "NOTE", "new here")
    later = bring(other, exported(world, chosen(world)))
    assert (later.new, later.changed, later.facts, later.problems) == (0, 1, 2, ())
    assert [one.raw for one in other.people.open(people_of(other)["bo"]).cards] == [
        one.raw for one in world.people.open(who["bo"]).cards
    ]


def test_a_second_later_export_changes_the_same_line_again(world: World, other: World) -> None:
    fill(world)
    bring(other, exported(world, chosen(world)))
    bo = people_of(world)["bo"]
    world.editing.edit(bo, "NOTE", "none")
    for was, text in (("none", "one"), ("one", "two")):
        world.editing.edit(bo, "NOTE", text, was)
        later = bring(other, exported(world, chosen(world)))
        assert (later.changed, later.problems) == (1, ())
    other.editing.edit(people_of(other)["bo"], "NOTE", "mine", "two")
    world.editing.edit(bo, "NOTE", "three", "two")
    account = bring(other, exported(world, chosen(world)))
    assert [problem.reason.kind for problem in account.problems] == ["both_changed"]
    assert b"NOTE:mine" in other.people.open(people_of(other)["bo"]).cards[0].raw


def test_what_was_edited_before_an_export_outlives_it_and_the_book_read_again(tmp_path: Path) -> None:
    room = ReadingRoom(tmp_path)
    source = room.file(card("Doe Jo", "TEL:1", "NOTE:a", "URL:x", uid="1"))
    room.read(source)
    (jo,) = room.people().values()
    editing, some = Editing(room.store, room.facts.append), room.folder / "some.json"
    editing.edit(jo, "TEL", "2", "1")
    Exporting(room.store).export(ExportRequest(some, format="json", persons=(jo,)), lambda _progress: None)
    editing.edit(jo, "NOTE", "b", "a")
    account = room.read(some)
    assert (account.chosen_because, account.problems, account.facts) == ("content", (), 0)
    assert room.read(source).changed == 0
    assert b"TEL:2\r\nNOTE:b\r\n" in room.bytes_of("book")
    source.write_bytes(card("Doe Jo", "TEL:1", "NOTE:a", "URL:y", uid="1"))
    room.read(source)
    assert b"TEL:2\r\nNOTE:b\r\nURL:y\r\n" in room.bytes_of("book")
    room.close()


def test_an_export_is_read_alone(tmp_path: Path) -> None:
    room = ReadingRoom(tmp_path)
    room.read(room.file(card("Doe Jo")))
    some = room.folder / "some.json"
    Exporting(room.store).export(ExportRequest(some, format="json"), lambda _progress: None)
    with pytest.raises(UserError, match="export_alone"):
        room.read(room.file(card("Roe Al"), "b.vcf"), some)
    assert room.names() == ["Jo Doe"]
    room.close()


def test_who_is_not_chosen_is_kept_by_name_in_the_words(world: World, other: World) -> None:
    fill(world)
    content = document(world, chosen(world, ("ana",)))
    assert next(entry["others"] for entry in content["entries"] if "others" in entry) == ["bo Lind"]
    bring(other, content)
    (ana,) = other.people.find(PeopleQuery()).ids
    notes = [entry.note for entry in other.entries.of_person(ana) if isinstance(entry, Interaction)]
    assert notes.count("fish\nand “chips”\n+ bo Lind") == 3
    assert "a plan\n+ cy Lind" in notes
    assert [entry.text for entry in other.entries.of_person(ana) if isinstance(entry, Note)] == ["knows: bo Lind"]
    before = state_hash(other.store)
    assert bring(other, content).facts == 0
    assert state_hash(other.store) == before


def test_with_all_seats_taken_a_seat_is_kept_as_one_that_was_left(world: World, other: World) -> None:
    fill(world)
    other.import_cards([row(number) for number in range(SEATS)])
    for person in other.people.find(PeopleQuery()).ids:
        other.seats.take(person, Taking("why", is_stay_close=True))
    account = bring(other, exported(world, chosen(world)))
    assert [problem.reason.kind for problem in account.problems] == ["selection_seats_full"]
    assert len(other.seats.sitting()) == SEATS
    (seat,) = other.seats.of(people_of(other)["ana"])
    assert (seat.why, seat.reason) == ("we build boats", LeaveReason.PAUSED)
    assert bring(other, exported(world, chosen(world))).facts == 0


def test_who_sits_here_already_keeps_seat_aim_and_rhythm(world: World, other: World) -> None:
    fill(world)
    other.import_cards([make("ana", "Lind", ["ana@x.org"], uid="uid-ana")])
    (ana,) = other.people.find(PeopleQuery()).ids
    other.seats.take(ana, Taking("as it is", "a house", "a garden", cadence_days=90))
    account = bring(other, exported(world, chosen(world, ("ana",))))
    assert (account.new, account.chosen_because) == (1, "content")
    kinds = {problem.reason.kind for problem in account.problems}
    assert kinds == {"selection_seat_two", "selection_objective_two", "selection_bond_differs"}
    reasons = {seat.why: seat.reason for seat in other.seats.of(ana)}
    assert reasons == {"as it is": None, "we build boats": LeaveReason.MISTAKEN}
    assert [(one.mine, one.closed is None) for one in other.bonds.objectives(ana)] == [
        ("a house", True),
        ("a berth", False),
    ]
    cadence = other.bonds.of(ana).cadence
    assert cadence is not None
    assert cadence.ideal_days == 90
    assert len(other.people.open(ana).cards) == 2, "her second card came to her"
    other.journal.undo()
    assert len(other.people.open(ana).cards) == 1


def test_of_who_is_in_the_trash_nothing_is_brought_until_they_are_back(world: World, other: World) -> None:
    fill(world)
    content = exported(world, chosen(world))
    bring(other, content)
    bo = people_of(other)["bo"]
    other.journal.undo()
    other.journal.redo()
    other.people.delete([bo])
    world.entries.note(Note(NEW, people_of(world)["bo"], "later", day(world, 0)))
    later = exported(world, chosen(world))
    account = bring(other, later)
    assert [problem.reason.kind for problem in account.problems] == ["selection_person_in_trash"]
    assert account.facts == 0
    assert other.people.find(PeopleQuery()).total == 2
    other.people.restore([bo])
    assert bring(other, later).facts == 1


def test_cards_in_another_book_are_the_same_people_unless_a_book_is_named(world: World, other: World) -> None:
    fill(world)
    content = exported(world, chosen(world))
    for name in ("ana", "bo", "cy", "dora"):
        other.import_cards([make(name, "Lind", [f"{name}@x.org"], uid=f"uid-{name}")])
    account = bring(other, content)
    assert (account.new, account.chosen_because) == (1, "new")
    assert other.people.find(PeopleQuery()).total == 4
    named = bring(other, content, book="Apart")
    assert named.new == 4
    assert other.people.find(PeopleQuery()).total == 7


def test_an_earlier_selection_of_cards_only_is_read(world: World, other: World) -> None:
    fill(world)
    people = document(world, chosen(world))["people"]
    earlier = [{"name": one["name"], "cards": one["cards"]} for one in people]
    account = bring(other, {"format": "closeknit selection", "version": 4, "people": earlier})
    assert (account.new, account.facts) == (4, 0)
    assert len(other.people.open(people_of(other)["ana"]).cards) == 2


def test_delete_for_good_after_it_leaves_no_word_and_undo_says_so(world: World, other: World) -> None:
    fill(world)
    bring(other, exported(world, chosen(world)))
    other.people.delete_for_good([people_of(other)["ana"]])
    data = (other.folder / "closeknit.db").read_bytes()
    assert b"freight" not in data
    assert b"ana@work.org" not in data
    assert b"freight" in (world.folder / "closeknit.db").read_bytes() + _log_of(world)
    assert other.journal.next_undo() is None
    assert other.backups.check().findings == ()


def _log_of(world: World) -> bytes:
    return (world.folder / "closeknit.db-wal").read_bytes()


def test_cancelled_midway_it_leaves_nothing(world: World, other: World) -> None:
    fill(world)
    path = other.folder / "some.json"
    path.write_bytes(exported(world, chosen(world)))
    other.people.create("Here Already")
    before = state_hash(other.store)
    job = SelectionJob(other.store, other.books, other.facts.append, path, None, False)
    asked = []

    class Stopping(TickingClock):
        def now_us(self) -> int:
            with other.store.reading() as connection:
                cards = connection.execute("SELECT count(*) FROM card").fetchall()[0][0]
            if cards == 5:
                job.cancel()
            asked.append(cards)
            return super().now_us()

    other.store.clock = Stopping()
    with pytest.raises(Cancelled):
        job.run(lambda _progress: None)
    assert 5 in asked, "its cards had come in"
    assert state_hash(other.store) == before
    assert other.imports.unfinished() == []
    assert isinstance(other.facts[-1], ImportTakenBack)


def test_a_dry_run_says_what_would_come_and_changes_nothing(world: World, other: World) -> None:
    fill(world)
    path = other.folder / "some.json"
    path.write_bytes(exported(world, chosen(world)))
    before = state_hash(other.store)
    account = SelectionJob(other.store, other.books, other.facts.append, path, None, True).run(lambda _progress: None)
    assert (account.read, account.new, account.is_dry, account.step) == (4, 4, True, None)
    assert state_hash(other.store) == before


def test_nothing_is_said_of_the_user_in_a_home_where_the_person_is_me(world: World, other: World) -> None:
    fill(world)
    other.import_cards([make("ana", "Lind", ["ana@x.org"], uid="uid-ana")])
    (ana,) = other.people.find(PeopleQuery()).ids
    other.people.mark_me(ana, True)
    account = bring(other, exported(world, chosen(world)))
    assert [problem.reason.kind for problem in account.problems] == ["selection_person_is_me"]
    assert other.entries.of_person(ana) == []
    shared = [entry for entry in other.entries.of_person(people_of(other)["bo"]) if isinstance(entry, Interaction)]
    assert [entry.note for entry in shared if entry.rating] == ["fish\nand “chips”\n+ ana Lind"] * 3


def test_two_objectives_of_one_day_and_the_same_words_are_two(world: World, other: World) -> None:
    fill(world)
    (ana,) = chosen(world, ("ana",))
    for _again in range(2):
        world.bonds.set_objective(ana, "a quay", "a crew")
    content = exported(world, [ana])
    bring(other, content)
    (there,) = chosen(other, ("ana",))
    assert [one.mine for one in other.bonds.objectives(there)].count("a quay") == 2
    assert bring(other, content).facts == 0


def test_own_reminders_that_still_come_go_along_once_and_those_removed_stay_away(world: World, other: World) -> None:
    person = world.people.create("Ana Ek").person
    today = local_now(world.store.clock).date()
    for ahead, every in ((3, None), (1, Every.WEEK), (2, Every.DAY)):
        reminder = Reminder(ReminderId(0), f"in {ahead}", today + timedelta(days=ahead), time(9), every, person)
        world.reminders.set(reminder)
    world.clock.now += 10 * 86_400_000_000
    other.clock.now = world.clock.now
    content = exported(world, [person])
    before = state_hash(other.store)
    bring(other, content)
    found = reminders_of(other)
    assert [(one.text, one.over is not None) for one in found] == [("in 1", True), ("in 2", True)], "what is past isn't"
    after = state_hash(other.store)
    other.journal.undo()
    assert state_hash(other.store) == before
    other.journal.redo()
    assert state_hash(other.store) == after
    other.reminders.remove(found[0].id)
    bring(other, content, "again.json")
    assert [one.text for one in reminders_of(other)] == ["in 2"]

"""Everything goes out as JSON and comes back with ids, cards and journal."""

import io
import json
from datetime import time, timedelta
from pathlib import Path

import pytest
from tests.reliability.world import World
from tests.store.fabricate import row
from tests.store.state import hash_of, state_hash

from closeknit.domain.errors import CloseknitError
from closeknit.domain.ids import ReminderId
from closeknit.domain.person import PeopleQuery
from closeknit.domain.reminder.own import Reminder
from closeknit.services.local_time import local_now
from closeknit.store.images import FACTS
from closeknit.store.whole import _SINCE, read_everything, write_everything


@pytest.fixture
def world(tmp_path: Path):
    world = World(tmp_path / "one", synchronous=0)
    world.import_cards([row(number, photo=number == 4) for number in range(50)])
    person = world.people.find(PeopleQuery()).ids[3]
    world.editing.edit(person, "NOTE", "first\nsecond")
    world.joining.join(world.people.find(PeopleQuery()).ids[:3])
    world.bonds.set_cadence(person, 30)
    world.people.delete([person])
    world.journal.undo()
    yield world
    world.close()


@pytest.fixture
def other(tmp_path: Path):
    world = World(tmp_path / "two", synchronous=0)
    yield world
    world.close()


def test_everything_comes_back_with_ids_and_journal(world: World, other: World):
    stream = io.BytesIO()
    assert write_everything(world.store, stream) == 50
    assert read_everything(other.store, io.BytesIO(stream.getvalue())) == 50
    assert state_hash(other.store) == state_hash(world.store)
    assert other.journal.history() == world.journal.history()
    for verb in ("redo", "undo", "undo", "undo", "undo", "redo"):
        getattr(world.journal, verb)()
        getattr(other.journal, verb)()
        assert state_hash(other.store) == state_hash(world.store)
    assert other.people.create("New").person == world.people.create("New").person
    assert other.backups.check().findings == ()


def test_a_document_written_before_catch_up_comes_back(world: World, other: World):
    stream = io.BytesIO()
    write_everything(world.store, stream)
    document = json.loads(stream.getvalue())
    document["version"] = 2
    for person in document["person"]:
        del person["is_not_person"]
    for bond in document["bond"]:
        del bond["has_never_met"], bond["wants_no_rhythm"]
    assert document["bond"]
    read_everything(other.store, io.BytesIO(json.dumps(document).encode()))
    assert state_hash(other.store) == state_hash(world.store)
    document["version"] = 3
    with pytest.raises(CloseknitError) as refused:
        read_everything(World(world.folder / "three", synchronous=0).store, io.BytesIO(json.dumps(document).encode()))
    assert refused.value.reason.kind == "whole_unknown"


def test_a_home_with_people_is_left_as_it_is(world: World, other: World):
    stream = io.BytesIO()
    write_everything(world.store, stream)
    other.people.create("Somebody")
    before = state_hash(other.store)
    with pytest.raises(CloseknitError) as refused:
        read_everything(other.store, io.BytesIO(stream.getvalue()))
    assert refused.value.reason.kind == "home_not_empty"
    assert state_hash(other.store) == before


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (b"", "json_broken"),
        (b"[]", "whole_unknown"),
        (b"{", "json_broken"),
        (b'{"format": "closeknit everything", "version": 1}', "whole_unknown"),
        (b'{"format": "closeknit everything", "version": 99}', "whole_newer"),
        (b'{"format": "closeknit everything", "version": NaN}', "whole_unknown"),
        (b"[" * 100_000, "whole_unknown"),
    ],
)
def test_another_file_is_refused(other: World, text: bytes, kind: str):
    with pytest.raises(CloseknitError) as refused:
        read_everything(other.store, io.BytesIO(text))
    assert refused.value.reason.kind == kind


@pytest.mark.parametrize("value", [1 << 70, "\ud800", {}, [], True, 1.5, -(1 << 63) - 1])
@pytest.mark.parametrize(("table", "column"), [("person", "id"), ("card", "person_id"), ("step", "kind")])
def test_a_row_that_no_home_ever_had_is_refused(world: World, other: World, table: str, column: str, value: object):
    stream = io.BytesIO()
    write_everything(world.store, stream)
    document = json.loads(stream.getvalue())
    document[table][0][column] = value
    before = state_hash(other.store)
    with pytest.raises(CloseknitError) as refused:
        read_everything(other.store, io.BytesIO(json.dumps(document).encode()))
    assert refused.value.reason.kind in ("whole_unknown", "whole_damaged")
    assert state_hash(other.store) == before


def test_a_changed_card_is_noticed(world: World, other: World):
    stream = io.BytesIO()
    write_everything(world.store, stream)
    damaged = stream.getvalue().replace(b"second", b"sEcond")
    with pytest.raises(CloseknitError) as refused:
        read_everything(other.store, io.BytesIO(damaged))
    assert refused.value.reason.kind == "whole_damaged"
    assert other.people.find(PeopleQuery()).total == 0


def test_what_was_told_is_not_told_again_in_the_next_home_and_what_comes_is(world: World, other: World):
    for one in (world, other):
        one.clock.step = 0
    now = local_now(world.clock).replace(hour=12, minute=0, second=0, microsecond=0)
    for one in (world, other):
        one.clock.now = round(now.timestamp() * 1_000_000)
    person = world.people.find(PeopleQuery()).ids[3]
    for ahead in (1, 2):
        day = now.date() + timedelta(days=ahead)
        world.reminders.set(Reminder(ReminderId(0), f"on {day}", day, time(12), None, person))
    world.telling.claim()
    world.clock.now += 86_400_000_000
    (told,) = world.telling.claim()
    world.telling.shown(told.id, notice="0f:1.2/7")
    world.reminders.pause(now + timedelta(days=1, hours=1))
    stream = io.BytesIO()
    write_everything(world.store, stream)
    read_everything(other.store, io.BytesIO(stream.getvalue()))
    assert state_hash(other.store) == state_hash(world.store)
    other.clock.now = world.clock.now + 7_200_000_000
    assert other.telling.claim() == []
    assert [one.notice for one in other.telling.standing()] == [None], "it was another desktop's"
    other.clock.now = world.clock.now + 86_400_000_000
    assert [one.told[0].text for one in other.telling.claim()] == [f"on {day}"]


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_documents_of_all_earlier_versions_are_read(world: World, other: World, version: int):
    stream = io.BytesIO()
    write_everything(world.store, stream)
    document = json.loads(stream.getvalue())
    document["version"] = version
    for table, since in {**dict.fromkeys(FACTS, 2), **_SINCE}.items():
        if version < since:
            del document[table]
    if version < 3:
        for row_of in document["person"]:
            del row_of["is_not_person"]
        for bond in document.get("bond", ()):
            del bond["has_never_met"], bond["wants_no_rhythm"]
    assert read_everything(other.store, io.BytesIO(json.dumps(document).encode())) == 50
    assert hash_of_cards(other) == hash_of_cards(world)
    assert other.telling.claim() == []


def hash_of_cards(world: World) -> str:
    with world.store.reading() as connection:
        return hash_of(connection, of_cards_only=True)

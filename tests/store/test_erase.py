"""Delete for good leaves nothing of a person, nor of earlier versions, in the database, its log or its index (R26)."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import apsw
import pytest
from tests.reliability.world import World
from tests.store.fabricate import make, row, with_lines

from closeknit.domain.errors import UserError
from closeknit.domain.ids import PersonId, ReminderId, StepId
from closeknit.domain.person import PeopleQuery
from closeknit.domain.reminder.own import Every, Reminder
from closeknit.services.local_time import local_now

SECRETS = ("Zyxomara", "Quuxington", "wibblefrotz", "plughmeister", "4477001199", "Xyzzycorp", "snarkles")


@pytest.fixture
def world(tmp_path: Path):
    world = World(tmp_path)
    yield world
    world.close()


def bytes_on_disk(world: World) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(world.folder.iterdir()) if path.is_file())


def tokens(world: World) -> set[str]:
    """Read the words that the search index holds."""
    connection = apsw.Connection(str(world.folder / "closeknit.db"))
    connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'person_text', 'row')")
    found = {row[0] for row in connection.execute("SELECT term FROM words")}
    connection.close()
    return found


def with_secrets(world: World) -> int:
    """Import someone among others, then edit, so that earlier versions are in the journal and the index."""
    secret = make("Zyxomara", "Quuxington", ["wibblefrotz@x.org"], ["+46 4477001199"], "Xyzzycorp", ["snarkles"])
    world.import_cards([*(row(number) for number in range(200)), secret])
    person = world.people.find(PeopleQuery(text="zyxomara")).ids[0]
    world.editing.edit(person, "NOTE", "plughmeister " * 400)
    world.editing.edit(person, "NOTE", None)
    world.editing.edit(person, "EMAIL", "new@x.org", was="wibblefrotz@x.org")
    world.journal.undo()
    other = world.people.create("Zyxomara Quuxington", "wibblefrotz@x.org").person
    world.joining.join([person, other])
    world.people.delete([person])
    world.backups.make()
    return person


def test_no_byte_and_no_word_stays(world: World):
    person = with_secrets(world)
    before = bytes_on_disk(world).lower()
    assert all(secret.lower().encode() in before for secret in SECRETS)
    fact = world.people.delete_for_good([person])
    assert fact.is_swept
    after = bytes_on_disk(world).lower()
    assert [secret for secret in SECRETS if secret.lower().encode() in after] == []
    assert [word for word in tokens(world) if any(word.startswith(s.lower()[:6]) for s in SECRETS)] == []
    assert world.backups.check().findings == ()


def test_the_same_card_in_an_undone_import_goes_too(world: World):
    secret = make("Zyxomara", "Quuxington", ["wibblefrotz@x.org"])
    world.import_cards([row(1), secret])
    world.journal.undo()
    world.import_cards([row(1), secret])
    world.people.delete_for_good([world.people.find(PeopleQuery(text="zyxomara")).ids[0]])
    assert b"zyxomara" not in bytes_on_disk(world).lower()
    assert world.journal.tidy() is False


def test_the_backups_that_still_hold_the_person_are_named(world: World):
    person = with_secrets(world)
    made = world.backups.listed()[0].path
    assert world.people.delete_for_good([person]).backups == (str(made),)


def test_steps_that_touched_the_person_say_that_they_cant_be_undone(world: World):
    person = with_secrets(world)
    steps = [step.id for step in world.journal.history(person) if step.what.kind == "edited"]
    world.people.delete_for_good([person])
    for step in steps:
        with pytest.raises(UserError) as refused:
            world.journal.undo(StepId(step))
        assert refused.value.reason.kind in ("step_spoiled", "step_not_done")


def test_the_import_that_brought_the_person_can_still_be_undone(world: World):
    person = with_secrets(world)
    world.people.delete_for_good([person])
    assert world.people.find(PeopleQuery()).total == 200
    world.journal.undo()
    assert world.people.find(PeopleQuery()).total == 0


def with_reminders(world: World) -> PersonId:
    """Set, change, snooze, be done with and remove reminders of somebody, who was joined of two."""
    world.clock.step = 0
    now = local_now(world.clock)
    card = with_lines("Zyxomara Quuxington", "item1.X-ABDATE:1990-05-01", "item1.X-ABLABEL:snarkles")
    world.import_cards([row(1), card])
    person = world.people.find(PeopleQuery(text="zyxomara")).ids[0]
    double = world.people.create("Zyxomara Quuxington").person
    bo = world.people.create("Bo Ek").person
    tomorrow = now.date() + timedelta(days=1)
    for who, text in ((person, "plughmeister"), (double, "wibblefrotz"), (person, "xyzzycorp"), (person, "4477001199")):
        number = world.reminders.set(Reminder(ReminderId(0), f"ask about {text}", tomorrow, None, Every.WEEK, who))
        key = f"own:{number.reminder}"
        world.reminders.snooze(key, now + timedelta(days=2))
        world.reminders.change(number.reminder, lambda one, text=text: replace(one, text=f"about the {text}"))
        if text == "plughmeister":
            world.reminders.done(key)
        if text == "xyzzycorp":
            world.reminders.remove(number.reminder)
        if text == "4477001199":
            world.reminders.change(number.reminder, lambda one: replace(one, text="call", person=bo))
    world.clock.now += 9 * 86_400_000_000
    world.telling.claim()
    world.joining.join([person, double])
    world.backups.make()
    return person


def test_no_byte_of_a_reminder_stays(world: World):
    person = with_reminders(world)
    secrets = ("Zyxomara", "plughmeister", "wibblefrotz", "xyzzycorp", "4477001199", "snarkles")
    before = bytes_on_disk(world).lower()
    assert all(secret.lower().encode() in before for secret in secrets)
    world.people.delete([person])
    world.people.delete_for_good([person])
    after = bytes_on_disk(world).lower()
    assert [secret for secret in secrets if secret.lower().encode() in after] == []
    with world.store.reading() as connection:
        assert connection.execute("SELECT text FROM reminder").fetchall() == [("call",)]
    assert world.backups.check().findings == ()

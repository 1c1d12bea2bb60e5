"""What passed is logged, changed and removed; each step is taken back whole (product 3 and 6)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.reliability.world import World
from tests.services.refusal import refused
from tests.store.fabricate import make
from tests.store.state import state_hash

from closeknit.domain.entry import Entry, Note
from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.ids import EntryId
from closeknit.domain.interaction import Channel, Interaction, Marker, StartedBy
from closeknit.domain.promise import By, Commitment, Need, Offer
from closeknit.domain.when import When
from closeknit.phrases.say import say
from closeknit.services.local_time import local_now

NEW = EntryId(0)


@pytest.fixture
def world(tmp_path: Path):
    world = World(tmp_path, synchronous=0)
    world.import_cards([make("Ana", "Ek"), make("Bo", "Ek"), make("Cato", "Ek")])
    yield world
    world.close()


def today(world: World) -> date:
    return local_now(world.store.clock).date()


def lunch(world: World, *people: int, days_ago: int = 1, **more: object) -> Interaction:
    when = When(today(world) - timedelta(days=days_ago))
    return Interaction(NEW, people, Channel.IN_PERSON, when, **more)


def every_kind(world: World) -> list[Callable[[], object]]:
    day = When(today(world))
    return [
        lambda: world.entries.log(
            lunch(world, 1, 2, minutes=90, rating=4, markers=frozenset({Marker.NEED, Marker.HELP}), note="fish")
        ),
        lambda: world.entries.log(lunch(world, 1, days_ago=-9, place="the pier")),
        lambda: world.entries.record(Exchange(NEW, 1, Direction.GAVE, ExchangeKind.ADVICE, day, 3, 20, True, "", "x")),
        lambda: world.entries.need(Need(NEW, 1, "a freight contact", day)),
        lambda: world.entries.need(Need(NEW, None, "a workshop", day)),
        lambda: world.entries.offer(Offer(NEW, 2, "a boat", day)),
        lambda: world.entries.note(Note(NEW, 2, "likes chess", day)),
        lambda: world.entries.promise(Commitment(NEW, 1, By.ME, "send the notes", day.day, day.day)),
    ]


def test_every_kind_reads_back_as_it_was_said_and_is_undone_and_redone(world: World) -> None:
    hashes = [state_hash(world.store)]
    for act in every_kind(world):
        act()
        hashes.append(state_hash(world.store))
    assert len(set(hashes)) == len(hashes)
    kinds = [type(entry).__name__ for entry in world.entries.of_person(1)]
    assert kinds == ["Interaction", "Commitment", "Need", "Exchange", "Interaction"]
    logged = world.entries.of_person(1)[-1]
    assert isinstance(logged, Interaction)
    assert (logged.people, logged.minutes, logged.rating, logged.note) == ((1, 2), 90, 4, "fish")
    assert logged.markers == {Marker.NEED, Marker.HELP}
    assert [type(entry).__name__ for entry in world.entries.of_me()] == ["Need"]
    for wanted in reversed(hashes[:-1]):
        world.journal.undo()
        assert state_hash(world.store) == wanted
    for wanted in hashes[1:]:
        world.journal.redo()
        assert state_hash(world.store) == wanted


def test_what_came_of_a_meeting_is_one_step_with_it(world: World) -> None:
    day = When(today(world))
    outcomes: list[Entry] = [
        Exchange(NEW, 1, Direction.GAVE, ExchangeKind.INTRODUCTION, day, note="to Bo"),
        Exchange(NEW, 2, Direction.GAVE, ExchangeKind.INTRODUCTION, day),
        Need(NEW, 1, "a CFO", day),
        Commitment(NEW, 1, By.ME, "send the list", day.day, day.day),
    ]
    before = state_hash(world.store)
    fact = world.entries.log(lunch(world, 1), outcomes=outcomes)
    assert (fact.people, fact.others) == ((1,), (2,))
    assert [type(entry).__name__ for entry in world.entries.of_person(1)] == [
        *("Commitment", "Need", "Exchange", "Interaction"),
    ]
    assert len(world.entries.of_person(2)) == 1
    after = state_hash(world.store)
    world.journal.undo()
    assert state_hash(world.store) == before
    world.journal.redo()
    assert state_hash(world.store) == after


def test_several_without_a_meeting_are_one_step_too(world: World) -> None:
    day = When(today(world))
    before = state_hash(world.store)
    world.entries.add([Need(NEW, 1, "a CFO", day), Note(NEW, 1, "glad", day)])
    step = world.journal.history()[0]
    assert say(step.what.kind, step.what.params) == "Noted 2 things about Ana Ek"
    world.entries.add([Need(NEW, 1, "a boat", day), Need(NEW, 2, "a boat", day)])
    step = world.journal.history()[0]
    assert say(step.what.kind, step.what.params) == "Noted 2 things"
    world.journal.undo()
    world.journal.undo()
    assert state_hash(world.store) == before


def test_of_several_none_is_kept_where_one_is_refused(world: World) -> None:
    day = When(today(world))
    before = state_hash(world.store)
    refused(lambda: world.entries.log(lunch(world, 1), outcomes=[Need(NEW, 1, " ", day)]), "entry_needs_words")
    wrong = Exchange(NEW, 1, Direction.GAVE, ExchangeKind.HELP, day, 9)
    refused(lambda: world.entries.add([Need(NEW, 1, "a CFO", day), wrong]), "value_out_of_range")
    refused(lambda: world.entries.add([Need(NEW, 99, "a CFO", day)]), "person_gone")
    assert state_hash(world.store) == before


def test_every_step_has_its_sentence(world: World) -> None:
    for act in every_kind(world):
        act()
    world.entries.done(8)
    world.entries.met(4)
    world.entries.remove(7)
    told = [say(step.what.kind, step.what.params) for step in world.journal.history()]
    assert told == [
        "Removed an entry",
        "A need was met",
        "Kept a promise",
        "Promised Ana Ek something",
        "Wrote a note about Bo Ek",
        "Noted what Bo Ek can offer",
        "Noted what you need",
        "Noted what Ana Ek needs",
        "Gave Ana Ek something",
        "Planned a meeting with Ana Ek",
        "Logged a meeting with 2 people",
        "Imported 3 new cards into “Book 0”",
    ]
    assert [step.what.kind for step in world.journal.history(2)][:2] == ["entry_removed", "noted"]


def test_a_day_to_come_is_a_plan_until_it_is_said_to_have_happened(world: World) -> None:
    fact = world.entries.log(lunch(world, 1, days_ago=-3))
    assert fact.is_plan
    refused(lambda: world.entries.happened(fact.entry, True), "plan_is_to_come")
    world.entries.happened(fact.entry, today(world))
    entry = world.entries.one(fact.entry)
    assert isinstance(entry, Interaction)
    assert (entry.is_plan, entry.when.day) == (False, today(world))
    refused(lambda: world.entries.happened(fact.entry, True), "entry_is_no_plan")
    other = world.entries.log(lunch(world, 1, days_ago=-3))
    world.entries.happened(other.entry, False)
    refused(lambda: world.entries.one(other.entry), "entry_gone")


def test_a_promise_kept_with_what_is_logged_is_one_step_with_it(world: World) -> None:
    promise = world.entries.promise(Commitment(NEW, 1, By.ME, "send the notes", today(world), today(world))).entry
    before = state_hash(world.store)
    fact = world.entries.log(lunch(world, 1, 2), kept=promise)
    assert world.entries.one(promise).done == today(world)
    world.journal.undo(fact.step)
    assert state_hash(world.store) == before
    assert world.entries.one(promise).is_open
    world.entries.done(promise, date(2020, 1, 2))
    world.entries.log(lunch(world, 1), kept=promise)
    assert world.entries.one(promise).done == date(2020, 1, 2), "what was kept before stays as it was said"


def test_what_is_no_promise_cant_be_kept_and_nothing_is_logged(world: World) -> None:
    other = world.entries.log(lunch(world, 1)).entry
    before = state_hash(world.store)
    refused(lambda: world.entries.log(lunch(world, 1), kept=other), "entry_is_no_commitment")
    assert state_hash(world.store) == before


def test_an_entry_is_changed_also_in_whom_it_is_about(world: World) -> None:
    entry = world.entries.log(lunch(world, 1, 2)).entry
    before = state_hash(world.store)

    def with_cato(old: Entry) -> Entry:
        assert isinstance(old, Interaction)
        return replace(old, people=(2, 3), when=When(today(world) - timedelta(days=30)), started_by=StartedBy.BOTH)

    assert world.entries.change(entry, with_cato).people == (2, 3, 1)
    assert world.entries.of_person(1) == []
    changed = world.entries.of_person(3)[0]
    assert isinstance(changed, Interaction)
    assert changed.answered, "what both started was answered"
    refused(lambda: world.entries.change(entry, with_cato), "nothing_changed")
    world.journal.undo()
    assert state_hash(world.store) == before


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"people": ()}, "nobody_chosen"),
        ({"people": (9,)}, "person_gone"),
        ({"minutes": -1}, "minutes_out_of_range"),
        ({"rating": 6}, "rating_out_of_range"),
        ({"channel": Channel.MAIL, "minutes": 5}, "minutes_need_live"),
    ],
)
def test_what_cant_be_is_refused_and_changes_nothing(world: World, wrong: dict[str, object], kind: str) -> None:
    before = state_hash(world.store)
    refused(lambda: world.entries.log(replace(lunch(world, 1), **wrong)), kind)
    assert state_hash(world.store) == before


def test_the_user_is_nobody_to_log_with(world: World) -> None:
    world.people.mark_me(3, True)
    refused(lambda: world.entries.log(lunch(world, 3)), "entry_of_me")


def test_an_import_with_entries_on_its_people_is_not_undone_before_they_are(world: World) -> None:
    import_step = world.journal.history()[0].id
    world.entries.log(lunch(world, 2))
    refused(lambda: world.journal.undo(import_step), "step_has_later")
    world.journal.undo()
    world.journal.undo(import_step)


def test_an_older_edit_is_undone_alone_though_something_was_logged_since(world: World) -> None:
    step = world.editing.edit(1, "TITLE", "Diver").step
    world.entries.log(lunch(world, 1))
    world.journal.undo(step)
    assert world.people.rows([1])[0].title == ""
    assert len(world.entries.of_person(1)) == 1


def test_joining_people_joins_what_passed_with_them_once(world: World) -> None:
    world.entries.log(lunch(world, 1, 2))
    world.entries.log(lunch(world, 2, days_ago=5))
    world.bonds.set_cadence(2, 30)
    world.bonds.tie(1, 2, "knows")
    world.bonds.tie(2, 3, "works-with")
    world.bonds.join_community("Choir", [1, 2])
    world.bonds.set_objective(2, "a", "b")
    before = state_hash(world.store)
    world.joining.join([1, 2])
    assert [entry.people for entry in world.entries.of_person(1)] == [(1,), (1,)]
    assert world.bonds.of(1).cadence is not None
    assert [(tie.first, tie.second) for tie in world.bonds.ties(1)] == [(1, 3)]
    assert world.bonds.communities(1) == ["Choir"]
    assert world.bonds.objectives(1)[0].mine == "a"
    world.journal.undo()
    assert state_hash(world.store) == before


def test_delete_for_good_takes_every_word_of_the_entries(world: World) -> None:
    world.entries.log(lunch(world, 1, note="zebrafish"))
    entry = world.entries.note(Note(NEW, 1, "quokkaword", When(today(world)))).entry
    world.entries.change(entry, lambda old: replace(old, text="axolotlword"))
    world.entries.remove(entry)
    world.bonds.set_objective(1, "narwhalaim", "theirs")
    world.people.delete_for_good([1])
    data = b"".join(path.read_bytes() for path in world.folder.glob("closeknit.db*"))
    for word in (b"zebrafish", b"quokkaword", b"axolotlword", b"narwhalaim"):
        assert word not in data
    with world.store.reading() as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_what_is_kept_or_met_keeps_its_day_when_it_is_said_again(world: World) -> None:
    day = date(2020, 1, 1)
    promise = world.entries.promise(Commitment(NEW, 1, By.ME, "send the notes", day, day)).entry
    need = world.entries.need(Need(NEW, 1, "a CFO", When(day))).entry
    world.entries.done(promise, date(2020, 1, 2))
    world.entries.met(need, date(2020, 1, 3))
    refused(lambda: world.entries.done(promise), "nothing_changed")
    refused(lambda: world.entries.met(need), "nothing_changed")
    world.entries.done(promise, date(2020, 1, 4))
    assert world.entries.one(promise).done == date(2020, 1, 4)


def test_several_entries_go_in_one_step_and_one_undo_brings_all_back(world: World) -> None:
    for person in (1, 1, 2):
        world.entries.note(Note(NEW, person, "the ferry", When(date(2026, 3, 12))))
    before, steps = state_hash(world.store), len(world.journal.history())
    fact = world.entries.remove_all([EntryId(1), EntryId(3)])
    assert (fact.entries, fact.people) == ((1, 3), (1, 2))
    assert len(world.journal.history()) == steps + 1
    (step, *_older) = world.journal.history()
    assert say(step.what.kind, step.what.params) == "Removed 2 entries"
    world.journal.undo()
    assert state_hash(world.store) == before
    refused(lambda: world.entries.remove_all([EntryId(1), EntryId(99)]), "entry_gone")
    assert state_hash(world.store) == before

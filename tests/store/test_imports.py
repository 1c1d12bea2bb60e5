"""Imports come in whole batches, and go by a flip of their state."""

import os
from pathlib import Path

import pytest
from tests.reliability.world import World
from tests.store.fabricate import make, row
from tests.store.state import state_hash

from closeknit.domain.card import CardStatus
from closeknit.domain.errors import UserError
from closeknit.domain.ids import StepId
from closeknit.domain.person import PeopleQuery
from closeknit.domain.reason import Problem, Reason
from closeknit.services.import_run import books_that_hold
from closeknit.store.cards import Cards
from closeknit.store.imports import Imports, Tail
from closeknit.store.known import known_cards
from closeknit.store.purge import Purge


@pytest.fixture
def world(tmp_path: Path):
    world = World(tmp_path, synchronous=0)
    yield world
    world.close()


def total(world: World) -> int:
    return world.people.find(PeopleQuery()).total


def begin(world: World, book=None):
    begun = world.imports.begin(book, "Book", "file", "/b.vcf", ["b.vcf"])
    return begun, world.imports.add_source(begun.import_id, begun.book_id, "b.vcf", "/b", 0)


def kill(world: World) -> None:
    """Let the import's lock go as the end of its process would."""
    locks = world.imports._locks
    for handle in locks._held.values():
        os.close(handle)
    locks._held.clear()


def test_what_is_stored_is_what_was_read(world: World):
    rows = [row(number, photo=number == 2)._replace(before=b"junk\r\n" if number else b"") for number in range(5)]
    world.import_cards(rows)
    (source,) = Cards(world.store).sources(world.books.all()[0].id)
    spans = list(Cards(world.store).spans(source.id))
    assert [(span.before, span.raw) for span in spans] == [(one.before, one.raw) for one in rows]
    assert (source.line_end, source.tail) == ("\r\n", b"\r\n")


def test_an_unreadable_span_is_kept_and_is_nobody(world: World):
    rows = [make("Ana", "Lind"), make("Bo", "Ek")._replace(status=int(CardStatus.UNREADABLE), raw=b"?!", items=())]
    world.import_cards(rows)
    book = world.books.all()[0]
    assert (book.cards, book.people) == (2, 1)
    assert [one.raw for one in world.books.unreadable(book.id)] == [b"?!"]


def test_undo_of_an_import_hides_all_of_it_at_once_and_redo_brings_it_back(world: World):
    world.people.create("Ana Before")
    before = state_hash(world.store)
    world.import_cards([row(number) for number in range(100)])
    after = state_hash(world.store)
    world.journal.undo()
    assert state_hash(world.store) == before
    assert total(world) == 1
    assert [book.name for book in world.books.all()] == ["On this computer"]
    world.journal.redo()
    assert state_hash(world.store) == after


def test_cards_of_an_undone_import_count_as_not_there(world: World):
    world.import_cards([row(1)])
    book = world.books.all()[0].id
    scanned = [(row(1).digest, "", b"", 1)]
    known = known_cards(world.store, book)
    assert [one.digest for one in known] == [row(1).digest]
    assert books_that_hold(scanned, {book: known}) == [book]
    world.journal.undo()
    assert known_cards(world.store, book) == []
    assert books_that_hold(scanned, {book: known_cards(world.store, book)}) == []


def test_a_step_after_an_undone_import_makes_it_final_and_purging_it_changes_nothing_seen(world: World):
    world.import_cards([row(number) for number in range(30)])
    world.journal.undo()
    world.people.create("Ana After")
    with pytest.raises(UserError):
        world.journal.redo()
    before = state_hash(world.store)
    world.purge_all()
    assert state_hash(world.store) == before
    counts = [
        world.store.read().execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]
        for table in ("card", "card_text", "person", "person_text", "book", "source", "import")
    ]
    assert counts == [1, 1, 1, 1, 1, 1, 0]


def test_a_running_import_is_no_unfinished_one(world: World):
    begun, source = begin(world)
    world.imports.add_cards(begun.import_id, begun.book_id, source, 0, [row(1)])
    assert world.imports.unfinished() == []
    assert Imports(world.store).unfinished() == []  # as another process sees it


def test_a_killed_import_is_offered_and_can_be_taken_back(world: World):
    begun, source = begin(world)
    world.imports.add_cards(begun.import_id, begun.book_id, source, 0, [row(1), row(2)])
    kill(world)
    (left,) = world.imports.unfinished()
    assert (left.import_id, left.book_name, left.cards) == (begun.import_id, "Book", 2)
    world.imports.undo_running(begun.import_id)
    assert total(world) == 0
    assert world.imports.unfinished() == []
    assert not list(world.folder.glob("*.lock"))


def test_undo_takes_a_killed_import_back(world: World):
    world.people.create("Ana Before")
    begun, source = begin(world)
    world.imports.add_cards(begun.import_id, begun.book_id, source, 0, [row(1), row(2)])
    kill(world)
    world.journal.undo()
    assert total(world) == 1
    world.journal.redo()
    assert total(world) == 3


def test_importing_again_continues_a_killed_import(world: World):
    begun, source = begin(world)
    world.imports.add_cards(begun.import_id, begun.book_id, source, 0, [row(1)])
    kill(world)
    again, same = begin(world, begun.book_id)
    assert same == source
    assert [one.digest for one in known_cards(world.store, again.book_id)] == [row(1).digest]
    world.imports.finish(again.import_id, {}, {})
    assert world.imports.unfinished() == []


def test_a_cancelled_import_gives_changed_cards_back_too(world: World):
    world.import_cards([row(1), row(2)])
    before = state_hash(world.store)
    begun, source = begin(world, world.books.all()[0].id)
    world.imports.change_cards(begun.import_id, [(1, row(9), b"read")])
    world.imports.trash_cards(begun.import_id, [2])
    world.imports.add_cards(begun.import_id, begun.book_id, source, 5, [row(3)])
    world.imports.undo_running(begun.import_id)
    assert state_hash(world.store) == before
    assert world.journal.next_redo() is None


def test_purging_a_book_that_was_read_twice_leaves_nothing_of_it(world: World):
    world.import_cards([row(1), row(2)])
    world.import_again([row(3), row(4), row(5)], 0)
    world.journal.undo()
    world.journal.undo()
    world.people.create("Ana After")
    before = state_hash(world.store)
    purge = Purge(world.store, at_once=1)
    while purge.some():
        assert state_hash(world.store) == before
    assert [book.kind for book in world.books.all()] == ["local"]
    left = (
        world.store.read()
        .execute("SELECT (SELECT count(*) FROM source WHERE import_id IS NOT NULL), (SELECT count(*) FROM import)")
        .fetchall()
    )
    assert [tuple(one) for one in left] == [(0, 0)]


def test_someone_joined_while_an_import_ran_stays_when_it_is_cancelled(world: World):
    ana = world.people.create("Ana Here").person
    begun, source = begin(world)
    world.imports.add_cards(begun.import_id, begun.book_id, source, 0, [make("Ana", "There", ["a@x.org"])])
    there = world.people.find(PeopleQuery(text="there")).ids[0]
    world.joining.join([there, ana])
    world.imports.undo_running(begun.import_id)
    (only,) = world.people.find(PeopleQuery()).ids
    assert world.people.rows([only])[0].name == "Ana Here"
    world.purge_all()
    assert world.people.find(PeopleQuery()).ids == (only,)
    assert world.backups.check().findings == ()


def test_a_gone_card_goes_to_the_trash_and_its_person_only_when_nothing_else_is_left(world: World):
    world.import_cards([row(1), row(2), row(3)])
    world.joining.join([1, 2])
    begun, _source = begin(world, world.books.all()[0].id)
    world.imports.trash_cards(begun.import_id, [2, 3])
    world.imports.finish(begun.import_id, {}, {})
    assert world.people.find(PeopleQuery()).ids == (1,)
    assert [card.id for card in world.people.open(1).cards] == [1]
    assert world.people.find(PeopleQuery(trash=True)).ids == (3,)
    assert Cards(world.store).texts([2])[2].is_there is False


def test_an_older_import_is_undone_alone_only_if_nothing_rests_on_it(world: World):
    world.import_cards([row(1)])
    first = world.journal.next_undo().id
    world.import_cards([row(2)])
    second = world.journal.next_undo().id
    world.editing.edit(world.people.find(PeopleQuery(book=world.books.all()[1].id)).ids[0], "NOTE", "hello")
    with pytest.raises(UserError) as refused:
        world.journal.undo(second)
    assert refused.value.reason.kind == "step_has_later"
    assert refused.value.reason.params["later"] == world.journal.next_undo().id
    world.journal.undo(first)
    assert total(world) == 1


def test_an_import_into_a_book_keeps_the_import_that_made_it(world: World):
    world.import_cards([row(1)])
    first = world.journal.next_undo().id
    begun, _source = begin(world, world.books.all()[0].id)
    world.imports.finish(begun.import_id, {}, {})
    with pytest.raises(UserError):
        world.journal.undo(StepId(first))


def test_problems_and_tails_are_kept(world: World):
    begun, source = begin(world)
    world.imports.add_problems(begun.import_id, [Problem("b.vcf", 3, Reason("odd", {"n": 1}))])
    world.imports.finish(begun.import_id, {source: Tail("utf-16", "\n", b"\0end")}, {})
    (kept,) = Cards(world.store).sources(begun.book_id)
    assert (kept.encoding, kept.line_end, kept.tail) == ("utf-16", "\n", b"\0end")
    rows = world.store.read().execute("SELECT source, line, kind, params FROM problem").fetchall()
    assert rows == [("b.vcf", 3, "odd", '{"n": 1}')]


def test_moving_cards_writes_only_what_differs(world: World):
    world.import_cards([row(1), row(2)])
    before = state_hash(world.store)
    begun, source = begin(world, world.books.all()[0].id)
    world.imports.place_cards(begun.import_id, source, [(0, 1, b"", 1), (7, 2, b"\r\n\r\n", 40)])
    world.imports.finish(begun.import_id, {}, {})
    changed = world.store.read().execute("SELECT DISTINCT row_id FROM change WHERE tbl LIKE 'card%'").fetchall()
    assert changed == [(2,)]
    world.journal.undo()
    assert state_hash(world.store) == before


def test_undo_of_reading_again_restores_what_is_found_of_a_joined_card_in_the_trash(world: World):
    world.import_cards([make("Ana", "Lind", ["a@x.org"]), make("Bo", "Ek"), make("Ana", "Lind", ["a@x.org"])])
    world.joining.join_all(world.joining.doubles())
    world.import_again([], 0)
    before = state_hash(world.store)
    again = make("Ana", "Lind", [], ["+46 70 1"])
    world.import_again([again, again], 0)
    world.journal.undo()
    assert state_hash(world.store) == before

"""One content line is changed, added or removed; every other byte stays (product 6, `edit`)."""

from pathlib import Path

import pytest
from tests.reliability.world import World
from tests.services.refusal import refused
from tests.store.fabricate import make
from tests.store.state import state_hash

from closeknit.domain.person import PeopleQuery
from closeknit.store.cards import Cards


@pytest.fixture
def world(tmp_path: Path):
    world = World(tmp_path, synchronous=0)
    world.import_cards([make("Ana", "Ek", ["ana@x.org"], ["+46 1", "+46 2"], uid="u1", photo=True), make("Bo", "Ek")])
    yield world
    world.close()


def raw(world: World, card: int = 1) -> bytes:
    return Cards(world.store).texts([card])[card].raw


def differing(before: bytes, after: bytes) -> tuple[list[bytes], list[bytes]]:
    """Give the lines that only one of two texts has."""
    old, new = before.split(b"\r\n"), after.split(b"\r\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_a_line_is_changed_and_no_other_byte(world: World):
    before = raw(world)
    fact = world.editing.edit(1, "tel", "+46 99", was="+46 1")
    assert differing(before, raw(world)) == ([b"TEL;TYPE=CELL:+46 1"], [b"TEL;TYPE=CELL:+46 99"])
    assert (fact.person, fact.card, fact.name) == (1, 1, "TEL")
    assert world.people.rows([1])[0].phones == ("+46 99", "+46 2")
    assert world.people.find(PeopleQuery(text="4699")).ids == (1,)


def test_undo_brings_every_byte_back_and_redo_the_edit(world: World):
    before = state_hash(world.store)
    world.editing.edit(1, "tel", "+46 99", was="+46 1")
    after = state_hash(world.store)
    world.journal.undo()
    assert state_hash(world.store) == before
    world.journal.redo()
    assert state_hash(world.store) == after


def test_what_may_stand_once_is_changed_and_others_are_added(world: World):
    world.editing.edit(1, "FN", "Ana Ekström")
    world.editing.edit(1, "EMAIL", "second@x.org")
    world.editing.edit(1, "BDAY", "1980-01-02")
    world.editing.edit(1, "BDAY", "1980-01-03")
    row = world.people.rows([1])[0]
    assert (row.name, row.emails) == ("Ana Ekström", ("ana@x.org", "second@x.org"))
    assert raw(world).count(b"BDAY") == 1
    assert b"BDAY:1980-01-03" in raw(world)


def test_parts_are_given_by_semicolons(world: World):
    world.editing.edit(1, "N", "Ekström;Ana;;;")
    assert "N:Ekström;Ana;;;".encode() in raw(world)
    world.editing.edit(1, "ORG", "Acme, Inc.;Sales")
    assert world.people.rows([1])[0].organisation == "Acme, Inc."


def test_removing_needs_to_be_told_which_of_several(world: World):
    refused(lambda: world.editing.edit(1, "TEL", None), "several_lines")
    world.editing.edit(1, "TEL", None, was="+46 1")
    world.editing.edit(1, "TEL", None)
    assert world.people.rows([1])[0].phones == ()
    refused(lambda: world.editing.edit(1, "TEL", None), "no_such_line")
    refused(lambda: world.editing.edit(1, "EMAIL", None, was="other@x.org"), "was_not_found")


def test_edits_go_to_the_card_that_holds_the_property(world: World):
    world.joining.join([1, 2])
    world.editing.edit(1, "TEL", "+46 3")
    assert b"+46 3" in raw(world, 1)
    world.editing.add(1, "EMAIL", "b@x.org", card=2)
    assert b"b@x.org" in raw(world, 2)
    refused(lambda: world.editing.edit(1, "FN", "Who"), "several_lines")
    world.editing.edit(1, "FN", "Bosse Ek", card=2)
    assert b"FN:Bosse Ek" in raw(world, 2)
    refused(lambda: world.editing.edit(1, "FN", "Who", card=77), "card_gone")


@pytest.mark.parametrize("name", ["", "BEGIN", "end", "version", "A B", "É", "X:Y"])
def test_what_is_no_property_is_refused(world: World, name: str):
    refused(lambda: world.editing.edit(1, name, "x"), "not_a_property")


def test_the_window_changes_the_line_it_showed_or_asks_to_look_again(world: World):
    email = next(p for p in world.people.open(1).cards[0].view.properties if p.name == "EMAIL")
    world.editing.change(1, email.line, "ana@x.org", "new@x.org")
    assert world.people.rows([1])[0].emails == ("new@x.org",)
    refused(lambda: world.editing.change(1, email.line, "ana@x.org", "other@x.org"), "changed_meanwhile")
    refused(lambda: world.editing.remove(1, email.line, "ana@x.org"), "changed_meanwhile")
    world.editing.remove(1, email.line, "new@x.org")
    assert world.people.rows([1])[0].emails == ()


def test_saving_what_is_there_already_makes_no_step(world: World):
    steps = len(world.journal.history())
    refused(lambda: world.editing.edit(1, "FN", "Ana Ek"), "nothing_changed")
    assert len(world.journal.history()) == steps


def test_the_bytes_as_read_are_kept_until_the_card_says_them_again(world: World):
    before = raw(world)
    world.editing.edit(1, "FN", "Ana Other")
    world.editing.edit(1, "FN", "Ana Third")
    assert Cards(world.store).texts([1])[1].base == before
    assert world.people.open(1).cards[0].edited_at_us is not None
    world.editing.edit(1, "FN", "Ana Ek")
    assert Cards(world.store).texts([1])[1].base is None
    assert world.people.open(1).cards[0].edited_at_us is None


def test_an_edit_of_a_card_with_a_photo_keeps_no_second_photo_in_the_journal(world: World):
    world.editing.edit(1, "FN", "Ana Other")
    sizes = world.store.read().execute("SELECT max(length(before)), max(length(after)) FROM change").fetchall()
    assert len(raw(world)) > 8000
    assert max(sizes[0]) < 500
    before = state_hash(world.store)
    world.journal.undo()
    world.journal.redo()
    assert state_hash(world.store) == before


def test_a_photo_is_put_in_and_taken_out(world: World):
    picture = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
    world.editing.set_photo(2, picture)
    assert world.people.photo(2) == picture
    assert world.people.rows([2])[0].has_photo
    world.editing.set_photo(2, None)
    assert world.people.photo(2) is None
    assert not world.people.rows([2])[0].has_photo


def test_a_book_turned_to_utf8_can_hold_any_text_and_can_be_turned_back(tmp_path: Path):
    from closeknit.vcards.describe import describe
    from closeknit.vcards.split import Span

    world = World(tmp_path / "latin", synchronous=0)
    text = make("Björn", "Ek").raw.decode().encode("cp1252")
    world.import_cards([describe(Span(b"", text, 1, "card"), "cp1252")])
    before = state_hash(world.store)
    refused(lambda: world.editing.edit(1, "NOTE", "山田"), "needs_utf8")
    world.editing.turn_to_utf8(world.books.all()[0].id)
    world.editing.edit(1, "NOTE", "山田")
    assert "NOTE:山田".encode() in raw_of(world)
    assert "Björn".encode() in raw_of(world)
    world.journal.undo()
    world.journal.undo()
    assert state_hash(world.store) == before
    world.close()


def raw_of(world: World) -> bytes:
    return Cards(world.store).texts([1])[1].raw


def test_the_history_of_a_person_says_what_each_line_was(world: World):
    world.editing.edit(1, "TITLE", "Joiner")
    world.editing.edit(1, "TITLE", "Carpenter", was="Joiner")
    world.editing.set_photo(1, None)
    world.editing.edit(1, "EMAIL", None)
    lines = [step.lines for step in world.journal.history(1)]
    assert [[(e.property, e.was, e.now, e.book) for e in of_step] for of_step in lines] == [
        [("EMAIL", "ana@x.org", None, "Book 0")],
        [("PHOTO", "JPEG 5 KB", None, "Book 0")],
        [("TITLE", "Joiner", "Carpenter", "Book 0")],
        [("TITLE", None, "Joiner", "Book 0")],
        [],
    ]
    world.journal.undo()
    assert [len(step.lines) for step in world.journal.history(1)] == [0, 1, 1, 1, 0]
    assert not any(step.lines for step in world.journal.history())


def test_a_label_that_changed_is_told_with_the_line_it_names(world: World):
    for label in ("work", "the hut"):
        line = next(p for p in world.people.open(1).cards[0].view.properties if p.was == "+46 1")
        world.editing.change(1, line.line, line.was, "+46 1", label)
    edits = [edit for step in world.journal.history(1) for edit in step.lines]
    assert [(e.property, e.was, e.now, e.was_label, e.label) for e in edits] == [
        ("TEL", "+46 1", "+46 1", "work", "the hut"),
        ("TEL", "+46 1", "+46 1", "cell", "work"),
    ]


def test_what_another_step_did_to_other_cards_is_not_told(world: World):
    world.editing.edit(2, "TITLE", "Baker")
    world.people.add_category([1, 2], "choir")
    assert [[e.now for e in step.lines] for step in world.journal.history(1)] == [["choir"], []]
    assert [[e.now for e in step.lines] for step in world.journal.history(2)] == [["choir"], ["Baker"], []]

"""Reading a book, and reading it again: product 4.9 point by point, with the real worker and a real database."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.services.reading_room import ReadingRoom, card, counts

from closeknit.domain.errors import OutsideProblem, UserError
from closeknit.domain.ids import PersonId
from closeknit.domain.job import Cancelled, Progress
from closeknit.domain.seat import Role
from closeknit.services.bonds import Bonds
from closeknit.services.editing import Editing
from closeknit.services.events import BookImported, ImportTakenBack, PeopleArrived
from closeknit.services.people import People
from closeknit.store.imports import Imports

ADA = card("Lovelace Ada", "EMAIL:ada@engine.example", uid="u-ada")
BOB = card("Berg Bo", "TEL:+46 555 010 101")
CAT = card("Adler Cato", "NOTE:likes trains", "ORG:Rails", uid="u-cat")
BOOK = ADA + BOB + CAT


@pytest.fixture
def room(tmp_path: Path) -> Iterator[ReadingRoom]:
    made = ReadingRoom(tmp_path)
    yield made
    made.close()


def test_first_reading_makes_a_book_of_the_files_name(room: ReadingRoom) -> None:
    account = room.read(room.file(BOOK, "friends.vcf"))
    assert (account.book, account.chosen_because) == ("friends", "new")
    assert counts(account) == (3, 0, 0, 0, 0)
    assert room.names() == ["Cato Adler", "Bo Berg", "Ada Lovelace"]
    assert room.bytes_of("friends") == BOOK
    assert any(isinstance(fact, PeopleArrived) for fact in room.facts)
    assert isinstance(room.facts[-1], BookImported)


def test_the_same_file_again_changes_nothing(room: ReadingRoom) -> None:
    path = room.file(BOOK)
    room.read(path)
    account = room.read(path)
    assert (account.chosen_because, counts(account)) == ("path", (0, 0, 3, 0, 0))
    assert len(room.names()) == 3


def test_the_same_book_under_another_name_is_found_by_content(room: ReadingRoom) -> None:
    room.read(room.file(BOOK, "phone.vcf"))
    account = room.read(room.file(BOOK, "phone (1).vcf"))
    assert (account.book, account.chosen_because) == ("phone", "content")
    assert counts(account) == (0, 0, 3, 0, 0)


def test_half_of_the_cards_are_enough_to_know_a_book(room: ReadingRoom) -> None:
    room.read(room.file(BOOK, "phone.vcf"))
    newer = ADA.replace(b"ada@", b"countess@") + BOB + card("Day Dora") + card("Eck Emil")
    account = room.read(room.file(newer, "new-phone.vcf"))
    assert (account.book, account.chosen_because) == ("phone", "content")
    assert counts(account) == (2, 1, 1, 1, 0)


def test_fewer_than_half_are_another_book(room: ReadingRoom) -> None:
    room.read(room.file(BOOK, "phone.vcf"))
    account = room.read(room.file(BOB + card("Day Dora") + card("Eck Emil"), "club.vcf"))
    assert (account.book, account.chosen_because, account.new) == ("club", "new", 3)


def test_a_named_book_is_taken_whatever_it_holds(room: ReadingRoom) -> None:
    room.read(room.file(BOOK, "phone.vcf"), book="Mine")
    account = room.read(room.file(card("Day Dora"), "one.vcf"), book="Mine")
    assert (account.book, account.chosen_because, account.new, account.gone) == ("Mine", "name", 1, 3)
    assert len(room.names()) == 4


def test_a_line_changed_in_the_file_is_taken(room: ReadingRoom) -> None:
    path = room.file(BOOK)
    room.read(path)
    path.write_bytes(BOOK.replace(b"likes trains", b"likes ferries"))
    account = room.read(path)
    assert counts(account) == (0, 1, 2, 0, 0)
    assert room.bytes_of("book") == path.read_bytes()


def test_a_changed_card_without_uid_is_no_second_person(room: ReadingRoom) -> None:
    path = room.file(BOOK)
    room.read(path)
    path.write_bytes(BOOK.replace(b"010 101", b"010 102"))
    assert counts(room.read(path)) == (0, 1, 2, 0, 0)
    assert len(room.names()) == 3


def test_other_line_ends_are_the_same_people(room: ReadingRoom) -> None:
    path = room.file(BOOK)
    room.read(path)
    path.write_bytes(BOOK.replace(b"\r\n", b"\n"))
    assert counts(room.read(path))[:2] == (0, 3)
    assert room.bytes_of("book") == path.read_bytes()


def test_a_card_missing_from_a_file_is_kept_and_counted(room: ReadingRoom) -> None:
    path = room.file(BOOK)
    room.read(path)
    path.write_bytes(ADA + CAT)
    assert counts(room.read(path)) == (0, 0, 2, 1, 0)
    assert len(room.names()) == 3


def test_a_card_gone_from_a_folder_goes_to_the_trash_and_undo_brings_it_back(room: ReadingRoom) -> None:
    room.file(ADA, "vdir/ada.vcf")
    bob = room.file(BOB, "vdir/bob.vcf")
    room.read(room.folder / "vdir")
    bob.unlink()
    room.file(CAT, "vdir/cat.vcf")
    assert counts(room.read(room.folder / "vdir")) == (1, 0, 1, 1, 0)
    assert room.names() == ["Cato Adler", "Ada Lovelace"]
    room.journal.undo()
    assert room.names() == ["Bo Berg", "Ada Lovelace"]


SAID: dict[str, Callable[[Bonds, PersonId, PersonId], object]] = {
    "rhythm": lambda bonds, bob, _ada: bonds.set_cadence(bob, 30),
    "role": lambda bonds, bob, _ada: bonds.mark(bob, lambda bond: replace(bond, role=Role.MENTOR)),
    "how met": lambda bonds, bob, _ada: bonds.mark(bob, lambda bond: replace(bond, met="at a fair")),
    "archived": lambda bonds, bob, _ada: bonds.mark(bob, lambda bond: replace(bond, is_archived=True)),
    "tie from": lambda bonds, bob, ada: bonds.tie(bob, ada, "colleague"),
    "tie to": lambda bonds, bob, ada: bonds.tie(ada, bob, "colleague"),
    "community": lambda bonds, bob, _ada: bonds.join_community("Choir", (bob,)),
    "objective": lambda bonds, bob, _ada: bonds.stay_close(bob),
}


@pytest.mark.parametrize("said", SAID)
def test_a_person_whose_card_is_gone_stays_while_anything_was_said_of_them(room: ReadingRoom, said: str) -> None:
    room.file(ADA, "vdir/ada.vcf")
    bob = room.file(BOB, "vdir/bob.vcf")
    room.read(room.folder / "vdir")
    people = room.people()
    SAID[said](Bonds(room.store, room.facts.append), people["Bo Berg"], people["Ada Lovelace"])
    bob.unlink()
    assert counts(room.read(room.folder / "vdir")) == (0, 0, 1, 1, 0)
    assert room.names() == ["Bo Berg", "Ada Lovelace"]


def test_a_person_of_whom_all_was_taken_back_goes_with_the_card(room: ReadingRoom) -> None:
    room.file(ADA, "vdir/ada.vcf")
    bob = room.file(BOB, "vdir/bob.vcf")
    room.read(room.folder / "vdir")
    bonds, person = Bonds(room.store, room.facts.append), room.people()["Bo Berg"]
    bonds.mark(person, lambda bond: replace(bond, role=Role.MENTOR))
    bonds.mark(person, lambda bond: replace(bond, role=None))
    bob.unlink()
    room.read(room.folder / "vdir")
    assert room.names() == ["Ada Lovelace"]


def test_an_emptied_folder_is_refused(room: ReadingRoom) -> None:
    path = room.file(ADA, "vdir/ada.vcf")
    room.read(room.folder / "vdir")
    path.unlink()
    with pytest.raises(UserError) as refused:
        room.read(room.folder / "vdir")
    assert refused.value.reason.kind == "folder_empty"
    assert room.names() == ["Ada Lovelace"]


def test_an_undone_import_counts_as_not_there(room: ReadingRoom) -> None:
    path = room.file(BOOK)
    room.read(path)
    room.journal.undo()
    assert room.names() == []
    account = room.read(path)
    assert (account.chosen_because, account.new) == ("new", 3)


def test_undo_of_a_second_reading_restores_lines_and_order(room: ReadingRoom) -> None:
    path = room.file(BOOK)
    room.read(path)
    path.write_bytes(CAT.replace(b"trains", b"ferries") + card("Day Dora") + BOB + ADA)
    assert counts(room.read(path)) == (1, 1, 2, 0, 0)
    assert room.bytes_of("book") == path.read_bytes()
    room.journal.undo()
    assert room.bytes_of("book") == BOOK
    assert counts(room.read(room.file(BOOK))) == (0, 0, 3, 0, 0)
    room.journal.undo()
    room.journal.undo()
    assert room.names() == []


def test_exact_doubles_in_a_file_stay_two(room: ReadingRoom) -> None:
    path = room.file(ADA + ADA + BOB)
    assert room.read(path).new == 3
    assert counts(room.read(path)) == (0, 0, 3, 0, 0)
    path.write_bytes(ADA + BOB + ADA + ADA)
    assert counts(room.read(path)) == (1, 0, 3, 0, 0)
    assert room.bytes_of("book") == path.read_bytes()


def test_a_new_card_between_two_moves_no_other(room: ReadingRoom) -> None:
    path = room.file(BOOK)
    room.read(path)
    path.write_bytes(card("Zorn Zoe") + ADA + card("Day Dora") + BOB + CAT + card("Eck Emil"))
    assert counts(room.read(path)) == (3, 0, 3, 0, 0)
    assert room.bytes_of("book") == path.read_bytes()


def test_text_between_cards_that_changed_is_followed(room: ReadingRoom) -> None:
    path = room.file(ADA + BOB)
    room.read(path)
    path.write_bytes(ADA + b"\r\n\r\n" + BOB + b"\r\n")
    assert counts(room.read(path)) == (0, 0, 2, 0, 0)
    assert room.bytes_of("book") == path.read_bytes()


def test_what_cannot_be_read_is_kept_and_told(room: ReadingRoom) -> None:
    junk = BOOK + b"BEGIN:VCARD\r\n\x00\x01\x02\r\nEND:VCARD\r\n"
    account = room.read(room.file(junk))
    assert account.unreadable == 1
    assert [problem.line for problem in account.problems] == [junk[: junk.index(b"\x00")].count(b"\n") + 1]
    assert room.bytes_of("book") == junk
    assert len(room.names()) == 3


def test_a_file_of_anything_else_is_one_unreadable_span(room: ReadingRoom) -> None:
    for number, junk in enumerate((bytes(range(256)) * 4, b"hello world\nthis is no card\n", b"\xff\xd8\xff\xe0 JFIF")):
        account = room.read(room.file(junk, f"junk{number}.vcf"))
        assert (account.read, account.unreadable, len(account.problems)) == (1, 1, 1)
        assert room.bytes_of(f"junk{number}") == junk
    assert room.names() == []


def test_text_after_the_last_card_is_told_with_its_line(room: ReadingRoom) -> None:
    account = room.read(room.file(ADA + b"\r\nX-STRAY:kept\r\n"))
    assert [(p.line, p.reason.kind) for p in account.problems] == [(ADA.count(b"\n") + 2, "text_between")]
    assert room.bytes_of("book").endswith(b"X-STRAY:kept\r\n")


def test_a_dry_run_tells_all_and_writes_nothing(room: ReadingRoom) -> None:
    account = room.read(room.file(BOOK), dry_run=True)
    assert (account.is_dry, account.import_id, account.new) == (True, None, 3)
    assert room.books.all() == []
    assert room.journal.history() == []


def test_several_files_are_books_of_their_own_and_one_account(room: ReadingRoom) -> None:
    account = room.read(room.file(ADA, "a.vcf"), room.file(BOB + CAT, "b.vcf"))
    assert account.new == 3
    assert [part.book for part in account.parts] == ["a", "b"]


def test_several_files_with_one_name_are_one_book(room: ReadingRoom) -> None:
    account = room.read(room.file(ADA, "a.vcf"), room.file(BOB + CAT, "b.vcf"), book="Both")
    assert (account.book, account.new, account.parts) == ("Both", 3, ())
    assert [book.cards for book in room.books.all()] == [3]


def test_cancel_takes_back_what_came_in(room: ReadingRoom) -> None:
    path = room.file(b"".join(card(f"Many{n} Nora", uid=f"m{n}") for n in range(6000)))
    job = room.importing.begin([path])

    def stop_midway(progress: Progress) -> None:
        if progress.cards >= 1000:
            job.cancel()

    with pytest.raises(Cancelled):
        job.run(stop_midway)
    assert room.names() == []
    assert room.books.all() == []
    assert isinstance(room.facts[-1], ImportTakenBack)
    assert room.importing.unfinished() == []


def test_a_worker_that_dies_is_one_clear_problem(room: ReadingRoom) -> None:
    path = room.file(b"".join(card(f"Many{n} Nora", uid=f"m{n}") for n in range(6000)))

    def kill(progress: Progress) -> None:
        if progress.cards >= 1000:
            room.importing.close()

    with pytest.raises(OutsideProblem) as told:
        room.importing.begin([path]).run(kill)
    assert told.value.reason.kind == "worker_died"
    assert room.names() == []
    assert room.read(path).new == 6000


@pytest.mark.parametrize(
    ("name", "kind"), [("nothing.vcf", "source_missing"), ("pipe", "source_not_file"), ("empty", "folder_empty")]
)
def test_what_cannot_be_a_source_is_refused_in_words(room: ReadingRoom, name: str, kind: str) -> None:
    path = room.folder / name
    if name == "pipe":
        os.mkfifo(path)
    if name == "empty":
        path.mkdir()
    with pytest.raises(UserError) as refused:
        room.importing.begin([path])
    assert refused.value.reason.kind == kind


def test_an_interrupted_import_is_offered_and_continues(room: ReadingRoom) -> None:
    path = room.file(BOOK)
    imports = Imports(room.store)
    begun = imports.begin(None, "book", "file", str(path), ["book.vcf"])
    imports.add_source(begun.import_id, begun.book_id, "book.vcf", str(path), 0)
    assert room.importing.unfinished() == [], "it still runs"
    imports._locks.release(begun.import_id)  # as the system does when the process is killed
    assert [left.book_name for left in room.importing.unfinished()] == ["book"]
    room.importing.settle()
    account = room.read(path)
    assert (account.book, account.chosen_because, account.new) == ("book", "path", 3)
    assert room.bytes_of("book") == BOOK


def test_a_person_made_here_is_never_gone(room: ReadingRoom) -> None:
    path = room.file(ADA, "vdir/ada.vcf").parent
    room.read(path)
    People(room.store, room.facts.append).create("Day Dora", book="vdir")
    room.file(BOB, "vdir/bob.vcf")
    assert counts(room.read(path)) == (1, 0, 1, 0, 0)
    assert len(room.names()) == 3


def test_a_card_in_the_trash_stays_there_and_counts_unchanged(room: ReadingRoom) -> None:
    path = room.file(BOOK)
    room.read(path)
    people = People(room.store, room.facts.append)
    people.delete([people.resolve("Bo Berg")])
    assert counts(room.read(path)) == (0, 0, 3, 0, 0)
    assert room.names() == ["Cato Adler", "Ada Lovelace"]


def test_an_edit_here_and_another_there_are_both_kept(room: ReadingRoom) -> None:
    path = room.file(BOOK)
    room.read(path)
    people, editing = People(room.store, room.facts.append), Editing(room.store, room.facts.append)
    cato = people.resolve("Cato Adler")
    editing.edit(cato, "ORG", "Ferries", was="Rails")
    path.write_bytes(BOOK.replace(b"likes trains", b"likes planes"))
    assert counts(room.read(path)) == (0, 1, 2, 0, 0)
    text = room.bytes_of("book")
    assert b"ORG:Ferries" in text
    assert b"NOTE:likes planes" in text
    assert counts(room.read(path)) == (0, 0, 3, 0, 0), "the edit isn't a change of the file"


def test_a_line_changed_on_both_sides_stays_as_here_and_is_told(room: ReadingRoom) -> None:
    path = room.file(BOOK)
    room.read(path)
    people, editing = People(room.store, room.facts.append), Editing(room.store, room.facts.append)
    editing.edit(people.resolve("Cato Adler"), "ORG", "Ferries", was="Rails")
    path.write_bytes(BOOK.replace(b"ORG:Rails", b"ORG:Roads"))
    account = room.read(path)
    assert counts(account) == (0, 1, 2, 0, 0)
    assert [problem.reason.kind for problem in account.problems] == ["both_changed"]
    assert account.problems[0].reason.params["theirs"] == "Roads"
    assert b"ORG:Ferries" in room.bytes_of("book")


def test_the_file_catching_up_with_an_edit_is_no_conflict(room: ReadingRoom) -> None:
    path = room.file(BOOK)
    room.read(path)
    people, editing = People(room.store, room.facts.append), Editing(room.store, room.facts.append)
    editing.edit(people.resolve("Cato Adler"), "ORG", "Ferries", was="Rails")
    path.write_bytes(room.bytes_of("book"))
    account = room.read(path)
    assert account.problems == ()
    assert room.bytes_of("book") == path.read_bytes()

import csv
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.services.reading_room import ReadingRoom, card

from closeknit.domain.errors import OutsideProblem, UserError
from closeknit.domain.person import PeopleQuery
from closeknit.services.export_request import Exported, ExportRequest
from closeknit.services.exporting import Exporting
from closeknit.store.search import Search
from closeknit.vcards.lexer import lex
from closeknit.vcards.split import Splitter

SHAPES = sorted((Path(__file__).resolve().parents[1] / "data" / "vcards").glob("*.vcf"))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[ReadingRoom]:
    opened = ReadingRoom(tmp_path)
    yield opened
    opened.close()


def export(room: ReadingRoom, request: ExportRequest) -> Exported:
    return Exporting(room.store).export(request, lambda _progress: None)


def out(room: ReadingRoom, name: str = "out.vcf") -> Path:
    return room.folder / name


@pytest.mark.parametrize("shape", SHAPES, ids=lambda path: path.stem)
def test_an_untouched_file_comes_back_byte_for_byte(room: ReadingRoom, shape: Path) -> None:
    room.read(room.file(shape.read_bytes(), shape.name))
    export(room, ExportRequest(out(room)))
    assert out(room).read_bytes() == shape.read_bytes()


def test_a_folder_comes_back_as_a_folder(room: ReadingRoom) -> None:
    files = {"vdir/a.vcf": card("Doe Jo", uid="1"), "vdir/b.vcf": card("Roe Al", uid="2", end="\n")}
    for name, content in files.items():
        room.file(content, name)
    room.read(room.folder / "vdir")
    export(room, ExportRequest(out(room, "copy")))
    assert {f"vdir/{path.name}": path.read_bytes() for path in out(room, "copy").iterdir()} == files


def test_several_books_are_files_of_their_own_in_a_folder(room: ReadingRoom) -> None:
    room.read(room.file(card("Doe Jo"), "one.vcf"))
    room.read(room.file(card("Roe Al"), "two.vcf"))
    done = export(room, ExportRequest(out(room, "all")))
    assert sorted(path.name for path in done.path.iterdir()) == ["one.vcf", "two.vcf"]
    assert done.cards == 2
    export(room, ExportRequest(out(room), book="two"))
    assert out(room).read_bytes() == card("Roe Al")


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_another_version_holds_every_card_and_says_what_it_cant(room: ReadingRoom, version: str) -> None:
    room.read(room.file(card("Doe Jo", "CLASS:PRIVATE", "PRONOUNS:they") + card("Roe Al")))
    done = export(room, ExportRequest(out(room), version=version))
    written = [lex(span.raw).version for span in Splitter(io.BytesIO(out(room).read_bytes()))]
    assert written == [version, version]
    kinds = [(problem.line, problem.reason.kind) for problem in done.report]
    assert (
        kinds
        == {
            "2.1": [(1, "held_otherwise"), (1, "held_otherwise")],
            "3.0": [],
            "4.0": [(1, "held_otherwise")],
        }[version]
    )


def test_chosen_people_only(room: ReadingRoom) -> None:
    room.read(room.file(card("Doe Jo") + card("Roe Al") + card("Poe Ed")))
    found = Search(room.store).find(PeopleQuery(text="roe")).ids
    export(room, ExportRequest(out(room), persons=tuple(found)))
    assert out(room).read_bytes() == card("Roe Al")
    export(room, ExportRequest(out(room, "q.vcf"), query="poe"))
    assert out(room, "q.vcf").read_bytes() == card("Poe Ed")


def test_csv_has_a_row_a_person_and_no_formulas_when_asked(room: ReadingRoom) -> None:
    room.read(room.file(card("Doe Jo", "TEL:+49 151", "NOTE:=1+1", "EMAIL:jo@doe.example")))
    export(room, ExportRequest(out(room, "a.csv"), format="csv"))
    export(room, ExportRequest(out(room, "b.csv"), format="csv", spreadsheet_safe=True))
    plain, safe = (
        list(csv.DictReader(out(room, name).open(encoding="utf-8-sig", newline=""))) for name in ("a.csv", "b.csv")
    )
    assert [row["name"] for row in plain] == ["Jo Doe"]
    assert (plain[0]["note"], safe[0]["note"]) == ("=1+1", "'=1+1")
    assert (plain[0]["phone 1"], safe[0]["phone 1"]) == ("+49 151", "'+49 151")
    assert out(room, "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_file_is_the_user_s_alone_whatever_the_umask(room: ReadingRoom) -> None:
    room.read(room.file(card("Doe Jo")))
    before = os.umask(0)
    try:
        export(room, ExportRequest(out(room)))
    finally:
        os.umask(before)
    assert stat.S_IMODE(out(room).stat().st_mode) == 0o600


def test_a_link_is_followed_only_when_asked(room: ReadingRoom) -> None:
    room.read(room.file(card("Doe Jo")))
    victim = room.file(b"mine", "victim")
    out(room).symlink_to(victim)
    with pytest.raises(UserError, match="target_is_link"):
        export(room, ExportRequest(out(room)))
    assert victim.read_bytes() == b"mine"
    export(room, ExportRequest(out(room), overwrite=True))
    assert victim.read_bytes() == card("Doe Jo")
    assert out(room).is_symlink()


def test_a_failed_export_leaves_the_old_file_and_nothing_beside_it(room: ReadingRoom) -> None:
    room.read(room.file(card("Doe Jo")))
    folder = room.folder / "there"
    folder.mkdir()
    (folder / "out.vcf").write_bytes(b"old")

    def broken(_progress: object) -> None:
        raise OSError(28, "No space left on device")

    many = b"".join(card(f"Doe Jo{n}") for n in range(2100))
    room.read(room.file(many, "many.vcf"))
    with pytest.raises(OutsideProblem, match="target_unwritable"):
        Exporting(room.store).export(ExportRequest(folder / "out.vcf", book="many", overwrite=True), broken)
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("out.vcf", b"old")]


def test_an_unknown_book_is_said(room: ReadingRoom) -> None:
    with pytest.raises(UserError, match="book_unknown"):
        export(room, ExportRequest(out(room), book="nowhere"))


def test_an_empty_home_is_an_empty_file_and_no_folder(room: ReadingRoom) -> None:
    done = export(room, ExportRequest(out(room)))
    assert done.cards == 0
    assert out(room).read_bytes() == b""

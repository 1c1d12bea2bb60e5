"""The commands of product 6 as they are typed: output, documents, exit statuses."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import SAMPLE, Terminal
from tests.services.reading_room import card

from closeknit.app import main
from closeknit.services.presence import WindowPresence


def test_import_accounts_for_every_card(closeknit: Terminal) -> None:
    account = closeknit.json("import", str(SAMPLE))
    assert account["read"] == account["new"] == 49
    assert account["problems"] == []
    assert account["book"] == "people"
    assert closeknit.json("import", str(SAMPLE))["unchanged"] == 49


def test_import_with_problems_ends_with_one(closeknit: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "odd.vcf"
    path.write_bytes(card("Berg Bo") + b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut Off\r\n")
    assert closeknit("import", str(path)) == 1
    assert "odd.vcf" in closeknit.out
    account = closeknit.json("import", str(path))
    assert account["unchanged"] == 2
    assert [problem["source"] for problem in account["problems"]] == ["odd.vcf"]


def test_import_reads_standard_input(closeknit: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(card("Berg Bo") + card("Day Dora"))))
    assert closeknit.json("import", "-", "--book", "Piped")["new"] == 2


def test_a_missing_source_is_one_sentence_and_two(closeknit: Terminal) -> None:
    assert closeknit("import", "/nowhere/at/all.vcf") == 2
    assert closeknit.out == ""
    assert closeknit.err.count("\n") == 1
    assert "/nowhere/at/all.vcf" in closeknit.err


@pytest.mark.parametrize("words", [["peple"], ["show"], ["people", "--kind", "robot"], ["edit", "Ana Ferreira"]])
def test_what_cannot_be_understood_is_one_sentence_and_two(closeknit: Terminal, words: list[str]) -> None:
    assert closeknit(*words) == 2
    assert closeknit.err.startswith("closeknit: ")
    assert closeknit.err.count("\n") == 1


def test_people_lists_with_the_keys_of_the_product(sample: Terminal) -> None:
    found = sample.json("people", "ana fer")
    assert found["total"] == 1
    assert found["people"][0] == {
        "id": 1,
        "name": "Ana Ferreira",
        "organisation": "Ribeira Labs",
        "emails": ["ana.ferreira@ribeiralabs.example", "ana.ferreira@home.example"],
        "phones": ["+351 555 014 227"],
        "books": ["Personal"],
        "rung": 0,
        "closeness": None,
        "last_meaningful": None,
        "next_action": None,
    }


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("ost", "Søren Østergaard"),
        ("zol", "Łukasz Żółkiewski"),
        ("陽翔", "Haruto Senda"),
        ("翔", "Haruto Senda"),
        ("παπ", "Ελένη Παπαδοπούλου"),
        ("сав", "Дмитро Савчук"),
        ("לוי", "נועה לוין"),
        ("351 555 014 2", "Ana Ferreira"),
        ("0555014227", "Ana Ferreira"),
        ("supper autumn", "Zainab Mirza"),
        ("ferreira ana", "Ana Ferreira"),
    ],
)
def test_three_letters_in_any_script_find_someone(sample: Terminal, query: str, name: str) -> None:
    assert name in [row["name"] for row in sample.json("people", query)["people"]]


def test_groups_and_organisations_stand_apart(sample: Terminal) -> None:
    groups = sample.json("people", "--kind", "group")["people"]
    assert {row["name"] for row in groups} == {"River crew", "School workshop"}
    assert [row["name"] for row in sample.json("people", "--kind", "organisation")["people"]] == ["Hallam Ferries"]
    crew = next(row for row in groups if row["name"] == "River crew")
    shown = sample.json("show", str(crew["id"]))["show"]
    assert {member["name"] for member in shown["members"]} == {
        "Ana Ferreira",
        "Tomasz Wieczorek",
        "Priya Raghunathan",
        "Samuel Okoye",
    }


def test_a_name_of_two_people_asks_which(sample: Terminal) -> None:
    assert sample("show", "Amina Yusufu") == 2
    assert sample.err.count("Amina Yusufu") >= 2


def test_edit_changes_one_line_and_undo_takes_it_back(sample: Terminal, tmp_path: Path) -> None:
    assert sample("edit", "Ana Ferreira", "TEL", "+351 555 014 228", "--was", "+351 555 014 227") == 0
    copy = tmp_path / "copy.vcf"
    assert sample("export", str(copy)) == 0
    expected = SAMPLE.read_bytes().replace(b"TEL;TYPE=CELL:+351 555 014 227", b"TEL;TYPE=CELL:+351 555 014 228")
    assert copy.read_bytes() == expected
    assert sample("undo") == 0
    assert sample("export", str(copy)) == 0
    assert copy.read_bytes() == SAMPLE.read_bytes()
    assert sample("redo") == 0
    assert [row["name"] for row in sample.json("people", "555014228")["people"]] == ["Ana Ferreira"]


def test_edit_with_several_that_fit_asks_for_the_old_text(sample: Terminal) -> None:
    assert sample("edit", "Ana Ferreira", "EMAIL") == 2
    assert "--was" in sample.err


def test_new_people_live_on_this_computer(closeknit: Terminal) -> None:
    made = closeknit.json("new", "Zoë Ångström", "--email", "zoe@home.example", "--phone", "+46 555 1")
    person = closeknit.json("show", str(made["new"]["id"]))["show"]
    assert (person["name"], person["books"]) == ("Zoë Ångström", ["On this computer"])
    assert [book["name"] for book in closeknit.json("books")["books"]] == ["On this computer"]
    assert closeknit("undo") == 0
    assert closeknit.json("people")["total"] == 0


def test_trash_and_restore(sample: Terminal) -> None:
    assert sample("delete", "Bashir Noorzai", "Elif Aydın") == 0
    assert sample.json("people")["total"] == 44
    assert {row["name"] for row in sample.json("trash")["trash"]} == {"Bashir Noorzai", "Elif Aydın"}
    assert sample("trash", "restore", "Elif Aydın") == 0
    assert [row["name"] for row in sample.json("trash")["trash"]] == ["Bashir Noorzai"]


def test_delete_for_good_has_no_undo_and_leaves_no_byte(sample: Terminal) -> None:
    assert sample("edit", "Márta Szilágyi", "NOTE", "quetzalcoatl") == 0
    assert sample("delete", "Márta Szilágyi", "--for-good") == 0
    for path in [*sample.home.glob("closeknit.db*")]:
        content = path.read_bytes()
        assert "Szilágyi".encode() not in content, path
        assert b"szilagyi" not in content, path
        assert b"quetzalcoatl" not in content, path


def test_doubles_are_listed_joined_and_split(sample: Terminal) -> None:
    pairs = sample.json("duplicates")
    assert pairs["total"] == 1
    first, second = pairs["duplicates"][0]["first"]["id"], pairs["duplicates"][0]["second"]["id"]
    assert sample("join", str(first), str(second)) == 0
    assert sample.json("duplicates")["total"] == 0
    cards = sample.json("show", str(first))["show"]["cards"]
    assert len(cards) == 2
    assert sample("note", str(first), "plays the cello") == 0
    assert sample("split", str(cards[1]["id"])) == 0
    assert f"stays with person {first}" in sample.out
    assert sample("undo") == 0
    assert sample("split", str(cards[1]["id"]), "--facts", "all") == 0
    assert sample.json("show", str(first))["show"]["timeline"] == []
    assert sample("undo") == 0
    assert sample("split", str(cards[1]["id"])) == 0
    pairs = sample.json("duplicates")["duplicates"]
    ids = [str(pairs[0]["first"]["id"]), str(pairs[0]["second"]["id"])]
    assert sample("duplicates", "--not", *ids) == 0
    assert sample.json("duplicates")["total"] == 0


def test_books_are_renamed_and_removed(sample: Terminal) -> None:
    assert sample("books", "--rename", "Personal", "Mine") == 0
    assert sample("books", "--remove", "Mine") == 0
    assert sample.json("people")["total"] == 0
    assert sample("undo") == 0
    assert sample.json("people")["total"] == 46
    assert sample("books", "--remove", "Nobody's") == 2


def test_my_own_card_is_out_of_the_list(sample: Terminal) -> None:
    assert sample("mark", "Ana Ferreira", "--me") == 0
    assert sample.json("people")["total"] == 45
    assert sample("mark", "Ana Ferreira", "--no-me") == 0
    assert sample.json("people")["total"] == 46


def test_history_tells_steps_of_all_and_of_one(sample: Terminal) -> None:
    sample("edit", "Ana Ferreira", "NOTE", "likes rain")
    steps = sample.json("history")
    assert [step["kind"] for step in steps["history"]] == ["edited", "imported"]
    assert sample.json("history", "Bashir Noorzai")["total"] == 1
    assert steps["history"][0]["at"].count(":") >= 3, "times have an offset"


def test_backup_check_and_restore(sample: Terminal, tmp_path: Path) -> None:
    copy = tmp_path / "all.closeknit"
    assert sample("backup", str(copy)) == 0
    assert sample("books", "--remove", "Personal") == 0
    assert sample("restore", str(copy)) == 0
    assert sample.json("people")["total"] == 46
    assert sample("undo") == 0
    assert sample.json("people")["total"] == 0
    assert sample("check") == 0


def test_restore_is_refused_while_a_window_is_open(sample: Terminal, tmp_path: Path) -> None:
    copy = tmp_path / "all.closeknit"
    assert sample("backup", str(copy)) == 0
    window = WindowPresence(sample.home / "window.lock")
    assert window.hold()
    assert sample("restore", str(copy)) == 2
    assert "tray" in sample.err
    window.release()
    assert sample("restore", str(copy)) == 0


def test_json_of_everything_fills_an_empty_home(
    sample: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample("edit", "Ana Ferreira", "NOTE", "likes rain")
    whole = tmp_path / "all.json"
    assert sample("export", str(whole), "--format", "json") == 0
    other = Terminal(tmp_path / "other", capsys)
    assert other("import", str(whole)) == 0
    assert other.json("show", "1") == sample.json("show", "1")
    assert other.json("history") == sample.json("history")
    assert other("undo") == 0
    assert sample("import", str(whole)) == 2, "only an empty home takes everything back"


def test_json_of_a_selection_is_new_people_elsewhere(
    sample: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    some = tmp_path / "friends.json"
    assert sample("export", str(some), "--format", "json", "--query", "friends") == 0
    other = Terminal(tmp_path / "other", capsys)
    other("new", "Zoë Ångström")
    assert other.json("import", str(some))["new"] == sample.json("people", "friends")["total"]
    assert {book["name"] for book in other.json("books")["books"]} == {"On this computer", "friends"}


def test_the_twenty_go_out_and_come_in_with_all_that_is_known_of_them(
    sample: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    some, cards, table = (tmp_path / f"twenty.{ending}" for ending in ("json", "vcf", "csv"))
    for name in ("Ana Ferreira", "Kwame Asante"):
        sample("log", name, "--channel", "in-person", "--minutes", "90", "--rating", "4", "--on", "yesterday")
        assert sample("twenty", "take", name, "--why", "boats", "--mine", "a berth", "--theirs", "a crew") == 0
    sample("log", "Ana Ferreira", "Elif Aydın", "--channel", "phone", "--note", "fish")
    for target, form in ((some, "json"), (cards, "vcf"), (table, "csv")):
        assert sample.json("export", str(target), "--twenty", "--format", form)["export"]["cards"] == 2
    assert cards.read_bytes().count(b"BEGIN:VCARD") == 2
    other = Terminal(tmp_path / "other", capsys)
    account = other.json("import", str(some))
    assert (account["new"], account["problems"]) == (2, [])
    assert account["facts"] > 4
    assert [seat["name"] for seat in other.json("twenty")["twenty"]] == ["Ana Ferreira", "Kwame Asante"]
    assert [entry["note"] for entry in other.json("show", "Ana Ferreira")["show"]["timeline"]] == [
        "fish\n+ Elif Aydın",
        "",
    ]
    again = other.json("import", str(some))
    assert (again["new"], again["unchanged"], "facts" in again) == (0, 2, False)
    assert other("undo") == 0
    assert other("undo") == 0
    assert other.json("twenty")["twenty"] == []


def test_nobody_seated_is_an_empty_selection(sample: Terminal, tmp_path: Path) -> None:
    some = tmp_path / "twenty.json"
    assert sample.json("export", str(some), "--twenty", "--format", "json")["export"]["cards"] == 0
    assert json.loads(some.read_bytes())["people"] == []
    assert sample("export", str(some), "--twenty", "--query", "ana") == 2


def test_a_selection_says_what_it_couldn_t_take_and_a_broken_one_where_it_is_wrong(
    sample: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    some = tmp_path / "ana.json"
    sample("need", "Ana Ferreira", "a freight contact")
    assert sample("export", str(some), "--format", "json", "--person", "Ana Ferreira") == 0
    sample("delete", "Ana Ferreira")
    assert sample("import", str(some)) == 1
    assert "is in the trash here" in sample.out
    document = json.loads(some.read_bytes())
    document["entries"][0]["day"] = "2026-02-30"
    some.write_text(json.dumps(document))
    assert sample("import", str(some)) == 2
    assert "entries[0].day" in sample.err
    assert sample.err.count("\n") == 1


def test_export_to_standard_output_is_the_file(sample: Terminal) -> None:
    command = [sys.executable, "-m", "closeknit", "--home", str(sample.home), "export", "-"]
    assert subprocess.run(command, capture_output=True, check=True).stdout.count(b"BEGIN:VCARD") == 49


def test_export_never_goes_through_a_link_unasked(sample: Terminal, tmp_path: Path) -> None:
    target, link = tmp_path / "target.vcf", tmp_path / "link.vcf"
    target.write_bytes(b"precious")
    link.symlink_to(target)
    assert sample("export", str(link)) == 2
    assert target.read_bytes() == b"precious"
    assert sample("export", str(link), "--replace") == 0
    assert target.read_bytes() == SAMPLE.read_bytes()
    assert oct(target.stat().st_mode & 0o777) == "0o600"


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_export_as_another_version_is_read_again(sample: Terminal, tmp_path: Path, version: str) -> None:
    target = tmp_path / "other.vcf"
    assert sample("export", str(target), "--version", version) in (0, 1)
    text = target.read_bytes()
    assert text.count(f"VERSION:{version}".encode()) == 49
    again = Terminal(tmp_path / "again", sample._capsys)
    account = again.json("import", str(target))
    assert (account["new"], account["problems"]) == (49, [])
    assert again.json("people", "陽翔")["total"] == 1


def test_csv_is_safe_for_spreadsheets_when_asked(closeknit: Terminal, tmp_path: Path) -> None:
    closeknit("new", "=cmd()", "--phone", "+46 555 1")
    plain, safe = tmp_path / "plain.csv", tmp_path / "safe.csv"
    assert closeknit("export", str(plain), "--format", "csv") == 0
    assert closeknit("export", str(safe), "--format", "csv", "--spreadsheet-safe") == 0
    assert ",=cmd()," in plain.read_text("utf-8-sig")
    assert ",'=cmd()," in safe.read_text("utf-8-sig")


def test_a_home_that_cannot_be_written_is_one_sentence_and_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert main(["--home", str(blocked / "home"), "people"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "--home" in err


def test_files_are_only_for_their_owner(sample: Terminal) -> None:
    for path in sample.home.rglob("*"):
        mode = path.stat().st_mode & 0o777
        assert mode == (0o700 if path.is_dir() else 0o600), (path, oct(mode))


def test_control_characters_never_reach_the_terminal(closeknit: Terminal) -> None:
    closeknit("new", "Eve\x1b[2J", "--organisation", "a\x07b")
    assert closeknit("people") == 0
    assert "\x1b" not in closeknit.out
    assert "\x07" not in closeknit.out


def heed_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_interrupt_cancels_and_takes_back(tmp_path: Path) -> None:
    path = tmp_path / "many.vcf"
    path.write_bytes(b"".join(card(f"Many{n} Nora", uid=f"m{n}") for n in range(60_000)))
    command = [sys.executable, "-m", "closeknit", "--home", str(tmp_path / "home")]
    running = subprocess.Popen(
        [*command, "import", str(path)],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_interrupts,  # a shell starts what it puts in the background deaf to them
    )
    database = tmp_path / "home" / "closeknit.db-wal"
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not (database.exists() and database.stat().st_size > 2_000_000):
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _out, err = running.communicate(timeout=30)
    assert running.returncode == 2, err
    assert "taken back" in err
    listed = subprocess.run([*command, "people", "--json"], capture_output=True, text=True, check=True)
    assert json.loads(listed.stdout)["total"] == 0


def test_completion_knows_the_verbs() -> None:
    asked = {"_ARGCOMPLETE": "1", "COMP_LINE": "closeknit dup", "COMP_POINT": "13"}
    environment = {**os.environ, **asked, "_ARGCOMPLETE_STDOUT_FILENAME": "/dev/stdout"}
    command = [sys.executable, "-m", "closeknit"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert "duplicates" in done.stdout

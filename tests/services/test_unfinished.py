"""What was typed and not yet logged outlives the process, in one small private file (issue 4, section 6)."""

import json
import stat
from pathlib import Path

import pytest

from closeknit.domain.ids import PersonId
from closeknit.services.unfinished import MOST_LETTERS, MOST_TEXTS, Unfinished, place_of
from closeknit.services.verbs import Verbs
from closeknit.store.clock import SystemClock
from closeknit.store.database import Store

HOSTILE = "<img src=x> \x00 \ud83d 𝕳 „gut“\nwith Ana\u202e"


def test_texts_are_there_again_for_the_next_process_by_their_places(tmp_path: Path) -> None:
    file = tmp_path / "unfinished.json"
    one = Unfinished(file)
    assert one.put("quick-log", HOSTILE)
    assert one.put(place_of(PersonId(3)), "coffee")
    assert not one.put("quick-log", HOSTILE), "nothing changed"
    one.save()
    other = Unfinished(file)
    assert (other.text_of("quick-log"), other.text_of("person-3"), other.text_of("person-4")) == (HOSTILE, "coffee", "")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["unfinished.json"]


def test_what_was_cleared_leaves_no_byte(tmp_path: Path) -> None:
    file = tmp_path / "unfinished.json"
    one = Unfinished(file)
    one.put("quick-log", "secret")
    one.save()
    one.put("quick-log", "")
    one.save()
    assert not file.exists()
    assert Unfinished(file).text_of("quick-log") == ""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 100,
        b'{"texts": {"quick-log": "cof',
        b"[]",
        b'{"texts": 5}',
        b'{"texts": ["a"]}',
        b'{"texts": {"quick-log": 5}}',
        b"[" * 100_000,
        b'{"texts": {"quick-log": "' + b"x" * 13_000_000 + b'"}}',
    ],
)
def test_a_damaged_file_counts_as_empty_and_is_written_anew(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "unfinished.json"
    file.write_bytes(content)
    one = Unfinished(file)
    assert one.text_of("quick-log") == ""
    one.put("quick-log", "coffee")
    one.save()
    assert Unfinished(file).text_of("quick-log") == "coffee"


def test_one_damaged_text_costs_no_other(tmp_path: Path) -> None:
    file = tmp_path / "unfinished.json"
    file.write_text(json.dumps({"texts": {"quick-log": "coffee", "person-1": 7, "person-2": None}}))
    assert Unfinished(file).text_of("quick-log") == "coffee"
    assert Unfinished(file).text_of("person-1") == ""


def test_it_stays_small(tmp_path: Path) -> None:
    file = tmp_path / "unfinished.json"
    one = Unfinished(file)
    for number in range(MOST_TEXTS + 5):
        one.put(f"person-{number}", "𝕳" * (2 * MOST_LETTERS))
    one.save()
    other = Unfinished(file)
    assert other.text_of("person-4") == "", "the oldest made room"
    assert other.text_of("person-5") == "𝕳" * MOST_LETTERS
    assert other.text_of(f"person-{MOST_TEXTS + 4}") == "𝕳" * MOST_LETTERS


def test_what_cant_be_written_is_tried_again(tmp_path: Path) -> None:
    folder = tmp_path / "not there yet"
    one = Unfinished(folder / "unfinished.json")
    one.put("quick-log", "coffee")
    one.save()
    assert one.text_of("quick-log") == "coffee"
    folder.mkdir()
    one.save()
    assert Unfinished(folder / "unfinished.json").text_of("quick-log") == "coffee"


def test_delete_for_good_takes_what_is_unfinished_with_them(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "closeknit.db", SystemClock())
    verbs = Verbs(store, lambda _fact: None, unfinished=tmp_path / "unfinished.json")
    person = verbs.people.create("Ana").person
    verbs.unfinished.put(place_of(person), "her secret")
    verbs.unfinished.put("quick-log", "coffee")
    verbs.unfinished.save()
    verbs.people.delete_for_good([person])
    assert b"secret" not in (tmp_path / "unfinished.json").read_bytes()
    assert verbs.unfinished.text_of("quick-log") == "coffee"
    verbs.close()
    store.close()

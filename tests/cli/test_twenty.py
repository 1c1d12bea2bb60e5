"""The twenty seats as they are typed: what a listing says, and whom a free seat suggests (product 4.5 and 6)."""

import json
from typing import Any

import pytest
from tests.cli.conftest import Terminal
from tests.clocks import TODAY

from closeknit.app import main

ANA, BO = "Ana Ferreira", "Kwame Asante"
AIMS = ("--why", "we build boats", "--mine", "a berth", "--theirs", "a crew")


def seats(closeknit: Terminal) -> list[dict[str, Any]]:
    return list(closeknit.json("twenty")["twenty"])


def test_a_seat_says_how_it_stands(sample: Terminal) -> None:
    assert sample("twenty", "take", ANA, *AIMS, "--cadence", "21") == 0
    (seat,) = seats(sample)
    assert (seat["name"], seat["since"], seat["cadence"]) == (ANA, TODAY.isoformat(), 21)
    assert (seat["objective"]["mine"], seat["objective"]["theirs"]) == ("a berth", "a crew")
    assert (seat["closeness"], seat["next_action"], seat["review_due"]) == (None, None, False)
    assert seat["notes"] == ["No next action. Choose one?"]
    for days in (1, 2, 3):
        assert sample("log", ANA, "--channel", "in-person", "--on", f"{days} days ago") == 0
    assert sample("promise", ANA, "the notes", "--due", "tomorrow") == 0
    assert sample("gave", ANA, "help") == 0
    (seat,) = seats(sample)
    assert seat["closeness"] > 0
    assert (seat["days"], seat["overdue"], seat["in_person"]) == (1, 0, 1)
    assert (seat["given"], seat["received"], seat["next_action"]["text"]) == (1, 0, "the notes")
    assert seat["notes"] == []
    assert sample("twenty") == 0
    assert "1 of 21" in sample.out


def test_a_free_seat_suggests_one_with_the_reason(sample: Terminal) -> None:
    assert sample.json("twenty", "suggest") == {"twenty": [], "total": 0}
    assert sample("twenty", "suggest") == 0
    assert sample.out == "Nobody is suggested.\n"
    for who, days in ((ANA, 1), (ANA, 9), (BO, 3)):
        assert sample("log", who, "--channel", "in-person", "--on", f"{days} days ago") == 0
    (found,) = sample.json("twenty", "suggest")["twenty"]
    assert (found["name"], found["reason"], len(found["rows"])) == (ANA, "2 real contacts in 90 days.", 2)
    assert sample("twenty") == 0
    assert sample.out.endswith(
        "0 of 20 seats are taken\nFor a free one: Ana Ferreira (1)? 2 real contacts in 90 days.\n"
    )
    assert sample("twenty", "take", ANA, "--why", "x", "--stay-close") == 0
    assert sample.json("twenty", "suggest")["total"] == 0


def test_home_and_json_may_stand_after_a_verb_s_own_verb(sample: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    assert sample("twenty", "take", ANA, *AIMS, "--json") == 0, sample.err
    assert json.loads(sample.out) == {"take": {"id": 1, "seat": 1, "instead_of": None}}
    assert sample("twenty", "leave", ANA, "--reason", "met", "--json") == 0, sample.err
    assert json.loads(sample.out) == {"leave": {"id": 1, "seat": 1}}
    assert main(["twenty", "take", ANA, *AIMS, "--home", str(sample.home)]) == 0
    assert capsys.readouterr().out == "Seat 1 is taken.\n"
    assert [seat["name"] for seat in seats(sample)] == [ANA]

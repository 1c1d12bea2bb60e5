"""`weights`: the same verbs as Preferences, typed (product 4 and 6)."""

from datetime import timedelta

import apsw
import pytest
from tests.cli.conftest import Terminal
from tests.clocks import TODAY

WHO = "Ana Ferreira"


@pytest.fixture
def known(sample: Terminal) -> Terminal:
    for days in (5, 40, 70):
        day = (TODAY - timedelta(days=days)).isoformat()
        assert sample("log", WHO, "--channel", "in-person", "--minutes", "60", "--on", day, "--rating", "4") == 0
    return sample


def values(terminal: Terminal) -> dict[str, float]:
    return {row["name"]: row["value"] for row in terminal.json("weights")["weights"]["values"]}


def test_the_weights_are_listed_with_what_they_are_by_default_and_how_far_they_go(closeknit: Terminal) -> None:
    found = closeknit.json("weights")
    assert found["total"] == len(found["weights"]["values"]) == 32
    assert (found["weights"]["scores"], found["weights"]["version"]) == (True, 1)
    assert found["weights"]["values"][1] == {
        **{"name": "recency", "value": 25, "unit": "%"},
        **{"from": 0, "to": 100, "default": 25},
    }
    assert closeknit("weights") == 0
    assert "Scores are on; 0 weights are yours." in closeknit.out


def test_a_weight_is_changed_shown_by_why_and_taken_back(known: Terminal) -> None:
    before = known.json("why", WHO)["why"]["closeness"]
    assert known("weights", "recency", "30") == 0
    assert known.out == "Now quantity 23, recency 30, quality 19, mutuality 19, circle 9.\n"
    after = known.json("why", WHO)["why"]["closeness"]
    assert after["value"] != before["value"]
    assert after["weights"] != before["weights"]
    assert sum(part["points"] for part in after["parts"].values()) == pytest.approx(after["value"])
    assert known("undo") == 0
    assert known.out == "Took back: Changed the weights\n"
    back = known.json("why", WHO)["why"]["closeness"]
    assert back["value"] == pytest.approx(before["value"], abs=0.001)
    assert back["weights"] == before["weights"]


def test_several_weights_are_one_step_and_reset_takes_one_or_all_back(closeknit: Terminal) -> None:
    assert (
        closeknit("weights", "quantity", "20", "recency", "30", "quality", "20", "mutuality", "20", "video", ".5") == 0
    )
    assert values(closeknit)["circle"] == 10
    assert closeknit("weights", "--reset", "video") == 0
    assert (values(closeknit)["video"], values(closeknit)["recency"]) == (0.7, 30)
    assert closeknit("weights", "--reset") == 0
    assert closeknit.out == "Now quantity 25, recency 25.\n"
    assert closeknit.json("history")["total"] == 3


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("recency", "130"), "“recency” goes from 0 to 100."),
        (("recency", "much"), "“recency” goes from 0 to 100."),
        (("recency", "12.5"), "“recency” is a whole number."),
        (("closeness", "1"), "“closeness” isn't a weight. There are: quantity, recency"),
        (("recency",), "“recency” needs a value."),
        (("quantity", "60", "recency", "50"), "The parts of closeness are 100 together, and no more."),
        (("recency", "25"), "It says so already; nothing was changed."),
        (("recency", "30", "--scores", "off"), "one at a time."),
        (("--reset", "telepathy"), "“telepathy” isn't a weight."),
    ],
)
def test_what_won_t_do_is_refused_in_one_sentence(closeknit: Terminal, words: tuple[str, ...], sentence: str) -> None:
    assert closeknit("weights", *words) == 2
    assert sentence in closeknit.err
    assert closeknit.json("history")["total"] == 0


def test_switched_off_no_command_gives_a_closeness_and_all_else_stays(known: Terminal) -> None:
    assert known.json("people", "ferreira")["people"][0]["closeness"] is not None
    assert known("weights", "--scores", "off") == 0
    assert known.out == "Scores are off now.\n"
    (row,) = known.json("people", "ferreira")["people"]
    assert (row["closeness"], row["rung"]) == (None, 1)
    assert row["last_meaningful"] is not None
    why = known.json("why", WHO)["why"]
    assert (why["closeness"], why["rung"]) == (None, 1)
    assert known("why", WHO) == 0
    assert "Scores are switched off." in known.out
    assert "Nothing given or received yet." in known.out
    assert known("people", "--sort", "closeness") == 0
    assert "closeness" not in known.out
    assert known("undo") == 0
    assert known("people") == 0
    assert "closeness" in known.out


def test_weights_that_can_t_be_read_are_said_and_nothing_stops(known: Terminal) -> None:
    known("weights", "recency", "30")
    (database,) = known.home.rglob("closeknit.db")
    connection = apsw.Connection(str(database))
    connection.execute("UPDATE scoring SET numbers = 'x'")
    connection.close()
    assert known("weights") == 1
    assert "can't be read; the defaults stand in" in known.err
    assert known("why", WHO) == 0
    assert known("check") == 1
    assert known("weights", "--reset") == 0
    assert known("weights") == 0

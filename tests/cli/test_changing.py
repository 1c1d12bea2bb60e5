"""`change` as it is typed: every field of every kind of entry, also taken back (product 6)."""

from datetime import timedelta
from typing import Any

import pytest
from tests.cli.conftest import Terminal
from tests.clocks import TODAY

WHO, OTHER = "Ana Ferreira", "Kwame Asante"


def noted(closeknit: Terminal, *words: str) -> str:
    return str(closeknit.json(*words)[words[0]]["entry"])


def entry(closeknit: Terminal, number: str, who: str = WHO) -> dict[str, Any]:
    (found,) = [one for one in closeknit.json("show", who)["show"]["timeline"] if one["id"] == int(number)]
    return dict(found)


@pytest.mark.parametrize(
    ("option", "key", "known", "unknown"),
    [
        ("--minutes 40", "minutes", 40, None),
        ("--rating 5", "rating", 5, None),
        ("--by them", "started_by", "them", None),
        ("--marker need help", "markers", ["help", "need"], []),
    ],
)
def test_what_was_known_of_an_interaction_is_changed_and_taken_back(
    sample: Terminal, option: str, key: str, known: object, unknown: object
) -> None:
    number = noted(sample, "log", WHO, "--channel", "phone", *option.split())
    assert entry(sample, number)[key] == known
    assert sample("change", number, f"--no-{option.split()[0][2:]}") == 0, sample.err
    assert entry(sample, number)[key] == unknown
    assert sample("undo") == 0
    assert entry(sample, number)[key] == known


def test_a_call_becomes_a_mail_once_its_length_is_taken_back(sample: Terminal) -> None:
    number = noted(sample, "log", WHO, "--channel", "phone", "--minutes", "30")
    assert sample("change", number, "--channel", "mail") == 2
    assert sample("change", number, "--channel", "mail", "--no-minutes") == 0
    assert (entry(sample, number)["channel"], entry(sample, number)["minutes"]) == ("mail", None)


def test_every_field_of_an_exchange_is_changed(sample: Terminal) -> None:
    number = noted(sample, "gave", WHO, "help", "--value", "3", "--asked-for", "--outcome", "a berth")
    before = entry(sample, number)
    assert (before["asked_for"], before["outcome"]) == (True, "a berth")
    words = ("--kind", "advice", "--direction", "received", "--no-value", "--minutes", "20", "--no-asked-for")
    assert sample("change", number, *words, "--outcome", "", "--note", "tides", "--with", OTHER) == 0, sample.err
    after = entry(sample, number, OTHER)
    assert (after["exchange"], after["direction"], after["value"], after["minutes"]) == ("advice", "received", None, 20)
    assert (after["asked_for"], after["outcome"], after["note"]) == (False, "", "tides")
    assert sample.json("show", WHO)["show"]["timeline"] == []


def test_a_need_a_note_and_a_promise_go_to_whom_they_are_about(sample: Terminal) -> None:
    for words in (("need", WHO, "a crew"), ("note", WHO, "likes chess"), ("promise", WHO, "x", "--due", "friday")):
        number = noted(sample, *words)
        assert sample("change", number, "--with", OTHER) == 0, sample.err
        assert entry(sample, number, OTHER)["id"] == int(number)
        assert sample("change", number, "--with", WHO, OTHER) == 2
        assert "name one" in sample.err
    assert sample("change", noted(sample, "need", WHO, "a boat"), "--with", "me") == 0


def test_what_is_kept_or_met_keeps_its_day_until_it_is_open_again(sample: Terminal) -> None:
    promised, needed = noted(sample, "promise", WHO, "x", "--due", "friday"), noted(sample, "need", WHO, "a crew")
    for verb, number, key in (("done", promised, "done"), ("met", needed, "met")):
        assert sample(verb, number) == 0
        assert sample(verb, number) == 2
        assert "already" in sample.err
        assert entry(sample, number)[key] == TODAY.isoformat()
        assert sample("change", number, "--open") == 0
        assert entry(sample, number)[key] is None


def test_a_promise_is_by_one_side_on_its_day(sample: Terminal) -> None:
    number = noted(sample, "promise", WHO, "x", "--due", "2 weeks ago")
    for word in ("--by both", "--no-by"):
        assert sample("change", number, *word.split()) == 2
        assert sample.err == "closeknit: A promise is by me or by them.\n"
    assert sample("change", number, "--by", "them", "--due", "tomorrow", "--on", "yesterday", "--text", "y") == 0
    after = entry(sample, number)
    assert (after["by"], after["text"]) == ("them", "y")
    assert (after["made"], after["due"]) == tuple((TODAY + timedelta(days=n)).isoformat() for n in (-1, 1))


@pytest.mark.parametrize("words", ["--value 3", "--text x", "--due friday", "--kind gift", "--open", "--outcome x"])
def test_an_option_that_the_kind_hasn_t_got_changes_nothing(sample: Terminal, words: str) -> None:
    number = noted(sample, "log", WHO, "--channel", "phone", "--note", "hi")
    before = entry(sample, number)
    assert sample("change", number, *words.split()) == 2
    assert "This entry has no" in sample.err
    assert entry(sample, number) == before


def test_a_change_is_in_the_history_of_everybody_it_is_about(sample: Terminal) -> None:
    number = noted(sample, "log", WHO, OTHER, "--channel", "phone")
    assert sample("change", number, "--note", "about the boat") == 0
    for who in (WHO, OTHER):
        kinds = [step["kind"] for step in sample.json("history", who)["history"]]
        assert kinds[:2] == ["entry_changed", "logged"]
    assert sample.json("undo")["undo"]["state"] == "undone"
    assert sample.json("history", OTHER)["history"][0]["state"] == "undone"
    assert sample.json("redo")["redo"]["state"] == "done"
    assert sample("undo") == 0
    assert sample("undo", str(sample.json("history", OTHER)["history"][1]["id"])) == 0

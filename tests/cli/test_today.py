"""Today as it is typed: what is proposed, by whom it can be met, and what is put away (product 4.7)."""

from datetime import timedelta
from typing import Any

import pytest
from tests.cli.conftest import Terminal
from tests.clocks import TODAY

ANA, BO = "Ana Ferreira", "Kwame Asante"


def acts(closeknit: Terminal) -> list[dict[str, Any]]:
    """What is proposed for Ana; somebody of the sample has a birthday in most weeks."""
    found = closeknit.json("today")["today"]
    return [act for act in (*found["acts"], *found["more"]) if act["person"]["name"] == ANA]


@pytest.mark.parametrize("away", [("mark", BO, "--archived"), ("delete", BO)])
@pytest.mark.parametrize(
    "provides",
    [("offer", BO, "Steuerberatung"), ("mark", BO, "--role", "mentor"), ("edit", BO, "CATEGORIES", "blacksmith")],
)
def test_nobody_is_introduced_who_is_archived_or_in_the_trash(
    sample: Terminal, provides: tuple[str, ...], away: tuple[str, ...]
) -> None:
    assert sample("need", ANA, "eine Steuerberaterin, a mentor, or a blacksmith") == 0
    assert sample(*provides) == 0, sample.err
    (act,) = acts(sample)
    assert (act["act"], act["score"]) == ("introduce", 0.2)
    assert sample(*away) == 0
    assert acts(sample) == []
    assert sample("undo") == 0
    assert acts(sample) == [act]


def test_a_date_near_of_one_with_a_rhythm_is_there_though_the_rhythm_is_kept(sample: Terminal) -> None:
    birthday = TODAY + timedelta(days=3)
    assert sample("edit", ANA, "BDAY", f"1980-{birthday:%m-%d}") == 0
    assert sample("cadence", ANA, "90") == 0
    assert sample("log", ANA, "--channel", "in-person") == 0
    for _again in range(2):
        (act,) = acts(sample)
        assert (act["act"], act["score"], act["due"]) == ("greet", 0.1, birthday.isoformat())
        assert sample("people", "--sort", "closeness") == 0, "figures are kept now"


def test_a_birthday_near_is_an_act_of_anybody_also_of_one_of_whom_nothing_is_known(sample: Terminal) -> None:
    assert acts(sample) == []
    birthday = TODAY + timedelta(days=6)
    assert sample("edit", ANA, "bday", f"{birthday:1990%m%d}") == 0
    (act,) = acts(sample)
    assert (act["act"], act["score"], act["due"]) == ("greet", 0.1, birthday.isoformat())

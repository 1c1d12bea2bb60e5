"""What can't be, as it is typed: one sentence, exit status 2, and nothing changed."""

import pytest
from tests.cli.conftest import Terminal
from tests.store.state import state_hash

from closeknit import paths
from closeknit.store.clock import SystemClock
from closeknit.store.database import Store

WHO = "Ana Ferreira"
HUGE = "9" * 25


def state(closeknit: Terminal) -> str:
    store = Store.open(paths.home(str(closeknit.home)).database, SystemClock())
    try:
        return state_hash(store)
    finally:
        store.close()


@pytest.mark.parametrize(
    "words",
    [
        ("gave", WHO, "help", "--minutes", "-5"),
        ("gave", WHO, "help", "--minutes", "20000"),
        ("gave", WHO, "help", "--value", HUGE),
        ("met", HUGE),
        ("done", "-" + HUGE),
        ("undo", HUGE),
        ("split", HUGE),
        ("happened", HUGE, "yes"),
        ("cadence", WHO, HUGE),
        ("cadence", WHO, "3651"),
        ("cadence", WHO, "30", "--latest", "20"),
        ("cadence", WHO, "30", "--latest", "4000"),
        ("twenty", "take", WHO, "--why", "x", "--stay-close", "--cadence", "3651"),
        ("people", "--limit", "-1"),
        ("people", "--limit", HUGE),
        ("catch-up", "--limit", "-1"),
    ],
)
def test_a_number_out_of_range_changes_nothing(sample: Terminal, words: tuple[str, ...]) -> None:
    before = state(sample)
    assert sample(*words) == 2
    assert sample.err.count("\n") == 1
    assert sample.err.startswith("closeknit: ")
    assert state(sample) == before


def test_nobody_was_met_longer_ago_than_can_be_said(sample: Terminal) -> None:
    assert sample.json("people", "--not-met", "99999") == {"people": [], "total": 0}

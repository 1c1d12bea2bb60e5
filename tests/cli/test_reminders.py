"""Reminders as they are typed: what is refused, and what is said back (product 6)."""

import pytest
from tests.cli.conftest import Terminal

WHO = "Ana Ferreira"


@pytest.mark.parametrize("words", [("done", ""), ("skip", ""), ("snooze", "", "hour")])
def test_no_key_is_nobodys(sample: Terminal, words: tuple[str, ...]) -> None:
    assert sample("remind", WHO, "ask about the boat", "--on", "tomorrow") == 0
    before = sample.json("reminders")
    assert sample(*words) == 2
    assert sample.err.count("\n") == 1
    assert sample.json("reminders") == before

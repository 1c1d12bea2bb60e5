"""Reminders as they are typed: what is refused, and what is said back (product 6)."""

from datetime import timedelta

import pytest
from tests.cli.conftest import Terminal
from tests.clocks import TODAY

WHO = "Ana Ferreira"


@pytest.mark.parametrize("words", [("done", ""), ("skip", ""), ("snooze", "", "hour")])
def test_no_key_is_nobodys(sample: Terminal, words: tuple[str, ...]) -> None:
    assert sample("remind", WHO, "ask about the boat", "--on", "tomorrow") == 0
    before = sample.json("reminders")
    assert sample(*words) == 2
    assert sample.err.count("\n") == 1
    assert sample.json("reminders") == before


def test_it_says_when(sample: Terminal) -> None:
    assert sample("remind", WHO, "x", "--on", "2030-03-12") == 0
    assert sample.out == "You will be reminded 2030-03-12 09:00 (own:1).\n"
    assert sample("remind", WHO, "x", "--on", "1970-01-01", "--every", "day") == 0
    assert sample.out == f"You will be reminded {TODAY + timedelta(days=1)} 09:00 (own:2).\n"
    assert sample("remind", WHO, "x", "--on", f"{TODAY}T08:00", "--every", "week") == 0
    assert sample.out == f"You will be reminded {TODAY + timedelta(days=7)} 08:00 (own:3).\n"


@pytest.mark.parametrize("when", ["9999-12-31T23:59", "0001-01-01T00:00", "in 7900 years", "in 99999 weeks"])
@pytest.mark.parametrize("verb", [("pause",), ("remind", WHO, "x", "--on"), ("promise", WHO, "x", "--due")])
def test_a_year_that_nobody_means_is_no_day(sample: Terminal, verb: tuple[str, ...], when: str) -> None:
    assert sample(*verb, when) == 2
    assert f"“{when}” is no day" in sample.err
    assert sample("reminders") == 0


def test_the_weekday_of_today_is_the_next_one_once_the_morning_is_past(sample: Terminal) -> None:
    weekday = TODAY.strftime("%A")
    assert sample("remind", WHO, "x", "--on", weekday) == 0
    assert sample("snooze", "own:1", weekday) == 0
    assert sample.out == f"Back {TODAY + timedelta(days=7)} 09:00.\n"


def test_what_can_be_said_instead_is_named_plainly(sample: Terminal) -> None:
    assert sample("remind", WHO, "x", "--on", "tomorrow", "--every", "fortnight") == 2
    assert "'day', 'week', 'month', 'year'" in sample.err


def test_today_is_past_with_its_morning_and_the_refusal_says_so(sample: Terminal) -> None:
    assert sample("remind", WHO, "x", "--on", f"{TODAY} 00:00") == 2
    assert "without a time it is the morning" in sample.err


def test_what_quiet_hours_hold_says_when_it_is_told(sample: Terminal) -> None:
    tomorrow, day_after = TODAY + timedelta(days=1), TODAY + timedelta(days=2)
    assert sample("remind", WHO, "call", "--on", f"{tomorrow}T22:00") == 0
    assert sample.out == (
        f"You will be reminded {tomorrow} 22:00 (own:1). It is quiet then, so it is told {day_after} 07:30.\n"
    )
    assert sample("remind", WHO, "write", "--on", f"{tomorrow}T20:00") == 0
    assert "quiet" not in sample.out
    assert sample("reminders") == 0
    assert f"Quiet then: told {day_after} 07:30." in sample.out
    coming = {one["key"]: one for one in sample.json("reminders")["reminders"]["coming"]}
    assert coming["own:1"]["held_until"].startswith(f"{day_after}T07:30")
    assert coming["own:2"]["held_until"] is None
    assert sample("pause", "in 1 week") == 0
    coming = {one["key"]: one for one in sample.json("reminders")["reminders"]["coming"]}
    assert coming["own:2"]["held_until"].startswith(f"{TODAY + timedelta(days=7)}T09:00")

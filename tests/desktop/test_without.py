"""Where neither a tray nor a notification daemon is there, all of it reaches the user, and closing quits."""

import pytest

from tests.desktop.program import Facts, Program
from tests.desktop.screen import Screen
from tests.waiting import wait


def test_what_was_missed_is_said_in_the_window_and_closing_it_ends_the_program_without_asking(
    screen: Screen, program: Program, facts: Facts
) -> None:
    ana = facts.person("Ana Ferreira")
    facts.promised(ana, "send the field notes")
    facts.promised(ana, "call the harbour")
    program.start()
    program.has_records(("banner", 1, 0, 2))
    screen.close_window("People – Closeknit")
    assert program.ended() == 0


def test_in_the_background_the_window_opens_by_itself_when_something_is_due(
    screen: Screen, program: Program, facts: Facts
) -> None:
    ana = facts.person("Ana Ferreira")
    program.start("--background")
    assert screen.window("People") is None
    facts.reminded("ask about the proofs", ana, in_s=0.5)
    screen.has("People – Closeknit")
    program.has_records(("banner", 1, 0, 1))
    screen.close_window("People – Closeknit")
    assert program.ended() == 0


def test_a_banner_that_nobody_closed_comes_once_more_as_the_same_record(
    screen: Screen, program: Program, facts: Facts
) -> None:
    key = facts.reminded("ask about the proofs", facts.person("Ana Ferreira"))
    program.start()
    program.has_records(("banner", 1, 0, 1))
    before = program.rows("SELECT shown_us FROM delivery")
    program.kill()
    program.start()
    wait(lambda: program.rows("SELECT shown_us FROM delivery") > before, "it shown once more")
    assert program.records() == [("banner", 1, 0, 1)]
    program.command("done", key)
    program.has_records(("banner", 1, 1, 1))


@pytest.mark.parametrize("address", ["nonsense", "tcp:host=127.0.0.1,port=9", "unix:path=/nowhere"])
def test_without_a_bus_it_is_said_in_the_window(address: str, program: Program, facts: Facts) -> None:
    facts.reminded("ask about the proofs", facts.person("Ana Ferreira"))
    program.start("--background", environment={"DBUS_SESSION_BUS_ADDRESS": address})
    program.has_records(("banner", 1, 0, 1))

"""Killed at the worst moments: what was on screen is closed, and the same record is shown once more, never a second."""

import signal

import pytest

from tests.desktop.bus import Bus, show_another
from tests.desktop.desk import Desk
from tests.desktop.parts import Dunst
from tests.desktop.program import Facts, Program
from tests.waiting import stays, wait

SHOWN = ("single", 1, 0, 1)


@pytest.fixture
def dunst(desk: Desk, bus: Bus) -> Dunst:
    return Dunst(desk, bus)


def test_killed_after_the_claim_and_before_it_was_shown(dunst: Dunst, program: Program, facts: Facts) -> None:
    facts.reminded("ask about the proofs", facts.person("Ana Ferreira"))
    dunst.process.send_signal(signal.SIGSTOP)  # it has the name and answers nobody
    program.start("--background")
    program.has_records(("single", 0, 0, 1))
    program.kill()
    dunst.process.send_signal(signal.SIGCONT)
    program.start("--background")
    dunst.has_shown(1)
    program.has_records(SHOWN)


def test_killed_while_it_is_on_screen(dunst: Dunst, program: Program, facts: Facts) -> None:
    ana = facts.person("Ana Ferreira")
    facts.reminded("ask about the proofs", ana)
    program.start("--background")
    program.has_records(SHOWN)
    before = program.rows("SELECT notice FROM delivery")
    program.kill()
    dunst.has_shown(1)
    program.start("--background")
    wait(lambda: program.rows("SELECT notice FROM delivery") != before, "it shown once more")
    assert stays(lambda: dunst.shown() == 1, 0.3)
    assert program.records() == [SHOWN]
    dunst.choose("Done")
    wait(lambda: program.timeline(ana), "the button of the second heard")


def test_killed_and_the_daemon_restarted_what_bears_the_number_by_now_stays_on_screen(
    desk: Desk, bus: Bus, dunst: Dunst, program: Program, facts: Facts
) -> None:
    facts.reminded("ask about the proofs", facts.person("Ana Ferreira"))
    program.start("--background")
    program.has_records(SHOWN)
    ((before,),) = program.rows("SELECT notice FROM delivery")
    program.kill()
    desk.end(dunst.process)
    dunst.start()
    assert before.endswith(f"/{show_another(bus)}")
    program.start("--background")
    dunst.has_shown(2)
    assert stays(lambda: dunst.shown() == 2, 0.3)


def test_killed_over_what_was_due_it_comes_as_one_digest_at_the_next_start(
    dunst: Dunst, program: Program, facts: Facts
) -> None:
    ana = facts.person("Ana Ferreira")
    program.start("--background")
    program.kill()
    facts.promised(ana, "send the field notes")
    facts.promised(ana, "call the harbour")
    program.start("--background")
    dunst.has_shown(1)
    program.has_records(("digest", 1, 0, 2))


def test_ended_properly_it_leaves_nothing_on_screen_that_hears_no_button(
    dunst: Dunst, program: Program, facts: Facts
) -> None:
    facts.reminded("ask about the proofs", facts.person("Ana Ferreira"))
    program.start("--background")
    program.has_records(SHOWN)
    program.send(signal.SIGTERM)
    assert program.ended() == 0
    dunst.has_shown(0)
    assert program.records() == [SHOWN]
    program.start("--background")
    dunst.has_shown(1)
    assert program.records() == [SHOWN]


def test_a_daemon_that_hangs_doesnt_hold_up_the_end(dunst: Dunst, program: Program, facts: Facts) -> None:
    program.settings(notifications_a_day=4)
    for text in ("ask about the proofs", "call the harbour", "renew the permit", "send the field notes"):
        facts.reminded(text)
    program.start("--background")
    program.has_records(SHOWN, SHOWN, SHOWN, SHOWN)
    dunst.process.send_signal(signal.SIGSTOP)
    program.send(signal.SIGTERM)
    assert program.ended(patience_s=15.0) == 0  # each of the four would be waited for 5 s
    dunst.process.send_signal(signal.SIGCONT)

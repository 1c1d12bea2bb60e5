"""Closing, hiding, coming back and ending, with a real tray and window manager."""

import re
import signal
from pathlib import Path

import pytest

from closeknit.settings import load
from tests.desktop.bus import Bus, Item, items_of
from tests.desktop.desk import Desk
from tests.desktop.parts import Panel
from tests.desktop.program import Facts, Program
from tests.desktop.screen import Screen
from tests.waiting import stays, wait

PEOPLE, ASKS = "People – Closeknit", "Stay in the tray"
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person {0}\r\nN:{0};Person;;;\r\nEMAIL:p{0}@many.example\r\nEND:VCARD\r\n"


@pytest.fixture
def panel(desk: Desk, bus: Bus) -> Panel:
    return Panel(desk, bus)


def when_closed(program: Program) -> str:
    return load(program.home / "settings.toml")[0].when_closed


def test_closing_asks_once_and_enter_stays_in_the_tray(
    panel: Panel, bus: Bus, screen: Screen, program: Program, facts: Facts
) -> None:
    facts.person("Ana Ferreira")
    program.start()
    item = Item(bus)
    screen.close_window(PEOPLE)
    screen.focus(ASKS)
    screen.key("Return")
    screen.has_not(PEOPLE)
    assert when_closed(program) == "tray"
    item.click()
    screen.close_window(PEOPLE)
    screen.has_not(PEOPLE)
    assert screen.window(ASKS) is None
    assert program.is_running()


def test_esc_leaves_the_window_open_and_asks_again(
    panel: Panel, bus: Bus, screen: Screen, program: Program, facts: Facts
) -> None:
    facts.person("Ana Ferreira")
    program.start()
    Item(bus)
    for _time in range(2):
        screen.close_window(PEOPLE)
        screen.focus(ASKS)
        screen.key("Escape")
        screen.has_not(ASKS)
    assert screen.window(PEOPLE) is not None
    assert when_closed(program) == "ask"


def test_quit_in_the_question_ends_the_program_and_is_remembered(
    panel: Panel, bus: Bus, screen: Screen, program: Program, facts: Facts
) -> None:
    facts.person("Ana Ferreira")
    program.start()
    Item(bus)
    screen.close_window(PEOPLE)
    screen.focus(ASKS)
    screen.key("Tab", "space")
    assert program.ended() == 0
    assert when_closed(program) == "quit"
    program.start()
    Item(bus)
    screen.close_window(PEOPLE)
    assert program.ended() == 0


def test_a_hidden_window_comes_back_by_a_second_start_and_by_a_file(
    panel: Panel, bus: Bus, screen: Screen, program: Program, facts: Facts, tmp_path: Path
) -> None:
    facts.person("Ana Ferreira")
    program.settings(when_closed="tray")
    program.start("--background")
    Item(bus)
    program.command("--background")
    assert stays(lambda: screen.window("People") is None, 0.3)
    program.command()
    screen.has(PEOPLE)
    screen.close_window(PEOPLE)
    screen.has_not(PEOPLE)
    file = tmp_path / "friends.vcf"
    file.write_text(CARD.format(7))
    program.command(str(file))
    screen.has(PEOPLE)
    wait(lambda: program.rows("SELECT 1 FROM person WHERE name = 'Person 7'"), "the file's person")


def test_an_import_goes_on_in_the_tray_and_quitting_asks_first(
    panel: Panel, bus: Bus, screen: Screen, program: Program, facts: Facts, tmp_path: Path
) -> None:
    facts.person("Ana Ferreira")
    program.settings(when_closed="tray")
    many = tmp_path / "many.vcf"
    many.write_text("".join(CARD.format(number) for number in range(60_000)), newline="")
    program.start("--background")
    item = Item(bus)
    program.command(str(many))
    wait(lambda: program.rows("SELECT 1 FROM person WHERE name = 'Person 9'"), "people of the file")
    item.choose("Quit")
    screen.focus("An import is running")
    screen.key("Escape")
    screen.has_not("An import is running")
    assert program.is_running()
    item.choose("Quit")
    screen.focus("An import is running")
    screen.key("Tab", "space")
    assert program.ended() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_asked_to_end_it_keeps_what_was_typed(
    panel: Panel, bus: Bus, screen: Screen, program: Program, facts: Facts, number: signal.Signals
) -> None:
    facts.person("Ana Ferreira")
    program.start("--background")
    Item(bus).choose("Quick log")
    screen.focus("Quick log")
    screen.type("coffee with Ana about the proofs")
    wait(lambda: "proofs" in typed(program), "what is typed kept")
    program.send(number)
    assert program.ended() == 0
    assert "coffee with Ana about the proofs" in typed(program)
    wait(lambda: items_of(bus) == [], "no item left behind")


def test_the_quick_log_alone_has_no_icon_and_doesnt_stay(
    panel: Panel, bus: Bus, screen: Screen, program: Program, facts: Facts
) -> None:
    facts.person("Ana Ferreira")
    program.start("--quick-log")
    screen.has("Quick log")
    assert stays(lambda: items_of(bus) == [], 1.5)
    screen.key("Escape")
    assert program.ended() == 0


def test_the_sample_people_have_no_icon_and_end_with_their_window(
    panel: Panel, bus: Bus, screen: Screen, program: Program
) -> None:
    program.start("--demo")
    screen.has(PEOPLE)
    assert stays(lambda: items_of(bus) == [], 1.5)
    screen.close_window(PEOPLE)
    assert program.ended() == 0


def typed(program: Program) -> str:
    kept = program.home / "unfinished.json"
    return re.sub(r"\s+", " ", kept.read_text()) if kept.exists() else ""

"""The session begins and ends: the entry that was written really starts the program, and the screen may go away."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from closeknit.services.autostart import start_with_session
from tests.desktop.bus import Bus, Item
from tests.desktop.desk import Desk
from tests.desktop.parts import Session
from tests.desktop.program import Facts, Program
from tests.desktop.screen import Screen
from tests.waiting import PATIENCE_S, wait


def test_the_entry_that_was_written_starts_the_program_without_a_window(
    desk: Desk, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = desk.folder / 'my "home" $USER `id` 50% \\ Jörg\'s'
    command = [sys.executable, "-m", "closeknit", "--home", str(home), "--background"]
    monkeypatch.setenv("XDG_CONFIG_HOME", str(desk.folder / "config"))
    start_with_session(command, True)
    (entry,) = (desk.folder / "config" / "autostart").iterdir()
    desk.start("gio", "launch", str(entry))
    try:
        wait((home / "closeknit.db").exists, "the program's home")
        listening = wait(lambda: next(desk.runtime.glob("closeknit-*/window"), None), "the program listening")
        assert screen.window("People") is None
        assert listening.is_socket()
    finally:
        end(home)


def test_a_login_starts_it_in_the_tray_and_a_logout_costs_nothing_that_was_typed(
    desk: Desk, bus: Bus, screen: Screen, program: Program, facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = facts.person("Ana Ferreira")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(desk.folder / "config"))
    start_with_session([sys.executable, "-m", "closeknit", "--home", str(program.home), "--background"], True)
    session = Session(desk, bus)
    Item(bus).choose("Quick log")
    screen.focus("Quick log")
    screen.type("coffee with Ana about the proofs")
    kept = program.home / "unfinished.json"
    wait(lambda: kept.exists() and "proofs" in kept.read_text(), "what is typed kept")
    session.log_out()
    wait(lambda: running(program.home) == [], "the program's end")
    assert "proofs" in kept.read_text()
    assert program.timeline(ana) == []
    assert program.rows("PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize(("wish", "key"), [("--background", "Return"), ("--quick-log", "Escape")])
def test_what_keeps_it_from_opening_is_on_screen_where_no_terminal_is(
    wish: str, key: str, desk: Desk, screen: Screen, program: Program
) -> None:
    (program.home / "closeknit.db").write_bytes(b"no database at all" * 500)
    started = program.process = desk.start(sys.executable, "-m", "closeknit", "--home", str(program.home), wish)
    screen.focus("Closeknit can’t open")
    assert started.poll() is None
    screen.key(key)
    assert program.ended() == 2


def test_a_program_that_reads_what_is_said_is_told_in_words_alone(desk: Desk, screen: Screen, program: Program) -> None:
    (program.home / "closeknit.db").write_bytes(b"no database at all" * 500)
    command = [sys.executable, "-m", "closeknit", "--home", str(program.home), "--background"]
    done = subprocess.run(
        command, env=desk.environment, capture_output=True, text=True, check=False, timeout=PATIENCE_S
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def end(home: Path) -> None:
    """End the program that another started, by the number of its process."""
    for number in running(home):
        os.kill(number, signal.SIGTERM)
    wait(lambda: running(home) == [], "the program's end")


def running(home: Path) -> list[int]:
    """List the processes that were started on a home."""
    return [int(found.parent.name) for found in Path("/proc").glob("[0-9]*/cmdline") if names(found, str(home))]


def names(command: Path, word: str) -> bool:
    """Tell whether a process was started with a word."""
    try:
        return word.encode() in command.read_bytes().split(b"\0")
    except OSError:
        return False  # it just ended

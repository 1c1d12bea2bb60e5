"""Going back to a backup from the window: it closes, the file is swapped, and it opens again saying so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from closeknit.app import opened
from closeknit.domain.person import PeopleQuery
from closeknit.paths import home as home_of

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
RESTORE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from closeknit.app import opened
from closeknit.paths import home
from closeknit.services.handover import Wish
from closeknit.services.presence import WindowPresence
from closeknit.ui.shell import starting

place, backup = home(sys.argv[1]), Path(sys.argv[2])
show, shown = starting.Started.show, []

def stay(started):
    started._reside()
    type(started.resident.tray).is_available = True

def drive(started, wanted):
    show(started, wanted)
    shown.append(started)
    window = started.window
    acts = {
        "restore": lambda: window.restore(backup),
        "restore hidden": lambda: (started._reside(), window.put_away(), window.restore(backup)),
        "undo": window.undo,
        "close": window.close,
        "session ends": lambda: (stay(started), started.let_go(), QApplication.quit()),
        "close with a resident": lambda: (started._reside(), window.close()),
    }
    QTimer.singleShot(250, lambda: print(window.undo_bar.accessibleName(), window.banner.accessibleName(), sep="|"))
    QTimer.singleShot(300, acts[sys.argv[2 + len(shown)]])

starting.Started.show = drive
presence = WindowPresence(place.lock)
print(starting.run_window(lambda announce: opened(place, announce), place, Wish(), presence, []))
"""


def run(home: Path, backup: Path, *acts: str) -> list[str]:
    """Do one act in each window that opens; returns what each said, and the exit status."""
    done = subprocess.run(
        [sys.executable, "-c", RESTORE, str(home), str(backup), *acts],
        env=os.environ
        | {"QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "", "DBUS_SYSTEM_BUS_ADDRESS": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with opened(home_of(str(tmp_path / "home")), lambda _fact: None) as verbs:
        verbs.people.create("Ana Ek")
        verbs.backups.make(tmp_path / "kept.db")
        verbs.people.create("Later Ek")
    return tmp_path


def names(folder: Path) -> int:
    with opened(home_of(str(folder / "home")), lambda _fact: None) as verbs:
        return verbs.people.find(PeopleQuery()).total


def test_a_backup_is_gone_back_to_and_undone(folder: Path) -> None:
    before = names(folder)
    said = run(folder / "home", folder / "kept.db", "restore", "undo", "close")
    assert said == [
        "|",
        "Gone back to kept.db; what was here before is kept|",
        "Taken back: Went back to a backup|",
        "0",
    ]
    assert names(folder) == before


def test_a_window_put_away_is_there_again_with_what_stays(folder: Path) -> None:
    said = run(folder / "home", folder / "kept.db", "restore hidden", "close with a resident")
    assert said == ["|", "Gone back to kept.db; what was here before is kept|", "0"]
    assert names(folder) == 1


def test_at_the_end_of_the_session_the_window_closes_and_asks_nothing(folder: Path) -> None:
    assert run(folder / "home", folder / "kept.db", "session ends") == ["|", "0"]


def test_a_file_that_is_no_backup_is_refused_in_the_window_that_opens_again(folder: Path) -> None:
    (folder / "kept.db").write_bytes(b"no database")
    said = run(folder / "home", folder / "kept.db", "restore", "close")
    assert said[1].startswith("|")
    assert "kept.db" in said[1]
    assert said[2] == "0"
    assert names(folder) == 2

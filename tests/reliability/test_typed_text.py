"""kill -9 while something is typed: it stands in its field again, but for the last two seconds (issue 4, section 6)."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.waiting import wait

from closeknit.app import opened
from closeknit.paths import home as home_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")

BOUND_S = 2.0
TYPING = """
import json, os, sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from closeknit.app import opened
from closeknit.paths import home
from closeknit.services.handover import Wish
from closeknit.services.presence import WindowPresence
from closeknit.ui.shell import starting

place, what, text = home(sys.argv[1]), sys.argv[2], sys.argv[3]
show = starting.Started.show

def say(value):
    os.write(1, json.dumps(value).encode() + b"\\n")

def field_of(started):
    if what == "quick-log":
        return started.quick.window.text
    started.window.open_person(started._verbs.people.resolve(what))
    return started.window.pages.person._centre.composer.field

def look(started):
    field = field_of(started)
    read = field.toPlainText if what == "quick-log" else field.text
    QTimer.singleShot(400, lambda: begin(field, read))

def begin(field, read):
    say(read())
    if text:
        QTest.keyClicks(field, text)
        say("typed")
    else:
        QApplication.quit()

def shown(started, wanted):
    show(started, wanted)
    QTimer.singleShot(0, lambda: look(started))

starting.Started.show = shown
wish = Wish(quick_log=what == "quick-log")
starting.run_window(lambda announce: opened(place, announce), place, wish, WindowPresence(place.lock), [])
"""


class Typist:
    """The program in a process of its own, which types into one field."""

    def __init__(self, home: Path, what: str, text: str = "") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", TYPING, str(home), what, text],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
        )

    def says(self) -> object:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def kill(self) -> None:
        os.kill(self.process.pid, signal.SIGKILL)
        assert self.process.wait(20) == -signal.SIGKILL
        self.process.communicate()


def found_again(home: Path, what: str) -> object:
    again = Typist(home, what)
    text = again.says()
    assert again.process.wait(20) == 0
    again.process.communicate()
    return text


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with opened(home_of(str(tmp_path)), lambda _fact: None) as verbs:
        verbs.people.create("Ana Ek")
        verbs.people.create("Bo Ek")
    return tmp_path


@pytest.mark.parametrize("what", ["quick-log", "Ana Ek"])
def test_what_was_typed_two_seconds_before_a_kill_stands_there_again(home: Path, what: str) -> None:
    text = "coffee with Bo yesterday, the ferry"
    typist = Typist(home, what, text)
    assert typist.says() == ""
    assert typist.says() == "typed"
    file = home_of(str(home)).unfinished
    wait(lambda: file.exists() and text.encode() in file.read_bytes(), "what is typed kept", BOUND_S)
    typist.kill()
    assert found_again(home, what) == text
    assert found_again(home, "Bo Ek") == "", "each text has its place"


def test_what_is_typed_is_kept_also_by_a_window_that_is_closed_at_once(home: Path) -> None:
    typist = Typist(home, "quick-log", "coffee")
    assert [typist.says(), typist.says()] == ["", "typed"]
    typist.process.terminate()
    assert typist.process.wait(20) == 0
    typist.process.communicate()
    assert found_again(home, "quick-log") == "coffee"


def test_a_damaged_file_costs_only_itself(home: Path) -> None:
    home_of(str(home)).unfinished.write_bytes(b"\x00\xff{")
    assert found_again(home, "quick-log") == ""
    with opened(home_of(str(home)), lambda _fact: None) as verbs:
        assert verbs.backups.check().findings == ()

"""One window a home: the second hands its files over; a command beside it is seen."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from closeknit.app import opened
from closeknit.paths import home, make_private
from closeknit.services.handover import Wish
from closeknit.services.handover import hand_over as hand_over_plainly
from closeknit.services.presence import WindowPresence
from closeknit.ui.shell.instance import Instance


def hand_over(folder: Path, *files: str) -> int:
    """Start the program a second time on this home."""
    command = [sys.executable, "-m", "closeknit", "--home", str(folder), *files]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(command, env=environment).pid


def test_a_second_window_hands_its_files_to_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    place = home(str(tmp_path))
    make_private(place.socket.parent)
    presence = WindowPresence(place.lock)
    assert presence.hold()
    instance = Instance(place.socket)
    assert instance.is_listening
    assert stat.S_IMODE(place.socket.stat().st_mode) == 0o700
    with qtbot.waitSignal(instance.asked, timeout=20_000) as asked:
        pid = hand_over(tmp_path, str(tmp_path / "friends.vcf"))
    assert asked.args == [Wish((tmp_path / "friends.vcf",))]
    qtbot.waitUntil(lambda: os.waitpid(pid, os.WNOHANG)[0] == pid, timeout=20_000)
    instance.close()
    presence.release()


def test_nonsense_on_the_socket_is_passed_over(qtbot: QtBot, tmp_path: Path) -> None:
    import socket as plain

    place = home(str(tmp_path))
    make_private(place.socket.parent)
    instance = Instance(place.socket)
    asked: list[object] = []
    instance.asked.connect(asked.append)
    for message in (b"\n", b"nonsense\n", b"[]\n", b'{"files": 5}\n', b'{"files": ["relative.vcf"], "quick_log": 1}\n'):
        with plain.socket(plain.AF_UNIX) as client:
            client.connect(str(place.socket))
            client.sendall(message)
            qtbot.wait(30)
    assert asked == [Wish()] or asked == []
    instance.close()


def test_the_lock_ends_with_its_process(tmp_path: Path) -> None:
    lock = tmp_path / "window.lock"
    code = (
        "import sys; from pathlib import Path; from closeknit.services.presence import WindowPresence;"
        "print(WindowPresence(Path(sys.argv[1])).hold(), flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "True\n"
    assert not WindowPresence(lock).hold()
    other.kill()
    other.communicate()
    mine = WindowPresence(lock)
    assert mine.hold()
    mine.release()


def test_a_stop_from_outside_closes_the_window_and_its_home(qtbot: QtBot, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "closeknit", "--home", str(tmp_path)]
    running = subprocess.Popen(command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stderr=subprocess.PIPE)
    qtbot.waitUntil(lambda: home(str(tmp_path)).socket.exists(), timeout=20_000)
    running.terminate()
    qtbot.waitUntil(lambda: running.poll() is not None, timeout=20_000)
    assert running.returncode == 0
    said = running.communicate()[1].decode()
    assert said == "", said
    assert not (tmp_path / "closeknit.db-wal").exists(), "the database was closed"


START = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from closeknit.app import opened
from closeknit.paths import home
from closeknit.services.handover import Wish
from closeknit.services.presence import WindowPresence
from closeknit.ui.shell import starting

place = home(sys.argv[1])
show, raise_with = starting.Started.show, starting.Started.raise_with

def tell(started, what):
    windows = sorted(type(w).__name__ for w in QApplication.topLevelWidgets() if w.isVisible() and not w.isMinimized())
    active = type(QApplication.activeWindow()).__name__
    said = {"what": what, "windows": windows, "active": active, "has_main": started._main is not None}
    print(json.dumps(said), flush=True)

def shown(started, wanted):
    show(started, wanted)
    if started._main is not None:
        started._main.showMinimized()
    QTimer.singleShot(300, lambda: tell(started, "shown"))
    if "log" in sys.argv:
        QTimer.singleShot(300, lambda: type_and_log(started))

def raised(started, wanted):
    raise_with(started, wanted)
    QTimer.singleShot(300, lambda: tell(started, "raised"))
    if not wanted.quick_log:
        QTimer.singleShot(500, QApplication.quit)

def type_and_log(started):
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    started.quick.window.logged.connect(lambda _sent: QTimer.singleShot(300, lambda: logged(started)))
    QTest.keyClicks(started.quick.window.text, "coffee with Ana Ek yesterday")
    QTest.keyClick(started.quick.window.text, Qt.Key.Key_Return)

def logged(started):
    tell(started, "logged")
    started.quick.confirmation.close()

starting.Started.show, starting.Started.raise_with = shown, raised
wish = Wish(quick_log="quick" in sys.argv)
status = starting.run_window(lambda announce: opened(place, announce), place, wish, WindowPresence(place.lock), [])
print(json.dumps({"what": "ended", "status": status}), flush=True)
"""
SECOND = """
import sys
from closeknit.__main__ import main
print(main(), sorted({"PySide6", "apsw", "peewee"} & set(sys.modules)))
"""


def without_screen() -> dict[str, str]:
    return {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }


class Running:
    """The program in a process of its own, saying what it shows."""

    def __init__(self, folder: Path, *how: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, str(folder), *how],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            text=True,
        )

    def says(self) -> dict[str, object]:
        assert self.process.stdout is not None
        said = json.loads(self.process.stdout.readline())
        assert isinstance(said, dict)
        return said

    def ends(self) -> None:
        assert self.says() == {"what": "ended", "status": 0}
        assert self.process.wait(20) == 0


def start_again(folder: Path, *arguments: str) -> str:
    """Start the program a second time, where it has no screen; returns exit status and what it had to load."""
    done = subprocess.run(
        [sys.executable, "-c", SECOND, "--home", str(folder), *arguments],
        env=without_screen(),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()


def test_a_quick_log_is_handed_over_without_qt_and_only_the_small_window_is_raised(tmp_path: Path) -> None:
    running = Running(tmp_path)
    first = running.says()
    assert (first["windows"], first["has_main"]) == ([], True), "the main window is minimised"
    assert start_again(tmp_path, "--quick-log") == "0 []"
    assert running.says() == {"what": "raised", "windows": ["QuickLog"], "active": "QuickLog", "has_main": True}
    assert start_again(tmp_path) == "0 []"
    assert running.says()["windows"] == ["MainWindow", "QuickLog"]
    running.ends()


def test_a_quick_log_alone_makes_no_main_window_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with opened(home(str(tmp_path)), lambda _fact: None) as verbs:
        ana = verbs.people.create("Ana Ek").person
    running = Running(tmp_path, "quick", "log")
    assert running.says() == {"what": "shown", "windows": ["QuickLog"], "active": "QuickLog", "has_main": False}
    assert running.says() == {"what": "logged", "windows": ["QuickTold"], "active": "QuickTold", "has_main": False}
    running.ends()
    with opened(home(str(tmp_path)), lambda _fact: None) as verbs:
        assert len(verbs.entries.of_person(ana)) == 1


def test_beside_a_quick_log_alone_a_plain_start_shows_the_main_window(tmp_path: Path) -> None:
    running = Running(tmp_path, "quick")
    assert running.says()["windows"] == ["QuickLog"]
    assert start_again(tmp_path) == "0 []"
    assert [(said["what"], said["has_main"]) for said in (running.says(), running.says())] == [
        ("shown", True),
        ("raised", True),
    ]
    running.ends()


def test_without_a_screen_a_quick_log_is_one_sentence_and_exit_2(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "closeknit", "--home", str(tmp_path), "--quick-log"]
    done = subprocess.run(command, env=without_screen(), capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("closeknit: There is no screen here.")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("more", [["people"], ["friends.vcf"]])
def test_a_quick_log_goes_with_no_command_and_no_file(tmp_path: Path, more: list[str]) -> None:
    command = [sys.executable, "-m", "closeknit", "--home", str(tmp_path), "--quick-log", *more]
    done = subprocess.run(command, env=without_screen(), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_handed_to_a_socket_in_a_folder_of_somebody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket as plain

    with plain.socket(plain.AF_UNIX) as server:
        server.bind(str(tmp_path / "window"))
        server.listen()
        server.settimeout(0)
        monkeypatch.setattr(os, "getuid", lambda: tmp_path.stat().st_uid + 1)
        assert not hand_over_plainly(tmp_path / "window", Wish())
        with pytest.raises(BlockingIOError):
            server.accept()

"""One window a home: the second hands its files over; a command beside it is seen."""

import os
import stat
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from closeknit.paths import home, make_private
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
    assert asked.args == [[tmp_path / "friends.vcf"]]
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
    for message in (b"\n", b"nonsense\n", b'{"files": 5}\n', b'{"files": ["relative.vcf"]}\n'):
        with plain.socket(plain.AF_UNIX) as client:
            client.connect(str(place.socket))
            client.sendall(message)
            qtbot.wait(30)
    assert asked == [[]] or asked == []
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

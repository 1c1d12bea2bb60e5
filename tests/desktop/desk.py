"""A desktop of real parts for one test: an X server and buses of its own, and what is started on them."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.waiting import PATIENCE_S, wait

#: Without a folder of services nobody is started because somebody asks for them.
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>{kind}</type><listen>unix:path={path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>
"""


def noon_zone() -> str:
    """Name a zone in which it is noon now: no test runs into quiet hours or over midnight."""
    ahead = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+d}"


class Desk:
    """Ends with all that was started on it. `environment` is what a program of this session has."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.runtime = Path(tempfile.mkdtemp(prefix="desk-"))  # short: a socket's path has at most 107 bytes
        self._processes: list[subprocess.Popen[bytes]] = []
        self.buses: dict[str, subprocess.Popen[bytes]] = {}
        for name in ("config", "data", "cache"):
            (folder / name).mkdir()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QT_", "DBUS_"))}
        self.environment = {
            **{name: value for name, value in kept.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")},
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "TZ": noon_zone(),
            "XDG_RUNTIME_DIR": str(self.runtime),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.runtime}/nobody",
            "QT_QPA_PLATFORM": "xcb",
            "NO_AT_BRIDGE": "1",
            "GTK_A11Y": "none",
        }
        self._start_screen()
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.start_bus("session")

    def start(self, *command: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start a part; skips the test where it isn't installed."""
        if shutil.which(command[0]) is None:
            pytest.skip(f"{command[0]} is not installed")
        with (self.folder / "said.txt").open("ab") as said:
            process = subprocess.Popen(
                command,
                env={**self.environment, **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                cwd=self.folder,
            )
        self._processes.append(process)
        return process

    def run(self, *command: str, environment: Mapping[str, str] | None = None) -> str:
        """Run a command to its end, and return what it says."""
        if shutil.which(command[0]) is None:
            pytest.skip(f"{command[0]} is not installed")
        given = {**self.environment, **(environment or {})}
        done = subprocess.run(command, env=given, capture_output=True, text=True, check=False, timeout=PATIENCE_S)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        return done.stdout

    def end(self, process: subprocess.Popen[bytes]) -> None:
        """End a part, and wait until it is gone."""
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(PATIENCE_S)

    def start_bus(self, kind: str) -> str:
        """Start a bus that starts nobody; returns its address."""
        path = self.runtime / kind
        config = self.folder / f"{kind}.conf"
        config.write_text(_BUS.format(kind=kind, path=path))
        self.buses[kind] = self.start("dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile")
        wait(lambda: _is_answered(path), f"the {kind} bus")
        return f"unix:path={path}"

    def end_screen(self) -> None:
        """Take the X server away, as at the end of a session that nobody told of it."""
        self.end(self._processes[0])

    def picture(self, path: Path) -> None:
        """Take a picture of the whole screen, for whoever looks into a failure."""
        if shutil.which("import") is not None:
            self.run("import", "-window", "root", str(path))

    def close(self) -> None:
        """End all of it, the newest first."""
        for process in reversed(self._processes):
            self.end(process)
        shutil.rmtree(self.runtime, ignore_errors=True)

    def _start_screen(self) -> None:
        """Start an X server on a number that is free."""
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"]
        if shutil.which("Xvfb") is None:
            pytest.skip("Xvfb is not installed")
        null = subprocess.DEVNULL
        self._processes.append(subprocess.Popen(command, pass_fds=(writing,), stdin=null, stdout=null, stderr=null))
        os.close(writing)
        with os.fdopen(reading) as said:
            self.environment["DISPLAY"] = f":{said.readline().strip()}"


def _is_answered(path: Path) -> bool:
    """Tell whether somebody listens at a socket."""
    with suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(path))
        return True
    return False

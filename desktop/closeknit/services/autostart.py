"""Start with the session: a desktop entry (XDG autostart), a LaunchAgent, or a value of the Run key, by one code.

Only Linux was really run; what the others get is tested as text (decision 016).
"""

import os
import shlex
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from plistlib import dumps

from closeknit.assets import APP_ID
from closeknit.domain.errors import OutsideProblem

_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_LATER_S = 10
#: What desktops write into an entry instead of taking it away.
_OFF = {"hidden=true", "x-gnome-autostart-enabled=false"}


def desktop_entry(command: Sequence[str]) -> str:
    """Write a desktop entry (Desktop Entry Specification 1.5; in Exec a per cent sign is doubled)."""
    words = " ".join(_exec_word(word) for word in command)
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Name=Closeknit",
        "Comment=Speaks up when something is due",
        f"Exec={words}",
        f"Icon={APP_ID}",
        "Terminal=false",
        "NoDisplay=true",
        f"X-GNOME-Autostart-Delay={_LATER_S}",
    )
    return "\n".join(lines) + "\n"


def launch_agent(command: Sequence[str]) -> bytes:
    """Write a LaunchAgent (launchd.plist(5))."""
    return dumps({"Label": APP_ID, "ProgramArguments": list(command), "RunAtLoad": True, "ProcessType": "Interactive"})


def run_value(command: Sequence[str]) -> str:
    """Write the value of the Run key: one line, words with blanks in quotes."""
    from subprocess import list2cmdline  # start-up cost: only Windows needs it

    return list2cmdline(command)


def place(platform: str = sys.platform, home: Path | None = None) -> Path:
    """Return the file that starts the program with the session."""
    if platform == "darwin":
        return (home or Path.home()) / "Library" / "LaunchAgents" / f"{APP_ID}.plist"
    folder = os.environ.get("XDG_CONFIG_HOME", "")
    base = Path(folder) if folder and Path(folder).is_absolute() else (home or Path.home()) / ".config"
    return base / "autostart" / f"{APP_ID}.desktop"


def start_with_session(command: Sequence[str], wants: bool) -> None:
    """Start the program with the session from now on, or no more; raises OutsideProblem("autostart_unwritable")."""
    try:
        if sys.platform == "win32":
            _write_run_key(command, wants)
            return
        path = place()
        if not wants:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        content = launch_agent(command) if sys.platform == "darwin" else desktop_entry(command).encode()
        temporary = path.with_name(f".{path.name}.new")
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        raise OutsideProblem("autostart_unwritable", path=str(place()), why=error.strerror or "") from error


def starts_with_session(command: Sequence[str]) -> bool:
    """Tell whether the session starts just this; the desktop's own settings may have taken it away or put it off."""
    try:
        if sys.platform == "win32":
            return _run_key() == run_value(command)
        content = place().read_bytes()
    except OSError:
        return False
    if sys.platform == "darwin":
        return content == launch_agent(command)
    lines = content.decode(errors="replace").splitlines()
    wanted = next(line for line in desktop_entry(command).splitlines() if line.startswith("Exec="))
    return wanted in lines and _OFF.isdisjoint(line.replace(" ", "").lower() for line in lines)


def _exec_word(word: str) -> str:
    safe = shlex.quote(word) == word and "%" not in word
    if safe:
        return word
    escaped = "".join(f"\\{c}" if c in '"`$\\' else c for c in word).replace("\\", "\\\\").replace("%", "%%")
    return f'"{escaped}"'


def _write_run_key(command: Sequence[str], wants: bool) -> None:
    import winreg  # type: ignore[import-not-found,unused-ignore]  # on Windows only

    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY, 0, winreg.KEY_SET_VALUE) as key:  # type: ignore[attr-defined,unused-ignore]
        if wants:
            winreg.SetValueEx(key, APP_ID, 0, winreg.REG_SZ, run_value(command))  # type: ignore[attr-defined,unused-ignore]
            return
        with suppress(FileNotFoundError):  # it wasn't there
            winreg.DeleteValue(key, APP_ID)  # type: ignore[attr-defined,unused-ignore]


def _run_key() -> str:
    """Raises FileNotFoundError where there is no such value."""
    import winreg  # on Windows only

    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:  # type: ignore[attr-defined,unused-ignore]
        value, _kind = winreg.QueryValueEx(key, APP_ID)  # type: ignore[attr-defined,unused-ignore]
        return str(value)

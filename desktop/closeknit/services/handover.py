"""Hand what a start of the program wishes for to the window that is open, before anything large is loaded.

One line of JSON each way over a Unix domain socket, which is what `QLocalServer` listens on; it is spoken here without
Qt, whose import alone takes longer than the window needs to be ready for keys. Windows has named pipes: there it is Qt.
"""

import json
import os
import socket
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_WAIT_S = 3.0
_AGAIN_S = 0.05
ANSWER = b"ok\n"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a start of the program is for: files to read, the quick log alone, or the tray alone, else the window."""

    files: tuple[Path, ...] = ()
    quick_log: bool = False
    background: bool = False


def plain_start(given: Sequence[str]) -> tuple[str | None, Wish] | None:
    """Read a home and a wish out of arguments; None where there is more to understand."""
    home: str | None = None
    files: list[Path] = []
    wants_quick_log = wants_background = False
    words = list(given)
    while words:
        word = words.pop(0)
        if word == "--home" and words:
            home = words.pop(0)
        elif word == "--quick-log":
            wants_quick_log = True
        elif word == "--background":
            wants_background = True
        elif not word.startswith("-") and is_file(word):
            files.append(Path(word))
        else:
            return None
    if bool(files) + wants_quick_log + wants_background > 1:
        return None
    return home, Wish(tuple(files), wants_quick_log, wants_background)


def is_file(word: str) -> bool:
    """Tell a path from a verb."""
    return os.sep in word or word.lower().endswith(".vcf")


def in_message(wish: Wish) -> bytes:
    """Write a wish as one line."""
    files = [str(path.absolute()) for path in wish.files]
    found = {"files": files, "quick_log": wish.quick_log, "background": wish.background}
    return json.dumps(found).encode() + b"\n"


def of_message(message: bytes) -> Wish | None:
    """Read a wish; None when it isn't one of ours."""
    try:
        found = json.loads(message)
        files = tuple(path for path in map(Path, found["files"]) if path.is_absolute())
        return Wish(files, found.get("quick_log") is True, found.get("background") is True)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def hand_over(place: Path, wish: Wish, patience_s: float = 0.0) -> bool:
    """Give a wish to who listens at the socket; False when nobody answers within three seconds.

    With patience a window that has begun to start and doesn't listen yet is waited for.
    """
    until = time.monotonic() + patience_s
    while True:
        if _is_ours(place.parent):
            with suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(_WAIT_S)
                connection.connect(str(place))
                connection.sendall(in_message(wish))
                return connection.recv(len(ANSWER)) == ANSWER
        if time.monotonic() >= until:
            return False
        time.sleep(_AGAIN_S)


def can_hand_over() -> bool:
    """Tell whether this system has sockets with a path."""
    return os.name == "posix"


def _is_ours(folder: Path) -> bool:
    """Tell whether nobody else can listen in the folder: it stands where others may make folders too."""
    try:
        return folder.stat().st_uid == os.getuid()
    except OSError:
        return False

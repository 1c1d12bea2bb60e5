"""What is on the screen, and a hand on mouse and keyboard (xdotool, openbox)."""

import subprocess
from typing import NamedTuple

from tests.desktop.desk import Desk
from tests.waiting import PATIENCE_S, stays, wait


class Place(NamedTuple):
    """Where a window is, in pixels of the screen."""

    x: int
    y: int
    width: int
    height: int


class Screen:
    """A user in front of the desk. With a window manager, windows have frames and the keyboard."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._desk.start("openbox", "--sm-disable")
        wait(lambda: "window id" in self._desk.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), "openbox")

    def window(self, title: str) -> str | None:
        """Return the visible window whose title begins so."""
        return self._search("--onlyvisible", "--name", f"^{title}")

    def window_of(self, kind: str) -> str | None:
        """Return the visible window of a class."""
        return self._search("--onlyvisible", "--class", kind)

    def popup(self) -> Place | None:
        """Return where a menu or a balloon of the program is: a window without title or frame."""
        found = self._try("xdotool", "search", "--onlyvisible", "--class", "closeknit").stdout.split()
        places = [place for window in found if (place := self.place(window)) is not None]
        return next((place for place in places if 64 < place.width < 600 and place.height > 40), None)

    def has(self, title: str) -> str:
        """Wait for a window with a title that begins so."""
        return wait(lambda: self.window(title), f"a window {title}")

    def focus(self, title: str) -> None:
        """Wait for a window, and give it the keyboard."""
        self._desk.run("xdotool", "windowactivate", self.has(title))
        wait(lambda: self.active().startswith(title), f"the keyboard in {title}")

    def has_not(self, title: str) -> None:
        """Wait until there is no such window."""
        wait(lambda: self.window(title) is None, f"no window {title}")

    def active(self) -> str:
        """Return the title of the window with the keyboard."""
        done = self._try("xdotool", "getactivewindow", "getwindowname")
        return done.stdout.strip()

    def place(self, window: str) -> Place | None:
        """Return where a window is, None where it went since it was found: a tray's icon moves into another."""
        told = self._try("xdotool", "getwindowgeometry", "--shell", window).stdout
        found = dict(line.split("=", 1) for line in told.split())
        if "HEIGHT" not in found:
            return None
        return Place(int(found["X"]), int(found["Y"]), int(found["WIDTH"]), int(found["HEIGHT"]))

    def key(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self._desk.run("xdotool", "key", *keys)

    def type(self, words: str) -> None:
        """Type words."""
        self._desk.run("xdotool", "type", "--delay", "2", words)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click somewhere."""
        self._desk.run("xdotool", "mousemove", str(x), str(y), "click", str(button))

    def close_window(self, title: str) -> None:
        """Close a window as its user does; once more where the keyboard was being given away just then."""
        before = self._titled()
        for _time in range(3):
            self.focus(title)
            self.key("alt+F4")
            if not stays(lambda: self._titled() == before, 4.0):
                return

    def _titled(self) -> list[str]:
        return sorted(self._try("xdotool", "search", "--onlyvisible", "--name", ".").stdout.split())

    def _search(self, *asked: str) -> str | None:
        found = self._try("xdotool", "search", *asked).stdout.split()
        return found[-1] if found else None

    def _try(self, *command: str) -> "subprocess.CompletedProcess[str]":
        given = self._desk.environment
        return subprocess.run(command, env=given, capture_output=True, text=True, check=False, timeout=PATIENCE_S)

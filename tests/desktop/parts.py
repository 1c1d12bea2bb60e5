"""The parts of a desktop that the tests run against: trays, notification daemons, a window manager."""

import json
from pathlib import Path
from typing import Any

from tests.desktop.bus import NOTIFIER, WATCHER, Bus
from tests.desktop.desk import Desk
from tests.desktop.screen import Place, Screen
from tests.waiting import stays, wait

_PANEL = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="32"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty"><property name="plugin-1" type="string" value="systray"/></property>
</channel>
"""
_SESSION = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-session" version="1.0">
  <property name="general" type="empty">
    <property name="FailsafeSessionName" type="string" value="Failsafe"/>
    <property name="SaveOnExit" type="bool" value="false"/>
  </property>
  <property name="startup" type="empty">
    <property name="ssh-agent" type="empty"><property name="enabled" type="bool" value="false"/></property>
    <property name="gpg-agent" type="empty"><property name="enabled" type="bool" value="false"/></property>
  </property>
  <property name="sessions" type="empty">
    <property name="Failsafe" type="empty">
      <property name="IsFailsafe" type="bool" value="true"/>
      <property name="Count" type="int" value="1"/>
      <property name="Client0_Command" type="array"><value type="string" value="xfce4-panel"/></property>
    </property>
  </property>
</channel>
"""
_DUNST = """[global]
    dmenu = {chooser}
    font = DejaVu Sans 10
    idle_threshold = 0
    timeout = 0
[urgency_normal]
    timeout = 0
"""
#: Writes down what there is to choose, and chooses what the test said.
_CHOOSER = """#!/bin/sh
cat >"{offered}"
grep -m1 "^#$(cat "{wanted}") " "{offered}"
"""


class Panel:
    """xfce4-panel: a host of StatusNotifier."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        self._desk, self._bus = desk, bus
        _set_up_xfce(desk, bus, {"xfce4-panel": _PANEL})
        self.start()

    def start(self) -> None:
        """Start it, and wait for its tray."""
        self._process = self._desk.start("xfce4-panel", "--disable-wm-check", "--sm-client-disable")
        wait(lambda: self._bus.has(WATCHER), "a tray")

    def end(self) -> None:
        """End it."""
        self._desk.end(self._process)
        wait(lambda: not self._bus.has(WATCHER), "the tray's end")


class Session:
    """xfce4-session, as a login starts it: it starts the panel, and what is to start with each session."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        self._desk = desk
        _set_up_xfce(desk, bus, {"xfce4-panel": _PANEL, "xfce4-session": _SESSION})
        self._process = desk.start("xfce4-session")

    def log_out(self) -> None:
        """End it as its user does, and the screen after it as a display manager does."""
        self._desk.run("xfce4-session-logout", "--logout", "--fast")
        wait(lambda: self._process.poll() is not None, "the session's end")
        self._desk.end_screen()


class Trayer:
    """trayer: a host of XEmbed; the one icon in it is its only child that is shown."""

    def __init__(self, desk: Desk, screen: Screen) -> None:
        self._desk, self._screen = desk, screen
        desk.start("trayer", "--edge", "bottom", "--align", "right", "--widthtype", "request", "--height", "32")

    def icon(self) -> Place:
        """Return where the icon is, once it is docked and stays there: while it is docked a click goes nowhere."""

        def settled() -> Place | None:
            place = self._icon()
            return place if place is not None and stays(lambda: self._icon() == place, 0.5) else None

        return wait(settled, "an icon in trayer")

    def click(self, button: int = 1) -> None:
        """Click on the icon."""
        place = self.icon()
        self._screen.click(place.x + place.width // 2, place.y + place.height // 2, button)

    def _icon(self) -> Place | None:
        window = self._screen.window_of("closeknit")
        place = None if window is None else self._screen.place(window)
        return place if place is not None and place.width <= 64 and place.y > 700 else None


class Dunst:
    """dunst: a notification daemon whose buttons are in a menu that a program of the user's shows."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        self._desk, self._bus = desk, bus
        self._offered, self._wanted = desk.folder / "offered.txt", desk.folder / "wanted.txt"
        chooser = desk.folder / "chooser.sh"
        chooser.write_text(_CHOOSER.format(offered=self._offered, wanted=self._wanted))
        chooser.chmod(0o700)
        self._config = desk.folder / "dunstrc"
        self._config.write_text(_DUNST.format(chooser=chooser))
        self.start()

    def start(self) -> None:
        """Start it, and wait until it has the name."""
        self.process = self._desk.start("dunst", "-conf", str(self._config))
        wait(lambda: self._bus.has(NOTIFIER), "dunst")

    def shown(self) -> int:
        """Count what is on screen."""
        told = self._desk.run("dunstctl", "count", "displayed")
        return int(told)

    def has_shown(self, number: int) -> None:
        """Wait until so many are on screen."""
        wait(lambda: self.shown() == number, f"{number} notifications on screen")

    def choose(self, button: str) -> None:
        """Open the menu of buttons and choose one, once it is there."""
        wait(self.shown, "a notification")
        self._offered.unlink(missing_ok=True)
        self._wanted.write_text(button)
        self._desk.run("dunstctl", "context")
        wait(lambda: button in self.offered(), f"a button {button}")

    def click(self) -> None:
        """Click on the newest itself."""
        self._desk.run("dunstctl", "action", "0")

    def offered(self) -> list[str]:
        """Return the buttons of the menu that was opened last."""
        lines = self._offered.read_text().splitlines() if self._offered.exists() else []
        named = [line[1:].rpartition(" (")[0] for line in lines if line.startswith("#")]
        return [name for name in named if name]

    def put_away(self) -> None:
        """Put the newest away as its user."""
        self._desk.run("dunstctl", "close")

    def history(self) -> list[dict[str, Any]]:
        """Return what was on screen and no longer is, the newest first: `summary` and `body` as it was sent."""
        (found,) = json.loads(self._desk.run("dunstctl", "history"))["data"]
        return [{name: value["data"] for name, value in one.items()} for one in found]


class Notifyd:
    """xfce4-notifyd: its notifications have buttons, in a row of equal ones at the lower right."""

    _STEP, _FROM_RIGHT, _FROM_BELOW = 93, 56, 32

    def __init__(self, desk: Desk, bus: Bus, screen: Screen) -> None:
        self._screen = screen
        desk.start(_of_xfce("notifyd", "xfce4-notifyd"))
        wait(lambda: bus.has(NOTIFIER), "xfce4-notifyd")

    def shown(self) -> Place | None:
        """Return where the notification is."""
        window = self._screen.window("xfce4-notifyd")
        return None if window is None else self._screen.place(window)

    def press(self, button: int) -> None:
        """Press a button with the mouse; 0 is the last, at the right."""
        place = wait(self.shown, "a notification")
        x = place.x + place.width - self._FROM_RIGHT - button * self._STEP
        self._screen.click(x, place.y + place.height - self._FROM_BELOW)


def _set_up_xfce(desk: Desk, bus: Bus, settings: dict[str, str]) -> None:
    """Write settings of Xfce's programs, and start what they ask for them."""
    folder = desk.folder / "config" / "xfce4" / "xfconf" / "xfce-perchannel-xml"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in settings.items():
        (folder / f"{name}.xml").write_text(text)
    desk.start(_of_xfce("xfconf", "xfconfd"))
    wait(lambda: bus.has("org.xfce.Xfconf"), "Xfce's settings")


def _of_xfce(folder: str, name: str) -> str:
    """Return where a service of Xfce is, which stands on no path; its mere name where it isn't installed."""
    found = [*Path("/usr/lib").glob(f"*/xfce4/{folder}/{name}"), *Path("/usr/lib/xfce4").glob(f"{folder}/{name}")]
    return str(found[0]) if found else name

"""What acts in the whole window: its keys, and the commands of the palette."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction

from closeknit.services.people import People
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.keys import Hint, Keys, caps
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos

if TYPE_CHECKING:  # the window makes its commands; the palette is loaded when it is opened
    from closeknit.ui.shell.palettemodel import Command
    from closeknit.ui.shell.window import MainWindow


class Commands(QObject):
    """Made once, with the window."""

    def __init__(self, window: MainWindow, keys: Keys) -> None:
        super().__init__(window)
        self._window, self._keys = window, keys
        self._commands: list[tuple[str, QAction]] = []
        self._make()

    def all(self) -> list[Command]:
        """Return what the palette offers: what the page hints at, then what acts everywhere."""
        from closeknit.ui.shell.palettemodel import Command  # start-up cost

        page = self._window.page
        hinted = [hint.actions[0] for hint in page.hints() if len(hint.actions) == 1] if page is not None else []
        mine = {action.text(): ("caret-right", action) for action in hinted if action.isEnabled()}
        everywhere = {action.text(): (icon, action) for icon, action in self._commands}
        return [
            Command(text, icon, (caps(action) or [""])[0], action.trigger)
            for text, (icon, action) in {**mine, **everywhere, **mine}.items()
        ]

    def hints(self) -> list[Hint]:
        """Return what the hint bar says of every page: where the other keys stand."""
        return [Hint(self.tr("all keys"), (self._all_keys,))]

    def open_palette(self, look: Look, people: People, photos: Photos, runner: JobRunner) -> None:
        """Open the palette under the top bar."""
        from closeknit.ui.shell.palette import Palette  # start-up cost

        window = self._window
        palette = Palette(window, look, people, photos, runner, self.all(), window.open_person)
        left = max(8, (window.width() - palette.width()) // 2 + 32)
        palette.move(
            window.mapToGlobal(QPoint(min(left, window.width() - palette.width() - 8), min(88, window.height() // 10)))
        )
        palette.open()

    def open_keys(self, look: Look) -> None:
        """Open the sheet of keys."""
        from closeknit.ui.shell.keymap import KeyMap  # start-up cost

        page = self._window.page
        KeyMap(self._window, look, self._keys, page.accessibleName() if page is not None else "").open()

    def _make(self) -> None:
        window = self._window
        for icon, text, run, *keys in (
            ("sun-horizon", self.tr("Go to Today"), lambda: window.go("today"), "1"),
            ("bell", self.tr("Reminders"), lambda: window.go("reminders")),
            ("bell-ringing", self.tr("Set a reminder"), window.remind),
            ("grid-four", self.tr("Go to Twenty"), lambda: window.go("twenty"), "2"),
            ("users", self.tr("Go to People"), lambda: window.go("people"), "4"),
            ("intersect", self.tr("Look for exact doubles"), lambda: window.go("duplicates")),
            ("timer", self.tr("Catch up"), lambda: window.go("catchup")),
            ("gear-six", self.tr("Preferences"), lambda: window.go("preferences"), "Ctrl+,"),
            ("note-pencil", self.tr("Log"), window.log, "Ctrl+L"),
            ("note-pencil", self.tr("Quick log"), window.quick_log, "Ctrl+Shift+L"),
            ("user-plus", self.tr("New person"), window.new_person),
            ("armchair", self.tr("Take a seat"), window.take_seat),
            ("download-simple", self.tr("Import a file"), window.choose_file),
            ("folder-open", self.tr("Import a folder"), window.choose_folder),
            ("clock-counter-clockwise", self.tr("Undo"), window.undo, "Ctrl+Z", "Z"),
            ("arrow-clockwise", self.tr("Redo"), window.redo, "Ctrl+Shift+Z"),
        ):
            action = self._keys.action(window, text, _plain(run), *keys, everywhere=True)
            self._commands.append((icon, action))
        self._all_keys = self._keys.action(window, self.tr("All keys"), window.all_keys, "?", everywhere=True)
        self._commands.append(("keyboard", self._all_keys))
        self._keys.action(window, self.tr("Find or do"), window.find_or_do, "Ctrl+K", everywhere=True)
        self._keys.action(window, self.tr("Side column"), window.toggle_side, "\\", everywhere=True)
        self._keys.action(window, self.tr("Menu"), window.open_menu, "Shift+F10", everywhere=True)
        self._keys.action(window, self.tr("Next region"), window.next_region, "F6", everywhere=True)
        self._keys.action(window, self.tr("Back"), window.step_back, "Esc", everywhere=True)


def _plain(run: Callable[[], None]) -> Callable[[], None]:
    return lambda: run()

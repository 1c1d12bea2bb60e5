"""Actions with keys, and the hints that are read from them, so that hints can't lie (language 6 and 9)."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget


@dataclass(frozen=True, slots=True)
class Hint:
    """One entry of the hint bar: the keys of real actions and one word for them."""

    word: str
    actions: tuple[QAction, ...]


class Keys(QObject):
    """Makes actions, and knows which of their keys are single letters, which can be switched off.

    A single letter acts only where no text field has the focus: a field claims the key before any shortcut.
    """

    def __init__(self, letters_on: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._letters_on = letters_on
        self._made: list[tuple[QAction, tuple[str, ...]]] = []

    @property
    def letters_on(self) -> bool:
        """Tell whether single letters act."""
        return self._letters_on

    def action(
        self, owner: QWidget, text: str, run: Callable[[], None], *keys: str, everywhere: bool = False
    ) -> QAction:
        """Make an action of a page: `keys` are texts such as "Ctrl+E"; it acts while focus is inside `owner`."""
        action = QAction(text, owner)
        scope = Qt.ShortcutContext
        action.setShortcutContext(scope.WindowShortcut if everywhere else scope.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: _unless_menu(run))
        owner.addAction(action)
        self._made.append((action, keys))
        self._give(action, keys)
        action.destroyed.connect(self._forget_destroyed)
        return action

    def actions(self) -> list[QAction]:
        """Return every action that was made and still lives."""
        return [action for action, _keys in self._made]

    def set_letters(self, are_on: bool) -> None:
        """Switch the single letters on or off."""
        self._letters_on = are_on
        for action, keys in self._made:
            self._give(action, keys)

    def _give(self, action: QAction, keys: tuple[str, ...]) -> None:
        kept = [QKeySequence(key) for key in keys if self._letters_on or not is_letter(key)]
        action.setShortcuts(kept)

    def _forget_destroyed(self, gone: QObject) -> None:
        self._made = [(action, keys) for action, keys in self._made if action is not gone]


def _unless_menu(run: Callable[[], None]) -> None:
    """Leave a key alone that was meant for an open menu: Qt asks only where the focus is, which no menu takes.

    A menu's own choice comes when it has closed.
    """
    if not isinstance(QApplication.activePopupWidget(), QMenu):
        run()


def is_letter(key: str) -> bool:
    """Tell a key without Ctrl, Alt or Meta that types a character: "N", "Shift+J", "/"."""
    bare = key.removeprefix("Shift+")
    return len(bare) == 1


def caps(action: QAction) -> list[str]:
    """Return the keys of an action as they are written on caps: "Ctrl K"."""
    texts = (sequence.toString(QKeySequence.SequenceFormat.NativeText) for sequence in action.shortcuts())
    return [text.replace("Return", "Enter").replace("+", " ") if len(text) > 1 else text for text in texts]

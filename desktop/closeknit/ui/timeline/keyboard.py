"""Finds the action that a key means here, before the same key means something to the page around."""

from collections.abc import Iterable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

_FOREIGN = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier


def meant(event: QKeyEvent, actions: Iterable[QAction]) -> QAction | None:
    """Return the enabled action that has the key of an event among its shortcuts."""
    key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
    pressed = QKeySequence(QKeyCombination(event.modifiers() & ~_FOREIGN, key))
    return next((a for a in actions if a.isEnabled() and pressed in a.shortcuts()), None)

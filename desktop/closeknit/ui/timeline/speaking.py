"""Tells screen readers the current row.

Qt's own item views hand each row out as an object; a painted area has none, and interfaces of one's own made in Python
would have to be installed for the whole program (`QAccessible.installFactory` is asked for every widget of any class,
and Qt doesn't keep its answers alive). So the area itself bears the whole current row as its name: when that changes
Qt sends `NameChanged`, and a `Focus` event follows while the keyboard is here, after which readers say the name again.
The region's own name and size stand in the description.
"""

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from closeknit.ui.common.text import shown

_LIMIT = 1000


class Speaker:
    """Speaks for one widget."""

    def __init__(self, widget: QWidget, region: str) -> None:
        self._widget = widget
        self._region = region
        widget.setAccessibleName(region)

    def say(self, words: str) -> None:
        """Name the widget by its current row; "" is its own name again."""
        name = shown(words, _LIMIT) or self._region
        if name == self._widget.accessibleName():
            return
        self._widget.setAccessibleName(name)
        if self._widget.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self._widget, QAccessible.Event.Focus))

    def describe(self, words: str) -> None:
        """Say what the whole is and how much is in it."""
        self._widget.setAccessibleDescription(f"{self._region}, {words}")

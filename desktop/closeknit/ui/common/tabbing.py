"""Where Tab leads: as things are read, where Qt would go by the order in which they were made (language 8)."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget


def in_order(root: QWidget) -> Iterator[QWidget]:
    """Give what can be seen inside a widget, line by line; what a widget holds comes right after it."""
    for line in _lines(root):
        for child in line:
            yield child
            yield from in_order(child)


def next_stop(root: QWidget, here: QWidget | None, is_forward: bool) -> QWidget | None:
    """Return where Tab leads from a widget, round at the end; None where nothing takes the keyboard.

    From a widget that is gone it leads to the first one of the part where it stood.
    """
    found = list(in_order(root))
    if here is not None and here not in found:
        return _near(root, here)
    if not is_forward:
        found.reverse()
    start = found.index(here) + 1 if here in found else 0
    round_about = [*found[start:], *found[:start]]
    return next((widget for widget in round_about if widget is not here and _is_stop(widget)), None)


def _near(root: QWidget, gone: QWidget) -> QWidget | None:
    """Return the first that takes the keyboard in the smallest part around a widget that isn't seen any more."""
    part = gone.parentWidget()
    while part is not None and part is not root:
        stop = next((widget for widget in in_order(part) if part.isVisible() and _is_stop(widget)), None)
        if stop is not None:
            return stop
        part = part.parentWidget()
    return next(filter(_is_stop, in_order(root)), None)


def take_focus(stop: QWidget, reason: Qt.FocusReason) -> None:
    """Give a widget the keyboard, and scroll to it."""
    stop.setFocus(reason)
    parent = stop.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(stop)
        parent = parent.parentWidget()


def _is_stop(widget: QWidget) -> bool:
    if not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    if isinstance(widget, QAbstractButton):
        group = widget.group()
        if group is not None and group.exclusive() and group.checkedButton() is not None and not widget.isChecked():
            return False  # a choice among others is reached by arrows
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def _lines(parent: QWidget) -> list[list[QWidget]]:
    """Group a widget's children into lines: one begins below the middle of all that stand in the line before."""
    children = [one for one in parent.children() if isinstance(one, QWidget) and one.isVisible() and not one.isWindow()]
    lines: list[list[QWidget]] = []
    middle = 0
    for child in sorted(children, key=lambda one: one.y()):
        place = child.geometry()
        if lines and place.top() < middle:
            lines[-1].append(child)
            middle = min(middle, place.center().y())
        else:
            lines.append([child])
            middle = place.center().y()
    side = -1 if parent.isRightToLeft() else 1
    return [sorted(line, key=lambda one: (side * one.x(), one.y())) for line in lines]

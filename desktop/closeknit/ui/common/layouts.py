"""Take a layout apart again."""

from PySide6.QtWidgets import QLayout


def clear(layout: QLayout) -> None:
    """Remove everything from a layout; its widgets are hidden now and destroyed soon."""
    while True:
        item = layout.takeAt(0)
        if item is None:
            return
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()

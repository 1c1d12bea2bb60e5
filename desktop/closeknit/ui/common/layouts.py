"""Put a field beside its name, let a column scroll, and take a layout apart again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLayout, QScrollArea, QWidget

from closeknit.ui.common.labels import PlainLabel


def add_row(form: QFormLayout, name: str, field: QWidget) -> None:
    """Add a field; its name stands at the middle of its height, where a form would put it at the top."""
    label = PlainLabel(name, "second")
    label.setBuddy(field)
    field.ensurePolished()
    label.setMinimumHeight(field.sizeHint().height())
    form.addRow(label, field)


def scrolled(content: QWidget, name: str) -> QScrollArea:
    """Let a column scroll upright; `name` is what it is for a screen reader."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    return area


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

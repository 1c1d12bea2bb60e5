"""Put a field beside its name, and take a layout apart again."""

from PySide6.QtWidgets import QFormLayout, QLayout, QWidget

from closeknit.ui.common.labels import PlainLabel


def add_row(form: QFormLayout, name: str, field: QWidget) -> None:
    """Add a field; its name stands at the middle of its height, where a form would put it at the top."""
    label = PlainLabel(name, "second")
    label.setBuddy(field)
    field.ensurePolished()
    label.setMinimumHeight(field.sizeHint().height())
    form.addRow(label, field)


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

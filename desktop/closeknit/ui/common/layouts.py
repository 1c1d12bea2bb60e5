"""Put a field beside its name, let a column scroll, and take a layout apart again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLayout, QScrollArea, QWidget
from shiboken6 import delete

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
    for widget in take_out(layout):
        widget.hide()
        widget.deleteLater()


def take_out(layout: QLayout) -> list[QWidget]:
    """Remove everything from a layout, and return its widgets; the layouts in it are destroyed.

    By its widgets, not by its items: whoever takes an item has to destroy it (Qt, *QLayout::takeAt*), PySide doesn't.
    """
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    widgets: list[QWidget] = []
    for inner in layout.findChildren(QLayout, options=directly):
        widgets += take_out(inner)
        layout.removeItem(inner)
        inner.deleteLater()
    holder = layout.parentWidget()
    for widget in [] if holder is None else holder.findChildren(QWidget, options=directly):
        if layout.indexOf(widget) >= 0:
            layout.removeWidget(widget)
            widgets.append(widget)
    while (item := layout.takeAt(0)) is not None:  # room, or a widget of a layout that is in none yet
        loose = item.widget()
        if loose is not None:
            widgets.append(loose)
        delete(item)
    return widgets

"""A widget inside a row, while something is edited in place."""

from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from closeknit.ui.timeline.items import Key


class Editor(QObject):
    """Owns the widget until it is closed; the widget's own wish gives the height."""

    #: the widget wants another height
    resized = Signal()

    def __init__(self, key: Key, widget: QWidget, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.key = key
        self.widget = widget
        widget.setParent(viewport)
        widget.installEventFilter(self)

    def height(self, width: int) -> int:
        """Return the natural height for a width."""
        widget = self.widget
        wished = widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
        return max(wished, widget.minimumHeight(), widget.minimumSizeHint().height())

    def place(self, room: QRect) -> None:
        """Lie in a place of the viewport."""
        self.widget.setGeometry(room)
        self.widget.show()

    def close(self) -> None:
        """Take the widget away; it is destroyed soon."""
        self.widget.removeEventFilter(self)
        self.widget.hide()
        self.widget.deleteLater()
        self.deleteLater()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice when the widget's layout wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.resized.emit()
        return False

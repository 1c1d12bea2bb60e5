"""A small picture in a line of text."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from closeknit.ui.common.look import Look


class Icon(QWidget):
    """A small picture in a line of text, without meaning of its own for a screen reader."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._name = look, name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """16, with the text size."""
        side = self._look.theme.px(16)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in second ink."""
        picture = self._look.icons.pixmap(self._name, "ink2", 16, self.devicePixelRatioF())
        QPainter(self).drawPixmap(self.rect(), picture)

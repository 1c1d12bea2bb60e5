"""Labels that show text as it is: plain, isolated, elided where room is short."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from closeknit.ui.common.text import breakable, shown, tooltip


class PlainLabel(QLabel):
    """Never takes text for HTML. `kind` names a style of the sheet: title, card, body, second, label, …"""

    def __init__(self, text: str = "", kind: str = "body", parent: QWidget | None = None, wraps: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setWordWrap(wraps)
        self.put(text)

    def put(self, text: str, limit: int = 200, lines: bool = False) -> None:
        """Show foreign or own text; at most `limit` characters of it."""
        words = shown(text, limit, lines)
        self.setText(breakable(words) if self.wordWrap() else words)

    def set_kind(self, kind: str) -> None:
        """Change the style."""
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedLabel(PlainLabel):
    """One line that ends in "…" where room is short; the tooltip then has all of it."""

    def __init__(self, text: str = "", kind: str = "body", parent: QWidget | None = None) -> None:
        self._full = ""
        super().__init__(text, kind, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def put(self, text: str, limit: int = 200, lines: bool = False) -> None:
        """Show foreign or own text on one line."""
        self._full = text
        super().put(text, limit, lines)
        self._tell()

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the tooltip only where text is cut."""
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the elided text."""
        painter = QPainter(self)
        metrics = self.fontMetrics()
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment() | Qt.TextFlag.TextSingleLine), text)

    def _tell(self) -> None:
        is_cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(tooltip(self._full) if is_cut else "")


class Rule(QFrame):
    """A line of one pixel between blocks."""

    def __init__(self, parent: QWidget | None = None, upright: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rule")
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

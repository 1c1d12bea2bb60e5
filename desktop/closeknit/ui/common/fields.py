"""Text fields of the design, and the search field with its icon and key."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QWidget

from closeknit.ui.common import paint
from closeknit.ui.common.look import Look


class LineField(QLineEdit):
    """A line that leaves undo and redo to the window where nothing in it could be taken back or done again."""

    def event(self, event: QEvent) -> bool:
        """Qt's own line takes these keys for itself also where they do nothing."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            is_redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if is_undo or is_redo:
                event.ignore()
                return False
        return super().event(event)


class SearchField(LineField):
    """A line with a magnifying glass; its key is shown while it is empty and not in use."""

    #: Down or Enter was pressed: the results are wanted
    results_wanted = Signal()

    def __init__(self, look: Look, hint: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._key = key
        self.setProperty("kind", "search")
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setMaxLength(2000)
        self._on_theme_changed()
        look.theme.changed.connect(self._on_theme_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the results by Down or Enter; Esc clears first."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.results_wanted.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then the icon and the key."""
        super().paintEvent(event)
        painter = QPainter(self)
        theme = self._look.theme
        side = theme.px(16)
        glass = self._look.icons.pixmap("magnifying-glass", "ink3", 16, self.devicePixelRatioF())
        painter.drawPixmap(self._placed(theme.px(8), side), glass)
        if self._key and not self.text() and not self.hasFocus():
            width = paint.cap_width(self._look, self._key)
            ink, line = theme.colour("ink2"), theme.colour("line_strong")
            left = self._placed(self.width() - width - theme.px(8), width).left()
            paint.cap(painter, left, self.height() // 2, self._key, self._look, ink, line)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the room for icon and key on their sides."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._on_theme_changed()

    def _placed(self, left: int, width: int) -> QRect:
        """Return where a part stands that begins so far from the start."""
        place = QRect(left, (self.height() - width) // 2, width, width)
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _on_theme_changed(self) -> None:
        key = paint.cap_width(self._look, self._key) + 4 if self._key else 0
        start = self._look.theme.px(24)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(*((key, 0, start, 0) if is_mirrored else (start, 0, key, 0)))
        self.setMinimumHeight(self._look.theme.px(30))

"""The field of the quick log: grows with its text, tints what was understood, and leaves keys to the window."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from closeknit.domain.composing.parse import Parsed
from closeknit.services.unfinished import MOST_LETTERS
from closeknit.ui.common.look import Look
from closeknit.ui.composer.tinted import in_qt, stretches_of

_FONT_PX = 16
_MOST_LINES = 6


class Tint(QSyntaxHighlighter):
    """Tints the stretches of the text that were understood; they move with what is typed before them."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        super().__init__(document)
        self._look = look
        self._stretches: list[tuple[int, int]] = []
        self._exchanges: set[int] = set()
        document.contentsChange.connect(self._on_change)
        look.theme.changed.connect(self.rehighlight)

    @property
    def stretches(self) -> Sequence[tuple[int, int]]:
        """What is tinted: first and end, in the document's own positions."""
        return self._stretches

    def put(self, parsed: Parsed) -> None:
        """Tint what was understood of the text that stands there."""
        found = stretches_of(parsed)
        new = [(one.start, one.end) for one in found]
        exchanges = {one.start for one in found if one.is_exchange}
        if (new, exchanges) != (self._stretches, self._exchanges):
            self._stretches, self._exchanges = new, exchanges
            self.rehighlight()

    def highlightBlock(self, _text: str) -> None:
        """Tint one line."""
        plain, given = self._tint("accent_tint", "accent"), self._tint("gave_tint", "gave_ink")
        first = self.currentBlock().position()
        for start, end in self._stretches:
            if start < first + self.currentBlock().length() and end > first:
                tint = given if start in self._exchanges else plain
                self.setFormat(max(0, start - first), end - max(first, start), tint)

    def _tint(self, ground: str, ink: str) -> QTextCharFormat:
        tint = QTextCharFormat()
        tint.setBackground(self._look.theme.colour(ground))
        tint.setForeground(self._look.theme.colour(ink))
        return tint

    def _on_change(self, at: int, removed: int, added: int) -> None:
        if removed == added:
            return  # colours only
        moved = added - removed
        before = [(start, end) for start, end in self._stretches if end <= at]
        after = [(start + moved, end + moved) for start, end in self._stretches if start >= at + removed]
        self._stretches = before + after
        self._exchanges = {start if start < at + removed else start + moved for start in self._exchanges}


class QuickText(QPlainTextEdit):
    """Plain text only, whatever is pasted. Enter is the window's, Shift+Enter a new line."""

    #: Enter
    enter_pressed = Signal()
    #: Tab, which takes what is offered
    tab_pressed = Signal()
    #: Up or Down; carries -1 or 1
    move_pressed = Signal(int)
    #: it needs another height
    grew = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        #: whether Tab, Up and Down belong to a list that is offered
        self.is_offering = False
        self.setProperty("kind", "quick")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self._set_font()
        self.tint = Tint(self.document(), look)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        look.theme.changed.connect(self._set_font)

    @property
    def cursor_at(self) -> int:
        """Where the cursor is, counted in characters of Python."""
        text, position = self.toPlainText(), self.textCursor().position()
        return len(text.encode("utf-16-le", "surrogatepass")[: 2 * position].decode("utf-16-le", "surrogatepass"))

    def put(self, text: str, cursor: int | None = None) -> None:
        """Put another text there, as one step of the field's own undo, and the cursor behind so many characters."""
        writer = QTextCursor(self.document())
        writer.select(QTextCursor.SelectionType.Document)
        writer.insertText(text)
        if cursor is not None:
            writer.setPosition(in_qt(text, cursor))
        self.setTextCursor(writer)

    def go_to(self, cursor: int) -> None:
        """Put the cursor behind so many characters."""
        writer = self.textCursor()
        writer.setPosition(in_qt(self.toPlainText(), cursor))
        self.setTextCursor(writer)

    def sizeHint(self) -> QSize:
        """As high as its lines, at most six."""
        lines = min(_MOST_LINES, max(1, round(self.document().size().height())))
        height = lines * QFontMetrics(self.font()).lineSpacing() + 2 * round(self.document().documentMargin())
        return QSize(200, height + 2)

    def minimumSizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(24, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter, Esc, and what moves in a list, to the window."""
        key, is_shifted = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.insertPlainText("\n") if is_shifted else self.enter_pressed.emit()
        elif key == Qt.Key.Key_Tab and self.is_offering:
            self.tab_pressed.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.is_offering:
            self.move_pressed.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, as far as there is room."""
        room = MOST_LETTERS - len(self.toPlainText()) + len(self.textCursor().selectedText())
        self.insertPlainText(source.text()[: max(0, room)])

    def _grow(self) -> None:
        is_over = self.document().size().height() > _MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_over else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.updateGeometry()
        self.grew.emit()

    def _set_font(self) -> None:
        self.setFont(self._look.theme.font(_FONT_PX))
        self.updateGeometry()

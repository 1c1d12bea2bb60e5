"""What was just logged, with Undo beside it for eight seconds, where the main window isn't looked at."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from closeknit.ui.common.buttons import Button
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.undobar import SHOWN_MS

WIDTH_PX = 380


class QuickTold(QWidget):
    """Takes the keyboard from no program that comes to the front; while it has it, its key is shown and acts."""

    #: it should be taken back
    undo_requested = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(None, Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)  # a quick log without a main window ends with it
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that a stray Space or Enter presses nothing
        self.setWindowTitle(self.tr("Quick log"))
        self._timer = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self.close)
        self._build()

    def tell(self, words: str, second: str = "", can_undo: bool = True, at: QPoint | None = None) -> None:
        """Show what was done, where the quick log stood."""
        self._tick.setPixmap(self._look.icons.pixmap("check", "accent", 20, 2.0))
        self._words.put(words)
        self._second.put(second)
        self._second.setVisible(bool(second))
        self._undo.setVisible(can_undo)
        self._undo.setEnabled(True)
        self.setAccessibleName(f"{words}. {second}" if second else words)
        self.adjustSize()
        if at is not None:
            self.move(at)
        self.show()
        self.setFocus()
        self._timer.start()

    def changeEvent(self, event: QEvent) -> None:
        """Show the key only while it acts."""
        if event.type() == QEvent.Type.ActivationChange:
            self._undo.set_key("Ctrl+Z" if self.isActiveWindow() else "")
        super().changeEvent(event)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = QFrame()
        frame.setProperty("kind", "floating")
        frame.setMinimumWidth(self._look.theme.px(WIDTH_PX))
        outer.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        self._tick = QLabel()
        row.addWidget(self._tick)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        self._words = PlainLabel("", "strong", wraps=True)
        self._second = PlainLabel("", "second")
        lines.addWidget(self._words)
        lines.addWidget(self._second)
        row.addLayout(lines, 1)
        self._undo = Button(self._look, self.tr("Undo"), size="small")
        row.addWidget(self._undo)
        self._undo.clicked.connect(self._on_undo)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self._undo.click)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)

    def _on_undo(self) -> None:
        self._undo.setEnabled(False)
        self._timer.stop()  # it stays until it is told whether it was taken back
        self.undo_requested.emit()

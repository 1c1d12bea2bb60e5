"""What was just done, for eight seconds, with Undo beside it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from closeknit.ui.common.buttons import Button
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look

SHOWN_MS = 8000


class UndoBar(QFrame):
    """Lies over the foot of its parent, in the middle; never takes the focus by itself."""

    #: the button was pressed
    undo_requested = Signal()

    def __init__(self, parent: QWidget, look: Look, undo: str) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("kind", "popup")
        self._timer = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._build(undo)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def tell(self, words: str, second: str = "", can_undo: bool = True) -> None:
        """Show what was done."""
        self._words.put(words)
        self._second.put(second)
        self._second.setVisible(bool(second))
        self._undo.setVisible(can_undo)
        self.setAccessibleName(self._words.text())
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the parent's foot."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _build(self, undo: str) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 10, 7)
        row.setSpacing(12)
        tick = QLabel()
        tick.setPixmap(self._look.icons.pixmap("check", "accent", 16, 2.0))
        row.addWidget(tick)
        self._words = PlainLabel("", "strong")
        self._second = PlainLabel("", "second")
        row.addWidget(self._words)
        row.addWidget(self._second)
        self._undo = Button(self._look, undo, key="Ctrl+Z", size="small")
        self._undo.clicked.connect(self._on_undo)
        row.addWidget(self._undo)

    def _on_undo(self) -> None:
        self.hide()
        self.undo_requested.emit()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.adjustSize()
        size = self.sizeHint().boundedTo(parent.size() - QSize(16, 16))
        self.setGeometry(
            QRect(QPoint((parent.width() - size.width()) // 2, parent.height() - size.height() - 16), size)
        )

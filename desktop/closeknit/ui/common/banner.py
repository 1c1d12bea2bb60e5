"""A line above the page for what shouldn't be missed: problems in words, or an unfinished import."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from closeknit.ui.common.buttons import Button
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look


class Banner(QFrame):
    """One sentence, up to two buttons, and a way to close it. `tone` is "note" or "late"."""

    #: the user closed it or chose
    closed = Signal()

    def __init__(self, look: Look, close_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._close_name = close_name
        self._choices: list[Button] = []
        self.setProperty("kind", "banner")
        self._build()
        self.hide()

    @property
    def said(self) -> str:
        """The sentence that was said last."""
        return self._words.text()

    @property
    def is_said(self) -> bool:
        """Whether it is there to be read, also while the window is hidden."""
        return not self.isHidden()

    def tell(self, words: str, tone: str = "late", choices: Sequence[tuple[str, Callable[[], None]]] = ()) -> None:
        """Show a sentence; each choice closes the banner and then acts."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        for button in self._choices:
            button.deleteLater()
        self._choices = []
        for text, run in choices:
            button = Button(self._look, text, size="small")
            button.clicked.connect(self.close_it)
            button.clicked.connect(run)
            self._row.insertWidget(self._row.count() - 1, button)
            self._choices.append(button)
        self._words.put(words, 500)
        self.setAccessibleName(self._words.text())
        self.show()

    def close_it(self) -> None:
        """Hide the banner."""
        self.hide()
        self.closed.emit()

    def _build(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 6, 12, 6)
        self._row.setSpacing(8)
        self._words = PlainLabel("", "value", wraps=True)
        self._row.addWidget(self._words, 1)
        close = Button(self._look, "", "quiet", "x", size="small", name=self._close_name)
        close.clicked.connect(self.close_it)
        self._row.addWidget(close)

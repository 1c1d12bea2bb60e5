"""Questions in a dialog: the matter as title, the safe choice first, the filled action last, Esc is safe."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from closeknit.ui.common.buttons import Button
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import in_title


class Ask(QDialog):
    """A question with words below and two choices; all text is plain.

    Opened with `open()`, it ends by `accepted` or `rejected`; it never runs a loop of its own.
    """

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        title: str,
        words: str,
        act: str,
        safe: str,
        is_danger: bool = False,
        on_yes: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(in_title(title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "raised")
        self.body = QVBoxLayout()
        self._build(title, words, act, safe, is_danger)
        if on_yes is not None:
            self.accepted.connect(on_yes)

    def say(self, title: str, act: str, safe: str) -> None:
        """Say the matter and the words on the buttons."""
        self.setWindowTitle(in_title(title))
        self._head.put(title, 300)
        self.act.setText(act)
        self.safe.setText(safe)

    def say_more(self, words: str) -> None:
        """Say the words below the matter."""
        self._sentence.put(words, 2000, lines=True)
        self._sentence.setVisible(bool(words))

    def _build(self, title: str, words: str, act: str, safe: str, is_danger: bool) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(10)
        self._head = PlainLabel("", "card", wraps=True)
        self._head.put(title, 300)
        box.addWidget(self._head)
        self._sentence = PlainLabel("", "second", wraps=True)
        box.addWidget(self._sentence)
        self.say_more(words)
        box.addLayout(self.body)
        self.row = row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.safe = Button(self._look, safe, key="Esc")
        self.act = Button(self._look, act, "danger" if is_danger else "main")
        row.addWidget(self.safe)
        row.addWidget(self.act)
        box.addSpacing(4)
        box.addLayout(row)
        self.setMinimumWidth(self._look.theme.px(360))
        self.safe.clicked.connect(self.reject)
        self.act.clicked.connect(self.accept)
        (self.safe if is_danger else self.act).setFocus()


class AskText(Ask):
    """A question answered by one line; Enter is the main choice."""

    def __init__(
        self, parent: QWidget, look: Look, title: str, label: str, act: str, safe: str, on_text: Callable[[str], None]
    ) -> None:
        super().__init__(parent, look, title, "", act, safe)
        self.field = QLineEdit()
        self.field.setAccessibleName(label)
        self.field.setPlaceholderText(label)
        self.body.addWidget(self.field)
        self.act.setEnabled(False)
        self.act.setDefault(True)
        self.field.textChanged.connect(self._on_text)
        self.accepted.connect(lambda: on_text(self.field.text().strip()))
        self.field.setFocus()

    def _on_text(self, text: str) -> None:
        self.act.setEnabled(bool(text.strip()))


class Tell(QDialog):
    """Something to read, with one button."""

    def __init__(self, parent: QWidget | None, look: Look, title: str, words: str, close: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "raised")
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(10)
        self._head = PlainLabel("", "card", wraps=True)
        box.addWidget(self._head)
        sentence = PlainLabel("", "second", wraps=True)
        sentence.put(words, 4000, lines=True)
        sentence.setVisible(bool(words))
        box.addWidget(sentence)
        self.body = QVBoxLayout()
        box.addLayout(self.body)
        self._close = Button(look, close, "main", key="Esc")
        self._close.setDefault(True)
        self._close.clicked.connect(self.accept)
        box.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(look.theme.px(360))
        self.retitle(title, close)
        self._close.setFocus()

    def retitle(self, title: str, close: str) -> None:
        """Say the matter and the word on the button."""
        self.setWindowTitle(in_title(title))
        self._head.put(title, 300)
        self._close.setText(close)

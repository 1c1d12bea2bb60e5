"""What the dialogs of a seat share: a body that scrolls where room is short, a foot, and staying open on a problem."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from closeknit.ui.common.buttons import Button
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import in_title
from closeknit.ui.common.translation import problem_in_words


class SeatDialog(QDialog):
    """Ctrl+Enter acts, Esc is safe. A subclass fills `body` and says in `_send` what the filled button does."""

    def __init__(self, parent: QWidget, look: Look, width_px: int, failed: Callable[[BaseException], None]) -> None:
        super().__init__(parent)
        self._look, self._width_px, self._tell_failed = look, width_px, failed
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "raised")
        self._build_frame()
        self.safe.clicked.connect(self.reject)
        self.act.clicked.connect(self.accept)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.accept)

    def say(self, title: str, words: str, act: str, safe: str) -> None:
        """Say the matter, a sentence below it, and the words on the buttons."""
        self.setWindowTitle(in_title(title))
        self._head.put(title, 300)
        self._sentence.put(words, 600)
        self._sentence.setVisible(bool(words))
        self.act.setText(act)
        self.safe.setText(safe)

    def accept(self) -> None:
        """Do it, and close once it is done."""
        if self.act.isEnabled():
            self.act.setEnabled(False)
            self._problem.hide()
            self._send(self._on_done, self._on_failed)

    def fit(self) -> None:
        """Take the height that the body wants, as far as the window below has it."""
        parent = self.parentWidget()
        room = parent.window().size() - QSize(16, 16) if parent is not None else QSize(1280, 800)
        width = min(self._look.theme.px(self._width_px), room.width())
        layout = self._holder.layout()
        assert layout is not None
        layout.activate()
        inner = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        around = self._top.heightForWidth(width) if self._top.hasHeightForWidth() else self._top.sizeHint().height()
        self.setMinimumWidth(min(width, 320))
        self.resize(
            width,
            min(max(inner, layout.minimumSize().height()) + around + self._foot.sizeHint().height(), room.height()),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Fit when it comes on screen."""
        self.fit()
        super().showEvent(event)

    def _send(self, done: Callable[[object], None], failed: Callable[[BaseException], None]) -> None:
        raise NotImplementedError

    def _refresh(self) -> None:
        """Enable the filled button where all is said; a subclass knows."""

    def _on_done(self, _fact: object) -> None:
        super().accept()

    def _on_failed(self, problem: BaseException) -> None:
        self._refresh()
        words = problem_in_words(problem)
        if words is None:
            self._tell_failed(problem)
            return
        self._problem.put(words, 400)
        self._problem.show()
        self.fit()

    def _build_frame(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        head = QWidget()
        self._top = QVBoxLayout(head)
        self._top.setContentsMargins(24, 18, 24, 10)
        self._top.setSpacing(2)
        self._head = PlainLabel("", "title", wraps=True)
        self._sentence = PlainLabel("", "second", wraps=True)
        for label in (self._head, self._sentence):
            self._top.addWidget(label)
        self._holder = QWidget()
        self._holder.setProperty("ground", "raised")
        self.body = QVBoxLayout(self._holder)
        self.body.setContentsMargins(24, 2, 24, 14)
        self.body.setSpacing(8)
        area = QScrollArea()
        area.setWidget(self._holder)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(head)
        outer.addWidget(area, 1)
        outer.addWidget(self._built_foot())

    def _built_foot(self) -> QWidget:
        foot = self._foot = QFrame()
        foot.setProperty("ground", "sunken")
        foot.setProperty("edge", "top")
        column = QVBoxLayout(foot)
        column.setContentsMargins(24, 10, 24, 10)
        column.setSpacing(6)
        self._problem = PlainLabel("", "problem", wraps=True)
        self._problem.hide()
        column.addWidget(self._problem)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addStretch(1)
        self.safe = Button(self._look, "", key="Esc")
        self.act = Button(self._look, "", "main", key="Ctrl+Enter")
        self.foot.addWidget(self.safe)
        self.foot.addWidget(self.act)
        column.addLayout(self.foot)
        return foot

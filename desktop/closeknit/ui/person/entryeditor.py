"""Edit an entry in its row of the timeline; what is typed and not saved waits there for the next time."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from closeknit.domain.entry import Entry
from closeknit.services.unfinished import MOST_LETTERS
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.person.entryform import EntryForm, words_of


class EntryEditor(QFrame):
    """Ctrl+Enter saves, as Enter does but in the words, where it makes a line; Esc changes nothing."""

    #: it is to be saved; carries the callable that makes the new entry of the old
    save_requested = Signal(object)
    #: nothing is to be changed
    cancelled = Signal()

    def __init__(self, look: Look, entry: Entry, unfinished: str, keep: Callable[[str], None]) -> None:
        super().__init__()
        self._look, self._entry, self._keep = look, entry, keep
        self._is_held = False
        self.setProperty("kind", "editbox")
        self.setAccessibleName(self.tr("Edit this entry"))
        self._build()
        self.setFocusProxy(self.form.words)
        if unfinished and unfinished != words_of(entry):
            self._put(unfinished)
            self._waiting.show()
            self._back.show()
        self._connect()

    def complain(self, words: str) -> None:
        """Say why it can't be saved; what is typed stays."""
        self._hold(False)
        self._problem.put(words, 400)
        self._problem.show()
        self.form.words.setFocus()

    def save(self) -> None:
        """Wish to save it, or to close where nothing is other than before."""
        if self._is_held:
            return
        if self.form.is_changed:
            self._hold(True)
            self.save_requested.emit(self.form.after())
        else:
            self.cancelled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save or close by key."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _hold(self, is_held: bool) -> None:
        """Take no more letters while it is saved; the keyboard stays here, so that it goes on to the timeline."""
        self._is_held = is_held
        self.form.words.setReadOnly(is_held)

    def _build(self) -> None:
        px = self._look.theme.px
        box = QVBoxLayout(self)
        box.setContentsMargins(px(8), px(8), px(8), px(8))
        box.setSpacing(px(7))
        self.form = EntryForm(self._look, self._entry)
        box.addWidget(self.form)
        self._problem = PlainLabel("", "problem", wraps=True)
        self._problem.hide()
        box.addWidget(self._problem)
        row = QHBoxLayout()
        row.setSpacing(px(6))
        self._waiting = PlainLabel(self.tr("Not saved yet"), "third")
        self._back = Button(self._look, self.tr("As it was"), "quiet", size="small")
        self._cancel = Button(self._look, self.tr("Cancel"), "quiet", key="Esc", size="small")
        self._save = Button(self._look, self.tr("Save"), "main", key="Ctrl+Enter", size="small")
        row.addWidget(self._waiting)
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        box.addLayout(row)
        self._waiting.hide()
        self._back.hide()

    def _connect(self) -> None:
        self.form.words.textChanged.connect(self._on_typed)
        self._back.clicked.connect(self._on_back)
        self._cancel.clicked.connect(self.cancelled)
        self._save.clicked.connect(self.save)

    def _on_typed(self) -> None:
        text = self.form.words.toPlainText()
        is_kept = text != words_of(self._entry) and len(text) < MOST_LETTERS  # a longer one would come back cut
        self._keep(text if is_kept else "")

    def _put(self, text: str) -> None:
        self.form.words.setPlainText(text)
        self.form.words.moveCursor(QTextCursor.MoveOperation.End)

    def _on_back(self) -> None:
        self._put(words_of(self._entry))
        self._waiting.hide()
        self._back.hide()
        self.form.words.setFocus()

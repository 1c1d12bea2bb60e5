"""Edit in place: label menu, field, delete; the keys and the card it changes below (language 4)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from closeknit.domain.card import Field
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.person.rows import Place
from closeknit.ui.person.wording import LABELS, LONG, label_word, part_words


@dataclass(frozen=True, slots=True)
class Draft:
    """What should be saved: `place` is None for a new line. `label` None leaves it as it is."""

    place: Place | None
    name: str
    field: Field
    value: str | tuple[str, ...]
    label: str | None

    @property
    def is_empty(self) -> bool:
        """Tell a value without text."""
        return not (self.value.strip() if isinstance(self.value, str) else any(p.strip() for p in self.value))


class Editor(QFrame):
    """Enter or leaving it saves, Esc restores. It stays, with its text, until it is told to close."""

    #: carries the Draft to be saved
    save_requested = Signal(object)
    #: the line should be removed; carries the Place
    remove_requested = Signal(object)
    #: nothing should change
    cancelled = Signal()

    def __init__(
        self,
        look: Look,
        name: str,
        field: Field,
        book: str,
        place: Place | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._name = name
        self._field = field
        self._place = place
        self._is_asking = False
        self._inputs: list[QLineEdit | QPlainTextEdit] = []
        self.setProperty("kind", "editbox")
        self._build(book)
        self._first = self._draft()
        self._connect()

    @property
    def place(self) -> Place | None:
        """The line that is edited."""
        return self._place

    @property
    def changed(self) -> Draft | None:
        """What was typed, None where nothing is different."""
        draft = self._draft()
        return None if draft == self._first else draft

    def take_focus(self) -> None:
        """Put the caret into the first field."""
        field = self._inputs[-1] if self._name == "N" and not self._inputs else self._inputs[0]
        field.setFocus()
        if isinstance(field, QLineEdit):
            field.selectAll()

    def complain(self, words: str) -> None:
        """Say why it can't be saved; the text stays."""
        self._is_asking = False
        self._problem.put(words, 400)
        self._problem.setVisible(bool(words))
        self._mark_bad(bool(words))
        self.take_focus()

    def hold(self, is_held: bool) -> None:
        """Don't save by leaving while a question about this field is open."""
        self._is_asking = is_held

    def save(self) -> None:
        """Wish to save if something is different, else to close."""
        draft = self.changed
        self._is_asking = True
        if draft is None:
            self.cancelled.emit()
        else:
            self.save_requested.emit(draft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save by Enter (Ctrl+Enter in a note), restore by Esc."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self._is_asking = True
            self.cancelled.emit()
        elif is_enter:
            self.save()
        else:
            super().keyPressEvent(event)

    def _draft(self) -> Draft:
        texts = [i.text() if isinstance(i, QLineEdit) else i.toPlainText() for i in self._inputs]
        label = None if self._labels is None else str(self._labels.currentData() or self._labels.currentText())
        value: str | tuple[str, ...] = tuple(texts) if part_words(self._name) else texts[0]
        return Draft(self._place, self._name, self._field, value, label)

    def _build(self, book: str) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(7)
        row = QHBoxLayout()
        row.setSpacing(6)
        self._labels = self._built_labels()
        if self._labels is not None:
            row.addWidget(self._labels)
        row.addLayout(self._built_inputs(), 1)
        if self._place is not None:
            trash = Button(self._look, "", "quiet", "trash", name=self.tr("Delete this line"))
            trash.clicked.connect(self._on_trash)
            row.addWidget(trash, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(row)
        self._problem = PlainLabel("", "problem", wraps=True)
        self._problem.hide()
        box.addWidget(self._problem)
        foot = QHBoxLayout()
        foot.setSpacing(5)
        enter = "Ctrl Enter" if self._field in LONG else "Enter"
        for key, word in ((enter, self.tr("save")), ("Esc", self.tr("restore"))):
            foot.addWidget(PlainLabel(key, "key"))
            foot.addWidget(PlainLabel(word, "label"))
            foot.addSpacing(6)
        foot.addStretch(1)
        if book:
            words = PlainLabel("", "label")
            words.put(self.tr("in {0}").format(book[:40]))
            foot.addWidget(words)
        box.addLayout(foot)

    def _built_labels(self) -> QComboBox | None:
        choices = list(LABELS.get(self._field, ()))
        if not choices:
            return None
        now = self._place.property.label if self._place is not None else choices[0]
        if now not in choices:
            choices.insert(0, now)
        box = QComboBox()
        box.setAccessibleName(self.tr("Label"))
        for choice in choices:
            box.addItem(label_word(choice) or self.tr("none"), choice)
        box.setCurrentIndex(choices.index(now))
        box.setFixedWidth(self._look.theme.px(86))
        return box

    def _built_inputs(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(4)
        parts = part_words(self._name)
        values = self._values(len(parts))
        for i, value in enumerate(values):
            field = self._built_field(value)
            name = parts[i] if i < len(parts) else self.tr("Value")
            field.setAccessibleName(name)
            if isinstance(field, QLineEdit):
                field.setPlaceholderText(name if parts else "")
            grid.addWidget(field, i, 0)
            self._inputs.append(field)
        return grid

    def _values(self, parts: int) -> Sequence[str]:
        if not parts:
            value = self._place.property if self._place is not None else None
            return [value.was if value is not None else ""]
        have = list(self._place.property.parts) if self._place is not None else []
        return have + [""] * (parts - len(have))

    def _built_field(self, value: str) -> QLineEdit | QPlainTextEdit:
        if self._field in LONG or "\n" in value:
            text = _Note(value, self._look.theme.px(88))
            text.setProperty("kind", "field")
            return text
        line = QLineEdit(value)
        line.setMaxLength(1_000_000)
        line.setCursorPosition(0)
        return line

    def _connect(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        for field in self._inputs:
            field.textChanged.connect(self._on_typed)

    def _on_typed(self) -> None:
        self._problem.hide()
        self._mark_bad(False)

    def _mark_bad(self, is_bad: bool) -> None:
        for field in self._inputs:
            field.setProperty("state", "bad" if is_bad else "")
            field.style().unpolish(field)
            field.style().polish(field)

    def _on_trash(self) -> None:
        self._is_asking = True
        self.remove_requested.emit(self._place)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or self._is_asking or not self.isVisible() or not self._holds(old) or self._holds(new):
            return
        self.save()

    def _holds(self, widget: QObject | None) -> bool:
        while widget is not None and widget is not self:
            widget = widget.parent()
        return widget is self


class _Note(QPlainTextEdit):
    """Many lines; Enter makes one more, Ctrl+Enter goes on to the editor."""

    def __init__(self, text: str, height: int) -> None:
        super().__init__(text)
        self._height = height
        self.setTabChangesFocus(True)
        self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(100, self._height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            event.ignore()
            return
        super().keyPressEvent(event)

"""A setting row: name, one sentence, the control at the end; divided by lines (language 4)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from closeknit.ui.common.buttons import Button
from closeknit.ui.common.labels import PlainLabel, Rule
from closeknit.ui.common.look import Look


class SettingRow(QWidget):
    """At least 46 high; controls of many words stand `below` the sentence, where a narrow window has room."""

    def __init__(
        self,
        look: Look,
        name: str,
        sentence: str,
        controls: Sequence[QWidget],
        parent: QWidget | None = None,
        below: bool = False,
    ) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 5, 0, 6)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.name = PlainLabel("", "strong", wraps=True)
        self.name.put(name)
        self.sentence = PlainLabel("", "third", wraps=True)
        self.sentence.put(sentence, 600)
        words.addWidget(self.name)
        words.addWidget(self.sentence)
        row.addLayout(words, 1)
        outer.addLayout(row)
        if below:
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, 0, 8)
            row.setSpacing(8)
            outer.addLayout(row)
        for control in controls:
            row.addWidget(control, 1 if below else 0, Qt.AlignmentFlag.AlignVCenter)
        self.sentence.setVisible(bool(sentence))
        outer.addWidget(Rule())
        self.setMinimumHeight(look.theme.px(46))


class Section(QWidget):
    """A heading and its rows."""

    def __init__(self, title: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 18, 0, 6)
        self.rows.setSpacing(0)
        self.title = PlainLabel(title, "card")
        self.rows.addWidget(self.title)
        if sentence:
            self.rows.addWidget(PlainLabel(sentence, "second", wraps=True))
        self.rows.addSpacing(8)
        self.rows.addWidget(Rule())


class Segments(QFrame):
    """A few choices of which one holds; arrows move between them."""

    #: another choice was made; carries its value
    chosen = Signal(str)

    def __init__(
        self, look: Look, name: str, choices: Sequence[tuple[str, str]], value: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segments")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for key, text in choices:
            button = Button(look, text, "seg", size="small", name=f"{name}: {text}")
            button.setCheckable(True)
            button.setChecked(key == value)
            button.clicked.connect(self._says(key))
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)

    def put(self, value: str) -> None:
        """Show which one holds; nothing is announced."""
        self._buttons[value].setChecked(True)

    def _says(self, key: str) -> object:
        return lambda: self.chosen.emit(key)

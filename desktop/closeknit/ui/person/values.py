"""The values of a person by kind, with the editor in the place of the row it edits."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from closeknit.domain.card import Field
from closeknit.domain.person import Person
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.labels import PlainLabel, Rule
from closeknit.ui.common.layouts import clear
from closeknit.ui.common.look import Look
from closeknit.ui.person.editor import Editor
from closeknit.ui.person.rows import Block, ValueRow, blocks, same_place
from closeknit.ui.person.valuerow import ValueLine
from closeknit.ui.person.wording import add_choices


class Values(QWidget):
    """Blocks divided by lines; below them the way to add something."""

    #: carries the ValueRow
    copy_requested = Signal(object)
    #: carries the ValueRow
    edit_requested = Signal(object)
    #: carries (ValueRow, point)
    menu_requested = Signal(object)
    #: a new line is wanted; carries (property name, Field)
    add_requested = Signal(object)
    #: a photo is wanted
    photo_requested = Signal()
    #: a property of any name is wanted
    other_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._person: Person | None = None
        self._today = date.min
        self._editor: Editor | None = None
        self._with_other = False
        self._lines: list[ValueLine] = []
        self._build()

    def put(self, person: Person, today: date, editor: Editor | None = None) -> None:
        """Show a person's values as of a day; an editor that goes on keeps its text and its place."""
        if self._person is None or self._person.row.id != person.row.id:
            self._with_other = False
        self._person, self._today = person, today
        self._editor = editor
        self._fill()

    def first_line(self) -> ValueLine | None:
        """Return the first value's line."""
        return self._lines[0] if self._lines else None

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        box.addLayout(self._box)
        box.addWidget(self._ruled())
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(2)
        self._add = Button(self._look, self.tr("Add"), "link", "plus", size="small")
        self._add.clicked.connect(self.open_add_menu)
        row.addWidget(self._add)
        row.addWidget(PlainLabel(self.tr("phone, mail, address, date, note…"), "third"))
        row.addStretch(1)
        box.addLayout(row)
        box.addWidget(self._ruled())

    def open_add_menu(self) -> None:
        """Offer what can be added."""
        menu = QMenu(self)
        for word, name, field in add_choices():
            menu.addAction(word).triggered.connect(self._adds(name, field))
        menu.addAction(self.tr("Photo…")).triggered.connect(self.photo_requested)
        menu.addSeparator()
        menu.addAction(self.tr("Any other property…")).triggered.connect(self.other_requested)
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))
        menu.aboutToHide.connect(menu.deleteLater)

    def _adds(self, name: str, field: Field) -> object:
        return lambda: self.add_requested.emit((name, field))

    def _fill(self) -> None:
        person = self._person
        if person is None:
            return
        if self._editor is not None:
            self._editor.setParent(self)
            self._box.removeWidget(self._editor)  # what stands in the layout is destroyed with it
        clear(self._box)
        self._lines = []
        place = self._editor.place if self._editor is not None else None
        if self._editor is not None and place is None:
            self._put_editor()
        for block in blocks(person.cards, self._with_other):
            self._box.addWidget(self._ruled())
            self._put_block(block, person)

    def _put_block(self, block: Block, person: Person) -> None:
        self._box.addSpacing(5)
        place = self._editor.place if self._editor is not None else None
        for i, row in enumerate(block.rows):
            if same_place(row, place):
                self._put_editor()
            else:
                self._box.addWidget(self._line(row, i == 0, self._source(row, person)))
        if block.more:
            words = self.tr("%n more lines", "", block.more)
            button = Button(self._look, words, "quiet", "dots-three", size="small")
            button.clicked.connect(self._on_other)
            button.setEnabled(block.field is Field.OTHER and not block.rows)
            holder = QHBoxLayout()
            holder.addWidget(button)
            holder.addStretch(1)
            self._box.addLayout(holder)
        self._box.addSpacing(5)

    def _put_editor(self) -> None:
        if self._editor is not None:
            self._box.addSpacing(4)
            self._box.addWidget(self._editor)
            self._box.addSpacing(4)
            self._editor.show()

    def _line(self, row: ValueRow, has_icon: bool, source: str) -> ValueLine:
        line = ValueLine(self._look, row, self._today, has_icon, source)
        line.copy_requested.connect(self.copy_requested)
        line.edit_requested.connect(self.edit_requested)
        line.menu_requested.connect(self.menu_requested)
        self._lines.append(line)
        return line

    def _source(self, row: ValueRow, person: Person) -> str:
        if len(person.cards) < 2:
            return ""
        names: Sequence[str] = list(dict.fromkeys(place.card.book_name for place in row.places))
        if len(row.places) == 2 and len(person.cards) == 2:
            return self.tr("both")
        return names[0] if len(names) == 1 else self.tr("%n cards", "", len(row.places))

    def _on_other(self) -> None:
        self._with_other = True
        self._fill()

    def _ruled(self) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(8, 0, 8, 0)
        box.addWidget(Rule())
        return holder

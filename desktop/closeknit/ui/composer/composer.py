"""Log in one line: what is typed fills the chips, a chip set by hand wins, and who and how are all it needs."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from closeknit.domain.composing.draft import Draft, missing
from closeknit.domain.composing.upshots.upshot import UpshotKind
from closeknit.domain.ids import PersonId
from closeknit.services.unfinished import MOST_LETTERS, place_of
from closeknit.ui.common.buttons import Button, Chip
from closeknit.ui.common.flow import Flow
from closeknit.ui.common.look import Look
from closeknit.ui.composer.choosing import ChoosingAll
from closeknit.ui.composer.drafting import Drafting
from closeknit.ui.composer.outcomes import Outcomes
from closeknit.ui.composer.presenter import ComposerPresenter
from closeknit.ui.composer.tinted import TintedLine


class Composer(QFrame):
    """It is about a person unless said otherwise: the one on whose page it stands."""

    #: something was logged; carries the fact
    logged = Signal(object)
    #: a note is to be written
    note_requested = Signal()
    #: the keyboard is let go
    left = Signal()
    #: carries the problem
    failed = Signal(object)

    def __init__(self, look: Look, presenter: ComposerPresenter, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.drafting = Drafting(presenter, parent=self)
        self._person: PersonId | None = None
        self.setProperty("kind", "composer")
        self.setAccessibleName(self.tr("Log"))
        self._build(hint)
        self._connect()
        self._refresh()

    def about(self, person: PersonId, name: str) -> None:
        """Be about a person, with what is unfinished with them; what was typed with others stays with them."""
        if person != self._person:
            self._person = person
            self.drafting.open(place_of(person), {person: name})

    def begin(self) -> None:
        """Take the keyboard."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave_step(self) -> bool:
        """Close the form of a chip, and take back what it set; else let the keyboard go, and the text wait.

        Tells whether there was anything to leave.
        """
        if self._outcomes.form.give_up():
            return True
        focus = self.focusWidget()
        if focus is None or not focus.hasFocus():
            return False
        self.left.emit()
        return True

    def set_slim(self, is_slim: bool) -> None:
        """Be one line where room is short, until something is typed; a chip's form takes the place of the chips."""
        self._is_slim = is_slim
        self._row.setVisible(not is_slim or (bool(self.field.text()) and self._outcomes.form.key is None))

    def go_on(self, kind: UpshotKind) -> None:
        """Take the keyboard, and begin to say something that came of it."""
        self._outcomes.go_on(kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Log by Enter, and by Ctrl+Enter from a chip."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QTimer.singleShot(0, self.drafting.log)  # it disables the field, which must first be done with the key
            return
        super().keyPressEvent(event)

    def _build(self, hint: str) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(8)
        self.field = TintedLine(self._look)
        self.field.setProperty("kind", "bare")
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.setMaxLength(MOST_LETTERS)
        box.addWidget(self.field)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._flow = Flow()
        row.addLayout(self._flow, 1)
        self._other = Button(self._look, "", "quiet", "note", size="small", name=self.tr("Write a note"))
        self._log = Button(self._look, self.tr("Log"), "main", size="small")
        for button in (self._other, self._log):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        box.addWidget(self._row)
        self._is_slim = False
        self._who: list[Chip] = []
        self._choosing = ChoosingAll(self._look, self.drafting, self)
        chips = self._choosing
        for chip in (chips.channel, chips.day, chips.length, chips.rating, chips.marked, chips.started, chips.answered):
            self._flow.addWidget(chip)
        self._outcomes = Outcomes(self._look, self.drafting, self)
        box.addWidget(self._outcomes.form)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.drafting.type_in)
        self._log.clicked.connect(lambda: self.drafting.log())
        self._other.clicked.connect(self.note_requested)
        self._outcomes.chips_changed.connect(self._lay_out)
        self._outcomes.typing_requested.connect(self._go_on_typing)
        self._outcomes.form.opened.connect(lambda: self.set_slim(self._is_slim))
        self._outcomes.form.closed.connect(lambda: self.set_slim(self._is_slim))
        self.drafting.changed.connect(self._refresh)
        self.drafting.text_wanted.connect(lambda text, _cursor: self.field.setText(text))
        self.drafting.busy_changed.connect(lambda is_busy: self.setEnabled(not is_busy))
        self.drafting.lacking.connect(self._on_lacking)
        self.drafting.logged.connect(self._on_logged)
        self.drafting.failed.connect(self.failed)

    def _go_on_typing(self) -> None:
        self.field.setFocus(
            Qt.FocusReason.OtherFocusReason
        )  # a shortcut's would select all, and the next letter replace it

    def _on_lacking(self, lacking: tuple[str, ...]) -> None:
        """Ask for the first thing that is missing."""
        if not self.field.text():
            return
        if "who" in lacking and self.drafting.draft.undecided:
            self._who[len(self.drafting.draft.people)].click()
        elif "channel" in lacking:
            self._choosing.channel.click()
        elif "outcome" in lacking:
            self._outcomes.ask()

    def _on_logged(self, fact: object) -> None:
        self.begin()
        self.logged.emit(fact)

    def _refresh(self) -> None:
        draft = self.drafting.draft
        self.field.tint(self.drafting.parsed)
        self.set_slim(self._is_slim)
        self._show_people(draft)
        self._choosing.refresh()
        self._outcomes.refresh()
        self._log.setEnabled(not missing(draft))
        self._flow.invalidate()
        self.updateGeometry()

    def _show_people(self, draft: Draft) -> None:
        for chip in self._who:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._who = [self._choosing.known_chip(person) for person in draft.people]
        self._who += [self._choosing.undecided_chip(named) for named in draft.undecided]
        for chip in self._who:
            chip.show()
        self._lay_out()

    def _lay_out(self) -> None:
        """Put people behind how and when, then what came of it."""
        last = self._outcomes.chips_of(*UpshotKind)
        for chip in (*self._who, *last):
            self._flow.removeWidget(chip)
            self._flow.addWidget(chip)
            chip.show()

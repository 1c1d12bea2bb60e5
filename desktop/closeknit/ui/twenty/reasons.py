"""The five reasons to leave a seat, and words if one likes (product 4.5)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from closeknit.domain.ids import PersonId
from closeknit.domain.seat import LeaveReason
from closeknit.services.seats import Leaving
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.twenty.wording import SeatWords


class Reasons(QWidget):
    """None is chosen at first: the program has no opinion."""

    #: one was chosen
    changed = Signal()

    def __init__(self, words: SeatWords, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._buttons: dict[LeaveReason, QRadioButton] = {}
        self._build(title)

    def reason(self) -> LeaveReason | None:
        """Return the one chosen."""
        return next((reason for reason, button in self._buttons.items() if button.isChecked()), None)

    def choose(self, reason: LeaveReason) -> None:
        """Choose one."""
        self._buttons[reason].setChecked(True)

    def leaving(self, person: PersonId) -> Leaving | None:
        """Return who leaves and why; None until a reason was chosen."""
        reason = self.reason()
        return None if reason is None else Leaving(person, reason, self.field.text())

    def _build(self, title: str) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(title, "headink"), 1)
        head.addWidget(PlainLabel(self.tr("Kept in the history"), "label"))
        box.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(16)
        group = QButtonGroup(self)
        for reason in LeaveReason:
            button = QRadioButton(self._words.reason(reason))
            group.addButton(button)
            row.addWidget(button)
            self._buttons[reason] = button
        row.addStretch(1)
        group.buttonToggled.connect(lambda _button, _is_on: self.changed.emit())
        box.addLayout(row)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("In words, if you like"))
        self.field.setAccessibleName(self.tr("Why, in words"))
        self.field.setMaxLength(500)
        box.addWidget(self.field)

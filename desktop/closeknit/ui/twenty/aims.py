"""What is asked when a seat is taken: why, my aim and theirs or stay close, and the rhythm (product 4.5)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QSpinBox, QWidget

from closeknit.domain.cadence import MOST_DAYS
from closeknit.domain.errors import UserError
from closeknit.domain.seating import Taking, check_taking
from closeknit.domain.weights import DEFAULTS
from closeknit.services.sides import Side
from closeknit.ui.common.layouts import add_row
from closeknit.ui.common.look import Look

_MOST_LETTERS = 300


class AimsForm(QWidget):
    """Whether it will do is asked of the rules with every change."""

    #: something was typed or chosen
    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._days_before: int | None = None
        self._usual_days = DEFAULTS.seat_cadence_days
        self._filled = ("", "", False)  # what `put` wrote, as long as nobody typed over it
        self._build()
        self._connect()

    def taking(self) -> Taking:
        """Return what was said; the rhythm only where it is other than what stands."""
        days = self._days.value()
        standing = self._usual_days if self._days_before is None else self._days_before
        return Taking(
            self.why.text(),
            self.mine.text(),
            self.theirs.text(),
            self.stay_close.isChecked(),
            None if days == standing else days,
        )

    def will_do(self) -> bool:
        """Ask the rules."""
        try:
            check_taking(self.taking())
        except UserError:
            return False
        return True

    def put(self, side: Side) -> None:
        """Begin with the aim and the rhythm that stand already; what was typed meanwhile stays."""
        one = side.objective
        filled = ("", "", False) if one is None else (one.mine, one.theirs, one.is_stay_close)
        if (self.mine.text(), self.theirs.text(), self.stay_close.isChecked()) == self._filled:
            self._filled = filled
            self.mine.setText(filled[0])
            self.theirs.setText(filled[1])
            self.stay_close.setChecked(filled[2])
        self._days_before = None if side.cadence is None else side.cadence.ideal_days
        self._usual_days = side.usual_days
        self._days.setValue(self._usual_days if self._days_before is None else self._days_before)

    def _build(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(6)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.why = self._line(form, self.tr("Why this seat"), self.tr("One line"))
        self.mine = self._line(form, self.tr("My aim"), self.tr("What you are after"))
        self.theirs = self._line(form, self.tr("Their aim"), self.tr("What they are after"))
        self.stay_close = QCheckBox(self.tr("Stay close: no aim, and needs none"))
        self._days = QSpinBox()
        self._days.setRange(1, MOST_DAYS)
        self._days.setValue(self._usual_days)
        self._days.setSuffix(self.tr(" days"))
        self._days.lineEdit().setTextMargins(6, 0, 0, 0)
        self._days.setAccessibleName(self.tr("Rhythm in days"))
        add_row(form, "", self.stay_close)
        add_row(form, self.tr("Rhythm"), self._days)

    def _line(self, form: QFormLayout, text: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(text)
        field.setPlaceholderText(hint)
        field.setMaxLength(_MOST_LETTERS)
        add_row(form, text, field)
        return field

    def _connect(self) -> None:
        for field in (self.why, self.mine, self.theirs):
            field.textChanged.connect(lambda _text: self.changed.emit())
        self._days.valueChanged.connect(lambda _days: self.changed.emit())
        self.stay_close.toggled.connect(self._on_stay_close)

    def _on_stay_close(self, is_on: bool) -> None:
        self.mine.setEnabled(not is_on)
        self.theirs.setEnabled(not is_on)
        self.changed.emit()

"""The small dialogs of a seat: leave it, choose its next action, set its rhythm, read its history, pick somebody."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from closeknit.domain.cadence import MOST_DAYS
from closeknit.domain.person import PersonRow
from closeknit.services.board import Seated, Sitting
from closeknit.ui.common.ask import Tell
from closeknit.ui.common.labels import ElidedLabel, PlainLabel, Rule
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.text import shown
from closeknit.ui.twenty.dialog import SeatDialog
from closeknit.ui.twenty.picker import Find, Picker
from closeknit.ui.twenty.presenter import TwentyPresenter
from closeknit.ui.twenty.reasons import Reasons
from closeknit.ui.twenty.wording import SeatWords

Failed = Callable[[BaseException], None]
_SOON_DAYS = 7


class LeaveDialog(SeatDialog):
    """One of the five reasons, and words if one likes."""

    def __init__(self, parent: QWidget, look: Look, presenter: TwentyPresenter, failed: Failed, seated: Seated) -> None:
        super().__init__(parent, look, 560, failed)
        self._presenter, self._seated = presenter, seated
        name = named(seated.row.name, 60)
        words = self.tr("{0} stays in People with the whole history; the seat is free.").format(name)
        self.say(self.tr("Leave the seat?"), words, self.tr("Leave the seat"), self.tr("Keep the seat"))
        self.reasons = Reasons(SeatWords(self), self.tr("Why?"))
        self.body.addWidget(self.reasons)
        self.reasons.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self.act.setEnabled(self.reasons.reason() is not None)

    def _send(self, done: Callable[[object], None], failed: Failed) -> None:
        leaving = self.reasons.leaving(self._seated.row.id)
        if leaving is not None:
            self._presenter.leave(leaving, done, failed, self)


class ActionDialog(SeatDialog):
    """What will I do next, and by when."""

    def __init__(
        self, parent: QWidget, look: Look, presenter: TwentyPresenter, failed: Failed, seated: Seated, today: date
    ) -> None:
        super().__init__(parent, look, 440, failed)
        self._presenter, self._seated, self._today = presenter, seated, today
        title = self.tr("Next action with {0}").format(named(seated.row.name, 60))
        self.say(title, self.tr("What will you do next, and by when?"), self.tr("Choose"), self.tr("Cancel"))
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("What"))
        self.field.setPlaceholderText(self.tr("Send the field notes"))
        self.field.setMaxLength(500)
        due = today + timedelta(days=_SOON_DAYS)
        self.due = QDateEdit(QDate(due.year, due.month, due.day))
        self.due.setDisplayFormat("ddd d MMM yyyy")
        self.due.lineEdit().setTextMargins(6, 0, 0, 0)
        self.due.setAccessibleName(self.tr("By when"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.due)
        self.body.addLayout(row)
        self.field.textChanged.connect(lambda _text: self._refresh())
        self.act.setDefault(True)
        self._refresh()
        self.field.setFocus()

    def _refresh(self) -> None:
        self.act.setEnabled(bool(self.field.text().strip()))

    def _send(self, done: Callable[[object], None], failed: Failed) -> None:
        chosen = self.due.date()
        due = date(chosen.year(), chosen.month(), chosen.day())
        text = self.field.text().strip()
        self._presenter.promise(self._seated.row.id, text, due, self._today, done, failed, self)


class RhythmDialog(SeatDialog):
    """How many days there may be between meetings or calls."""

    def __init__(self, parent: QWidget, look: Look, presenter: TwentyPresenter, failed: Failed, seated: Seated) -> None:
        super().__init__(parent, look, 440, failed)
        self._presenter, self._seated = presenter, seated
        title = self.tr("Rhythm with {0}").format(named(seated.row.name, 60))
        words = self.tr("How many days may pass between meetings or calls that count?")
        self.say(title, words, self.tr("Save"), self.tr("Cancel"))
        self.days = QSpinBox()
        self.days.setRange(1, MOST_DAYS)
        self.days.setValue(seated.cadence.ideal_days if seated.cadence is not None else 30)
        self.days.setSuffix(self.tr(" days"))
        self.days.lineEdit().setTextMargins(6, 0, 0, 0)
        self.days.setAccessibleName(self.tr("Rhythm in days"))
        self.body.addWidget(self.days)
        self.act.setDefault(True)
        self.days.setFocus()
        self.days.selectAll()

    def _refresh(self) -> None:
        self.act.setEnabled(True)

    def _send(self, done: Callable[[object], None], failed: Failed) -> None:
        self._presenter.set_cadence(self._seated.row.id, self.days.value(), done, failed, self)


class PickDialog(SeatDialog):
    """Choose somebody; Enter on a name is the answer."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        photos: Photos,
        find: Find,
        title: str,
        hint: str,
        on_chosen: Callable[[PersonRow], None],
    ) -> None:
        super().__init__(parent, look, 440, lambda _problem: None)
        self._on_chosen = on_chosen
        self.say(title, "", "", self.tr("Cancel"))
        self.act.hide()
        self.picker = Picker(look, photos, find, hint)
        self.body.addWidget(self.picker)
        self.body.addStretch(1)
        self.picker.chosen.connect(self._choose)
        self.picker.resized.connect(self.fit)
        self.picker.setFocus()

    def accept(self) -> None:
        """There is nothing to do but to choose."""

    def _choose(self, row: PersonRow) -> None:
        self._on_done(None)
        self._on_chosen(row)


class HistoryDialog(Tell):
    """Who sat at a place: since when, until when, and why it ended."""

    def __init__(self, parent: QWidget, look: Look, place: int, sittings: Sequence[Sitting], today: date) -> None:
        super().__init__(parent, look, "", "", "")
        self._words = SeatWords(self)
        self.retitle(self.tr("Seat {0}, who sat there").format(place), self.tr("Close"))
        if not sittings:
            self.body.addWidget(PlainLabel(self.tr("Nobody yet."), "second"))
        for number, sitting in enumerate(sittings):
            if number:
                self.body.addWidget(Rule())
            self.body.addLayout(self._line(sitting, today))

    def _line(self, sitting: Sitting, today: date) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        name = ElidedLabel("", "strong")
        name.put(sitting.name or self.tr("Somebody deleted for good"))
        seat = sitting.seat
        why = "" if seat.reason is None else self._words.reason(seat.reason)
        parts = (self._words.spell(seat, today), why, shown(seat.words))
        for label, words in (
            (PlainLabel("", "second", wraps=True), " · ".join(part for part in parts if part)),
            (PlainLabel("", "label", wraps=True), self.tr("Why: {0}").format(shown(seat.why))),
        ):
            label.put(words, 600)
            column.addWidget(label)
        column.insertWidget(0, name)
        return column

"""The form that corrects what came of it, below its chip: words, kind, worth, day, time, and with whom."""

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from closeknit.domain.composing.outcome import DUE_IN, REMIND_IN, Outcome, UpshotChip
from closeknit.domain.composing.upshots.upshot import UpshotKey, UpshotKind
from closeknit.domain.exchange import ExchangeKind
from closeknit.domain.promise import By
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.flow import SideBySide
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import shown, tooltip
from closeknit.ui.common.timebox import TimeBox
from closeknit.ui.composer.drafting import Drafting
from closeknit.ui.composer.wording import exchange_word, outcome_name, touch_word, worth_word

_MOST_LETTERS = 2000
_AHEAD = (UpshotKind.NEXT, UpshotKind.REMIND)


class OutcomeForm(QFrame):
    """What is set here holds at once. Enter closes it; Esc does, and takes back what was set since it was opened."""

    #: it was opened
    opened = Signal()
    #: it was closed; the keyboard belongs to the text again
    closed = Signal()

    def __init__(self, look: Look, drafting: Drafting, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._drafting = look, drafting
        #: which one is corrected, None while it is closed
        self.key: UpshotKey | None = None
        self._one: Outcome | None = None
        self._before: UpshotChip | None = None
        self.setProperty("kind", "inset")
        self._build()
        self._connect()
        self.hide()

    def open(self, one: Outcome) -> None:
        """Correct this one from now on; the keyboard goes to what is missing, else to its words."""
        self.key, self._before = one.key, self._drafting.chips.upshots.get(one.key)
        self.put(one)
        self.opened.emit()
        asks_who = not one.people and not self._who.isHidden()
        (self._who if asks_who else self.words).setFocus(Qt.FocusReason.OtherFocusReason)

    def put(self, one: Outcome | None) -> None:
        """Show it as it is now; None closes it without a word, since it is gone from the text."""
        self._one = one
        if one is None:
            self.key = None
            self.hide()
            return
        blocked = [QSignalBlocker(part) for part in (self._what, self._worth, self._by, self._day, self._who)]
        self._at.setVisible(one.key.kind is UpshotKind.REMIND)
        self._at.put(one.at)
        is_exchange = one.key.kind in (UpshotKind.GAVE, UpshotKind.GOT)
        self.setAccessibleName(outcome_name(one.key.kind))
        self.words.setPlaceholderText(touch_word("") if one.key.kind is UpshotKind.REMIND else "")
        if self.words.text() != one.text:
            self.words.setText(one.text)
        for part in (self._what, self._worth):
            part.setVisible(is_exchange)
        self._what.setCurrentIndex(list(ExchangeKind).index(one.exchange))
        self._worth.setCurrentIndex(one.value or 0)
        self._by.setVisible(one.key.kind is UpshotKind.NEXT)
        self._by.setCurrentIndex(list(By).index(one.by))
        self._put_day(one)
        self._put_who(one)
        del blocked
        self.show()

    def close_with_what_is_said(self) -> None:
        """Close it; what was set stays."""
        if self.key is not None:
            self.put(None)
            self.closed.emit()

    def give_up(self) -> bool:
        """Close it, and take back what it set since it was opened; tells whether it was open."""
        if self.key is None:
            return False
        self._drafting.put_back(self.key, self._before)
        self.close_with_what_is_said()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Enter or Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_with_what_is_said()
        elif event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        px = self._look.theme.px
        box = QVBoxLayout(self)
        box.setContentsMargins(px(8), px(8), px(8), px(8))
        box.setSpacing(px(6))
        first = QHBoxLayout()
        first.setSpacing(px(6))
        self.words = QLineEdit()
        self.words.setProperty("kind", "field")
        self.words.setMaxLength(_MOST_LETTERS)
        self.words.setAccessibleName(self.tr("What"))
        self._leave = Button(self._look, self.tr("Leave in the note"), "quiet", "x", size="small")
        first.addWidget(self.words, 1)
        first.addWidget(self._leave)
        box.addLayout(first)
        self._what, self._worth, self._who = QComboBox(), QComboBox(), QComboBox()
        for kind in ExchangeKind:
            self._what.addItem(exchange_word(kind))
        for value in (None, 1, 2, 3, 4, 5):
            self._worth.addItem(worth_word(value))
        self._by = QComboBox()
        self._by.addItems([self.tr("I do it"), self.tr("They do it")])
        self._day = QDateEdit()
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("ddd d MMM yyyy")
        self._at = TimeBox()
        second = SideBySide()
        names = (
            self.tr("Kind"),
            self.tr("Worth, 1 to 5"),
            self.tr("Who does it"),
            self.tr("Day"),
            self.tr("Time"),
            self.tr("With whom"),
        )
        parts = (self._what, self._worth, self._by, self._day, self._at, self._who)
        for part, name in zip(parts, names, strict=True):
            part.setAccessibleName(name)
            part.setToolTip(tooltip(name))
        second.put(parts)
        box.addWidget(second)

    def _connect(self) -> None:
        self.words.textEdited.connect(lambda text: self._set(text=text))
        self._what.currentIndexChanged.connect(lambda at: self._set(exchange=list(ExchangeKind)[at]))
        self._worth.currentIndexChanged.connect(lambda at: self._set(value=at or None))
        self._by.currentIndexChanged.connect(lambda at: self._set(by=list(By)[at]))
        self._day.dateChanged.connect(lambda day: self._set(day=date(day.year(), day.month(), day.day())))
        self._at.chosen.connect(lambda at: self._set(at=at))
        self._who.currentIndexChanged.connect(self._on_who)
        self._leave.clicked.connect(self._on_leave)

    def _put_day(self, one: Outcome) -> None:
        today, draft = self._drafting.presenter.now().date(), self._drafting.draft
        if one.key.kind in _AHEAD:
            later = DUE_IN if one.key.kind is UpshotKind.NEXT else REMIND_IN
            day, last = one.day or today + later, today.replace(year=today.year + 50, day=1)
        else:
            day, last = one.day or min(draft.when.day if draft.when else today, today), today
        if one.key.kind is UpshotKind.REMIND:
            self._day.setMinimumDate(QDate(today.year, today.month, today.day))
        else:
            self._day.clearMinimumDate()
        self._day.setMaximumDate(QDate(last.year, last.month, last.day))
        self._day.setDate(QDate(day.year, day.month, day.day))
        self._day.setAccessibleName(self.tr("Due") if one.key.kind in _AHEAD else self.tr("Day"))

    def _put_who(self, one: Outcome) -> None:
        """Offer each who may be meant, and all of them; nothing is chosen while it is to be asked."""
        self._who.setVisible(len(one.candidates) > 1)
        names = [shown(self._drafting.names.get(person, ""), 40) for person in one.candidates]
        words = [self.tr("With whom?"), *names, self.tr("All of them")]
        if [self._who.itemText(at) for at in range(self._who.count())] != words:
            self._who.clear()
            self._who.addItems(words)
        at = 0
        if len(one.people) == 1 and one.people[0] in one.candidates:
            at = 1 + one.candidates.index(one.people[0])
        elif len(one.people) > 1:
            at = len(words) - 1
        self._who.setCurrentIndex(at)

    def _on_who(self, at: int) -> None:
        candidates = self._one.candidates if self._one else ()
        if at == 0:
            self._set(people=())
        elif at <= len(candidates):
            self._set(people=(candidates[at - 1],))
        else:
            self._set(people=candidates)

    def _on_leave(self) -> None:
        key = self.key
        self.close_with_what_is_said()
        if key is not None:
            self._drafting.leave_in_note(key)

    def _set(self, **values: object) -> None:
        if self.key is not None and self._one is not None:
            self._drafting.correct(self.key, **values)

"""Set a reminder in one line: what is typed fills the chips, and a chip set by hand wins (design, *Reminders*)."""

from collections.abc import Callable
from datetime import date, time, timedelta

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMenu, QWidget

from closeknit.domain.composing.chips import Chip as Untouched
from closeknit.domain.ids import PersonId
from closeknit.domain.reminder.own import MOST_LETTERS, Every
from closeknit.domain.snooze import Snooze, until
from closeknit.ui.common.buttons import Button, Chip
from closeknit.ui.common.fields import LineField
from closeknit.ui.common.figures import clock, day
from closeknit.ui.common.icon import Icon
from closeknit.ui.common.look import Look
from closeknit.ui.common.snoozing import SnoozeMenu
from closeknit.ui.common.text import in_menu, shown
from closeknit.ui.composer.menus import candidate_menu, choices
from closeknit.ui.reminders.drafting import ReminderDrafting
from closeknit.ui.reminders.moment import AskMoment

#: Below this width the chips stand under the line.
_ONE_LINE_PX = 620


class SettingLine(QFrame):
    """Words are all it needs; without a moment it is tomorrow morning."""

    #: the keyboard is let go
    left = Signal()

    def __init__(
        self, look: Look, drafting: ReminderDrafting, morning: Callable[[], time], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self.drafting, self._morning = look, drafting, morning
        self._in_an_hour: tuple[date, time] | None = None
        self.setProperty("kind", "composer")
        self.setAccessibleName(self.tr("Set a reminder"))
        self._build()
        self._connect()
        self._refresh()

    def begin(self) -> None:
        """Take the keyboard."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave_step(self) -> bool:
        """Let the keyboard go, and the text wait; tells whether it was here."""
        focus = self.focusWidget()
        if focus is None or not focus.hasFocus():
            return False
        self.left.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set it by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QTimer.singleShot(0, self.drafting.save)
            return
        super().keyPressEvent(event)

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Show at the button which key leads on from here."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._save.set_key("Enter" if event.type() == QEvent.Type.FocusIn else "N")
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two lines where there is no room for one."""
        super().resizeEvent(event)
        is_wide = self.width() >= self._look.theme.px(_ONE_LINE_PX)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    def _build(self) -> None:
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(12, 6, 6, 6)
        self._box.setSpacing(8)
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(Icon(self._look, "note-pencil"))
        hint = self.tr("Remind me to ask Sofia about the proofs on Monday…")
        self.field = LineField()
        self.field.setProperty("kind", "bare")
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.setMaxLength(MOST_LETTERS)
        self.field.installEventFilter(self)
        words.addWidget(self.field, 1)
        self._box.addLayout(words, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._who = Chip(self._look, "", "user", self, has_caret=True)
        self._when = Chip(self._look, "", "calendar-blank", self, has_caret=True)
        self._every = Chip(self._look, "", "repeat", self, has_caret=True)
        self._save = Button(self._look, self.tr("Set"), "main", key="N", name=self.tr("Set the reminder"))
        for part in (self._who, self._when, self._every):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._save)
        self._box.addLayout(row)

    def _connect(self) -> None:
        drafting = self.drafting
        self.field.textChanged.connect(drafting.type_in)
        drafting.text_wanted.connect(self.field.setText)
        drafting.changed.connect(self._refresh)
        drafting.lacking.connect(self._on_lacking)
        self._save.clicked.connect(drafting.save)
        self._who.clicked.connect(self._on_who)
        self._when.clicked.connect(self._on_when)
        self._every.clicked.connect(self._on_every)

    def _refresh(self) -> None:
        draft, now, morning = self.drafting.draft, self.drafting.now(), self._morning()
        tomorrow, first = now.date() + timedelta(days=1), draft.first_day(morning, now)
        word = self.tr("Tomorrow") if first == tomorrow else day(first, now.date())
        _show(self._when, f"{word} {clock(draft.at or morning)}", draft.is_moment_said)
        _show(self._every, self._every_word(draft.every), draft.every is not None)
        if draft.undecided is not None:
            _show(self._who, self.tr("Which {0}?").format(shown(draft.undecided.words, 40)), False)
        elif draft.person is not None:
            _show(self._who, shown(self.drafting.name(draft.person), 40), True)
        else:
            _show(self._who, self.tr("About nobody"), False)
        self._who.setVisible(bool(draft.people))
        self._save.setEnabled("text" not in draft.missing)

    def _every_word(self, every: Every | None) -> str:
        return {
            None: self.tr("Once"),
            Every.DAY: self.tr("Every day"),
            Every.WEEK: self.tr("Every week"),
            Every.MONTH: self.tr("Every month"),
            Every.YEAR: self.tr("Every year"),
        }[every]

    def _on_lacking(self, lacking: tuple[str, ...]) -> None:
        if "text" in lacking:
            self.begin()
        elif "who" in lacking:
            self._on_who()

    def _on_who(self) -> None:
        draft = self.drafting.draft
        undecided = draft.undecided
        if undecided is not None:
            menu = candidate_menu(self, undecided.candidates, lambda one: self.drafting.choose(undecided, one.id))
        else:
            words: list[tuple[str, PersonId | None]] = [(shown(one.name, 60), one.id) for one in draft.people]
            words.append((self.tr("About nobody"), None))
            menu = choices(self, words, draft.person, lambda person: self.drafting.set(person=person))
        self._open(menu, self._who)

    def _on_every(self) -> None:
        words = [(self._every_word(every), every) for every in (None, *Every)]
        now = self.drafting.draft.every
        self._open(choices(self, words, now, lambda every: self.drafting.set(every=every)), self._every)

    def _on_when(self) -> None:
        menu = SnoozeMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("When"))
        menu.actions()[-1].setText(self.tr("A day and time…") + f"\t{len(Snooze)}")
        menu.chosen.connect(self._on_moment)
        self._open(menu, self._when)

    def _on_moment(self, choice: Snooze) -> None:
        now = self.drafting.now()
        if choice is Snooze.HOUR:
            later = until(choice, now).replace(second=0, microsecond=0)
            self._in_an_hour = (later.date(), later.time())
            self.drafting.set(when=self._in_an_hour)
        elif choice is Snooze.DATE:
            draft = self.drafting.draft
            ask = AskMoment(self, self._look, now.date(), draft.day, draft.at)
            ask.moment_chosen.connect(lambda day, at: self.drafting.set(when=(day, at)))
            ask.open()
        else:
            if self.drafting.chips.when == self._in_an_hour:
                self.drafting.set(when=Untouched.UNTOUCHED)  # the time was that of the hour, and of no other day
            self.drafting.set(when=(until(choice, now).date(), self.drafting.draft.at))

    def _open(self, menu: QMenu, chip: Chip) -> None:
        self._refresh()  # a click checks the chip, though only its menu decides
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))


def _show(chip: Chip, text: str, is_on: bool) -> None:
    chip.setText(in_menu(text))
    chip.setAccessibleName(text)
    chip.setChecked(is_on)
    chip.updateGeometry()

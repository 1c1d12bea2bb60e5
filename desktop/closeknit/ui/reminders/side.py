"""The column beside the reminders: quiet hours, how many singly, what was delivered, and the pause of all."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from closeknit.domain.reminder.delivery import DeliveryKind, Record
from closeknit.domain.reminder.habits import Habits
from closeknit.domain.snooze import Snooze
from closeknit.services.telling import Overview
from closeknit.ui.common.buttons import Button, Chip
from closeknit.ui.common.figures import clock, moment
from closeknit.ui.common.flow import Flow
from closeknit.ui.common.icon import Icon
from closeknit.ui.common.labels import ElidedLabel, PlainLabel, Rule
from closeknit.ui.common.layouts import clear
from closeknit.ui.common.look import Look
from closeknit.ui.reminders.daybar import DayBar
from closeknit.ui.reminders.presenter import Found
from closeknit.ui.reminders.singles import SinglesBar
from closeknit.ui.reminders.wording import ReminderWords

MOST_DELIVERED = 8


class SideColumn(QWidget):
    """Its buttons ask; the page does."""

    #: the settings of reminders are wanted
    change_requested = Signal()
    #: all is to be paused; carries the Snooze
    pause_requested = Signal(object)
    #: all is to be told again
    tell_again_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = ReminderWords(self)
        self._build()

    def put(self, found: Found) -> None:
        """Show how it stands."""
        overview = found.overview
        words = self._quiet_words(overview.habits)
        self._quiet.put(words)
        until = overview.quiet_until
        is_quiet = until is not None and overview.paused_until is None
        self._quiet_now.put(
            self.tr("Quiet now, until {0}.").format(moment(until, overview.now))
            if until is not None and is_quiet
            else self.tr("What falls due in quiet hours is told together when they end.")
        )
        self._quiet_now.setVisible(is_quiet or overview.habits.has_quiet)
        self._bar.put(overview.now, overview.habits, overview.delivered, words)
        self._put_singles(overview.singles_today, overview.habits.most_single)
        self._put_delivered(found)
        self._put_pause(overview)

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 14, 20, 16)
        box.setSpacing(0)
        change = Button(self._look, self.tr("Change"), "link", size="small")
        change.setAccessibleName(self.tr("Change quiet hours"))
        change.clicked.connect(self.change_requested)
        box.addLayout(_headed(PlainLabel(self.tr("Quiet hours"), "headink"), change))
        row = QHBoxLayout()
        row.setSpacing(8)
        self._quiet = PlainLabel("", "body", wraps=True)
        row.addWidget(Icon(self._look, "moon"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._quiet, 1)
        box.addLayout(row)
        box.addSpacing(8)
        self._bar = DayBar(self._look)
        box.addWidget(self._bar)
        box.addSpacing(4)
        self._quiet_now = PlainLabel("", "third", wraps=True)
        box.addWidget(self._quiet_now)
        _rule(box)
        self._count, self._left = PlainLabel("", "label"), PlainLabel("", "third", wraps=True)
        box.addLayout(_headed(PlainLabel(self.tr("One at a time"), "headink"), self._count))
        box.addSpacing(8)
        self._singles = SinglesBar(self._look)
        box.addWidget(self._singles)
        box.addSpacing(4)
        box.addWidget(self._left)
        _rule(box)
        since = PlainLabel(self.tr("since yesterday"), "label")
        box.addLayout(_headed(PlainLabel(self.tr("Delivered"), "headink"), since))
        box.addSpacing(6)
        self._delivered = QGridLayout()
        self._delivered.setHorizontalSpacing(8)
        self._delivered.setVerticalSpacing(8)
        self._delivered.setColumnStretch(1, 1)
        box.addLayout(self._delivered)
        _rule(box)
        box.addWidget(PlainLabel(self.tr("Pause all"), "headink"))
        box.addSpacing(6)
        box.addLayout(self._built_pause())
        box.addStretch(1)

    def _built_pause(self) -> QVBoxLayout:
        box = QVBoxLayout()
        self._paused = PlainLabel("", "body", wraps=True)
        self._again = Button(self._look, self.tr("Tell again"), size="small")
        self._again.clicked.connect(self.tell_again_requested)
        box.addWidget(self._paused)
        box.addWidget(self._again)
        self._chips = QWidget()
        flow = Flow(parent=self._chips)
        chips = []
        for choice, words, icon in (
            (Snooze.TOMORROW, self.tr("until tomorrow"), ""),
            (Snooze.WEEK, self.tr("a week"), ""),
            (Snooze.DATE, self.tr("until…"), "calendar-blank"),
        ):
            chip = Chip(self._look, words, icon)
            chip.setCheckable(False)
            chip.setAccessibleName(self.tr("Pause all: {0}").format(words))
            chip.clicked.connect(lambda _on=False, one=choice: self.pause_requested.emit(one))
            flow.addWidget(chip)
            chips.append(chip)
        self._first_chip = chips[0]
        box.addWidget(self._chips)
        return box

    def _put_singles(self, told: int, most: int) -> None:
        self._count.put(self.tr("{0} of {1} today").format(min(told, most), most))
        self._singles.put(min(told, most), most)
        left = max(0, most - told)
        self._left.put(
            self.tr("%n more may come alone today; the rest come in one digest.", "", left)
            if left
            else self.tr("What else falls due today comes in one digest.")
        )

    def _put_delivered(self, found: Found) -> None:
        clear(self._delivered)
        now = found.overview.now
        for row, record in enumerate(found.overview.delivered[:MOST_DELIVERED]):
            at = (record.shown or record.claimed).astimezone(now.tzinfo)
            is_today = at.date() == now.date()
            weekday = QLocale().standaloneDayName(at.isoweekday(), QLocale.FormatType.ShortFormat)
            self._delivered.addWidget(PlainLabel(clock(at) if is_today else weekday, "third"), row, 0)
            self._delivered.addWidget(ElidedLabel(self._told(record, found), "value"), row, 1)
        if not found.overview.delivered:
            self._delivered.addWidget(PlainLabel(self.tr("Nothing was told."), "third", wraps=True), 0, 0, 1, 2)

    def _told(self, record: Record, found: Found) -> str:
        overview = found.overview
        if len(record.keys) != 1:
            words = self.tr("Digest of %n", "", len(record.keys))
            return words if record.kind is not DeliveryKind.BANNER else f"{words} · " + self.tr("in the window")
        key, person = record.keys[0], record.people[0]
        standing = next((one for one in (*overview.told, *overview.snoozed) if one.key == key), None)
        if standing is not None:
            words = self._words.title(standing, found)
            return words if standing.snoozed_until is None else f"{words} · " + self.tr("snoozed")
        name = self._words.name(person, found) if person is not None else self.tr("A reminder of yours")
        return f"{name} · " + self.tr("over")

    def _put_pause(self, overview: Overview) -> None:
        until, focus = overview.paused_until, QApplication.focusWidget()
        self._paused.setVisible(until is not None)
        self._again.setVisible(until is not None)
        self._chips.setVisible(until is None)
        if until is not None:
            self._paused.put(self.tr("Nothing is told until {0}.").format(moment(until, overview.now)))
        if focus is not None and self.isAncestorOf(focus) and not focus.isVisibleTo(self):
            (self._first_chip if until is None else self._again).setFocus()

    def _quiet_words(self, habits: Habits) -> str:
        """Say when it is quiet: "21:30 to 07:30, and all Sunday"."""
        words = []
        if habits.quiet_from != habits.quiet_until:
            words.append(self.tr("{0} to {1}").format(clock(habits.quiet_from), clock(habits.quiet_until)))
        if habits.days_off:
            names = ", ".join(QLocale().standaloneDayName(number + 1) for number in sorted(habits.days_off))
            words.append(self.tr("and all {0}").format(names) if words else self.tr("All {0}").format(names))
        return ", ".join(words) or self.tr("None")


def _headed(title: QWidget, fact: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(title, 1)
    row.addWidget(fact, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _rule(box: QVBoxLayout) -> None:
    box.addSpacing(12)
    box.addWidget(Rule())
    box.addSpacing(12)

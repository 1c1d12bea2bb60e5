"""The one list of Snooze, as a menu with keys 1 to 6, and the question for a date."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QMenu, QWidget

from closeknit.domain.composing.dates import LAST_YEAR
from closeknit.domain.snooze import Snooze
from closeknit.ui.common.ask import Ask
from closeknit.ui.common.look import Look


class SnoozeMenu(QMenu):
    """Opens at a row; a digit chooses at once."""

    #: carries the Snooze
    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Snooze"))
        words = {
            Snooze.HOUR: self.tr("In an hour"),
            Snooze.TOMORROW: self.tr("Tomorrow"),
            Snooze.THREE_DAYS: self.tr("In 3 days"),
            Snooze.WEEK: self.tr("In a week"),
            Snooze.TWO_WEEKS: self.tr("In two weeks"),
            Snooze.DATE: self.tr("A date…"),
        }
        for place, choice in enumerate(Snooze, 1):
            action = self.addAction(f"{words[choice]}\t{place}")
            action.triggered.connect(lambda _on, one=choice: self.chosen.emit(one))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the digits; all else is a menu's."""
        text = event.text()
        actions = self.actions()
        if text.isdecimal() and 1 <= int(text) <= len(actions):
            self.close()
            actions[int(text) - 1].trigger()
            return
        super().keyPressEvent(event)


class AskDay(Ask):
    """Asks for a day to come."""

    #: carries the date
    chosen = Signal(object)

    def __init__(self, parent: QWidget, look: Look, today: date, title: str = "", act: str = "") -> None:
        super().__init__(parent, look, "", "", "", "")
        self.say(title or self.tr("Snooze until which day?"), act or self.tr("Snooze"), self.tr("Cancel"))
        first = today + timedelta(days=1)
        self.field = QDateEdit(QDate(first.year, first.month, first.day))
        self.field.setMinimumDate(self.field.date())
        self.field.setMaximumDate(QDate(LAST_YEAR, 12, 31))
        self.field.setDisplayFormat("ddd d MMM yyyy")
        self.field.setCalendarPopup(True)
        self.field.setCurrentSection(QDateEdit.Section.DaySection)
        self.field.setAccessibleName(self.tr("Day"))
        self.body.addWidget(self.field)
        self.act.setDefault(True)
        self.accepted.connect(self._on_accepted)
        self.field.setFocus()

    def _on_accepted(self) -> None:
        day = self.field.date()
        self.chosen.emit(date(day.year(), day.month(), day.day()))


def ask_snooze(
    page: QWidget, look: Look, point: QPoint, today: Callable[[], date], choose: Callable[[Snooze, date | None], None]
) -> None:
    """Open the menu at a point of the screen; `choose` takes what was chosen, with the day where it is a date."""

    def take(choice: Snooze) -> None:
        if choice is not Snooze.DATE:
            choose(choice, None)
            return
        ask = AskDay(page, look, today())
        ask.chosen.connect(lambda day: choose(choice, day))
        ask.open()

    menu = SnoozeMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.chosen.connect(take)
    menu.popup(point)
    menu.setActiveAction(menu.actions()[0])

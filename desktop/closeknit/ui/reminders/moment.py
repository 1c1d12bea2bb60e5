"""The question for the day and the time of a reminder."""

from datetime import date, time

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QWidget

from closeknit.ui.common.look import Look
from closeknit.ui.common.snoozing import AskDay
from closeknit.ui.common.timebox import TimeBox


class AskMoment(AskDay):
    """Begins with what is said; today is a day too."""

    #: carries the date, and the time or None for the morning
    moment_chosen = Signal(object, object)

    def __init__(self, parent: QWidget, look: Look, today: date, day: date, at: time | None) -> None:
        super().__init__(parent, look, today)
        self.say(self.tr("Remind when?"), self.tr("Choose"), self.tr("Cancel"))
        self.field.setMinimumDate(QDate(today.year, today.month, today.day))
        self.field.setDate(QDate(day.year, day.month, day.day))
        self.time = TimeBox()
        self.time.put(at)
        self.body.addWidget(self.time)
        self.chosen.connect(lambda chosen: self.moment_chosen.emit(chosen, self.time.value))

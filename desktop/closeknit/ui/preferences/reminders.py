"""The section Reminders and quiet hours of Preferences: when, how much and of whom is told, and how it is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QWidget

from closeknit.services.habits import habits_of
from closeknit.ui.common.buttons import Chip
from closeknit.ui.common.flow import Flow
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.preferences.calmfields import ClockField, CountField
from closeknit.ui.preferences.presenter import PreferencesPresenter
from closeknit.ui.preferences.rows import Section, Segments, SettingRow

_WEEK = range(1, 8)


class RemindersSection(Section):
    """Each change counts at once; what can't be is never offered."""

    def __init__(self, look: Look, presenter: PreferencesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("RemindersSection", "Reminders and quiet hours"), "", parent)
        self._look, self._presenter = look, presenter
        self._habits = habits_of(presenter.now)
        self._add_hours()
        self._add_amounts()
        self._add_dates()
        self._add_showing()
        presenter.autostart_failed.connect(lambda: self.autostart.put(_switch(presenter.starts_with_session)))

    def _add_hours(self) -> None:
        self.morning = self._clock(self.tr("Morning"), "morning")
        self._row(self.tr("Morning"), self.tr("When is told what has a day and no time."), self.morning)
        self.quiet_from = self._clock(self.tr("Quiet from"), "quiet_from")
        self.quiet_until = self._clock(self.tr("Quiet until"), "quiet_until")
        words = self.tr("Nothing is told then; what fell due comes together when they end. Two equal times are none.")
        until = PlainLabel(self.tr("to"), "third")
        self._row(self.tr("Quiet hours"), words, self.quiet_from, until, self.quiet_until)
        days = QWidget()
        row = Flow(parent=days)
        self.days: dict[int, Chip] = {}
        for number in _WEEK:
            chip = Chip(self._look, QLocale().standaloneDayName(number, QLocale.FormatType.ShortFormat))
            chip.setAccessibleName(self.tr("Quiet day: {0}").format(QLocale().standaloneDayName(number)))
            chip.setChecked(number - 1 in self._habits.quiet_days)
            chip.clicked.connect(self._on_days)
            row.addWidget(chip)
            self.days[number] = chip
        self._row(self.tr("Quiet days"), self.tr("Nothing is told all day. One day stays open."), days, below=True)
        self._keep_one_open()

    def _add_amounts(self) -> None:
        now = self._presenter.now
        self.singly = CountField(self.tr("One at a time"), now.notifications_a_day, 0, 50, self.tr(" a day"))
        self.singly.chosen.connect(lambda value: self._change(notifications_a_day=value))
        words = self.tr("So many notifications come alone; the rest of a day comes as one digest.")
        self._row(self.tr("One at a time"), words, self.singly)
        self.plan_lead = CountField(self.tr("Before a plan"), now.plan_lead_minutes, 0, 1440, self.tr(" min"))
        self.plan_lead.chosen.connect(lambda value: self._change(plan_lead_minutes=value))
        words = self.tr("How long before its time a plan is told; without a time in the morning.")
        self._row(self.tr("Before a plan"), words, self.plan_lead)

    def _add_dates(self) -> None:
        choices = (
            ("everyone", self.tr("Everyone")),
            ("known", self.tr("People you know")),
            ("twenty", self.tr("Twenty")),
            ("nobody", self.tr("Nobody")),
        )
        words = self.tr("Whose birthdays and other dates are told. You know those of whom anything is noted.")
        self.dates_of = self._segments(self.tr("Birthdays and dates"), words, choices, "dates_of")
        lead = self._presenter.now.dates_lead_days
        self.dates_lead = CountField(self.tr("Before a date"), lead, 0, 30)
        self.dates_lead.chosen.connect(lambda value: self._change(dates_lead_days=value))
        words = self.tr("So many days before it is told; 0 is on its morning.")
        self._row(self.tr("Before a date"), words, self.dates_lead)

    def _add_showing(self) -> None:
        switch = (("on", self.tr("On")), ("off", self.tr("Off")))
        presenter = self._presenter
        self.hides = Segments(self._look, self.tr("Hide names"), switch, _switch(presenter.now.hides_names))
        self.hides.chosen.connect(lambda value: self._change(hides_names=value == "on"))
        words = self.tr("Notifications say what kind of thing is due, without names or words.")
        self._row(self.tr("Hide names"), words, self.hides)
        closing = (("ask", self.tr("Ask")), ("tray", self.tr("Stay in the tray")), ("quit", self.tr("Quit")))
        words = self.tr("Reminders come as long as the program runs. Without a tray closing quits.")
        self.closing = self._segments(self.tr("When the window is closed"), words, closing, "when_closed")
        inks = (("auto", self.tr("For any panel")), ("light", self.tr("Light")), ("dark", self.tr("Dark")))
        words = self.tr("Light for a dark panel, dark for a light one.")
        self.ink = self._segments(self.tr("Tray icon"), words, inks, "tray_icon")
        name = self.tr("Start with the session")
        self.autostart = Segments(self._look, name, switch, _switch(presenter.starts_with_session))
        self.autostart.chosen.connect(lambda value: presenter.start_with_session(value == "on"))
        self.autostart.setEnabled(presenter.can_start_with_session)
        self._row(name, self.tr("In the tray, without a window."), self.autostart)

    def _clock(self, name: str, setting: str) -> ClockField:
        field = ClockField(name, getattr(self._habits, setting))
        field.chosen.connect(lambda value: self._change(**{setting: value}))
        return field

    def _segments(self, name: str, words: str, choices: Sequence[tuple[str, str]], setting: str) -> Segments:
        segments = Segments(self._look, name, choices, getattr(self._presenter.now, setting))
        segments.chosen.connect(lambda value: self._change(**{setting: value}))
        holder = QWidget()
        Flow(parent=holder).addWidget(segments)
        self._row(name, words, holder, below=True)
        return segments

    def _row(self, name: str, words: str, *controls: QWidget, below: bool = False) -> None:
        self.rows.addWidget(SettingRow(self._look, name, words, controls, below=below))

    def _change(self, **values: object) -> None:
        if any(getattr(self._presenter.now, key) != value for key, value in values.items()):
            self._presenter.change(**values)

    def _on_days(self) -> None:
        self._keep_one_open()
        self._change(quiet_days=" ".join(str(number) for number, chip in self.days.items() if chip.isChecked()))

    def _keep_one_open(self) -> None:
        is_last = sum(chip.isChecked() for chip in self.days.values()) >= len(self.days) - 1
        for chip in self.days.values():
            chip.setEnabled(chip.isChecked() or not is_last)


def _switch(is_on: bool) -> str:
    return "on" if is_on else "off"

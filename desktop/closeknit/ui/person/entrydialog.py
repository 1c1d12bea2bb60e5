"""Edit an entry, or note something new: its words, its day, and what its kind has besides."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QFormLayout, QPlainTextEdit, QSpinBox, QWidget

from closeknit.domain.entry import Entry
from closeknit.domain.exchange import Exchange, ExchangeKind
from closeknit.domain.interaction import LIVE, Channel, Interaction
from closeknit.domain.promise import Commitment
from closeknit.domain.when import When
from closeknit.ui.common.ask import Ask
from closeknit.ui.common.channels import channel_word
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.composer.wording import exchange_word, rating_word

_MOST_MINUTES = 24 * 60


class EntryDialog(Ask):
    """Gives back a callable that makes the new entry of the old; only what is shown can change."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        title: str,
        entry: Entry,
        on_saved: Callable[[Callable[[Entry], Entry]], None],
    ) -> None:
        super().__init__(parent, look, title, "", "", "")
        self.say(title, self.tr("Save"), self.tr("Cancel"))
        self._entry = entry
        self._form = QFormLayout()
        self._form.setVerticalSpacing(8)
        self.body.addLayout(self._form)
        self._build_form()
        self.accepted.connect(lambda: on_saved(self._after()))
        self.words.setFocus()

    def _build_form(self) -> None:
        entry = self._entry
        text = entry.note if isinstance(entry, Interaction | Exchange) else entry.text
        self.words = QPlainTextEdit(text)
        self.words.setProperty("kind", "field")
        self.words.setTabChangesFocus(True)
        self.words.setMinimumSize(self._look.theme.px(380), self._look.theme.px(76))
        self._add(self.tr("Words"), self.words)
        day = entry.made if isinstance(entry, Commitment) else entry.when.day
        self.day = self._day(day)
        self._add(self.tr("Day"), self.day)
        if isinstance(entry, Commitment):
            self.due = self._day(entry.due)
            self._add(self.tr("Due"), self.due)
        elif isinstance(entry, Interaction):
            self._build_interaction(entry)
        elif isinstance(entry, Exchange):
            self.kind = QComboBox()
            for kind in ExchangeKind:
                self.kind.addItem(exchange_word(kind), kind)
            self.kind.setCurrentIndex(list(ExchangeKind).index(entry.kind))
            self._add(self.tr("What"), self.kind)
            self.worth = self._spin(5, self.tr("Not known"), entry.value or 0)
            self._add(self.tr("Worth, 1 to 5"), self.worth)

    def _build_interaction(self, entry: Interaction) -> None:
        self.channel = QComboBox()
        for channel in Channel:
            self.channel.addItem(channel_word(channel), channel)
        self.channel.setCurrentIndex(list(Channel).index(entry.channel))
        self._add(self.tr("How"), self.channel)
        self.minutes = self._spin(_MOST_MINUTES, self.tr("Not known"), entry.minutes or 0)
        self._add(self.tr("Minutes"), self.minutes)
        self.rating = QComboBox()
        for rating in (None, 1, 2, 3, 4, 5):
            self.rating.addItem(self.tr("Unrated") if rating is None else rating_word(rating), rating)
        self.rating.setCurrentIndex(entry.rating or 0)
        self._add(self.tr("Rating"), self.rating)

    def _add(self, name: str, field: QWidget) -> None:
        field.setAccessibleName(name)
        label = PlainLabel(name, "second")
        label.setBuddy(field)
        self._form.addRow(label, field)

    def _day(self, day: date) -> QDateEdit:
        field = QDateEdit(QDate(day.year, day.month, day.day))
        field.setCalendarPopup(True)
        field.setDisplayFormat("ddd d MMM yyyy")
        return field

    def _spin(self, most: int, nothing: str, value: int) -> QSpinBox:
        field = QSpinBox()
        field.setRange(0, most)
        field.setSpecialValueText(nothing)
        field.setValue(value)
        return field

    def _after(self) -> Callable[[Entry], Entry]:
        """Read the form now; what comes back knows no widget, since it runs on another thread."""
        words, day = self.words.toPlainText().strip(), _read(self.day)
        values: dict[str, object] = {}
        if isinstance(self._entry, Commitment):
            values = {"text": words, "made": day, "due": _read(self.due)}
        elif isinstance(self._entry, Interaction):
            channel = Channel(self.channel.currentData())
            minutes = self.minutes.value() or None
            values = {"note": words, "channel": channel, "rating": self.rating.currentData()}
            values["minutes"] = minutes if channel in LIVE else None
        elif isinstance(self._entry, Exchange):
            values = {"note": words, "kind": ExchangeKind(self.kind.currentData()), "value": self.worth.value() or None}
        else:
            values = {"text": words}

        def after(before: Entry) -> Entry:
            if isinstance(before, Commitment):
                return replace(before, **values)  # type: ignore[arg-type]  # fields of this kind, as set above
            when = before.when if before.when.day == day else When(day)
            return replace(before, when=when, **values)  # type: ignore[arg-type]  # as above

        return after


def _read(field: QDateEdit) -> date:
    found = field.date()
    return date(found.year(), found.month(), found.day())

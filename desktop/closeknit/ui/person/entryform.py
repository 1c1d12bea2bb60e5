"""The fields of an entry: its words, its day, and what its kind has besides."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from closeknit.domain.entry import Entry
from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.interaction import LIVE, MOST_MINUTES, Channel, Interaction, Marker, StartedBy
from closeknit.domain.promise import Commitment
from closeknit.domain.when import When
from closeknit.ui.common.buttons import Chip
from closeknit.ui.common.channels import channel_word
from closeknit.ui.common.fields import LineField
from closeknit.ui.common.flow import SideBySide
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.composer.menus import marker_menu
from closeknit.ui.composer.wording import exchange_word, marker_word, rating_word, starter_word


def words_of(entry: Entry) -> str:
    """Return what an entry says."""
    return entry.note if isinstance(entry, Interaction | Exchange) else entry.text


class EntryForm(QWidget):
    """Gives back a callable that makes the new entry of the old; only what is shown can change."""

    def __init__(self, look: Look, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._entry = look, entry
        self._pairs: list[QWidget] = []
        self._has_more = False
        self._build()
        self.setFocusProxy(self.words)

    @property
    def is_changed(self) -> bool:
        """Tell whether saving would change the entry."""
        return self.after()(self._entry) != self._entry

    def after(self) -> Callable[[Entry], Entry]:
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
            values |= self._more_values()
        elif isinstance(self._entry, Exchange):
            values = {"note": words, "kind": ExchangeKind(self.kind.currentData()), "value": self.worth.value() or None}
            values["direction"] = Direction(self.direction.currentData())
        else:
            values = {"text": words}

        def after(before: Entry) -> Entry:
            if isinstance(before, Commitment):
                return replace(before, **values)  # type: ignore[arg-type]  # fields of this kind, as set above
            when = before.when if before.when.day == day else When(day)
            return replace(before, when=when, **values)  # type: ignore[arg-type]  # as above

        return after

    def _build(self) -> None:
        entry = self._entry
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._look.theme.px(8))
        self.words = _Words(words_of(entry), self._look)
        self.words.setAccessibleName(self.tr("Words"))
        self.words.moveCursor(QTextCursor.MoveOperation.End)
        box.addWidget(self.words)
        day = entry.made if isinstance(entry, Commitment) else entry.when.day
        self.day = self._day(day)
        self._add(self.tr("Day"), self.day)
        if isinstance(entry, Commitment):
            self.due = self._day(entry.due)
            self._add(self.tr("Due"), self.due)
        elif isinstance(entry, Interaction):
            self._build_interaction(entry)
        elif isinstance(entry, Exchange):
            self.direction = QComboBox()
            for direction, word in ((Direction.GAVE, self.tr("Gave")), (Direction.RECEIVED, self.tr("Got"))):
                self.direction.addItem(word, direction)
            self.direction.setCurrentIndex(int(entry.direction is Direction.RECEIVED))
            self._add(self.tr("Gave or got"), self.direction)
            self.kind = QComboBox()
            for kind in ExchangeKind:
                self.kind.addItem(exchange_word(kind), kind)
            self.kind.setCurrentIndex(list(ExchangeKind).index(entry.kind))
            self._add(self.tr("What"), self.kind)
            self.worth = self._spin(5, self.tr("Not known"), entry.value or 0)
            self._add(self.tr("Worth, 1 to 5"), self.worth)
        self._others = SideBySide(10)
        self._others.put(self._pairs)
        box.addWidget(self._others)

    def _build_interaction(self, entry: Interaction) -> None:
        self.channel = QComboBox()
        for channel in Channel:
            self.channel.addItem(channel_word(channel), channel)
        self.channel.setCurrentIndex(list(Channel).index(entry.channel))
        self._add(self.tr("How"), self.channel)
        self.minutes = self._spin(MOST_MINUTES, self.tr("Not known"), entry.minutes or 0)
        self._add(self.tr("Minutes"), self.minutes)
        self.rating = QComboBox()
        for rating in (None, 1, 2, 3, 4, 5):
            self.rating.addItem(self.tr("Unrated") if rating is None else rating_word(rating), rating)
        self.rating.setCurrentIndex(entry.rating or 0)
        self._add(self.tr("Rating"), self.rating)
        self.more = Chip(self._look, self.tr("More"), "dots-three")
        self.more.clicked.connect(self.show_more)
        self._pairs.append(self.more)

    def show_more(self) -> None:
        """Show what is seldom corrected: what came of it, who began, where, whether both wrote."""
        entry = self._entry
        if not isinstance(entry, Interaction) or self._has_more:
            return
        self._has_more = True
        self._pairs.remove(self.more)
        self.more.hide()
        self.started = QComboBox()
        for starter in (None, *StartedBy):
            self.started.addItem(self.tr("Not known") if starter is None else starter_word(starter), starter)
        self.started.setCurrentIndex(0 if entry.started_by is None else 1 + list(StartedBy).index(entry.started_by))
        self._add(self.tr("Who started?"), self.started)
        self.answered = QCheckBox(self.tr("Both wrote"))
        self.answered.setChecked(entry.answered)
        self._pairs.append(self.answered)
        self.channel.currentIndexChanged.connect(self._on_channel)
        self.place = LineField(entry.place)
        self._add(self.tr("Where"), self.place)
        self._markers = entry.markers
        self.marked = Chip(self._look, "", "tag")
        self.marked.clicked.connect(self._on_marked)
        self._pairs.append(self.marked)
        self._mark(entry.markers)
        self._others.put(self._pairs)
        for pair in self._pairs:
            pair.show()
        self._on_channel()
        self.started.setFocus()

    def _more_values(self) -> dict[str, object]:
        if not self._has_more:
            return {}
        starter = self.started.currentData()
        return {
            "markers": self._markers,
            "started_by": StartedBy(starter) if starter else None,
            "place": self.place.text().strip(),
            "answered": self.answered.isChecked(),
        }

    def _on_channel(self) -> None:
        self.answered.setVisible(Channel(self.channel.currentData()) not in LIVE)

    def _on_marked(self) -> None:
        self._mark(self._markers)  # the click has checked the chip, though only its menu decides
        menu = marker_menu(self, self._markers, self._mark)
        menu.popup(self.marked.mapToGlobal(self.marked.rect().bottomLeft()))

    def _mark(self, markers: frozenset[Marker]) -> None:
        self._markers = markers
        said = ", ".join(marker_word(marker) for marker in Marker if marker in markers)
        self.marked.setText(said or self.tr("What came of it"))
        self.marked.setAccessibleName(self.marked.text())
        self.marked.setChecked(bool(markers))
        self.marked.updateGeometry()

    def _add(self, name: str, field: QWidget) -> None:
        field.setAccessibleName(name)
        pair = QWidget(self)
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.theme.px(6))
        label = PlainLabel(name, "second")
        label.setBuddy(field)
        row.addWidget(label)
        row.addWidget(field)
        self._pairs.append(pair)

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


class _Words(QPlainTextEdit):
    """Many lines; Enter makes one more, Ctrl+Enter and Esc are the form's."""

    def __init__(self, text: str, look: Look) -> None:
        super().__init__(text)
        self.setProperty("kind", "field")
        self.setTabChangesFocus(True)
        self.setMinimumWidth(look.theme.px(120))
        self.setFixedHeight(look.theme.px(76))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _read(field: QDateEdit) -> date:
    found = field.date()
    return date(found.year(), found.month(), found.day())

"""The Filter popup: what a relationship comes to, book, category, what a card has, changed since, sorting."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from closeknit.domain.person import Book, Counted, NextAction, PeopleQuery, Sort
from closeknit.domain.scored import Band, Rung
from closeknit.domain.when import months_before
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.layouts import add_row
from closeknit.ui.common.look import Look
from closeknit.ui.common.rungs import rung_word
from closeknit.ui.common.text import shown

E = TypeVar("E", bound=Enum)


class FilterPopup(QFrame):
    """Acts at once; closes by Esc or a click beside it."""

    #: the user chose; `apply` gives the query
    changed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._look = look
        self._is_scored = True
        self.setProperty("kind", "floating")
        self._build()
        self._connect()

    def offer(self, books: Sequence[Book], categories: Sequence[Counted]) -> None:
        """Fill in the address books and categories there are."""
        self._fill(self._book, [(shown(b.name), b.id) for b in books])
        self._fill(self._category, [(shown(c.value), c.value) for c in categories[:200]])

    def apply(self, query: PeopleQuery, now: Callable[[], datetime]) -> PeopleQuery:
        """Return the query with what is chosen here; a list chosen at the side wins. `now` is in the user's zone."""
        asked = self._timed(query, now()) if self._is_timed() else query
        closeness = self._closeness.currentData()
        return replace(
            asked,
            book=query.book if query.book is not None else self._book.currentData(),
            category=query.category or self._category.currentData() or "",
            has_email=self._email.currentData(),
            has_phone=self._phone.currentData(),
            has_photo=self._photo.currentData(),
            rung=query.rung if query.rung is not None else _member(Rung, self._rung.currentData()),
            band=_member(Band, closeness or None),
            is_untold=closeness == "",
            is_never_met=self._met.currentData() == 0,
            next_action=_member(NextAction, self._next.currentData()),
        )

    def _is_timed(self) -> bool:
        return any(box.currentData() for box in (self._since, self._touched, self._met, self._next))

    def _timed(self, query: PeopleQuery, now: datetime) -> PeopleQuery:
        today, midnight = now.date(), now.replace(hour=0, minute=0, second=0, microsecond=0)
        days, touched, months = (box.currentData() for box in (self._since, self._touched, self._met))
        since = None if days is None else midnight - timedelta(days=days - 1)
        return replace(
            query,
            changed_since_us=None if since is None else int(since.timestamp() * 1_000_000),
            touched_since=None if touched is None else today - timedelta(days=touched),
            met_before=months_before(today, months) if months else None,
            today=today,
        )

    def count(self) -> int:
        """Return how many filters are set."""
        return sum(1 for box in self._boxes if box.currentIndex() > 0)

    def clear(self) -> None:
        """Set no filter."""
        for box in self._boxes:
            box.setCurrentIndex(0)

    def sort(self) -> tuple[Sort, bool]:
        """Return what the list is sorted by, and whether downwards."""
        value = self._sort.currentData()
        return (Sort(value[0]), value[1])

    def sort_words(self) -> str:
        """Say what the list is sorted by."""
        return self.tr("Sorted by {0}").format(self._sort.currentText())

    def show_sort(self, sort: Sort, descending: bool) -> None:
        """Show what the list is sorted by; nothing is announced."""
        self._sort.blockSignals(True)
        for i in range(self._sort.count()):
            value = self._sort.itemData(i)
            if (value[0], value[1]) == (sort, descending):
                self._sort.setCurrentIndex(i)
        self._sort.blockSignals(False)

    def put_scored(self, is_scored: bool) -> bool:
        """Offer closeness or not; True where the list has to be asked for anew without it."""
        if is_scored == self._is_scored:
            return False
        self._is_scored = is_scored
        rested = not is_scored and (self._closeness.currentIndex() > 0 or self.sort()[0] is Sort.CLOSENESS)
        for box in (self._closeness, self._sort):
            box.blockSignals(True)
        if not is_scored:
            self._closeness.setCurrentIndex(0)
        self._form.setRowVisible(self._closeness, is_scored)
        self._offer_sorts()
        for box in (self._closeness, self._sort):
            box.blockSignals(False)
        return rested

    def _offer_sorts(self) -> None:
        """Fill in the orders there are; the one that stands stays, else it is by name."""
        kept = self._sort.currentData()
        self._sort.clear()
        for text, value in self._sorts():
            if self._is_scored or value[0] is not Sort.CLOSENESS:
                self._sort.addItem(text, value)
        for place in range(self._sort.count()):
            if self._sort.itemData(place) == kept:
                self._sort.setCurrentIndex(place)

    def open_below(self, button: QWidget) -> None:
        """Open under the button."""
        room = button.screen().availableGeometry().adjusted(0, 0, 0, -8)
        self.ensurePolished()
        self.adjustSize()  # asks every box for its size as it will be drawn
        size = self._inside.sizeHint() + QSize(self._area.verticalScrollBar().sizeHint().width() + 8, 8)
        self.resize(size.boundedTo(room.size()))
        corner = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + 4))
        self.move(corner.x(), max(room.top(), min(corner.y(), room.bottom() + 1 - self.height())))
        self.show()
        self._rung.setFocus()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        self._area, self._inside = QScrollArea(), QWidget()
        self._area.setWidget(self._inside)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside.setProperty("ground", "raised")
        outer.addWidget(self._area)
        self._form = form = QFormLayout(self._inside)
        form.setContentsMargins(16, 14, 16, 14)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self._book, self._category = self._box(self.tr("Any")), self._box(self.tr("Any"))
        has = [(self.tr("with"), True), (self.tr("without"), False)]
        self._email, self._phone, self._photo = (self._box(self.tr("Any"), has) for _ in range(3))
        days = [(self.tr("today"), 1), (self.tr("7 days"), 7), (self.tr("30 days"), 30), (self.tr("a year"), 365)]
        self._since = self._box(self.tr("Any time"), days)
        self._add_figures()
        self._boxes = (
            *(self._rung, self._closeness, self._touched, self._met, self._next),
            *(self._book, self._category, self._email, self._phone, self._photo, self._since),
        )
        self._sort = QComboBox()
        self._offer_sorts()
        names = (
            self.tr("Rung"),
            self.tr("Closeness"),
            self.tr("Last contact"),
            self.tr("Not met for"),
            self.tr("Next action"),
            self.tr("Address book"),
            self.tr("Category"),
            self.tr("E-mail"),
            self.tr("Phone"),
            self.tr("Photo"),
            self.tr("Changed since"),
            self.tr("Sorted by"),
        )
        for name, box in zip(names, (*self._boxes, self._sort), strict=True):
            box.setAccessibleName(name)
            box.setMinimumWidth(self._look.theme.px(150))
            add_row(form, name, box)
        self._clear = Button(self._look, self.tr("Clear filters"), size="small")
        form.addRow(PlainLabel(), self._clear)

    def _add_figures(self) -> None:
        """Make the boxes of what a relationship comes to; closeness "" is that there is too little to say."""
        self._rung = self._box(self.tr("Any"), [(rung_word(rung), rung) for rung in reversed(Rung)])
        bands = {
            Band.VERY_CLOSE: self.tr("very close, 80 and more"),
            Band.CLOSE: self.tr("close, 60 to 79"),
            Band.STEADY: self.tr("steady, 40 to 59"),
            Band.LOOSE: self.tr("loose, 20 to 39"),
            Band.FAR: self.tr("far, below 20"),
        }
        told: list[tuple[str, object]] = [(words, band) for band, words in bands.items()]
        self._closeness = self._box(self.tr("Any"), [*told, (self.tr("too little to say"), "")])
        self._touched = self._box(
            self.tr("Any time"), [(self.tr("within %n days", "", days), days) for days in (30, 90, 365)]
        )
        met: list[tuple[str, object]] = [(self.tr("%n months", "", months), months) for months in (3, 6, 12, 24)]
        self._met = self._box(self.tr("Any"), [*met, (self.tr("never met"), 0)])
        self._next = self._box(
            self.tr("Any"),
            [
                (self.tr("late"), NextAction.LATE),
                (self.tr("there is one"), NextAction.ANY),
                (self.tr("none"), NextAction.NONE),
            ],
        )

    def _connect(self) -> None:
        for box in (*self._boxes, self._sort):
            box.currentIndexChanged.connect(self.changed)
        self._clear.clicked.connect(self.clear)

    def _sorts(self) -> list[tuple[str, list[object]]]:
        return [
            (self.tr("name"), [Sort.NAME, False]),
            (self.tr("name, backwards"), [Sort.NAME, True]),
            (self.tr("organisation"), [Sort.ORGANISATION, False]),
            (self.tr("organisation, backwards"), [Sort.ORGANISATION, True]),
            (self.tr("closeness"), [Sort.CLOSENESS, True]),
            (self.tr("closeness, lowest first"), [Sort.CLOSENESS, False]),
            (self.tr("last contact"), [Sort.LAST, True]),
            (self.tr("last contact, longest ago first"), [Sort.LAST, False]),
            (self.tr("rung"), [Sort.RUNG, True]),
            (self.tr("rung, lowest first"), [Sort.RUNG, False]),
            (self.tr("next action"), [Sort.NEXT, False]),
            (self.tr("next action, latest first"), [Sort.NEXT, True]),
            (self.tr("last change"), [Sort.CHANGED, True]),
            (self.tr("first change"), [Sort.CHANGED, False]),
        ]

    def _box(self, anything: str, choices: Sequence[tuple[str, object]] = ()) -> QComboBox:
        box = QComboBox()
        box.addItem(anything, None)
        for text, value in choices:
            box.addItem(text, value)
        return box

    def _fill(self, box: QComboBox, choices: Sequence[tuple[str, object]]) -> None:
        kept = box.currentData()
        box.blockSignals(True)
        while box.count() > 1:
            box.removeItem(1)
        for text, value in choices:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(kept)) if kept is not None else 0)
        box.blockSignals(False)


def _member(kind: type[E], value: Any) -> E | None:
    """Make a member of what came back from a box as a bare text or number."""
    return None if value is None else kind(value)

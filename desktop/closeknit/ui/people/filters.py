"""The Filter popup: address book, category, with or without e-mail, phone and photo, changed since, sorting."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QWidget

from closeknit.domain.person import Book, Counted, PeopleQuery, Sort
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import shown

_DAY_US = 86_400_000_000


class FilterPopup(QFrame):
    """Acts at once; closes by Esc or a click beside it."""

    #: the user chose; `apply` gives the query
    changed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._look = look
        self.setProperty("kind", "floating")
        self._build()
        self._connect()

    def offer(self, books: Sequence[Book], categories: Sequence[Counted]) -> None:
        """Fill in the address books and categories there are."""
        self._fill(self._book, [(shown(b.name), b.id) for b in books])
        self._fill(self._category, [(shown(c.value), c.value) for c in categories[:200]])

    def apply(self, query: PeopleQuery, now_us: int) -> PeopleQuery:
        """Return the query with what is chosen here; a list chosen at the side wins."""
        days = self._since.currentData()
        return replace(
            query,
            book=query.book if query.book is not None else self._book.currentData(),
            category=query.category or self._category.currentData() or "",
            has_email=self._email.currentData(),
            has_phone=self._phone.currentData(),
            has_photo=self._photo.currentData(),
            changed_since_us=None if days is None else now_us - days * _DAY_US,
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
        return (value[0], value[1])

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

    def open_below(self, button: QWidget) -> None:
        """Open under the button."""
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width() - self.sizeHint().width(), button.height() + 4))
        self.move(corner)
        self.show()
        self._book.setFocus()

    def _build(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(16, 14, 16, 14)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self._book, self._category = self._box(self.tr("Any")), self._box(self.tr("Any"))
        has = [(self.tr("with"), True), (self.tr("without"), False)]
        self._email, self._phone, self._photo = (self._box(self.tr("Any"), has) for _ in range(3))
        days = [(self.tr("today"), 1), (self.tr("7 days"), 7), (self.tr("30 days"), 30), (self.tr("a year"), 365)]
        self._since = self._box(self.tr("Any time"), days)
        self._boxes = (self._book, self._category, self._email, self._phone, self._photo, self._since)
        self._sort = QComboBox()
        for text, value in self._sorts():
            self._sort.addItem(text, value)
        names = (
            self.tr("Address book"),
            self.tr("Category"),
            self.tr("E-mail"),
            self.tr("Phone"),
            self.tr("Photo"),
            self.tr("Changed since"),
            self.tr("Sorted by"),
        )
        for name, box in zip(names, (*self._boxes, self._sort), strict=True):
            label = PlainLabel(name, "second")
            box.setAccessibleName(name)
            box.setMinimumWidth(self._look.theme.px(150))
            form.addRow(label, box)
        self._clear = Button(self._look, self.tr("Clear filters"), size="small")
        form.addRow(PlainLabel(), self._clear)

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

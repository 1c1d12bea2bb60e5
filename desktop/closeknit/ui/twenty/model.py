"""The twenty places as a list in the order chosen; the first free one carries the suggestion."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from closeknit.services.board import Order, Place, Seated, Suggested, Twenty, arranged
from closeknit.ui.common.text import tooltip
from closeknit.ui.twenty.wording import SeatWords

Index = QModelIndex | QPersistentModelIndex
PLACE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class BoardModel(QAbstractListModel):
    """Holds what was read last; puts nothing in order that the rules don't."""

    def __init__(self, words: SeatWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.twenty = Twenty(date.min, ())
        self.places: list[Place] = []
        self.order = Order.PLACE

    def put(self, twenty: Twenty, order: Order) -> None:
        """Show places; where they stand as before, only what they say is other."""
        places = arranged(twenty.places, order)
        same = [self._key(place) for place in places] == [self._key(place) for place in self.places]
        if same:
            self.twenty, self.order, self.places = twenty, order, places
            self.dataChanged.emit(self.index(0), self.index(len(places) - 1))
            return
        self.beginResetModel()
        self.twenty, self.order, self.places = twenty, order, places
        self.endResetModel()

    def suggested_at(self, row: int) -> Suggested | None:
        """Return the suggestion, at the first free place only."""
        return self.twenty.suggestion if row == self.first_free() else None

    def first_free(self) -> int:
        """Return the first free place's row, -1 when all are taken."""
        return next((row for row, place in enumerate(self.places) if not isinstance(place, Seated)), -1)

    def row_of(self, number: int) -> int:
        """Return where a place stands, -1 for nowhere."""
        return next((row for row, place in enumerate(self.places) if place.number == number), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """All twenty."""
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the place, and its words to a screen reader."""
        if not index.isValid():
            return None
        place = self.places[index.row()]
        if role == PLACE_ROLE:
            return place
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words.spoken(place, self.twenty.today, self.suggested_at(index.row()))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and isinstance(place, Seated):
            return self._words.told(place)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(place, Seated):
            return tooltip(f"{place.row.name}\n{self._words.told(place)}")
        return None

    def _key(self, place: Place) -> tuple[int, int]:
        return place.number, place.row.id if isinstance(place, Seated) else 0

"""The list of people as a model of ids; rows come in pages when they are looked at (language 9)."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from closeknit.domain.ids import PersonId
from closeknit.domain.person import PersonRow
from closeknit.ui.common.named import named
from closeknit.ui.common.text import shown
from closeknit.ui.people.wording import Column, words_of

if TYPE_CHECKING:
    from closeknit.services.relationships import Figures

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
PAGE = 100
MOST_ROWS = 4000
EMPTY: Mapping[PersonId, "Figures"] = {}
Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractTableModel):
    """Holds every id and few rows. Which people are chosen is a set of ids, so that it outlives a new search."""

    #: rows are looked at that aren't here; carries the ids, at most a page around each
    rows_wanted = Signal(object)
    #: other people are chosen than before
    chosen_changed = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._ids: Sequence[PersonId] = ()
        self._rows: OrderedDict[PersonId, PersonRow] = OrderedDict()
        self._figures: dict[PersonId, Figures] = {}
        self._stale: set[PersonId] = set()
        self._asked: set[PersonId] = set()
        self._wanted: set[int] = set()
        self._chosen: set[PersonId] = set()
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._ask)

    @property
    def ids(self) -> Sequence[PersonId]:
        """Everyone found, in order."""
        return self._ids

    def today(self) -> date:
        """Return the user's day."""
        return self._now().date()

    @property
    def chosen(self) -> frozenset[PersonId]:
        """The people chosen by X or their check box."""
        return frozenset(self._chosen)

    def set_found(
        self, ids: Sequence[PersonId], rows: Iterable[PersonRow], figures: Mapping[PersonId, "Figures"] = EMPTY
    ) -> None:
        """Take the answer to a search; rows already known are shown until newer ones come."""
        self._stale = set(self._rows)
        is_same = ids == self._ids
        if not is_same:
            self.beginResetModel()
            self._ids = ids
        self._wanted.clear()
        self._asked.clear()
        self._keep(rows)
        self._figures.update(figures)
        if not is_same:
            self.endResetModel()
        elif ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(Column) - 1))

    def put_rows(
        self, rows: Iterable[PersonRow], figures: Mapping[PersonId, "Figures"], asked: Iterable[PersonId]
    ) -> None:
        """Take rows that were asked for."""
        self._asked.difference_update(asked)
        self._keep(rows)
        self._figures.update(figures)
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(Column) - 1))

    def put_figures(self, figures: Mapping[PersonId, "Figures"]) -> None:
        """Take what relationships come to; it comes a moment after the rows."""
        self._figures.update((person, found) for person, found in figures.items() if person in self._rows)
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(Column) - 1))

    def figures_at(self, index: int) -> "Figures | None":
        """Return what a row's relationship comes to, as far as it is known here."""
        return self._figures.get(self._ids[index])

    def row_at(self, index: int) -> PersonRow | None:
        """Return a row if it is here, and wish for it otherwise."""
        person = self._ids[index]
        row = self._rows.get(person)
        if (row is None or person in self._stale) and person not in self._asked:
            self._wanted.add(index // PAGE)
            if not self._soon.isActive():
                self._soon.start()
        return row

    def is_chosen(self, index: int) -> bool:
        """Tell whether the person at a place is chosen."""
        return self._ids[index] in self._chosen

    def choose(self, ids: Iterable[PersonId], are_chosen: bool = True) -> None:
        """Choose people, or no longer."""
        before = len(self._chosen)
        (self._chosen.update if are_chosen else self._chosen.difference_update)(ids)
        if len(self._chosen) != before:
            self._tell_chosen()

    def toggle(self, person: PersonId) -> None:
        """Choose one person, or no longer."""
        self._chosen ^= {person}
        self._tell_chosen()

    def choose_nobody(self) -> None:
        """Choose nobody any more."""
        self._chosen.clear()
        self._tell_chosen()

    def check_state(self) -> Qt.CheckState:
        """Tell whether all, some or none of the found people are chosen."""
        if not self._chosen:
            return Qt.CheckState.Unchecked
        is_all = len(self._chosen) >= len(self._ids) and self._chosen.issuperset(self._ids)
        return Qt.CheckState.Checked if is_all else Qt.CheckState.PartiallyChecked

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """As many as were found."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Fixed."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the row, its words for a reader of the screen, or whether it is chosen."""
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        if role == ROW_ROLE:
            return self.row_at(index.row())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == Column.CHECK:
            is_chosen = self._ids[index.row()] in self._chosen
            return Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            row = self.row_at(index.row())
            return "" if row is None else spoken(row, Column(index.column()), self._words_at(index.row()))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Chosen"),
            self.tr("Name"),
            self.tr("Organisation"),
            self.tr("Rung"),
            self.tr("Closeness"),
            self.tr("Last"),
            self.tr("Next"),
            self.tr("E-mail"),
            self.tr("Phone"),
            self.tr("Categories"),
        )[section]

    def _words_at(self, index: int) -> Mapping[Column, str]:
        found = self.figures_at(index)
        return {} if found is None else words_of(found, self.today())

    def _keep(self, rows: Iterable[PersonRow]) -> None:
        for row in rows:
            self._rows[row.id] = row
            self._rows.move_to_end(row.id)
            self._stale.discard(row.id)
        while len(self._rows) > MOST_ROWS:
            self._figures.pop(self._rows.popitem(last=False)[0], None)

    def _ask(self) -> None:
        pages, self._wanted = sorted(self._wanted), set()
        ids = [p for page in pages[-4:] for p in self._ids[page * PAGE : (page + 1) * PAGE]]
        missing = [p for p in ids if (p not in self._rows or p in self._stale) and p not in self._asked]
        if missing:
            self._asked.update(missing)
            self.rows_wanted.emit(missing)

    def _tell_chosen(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(Column) - 1))
        self.chosen_changed.emit()


def spoken(row: PersonRow, column: Column, figures: Mapping[Column, str]) -> str:
    """Say a cell in words; the name's cell speaks the whole row."""
    whole = (
        *(named(row.name), row.native_name, row.title, row.organisation, *figures.values()),
        *(*row.emails[:1], *row.phones[:1], *row.categories),
    )
    return shown(
        {
            Column.CHECK: row.name,
            Column.NAME: ", ".join(part for part in whole if part),
            Column.ORGANISATION: row.organisation,
            Column.EMAIL: row.emails[0] if row.emails else "",
            Column.PHONE: row.phones[0] if row.phones else "",
            Column.CATEGORIES: ", ".join(row.categories),
        }.get(column)
        or figures.get(column, "")
    )

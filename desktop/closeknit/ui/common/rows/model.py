"""The model of a list of things to do; heads can't be current."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from closeknit.ui.common.figures import number
from closeknit.ui.common.rows.line import Head, Line, RowLine
from closeknit.ui.common.text import tooltip

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class RowModel(QAbstractListModel):
    """Lines of one answer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rows_to_visit(self) -> list[int]:
        """Return the rows that the keyboard goes to."""
        return [row for row, line in enumerate(self.lines) if not isinstance(line, Head)]

    def line_at(self, row: int) -> Line | None:
        """Return what stands in a row."""
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def row_of(self, key: str) -> int | None:
        """Return where a thing stands."""
        lines = ((row, line) for row, line in enumerate(self.lines) if isinstance(line, RowLine))
        return next((row for row, line in lines if line.key == key), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """All lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the line, or its words."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(line)
        if not isinstance(line, RowLine):
            return None
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return line.why
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(f"{line.title}\n{line.why}")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads can't be current."""
        if not index.isValid() or isinstance(self.lines[index.row()], Head):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _spoken(line: Line) -> str:
    if isinstance(line, Head):
        return f"{line.title}, {number(line.count)}"
    return line.spoken if isinstance(line, RowLine) else line.words

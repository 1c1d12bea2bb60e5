"""The problems of an import as a table: line, where, what."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from closeknit.domain.reason import Problem
from closeknit.ui.common import paint
from closeknit.ui.common.figures import number
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import shown, tooltip
from closeknit.ui.common.translation import in_words

Index = QModelIndex | QPersistentModelIndex


class ProblemModel(QAbstractTableModel):
    """As many as there are; their words are made when they're looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: Sequence[Problem] = ()

    def put(self, problems: Sequence[Problem]) -> None:
        """Show other problems."""
        self.beginResetModel()
        self._problems = problems
        self.endResetModel()

    def as_text(self) -> str:
        """Write all of them, a line each."""
        return "\n".join(f"{p.source}:{p.line}: {in_words(p.reason)}" for p in self._problems)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """All problems."""
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Line, source, reason."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the words of a cell."""
        if not index.isValid():
            return None
        words = self._words(self._problems[index.row()], index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(words)
        return shown(words, 500) if role == Qt.ItemDataRole.DisplayRole else None

    def _words(self, problem: Problem, column: int) -> str:
        if column == 0:
            return self.tr("line {0}").format(number(problem.line)) if problem.line else ""
        return problem.source if column == 1 else in_words(problem.reason)


class _ProblemDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px = self._look.theme, self._look.theme.px
        rect = QRect(option.rect)
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        fonts = (theme.font(11), theme.font(12, QFont.Weight.Medium), theme.font(12))
        inks = ("ink3", "ink", "ink2")
        room = rect.adjusted(px(12) if index.column() == 0 else 0, 0, -px(10), 0)
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        paint.text(painter, room, words, fonts[index.column()], theme.colour(inks[index.column()]))


class ProblemTable(QTableView):
    """Rows of 38 px; the reason gets the rest of the width."""

    def __init__(self, look: Look, model: ProblemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setModel(model)
        self.setItemDelegate(_ProblemDelegate(look, self))
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(look.theme.px(38))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Problems"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width."""
        super().resizeEvent(event)
        width = self.viewport().width()
        self.setColumnWidth(0, self._look.theme.px(84))
        self.setColumnWidth(1, min(self._look.theme.px(136), width // 4))
        self.setColumnWidth(2, max(40, width - self.columnWidth(0) - self.columnWidth(1)))

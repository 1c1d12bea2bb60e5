"""The lines of Today: heads, acts, and what asks for the rest."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from closeknit.domain.act import Act
from closeknit.domain.person import PersonRow
from closeknit.ui.common.figures import number
from closeknit.ui.common.text import tooltip
from closeknit.ui.today.presenter import Found
from closeknit.ui.today.sections import Group, Section
from closeknit.ui.today.wording import ActWords, DateWords, icon, is_of_rhythm

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a section, how many it has, and a note at its end."""

    title: str
    count: int
    note: str


class ActLine:
    """An act in the words that are painted and spoken, each made when it is first wanted.

    A reason in words costs 0.4 ms; three hundred at once would hold up the window (measured).
    """

    def __init__(self, act: Act, section: Section, found: Found, words: ActWords) -> None:
        self.act = act
        self._section, self._found, self._words = section, found, words

    @cached_property
    def row(self) -> PersonRow | None:
        """Who it is about."""
        return self._found.rows.get(self.act.person)

    @cached_property
    def title(self) -> str:
        """What to do."""
        return self._words.title(self.act, self._found, self._section)

    @cached_property
    def why(self) -> str:
        """All reasons."""
        return self._words.why(self.act)

    @cached_property
    def when(self) -> DateWords:
        """The two lines at the right."""
        return self._words.when(self.act, self._found)

    @cached_property
    def icon(self) -> str:
        """The badge."""
        return icon(self.act, self._found)

    @cached_property
    def spoken(self) -> str:
        """The whole row."""
        return self._words.spoken(self.act, self._found, self._section)

    @property
    def closeness(self) -> float | None:
        """What the ring shows."""
        scored = self._found.scores.get(self.act.person)
        return scored.closeness if scored is not None else None

    @property
    def is_ring_late(self) -> bool:
        """Tell whether the ring says late: past the rhythm's latest day."""
        return self.when.is_late and is_of_rhythm(self.act)


@dataclass(frozen=True, slots=True)
class More:
    """There are so many more acts than shown."""

    words: str


Line = Head | ActLine | More


class TodayModel(QAbstractListModel):
    """Lines of one answer; heads can't be current."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = ActWords(self)
        self.lines: list[Line] = []

    def put(self, found: Found) -> None:
        """Show other acts."""
        self.beginResetModel()
        self.lines = [line for group in found.shown.groups for line in self._of_group(group, found)]
        if found.shown.more:
            self.lines.append(More(self.tr("%n more", "", found.shown.more)))
        self.endResetModel()

    def rows_to_visit(self) -> list[int]:
        """Return the rows that the keyboard goes to."""
        return [row for row, line in enumerate(self.lines) if not isinstance(line, Head)]

    def act_at(self, row: int) -> Act | None:
        """Return the act of a row."""
        line = self.lines[row] if 0 <= row < len(self.lines) else None
        return line.act if isinstance(line, ActLine) else None

    def row_of(self, key: str) -> int | None:
        """Return where an act stands."""
        acts = ((row, line) for row, line in enumerate(self.lines) if isinstance(line, ActLine))
        return next((row for row, line in acts if line.act.key == key), None)

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
        if not isinstance(line, ActLine):
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

    def _of_group(self, group: Group, found: Found) -> list[Line]:
        words, section = self._words, group.section
        lines: list[Line] = [Head(words.head(section), group.count, words.note(section))]
        lines.extend(ActLine(act, section, found, words) for act in group.acts)
        return lines


def _spoken(line: Line) -> str:
    if isinstance(line, Head):
        return f"{line.title}, {number(line.count)}"
    return line.spoken if isinstance(line, ActLine) else line.words

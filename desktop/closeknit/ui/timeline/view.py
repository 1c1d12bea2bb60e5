"""The timeline: one list of everything with a person, natural row heights in any number (language 4 and 9).

`Rows` says what is shown, `Sheet` where it lies, `RowPainter` how it looks, `Choice` what is chosen. What a key does
is an action, so that hints can read it.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QCursor, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from closeknit.ui.common.text import tooltip
from closeknit.ui.timeline.items import FOLD_KEY, Item, Key, Month
from closeknit.ui.timeline.moving import Mover
from closeknit.ui.timeline.rows import Edit
from closeknit.ui.timeline.sieve import Filters


class Timeline(Mover):
    """Shows items, which are named by their keys; `today` is the user's day."""

    @property
    def count(self) -> int:
        """How many items there are, shown or not."""
        return self._rows.count

    def put(self, items: Sequence[Item], today: date | None = None, is_same: bool = False) -> None:
        """Show these items; `is_same` person keeps place, current row, what is open and what is chosen."""
        held = self._hold() if is_same else None
        if not is_same:
            self.close_editor()
            self._sheet.forget()
            self._choice.clear()
            self._set_current(None)
            self._set_value(0)
        here = self._rows.row_of(self._current)
        behind = self._rows.rows[here:] if here >= 0 else []
        self._rows.today = today or self._rows.today
        self._rows.put(items)
        self._on_rows_new(held, behind)

    def ask(self, filters: Filters) -> None:
        """Show the items that filters ask for, from the newest on; where all are asked for, go to the current one."""
        self._rows.ask(filters=filters)
        self._set_value(0)
        self._on_rows_new(None)
        if filters.is_all:
            self._go(self._rows.row_of(self._current))

    def insert(self, item: Item) -> None:
        """Show one more item."""
        held = self._hold()
        self._follow(self._rows.insert(item), held)

    def change(self, item: Item) -> None:
        """Show an item as it is now."""
        held = self._hold(item.key)
        self._follow(self._rows.change(item), held)

    def remove(self, key: Key) -> None:
        """Show an item no longer; the next one becomes current."""
        held = self._hold(key)
        was_chosen = key in self._choice
        self._choice.drop(key)
        self._follow(self._rows.remove(key), held)
        if was_chosen:
            self.chosen_changed.emit(len(self._choice))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make a row current; with Ctrl choose it, with Shift all up to it."""
        row = self._row_at(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or row < 0:
            return
        here, there, keys = self._current, self._key(row), event.modifiers()
        self._go(row)
        if there == FOLD_KEY:
            self.unfold(not self._rows.is_open)
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            self._choice.reach(here, there)
            self._on_chosen()
        elif keys & Qt.KeyboardModifier.ControlModifier:
            self.toggle()
        elif self._choice:
            self.choose_none()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show all of an item, or fold it."""
        key = self._key(self._row_at(event.position().toPoint()))
        if event.button() == Qt.MouseButton.LeftButton and key is not None and key != FOLD_KEY:
            self.expand(key, not self._sheet.is_open(key))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press has done it all; the page around needn't know."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the row under the pointer."""
        self._hover(self._key(self._row_at(event.position().toPoint())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Wish for the menu of the row under the pointer."""
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            row = self._row_at(event.pos())
            if row >= 0 and self._key(row) not in self._choice:
                self._go(row)
            self.menu_requested.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what was cut, and let go of the hover."""
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._cut_words(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def _follow(self, edits: Sequence[Edit], held: tuple[Key, int] | None) -> None:
        self._sheet.apply(edits)
        if self._editor is not None and self._rows.row_of(self._editor.key) < 0:
            self.close_editor()
        self._restore(held)
        if self._current is not None and self._rows.row_of(self._current) < 0 and edits:
            self._set_current(self._key(self._sheet.step(edits[0].row, 0)))
        self._describe()
        self._speak()

    def _after_scroll(self) -> None:
        super()._after_scroll()
        if self.viewport().underMouse():
            self._hover(self._key(self._row_at(self.viewport().mapFromGlobal(QCursor.pos()))))

    def _row_at(self, point: QPoint) -> int:
        """Return the row at a point of the viewport; -1 below the last, and on a month."""
        y = point.y() + self._top()
        if not 0 <= y < self._sheet.heights.total:
            return -1
        row = self._sheet.heights.row_at(y)
        return -1 if isinstance(self._rows.rows[row], Month) else row

    def _hover(self, key: Key | None) -> None:
        if key != self._hovered:
            before, self._hovered = self._hovered, key
            self._repaint(before, key)

    def _cut_words(self, point: QPoint) -> str:
        """Return the tooltip of a row whose words don't fit."""
        row = self._row_at(point)
        item = self._rows.rows[row] if row >= 0 else None
        if not isinstance(item, Item) or not self._painter.laid(item, self._sheet.is_open(item.key)).is_cut:
            return ""
        line = " · ".join(part for part in (item.title, item.aside, item.people) if part)
        return tooltip("\n".join(part for part in (line, item.detail) if part))

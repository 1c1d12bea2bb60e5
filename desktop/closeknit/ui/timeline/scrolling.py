"""A scroll area over the height index: paints the rows in sight, measures them as they come, and keeps them steady."""

from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from closeknit.ui.common.look import Look
from closeknit.ui.timeline.editing import Editor
from closeknit.ui.timeline.items import Item, Key, Month
from closeknit.ui.timeline.painting import RowPainter, State
from closeknit.ui.timeline.rows import Rows
from closeknit.ui.timeline.sheet import Sheet

_ROUNDS = 4


class RowArea(QAbstractScrollArea):
    """Where rows lie on screen; what they mean is the matter of who inherits."""

    #: another month is at the upper edge; carries its first day
    month_changed = Signal(object)

    def __init__(self, look: Look, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = Rows(today)
        self._painter = RowPainter(look, today)
        self._sheet = Sheet(self._rows, self._painter.height, self._painter.guesses)
        self._editor: Editor | None = None
        self._month: date | None = None
        self._width = 0
        self._is_silent = False
        self._build_area()
        look.theme.changed.connect(self._measure_anew)

    def open_editor(self, key: Key, widget: QWidget) -> None:
        """Put a widget into an item's row, as high as it wants to be; it is the timeline's from now on.

        Without a row for the item nothing is shown, and the widget is destroyed.
        """
        self.close_editor()
        if self._rows.row_of(key) < 0 or self._rows.item(key) is None:
            widget.deleteLater()
            return
        self._editor = Editor(key, widget, self.viewport())
        self._editor.resized.connect(self._on_editor_resized)
        self._on_editor_resized()
        self._reveal(self._rows.row_of(key))
        widget.setFocus()

    def close_editor(self) -> None:
        """Take the widget out of its row."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        had_focus = editor.widget.isAncestorOf(self.focusWidget() or self) or editor.widget.hasFocus()
        editor.close()
        self._sheet.reserve(None)
        if had_focus:
            self.setFocus()
        self._show(self._top())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that the event is about."""
        painter = QPainter(self.viewport())
        top, place = self._top(), event.rect()
        for row in self._sheet.visible(top + place.top(), place.height()):
            self._painter.paint(painter, self._rect(row), self._rows.rows[row], self._state(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew in another width; what is in sight stays there."""
        super().resizeEvent(event)
        if self.viewport().width() != self._width:
            self._measure_anew()
        else:
            self._show(self._top())

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        """Move what is painted; only what comes into sight is painted anew."""
        if self._is_silent:
            return
        changes, top = self._sheet.changes, self._top()
        is_end = top == self.verticalScrollBar().maximum()
        settled = self._sheet.settle(top, self.viewport().height())
        if self._sheet.changes != changes or settled != top:
            self._show(settled, is_end)
            return
        self.viewport().scroll(0, dy)
        self._after_scroll()

    def _build_area(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    def _state(self, row: int) -> State:
        """Return how a row stands."""
        found = self._rows.rows[row]
        is_edited = self._editor is not None and self._editor.key == found.key
        has_year = isinstance(found, Month) and self._rows.has_year(row)
        return State(is_open=self._sheet.is_open(found.key), is_edited=is_edited, has_year=has_year)

    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _rect(self, row: int) -> QRect:
        """Return a row's place in the viewport."""
        heights = self._sheet.heights
        return QRect(0, heights.offset_of(row) - self._top(), self._width, heights.height(row))

    def _repaint(self, *keys: Key | None) -> None:
        for key in set(keys):
            row = self._rows.row_of(key)
            if row >= 0:
                self.viewport().update(self._rect(row))

    def _hold(self, without: Key | None = None) -> tuple[Key, int] | None:
        """Remember where the first whole item stands; None at the very top, which stays the top."""
        top, height = self._top(), self.viewport().height()
        if top == 0:
            return None
        first = self._sheet.anchor(top, height)
        for row in range(max(0, first), self._sheet.visible(top, height).stop):
            found = self._rows.rows[row]
            if isinstance(found, Item) and found.key != without:
                return found.key, self._sheet.heights.offset_of(row) - top
        return None

    def _restore(self, held: tuple[Key, int] | None) -> None:
        """Bring what was held to where it stood."""
        row = -1 if held is None else self._rows.row_of(held[0])
        if held is None or row < 0:
            self._show(self._top())
        else:
            self._show(self._sheet.heights.offset_of(row) - held[1])

    def _show(self, top: int, is_end: bool = False) -> None:
        """Bring an offset to the upper edge, or the end to the lower one, with all in sight measured; paint anew."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        for _ in range(_ROUNDS):
            self._set_range()
            top = bar.maximum() if is_end else min(max(0, top), bar.maximum())
            settled = self._sheet.settle(top, height)
            self._set_range()
            if settled == top <= bar.maximum() and not (is_end and top < bar.maximum()):
                break
            top = settled
        self._set_value(top)
        self.viewport().update()
        self._after_scroll()

    def _reveal(self, row: int) -> None:
        """Scroll as little as needed for a row to be in sight, with the header over it."""
        for _ in range(_ROUNDS if row >= 0 else 0):
            self._sheet.measure(row)
            heights, view = self._sheet.heights, self.viewport().height()
            first = row - 1 if row > 0 and isinstance(self._rows.rows[row - 1], Month) else row
            top, end = heights.offset_of(first), heights.offset_of(row + 1)
            wanted = max(min(self._top(), top), min(end - view, heights.offset_of(row)))
            if wanted == self._top():
                return
            self._set_range()
            self.verticalScrollBar().setValue(wanted)

    def _set_range(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        self._is_silent = True
        bar.setRange(0, max(0, self._sheet.heights.total - height))
        bar.setEnabled(bar.maximum() > 0)  # it keeps its room, and shows no handle that moves nothing
        bar.setPageStep(height)
        bar.setSingleStep(self._look.theme.px(32))
        self._is_silent = False

    def _set_value(self, top: int) -> None:
        self._is_silent = True
        self.verticalScrollBar().setValue(top)
        self._is_silent = False

    def _after_scroll(self) -> None:
        self._place_editor()
        month = self._rows.month_at(self._sheet.anchor(self._top(), self.viewport().height()))
        if month != self._month:
            self._month = month
            self.month_changed.emit(month)

    def _measure_anew(self) -> None:
        """Another width or text size: guess all heights again, and keep the first whole row where it is."""
        top, height = self._top(), self.viewport().height()
        anchor = self._sheet.anchor(top, height)
        at = self._sheet.heights.offset_of(anchor) - top if anchor >= 0 else 0
        self._set_room()
        self._sheet.reset()
        if self._editor is not None:
            self._sheet.reserve(self._editor.key, self._editor_height())
        self._show(0 if top == 0 or anchor < 0 else self._sheet.heights.offset_of(anchor) - at)

    def _set_room(self) -> None:
        self._width = self.viewport().width()
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._painter.set_room(self._width, self._rows.today, is_mirrored)

    def _editor_height(self) -> int:
        item = None if self._editor is None else self._rows.item(self._editor.key)
        if self._editor is None or item is None:
            return 0
        room = self._painter.body(QRect(), item, self._sheet.is_open(item.key))
        return self._editor.height(room.width()) + 2 * self._look.theme.px(5)

    def _on_editor_resized(self) -> None:
        if self._editor is not None:
            self._sheet.reserve(self._editor.key, self._editor_height())
            self._show(self._top())

    def _place_editor(self) -> None:
        editor = self._editor
        row = -1 if editor is None else self._rows.row_of(editor.key)
        if editor is None or row < 0:
            return
        item, place = self._rows.rows[row], self._rect(row)
        if isinstance(item, Item):
            inset = self._look.theme.px(5)
            room = self._painter.body(place, item, self._sheet.is_open(item.key))
            editor.place(QRect(room.left(), place.top() + inset, room.width(), place.height() - 2 * inset))

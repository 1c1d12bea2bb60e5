"""One value on a person's page: click copies it, Enter edits it, a menu does the rest."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from closeknit.domain.card import Field
from closeknit.ui.common import paint
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.carddates import card_day
from closeknit.ui.common.labels import ElidedLabel, PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.person.rows import ValueRow
from closeknit.ui.person.wording import ICONS, LONG, label_word, property_word

NOTE_LIMIT = 3000


class ValueLine(QWidget):
    """Icon (once a block), label, value, source; takes the focus as a whole."""

    #: carries the ValueRow whose value should be copied
    copy_requested = Signal(object)
    #: carries the ValueRow to be edited
    edit_requested = Signal(object)
    #: carries (ValueRow, point on the screen)
    menu_requested = Signal(object)

    def __init__(
        self, look: Look, row: ValueRow, today: date, has_icon: bool, source: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._row = row
        self._today = today
        self._is_under = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build(has_icon, source)

    @property
    def row(self) -> ValueRow:
        """The value."""
        return self._row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit by Enter or F2, copy by Y or the system's own key."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_requested.emit(self._row)
        elif event.key() == Qt.Key.Key_Y or event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit(self._row)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_J):
            self.focusNextChild()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_K):
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Copy by a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.copy_requested.emit(self._row)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Edit by a double click."""
        self.edit_requested.emit(self._row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Wish for the menu."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_requested.emit(
            (self._row, self.mapToGlobal(QPoint(20, self.height())) if by_key else event.globalPos())
        )

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the menu's button."""
        super().enterEvent(event)
        self._show_more(True)

    def leaveEvent(self, event: object) -> None:
        """Hide it again."""
        super().leaveEvent(event)  # type: ignore[arg-type]  # an event like any other
        self._show_more(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the menu's button."""
        super().focusInEvent(event)
        self._show_more(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it again."""
        super().focusOutEvent(event)
        self._show_more(self.underMouse())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tint the row under the pointer, ring it with the focus."""
        painter = QPainter(self)
        place = self.rect().toRectF()
        if self._is_under:
            paint.pill(painter, place, 6, self._look.theme.colour("hover"), None)
        if self.hasFocus():
            paint.focus(painter, place, self._look, 6)

    def _show_more(self, is_shown: bool) -> None:
        self._is_under = is_shown
        self._more.setVisible(is_shown)
        self._source.setVisible(not is_shown and bool(self._source.text()))
        self.update()

    def _build(self, has_icon: bool, source: str) -> None:
        value, px = self._row.value, self._look.theme.px
        is_long = value.field in LONG or len(value.text) > 60 or "\n" in value.text
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 4, 1)
        row.setSpacing(0)
        top = Qt.AlignmentFlag.AlignTop if is_long else Qt.AlignmentFlag.AlignVCenter
        icon = QLabel()
        icon.setFixedWidth(px(20))
        if has_icon:
            icon.setPixmap(self._look.icons.pixmap(ICONS[value.field], "ink3", 14, self.devicePixelRatioF()))
        label = ElidedLabel("", "label")
        label.put(label_word(value.label) if value.label else property_word(value.name, value.field))
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        label.setFixedWidth(px(58))
        text = PlainLabel("", "value", wraps=True) if is_long else ElidedLabel("", "value")
        text.put(self._words(), NOTE_LIMIT if is_long else 200, lines=is_long)
        self._source = PlainLabel("", "label")
        self._source.put(source, 24)
        self._more = Button(self._look, "", "quiet", "dots-three", size="small", name=self.tr("More"))
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more.hide()
        self._more.clicked.connect(self._on_more)
        row.addWidget(icon, 0, top)
        row.addWidget(label, 0, top)
        row.addWidget(text, 1)
        row.addSpacing(8)
        row.addWidget(self._source, 0, top)
        row.addWidget(self._more, 0, top)
        self._source.setVisible(bool(source))
        self.setMinimumHeight(max(26, px(24)))
        self.setAccessibleName(
            ", ".join(part for part in (label.text(), text.text()[:200], self._source.text()) if part)
        )

    def _words(self) -> str:
        value = self._row.value
        if value.field is Field.ADDRESS:
            return ", ".join(value.text.split("\n"))
        if value.field is Field.DATE:
            return card_day(value.text, value.name.upper() == "BDAY", self._today)
        return value.text

    def _on_more(self) -> None:
        self.menu_requested.emit((self._row, self._more.mapToGlobal(QPoint(0, self._more.height()))))

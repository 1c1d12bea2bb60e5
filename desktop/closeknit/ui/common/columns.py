"""Left, middle and right of a page; in a narrow window the sides become drawers over the middle (language 2 and 4)."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

from closeknit.ui.common.look import Look

RIGHT_NEEDS_PX = 1100
LEFT_NEEDS_PX = 860


class Columns(QWidget):
    """Lays out three columns by the width of the window. A drawer never re-measures the page below it."""

    #: a side became a drawer, a column again, opened or closed
    changed = Signal()

    def __init__(self, look: Look, left_px: int, right_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._wide = {"left": left_px, "right": right_px}
        self._frames = {side: self._frame(side) for side in ("left", "right")}
        self._open = {"left": False, "right": False}
        self._drawer = {"left": False, "right": False}
        self._wanted = {"left": True, "right": True}
        self._middle = QWidget(self)
        look.theme.changed.connect(self._place)

    def fill(self, left: QWidget, middle: QWidget, right: QWidget) -> None:
        """Put the three contents in."""
        for holder, content in ((self._frames["left"], left), (self._frames["right"], right)):
            box = QVBoxLayout(holder)
            box.setContentsMargins(0, 0, 0, 0)
            box.addWidget(content)
        self._middle.deleteLater()
        self._middle = middle
        middle.setParent(self)
        middle.lower()
        middle.show()
        self._place()

    def regions(self) -> list[QWidget]:
        """Return the three contents from left to right."""
        return [self._frames["left"], self._middle, self._frames["right"]]

    def is_drawer(self, side: str) -> bool:
        """Tell whether a side lies over the page."""
        return self._drawer[side]

    def is_shown(self, side: str) -> bool:
        """Tell whether a side can be seen."""
        return self._wanted[side] and (not self._drawer[side] or self._open[side])

    def want(self, side: str, is_wanted: bool) -> None:
        """Show a side that has something to show, or give its room to the middle."""
        if self._wanted[side] != is_wanted:
            self._wanted[side] = is_wanted
            self._place()

    def set_width(self, side: str, width_px: int) -> None:
        """Give a side another width, for what it shows now."""
        if self._wide[side] != width_px:
            self._wide[side] = width_px
            self._place()

    def toggle(self, side: str) -> None:
        """Open or close a drawer; nothing where the side is a column."""
        if self._drawer[side]:
            self._open[side] = not self._open[side]
            self._place()
            if self._open[side]:
                self._frames[side].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.changed.emit()

    def reveal(self, side: str) -> None:
        """Open a drawer that is closed."""
        if not self.is_shown(side):
            self.toggle(side)

    def tie(self, side: str, button: QAbstractButton) -> None:
        """Let a button open and close a drawer; it stays pressed as long as the drawer is open."""
        button.setCheckable(True)
        button.clicked.connect(lambda: self.toggle(side))
        self.changed.connect(lambda: button.setChecked(self.is_drawer(side) and self.is_shown(side)))

    def close_drawers(self) -> bool:
        """Close what is open; True when something was."""
        is_any = any(self._open[side] and self._drawer[side] for side in self._open)
        self._open = {"left": False, "right": False}
        self._place()
        if is_any:
            self.changed.emit()
        return is_any

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide anew what is a drawer."""
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep drawers above the middle."""
        if event.type() == QEvent.Type.Show:
            self._place()
        return False

    def _frame(self, side: str) -> QFrame:
        frame = QFrame(self)
        frame.setObjectName(side)
        return frame

    def _place(self) -> None:
        whole = self.window().width()
        before = dict(self._drawer)
        px = self._look.theme.px
        self._drawer = {"left": whole < px(LEFT_NEEDS_PX), "right": whole < px(RIGHT_NEEDS_PX)}
        edges = {"left": 0, "right": self.width()}
        for side, frame in self._frames.items():
            self._dress(frame, side)
            width = min(self._look.theme.px(self._wide[side]), self.width() - 24)
            x = 0 if side == "left" else self.width() - width
            is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            if is_mirrored:
                x = self.width() - width - x
            is_column = self._wanted[side] and not self._drawer[side]
            if is_column:
                edges[side] = width if side == "left" else self.width() - width
            top = 0 if not self._drawer[side] else self._look.theme.px(44)
            frame.setGeometry(QRect(x, top if is_column or side == "right" else 0, width, self.height() - top))
            frame.setVisible(self.is_shown(side))
            frame.raise_()
        middle = QRect(edges["left"], 0, max(0, edges["right"] - edges["left"]), self.height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            middle.moveLeft(self.width() - edges["right"])
        self._middle.setGeometry(middle)
        if before != self._drawer:
            self.changed.emit()

    def _dress(self, frame: QFrame, side: str) -> None:
        kind = "drawer" if self._drawer[side] else ""
        edge = "" if kind else ("right" if side == "left" else "left")
        if frame.property("kind") != kind or frame.property("edge") != edge:
            frame.setProperty("kind", kind)
            frame.setProperty("edge", edge)
            frame.style().unpolish(frame)
            frame.style().polish(frame)

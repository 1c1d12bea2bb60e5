"""The hint bar: the keys of the page's real actions, and on the right one fact about the data."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QWidget

from closeknit.ui.common.keys import Hint, caps
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.layouts import clear
from closeknit.ui.common.look import Look


class HintBar(QFrame):
    """28 high, 24 in a narrow window; hints that don't fit are left out."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._hints: list[Hint] = []
        self._entries: list[tuple[str, list[str]]] = []
        self._words = self._words_here = ""
        self._is_narrow = False
        self.setProperty("ground", "window")
        self.setProperty("edge", "top")
        self._build()

    def put(self, hints: list[Hint]) -> None:
        """Show the hints of a page; actions that are off aren't hinted at."""
        self._hints = hints
        entries = [(hint.word, _keys(hint)) for hint in hints]
        if entries == self._entries:  # a page that tells where it is with each key costs no widgets
            return
        self._entries = entries
        clear(self._left)
        for word, keys in entries:
            if keys:
                self._left.addWidget(self._entry(word, keys))
        self._left.addStretch(1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what doesn't fit."""
        super().resizeEvent(event)
        self._fit()

    def refresh(self) -> None:
        """Read the keys anew."""
        self.put(self._hints)

    def tell(self, words: str) -> None:
        """Show a fact on the right."""
        self._words = words
        self._show_fact()

    def tell_here(self, words: str) -> None:
        """Show another fact in its place while this page is shown; "" for none."""
        self._words_here = words
        self._show_fact()

    def set_narrow(self, is_narrow: bool) -> None:
        """Be lower."""
        self.setFixedHeight(max(24, self._look.theme.px(24 if is_narrow else 28)))
        self._is_narrow = is_narrow
        self._show_fact()

    def _show_fact(self) -> None:
        self._fact.put(self._words_here or self._words)
        self._fact.setVisible(not self._is_narrow)
        self._tick.setVisible(not self._is_narrow and bool(self._words) and not self._words_here)
        self._fit()

    def _fit(self) -> None:
        left = self.width() - 44 - (self._fact.sizeHint().width() + 24 if self._fact.isVisibleTo(self) else 0)
        for i in range(self._left.count()):
            item = self._left.itemAt(i)
            widget = item.widget() if item is not None else None
            if widget is not None:
                left -= widget.sizeHint().width() + self._left.spacing()
                widget.setVisible(left > 0)

    def _entry(self, word: str, keys: list[str]) -> QWidget:
        entry = QWidget()
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for key in keys:
            for part in key.split(" ") if len(key) > 1 else [key]:
                row.addWidget(PlainLabel(part, "key"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(PlainLabel(word, "label"))
        return entry

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 20, 0)
        row.setSpacing(4)
        self._holder = QWidget()
        self._holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._left = QHBoxLayout(self._holder)
        self._left.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(14)
        row.addWidget(self._holder, 1)
        self._tick = QLabel()
        self._tick.setPixmap(self._look.icons.pixmap("check", "ink3", 12, 2.0))
        self._fact = PlainLabel("", "label")
        row.addWidget(self._tick)
        row.addWidget(self._fact)
        self.set_narrow(False)


def _keys(hint: Hint) -> list[str]:
    return [key for action in hint.actions if action.isEnabled() for key in caps(action)[:1]]

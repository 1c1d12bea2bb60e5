"""The column beside Catch up: the last answers, each with its Undo, what was said so far, and the order."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from closeknit.ui.catchup.session import Given, Line, Session
from closeknit.ui.catchup.wording import said
from closeknit.ui.common.avatar import Avatar
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.figures import number
from closeknit.ui.common.labels import ElidedLabel, PlainLabel, Rule
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.photos import Photos

MOST_SHOWN = 6


class AnswerRow(QWidget):
    """Somebody who was answered; the newest one's Undo has the key."""

    def __init__(
        self, look: Look, photos: Photos, is_newest: bool, undo: Callable[[Given], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._undo_given = undo
        self._line: Line | None = None
        px = look.theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        self._avatar = Avatar(look, photos, 24)
        self._name, self._said = ElidedLabel("", "name"), ElidedLabel("", "label")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._said)
        words.addStretch(1)
        kind, key = ("rest", "Z") if is_newest else ("quiet", "")
        self._undo = Button(look, self.tr("Undo"), kind, key=key, size="small")
        self._undo.clicked.connect(self._on_undo)
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        row.addWidget(self._undo)
        self.setMinimumHeight(px(44))
        self.hide()

    def put(self, line: Line | None) -> None:
        """Show an answer, or nothing."""
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        row = line.known.row
        self._avatar.put(row)
        self._name.put(named(row.name))
        self._said.put(said(line.chosen))
        self._undo.setAccessibleName(self.tr("Undo {0}: {1}").format(named(row.name, 80), said(line.chosen)))

    def _on_undo(self) -> None:
        if self._line is not None:
            self._undo_given(self._line.last)


class Side(QWidget):
    """Rows are made once and filled anew, so that a key costs no widgets."""

    #: an answer should be taken back; carries the Given
    undo_requested = Signal(object)

    def __init__(self, look: Look, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        undo = self.undo_requested.emit
        self._rows = [AnswerRow(look, photos, place == 0, undo) for place in range(MOST_SHOWN)]
        self._figures: list[PlainLabel] = []
        self._build()

    def put(self, session: Session) -> None:
        """Show what was answered."""
        lines, counts = session.lines(MOST_SHOWN), session.counts()
        for place, row in enumerate(self._rows):
            row.put(lines[place] if place < len(lines) else None)
        self._nothing.setVisible(not lines)
        self._answered.put(self.tr("%n answered", "", counts.answered) if lines else "")
        for label, count in zip(self._figures, counts[1:], strict=True):
            label.put(number(count))

    def _build(self) -> None:
        px = self._look.theme.px
        box = QVBoxLayout(self)
        box.setContentsMargins(px(20), px(16), px(20), px(16))
        box.setSpacing(0)
        head = QHBoxLayout()
        self._answered = PlainLabel("", "label")
        head.addWidget(PlainLabel(self.tr("Last answers"), "headink"), 1)
        head.addWidget(self._answered, 0, Qt.AlignmentFlag.AlignBaseline)
        box.addLayout(head)
        box.addSpacing(px(4))
        self._nothing = PlainLabel(self.tr("Nothing yet. Each answer is saved at once."), "third", wraps=True)
        box.addWidget(self._nothing)
        for row in self._rows:
            box.addWidget(row)
        box.addSpacing(px(10))
        box.addWidget(Rule())
        box.addSpacing(px(12))
        box.addWidget(PlainLabel(self.tr("So far"), "head"))
        box.addSpacing(px(7))
        box.addLayout(self._sums())
        box.addSpacing(px(14))
        box.addWidget(Rule())
        box.addSpacing(px(12))
        box.addWidget(PlainLabel(self.tr("The order"), "head"))
        box.addSpacing(px(5))
        order = self.tr(
            "People with the most on their cards come first. "
            "Whoever you don’t reach stays as they are, found by search."
        )
        box.addWidget(PlainLabel(order, "second", wraps=True))
        box.addStretch(1)

    def _sums(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(self._look.theme.px(5))
        grid.setColumnStretch(0, 1)
        names = (
            self.tr("Met, with an approximate day"),
            self.tr("Never met"),
            self.tr("Archived"),
            self.tr("To Organisations"),
        )
        for place, name in enumerate(names):
            figure = PlainLabel("0", "name")
            grid.addWidget(PlainLabel(name, "second"), place, 0)
            grid.addWidget(figure, place, 1, Qt.AlignmentFlag.AlignRight)
            self._figures.append(figure)
        return grid

"""What happened to a person's cards here, newest first, from the journal; the latest can be taken back."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from closeknit.domain.history import Step, StepState
from closeknit.domain.reason import Reason
from closeknit.ui.common import paint
from closeknit.ui.common.buttons import Button, Chip
from closeknit.ui.common.figures import clock, from_us, month
from closeknit.ui.common.labels import PlainLabel, Rule
from closeknit.ui.common.layouts import clear
from closeknit.ui.common.look import Look
from closeknit.ui.common.translation import in_words
from closeknit.ui.person.wording import noun

SHOWN = 40
_ICONS = (
    ("import", "download-simple"),
    ("read", "download-simple"),
    ("join", "intersect"),
    ("split", "intersect"),
    ("delet", "trash"),
    ("eras", "trash"),
    ("restor", "clock-counter-clockwise"),
    ("categor", "tag"),
    ("creat", "user-plus"),
)


def icon_of(step: Step) -> str:
    """Return the icon for what was done."""
    return next((icon for part, icon in _ICONS if part in step.what.kind), "pencil-simple")


def is_import(step: Step) -> bool:
    """Tell whether a step read cards."""
    return icon_of(step) == "download-simple"


class _Mark(QWidget):
    """A 28 px circle with an icon."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        side = look.theme.px(28)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._look.theme
        place = QRectF(self.rect())
        paint.pill(painter, place, place.width() / 2, theme.colour("surface"), theme.colour("line"))
        side = theme.px(14)
        icon = self._look.icons.pixmap(self._icon, "ink2", 14, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, side, side, icon)


class History(QWidget):
    """The list with its three chips."""

    #: the newest step should be taken back
    undo_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._steps: Sequence[Step] = ()
        self._newest: Step | None = None
        self._most = SHOWN
        self._build()

    def put(self, steps: Sequence[Step], newest: Step | None, is_other_person: bool) -> None:
        """Show the steps; `newest` is the one that undo would take back."""
        self._steps, self._newest = steps, newest
        if is_other_person:
            self._most = SHOWN
        self._fill()

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(PlainLabel(self.tr("History"), "card"), 1)
        self._chips = QButtonGroup(self)
        texts = ((self.tr("All"), ""), (self.tr("Edits"), "pencil-simple"), (self.tr("Imports"), "download-simple"))
        for i, (text, icon) in enumerate(texts):
            chip = Chip(self._look, text, icon)
            chip.setChecked(i == 0)
            self._chips.addButton(chip, i)
            head.addWidget(chip)
        self._chips.idClicked.connect(lambda _id: self._fill())
        box.addLayout(head)
        box.addSpacing(6)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        box.addLayout(self._rows)

    def _fill(self) -> None:
        clear(self._rows)
        wanted = self._chips.checkedId()
        steps = [s for s in self._steps if wanted == 0 or is_import(s) == (wanted == 2)]
        if not steps:
            self._rows.addWidget(PlainLabel(self.tr("Nothing here yet."), "third"))
        last = ""
        for step in steps[: self._most]:
            heading = month(from_us(step.at_us).date())
            if heading != last:
                self._rows.addLayout(self._month(heading))
                last = heading
            self._rows.addWidget(self._row(step))
        if len(steps) > self._most:
            more = Button(self._look, self.tr("Show older"), "quiet", size="small")
            more.clicked.connect(self._on_more)
            self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _month(self, heading: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(10)
        row.addWidget(PlainLabel(heading, "head"))
        row.addWidget(Rule(), 1)
        return row

    def _row(self, step: Step) -> QWidget:
        at = from_us(step.at_us)
        is_newest = self._newest is not None and step.id == self._newest.id
        holder = _StepRow(self._look, is_newest)
        row = QHBoxLayout(holder)
        row.setContentsMargins(12, 3, 12, 5)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        day = PlainLabel(str(at.day), "third")
        day.setFixedSize(self._look.theme.px(20), self._look.theme.px(28))
        day.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(day, 0, top)
        row.addWidget(_Mark(self._look, icon_of(step)), 0, top)
        row.addLayout(self._words(step), 1)
        if is_newest:
            undo = Button(self._look, self.tr("Undo"), size="small")
            undo.clicked.connect(self.undo_requested)
            row.addWidget(undo, 0, top)
        else:
            row.addWidget(self._time(at), 0, top)
        return holder

    def _words(self, step: Step) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setContentsMargins(0, 5, 0, 0)
        words.setSpacing(2)
        first, second = self._sentences(step)
        sentence = PlainLabel("", "strong", wraps=True)
        sentence.put(first, 300)
        words.addWidget(sentence)
        if second:
            detail = PlainLabel("", "second", wraps=True)
            detail.put(second, 300)
            words.addWidget(detail)
        return words

    def _sentences(self, step: Step) -> tuple[str, str]:
        """Say what was done, and what was there before; a step that stands no more says so instead."""
        states = {
            StepState.UNDONE: self.tr("taken back"),
            StepState.DROPPED: self.tr("taken back"),
            StepState.RUNNING: self.tr("not finished"),
        }
        whole, lines = in_words(step.what), step.lines
        if step.state in states:
            return whole, states[step.state]
        told = [in_words(line.told(noun(line.property, line.field))) for line in lines[:1]]
        if step.what.kind == "edited" and len(lines) == 1:
            return told[0], in_words(lines[0].before())
        if len(lines) == 1:
            return whole, told[0]
        nouns = list(dict.fromkeys(noun(line.property, line.field) for line in lines))
        if not nouns:
            return whole, ""
        return whole, in_words(Reason("lines_edited", {"n": len(lines), "properties": ", ".join(nouns)}))

    def _time(self, at: datetime) -> PlainLabel:
        label = PlainLabel(clock(at), "label")
        label.setFixedHeight(self._look.theme.px(28))
        return label

    def _on_more(self) -> None:
        self._most += 10 * SHOWN
        self._fill()


class _StepRow(QWidget):
    def __init__(self, look: Look, is_newest: bool) -> None:
        super().__init__()
        self._look = look
        self._is_newest = is_newest

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._is_newest:
            paint.pill(QPainter(self), self.rect().toRectF(), 8, self._look.theme.colour("sunken"), None)

"""What a relationship comes to: next action, closeness and why, the next rung, rhythm, blend, give and take."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from closeknit.domain.blend import presence
from closeknit.domain.promise import Commitment
from closeknit.domain.why import Part, Why
from closeknit.services.relationships import Relationship
from closeknit.services.trend import Trend
from closeknit.ui.common.bars import BalanceBar, PartBar
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.figures import day, month_name, number
from closeknit.ui.common.flow import Flow
from closeknit.ui.common.labels import PlainLabel, Rule
from closeknit.ui.common.layouts import clear
from closeknit.ui.common.look import Look
from closeknit.ui.common.rungs import rung_word
from closeknit.ui.common.sharebar import Share, ShareBar
from closeknit.ui.common.translation import in_words
from closeknit.ui.personcard.figure import RingFigure
from closeknit.ui.personcard.wording import part_word

#: Title, what stands beside it, content (None: nothing to say), and the entries behind it.
_Block = tuple[str, str, QWidget | None, Sequence[int]]
_NOTHING: _Block = ("", "", None, ())


class RelationshipPanel(QWidget):
    """Every figure has its reason in words below it; W or a click on the ring opens all, with the entries behind."""

    #: the next action was done; carries the Commitment
    done_requested = Signal(object)
    #: a next action should be chosen
    action_requested = Signal()
    #: a reminder of a commitment is to be set; carries its words
    remind_requested = Signal(str)
    #: the entries behind a figure should be shown; carries (what the figure is called, their ids)
    rows_requested = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_open = False
        self._shown: Relationship | None = None
        self._today = date.min
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(16, 16, 20, 16)
        self._box.setSpacing(12)
        self._ring = RingFigure(look)
        self._ring.why_requested.connect(self.toggle_why)

    def put(self, relationship: Relationship, today: date) -> None:
        """Show a relationship; `today` is the user's day."""
        self._shown, self._today = relationship, today
        self._fill()

    def toggle_why(self) -> None:
        """Show every reason, or only the figures."""
        self._is_open = not self._is_open
        self._fill()

    def open_why(self) -> None:
        """Show every reason, if they aren't shown yet."""
        if not self._is_open:
            self.toggle_why()

    def _fill(self) -> None:
        found = self._shown
        if found is None:
            return
        self._ring.setParent(None)
        clear(self._box)
        self._box.addWidget(self._action(found.next_action))
        if found.closeness is not None:
            self._box.addWidget(self._closeness(found.closeness, found.trend))
        elif found.scoring.is_on:
            self._box.addWidget(self._lines(self.tr("Left out of scoring.")))
        for title, aside, content, rows in (
            self._ladder(found),
            self._rhythm(found),
            self._blend(found),
            self._ledger(found),
        ):
            if content is not None:
                self._box.addWidget(Rule())
                self._box.addWidget(self._block(title, aside, content, rows))
        self._box.addStretch(1)

    def _block(self, title: str, aside: str, content: QWidget, rows: Sequence[int]) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(title, "head"), 1)
        head.addWidget(PlainLabel(aside, "label"))
        box.addLayout(head)
        box.addWidget(content)
        self._add_rows(box, title, rows)
        return holder

    def _add_rows(self, box: QVBoxLayout, what: str, rows: Sequence[int]) -> None:
        """Put the way to the entries behind a figure below it, where every reason is shown."""
        if not self._is_open or not rows:
            return
        words = self.tr("%n entries", "", len(rows))
        link = Button(self._look, words, "link", size="small", name=f"{what}: {words}")
        link.clicked.connect(lambda: self.rows_requested.emit((what, rows)))
        box.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _lines(self, *lines: str, bar: QWidget | None = None) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        if bar is not None:
            box.addWidget(bar)
        for line in filter(None, lines):
            label = PlainLabel("", "second", wraps=True)
            label.put(line, 400)
            box.addWidget(label)
        box.addStretch(1)
        return holder

    def _action(self, action: Commitment | None) -> QWidget:
        holder = QFrame()
        box = QVBoxLayout(holder)
        box.setContentsMargins(12, 10, 12, 10)
        box.setSpacing(6)
        if action is None:
            holder.setProperty("kind", "cardbox")
            box.addWidget(PlainLabel(self.tr("No next action"), "strong"))
            choose = Button(self._look, self.tr("Choose a next action"), size="small")
            choose.clicked.connect(self.action_requested)
            box.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
            return holder
        late = (self._today - action.due).days
        holder.setProperty("kind", "latebox" if late > 0 else "cardbox")
        words = day(action.due, self._today)
        if late > 0:
            words += " · " + QCoreApplication.translate("story", "%n days late", "", late)
        when = QHBoxLayout()
        when.setSpacing(6)
        icon, ink = ("clock-counter-clockwise", "late") if late > 0 else ("calendar-blank", "ink3")
        mark = PlainLabel()
        mark.setPixmap(self._look.icons.pixmap(icon, ink, 14, self.devicePixelRatioF()))
        when.addWidget(mark)
        when.addWidget(PlainLabel(words, "late" if late > 0 else "label"), 1)
        box.addLayout(when)
        text = PlainLabel("", "strong", wraps=True)
        text.put(action.text, 300)
        box.addWidget(text)
        done = Button(self._look, self.tr("Done"), "main", "check", size="small")
        done.clicked.connect(lambda: self.done_requested.emit(action))
        remind = Button(self._look, self.tr("Remind me…"), size="small")
        remind.clicked.connect(lambda: self.remind_requested.emit(action.text))
        buttons = Flow()
        buttons.addWidget(done)
        buttons.addWidget(remind)
        box.addLayout(buttons)
        return holder

    def _closeness(self, why: Why, trend: Trend | None) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        self._ring.put(why.value)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentences(why, trend), 1)
        box.addLayout(row)
        if why.value is not None:
            box.addLayout(self._parts(why.parts))
            box.addWidget(self._lines(*(in_words(more.reason) for more in why.would_raise)))
        return holder

    def _sentences(self, why: Why, trend: Trend | None) -> QWidget:
        lines = [in_words(why.says)]
        if why.gap is not None:
            lines.append(in_words(why.gap))
        if trend is not None and why.value is not None:
            lines.insert(1, self._trend(round(why.value) - round(trend.value), month_name(trend.month)))
        return self._lines(*lines)

    def _trend(self, change: int, month: str) -> str:
        if not change:
            return self.tr("As in {0}.").format(month)
        words = self.tr("Up {0} since {1}.") if change > 0 else self.tr("Down {0} since {1}.")
        return words.format(number(abs(change)), month)

    def _parts(self, parts: Sequence[Part]) -> QGridLayout:
        """Put the bars below each other; where all is shown, each with its reason."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for part in parts:
            name, row = part_word(part.name), grid.rowCount()
            points = self.tr("{0}/{1}").format(number(round(part.points)), number(round(part.most)))
            bar = PartBar(self._look)
            bar.put(part.share, f"{name} {points}")
            grid.addWidget(PlainLabel(name, "second"), row, 0)
            grid.addWidget(bar, row, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(PlainLabel(points, "label"), row, 2, Qt.AlignmentFlag.AlignRight)
            if self._is_open:
                below = QVBoxLayout()
                below.addWidget(self._lines(in_words(part.reason)))
                self._add_rows(below, name, part.reason.rows)
                grid.addLayout(below, row + 1, 0, 1, 3)
        return grid

    def _ladder(self, found: Relationship) -> _Block:
        standing = found.standing
        reached = [in_words(reason) for reason in standing.reasons] if self._is_open else []
        missing = [in_words(reason) for reason in standing.missing] or [self.tr("All there.")]
        aside = self.tr("rung {0} of 4").format(int(standing.rung))
        rows = tuple(dict.fromkeys(row for reason in standing.reasons for row in reason.rows))
        return rung_word(standing.rung), aside, self._lines(*reached, *missing), rows

    def _rhythm(self, found: Relationship) -> _Block:
        pace, cadence = found.pace, found.bond.cadence
        if pace is None or cadence is None:
            return _NOTHING
        bar = PartBar(self._look)
        bar.put(pace.days / cadence.ideal_days, in_words(pace.reason), "late" if pace.is_quiet else "ink3")
        content = self._lines(in_words(pace.reason), bar=bar)
        aside = f"{number(pace.days)}/{number(cadence.ideal_days)}"
        return self.tr("Rhythm"), aside, content, pace.reason.rows

    def _blend(self, found: Relationship) -> _Block:
        shares = presence(found.blend)
        if shares is None:
            return _NOTHING
        title = self.tr("Blend, 12 months")
        bar = ShareBar(self._look, title)
        bar.put(
            [
                Share(shares.face, "p_face", self.tr("{0} % face to face").format(round(100 * shares.face))),
                Share(shares.live, "p_call", self.tr("{0} % live").format(round(100 * shares.live))),
                Share(shares.written, "p_mail", self.tr("{0} % written").format(round(100 * shares.written))),
            ]
        )
        content = self._lines("" if found.nudge is None else in_words(found.nudge), bar=bar)
        return title, "", content, found.blend.rows

    def _ledger(self, found: Relationship) -> _Block:
        totals = found.ledger.totals
        bar = BalanceBar(self._look)
        words = in_words(found.ledger.reason)
        bar.put(totals.given, totals.received, words)
        content = self._lines(words, bar=bar)
        return self.tr("Give and take"), "", content, found.ledger.reason.rows

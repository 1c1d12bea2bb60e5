"""The column beside Today: the week ahead by day, and how the last four weeks divide."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from closeknit.domain.act import Act
from closeknit.domain.blend import Blend, presence
from closeknit.ui.common.figures import clock
from closeknit.ui.common.icon import Icon
from closeknit.ui.common.labels import ElidedLabel, PlainLabel, Rule
from closeknit.ui.common.layouts import clear
from closeknit.ui.common.look import Look
from closeknit.ui.common.sharebar import Share, ShareBar
from closeknit.ui.today.presenter import Found
from closeknit.ui.today.sections import MOST_A_DAY, WEEK_DAYS
from closeknit.ui.today.wording import ActWords, icon, plan_of


class Day(NamedTuple):
    """A day of the week ahead in words: a row has an icon, what is to be done, and the time."""

    name: str
    is_today: bool
    rows: tuple[tuple[str, str, str], ...]
    more: int


class SideColumn(QWidget):
    """Shows and does nothing."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = ActWords(self)
        self._week: list[Day] = []
        self._build()

    def put(self, found: Found) -> None:
        """Show another week."""
        self._span.put(_span(found.day, found.day + timedelta(days=WEEK_DAYS - 1), self.tr("{0} to {1}")))
        week = [self._said(day, acts, found) for day, acts in found.week]
        if week != self._week:  # most of what happens leaves the week as it was
            self._week = week
            clear(self._days)
            for one in week:
                self._days.addWidget(self._day(one))
                self._days.addWidget(Rule())
        self._nothing.setVisible(not week)
        self._put_blend(found.blend)

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 14, 20, 16)
        box.setSpacing(0)
        self._span, self._contacts = PlainLabel("", "label"), PlainLabel("", "label")
        box.addLayout(_headed(PlainLabel(self.tr("Week ahead"), "headink"), self._span))
        box.addSpacing(6)
        self._days = QVBoxLayout()
        self._days.setSpacing(0)
        box.addLayout(self._days)
        self._nothing = PlainLabel(self.tr("Nothing is due within seven days."), "third", wraps=True)
        box.addWidget(self._nothing)
        box.addSpacing(12)
        box.addLayout(_headed(PlainLabel(self.tr("Last four weeks"), "headink"), self._contacts))
        box.addSpacing(8)
        self._bar = ShareBar(self._look, self.tr("Blend of the last four weeks"))
        box.addWidget(self._bar)
        self._no_blend = PlainLabel(self.tr("Nothing passed with the Twenty yet."), "third", wraps=True)
        box.addWidget(self._no_blend)
        box.addStretch(1)

    def _said(self, day: date, acts: Sequence[Act], found: Found) -> Day:
        name = QLocale().toString(QDate(day.year, day.month, day.day), "ddd d")
        rows = [(icon(act, found), self._words.title(act, found), _time(act, found)) for act in acts[:MOST_A_DAY]]
        return Day(name, day == found.day, tuple(rows), len(acts) - len(rows))

    def _day(self, day: Day) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 7, 0, 7)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, self._look.theme.px(52))
        grid.setColumnStretch(2, 1)
        grid.addWidget(PlainLabel(day.name, "link" if day.is_today else "third"), 0, 0)
        for row, (picture, title, time) in enumerate(day.rows):
            grid.addWidget(Icon(self._look, picture), row, 1)
            grid.addWidget(ElidedLabel(title, "value"), row, 2, 1, 1 if time else 2)
            if time:
                grid.addWidget(PlainLabel(time, "label"), row, 3)
        if day.more:
            grid.addWidget(PlainLabel(self.tr("%n more", "", day.more), "label"), len(day.rows), 2)
        return holder

    def _put_blend(self, blend: Blend) -> None:
        shares = presence(blend)
        self._bar.setVisible(shares is not None)
        self._no_blend.setVisible(shares is None)
        self._contacts.put(self.tr("%n contacts", "", len(blend.rows)) if blend.rows else "")
        if shares is None:
            return
        parts = (
            (shares.face, "p_face", self.tr("face to face {0} %")),
            (shares.live, "p_call", self.tr("live {0} %")),
            (shares.written, "p_mail", self.tr("written {0} %")),
        )
        self._bar.put([Share(share, colour, words.format(round(100 * share))) for share, colour, words in parts])


def _headed(title: QWidget, fact: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(title, 1)
    row.addWidget(fact, 0, Qt.AlignmentFlag.AlignBaseline)
    return row


def _time(act: Act, found: Found) -> str:
    plan = plan_of(act, found)
    if plan is None or plan.when.at is None:
        return ""
    return clock(plan.when.at.astimezone(found.now.tzinfo))


def _span(first: date, last: date, words: str) -> str:
    """Write a span of days: "12 to 18 March", "28 March to 3 April"."""
    one = "d" if first.month == last.month else "d MMMM"
    start = QLocale().toString(QDate(first.year, first.month, first.day), one)
    return words.format(start, QLocale().toString(QDate(last.year, last.month, last.day), "d MMMM"))

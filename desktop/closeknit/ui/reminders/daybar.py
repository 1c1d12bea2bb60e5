"""The day bar: 24 hours, quiet and open, what was told, and now (language 4); the same stands in words beside it."""

from collections.abc import Sequence
from datetime import datetime, time

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from closeknit.domain.reminder.delivery import DeliveryKind, Record
from closeknit.domain.reminder.habits import Habits
from closeknit.ui.common import paint
from closeknit.ui.common.figures import clock
from closeknit.ui.common.look import Look

_BAR = 8
_TOP = 6
_LABEL = 16
_DOT = 4.0
_DAY_MINUTES = 1440


def open_spans(habits: Habits, weekday: int) -> list[tuple[int, int]]:
    """Return from which minute to which of a day something may be told; 21:30 to 07:30 quiet gives 450 to 1290."""
    if weekday in habits.days_off:
        return []
    start, end = _minute(habits.quiet_from), _minute(habits.quiet_until)
    if start == end:
        return [(0, _DAY_MINUTES)]
    if start > end:
        return [(end, start)]
    return [span for span in ((0, start), (end, _DAY_MINUTES)) if span[0] < span[1]]


class DayBar(QWidget):
    """Shows and does nothing."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._now: datetime | None = None
        self._habits = Habits()
        self._told: Sequence[tuple[int, bool]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Today’s quiet hours"))
        look.theme.changed.connect(self.updateGeometry)

    def put(self, now: datetime, habits: Habits, delivered: Sequence[Record], words: str) -> None:
        """Show a day; `words` say the same."""
        self._now, self._habits = now, habits
        local = [(record, (record.shown or record.claimed).astimezone(now.tzinfo)) for record in delivered]
        self._told = [
            (_minute(at.time()), record.kind is DeliveryKind.SINGLE) for record, at in local if at.date() == now.date()
        ]
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        """A bar with its times below."""
        px = self._look.theme.px
        return QSize(px(200), px(2 * _TOP + _BAR + _LABEL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bar, dots, now and times."""
        if self._now is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._look.theme.px
        bar = QRectF(0, px(_TOP), self.width(), px(_BAR))
        self._paint_hours(painter, bar, self._now.weekday())
        self._paint_told(painter, bar)
        at = self._x(_minute(self._now.time()))
        ink = self._look.theme.colour("ink")
        painter.fillRect(QRectF(at - 1, bar.top() - px(4), 2, bar.height() + px(8)), ink)
        self._paint_times(painter, int(bar.bottom()) + px(_TOP))

    def _paint_hours(self, painter: QPainter, bar: QRectF, weekday: int) -> None:
        whole = QPainterPath()
        whole.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        painter.fillPath(whole, self._look.theme.colour("track"))
        painter.save()
        painter.setClipPath(whole)
        for start, end in open_spans(self._habits, weekday):
            left, right = sorted((self._x(start), self._x(end)))
            painter.fillRect(
                QRectF(left, bar.top(), right - left, bar.height()), self._look.theme.colour("accent_line")
            )
        painter.restore()

    def _paint_told(self, painter: QPainter, bar: QRectF) -> None:
        theme = self._look.theme
        for minute, is_single in self._told:
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.setBrush(theme.colour("accent" if is_single else "surface"))
            painter.drawEllipse(QPointF(self._x(minute), bar.center().y()), _DOT, _DOT)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_times(self, painter: QPainter, top: int) -> None:
        """Paint the word for now first, then the times that have room beside it."""
        assert self._now is not None
        theme, habits = self._look.theme, self._habits
        ends = [] if habits.quiet_from == habits.quiet_until else [habits.quiet_until, habits.quiet_from]
        words = [(_minute(self._now.time()), self.tr("now"), "ink")]
        words += [(_minute(at), clock(at), "ink3") for at in ends]
        taken: list[QRect] = []
        font = theme.font(11)
        for minute, word, ink in words:
            width = theme.metrics(font).horizontalAdvance(word) + 2
            left = min(max(0, round(self._x(minute) - width / 2)), self.width() - width)
            place = QRect(left, top, width, theme.px(_LABEL))
            if not any(place.intersects(other) for other in taken):
                taken.append(place)
                paint.text(painter, place, word, font, theme.colour(ink), paint.CENTRE)

    def _x(self, minute: int) -> float:
        at = self.width() * minute / _DAY_MINUTES
        return self.width() - at if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else at


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute

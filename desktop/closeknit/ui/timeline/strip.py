"""Two years at a glance: a bar a month, stacked by presence; a click or the arrow keys go there (language 4 and 8)."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from closeknit.ui.common import paint
from closeknit.ui.common.figures import month, number
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import tooltip
from closeknit.ui.timeline.layout import mirrored
from closeknit.ui.timeline.months import TOKENS, MonthCount, index_of, pieces
from closeknit.ui.timeline.wording import initial

_LEGEND_PX = 16
_BARS_PX = 64


class Strip(QWidget):
    """Shows months from the oldest to the newest; one of them is framed."""

    #: a month should be gone to; carries its first day
    month_requested = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._counts: tuple[MonthCount, ...] = ()
        self._at = -1
        self._build()
        self._connect()

    def put(self, counts: tuple[MonthCount, ...]) -> None:
        """Show the counts of consecutive months; the newest is framed."""
        self._counts = counts
        self._at = len(counts) - 1
        self._speak()
        self.update()

    def show_month(self, day: date) -> None:
        """Frame the month that a day lies in; nothing is announced."""
        at = index_of(self._counts, day)
        if at != self._at:
            self._at = at
            self._speak()
            self.update()

    def sizeHint(self) -> QSize:
        """As high as legend and bars."""
        return QSize(self._look.theme.px(360), self._look.theme.px(_LEGEND_PX + _BARS_PX + 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go a month back or on, or to either end."""
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -100, Qt.Key.Key_End: 100}
        by = way.get(Qt.Key(event.key()))
        if by is None or not self._counts:
            super().keyPressEvent(event)
            return
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft and abs(by) == 1
        self._go(min(len(self._counts) - 1, max(0, self._at + (-by if is_mirrored else by))))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the month under the pointer."""
        at = self._month_at(event.position().toPoint())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._go(at)

    def event(self, event: QEvent) -> bool:
        """Tell the numbers of the month under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._month_at(event.pos())
            QToolTip.showText(event.globalPos(), tooltip(self._words(at)) if at >= 0 else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the legend and the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_legend(painter)
        most = max((count.total for count in self._counts), default=0)
        for at, count in enumerate(self._counts):
            self._paint_month(painter, at, count, most)
        if self._at >= 0:
            self._paint_frame(painter)

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._speak()

    def _connect(self) -> None:
        self._look.theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _go(self, at: int) -> None:
        self._at = at
        self._speak()
        self.update()
        self.month_requested.emit(self._counts[at].day)

    def _column(self, at: int) -> QRectF:
        """Return the place of a month, from the top of the bars to the foot of the letters."""
        px = self._look.theme.px
        width = self.width() / max(1, len(self._counts))
        nth = len(self._counts) - 1 - at if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else at
        return QRectF(nth * width, px(_LEGEND_PX + 2), width, px(_BARS_PX))

    def _month_at(self, point: QPoint) -> int:
        return next((at for at in range(len(self._counts)) if self._column(at).contains(point)), -1)

    def _paint_legend(self, painter: QPainter) -> None:
        theme = self._look.theme
        line, right = theme.px(_LEGEND_PX), self.width()
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        font, side = theme.font(11), theme.px(8)
        for name, words in reversed(self._legend()):
            width = theme.metrics(font).horizontalAdvance(words)
            if right - width - side - theme.px(4) < theme.px(80):
                break
            place = QRect(right - width, 0, width, line)
            square = QRect(place.left() - theme.px(4) - side, (line - side) // 2, side, side)
            paint.pill(
                painter, QRectF(mirrored(square, self.width(), is_mirrored)), 2, theme.colour(TOKENS[name]), None
            )
            paint.text(painter, mirrored(place, self.width(), is_mirrored), words, font, theme.colour("ink3"))
            right = square.left() - theme.px(12)
        head = mirrored(QRect(0, 0, max(0, right), line), self.width(), is_mirrored)
        align = paint.RIGHT if is_mirrored else paint.LEFT
        paint.text(painter, head, self._title(), theme.font(12, QFont.Weight.DemiBold), theme.colour("ink2"), align)

    def _paint_month(self, painter: QPainter, at: int, count: MonthCount, most: int) -> None:
        theme, column = self._look.theme, self._column(at)
        foot = column.top() + theme.px(45)
        room = theme.px(42)
        for piece in pieces(count, most, room, theme.px(5), theme.px(1)):
            place = QRectF(column.left() + 2, foot - piece.top, column.width() - 6, piece.height)
            paint.pill(painter, place, min(1.5, piece.height / 2), theme.colour(TOKENS[piece.presence]), None)
        letter = QRect(round(column.left()) - 1, round(foot) + theme.px(2), round(column.width()), theme.px(16))
        paint.text(painter, letter, initial(count.day), theme.font(11), theme.colour("ink3"), paint.CENTRE)
        if count.day.month == 1 and at > 0:
            line = QRectF(column.left() - 1, column.top() + theme.px(6), 1, theme.px(56))
            painter.fillRect(line, theme.colour("line_strong"))

    def _paint_frame(self, painter: QPainter) -> None:
        theme = self._look.theme
        place = self._column(self._at).adjusted(0.5, 0.5, -1.5, -0.5)
        has_focus = self.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus" if has_focus else "line_strong"), 2 if has_focus else 1))
        painter.drawRoundedRect(place, 4, 4)

    def _title(self) -> str:
        if len(self._counts) == 24:
            return self.tr("Two years")
        return self.tr("%n months", "", len(self._counts))

    def _legend(self) -> tuple[tuple[str, str], ...]:
        face, live, written = (
            sum(getattr(count, name) for count in self._counts) for name in ("face", "live", "written")
        )
        return (
            ("face", self.tr("face to face {0}").format(number(face))),
            ("live", self.tr("call, video {0}").format(number(live))),
            ("written", self.tr("written {0}").format(number(written))),
        )

    def _words(self, at: int) -> str:
        count = self._counts[at]
        return self.tr("{month}: face to face {face}, call or video {live}, written {written}").format(
            month=month(count.day), face=number(count.face), live=number(count.live), written=number(count.written)
        )

    def _speak(self) -> None:
        """Name the framed month; describe the whole by its sums."""
        self.setAccessibleName(self._words(self._at) if self._at >= 0 else self.tr("Months"))
        sums = ", ".join(words for _name, words in self._legend())
        self.setAccessibleDescription(f"{self._title()}: {sums}")

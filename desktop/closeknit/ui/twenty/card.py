"""Paint a seat card: ring, name and score, aim, three metrics, and the next action in its footer (language 4)."""

from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPainterPath, QPen

from closeknit.domain.person import PersonRow
from closeknit.services.board import Place, Seated, Suggested
from closeknit.ui.common import paint
from closeknit.ui.common.avatar import draw_avatar
from closeknit.ui.common.bars import draw_balance, draw_share
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.ring import draw_ring
from closeknit.ui.common.text import shown
from closeknit.ui.common.translation import in_words
from closeknit.ui.twenty.wording import SeatWords

CARD_PX = 165
FOOTER_PX = 44
RADIUS = 10
_AVATAR_PX = 36
_MEDIUM, _BOLD = QFont.Weight.Medium, QFont.Weight.DemiBold


class CardPainter:
    """Only paints; everything scales with the text. The painter itself turns alignments round where all is mirrored."""

    def __init__(self, look: Look, photos: Photos, words: SeatWords) -> None:
        self._look, self._photos, self._words = look, photos, words

    def paint(
        self, painter: QPainter, card: QRect, place: Place, suggested: Suggested | None, today: date, is_hovered: bool
    ) -> None:
        """Paint one card into its place."""
        if not isinstance(place, Seated):
            self._paint_free(painter, card, place, suggested)
            return
        theme = self._look.theme
        ground = "hover" if is_hovered else "surface"
        paint.pill(painter, QRectF(card), RADIUS, theme.colour(ground), None)
        self._paint_footer(painter, card, place, today)
        paint.pill(painter, QRectF(card), RADIUS, None, theme.colour("line"))
        inner = card.adjusted(theme.px(12) + 1, theme.px(10) + 1, -theme.px(12) - 1, 0)
        self._paint_head(painter, inner, place)
        self._paint_aim(painter, inner, place)
        self._paint_metrics(painter, inner, place)

    def focus(self, painter: QPainter, card: QRect) -> None:
        """Paint the ring of the keyboard around a card."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.theme.colour("focus"), 2))
        painter.drawRoundedRect(QRectF(card).adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)
        painter.restore()

    def _paint_head(self, painter: QPainter, inner: QRect, seated: Seated) -> None:
        theme, px = self._look.theme, self._look.theme.px
        ring = QRectF(inner.left(), inner.top(), px(46), px(46))
        self._paint_ringed(painter, self._mirrored(ring, inner), seated.row, seated.closeness)
        text = self._mirrored_rect(inner.adjusted(px(54), px(1), 0, 0), inner)
        line = QRect(text.left(), text.top(), text.width(), px(17))
        score = self._words.score(seated.closeness) if seated.is_scored else ""
        bold = theme.font(13, _BOLD)
        ink = theme.colour("ink" if seated.closeness is not None else "ink3")
        width = theme.metrics(bold).horizontalAdvance(score) + px(6)
        paint.text(painter, line, score, bold, ink, paint.RIGHT)
        name = line.adjusted(0, 0, -width, 0) if not self._is_mirrored() else line.adjusted(width, 0, 0, 0)
        paint.text(painter, name, named(seated.row.name), bold, theme.colour("ink"))
        small = theme.font(11)
        for number, words in enumerate((self._words.second(seated), shown(seated.row.organisation))):
            below = QRect(text.left(), text.top() + px(17) + number * px(14), text.width(), px(14))
            if number and seated.is_review_due:
                below = self._paint_due(painter, below)
            paint.text(painter, below, words, small, theme.colour("ink3"))

    def _paint_due(self, painter: QPainter, line: QRect) -> QRect:
        """Paint that a review is due at the end of a line; returns what is left of the line."""
        theme = self._look.theme
        words = self._words.tr("Review")
        font = theme.font(11, _MEDIUM)
        paint.text(painter, line, words, font, theme.colour("accent"), paint.RIGHT)
        width = theme.metrics(font).horizontalAdvance(words) + theme.px(6)
        return line.adjusted(width, 0, 0, 0) if self._is_mirrored() else line.adjusted(0, 0, -width, 0)

    def _paint_aim(self, painter: QPainter, inner: QRect, seated: Seated) -> None:
        theme, px = self._look.theme, self._look.theme.px
        line = QRect(inner.left(), inner.top() + px(52), inner.width(), px(16))
        line = self._paint_icon(painter, line, "target", 12, px(5))
        paint.text(painter, line, self._words.aim_line(seated), theme.font(12), theme.colour("ink2"))

    def _paint_metrics(self, painter: QPainter, inner: QRect, seated: Seated) -> None:
        theme, px, words = self._look.theme, self._look.theme.px, self._words
        width = (inner.width() - 2 * px(12)) // 3
        top = inner.top() + px(75)
        days, cadence = seated.days, seated.cadence
        share = 0.0 if days is None or cadence is None else min(1.0, days / cadence.ideal_days)
        cells = [QRect(inner.left() + at * (width + px(12)), top, width, px(14)) for at in range(3)]
        rhythm, balance, face = reversed(cells) if self._is_mirrored() else cells
        room = rhythm.width() - px(12) - px(4)
        written = words.rhythm(seated)
        if theme.metrics(theme.font(11)).horizontalAdvance(written) > room:
            written = words.rhythm(seated, has_unit=False)
        self._paint_metric(painter, rhythm, "hourglass-medium", written, seated.is_quiet)
        draw_share(painter, self._bar(rhythm), share, self._look, "late" if seated.is_quiet else "ink3")
        self._paint_metric(painter, balance, "scales", words.balance(seated.given, seated.received))
        draw_balance(painter, self._bar(balance), seated.given, seated.received, self._look)
        self._paint_metric(painter, face, "users", words.percent(seated.face_share))
        ground = "track" if seated.face_share is None else "p_mail"
        draw_share(painter, self._bar(face), seated.face_share or 0.0, self._look, "p_face", ground)

    def _paint_metric(self, painter: QPainter, cell: QRect, icon: str, words: str, is_late: bool = False) -> None:
        theme = self._look.theme
        line = self._paint_icon(painter, cell, icon, 12, theme.px(4))
        ink = theme.colour("late" if is_late else "ink2")
        paint.text(painter, line, words, theme.font(11), ink)

    def _bar(self, cell: QRect) -> QRectF:
        px = self._look.theme.px
        return QRectF(cell.left(), cell.bottom() + 1 + px(4), cell.width(), px(4))

    def _paint_footer(self, painter: QPainter, card: QRect, seated: Seated, today: date) -> None:
        theme, px = self._look.theme, self._look.theme.px
        foot = footer_of(card, self._look)
        if seated.is_late:
            whole, part = QPainterPath(), QPainterPath()
            whole.addRoundedRect(QRectF(card), RADIUS, RADIUS)
            part.addRect(QRectF(foot))
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(whole.intersected(part), theme.colour("late_tint"))
            painter.restore()
        painter.fillRect(
            QRect(foot.left(), foot.top(), foot.width(), 1), theme.colour("late_line" if seated.is_late else "line")
        )
        action = seated.next_action
        icon = "plus" if action is None else "clock-counter-clockwise" if seated.is_late else "calendar-blank"
        is_today = action is not None and action.due == today
        ink = "accent" if action is None else "late" if seated.is_late else "ink"
        role = "ink3" if ink == "ink" else ink
        line = foot.adjusted(px(12) + 1, px(6) + 1, -px(12) - 1, -px(6))
        line = self._paint_icon(painter, line, icon, 14, px(8), role)
        upper = QRect(line.left(), line.top(), line.width(), px(16))
        lower = QRect(line.left(), line.top() + px(16), line.width(), px(16))
        paint.text(painter, upper, self._words.action(seated), theme.font(12, _MEDIUM), theme.colour(ink))
        font = theme.font(11, _BOLD) if is_today else theme.font(11)
        role = "accent" if is_today else "late" if seated.is_late else "ink3"
        paint.text(painter, lower, self._words.action_date(seated, today), font, theme.colour(role))

    def _paint_free(self, painter: QPainter, card: QRect, place: Place, suggested: Suggested | None) -> None:
        theme, px = self._look.theme, self._look.theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("line_strong"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.restore()
        inner = card.adjusted(px(12) + 1, px(10) + 1, -px(12) - 1, -px(10) - 1)
        head = self._paint_icon(painter, QRect(inner.left(), inner.top(), inner.width(), px(16)), "armchair", 14, px(6))
        paint.text(painter, head, self._words.free(place), theme.font(12), theme.colour("ink3"))
        if suggested is None:
            return
        ring = QRectF(inner.left(), inner.top() + px(28), px(36), px(36))
        self._paint_ringed(painter, self._mirrored(ring, inner), suggested.row, suggested.closeness)
        room = self._mirrored_rect(inner.adjusted(px(44), 0, 0, 0), inner)
        name = QRect(room.left(), inner.top() + px(30), room.width(), px(18))
        paint.text(painter, name, named(suggested.row.name), theme.font(13, _MEDIUM), theme.colour("ink"))
        second = name.translated(0, px(17))
        words = shown(suggested.row.title or suggested.row.organisation)
        paint.text(painter, second, words, theme.font(11), theme.colour("ink3"))
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("ink2"))
        reason = QRect(inner.left(), inner.top() + px(72), inner.width(), px(34))
        align = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextWordWrap
        painter.drawText(reason, int(align), shown(in_words(suggested.reason), 90))

    def _paint_ringed(self, painter: QPainter, place: QRectF, row: PersonRow, closeness: float | None) -> None:
        inside = draw_ring(painter, place, closeness, _AVATAR_PX, self._look)
        photo = self._photos.get(row.id) if row.has_photo else None
        draw_avatar(painter, inside, row.id, row.name, photo, self._look)

    def _paint_icon(self, painter: QPainter, line: QRect, icon: str, size: int, gap: int, role: str = "ink3") -> QRect:
        """Paint an icon at the start of a line; returns the rest of the line."""
        side = self._look.theme.px(size)
        left = line.right() + 1 - side if self._is_mirrored() else line.left()
        place = QRect(left, line.center().y() - side // 2 + 1, side, side)
        painter.drawPixmap(place, self._look.icons.pixmap(icon, role, size, painter.device().devicePixelRatio()))
        rest = side + gap
        return line.adjusted(0, 0, -rest, 0) if self._is_mirrored() else line.adjusted(rest, 0, 0, 0)

    def _is_mirrored(self) -> bool:
        return QGuiApplication.isRightToLeft()

    def _mirrored(self, place: QRectF, whole: QRect) -> QRectF:
        if not self._is_mirrored():
            return place
        return QRectF(whole.left() + whole.right() + 1 - place.right(), place.top(), place.width(), place.height())

    def _mirrored_rect(self, place: QRect, whole: QRect) -> QRect:
        return self._mirrored(QRectF(place), whole).toRect()


def footer_of(card: QRect, look: Look) -> QRect:
    """Return where the next action stands."""
    high = look.theme.px(FOOTER_PX)
    return QRect(card.left(), card.bottom() - high, card.width(), high + 1)

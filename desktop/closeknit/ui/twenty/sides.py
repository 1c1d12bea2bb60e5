"""Two people side by side before a swap: faces above, then one line for each thing that is known of both."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from closeknit.domain.ids import PersonId
from closeknit.services.sides import Side
from closeknit.ui.common import figures, paint
from closeknit.ui.common.avatar import draw_avatar
from closeknit.ui.common.bars import PRESENCE, draw_balance, draw_parts
from closeknit.ui.common.labels import ElidedLabel, PlainLabel, Rule
from closeknit.ui.common.layouts import clear
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.ring import draw_ring
from closeknit.ui.common.text import shown
from closeknit.ui.twenty.wording import NOTHING, SeatWords

_FACE_PX = 63
_AVATAR_PX = 53
_LINE_PX = 31


class RingedFace(QWidget):
    """A picture in its ring; grey for who leaves."""

    def __init__(
        self, look: Look, photos: Photos, words: SeatWords, is_leaving: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._photos, self._words, self._is_leaving = look, photos, words, is_leaving
        self._side: Side | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        photos.arrived.connect(self._on_photo)

    def put(self, side: Side) -> None:
        """Show a person."""
        self._side = side
        said = self._words.closeness(side.closeness) if side.is_scored else ""
        self.setAccessibleName(", ".join(part for part in (named(side.row.name), said) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        side = self._look.theme.px(_FACE_PX)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ring and picture."""
        side = self._side
        if side is None:
            return
        painter = QPainter(self)
        place = QRectF(self.rect())
        inside = draw_ring(painter, place, side.closeness, _AVATAR_PX, self._look, is_leaving=self._is_leaving)
        photo = self._photos.get(side.row.id) if side.row.has_photo else None
        draw_avatar(painter, inside, side.row.id, side.row.name, photo, self._look)

    def _on_photo(self, person: PersonId) -> None:
        if self._side is not None and self._side.row.id == person:
            self.update()


class SideBar(QWidget):
    """A bar of 110 px: face to face, or gave and got; its number stands beside it."""

    def __init__(self, look: Look, side: Side, is_balance: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._side, self._is_balance = look, side, is_balance
        self.setFixedSize(look.theme.px(110), look.theme.px(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar in the middle of its height."""
        high = self._look.theme.px(6 if not self._is_balance else 4)
        place = QRectF(0, (self.height() - high) // 2, self.width(), high)
        painter = QPainter(self)
        if self._is_balance:
            draw_balance(painter, place, self._side.given, self._side.received, self._look)
        else:
            shares = self._side.shares or (0.0, 0.0, 0.0)
            draw_parts(painter, place, list(zip(shares, PRESENCE, strict=True)), self._look)


class Arrow(QWidget):
    """An arrow in a circle, from who leaves to who comes."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedSize(look.theme.px(36), look.theme.px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint circle and arrow."""
        painter, place, side = QPainter(self), self.rect(), self._look.theme.px(18)
        paint.pill(painter, QRectF(place), place.width() / 2, None, self._look.theme.colour("line_strong"))
        name = "arrow-left" if self.isRightToLeft() else "arrow-right"
        picture = self._look.icons.pixmap(name, "ink2", 18, self.devicePixelRatioF())
        left = (place.width() - side) // 2
        painter.drawPixmap(QRect(left, left, side, side), picture)


class Comparison(QWidget):
    """Who leaves at the left, who takes the seat at the right; nothing says which is better."""

    def __init__(self, look: Look, photos: Photos, words: SeatWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words = look, words
        self._faces = [RingedFace(look, photos, words, is_leaving) for is_leaving in (True, False)]
        self._names = [ElidedLabel("", "card") for _ in range(2)]
        self._seconds = [ElidedLabel("", "second") for _ in range(2)]
        self._build()

    def put(self, leaver: Side, newcomer: Side) -> None:
        """Show both."""
        for side, face, name, second in zip((leaver, newcomer), self._faces, self._names, self._seconds, strict=True):
            face.put(side)
            name.put(named(side.row.name))
            second.put(", ".join(part for part in (side.row.title, side.row.organisation) if part))
        clear(self._grid)
        for at, (what, left, right) in enumerate(self._lines(leaver, newcomer)):
            for side, widget in ((leaver, left), (newcomer, right)):
                said = widget if isinstance(widget, PlainLabel) else widget.findChildren(PlainLabel)[0]
                widget.setAccessibleName(f"{named(side.row.name, 60)}, {what}: {said.text()}")
            self._add_line(at, what, left, right)

    def _lines(self, leaver: Side, newcomer: Side) -> list[tuple[str, QWidget, QWidget]]:
        def both(what: str, left: str, right: str) -> tuple[str, QWidget, QWidget]:
            return what, self._label(left, is_left=True), self._label(right, is_left=False)

        w, sides = self._words, (leaver, newcomer)
        is_scored = any(side.is_scored for side in sides)
        return [
            *([both(self.tr("Closeness"), *(self._closeness(side) for side in sides))] if is_scored else []),
            both(self.tr("Last met or spoke"), *(w.ago(side.last_live, side.today) for side in sides)),
            both(self.tr("Last in person"), *(w.ago(side.last_in_person, side.today) for side in sides)),
            (self.tr("Face to face"), self._bar(leaver, False, True), self._bar(newcomer, False, False)),
            (self.tr("Gave and got"), self._bar(leaver, True, True), self._bar(newcomer, True, False)),
            both(self.tr("Both after"), *(w.aim(side.objective) for side in sides)),
            both(self.tr("Hours together"), *(self.tr("{0} h").format(round(side.hours)) for side in sides)),
            both(self.tr("They need"), *(shown(side.need) or NOTHING for side in sides)),
        ]

    def _closeness(self, side: Side) -> str:
        if side.closeness is None:
            return self.tr("Too little to say") if side.is_scored else self.tr("Left out of scoring")
        now = self._words.score(side.closeness)
        if side.trend is None:
            return now
        return self.tr("{0}, was {1} in {2}").format(
            now, self._words.score(side.trend.value), figures.month_name(side.trend.month)
        )

    def _label(self, words: str, is_left: bool) -> QWidget:
        label = ElidedLabel("", "body")
        label.put(words)
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter | self._edge(is_left))
        return label

    def _bar(self, side: Side, is_balance: bool, is_left: bool) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        face = None if side.shares is None else side.shares[0]
        words = self._words.balance(side.given, side.received) if is_balance else self._words.percent(face)
        if is_left:
            row.addStretch(1)
        row.addWidget(SideBar(self._look, side, is_balance))
        row.addWidget(PlainLabel(words, "body"))
        if not is_left:
            row.addStretch(1)
        return holder

    def _add_line(self, at: int, what: str, left: QWidget, right: QWidget) -> None:
        name = PlainLabel(what, "third")
        name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._grid.addWidget(Rule(), 2 * at, 0, 1, 3)
        for column, widget in enumerate((left, name, right)):
            self._grid.addWidget(widget, 2 * at + 1, column)
        self._grid.setRowMinimumHeight(2 * at + 1, self._look.theme.px(_LINE_PX))

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addLayout(self._built_heads())
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        self._stretch(self._grid)
        box.addLayout(self._grid)

    def _built_heads(self) -> QGridLayout:
        heads = QGridLayout()
        heads.setHorizontalSpacing(0)
        self._stretch(heads)
        titles = (self.tr("Leaves the Twenty"), self.tr("Takes the seat"))
        for number, (face, name, second) in enumerate(zip(self._faces, self._names, self._seconds, strict=True)):
            is_left = number == 0
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addStretch(1)
            for label in (PlainLabel(titles[number], "label"), name, second):
                label.setAlignment(self._edge(is_left) | Qt.AlignmentFlag.AlignVCenter)
                column.addWidget(label)
            column.addStretch(1)
            row = QHBoxLayout()
            row.setSpacing(12)
            if is_left:
                row.addLayout(column, 1)
                row.addWidget(face)
            else:
                row.addWidget(face)
                row.addLayout(column, 1)
            heads.addLayout(row, 0, 2 * number)
        heads.addWidget(Arrow(self._look), 0, 1, Qt.AlignmentFlag.AlignCenter)
        return heads

    def _stretch(self, grid: QGridLayout) -> None:
        grid.setColumnMinimumWidth(1, self._look.theme.px(132))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)

    def _edge(self, is_left: bool) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignTrailing if is_left else Qt.AlignmentFlag.AlignLeading

"""Whom somebody knows: each with picture, name and how, and each a way to their page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QWidget

from closeknit.domain.ids import PersonId
from closeknit.domain.person import PersonRow
from closeknit.domain.seat import Tie
from closeknit.ui.common import paint
from closeknit.ui.common.avatar import draw_avatar
from closeknit.ui.common.buttons import boxed
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.text import shown, tooltip
from closeknit.ui.person.wording import tie_word

_ROW_PX, _AVATAR_PX, _GAP_PX = 30, 22, 8


@dataclass(frozen=True, slots=True)
class Tied:
    """Somebody known, and by which kinds of ties."""

    row: PersonRow
    kinds: tuple[str, ...]


def tied(person: PersonId, ties: Sequence[Tie], rows: dict[PersonId, PersonRow]) -> list[Tied]:
    """Return whom a person knows, each once, in the order of the ties."""
    kinds: dict[PersonId, list[str]] = {}
    for tie in ties:
        other = tie.second if tie.first == person else tie.first
        if other in rows:
            kinds.setdefault(other, []).append(tie.kind)
    return [Tied(rows[other], tuple(said)) for other, said in kinds.items()]


class TieLine(QPushButton):
    """One line; a click or Enter opens who stands in it."""

    #: carries the id
    person_requested = Signal(object)

    def __init__(self, look: Look, photos: Photos, known: Tied, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._photos, self._row = look, photos, known.row
        self._how = ", ".join(shown(tie_word(kind), 40) for kind in known.kinds if kind != "knows")
        self._name = named(known.row.name)
        self.setProperty("kind", "row")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        said = ", ".join(filter(None, (self._name, self._how)))
        self.setAccessibleName(said)
        self.setToolTip(tooltip(said))
        self.clicked.connect(lambda: self.person_requested.emit(self._row.id))
        photos.arrived.connect(self._on_photo)

    def sizeHint(self) -> QSize:
        """A line of any width."""
        return QSize(60, self._look.theme.px(_ROW_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture, name and how."""
        painter, theme, px = boxed(self), self._look.theme, self._look.theme.px
        side, gap = px(_AVATAR_PX), px(_GAP_PX)
        photo = self._photos.get(self._row.id) if self._row.has_photo else None
        place = self._mirrored(QRect(0, (self.height() - side) // 2, side, side))
        draw_avatar(painter, QRectF(place), self._row.id, self._row.name, photo, self._look)
        room = self.width() - side - gap
        how = min(theme.metrics(theme.font(11)).horizontalAdvance(self._how), room // 2)
        name = self._mirrored(QRect(side + gap, 0, room - how - (gap if how else 0), self.height()))
        paint.text(painter, name, self._name, theme.font(13), theme.colour("ink"))
        end = self._mirrored(QRect(self.width() - how, 0, how, self.height()))
        paint.text(painter, end, self._how, theme.font(11), theme.colour("ink3"), paint.RIGHT)

    def _on_photo(self, person: PersonId) -> None:
        if person == self._row.id:
            self.update()

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

"""The ring: how close somebody is, drawn around their picture (language 4 and 9)."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from closeknit.domain.ids import PersonId
from closeknit.ui.common.avatar import Avatar, draw_avatar
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos

_GAP = 2.0
_TOP = 90 * 16
#: Sixteenths of a degree for each of the hundred points; Qt turns against the clock.
_TURN = -57.6


def ring_width(avatar: int) -> float:
    """Return how wide the ring around an avatar of the design is: 2.5 up to 32, 3, and 6 from 76 on."""
    if avatar <= 32:
        return 2.5
    return 3.0 if avatar < 76 else 6.0


def ring_side(avatar: int) -> float:
    """Return the side of the square that avatar, gap and ring need: 41 for an avatar of 32."""
    return avatar + 2 * (_GAP + ring_width(avatar))


def closeness_words(closeness: float | None) -> str:
    """Say what the ring shows: "closeness 62 of 100"; "" where there is none."""
    if closeness is None:
        return ""
    return QCoreApplication.translate("ring", "closeness {0} of 100").format(round(closeness))


def draw_ring(
    painter: QPainter,
    place: QRectF,
    closeness: float | None,
    avatar: int,
    look: Look,
    is_late: bool = False,
    is_leaving: bool = False,
) -> QRectF:
    """Paint track and ring into a square; returns where the avatar goes. Without a closeness nothing is painted.

    Late is madder, who leaves a seat is grey.
    """
    scale = place.width() / ring_side(avatar)
    width = ring_width(avatar) * scale
    inside = width + _GAP * scale
    if closeness is not None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        line = place.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(look.theme.colour("track"), width))
        painter.drawEllipse(line)
        colour = look.theme.colour("late" if is_late else "ink3" if is_leaving else "accent")
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        turned = round(_TURN * min(100.0, max(0.0, closeness)))
        if turned:
            painter.drawArc(line, _TOP, turned)
        painter.restore()
    return place.adjusted(inside, inside, -inside, -inside)


def draw_person(
    painter: QPainter,
    place: QRectF,
    person: tuple[PersonId, str],
    photo: QPixmap | None,
    ring: tuple[float | None, bool],
    avatar: int,
    look: Look,
) -> None:
    """Paint a person, given by id and name, with their ring, given by closeness and whether it is late."""
    inside = draw_ring(painter, place, ring[0], avatar, look, ring[1])
    draw_avatar(painter, inside, person[0], person[1], photo, look)


class RingedAvatar(Avatar):
    """The picture with the ring around it; without a number there is none, and the picture stays where it is."""

    def __init__(self, look: Look, photos: Photos, side: int, parent: QWidget | None = None) -> None:
        super().__init__(look, photos, side, parent)
        self._closeness: float | None = None

    def put_ring(self, closeness: float | None) -> None:
        """Show how close they are, 0 to 100."""
        self._closeness = closeness
        self.setAccessibleDescription(closeness_words(closeness))
        self.update()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        side = self._look.theme.px(round(ring_side(self._side)))
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ring and circle."""
        row = self._row
        if row is not None:
            photo = self._photos.get(row.id) if row.has_photo else None
            who, ring = (row.id, row.name), (self._closeness, False)
            draw_person(QPainter(self), QRectF(self.rect()), who, photo, ring, self._side, self._look)

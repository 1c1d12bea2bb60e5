"""A person's picture: their photo in a circle, else initials on one of eight tints, always the same one."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QPainter, QPaintEvent, QPixmap, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from closeknit.domain.ids import PersonId
from closeknit.domain.person import PersonRow
from closeknit.ui.common import paint
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos


def initials(name: str) -> str:
    """Return the first letters of the first and the last word: "Joaquín Ibarra Peña" is "JP"."""
    words = [w for w in (part.strip(".,;:'\"()[]<>{}-_/\\&*#@!?") for part in name[:200].split()) if w]
    letters = [w[0] for w in (words[0], words[-1])] if len(words) > 1 else [w[0] for w in words]
    return "".join(c.upper() for c in letters if c.isalnum())


def tint(person: PersonId) -> int:
    """Return which of the eight tints is a person's, by a hash that never changes (Knuth's multiplicative)."""
    return ((int(person) * 2654435761) & 0xFFFFFFFF) >> 29


def draw_avatar(
    painter: QPainter, place: QRectF, person: PersonId, name: str, photo: QPixmap | None, look: Look
) -> None:
    """Paint the picture of a person into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if photo is not None and not photo.isNull():
        brush = QBrush(photo)
        scale = place.width() * photo.devicePixelRatio() / photo.width()
        shift = QTransform.fromTranslate(place.x(), place.y())
        brush.setTransform(
            QTransform.fromScale(scale / photo.devicePixelRatio(), scale / photo.devicePixelRatio()) * shift
        )
        painter.setBrush(brush)
        painter.drawEllipse(place)
    else:
        ground, ink = look.theme.tokens.avatars[tint(person)]
        painter.setBrush(QBrush(ground))
        painter.drawEllipse(place)
        font = QFont(look.theme.font(13, QFont.Weight.DemiBold))
        font.setPixelSize(max(8, round(place.width() * 0.36)))
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(place, paint.CENTRE, initials(name))
    painter.restore()


class Avatar(QWidget):
    """The picture alone, for headers and cards."""

    def __init__(self, look: Look, photos: Photos, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._photos = look, photos
        self._side = side
        self._row: PersonRow | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self.updateGeometry)
        photos.arrived.connect(self._on_photo)

    def put(self, row: PersonRow) -> None:
        """Show a person; without a photo, and until it came, their initials."""
        self._row = row
        self.update()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        side = self._look.theme.px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the circle."""
        row = self._row
        if row is None:
            return
        photo = self._photos.get(row.id) if row.has_photo else None
        draw_avatar(QPainter(self), QRectF(self.rect()), row.id, row.name, photo, self._look)

    def _on_photo(self, person: PersonId) -> None:
        if self._row is not None and self._row.id == person:
            self.update()

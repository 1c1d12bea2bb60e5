"""Decode foreign pictures without trusting them: sniffed, four formats only, measured before decoding (safety R17)."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

MOST_BYTES = 8 << 20
MOST_DECODED_BYTES = 64 << 20


def sniffed(picture: bytes) -> str:
    """Tell the format by its first bytes: "png", "jpeg", "gif", "webp", or "" for anything else."""
    if picture.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if picture.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if picture[:6] in (b"GIF87a", b"GIF89a"):
        return "gif"
    if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
        return "webp"
    return ""


def load(picture: bytes, side_px: int) -> QImage | None:
    """Return the picture cut to a square of `side_px`, or None if it can't be shown; works on any thread."""
    kind = sniffed(picture)
    if not kind or len(picture) > MOST_BYTES:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(picture))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoDetectImageFormat(False)
    reader.setFormat(kind.encode())
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() * 4 > MOST_DECODED_BYTES:
        return None
    reader.setScaledSize(_covering(size, side_px))
    image = reader.read()
    return None if image.isNull() else _square(image, side_px)


def as_png(picture: bytes, side_px: int) -> bytes | None:
    """Return a foreign picture made anew as a small square PNG, or None if it can't be shown."""
    image = load(picture, side_px)
    if image is None:
        return None
    array = QByteArray()
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return bytes(array.data()) if QImageWriter(buffer, QByteArray(b"PNG")).write(image) else None


def _covering(size: QSize, side_px: int) -> QSize:
    target = QSize(size)
    target.scale(side_px, side_px, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    return target.boundedTo(QSize(side_px * 8, side_px * 8)).expandedTo(QSize(1, 1))


def _square(image: QImage, side_px: int) -> QImage:
    side = min(image.width(), image.height())
    cut = image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    mode = Qt.TransformationMode.SmoothTransformation
    return cut.scaled(side_px, side_px, Qt.AspectRatioMode.IgnoreAspectRatio, mode)

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter
from PySide6.QtWidgets import QApplication

from closeknit.ui.common.look import Look
from closeknit.ui.common.pictures import MOST_DECODED_BYTES, as_png, load, sniffed


def picture(kind: bytes, width: int = 40, height: int = 20) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    array = QByteArray()
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind)).write(image)
    return bytes(array.data())


def png_that_says(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", [b"PNG", b"JPEG", b"WEBP"])
def test_the_formats_of_cards_are_shown_as_squares(qapp: QApplication, kind: bytes) -> None:
    image = load(picture(kind), 24)
    assert image is not None
    assert (image.width(), image.height()) == (24, 24)


@pytest.mark.parametrize("kind", [b"BMP", b"PPM", b"XPM"])
def test_other_formats_that_qt_knows_are_refused(qapp: QApplication, kind: bytes) -> None:
    assert load(picture(kind), 24) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
        b"%PDF-1.4",
        b"II*\0",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0junk",
        b"GIF89a" + b"\xff" * 40,
        b"RIFF\0\0\0\0WEBPVP8 ",
    ],
)
def test_what_is_no_picture_is_none(look: Look, data: bytes) -> None:
    assert load(data, 24) is None


@pytest.mark.parametrize("size", [(30_000, 30_000), (1, 60_000_000), (60_000, 60_000)])
def test_a_bomb_is_measured_and_not_decoded(
    qapp: QApplication, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = png_that_says(*size)
    assert sniffed(bomb) == "png"
    assert size[0] * size[1] * 4 > MOST_DECODED_BYTES or size[1] > 1_000_000
    monkeypatch.setattr(QImageReader, "read", lambda _reader: pytest.fail("decoded"))
    assert load(bomb, 24) is None


def test_the_thumbnail_kept_of_a_foreign_picture_is_our_own(qapp: QApplication) -> None:
    made = as_png(picture(b"JPEG", 400, 300), 64)
    assert made is not None
    assert sniffed(made) == "png"
    assert load(made, 64) is not None

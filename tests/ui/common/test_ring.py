import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from closeknit.ui.common.look import Look
from closeknit.ui.common.ring import closeness_words, draw_ring, ring_side, ring_width
from closeknit.ui.common.sharebar import Share, ShareBar

SIDE = 41


def drawn(look: Look, closeness: float | None, is_late: bool = False) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(QColor(Qt.GlobalColor.black))
    painter = QPainter(image)
    draw_ring(painter, QRectF(0, 0, SIDE, SIDE), closeness, 32, look, is_late)
    painter.end()
    return image


def is_near(image: QImage, x: int, y: int, colour: QColor) -> bool:
    at = image.pixelColor(x, y)
    return max(abs(at.red() - colour.red()), abs(at.green() - colour.green()), abs(at.blue() - colour.blue())) < 30


def test_the_ring_starts_at_twelve_and_goes_clockwise(look: Look) -> None:
    image = drawn(look, 25.0)
    accent, track = look.theme.colour("accent"), look.theme.colour("track")
    assert is_near(image, 34, 6, accent)  # half past one
    assert is_near(image, 6, 6, track)  # half past ten
    assert is_near(image, SIDE // 2, SIDE - 2, track)


def test_a_late_ring_is_madder_and_an_empty_one_is_track(look: Look) -> None:
    assert is_near(drawn(look, 100.0, is_late=True), 1, SIDE // 2, look.theme.colour("late"))
    assert is_near(drawn(look, 0.0), 1, SIDE // 2, look.theme.colour("track"))


def test_without_a_closeness_there_is_no_ring(look: Look) -> None:
    assert is_near(drawn(look, None), 1, SIDE // 2, QColor(Qt.GlobalColor.black))


@pytest.mark.parametrize(("avatar", "width", "side"), [(32, 2.5, 41.0), (48, 3.0, 58.0), (76, 6.0, 92.0)])
def test_the_ring_has_the_widths_of_the_design(avatar: int, width: float, side: float) -> None:
    assert (ring_width(avatar), ring_side(avatar)) == (width, side)


def test_the_avatar_goes_inside_the_gap(look: Look) -> None:
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    inside = draw_ring(painter, QRectF(0, 0, 41, 41), 62.0, 32, look)
    painter.end()
    assert (inside.width(), inside.left()) == (32.0, 4.5)


def test_the_ring_is_said_in_words() -> None:
    assert closeness_words(61.6) == "closeness 62 of 100"
    assert closeness_words(None) == ""


def test_words_below_a_bar_wrap_where_room_is_short(qtbot: QtBot, look: Look) -> None:
    bar = ShareBar(look, "Blend")
    qtbot.addWidget(bar)
    words = ("face to face 54 %", "live 20 %", "written 26 %")
    parts = zip((0.54, 0.2, 0.26), ("p_face", "p_call", "p_mail"), words, strict=True)
    bar.put([Share(share, colour, text) for share, colour, text in parts])
    assert bar.accessibleDescription() == ", ".join(words)
    one, each = bar.sizeHint().width(), bar.minimumSizeHint().width()  # whatever the font: all on a line, or each alone
    assert bar.heightForWidth(one) < bar.heightForWidth((one + each) // 2) < bar.heightForWidth(each)
    bar.resize(600, 40)
    image = bar.grab().toImage()
    assert image.pixelColor(100, 4) == look.theme.colour("p_face")
    assert image.pixelColor(500, 4) == look.theme.colour("p_mail")

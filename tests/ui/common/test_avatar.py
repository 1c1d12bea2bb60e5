import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage, QPixmap
from pytestqt.qtbot import QtBot

from closeknit.domain.card import Kind
from closeknit.domain.ids import PersonId
from closeknit.domain.person import PersonRow
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.avatar import Avatar, initials, tint
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Joaquín Ibarra Peña", "JP"),
        ("ana", "A"),
        ("", ""),
        ("<b> !!", "B"),
        ("山田 太郎", "山太"),
        ("Émile (work)", "ÉW"),
        ("😀 😀", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_tint_stays_with_its_person_and_all_eight_are_used() -> None:
    tints = [tint(PersonId(i)) for i in range(1, 200)]
    assert tints == [tint(PersonId(i)) for i in range(1, 200)]
    assert set(tints) == set(range(8))


def test_a_photo_that_comes_later_takes_the_place_of_the_initials(
    qtbot: QtBot, look: Look, runner: JobRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    image.fill(QColor("#0000ff"))
    blob = QBuffer()
    image.save(blob, "PNG")
    picture = bytes(blob.data().data())
    photos = Photos(lambda _person: picture, runner)
    painted: list[QPixmap | None] = []
    get = photos.get
    monkeypatch.setattr(photos, "get", lambda person: painted.append(get(person)) or painted[-1])
    avatar = Avatar(look, photos, 40)
    qtbot.addWidget(avatar)
    avatar.put(PersonRow(PersonId(1), Kind.PERSON, "Ana Ek", "", "", "", (), (), (), (), True))
    with qtbot.waitExposed(avatar):
        avatar.show()
    qtbot.waitUntil(lambda: bool(painted) and painted[-1] is not None, timeout=2000)
    assert painted[0] is None
    assert avatar.grab().toImage().pixelColor(20, 8).name() == "#0000ff"

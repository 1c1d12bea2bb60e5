"""What was understood is tinted behind its letters, wherever the line is scrolled to (language 4, *Composer*)."""

import pytest
from pytestqt.qtbot import QtBot

from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.composer.composer import Composer
from tests.ui.composer.composing import type_in

LINE = "🙂 coffee with Ana Ferreira yesterday, gave her the number of the boatyard at the old harbour of Vila do Sal"


@pytest.mark.parametrize("width", [900, 260])
def test_a_tint_stands_where_its_words_stand(qtbot: QtBot, composer: Composer, runner: JobRunner, width: int) -> None:
    composer.resize(width, composer.height())
    type_in(composer, LINE, qtbot, runner)
    field = composer.field
    for words, is_exchange in (("coffee", False), ("Ana Ferreira", False), ("yesterday", False), ("gave", True)):
        at = LINE.index(words) + 1  # the smile counts twice in Qt
        field.setCursorPosition(at)
        field.grab()  # the line scrolls as it is painted
        tints = [place for place, is_given in field.tinted() if is_given is is_exchange]
        assert any(abs(place.left() + 1 - (field.cursorRect().x() + 5)) <= 1 for place in tints), words


def test_the_tint_is_painted_and_goes_as_soon_as_the_text_is_another(
    qtbot: QtBot, composer: Composer, runner: JobRunner
) -> None:
    type_in(composer, "coffee with Ana Ferreira", qtbot, runner)
    field = composer.field
    (place, _is_exchange) = field.tinted()[0]
    tint = composer._look.theme.colour("accent_tint").rgb()
    left, top = round(place.left()) + 1, round(place.top()) + 1
    assert field.grab().toImage().pixel(left, top) == tint
    field.insert("!")
    assert field.tinted() == []
    assert field.grab().toImage().pixel(left, top) != tint

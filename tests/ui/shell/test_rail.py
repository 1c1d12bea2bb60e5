"""The rail's words and numbers stand whole at every text size."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from closeknit.ui.common.look import Look
from closeknit.ui.shell.rail import Rail


def drawn(rail: Rail, count: int) -> QImage:
    rail.show_count("today", count)
    return rail._buttons["today"].grab().toImage()


@pytest.mark.parametrize("percent", [80, 100, 150])
@pytest.mark.parametrize("is_narrow", [False, True])
@pytest.mark.parametrize("count", [1, 12, 250])
def test_how_much_is_due_stands_whole_within_its_button(
    qtbot: QtBot, look: Look, percent: int, is_narrow: bool, count: int
) -> None:
    look.theme.set_text_percent(percent)
    rail = Rail(look)
    qtbot.addWidget(rail)
    rail.set_narrow(is_narrow)
    rail.resize(rail.width(), 600)
    with_none, with_count = drawn(rail, 0), drawn(rail, count)
    size = with_none.size()
    other = [
        (x, y)
        for x in range(size.width())
        for y in range(size.height())
        if with_none.pixel(x, y) != with_count.pixel(x, y)
    ]
    look.theme.set_text_percent(100)
    assert other
    assert max(x for x, _y in other) < size.width() - 1
    assert min(y for _x, y in other) > 0


@pytest.mark.parametrize("percent", [80, 100, 150])
def test_words_have_room(qtbot: QtBot, look: Look, percent: int) -> None:
    look.theme.set_text_percent(percent)
    rail = Rail(look)
    qtbot.addWidget(rail)
    metrics = look.theme.metrics(look.theme.font(11))
    buttons = [rail._buttons[name] for name in ("today", "twenty", "people")]
    short = [one.text() for one in buttons if one.sizeHint().width() < metrics.horizontalAdvance(one.text())]
    look.theme.set_text_percent(100)
    assert short == []

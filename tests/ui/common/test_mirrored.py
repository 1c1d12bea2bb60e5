"""From right to left no part of a button or of a search field lies on another."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from closeknit.ui.common.buttons import Button, Chip
from closeknit.ui.common.fields import SearchField
from closeknit.ui.common.look import Look

MADE: dict[str, Callable[[Look], QWidget]] = {
    "button": lambda look: Button(look, "New", icon="user-plus", key="N"),
    "main": lambda look: Button(look, "Log", "main", "note-pencil", "Ctrl+L"),
    "chip": lambda look: Chip(look, "How?", "users", has_caret=True),
    "field": lambda look: SearchField(look, "Find or do", "Ctrl K"),
}


def inked(widget: QWidget) -> list[bool]:
    """Tell of each column within the frame whether anything stands in it."""
    image = widget.grab().toImage()
    rows, middle = range(8, image.height() - 8), image.height() // 2
    ground = image.pixel(4, middle)
    return [any(image.pixel(x, y) != ground for y in rows) for x in range(4, image.width() - 4)]


@pytest.mark.parametrize("made", list(MADE))
def test_parts_stand_side_by_side_either_way(qtbot: QtBot, look: Look, made: str) -> None:
    widget = MADE[made](look)
    qtbot.addWidget(widget)
    widget.resize(max(180, widget.sizeHint().width()), widget.sizeHint().height())
    widget.show()
    there = inked(widget)
    widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    back = inked(widget)
    assert sum(back) == pytest.approx(sum(there), abs=3)
    assert back != there

"""Where rows are on screen, and clicks on them."""

from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from closeknit.ui.timeline.view import Timeline

Mod = Qt.KeyboardModifier


def place(view: Timeline, number: int) -> QRect:
    row = view._rows.row_of(number)
    return view._rect(row)


def seen(view: Timeline) -> list[object]:
    """Return the keys of rows that are whole in sight."""
    rows = view._sheet.visible(view._top(), view.viewport().height())
    inside = view.viewport().rect()
    return [view._rows.rows[row].key for row in rows if inside.contains(view._rect(row))]


def click(qtbot: QtBot, view: Timeline, number: int, keys: Mod = Mod.NoModifier) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, place(view, number).center())

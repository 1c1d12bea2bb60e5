"""Chips and the field say what is asked for, once for each change."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from closeknit.ui.common.look import Look
from closeknit.ui.timeline.filters import FilterBar
from closeknit.ui.timeline.sieve import Filters, Which


@pytest.fixture
def bar(qtbot: QtBot, look: Look) -> FilterBar:
    bar = FilterBar(look)
    qtbot.addWidget(bar)
    bar.resize(656, 24)
    bar.show()
    return bar


def test_one_chip_is_chosen_at_a_time_and_tells_once(bar: FilterBar, qtbot: QtBot) -> None:
    told: list[Filters] = []
    bar.changed.connect(told.append)
    qtbot.mouseClick(bar._chips[Which.CALLS], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar._chips[Which.CALLS], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar._chips[Which.NOTES], Qt.MouseButton.LeftButton)
    assert told == [Filters(Which.CALLS), Filters(Which.NOTES)]
    assert [which for which, chip in bar._chips.items() if chip.isChecked()] == [Which.NOTES]


def test_typing_tells_after_a_rest_and_enter_at_once(bar: FilterBar, qtbot: QtBot) -> None:
    bar.open_field()
    with qtbot.waitSignal(bar.changed) as told:
        qtbot.keyClicks(bar._field, "river")
    assert told.args == [Filters(search="river")]
    qtbot.keyClicks(bar._field, "s")
    with qtbot.waitSignals([bar.changed, bar.results_requested]):
        qtbot.keyClick(bar._field, Qt.Key.Key_Return)


def test_esc_clears_the_field_then_closes_it(bar: FilterBar, qtbot: QtBot) -> None:
    bar.open_field()
    qtbot.keyClicks(bar._field, "x")
    qtbot.keyClick(bar._field, Qt.Key.Key_Escape)
    assert (bar._field.text(), bar._field.isVisible()) == ("", True)
    qtbot.keyClick(bar._field, Qt.Key.Key_Escape)
    assert not bar._field.isVisible()


def test_clear_asks_for_all_again(bar: FilterBar, qtbot: QtBot) -> None:
    qtbot.mouseClick(bar._chips[Which.CARDS], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(bar.changed) as told:
        bar.clear()
    assert told.args == [Filters()]


@pytest.mark.parametrize("width", [656, 560, 330])
def test_chips_fit_in_any_width_and_keep_their_names(bar: FilterBar, width: int) -> None:
    bar.resize(width, 24)
    bar.layout().activate()
    assert bar._find.geometry().right() <= width
    assert all(chip.accessibleName() for chip in bar._chips.values())
    assert bar._chips[Which.EXCHANGES].accessibleName() == "Gave & got"


def test_tab_reaches_the_chosen_chip_and_arrows_choose_the_next(bar: FilterBar, qtbot: QtBot) -> None:
    chip = bar._chips[Which.ALL]
    assert chip.focusPolicy() & Qt.FocusPolicy.TabFocus
    chip.setFocus()
    with qtbot.waitSignal(bar.changed) as told:
        qtbot.keyClick(chip, Qt.Key.Key_Right)
    assert told.args == [Filters(Which.MEETINGS)]

"""Two years of months: what a bar is made of, where a click goes, what is said."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from closeknit.ui.common.look import Look
from closeknit.ui.timeline.months import MonthCount, index_of, pieces
from closeknit.ui.timeline.strip import Strip


def years(face: int = 1) -> tuple[MonthCount, ...]:
    months = [(2024 * 12 + 3 + n) for n in range(24)]
    return tuple(MonthCount(date(m // 12, m % 12 + 1, 1), face, 2, 3) for m in months)


@pytest.fixture
def strip(qtbot: QtBot, look: Look) -> Strip:
    strip = Strip(look)
    qtbot.addWidget(strip)
    strip.resize(656, strip.sizeHint().height())
    strip.put(years())
    strip.show()
    return strip


def test_a_bar_has_a_block_for_each_written_at_the_foot_and_meetings_on_top() -> None:
    bar = pieces(MonthCount(date(2026, 3, 1), 1, 1, 2), 4, 42, 5, 1)
    assert [piece.presence for piece in bar] == ["written", "written", "live", "face"]
    assert [piece.top for piece in bar] == [5, 11, 17, 23]


def test_many_in_a_month_share_the_height_by_number() -> None:
    bar = pieces(MonthCount(date(2026, 3, 1), 50, 0, 150), 200, 42, 5, 1)
    assert [piece.presence for piece in bar] == ["written", "face"]
    assert bar[-1].top <= 42
    assert bar[0].height == pytest.approx(3 * bar[1].height)
    assert pieces(MonthCount(date(2026, 3, 1)), 200, 42, 5, 1) == []


def test_days_outside_belong_to_the_first_or_last_month() -> None:
    counts = years()
    assert [index_of(counts, day) for day in (date(2020, 1, 1), date(2024, 5, 9), date(2030, 1, 1))] == [0, 1, 23]
    assert index_of((), date(2024, 1, 1)) == -1


def test_a_click_goes_to_the_month_under_it(strip: Strip, qtbot: QtBot) -> None:
    for at in (0, 11, 23):
        with qtbot.waitSignal(strip.month_requested) as told:
            qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip._column(at).center().toPoint())
        assert told.args == [years()[at].day]


def test_arrow_keys_go_a_month_and_stop_at_the_ends(strip: Strip, qtbot: QtBot) -> None:
    told: list[date] = []
    strip.month_requested.connect(told.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Left):
        qtbot.keyClick(strip, key)
    first, last = date(2024, 4, 1), date(2026, 3, 1)
    assert told == [date(2026, 2, 1), last, last, first, first]


def test_the_framed_month_is_the_name_and_the_sums_are_the_description(strip: Strip) -> None:
    strip.show_month(date(2025, 12, 31))
    assert strip.accessibleName() == "December 2025: face to face 1, call or video 2, written 3"
    assert strip.accessibleDescription() == "Two years: face to face 24, call, video 48, written 72"


def test_no_months_and_thousands_a_month_are_painted_too(strip: Strip) -> None:
    strip.put(years(9000))
    strip.grab()
    strip.put(())
    strip.grab()
    assert strip.accessibleName() == "Months"

"""What a layout is taken apart from goes, to the last byte that Qt keeps of it."""

import ctypes
import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from closeknit.ui.common.flow import Flow, SideBySide
from closeknit.ui.common.layouts import clear, take_out

TIMES = 500
#: Were what Qt keeps of an item kept each time, it would be five times as much.
MOST_KEPT_KB = 100


class Blocks(ctypes.Structure):
    """What mallinfo2(3) returns; the eighth is the bytes that are in use."""

    _fields_ = [(f"n{number}", ctypes.c_size_t) for number in range(10)]


def used_kb() -> float:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.collect()
    told = ctypes.CDLL(None).mallinfo2
    told.restype = Blocks
    return int(told().n7) / 1024


def kept_kb(act: Callable[[], object]) -> float:
    """Return by how much what Qt has allocated grew while something was done often."""

    def often(times: int) -> float:
        for number in range(times):
            act()
            if number % 50 == 0:
                used_kb()
        return used_kb()

    before = often(TIMES // 4)
    return often(TIMES) - before


def some(layout: QLayout) -> QLayout:
    for number in range(10):
        label = QLabel(str(number))
        layout.addWidget(label, number, 0) if isinstance(layout, QGridLayout) else layout.addWidget(label)
    return layout


needs_glibc = pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "mallinfo2"), reason="counts by glibc")


@needs_glibc
@pytest.mark.parametrize("kind", [QVBoxLayout, QGridLayout, Flow])
def test_nothing_is_left_of_what_a_layout_had(qtbot: QtBot, kind: type[QLayout]) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    outer = QVBoxLayout(holder)
    inner = kind()
    outer.addLayout(inner)

    def fill_and_clear() -> None:
        some(inner)
        if isinstance(inner, QVBoxLayout):
            inner.addLayout(some(QHBoxLayout()))
            inner.addLayout(some(Flow()))
            inner.addStretch(1)
        assert inner.count() >= 10
        clear(inner)
        assert inner.count() == 0

    assert kept_kb(fill_and_clear) < MOST_KEPT_KB
    assert outer.count() == 1
    assert [one for one in holder.findChildren(QLabel) if one.isVisibleTo(holder)] == []


@needs_glibc
def test_what_stands_side_by_side_takes_turns_and_leaves_nothing(qtbot: QtBot) -> None:
    row, labels = SideBySide(), [QLabel(str(number)) for number in range(10)]
    qtbot.addWidget(row)

    def take_turns() -> None:
        row.put(labels)
        row.put(labels[5:])

    assert kept_kb(take_turns) < MOST_KEPT_KB
    assert [row._flow.itemAt(n).widget().text() for n in range(row._flow.count())] == ["5", "6", "7", "8", "9"]
    assert [label.parent() for label in labels] == [row] * 10


def test_a_layout_that_is_in_no_widget_yet_gives_its_widgets(qapp: QApplication) -> None:
    label = QLabel("loose")
    loose = QVBoxLayout()
    loose.addWidget(label)
    loose.addStretch(1)
    assert take_out(loose) == [label]
    assert loose.count() == 0
    assert label.text() == "loose"

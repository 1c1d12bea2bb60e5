"""The height index agrees with a plain list, and is fast in any number of rows."""

import random
from collections.abc import Callable
from itertools import accumulate

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from closeknit.ui.timeline.heights import Heights
from tests.growth import seconds

SIZES = st.integers(1, 300)


class HeightsAgreeWithAList(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.index, self.naive = Heights(), list[int]()

    @rule(sizes=st.lists(SIZES, max_size=40))
    def reset(self, sizes: list[int]) -> None:
        self.index.reset(sizes)
        self.naive = list(sizes)

    @rule(data=st.data(), count=st.integers(0, 1500), size=SIZES)
    def insert(self, data: st.DataObject, count: int, size: int) -> None:
        row = data.draw(st.integers(0, len(self.naive)))
        self.index.insert(row, count, size)
        self.naive[row:row] = [size] * count

    @precondition(lambda self: self.naive)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        row = data.draw(st.integers(0, len(self.naive) - 1))
        count = data.draw(st.integers(0, len(self.naive) - row))
        self.index.remove(row, count)
        del self.naive[row : row + count]

    @precondition(lambda self: self.naive)
    @rule(data=st.data(), size=SIZES)
    def change(self, data: st.DataObject, size: int) -> None:
        row = data.draw(st.integers(0, len(self.naive) - 1))
        self.index.set_height(row, size)
        self.naive[row] = size

    @precondition(lambda self: self.naive)
    @rule(data=st.data())
    def look(self, data: st.DataObject) -> None:
        tops = list(accumulate(self.naive, initial=0))
        row = data.draw(st.integers(0, len(self.naive)))
        assert self.index.offset_of(row) == tops[row]
        y = data.draw(st.integers(-5, tops[-1] + 5))
        found = self.index.row_at(y)
        assert found == max(at for at in range(len(self.naive)) if tops[at] <= max(0, y))

    @invariant()
    def sums_agree(self) -> None:
        assert len(self.index) == len(self.naive)
        assert self.index.total == sum(self.naive)


TestHeights = HeightsAgreeWithAList.TestCase
TestHeights.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


def test_without_rows_there_is_no_row() -> None:
    empty = Heights()
    assert (len(empty), empty.total, empty.row_at(10), empty.offset_of(0)) == (0, 0, -1, 0)
    with pytest.raises(IndexError):
        empty.height(0)


def test_no_row_is_lower_than_a_pixel() -> None:
    index = Heights([5])
    index.set_height(0, 0)
    assert index.height(0) == 1


ACTS: dict[str, Callable[[Heights, int], object]] = {
    "offset": lambda index, row: index.offset_of(row),
    "row": lambda index, row: index.row_at(row * 32),
    "height": lambda index, row: (index.set_height(row, 50), index.total),
    "insert": lambda index, row: (index.insert(row, 1, 40), index.total),
    "remove": lambda index, row: (index.remove(row, 1), index.total),
}


@pytest.mark.parametrize("name", ACTS)
def test_each_operation_takes_less_than_a_fifth_of_walking_through_100_000_rows(name: str) -> None:
    index, heights, dice, act = Heights([32] * 100_000), [32] * 100_000, random.Random(1), ACTS[name]
    for _attempt in range(4):  # a busy machine may spoil one measure, not four
        taken = seconds(lambda: [act(index, dice.randrange(99_000)) for _ in range(300)])
        if taken < seconds(lambda: [sum(heights) for _ in range(300)]) / 5:
            return
    pytest.fail(f"{taken / 300 * 1000:.3f} ms each")

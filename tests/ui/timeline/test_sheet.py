"""What is in sight stands still while it is measured, wherever one looks. No Qt."""

from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.ui.timeline.items import Fold, Item, Kind, Month, Row
from closeknit.ui.timeline.rows import Rows
from closeknit.ui.timeline.sheet import Sheet
from tests.ui.timeline.made import TODAY, item, many

GUESS = 30
VIEW = 200


def sheet(sizes: list[int]) -> Sheet:
    rows = Rows(TODAY)
    rows.put([item(n + 1, kind=Kind.PLAN) for n in range(len(sizes))])

    def measure(row: Row, is_open: bool) -> int:
        assert isinstance(row, Item)
        return sizes[int(row.key) - 1] * (2 if is_open else 1)

    made = Sheet(rows, measure, lambda: [GUESS] * 6)
    made.reset()
    return made


@given(sizes=st.lists(st.integers(5, 150), min_size=1, max_size=80), tops=st.lists(st.integers(0, 5000), max_size=8))
@settings(max_examples=200, deadline=None)
def test_first_whole_row_keeps_its_place_while_rows_are_measured(sizes: list[int], tops: list[int]) -> None:
    made = sheet(sizes)
    for wish in tops:
        top = min(wish, max(0, made.heights.total - VIEW))
        anchor = made.anchor(top, VIEW)
        at = made.heights.offset_of(anchor) - top
        settled = made.settle(top, VIEW)
        assert settled == 0 or made.heights.offset_of(anchor) - settled == at or at > VIEW
        for row in made.visible(settled, VIEW):
            assert made.heights.height(row) == made._measure(made.rows.rows[row], False)


def test_a_reserved_row_is_as_high_as_what_is_in_it_until_that_ends() -> None:
    made = sheet([20, 20])
    made.reserve(2, 90)
    assert made.heights.height(0) == 90
    made.reserve(1, 70)
    assert [made.heights.height(row) for row in (0, 1)] == [20, 70]
    made.reserve(None)
    assert made.heights.height(1) == 20


def test_an_open_row_is_measured_open_and_folded_again() -> None:
    made = sheet([20, 40])
    made.set_open(1, True)
    assert made.heights.height(1) == 40
    made.set_open(1, False)
    assert made.heights.height(1) == 20


def test_steps_pass_months_and_stop_at_the_ends() -> None:
    rows = Rows(TODAY)
    rows.put([*many(3), item(9, 90), item(10, 1, Kind.CARD_EDITED)])
    made = Sheet(rows, lambda _row, _open: 30, lambda: [GUESS] * 6)
    made.reset()
    kinds = [type(row) for row in rows.rows]
    assert kinds == [Month, Item, Item, Item, Month, Item, Fold]
    assert [made.step(row, 1) for row in (1, 3, 5, 6)] == [2, 5, 6, 6]
    assert [made.step(row, -1) for row in (1, 2, 5)] == [1, 1, 3]
    assert [made.step(row, 100) for row in (1,)] == [6]
    assert made.step(4, 0) == 5
    assert Sheet(Rows(TODAY), lambda _row, _open: 30, lambda: [GUESS] * 6).step(0, 1) == -1

"""Whatever is done in whatever order, rows and heights agree and all in sight is measured."""

import random

import pytest
from PySide6.QtWidgets import QLineEdit

from closeknit.domain.interaction import Channel
from closeknit.ui.timeline.items import Item, Key, Kind
from closeknit.ui.timeline.sieve import Filters, Which
from closeknit.ui.timeline.view import Timeline
from tests.ui.timeline.made import item, many


def some(dice: random.Random, number: int) -> Item:
    kind = dice.choice(tuple(Kind))
    channel = dice.choice(tuple(Channel))
    return item(number, dice.randrange(-30, 200), kind, channel=channel, detail="a b c d " * dice.randrange(60))


def step(view: Timeline, dice: random.Random, keys: list[Key]) -> None:
    number = 1000 + len(keys)
    key = dice.choice(keys)
    acts = (
        lambda: (view.insert(some(dice, number)), keys.append(number)),
        lambda: view.remove(key),
        lambda: view.change(some(dice, int(key))),
        lambda: view.expand(key, dice.random() < 0.7),
        lambda: view.go_to(key),
        lambda: view.ask(Filters(dice.choice((*Which, Which.ALL, Which.ALL)), dice.choice(("", "", "entry 1")))),
        lambda: view.unfold(dice.random() < 0.5),
        lambda: view.open_editor(key, QLineEdit()),
        lambda: view.close_editor(),
        lambda: view.resize(dice.randrange(150, 900), dice.randrange(60, 700)),
        lambda: view.verticalScrollBar().setValue(dice.randrange(view.verticalScrollBar().maximum() + 1)),
        lambda: dice.choice(view._mine).trigger(),
        lambda: view.put(many(dice.randrange(60)), is_same=dice.random() < 0.8),
    )
    dice.choice(acts)()


@pytest.mark.parametrize("seed", range(6))
def test_rows_and_heights_always_agree(view: Timeline, seed: int) -> None:
    dice = random.Random(seed)
    keys: list[Key] = [it.key for it in many(60)]
    for _ in range(150):
        step(view, dice, keys)
        sheet, heights = view._sheet, view._sheet.heights
        assert len(heights) == len(view._rows)
        height = view.viewport().height()
        bar = view.verticalScrollBar()
        assert bar.maximum() == max(0, heights.total - height)
        for row in sheet.visible(view._top(), height):
            found = view._rows.rows[row]
            assert found.key in sheet._measured
            if view._editor is None or view._editor.key != found.key:
                assert heights.height(row) == view._painter.height(found, sheet.is_open(found.key))
        current = view.current
        assert current is None or view._rows.row_of(current) >= 0
        if view._editor is not None:
            assert view._rows.row_of(view._editor.key) >= 0
    view.grab()

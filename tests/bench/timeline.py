"""The timeline's figures with 100,000 items in 700 × 800 pixels, as JSON.

usage: QT_QPA_PLATFORM=offscreen python -m tests.bench.timeline [ITEMS]
"""

import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from closeknit.assets import resource
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.when import When
from closeknit.ui.common.icons import Icons
from closeknit.ui.common.keys import Keys
from closeknit.ui.common.look import Look
from closeknit.ui.common.theme import Appearance, Theme
from closeknit.ui.person.entryeditor import EntryEditor
from closeknit.ui.timeline.items import Item, Key, Kind, Mark, Tone
from closeknit.ui.timeline.view import Timeline
from tests.bench import names

ITEMS = 100_000
CHANGES = 200
FRAMES = 400
TODAY = date(2026, 3, 12)
_KINDS = (Kind.INTERACTION,) * 12 + (Kind.EXCHANGE, Kind.NOTE, Kind.NEED, Kind.PROMISE_MADE, Kind.CARD_EDITED)


def items(count: int, seed: int = 1) -> list[Item]:
    """Return items of all kinds over twenty years, newest first, the same for the same seed."""
    dice = random.Random(seed)
    return [item(dice, i, TODAY - timedelta(days=i * 7300 // count)) for i in range(count)]


def item(dice: random.Random, number: int, day: date) -> Item:
    """Return one item."""
    kind = dice.choice(_KINDS)
    channel = dice.choice(tuple(Channel)) if kind is Kind.INTERACTION else None
    detail = " ".join(dice.choices(names.WORDS, k=dice.randrange(3, 60))) if dice.random() < 0.5 else ""
    chips = (Mark("Gave: " + dice.choice(names.WORDS), Tone.GAVE),) if dice.random() < 0.2 else ()
    title = " ".join(dice.choices(names.WORDS, k=dice.randrange(1, 8))) + f" {number}"
    rating, minutes = dice.choice((None, 1, 3, 5)), dice.choice((None, 15, 90))
    return Item(
        EntryId(number), kind, day, title, channel=channel, detail=detail, chips=chips, rating=rating,
        minutes=minutes, people="with Bo", order=-number,
    )  # fmt: skip


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ITEMS
    app = QApplication([])
    theme = Theme(app, resource("styles", "closeknit.qss"), resource("icons"), Appearance.LIGHT)
    look = Look(theme, Icons(theme))
    view = Timeline(look, Keys(), TODAY)
    view.resize(700, 800)
    view.show()
    app.processEvents()
    made = items(count)
    opened = [_timed(view, lambda: view.put(made)) for _ in range(5)]
    changes = _changes(view, look, made)
    print(json.dumps({
        "items": count,
        "open_ms": round(statistics.median(opened), 2),
        "change_p99_ms": {name: _p99(times) for name, times in changes.items()},
        "scroll_p99_ms": _p99(_scrolled(view)),
    }, indent=2))  # fmt: skip


def _changes(view: Timeline, look: Look, made: list[Item]) -> dict[str, list[float]]:
    """Insert, change, expand, edit and delete one row each, at random places that are in sight."""
    dice = random.Random(2)
    times: dict[str, list[float]] = {"insert": [], "change": [], "expand": [], "edit": [], "delete": []}
    for nth in range(CHANGES):
        near = dice.choice(made)
        while near.kind is Kind.CARD_EDITED:
            near = dice.choice(made)
        view.go_to(near.key)
        view.viewport().repaint()
        new = item(dice, len(made) + nth, near.day)
        new = replace(new, kind=Kind.NOTE, channel=None)
        times["insert"].append(_timed(view, lambda new=new: view.insert(new)))  # type: ignore[misc]
        other = replace(new, title="Changed " + new.title)
        times["change"].append(_timed(view, lambda other=other: view.change(other)))  # type: ignore[misc]
        times["expand"].append(_timed(view, lambda near=near: view.expand(near.key)))  # type: ignore[misc]
        times["edit"].append(_timed(view, lambda near=near: _edit(view, look, near.key)))  # type: ignore[misc]
        view.close_editor()
        times["delete"].append(_timed(view, lambda new=new: view.remove(new.key)))  # type: ignore[misc]
    return times


def _edit(view: Timeline, look: Look, key: Key) -> None:
    """Make an editor, and put it into a row."""
    when = When(TODAY)
    meeting = Interaction(EntryId(1), (PersonId(1),), Channel.IN_PERSON, when, 60, 4, note="The ferry was late.")
    view.open_editor(key, EntryEditor(look, meeting, "", lambda _text: None))


def _scrolled(view: Timeline) -> list[float]:
    """Turn the wheel, page, and jump."""
    bar, dice = view.verticalScrollBar(), random.Random(3)
    times = []
    for nth in range(FRAMES):
        step = (96, 700, -96, dice.randrange(bar.maximum()))[nth % 4]
        to = step if nth % 4 == 3 else bar.value() + step
        times.append(_timed(view, lambda to=to: bar.setValue(to)))  # type: ignore[misc]
    return times


def _timed(view: Timeline, act: Callable[[], object]) -> float:
    """Return the milliseconds until an act is painted."""
    began = time.perf_counter()
    act()
    view.viewport().repaint()
    return (time.perf_counter() - began) * 1000


def _p99(times: list[float]) -> float:
    return round(statistics.quantiles(times, n=100)[98], 2)


if __name__ == "__main__":
    main()

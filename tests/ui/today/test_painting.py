"""Rows in every room there is, with every text there is."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPixmap
from pytestqt.qtbot import QtBot

from closeknit.domain.ids import EntryId
from closeknit.domain.person import PeopleQuery
from closeknit.domain.promise import By, Commitment
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.figures import day
from closeknit.ui.common.look import Look
from closeknit.ui.common.rows.places import places
from closeknit.ui.common.rows.verb import Verb
from closeknit.ui.common.theme import Appearance
from closeknit.ui.today.model import COLUMNS
from closeknit.ui.today.page import TodayPage
from tests.ui.conftest import calm
from tests.ui.hostile import TEXTS, card
from tests.ui.shell.test_hostile import look_at
from tests.ui.today.conftest import Past

WIDTHS = {Verb.LOG: 58, Verb.SNOOZE: 84, Verb.DONE: 76}


@pytest.fixture
def big(look: Look) -> Iterator[None]:
    look.theme.set_text_percent(150)
    yield
    look.theme.set_text_percent(100)


@pytest.mark.parametrize("width", [896, 700, 699, 568, 470, 469, 380])
def test_the_parts_of_a_row_never_overlap(look: Look, width: int) -> None:
    where = places(QRect(0, 0, width, 54), look, COLUMNS, WIDTHS)
    parts = [QRect(where.ring.toAlignedRect()), where.words, *where.verbs.values()]
    parts += [where.date] if where.date is not None else []
    for one in parts:
        assert one.left() >= 0
        assert one.right() < width
        assert not any(one.intersects(other) for other in parts if other is not one)
    assert where.words.width() >= 120


@pytest.mark.parametrize("percent", [100, 150])
def test_a_day_with_its_time_fits(look: Look, percent: int) -> None:
    look.theme.set_text_percent(percent)
    where = places(QRect(0, 0, 1400, 54), look, COLUMNS, WIDTHS)
    assert where.date is not None
    metrics = look.theme.metrics(look.theme.font(12))
    words = [f"{day(date(2026, month, 20), date(2026, month, 1))} 20:00" for month in range(1, 13)]
    assert where.date.width() >= max(metrics.horizontalAdvance(one) for one in words)
    look.theme.set_text_percent(100)


def test_targets_are_at_least_24_wide(look: Look) -> None:
    for width in (896, 568, 380):
        assert (
            min(place.width() for place in places(QRect(0, 0, width, 54), look, COLUMNS, WIDTHS).verbs.values()) >= 24
        )


def test_the_smallest_window_with_the_largest_text_shows_what_and_when(
    qtbot: QtBot, page: TodayPage, past: Past, big: None, enter: Callable[[], None]
) -> None:
    past.promised("Ana Ferreira", "Send the field notes", -3)
    page.resize(592, 332)
    enter()
    rect = page._list.visualRect(page._list.model().index(1))
    where = page._list._delegate.places(rect)
    assert where.date is None
    assert where.words.width() > 200
    assert rect.height() == 81
    assert page._list.viewport().rect().contains(page._list._buttons.geometry())


def test_a_late_date_is_madder_in_both_themes(
    page: TodayPage, past: Past, look: Look, enter: Callable[[], None]
) -> None:
    past.promised("Ana Ferreira", "Send the field notes", -3)
    enter()
    try:
        for appearance in (Appearance.LIGHT, Appearance.DARK):
            look.theme.set_appearance(appearance)
            assert _has(page._list.viewport().grab(), look.theme.colour("late"))
    finally:
        look.theme.set_appearance(Appearance.LIGHT)


def _has(picture: QPixmap, colour: QColor) -> bool:
    image = picture.toImage()
    near = 12
    for y in range(40, 90):
        for x in range(500, image.width()):
            at = image.pixelColor(x, y)
            parts = ((at.red(), colour.red()), (at.green(), colour.green()), (at.blue(), colour.blue()))
            if all(abs(a - b) < near for a, b in parts):
                return True
    return False


@pytest.fixture
def hostile(tmp_path: Path, verbs: Verbs) -> None:
    path = tmp_path / "hostile.vcf"
    path.write_bytes(b"".join(card(text, i) for i, text in enumerate(TEXTS[:20])))
    verbs.importing.begin([path], "Book").run(lambda _progress: None)
    ids = verbs.people.find(PeopleQuery(every=True)).ids
    day = verbs.now().date()
    for person, text in zip(ids, TEXTS, strict=False):
        if text.strip():
            verbs.entries.promise(Commitment(EntryId(0), person, By.ME, text[:900], day, day))


@pytest.mark.usefixtures("hostile")
def test_names_and_promises_are_shown_as_they_are(
    qtbot: QtBot, page: TodayPage, runner: JobRunner, enter: Callable[[], None]
) -> None:
    enter()
    page._presenter.show_whole()
    calm(qtbot, runner)
    model = page._list.model()
    assert len(page._list.rows_to_visit()) > 20
    for row in page._list.rows_to_visit():
        page._list.setCurrentIndex(model.index(row))
        tip = str(model.index(row).data(Qt.ItemDataRole.ToolTipRole))
        assert tip.startswith("<qt>")
        assert "<img" not in tip
        look_at(page)

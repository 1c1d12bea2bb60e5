"""Text of others on cards, in dialogs and menus of seats is never taken for HTML (safety R16)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from closeknit.domain.person import PeopleQuery
from closeknit.domain.seating import Taking
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.shell.window import MainWindow
from closeknit.ui.twenty.page import TwentyPage
from tests.ui.conftest import calm
from tests.ui.hostile import TEXTS, card


@pytest.fixture
def cards() -> str:
    return ""


@pytest.fixture
def book(tmp_path: Path, verbs: Verbs) -> list[int]:
    path = tmp_path / "bait.vcf"
    path.write_bytes(b"".join(card(text, i) for i, text in enumerate(TEXTS[:28])))
    verbs.importing.begin([path], "Book").run(lambda _progress: None)
    people = list(verbs.people.find(PeopleQuery()).ids)
    for person, text in zip(people[:20], TEXTS, strict=False):
        verbs.seats.take(person, Taking(text.strip() or "x", text.strip() or "x", text.strip() or "x"))
    return people


def test_hostile_names_are_shown_as_they_are(
    qtbot: QtBot, book: list[int], window: MainWindow, runner: JobRunner, verbs: Verbs, show: Callable[[], TwentyPage]
) -> None:
    page = show()
    assert len(page.board.board.twenty.seated) == 20
    window.grab()
    for row in range(20):
        tip = str(page.board.board.index(row).data(Qt.ItemDataRole.ToolTipRole))
        assert tip.startswith("<qt>")
        assert "<b>" not in tip
        assert "<img" not in tip
    rows = verbs.people.rows([book[0], book[22]])
    page.deeds.compare(rows[0], rows[1])
    calm(qtbot, runner)
    for open_next in (
        lambda: page.deeds.leave(page.board.board.twenty.seated[1]),
        lambda: page.deeds.tell_history(page.board.board.places[2]),
        lambda: page.deeds.choose_action(page.board.board.twenty.seated[3]),
        lambda: page.deeds.set_rhythm(page.board.board.twenty.seated[4]),
        lambda: page.deeds.swap(page.board.board.twenty.seated[5]),
        lambda: None,
    ):
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        dialog.grab()
        for label in dialog.findChildren(QLabel):
            assert not label.text() or label.textFormat() == Qt.TextFormat.PlainText, label.text()
        dialog.close()
        open_next()
        calm(qtbot, runner)
    page.board.menu_requested.emit((page.board.board.places[0], QPoint(40, 40)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.grab()
    menu.close()

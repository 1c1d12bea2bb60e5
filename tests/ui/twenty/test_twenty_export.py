"""The twenty go out with all that is known of them, and come in again."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.importing.dialog import ImportDialog
from closeknit.ui.shell.exports import ExportDialog
from closeknit.ui.shell.window import MainWindow
from closeknit.ui.twenty.page import TwentyPage
from tests.ui.conftest import calm
from tests.ui.twenty.conftest import STAY

Show = Callable[[], TwentyPage]


def test_ctrl_shift_e_writes_who_sits_by_place_with_what_is_known_of_them(
    qtbot: QtBot,
    window: MainWindow,
    runner: JobRunner,
    verbs: Verbs,
    people: list[int],
    show: Show,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for person in (people[2], people[0], people[1]):
        verbs.seats.take(person, STAY)
    page, target = show(), tmp_path / "twenty.json"
    asked: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda _parent, _title, name: (asked.append(name), (str(target), ""))[1]
    )
    qtbot.keyClick(page.board, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    texts = [dialog._form.itemText(at) for at in range(dialog._form.count())]
    dialog._form.setCurrentIndex(texts.index("Everything known of them (JSON)"))
    dialog.accept()
    calm(qtbot, runner)
    assert asked == ["people.json"]
    document = json.loads(target.read_bytes())
    assert [one["name"] for one in document["people"]] == ["Person03 Ek", "Person01 Ek", "Person02 Ek"]
    assert all(one["seats"][0]["why"] == STAY.why for one in document["people"])


def test_the_button_stands_beside_the_order_once_somebody_sits(show: Show, verbs: Verbs, people: list[int]) -> None:
    assert show().top_buttons() == []
    verbs.seats.take(people[0], STAY)
    page = show()
    page._presenter.refresh()
    wished: list[list[int]] = []
    page.export_requested.connect(wished.append)
    page._export.click()
    assert page.top_buttons()[-1] is page._export
    assert wished == [[people[0]]]


def test_an_import_of_a_selection_says_what_came_beside_the_cards(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, people: list[int], tmp_path: Path
) -> None:
    target = tmp_path / "some.json"
    verbs.seats.take(people[0], STAY)
    window._exports.export(people[:2], ("json", "as-is"), target, False)
    calm(qtbot, runner)
    verbs.journal.undo()
    window.open_paths([target])
    calm(qtbot, runner)
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    assert any(label.text() == "facts" for label in dialog.findChildren(QLabel))
    assert [seat.person for seat in verbs.seats.sitting()] == [people[0]]
    undo = next(button for button in dialog.findChildren(QPushButton) if "Undo" in button.text())
    undo.click()
    calm(qtbot, runner)
    assert verbs.seats.sitting() == []

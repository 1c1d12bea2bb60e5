from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from closeknit.domain.person import PeopleQuery
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.catchup.page import CatchUpPage
from closeknit.ui.importing.dialog import ImportDialog
from closeknit.ui.importing.presenter import State
from closeknit.ui.shell.window import MainWindow
from tests.ui.conftest import calm


def dialog() -> ImportDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, ImportDialog)
    return found


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "more <b>people.vcf"
    one = b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:New%d;Person;;;\r\nFN:Person New%d\r\nnonsense\r\nEND:VCARD\r\n"
    path.write_bytes(b"".join(one % (i, i) for i in range(300)))
    return path


def test_a_file_dropped_on_the_window_is_read_and_accounted_for(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, book: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(book)), QUrl("https://x.example/a.vcf")])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(5, 5), actions, mime, buttons, Qt.KeyboardModifier.NoModifier))
    shown = dialog()
    assert "more <b>people.vcf" in shown._title.text()
    qtbot.waitUntil(lambda: not shown._close.isHidden(), timeout=15_000)
    calm(qtbot, runner)
    assert shown._account is not None
    assert (shown._account.new, shown._account.read) == (300, 300)
    assert shown._model.rowCount() == len(shown._account.problems) == 300
    assert len(window.pages.people.ids) == 304
    shown._on_undo()
    calm(qtbot, runner)
    assert len(window.pages.people.ids) == 4


def test_the_account_offers_catch_up_while_there_are_people_not_known_yet(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, book: Path, verbs: Verbs
) -> None:
    window.open_paths([book])
    qtbot.waitUntil(lambda: window._imports.presenter.state is State.ENDED, timeout=15_000)
    calm(qtbot, runner)
    qtbot.mouseClick(dialog()._catch_up, Qt.MouseButton.LeftButton)
    calm(qtbot, runner)
    assert isinstance(window.page, CatchUpPage)
    assert window.page.subtitle == "1 of 304, stop any time"
    for person in verbs.people.find(PeopleQuery()).ids:
        verbs.bonds.mark(person, lambda bond: replace(bond, has_never_met=True))
    window.open_paths([book])
    qtbot.waitUntil(lambda: window._imports.presenter.state is State.ENDED, timeout=15_000)
    calm(qtbot, runner)
    assert dialog()._catch_up.isHidden()
    dialog().accept()


def test_people_are_seen_as_they_come_also_from_the_welcome_page(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, book: Path
) -> None:
    window.go("welcome")
    window.open_paths([book])
    assert window.page is window.pages.people
    qtbot.waitUntil(lambda: window._imports.presenter.state is State.ENDED, timeout=15_000)
    calm(qtbot, runner)
    dialog().accept()


def test_esc_cancels_and_takes_back_what_came_in(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, book: Path
) -> None:
    window.open_paths([book])
    qtbot.keyClick(dialog(), Qt.Key.Key_Escape)
    presenter = window._imports.presenter
    qtbot.waitUntil(lambda: presenter.state is not State.RUNNING, timeout=15_000)
    calm(qtbot, runner)
    assert presenter.state is State.CANCELLED
    assert len(window.pages.people.ids) == 4


def test_a_path_that_cannot_be_read_is_said_in_words(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, tmp_path: Path
) -> None:
    window.open_paths([tmp_path / "missing.vcf"])
    shown = dialog()
    qtbot.waitUntil(lambda: not shown._close.isHidden(), timeout=15_000)
    assert shown._rate.text()
    assert shown._close.isVisible()
    shown.accept()


def test_an_import_goes_on_in_the_background(qtbot: QtBot, window: MainWindow, runner: JobRunner, book: Path) -> None:
    window.open_paths([book])
    dialog().accept()
    qtbot.waitUntil(lambda: window._imports.presenter.state is State.ENDED, timeout=15_000)
    calm(qtbot, runner)
    assert len(window.pages.people.ids) == 304

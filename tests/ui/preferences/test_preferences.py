from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from closeknit.settings import SettingsStore
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.keys import caps
from closeknit.ui.common.theme import Appearance
from closeknit.ui.preferences.page import PreferencesPage
from closeknit.ui.preferences.restoring import RestoreDialog
from closeknit.ui.shell.window import MainWindow
from tests.ui.conftest import calm


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> PreferencesPage:
    window.go("preferences")
    calm(qtbot, runner)
    assert isinstance(window.page, PreferencesPage)
    return window.page


def test_a_theme_counts_at_once_and_is_kept(
    qtbot: QtBot, window: MainWindow, page: PreferencesPage, settings: SettingsStore
) -> None:
    theme = window._look.theme
    try:
        page._presenter.change(appearance="dark")
        assert theme.tokens.is_dark
        assert SettingsStore(settings._path).now.appearance == "dark"
    finally:
        theme.set_appearance(Appearance.LIGHT)


def test_text_size_grows_rows_and_text(qtbot: QtBot, window: MainWindow, page: PreferencesPage) -> None:
    try:
        page._size_box.setValue(150)
        assert window.pages.people._table.verticalHeader().defaultSectionSize() == 48
    finally:
        page._size_box.setValue(100)
    assert window.pages.people._table.verticalHeader().defaultSectionSize() == 32


def test_single_letters_are_switched_off_everywhere(window: MainWindow, page: PreferencesPage) -> None:
    page._presenter.change(single_letter_keys=False)
    people = window.pages.people
    assert caps(people._actions["new"]) == []
    assert caps(people._actions["import"]) == ["Ctrl I"]
    page._presenter.change(single_letter_keys=True)
    assert caps(people._actions["new"]) == ["N"]


def test_a_backup_is_made_and_told(qtbot: QtBot, window: MainWindow, page: PreferencesPage, runner: JobRunner) -> None:
    page._presenter.back_up()
    calm(qtbot, runner)
    assert "4 people, 4 cards" in page._last.sentence.text()
    assert window.hints._fact.text().startswith("Backed up ")


def test_a_book_is_renamed(qtbot: QtBot, window: MainWindow, page: PreferencesPage, runner: JobRunner) -> None:
    page._presenter.books_came.connect(lambda books: named.extend(b.name for b in books))
    named: list[str] = []
    calm(qtbot, runner)
    books = window._verbs.books.all()
    page._presenter.rename(books[0].id, "Old <i>phone</i>")
    calm(qtbot, runner)
    assert named[-1] == "Old <i>phone</i>"


def test_a_backup_is_chosen_from_those_that_are_there(
    qtbot: QtBot, window: MainWindow, page: PreferencesPage, runner: JobRunner
) -> None:
    page._presenter.back_up()
    calm(qtbot, runner)
    page._on_restore()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RestoreDialog)
    assert " · 4 people · " in dialog.list.item(0).text()
    with qtbot.waitSignal(page.restore_requested) as wished:
        dialog.act.click()
    assert wished.args[0].parent.name == "backups"


def test_without_backups_only_another_file_can_be_chosen(
    qtbot: QtBot, page: PreferencesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page._backups = ()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/elsewhere/kept.db", ""))
    page._on_restore()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RestoreDialog)
    assert not dialog.act.isEnabled()
    with qtbot.waitSignal(page.restore_requested) as wished:
        dialog.findChild(QPushButton, "other").click()
    assert wished.args[0] == Path("/elsewhere/kept.db")

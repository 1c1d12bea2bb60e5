"""Reminders and quiet hours: each setting counts at once, and none can be set to what isn't allowed."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from closeknit.domain.errors import OutsideProblem
from closeknit.domain.reminder.habits import DatesOf
from closeknit.services.autostart import start_with_session
from closeknit.services.habits import habits_of
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.store.database import Store
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.preferences.page import PreferencesPage
from closeknit.ui.preferences.reminders import RemindersSection
from closeknit.ui.preferences.rows import Segments
from closeknit.ui.shell.window import MainWindow
from tests.clocks import Afternoon
from tests.ui.conftest import calm

COMMAND = ("/opt/closeknit", "--background")


@pytest.fixture
def verbs(home: Path, hub: EventHub) -> Iterator[Verbs]:
    store = Store.open(home / "closeknit.db", Afternoon())
    verbs = Verbs(store, hub.announce, background_command=COMMAND)
    yield verbs
    verbs.importing.close()
    store.close()


@pytest.fixture
def section(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> RemindersSection:
    window.change_habits()
    calm(qtbot, runner)
    assert isinstance(window.page, PreferencesPage)
    return window.page.reminders


def test_who_comes_again_for_the_quiet_hours_sees_them(
    qtbot: QtBot, window: MainWindow, section: RemindersSection, runner: JobRunner
) -> None:
    def is_seen() -> bool:
        calm(qtbot, runner)
        assert isinstance(window.page, PreferencesPage)
        area = window.page._area
        return 0 <= section.mapTo(area.viewport(), section.rect().topLeft()).y() < area.viewport().height() // 2

    page = window.page
    assert isinstance(page, PreferencesPage)
    assert is_seen()
    page._area.verticalScrollBar().setValue(0)
    window.change_habits()
    assert is_seen()
    page._area.verticalScrollBar().setValue(0)
    place = page._nav.visualItemRect(page._nav.currentItem()).center()
    qtbot.mouseClick(page._nav.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert is_seen()


def choose(qtbot: QtBot, segments: Segments, word: str) -> None:
    button = next(one for one in segments.findChildren(QPushButton) if one.text() == word)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def kept(settings: SettingsStore) -> SettingsStore:
    return SettingsStore(settings._path)


def test_hours_numbers_and_whose_dates_count_at_once(
    qtbot: QtBot, section: RemindersSection, settings: SettingsStore
) -> None:
    section.morning.setTime(QTime(8, 15))
    section.quiet_from.setTime(QTime(22, 0))
    section.quiet_until.setTime(QTime(6, 30))
    section.singly.setValue(5)
    section.plan_lead.setValue(45)
    section.dates_lead.setValue(2)
    choose(qtbot, section.dates_of, "Twenty")
    found = habits_of(kept(settings).now)
    assert (found.morning, found.quiet_from, found.quiet_until) == (time(8, 15), time(22), time(6, 30))
    assert (found.most_single, found.plan_lead_minutes, found.dates_lead_days) == (5, 45, 2)
    assert found.dates_of is DatesOf.TWENTY


def test_names_closing_and_the_icon_count_at_once(
    qtbot: QtBot, section: RemindersSection, settings: SettingsStore
) -> None:
    choose(qtbot, section.hides, "On")
    choose(qtbot, section.closing, "Quit")
    choose(qtbot, section.ink, "Light")
    now = kept(settings).now
    assert (now.hides_names, now.when_closed, now.tray_icon) == (True, "quit", "light")


def test_six_days_may_be_quiet_and_the_seventh_stays_open(
    qtbot: QtBot, section: RemindersSection, settings: SettingsStore
) -> None:
    for number in range(1, 7):
        qtbot.mouseClick(section.days[number], Qt.MouseButton.LeftButton)
    assert kept(settings).now.quiet_days == "1 2 3 4 5 6"
    assert not section.days[7].isEnabled()
    qtbot.mouseClick(section.days[7], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(section.days[2], Qt.MouseButton.LeftButton)
    assert kept(settings).now.quiet_days == "1 3 4 5 6"
    assert section.days[7].isEnabled()


def test_numbers_end_where_the_settings_end(section: RemindersSection, settings: SettingsStore) -> None:
    for field, name, most in (
        (section.singly, "notifications_a_day", 50),
        (section.plan_lead, "plan_lead_minutes", 1440),
        (section.dates_lead, "dates_lead_days", 30),
    ):
        field.setValue(10_000)
        assert getattr(kept(settings).now, name) == most
        field.setValue(-1)
        assert getattr(kept(settings).now, name) == 0


def test_a_wheel_that_scrolls_the_page_changes_nothing(section: RemindersSection, settings: SettingsStore) -> None:
    for field in (section.singly, section.morning):
        field.clearFocus()
        turn = QPoint(0, 120)
        event = QWheelEvent(
            QPointF(3, 3),
            field.mapToGlobal(QPointF(3, 3)),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, event)
    assert (kept(settings).now.notifications_a_day, kept(settings).now.morning) == (3, "09:00")


def test_the_window_says_that_a_setting_changed(qtbot: QtBot, window: MainWindow, section: RemindersSection) -> None:
    with qtbot.waitSignal(window.settings_changed):
        section.morning.setTime(QTime(7, 0))


def test_starting_with_the_session_writes_the_entry_and_takes_it_away(
    qtbot: QtBot,
    section: RemindersSection,
    settings: SettingsStore,
    runner: JobRunner,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    choose(qtbot, section.autostart, "On")
    calm(qtbot, runner)
    (entry,) = (tmp_path / "config" / "autostart").iterdir()
    assert "Exec=/opt/closeknit --background\n" in entry.read_text()
    choose(qtbot, section.autostart, "Off")
    calm(qtbot, runner)
    assert not entry.exists()


@pytest.mark.parametrize(("command", "word"), [(("/elsewhere",), "off"), (COMMAND, "on")])
def test_it_says_on_where_the_entry_is_of_this_home(
    command: tuple[str, ...],
    word: str,
    qtbot: QtBot,
    window: MainWindow,
    runner: JobRunner,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    start_with_session(command, True)
    window.change_habits()
    calm(qtbot, runner)
    assert isinstance(window.page, PreferencesPage)
    assert window.page.reminders.autostart._buttons[word].isChecked()


def test_where_the_entry_cannot_be_written_it_says_so_and_stays_off(
    qtbot: QtBot,
    window: MainWindow,
    section: RemindersSection,
    settings: SettingsStore,
    runner: JobRunner,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    assert isinstance(window.page, PreferencesPage)
    with qtbot.waitSignal(window.page.failed) as failed:
        choose(qtbot, section.autostart, "On")
    assert isinstance(failed.args[0], OutsideProblem)
    assert section.autostart._buttons["off"].isChecked()

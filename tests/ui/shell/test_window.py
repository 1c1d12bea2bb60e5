"""The window as a whole: every control by keyboard and by name, at its smallest size, and what it tells."""

import inspect
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from closeknit.domain.errors import OutsideProblem, UserError
from closeknit.domain.ids import CardId, EntryId, PersonId, StepId
from closeknit.domain.promise import By, Commitment
from closeknit.domain.seating import Taking
from closeknit.services import events
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.keys import caps
from closeknit.ui.reminders.page import RemindersPage
from closeknit.ui.shell.announcing import SILENT, Announcing
from closeknit.ui.shell.window import MainWindow
from tests.ui.conftest import calm

PAGES = ("today", "twenty", "people", "person", "duplicates", "preferences", "welcome")


def go(window: MainWindow, name: str, qtbot: QtBot, runner: JobRunner) -> None:
    if name == "person":
        window.open_person(window.pages.people.ids[1])
    else:
        window.go(name)
    calm(qtbot, runner)


def controls(window: QWidget) -> list[QWidget]:
    reach = Qt.FocusPolicy.TabFocus.value
    return [
        w for w in window.findChildren(QWidget) if w.isVisible() and w.isEnabled() and w.focusPolicy().value & reach
    ]


def is_inside(widget: QWidget) -> bool:
    """Tell what is reached by way of another: the field of a box, and a choice among others by arrows."""
    if isinstance(widget, QAbstractButton):
        group = widget.group()
        return group is not None and group.exclusive() and not widget.isChecked()
    return isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)


@pytest.mark.parametrize("name", PAGES)
def test_every_control_has_a_name(qtbot: QtBot, window: MainWindow, runner: JobRunner, name: str) -> None:
    go(window, name, qtbot, runner)
    nameless = []
    for widget in controls(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            nameless.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    assert nameless == []


@pytest.mark.parametrize("name", PAGES)
def test_tab_reaches_every_control(qtbot: QtBot, window: MainWindow, runner: JobRunner, name: str) -> None:
    go(window, name, qtbot, runner)
    wanted = set(controls(window))
    reached: set[QWidget] = set()
    order = []
    for _ in range(3 * len(wanted) + 3):
        focus = QApplication.focusWidget()
        if focus is not None:
            reached.add(focus)
            order.append(f"{type(focus).__name__} {focus.accessibleName()}")
        qtbot.keyClick(focus or window, Qt.Key.Key_Tab)
    missed = {w for w in wanted - reached if w.focusProxy() is None and not is_inside(w)}
    assert sorted(f"{type(w).__name__} {w.accessibleName()}" for w in missed) == []


@pytest.mark.parametrize("name", PAGES)
def test_every_page_fits_the_smallest_window(qtbot: QtBot, window: MainWindow, runner: JobRunner, name: str) -> None:
    go(window, name, qtbot, runner)
    window.resize(640, 400)
    calm(qtbot, runner)
    assert (window.width(), window.height()) == (640, 400)
    assert window.centralWidget().minimumSizeHint().width() <= 640
    assert window.centralWidget().minimumSizeHint().height() <= 400


class _Windows(QObject):
    """Notes what comes up as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_no_part_of_a_page_flashes_up_as_a_window(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, runner: JobRunner
) -> None:
    windows = _Windows()
    qapp.installEventFilter(windows)
    for name in PAGES:
        go(window, name, qtbot, runner)
    window.resize(640, 400)
    go(window, "person", qtbot, runner)
    window.page.edit_first()  # type: ignore[union-attr]  # the page of a person
    calm(qtbot, runner)
    qapp.removeEventFilter(windows)
    assert windows.seen == []


def test_every_hint_names_a_real_action_with_a_key(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    for name in PAGES:
        go(window, name, qtbot, runner)
        page = window.page
        assert page is not None
        for hint in page.hints():
            for action in hint.actions:
                assert caps(action), f"{name}: {hint.word}"


def test_no_two_actions_share_a_key_in_one_place(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    for name in PAGES:
        go(window, name, qtbot, runner)
    taken: dict[tuple[int, str], str] = {}
    for action in window._keys.actions():
        for key in caps(action):
            where = (id(action.parent()), key)
            assert where not in taken, f"{key}: {action.text()} and {taken[where]}"
            taken[where] = action.text()


def test_f6_goes_round_the_regions(qtbot: QtBot, window: MainWindow) -> None:
    window.pages.people._side.setFocus()
    seen = []
    for _ in range(5):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName() or type(focus).__name__)
    assert len(set(seen)) == 5
    assert seen[-1] == "Lists"


def test_the_keyboard_stays_on_the_page_when_what_had_it_goes(
    qtbot: QtBot, window: MainWindow, verbs: Verbs, runner: JobRunner
) -> None:
    person = window.pages.people.ids[1]
    verbs.entries.promise(Commitment(EntryId(0), person, By.ME, "send the book", date(2026, 5, 20), date(2026, 5, 1)))
    go(window, "person", qtbot, runner)
    panel = window.pages.person._panel
    done = next(one for one in panel.findChildren(QAbstractButton) if one.text() == "Done")
    done.setFocus()
    done.click()
    calm(qtbot, runner)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.pages.person.isAncestorOf(focus)


def test_esc_leads_back_step_by_step(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    go(window, "person", qtbot, runner)
    window.pages.person.toggle_text()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.page is window.pages.get("person")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.page is window.pages.people


def test_problems_are_told_in_words_and_bugs_by_a_report(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window._on_failed(UserError("nobody", text="Zed"))
    assert window.banner.isVisible()
    window.banner.close_it()
    window._on_failed(OutsideProblem("home_unwritable", path="x", why="No space left on device"))
    assert "No space left" in window.banner._words.text()
    with qtbot.waitSignal(window._faults.caught):
        window._on_failed(ZeroDivisionError("Ana"))
    report = QApplication.activeModalWidget()
    assert report is not None
    report.close()


def test_what_was_refused_is_not_told_any_more_once_it_is_done(
    qtbot: QtBot, window: MainWindow, runner: JobRunner
) -> None:
    go(window, "reminders", qtbot, runner)
    page = window.page
    assert isinstance(page, RemindersPage)
    for text, is_told in (("call the bank 14 May 2026 at 0:05", True), ("call the bank tomorrow", False)):
        page._line.field.setText(text)
        page._line.drafting.save()
        calm(qtbot, runner)
        assert window.banner.isVisible() == is_told
    window._on_failed(UserError("nobody", text="Zed"))
    window.banner.tell("An import is unfinished", "note")
    page.mended.emit()
    assert window.banner.isVisible()


def test_place_and_size_are_remembered(qtbot: QtBot, window: MainWindow, settings: SettingsStore) -> None:
    window.resize(1000, 700)
    window.close()
    assert settings.now.window_geometry


@pytest.mark.parametrize("cards", [""])
def test_an_empty_home_begins_with_the_welcome_page(
    qtbot: QtBot, window: MainWindow, settings: SettingsStore, runner: JobRunner
) -> None:
    settings.change(welcome_done=False)
    window.start(is_empty=True)
    calm(qtbot, runner)
    assert window.page is window.pages.get("welcome")
    assert not window._rail.isVisible()


@pytest.mark.parametrize("cards", [""])
def test_the_welcome_page_goes_once_somebody_is_there(
    qtbot: QtBot, window: MainWindow, settings: SettingsStore, runner: JobRunner, verbs: Verbs
) -> None:
    settings.change(welcome_done=False)
    window.start(is_empty=True)
    calm(qtbot, runner)
    assert window.page is window.pages.get("welcome")
    verbs.people.create("Zora Neal")
    qtbot.waitUntil(lambda: window.page is window.pages.people)


def test_the_focus_ring_follows_the_buttons(qtbot: QtBot, window: MainWindow) -> None:
    button = window.pages.people._filter
    button.setFocus()
    ring = window._ring
    assert ring.isVisible()
    corner = button.mapTo(window, button.rect().topLeft())
    assert ring.geometry().contains(corner)
    window.pages.people._table.setFocus()
    assert not ring.isVisible()


def test_the_scrim_lies_over_the_window_while_a_dialog_is_open(qtbot: QtBot, window: MainWindow) -> None:
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowBlocked))
    assert window._scrim.isVisible()
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowUnblocked))
    assert not window._scrim.isVisible()


def test_every_fact_that_changes_something_is_told(qapp: QApplication) -> None:
    told_of = inspect.getsource(Announcing)
    facts = {value for value in vars(events).values() if isinstance(value, type) and issubclass(value, events.Fact)}
    untold = {fact for fact in facts if f"events.{fact.__name__}()" not in told_of}
    assert untold == {events.Fact, *SILENT}
    assert Announcing().told(events.PersonCreated(PersonId(1), CardId(1), StepId(1))) == "A person was added"
    kept = events.EntryChanged(EntryId(1), "commitment_kept", (PersonId(1),), StepId(1))
    assert (Announcing().told(kept), Announcing().told(replace(kept, what="entry_changed"))) == ("Done", "Saved")
    silenced = events.BondChanged("silenced", (PersonId(1),), StepId(1))
    assert Announcing().told(silenced) == "Nothing is proposed of them until their page says so"
    assert Announcing().told(None) == ""


def test_text_fields_take_letters_and_lists_take_keys(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    qtbot.keyClick(window.pages.people._table, Qt.Key.Key_Slash)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    qtbot.keyClicks(QApplication.focusWidget(), "nxj?")
    calm(qtbot, runner)
    assert window.pages.people._search.text() == "nxj?"
    assert QApplication.activeModalWidget() is None
    assert not window.findChildren(QPlainTextEdit)


def test_the_same_person_opened_again_from_the_list_has_their_own_top_bar(
    qtbot: QtBot, window: MainWindow, runner: JobRunner
) -> None:
    table = window.pages.people._table
    for _ in range(2):
        table.setFocus()
        qtbot.keyClick(table, Qt.Key.Key_Home)
        qtbot.keyClick(table, Qt.Key.Key_Return)
        calm(qtbot, runner)
        assert window.page is window.pages.person
        assert all(button.isVisibleTo(window) for button in window.page.top_buttons()[-4:])
        window.step_back()
        calm(qtbot, runner)


@pytest.mark.parametrize("name", ["today", "twenty", "people"])
def test_shift_f10_opens_the_menu_of_the_current_row(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, name: str
) -> None:
    verbs.seats.take(window.pages.people.ids[1], Taking("we sail", is_stay_close=True))
    go(window, name, qtbot, runner)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()
    menu.close()


def test_the_sheet_of_keys_begins_with_the_page_that_is_shown(
    qtbot: QtBot, window: MainWindow, runner: JobRunner
) -> None:
    go(window, "twenty", qtbot, runner)
    window.all_keys()
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    heads = [label.text() for label in sheet.findChildren(QLabel) if label.property("kind") == "head"]
    assert heads[0] == "Twenty"
    assert "Everywhere" in heads
    sheet.close()


def test_the_undo_bar_stays_above_the_page_that_is_gone_to(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    go(window, "today", qtbot, runner)
    window.undo_bar.tell("Saved")
    go(window, "people", qtbot, runner)
    bar = window.undo_bar
    there = window._stack.childAt(bar.geometry().center())
    assert there is bar or bar.isAncestorOf(there)

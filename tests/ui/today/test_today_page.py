from collections.abc import Callable
from datetime import datetime, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.promise import By
from closeknit.domain.seating import Taking
from closeknit.domain.when import When
from closeknit.services.events import ActHidden
from closeknit.services.verbs import Verbs
from closeknit.settings import Settings
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.keys import Keys
from closeknit.ui.common.rows.verb import Verb
from closeknit.ui.common.snoozing import AskDay, SnoozeMenu
from closeknit.ui.today.model import ActLine
from closeknit.ui.today.page import TodayPage
from tests.ui.conftest import calm
from tests.ui.today.conftest import NEW, Past, heads, press, titles

Enter = Callable[[], None]


@pytest.fixture
def two(past: Past) -> None:
    past.promised("Ana Ferreira", "Send the field notes", -3)
    past.promised("Kwame Asante", "Plan the visit", -2)


def test_an_empty_day_says_what_would_fill_it(qtbot: QtBot, page: TodayPage, enter: Enter) -> None:
    enter()
    assert page._stack.currentWidget() is page._empty
    assert page._empty._title.text() == "Nothing is due"
    assert page.hints() == []
    with qtbot.waitSignal(page.people_requested):
        qtbot.mouseClick(page._people, Qt.MouseButton.LeftButton)


def test_a_row_says_what_why_and_when(page: TodayPage, two: None, enter: Enter) -> None:
    enter()
    assert heads(page) == [("First", 2)]
    line = page._list.lines[1]
    assert isinstance(line, ActLine)
    assert line.title == "Send the field notes · Ana Ferreira"
    assert line.why == "You promised “Send the field notes”, due 3 days ago."
    assert (line.when.below, line.when.is_late, line.icon) == ("3 days late", True, "file-text")


def test_a_row_is_spoken_whole_with_its_closeness(page: TodayPage, past: Past, two: None, enter: Enter) -> None:
    for days_ago in (5, 20, 40):
        past.met("Ana Ferreira", days_ago)
    enter()
    index = page._list.model().index(1)
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Ana Ferreira, closeness ")
    assert " of 100, Send the field notes, " in spoken
    assert spoken.endswith(", 3 days late")
    assert "due 3 days ago" in str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole))


def test_sections_follow_the_first_three(page: TodayPage, past: Past, enter: Enter) -> None:
    for n, name in enumerate(("Ana Ferreira", "Kwame Asante")):
        past.promised(name, f"late {n}", -9 - n)
        past.promised(name, f"later {n}", -1)
        past.promised(name, f"now {n}", 0)
        past.promised(name, f"soon {n}", 3, By.THEM)
    past.met("Kwame Asante", 100)
    past.verbs.bonds.set_cadence(past.people["Kwame Asante"], 30)
    enter()
    assert heads(page) == [("First", 2), ("Late", 2), ("Today", 2), ("This week", 2), ("Gone quiet", 1)]
    quiet = page._list.lines[-1]
    assert isinstance(quiet, ActLine)
    assert (quiet.title, quiet.when.top, quiet.when.below) == (
        "Kwame Asante, 100 days",
        "Every 30 days",
        "55 days late",
    )
    assert quiet.is_ring_late


def test_done_keeps_the_promise_and_undo_brings_it_back(
    qtbot: QtBot, page: TodayPage, verbs: Verbs, runner: JobRunner, two: None, enter: Enter
) -> None:
    enter()
    press(qtbot, page, runner, Qt.Key.Key_D)
    assert titles(page) == ["Plan the visit · Kwame Asante"]
    verbs.journal.undo()
    calm(qtbot, runner)
    assert len(titles(page)) == 2


def test_done_hit_twice_is_done_once_and_the_next_row_is_current(
    qtbot: QtBot, page: TodayPage, runner: JobRunner, two: None, enter: Enter
) -> None:
    failed: list[object] = []
    page.failed.connect(failed.append)
    enter()
    qtbot.keyClick(page._list, Qt.Key.Key_D)
    press(qtbot, page, runner, Qt.Key.Key_D)
    assert failed == []
    assert titles(page) == ["Plan the visit · Kwame Asante"]
    act = page.act()
    assert act is not None
    assert page._list.hasFocus()


def test_not_this_person_silences_them_until_undo(
    qtbot: QtBot, page: TodayPage, past: Past, verbs: Verbs, runner: JobRunner, two: None, enter: Enter
) -> None:
    enter()
    page._actions["silence"].trigger()
    calm(qtbot, runner)
    assert titles(page) == ["Plan the visit · Kwame Asante"]
    assert verbs.bonds.of(past.people["Ana Ferreira"]).is_silenced
    verbs.journal.undo()
    calm(qtbot, runner)
    assert len(titles(page)) == 2


def test_snooze_takes_a_digit(qtbot: QtBot, page: TodayPage, runner: JobRunner, two: None, enter: Enter) -> None:
    enter()
    press(qtbot, page, runner, Qt.Key.Key_E)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SnoozeMenu)
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert words == ["In an hour", "Tomorrow", "In 3 days", "In a week", "In two weeks", "A date…"]
    qtbot.keyClick(menu, Qt.Key.Key_2)
    calm(qtbot, runner)
    assert titles(page) == ["Plan the visit · Kwame Asante"]


def test_snooze_lasts_until_the_morning_of_the_settings(
    qtbot: QtBot,
    page: TodayPage,
    verbs: Verbs,
    runner: JobRunner,
    hub: EventHub,
    monkeypatch: pytest.MonkeyPatch,
    two: None,
    enter: Enter,
) -> None:
    monkeypatch.setattr(verbs, "_settings", lambda: Settings(morning="06:45"))
    happened: list[object] = []
    hub.happened.connect(happened.append)
    enter()
    press(qtbot, page, runner, Qt.Key.Key_E)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_2)
    calm(qtbot, runner)
    hidden = [event for event in happened if isinstance(event, ActHidden)]
    assert [event.until.time() for event in hidden if event.until is not None] == [time(6, 45)]


def test_snooze_until_a_date_asks_for_a_day_to_come(
    qtbot: QtBot, page: TodayPage, past: Past, runner: JobRunner, two: None, enter: Enter
) -> None:
    enter()
    press(qtbot, page, runner, Qt.Key.Key_E)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    qtbot.keyClick(menu, Qt.Key.Key_6)
    ask = page.findChild(AskDay)
    assert ask.field.calendarPopup(), "by mouse too"
    assert ask is not None
    assert ask.field.minimumDate().toPython() == past.day(1)
    ask.accept()
    calm(qtbot, runner)
    assert titles(page) == ["Plan the visit · Kwame Asante"]


def test_keys_move_open_and_log(
    qtbot: QtBot, page: TodayPage, past: Past, runner: JobRunner, two: None, enter: Enter
) -> None:
    logged: list[PersonId] = []
    opened: list[PersonId] = []
    page.log_requested.connect(logged.append)
    page.person_requested.connect(opened.append)
    enter()
    press(qtbot, page, runner, Qt.Key.Key_L)
    press(qtbot, page, runner, Qt.Key.Key_J)
    press(qtbot, page, runner, Qt.Key.Key_Return)
    press(qtbot, page, runner, Qt.Key.Key_K)
    press(qtbot, page, runner, Qt.Key.Key_Down)
    press(qtbot, page, runner, Qt.Key.Key_L)
    ana, kwame = past.people["Ana Ferreira"], past.people["Kwame Asante"]
    assert (logged, opened) == ([ana, kwame], [kwame])


def test_letters_do_nothing_when_they_are_switched_off(
    qtbot: QtBot, page: TodayPage, runner: JobRunner, keys: Keys, two: None, enter: Enter
) -> None:
    keys.set_letters(False)
    enter()
    press(qtbot, page, runner, Qt.Key.Key_D)
    assert len(titles(page)) == 2


def test_the_quiet_word_of_another_row_acts_on_that_row(
    qtbot: QtBot, page: TodayPage, runner: JobRunner, two: None, enter: Enter
) -> None:
    enter()
    rect = page._list.visualRect(page._list.model().index(2))
    done = page._list._delegate.places(rect).verbs[Verb.DONE]
    qtbot.mouseClick(page._list.viewport(), Qt.MouseButton.LeftButton, pos=done.center())
    calm(qtbot, runner)
    assert titles(page) == ["Send the field notes · Ana Ferreira"]


def test_buttons_stand_in_the_current_row_with_their_keys_and_names(
    qtbot: QtBot, page: TodayPage, runner: JobRunner, two: None, enter: Enter
) -> None:
    enter()
    buttons = page._list._buttons
    press(qtbot, page, runner, Qt.Key.Key_J)
    assert buttons.geometry().top() == page._list.visualRect(page._list.model().index(2)).top()
    seen = [button for _verb, _compact, button in buttons._made if button.isVisible()]
    assert [button.accessibleName() for button in seen] == [
        *("Log, Kwame Asante", "Snooze, Kwame Asante", "Done, Kwame Asante", "Not this person, Kwame Asante"),
    ]
    assert seen[2].toolTip() == "<qt>Done, Kwame Asante (D)</qt>"
    qtbot.mouseClick(seen[2], Qt.MouseButton.LeftButton)
    calm(qtbot, runner)
    assert titles(page) == ["Send the field notes · Ana Ferreira"]


def test_the_rows_menu_has_what_the_row_has(page: TodayPage, two: None, enter: Enter) -> None:
    enter()
    page._list.menu_requested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == ["Open the person", "Log", "Snooze", "Done", "Not this person"]
    menu.close()


def test_the_rest_comes_on_request(qtbot: QtBot, page: TodayPage, past: Past, runner: JobRunner, enter: Enter) -> None:
    for n in range(9):
        past.promised("Ana Ferreira", f"promise {n}", -20 + n)
    enter()
    assert len(titles(page)) == 6
    assert str(page._list.model().index(page._list.model().rowCount() - 1).data()) == "3 more"
    press(qtbot, page, runner, Qt.Key.Key_End)
    press(qtbot, page, runner, Qt.Key.Key_Return)
    assert len(titles(page)) == 9


def test_a_plan_shows_its_time_and_stands_in_the_week(page: TodayPage, past: Past, verbs: Verbs, enter: Enter) -> None:
    at = datetime.combine(past.day(2), time(12, 30), verbs.now().tzinfo)
    whom = (past.people["Ana Ferreira"],)
    verbs.entries.log(Interaction(NEW, whom, Channel.PHONE, When(at.date(), at), 45, note="Talk it over"))
    enter()
    line = page._list.lines[1]
    assert isinstance(line, ActLine)
    assert (line.title, line.when.below, line.icon) == ("Talk it over · Ana Ferreira", "12:30, 45 min", "phone")
    found = page._found
    assert found is not None
    assert [day for day, _acts in found.week] == [past.day(2)]


def test_the_blend_of_the_seated_stands_in_words(page: TodayPage, past: Past, verbs: Verbs, enter: Enter) -> None:
    verbs.seats.take(past.people["Ana Ferreira"], Taking("we build boats", is_stay_close=True))
    past.met("Ana Ferreira", 3)
    past.met("Ana Ferreira", 10, Channel.PHONE)
    enter()
    assert page._side._bar.accessibleDescription() == "face to face 62 %, live 38 %, written 0 %"
    assert page._side._contacts.text() == "2 contacts"


def test_the_page_follows_facts_only_while_it_is_looked_at(
    qtbot: QtBot, page: TodayPage, past: Past, runner: JobRunner, enter: Enter
) -> None:
    enter()
    past.promised("Ana Ferreira", "One", -1)
    calm(qtbot, runner)
    assert titles(page) == ["One · Ana Ferreira"]
    page.hide()
    past.promised("Kwame Asante", "Two", -1)
    calm(qtbot, runner)
    assert len(titles(page)) == 1
    enter()
    assert len(titles(page)) == 2


def test_news_never_take_the_keyboard_from_elsewhere(
    qtbot: QtBot, page: TodayPage, past: Past, runner: JobRunner, enter: Enter
) -> None:
    enter()
    assert page._people.hasFocus()
    field = QLineEdit(page)
    field.show()
    field.setFocus()
    past.promised("Ana Ferreira", "One", -1)
    calm(qtbot, runner)
    assert field.hasFocus()
    page._list.setFocus()
    press(qtbot, page, runner, Qt.Key.Key_D)
    assert page._people.hasFocus()


def test_an_act_that_is_gone_is_told_and_the_list_is_read_anew(
    qtbot: QtBot, page: TodayPage, past: Past, verbs: Verbs, runner: JobRunner, enter: Enter
) -> None:
    entry = past.promised("Ana Ferreira", "One", -1)
    enter()
    failed: list[object] = []
    page.failed.connect(failed.append)
    act = page.act()
    assert act is not None
    page.hide()
    verbs.entries.done(entry)
    page._presenter.done(act)
    calm(qtbot, runner)
    assert len(failed) == 1
    assert titles(page) == []


def test_home_and_end_lead_past_the_heads(qtbot: QtBot, page: TodayPage, two: None, past: Past, enter: Enter) -> None:
    past.promised("Amina Yusufu", "Call", 2)
    enter()
    rows = page._list.rows_to_visit()
    assert 0 not in rows, "a head stands first"
    for key, row in ((Qt.Key.Key_End, rows[-1]), (Qt.Key.Key_Home, rows[0]), (Qt.Key.Key_PageUp, rows[0])):
        qtbot.keyClick(page._list, key)
        assert page._list.currentIndex().row() == row

"""What comes, what was told, what is snoozed and who is silenced; each key does what it says."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from closeknit.domain.ids import EntryId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.reminder.own import Every
from closeknit.domain.snooze import Snooze
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.buttons import Chip
from closeknit.ui.common.rows.line import More
from closeknit.ui.common.rows.verb import Verb
from closeknit.ui.common.snoozing import AskDay, SnoozeMenu
from closeknit.ui.reminders.page import RemindersPage
from tests.ui.conftest import calm
from tests.ui.reminders.conftest import NOW, Enter, Past, heads, press, rows, titles

MORNING = datetime(2026, 3, 12, 9, tzinfo=UTC)


def told(past: Past) -> None:
    """Ana's promise and a daily one were told this morning; something else is to come."""
    past.clock.now = NOW - timedelta(days=1)
    past.promised("Ana Ferreira", "Send the field notes", date(2026, 3, 12))
    past.own("Water the plants", 1, every=Every.DAY)
    past.clock.now = NOW
    past.told_at(MORNING)
    past.own("Renew the mooring permit", 4, every=Every.YEAR)


def test_where_nothing_comes_it_says_how_to_set_one(qtbot: QtBot, page: RemindersPage, enter: Enter) -> None:
    enter()
    assert page._stack.currentWidget() is page._empty
    assert [hint.word for hint in page.hints()] == ["set one"]
    qtbot.mouseClick(page._new, Qt.MouseButton.LeftButton)
    assert page._line.field.hasFocus()


def test_sections_say_what_comes_and_what_was_told(page: RemindersPage, past: Past, enter: Enter) -> None:
    told(past)
    enter()
    assert heads(page) == [("Coming", 2), ("Told", 2)]
    assert titles(page) == [
        "Water the plants",
        "Renew the mooring permit",
        "Water the plants",
        "Send the field notes · Ana Ferreira",
    ]
    permit, notes = rows(page)[1], rows(page)[3]
    assert (permit.why, permit.when.top, permit.when.below) == (
        "Your own words, every year.",
        "Mon 16 Mar 09:00",
        "every year",
    )
    assert notes.why == "Told today at 09:00. You promised “Send the field notes”, due today."
    assert (notes.when.top, notes.when.below, notes.when.is_late) == ("Today", "any time", False)
    assert page.subtitle == "Thursday 12 March, 14:05"


def test_a_promise_past_its_day_is_late_and_a_plan_says_its_time(
    page: RemindersPage, past: Past, verbs: Verbs, enter: Enter
) -> None:
    past.promised("Ana Ferreira", "Send the field notes", date(2026, 3, 10))
    past.told_at(MORNING)
    at = NOW.replace(hour=16, minute=0)
    plan = Interaction(
        EntryId(0), (past.people["Kwame Asante"],), Channel.IN_PERSON, When(at.date(), at), note="Coffee"
    )
    verbs.entries.log(plan)
    enter()
    coffee, notes = rows(page)
    assert (coffee.title, coffee.when.top, coffee.when.below) == ("Coffee · Kwame Asante", "Today 15:30", "for 16:00")
    assert Verb.DONE not in coffee.verbs, "a plan to come isn't done by saying so"
    assert (notes.when.below, notes.when.is_late) == ("2 days late", True)


def test_a_plan_that_is_over_is_asked_about_and_answered_where_it_was_told(
    qtbot: QtBot, page: RemindersPage, past: Past, verbs: Verbs, runner: JobRunner, enter: Enter
) -> None:
    at = NOW.replace(hour=14, minute=20)
    coffee = Interaction(
        EntryId(0), (past.people["Kwame Asante"],), Channel.IN_PERSON, When(at.date(), at), note="Coffee"
    )
    plan = verbs.entries.log(coffee).entry
    past.told_at(NOW)
    enter()
    asked, told = rows(page)
    assert asked.why == "A plan. Then it asks: did it happen?"
    assert (told.why, told.when.below) == ("Told today at 14:05. Planned for today.", "14:20")
    assert Verb.DONE not in told.verbs
    past.clock.now = NOW.replace(hour=15)
    enter()
    told = rows(page)[1]
    assert told.why == "Told today at 14:05. It was planned. Did it happen?"
    assert Verb.DONE in told.verbs
    press(qtbot, page, runner, Qt.Key.Key_End)
    press(qtbot, page, runner, Qt.Key.Key_D)
    assert not verbs.entries.plans([plan])[plan].is_plan
    assert not rows(page)


def test_a_plan_of_a_day_is_asked_about_once_the_day_is_past(
    qtbot: QtBot, page: RemindersPage, past: Past, verbs: Verbs, runner: JobRunner, enter: Enter
) -> None:
    day = NOW.date() + timedelta(days=1)
    kwame = past.people["Kwame Asante"]
    walk = Interaction(EntryId(0), (kwame,), Channel.IN_PERSON, When(day), note="A walk")
    plan = verbs.entries.log(walk).entry
    past.clock.now = MORNING + timedelta(days=1, hours=5)
    past.told_at(MORNING + timedelta(days=1))
    enter()
    asked, told = rows(page)
    assert (told.when.top, told.when.below) == ("Today", "any time")
    assert not {Verb.DONE} & (told.verbs | asked.verbs)
    past.clock.now = MORNING + timedelta(days=1, hours=22)
    enter()
    (asked,) = rows(page)
    assert (asked.why, asked.when.top) == ("It was planned. Did it happen?", "Today")
    assert Verb.DONE in asked.verbs
    press(qtbot, page, runner, Qt.Key.Key_End)
    press(qtbot, page, runner, Qt.Key.Key_D)
    assert not verbs.entries.plans([plan])[plan].is_plan
    assert not rows(page)


def test_a_row_is_spoken_whole(page: RemindersPage, past: Past, enter: Enter) -> None:
    told(past)
    enter()
    row = page._list._model.row_of(rows(page)[3].key)
    index = page._list.model().index(row or 0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Ana Ferreira, Send the field notes, Today, any time"
    assert "Told today at 09:00." in str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole))


def test_what_quiet_hours_hold_says_when_it_is_told(page: RemindersPage, past: Past, enter: Enter) -> None:
    past.own("Call the night watch", 1, time(23, 15))
    past.own("Renew the mooring permit", 1, time(20))
    enter()
    assert [row.why for row in rows(page)] == [
        "Your own words.",
        "Quiet then: told Sat 14 Mar 07:30. Your own words.",
    ]


def test_d_is_done_and_the_keyboard_stays_in_its_place(
    qtbot: QtBot, page: RemindersPage, past: Past, verbs: Verbs, runner: JobRunner, enter: Enter
) -> None:
    told(past)
    enter()
    page._list.step(3)
    press(qtbot, page, runner, Qt.Key.Key_D)
    assert heads(page)[1] == ("Told", 1)
    assert verbs.telling.overview().told[0].text == "Water the plants"
    line = page._list.current()
    assert line is not None
    assert line.title == "Water the plants"


def test_s_skips_and_the_series_comes_again(
    qtbot: QtBot, page: RemindersPage, past: Past, runner: JobRunner, enter: Enter
) -> None:
    past.own("Water the plants", 1, every=Every.DAY)
    enter()
    assert rows(page)[0].when.top == "Fri 13 Mar 09:00"
    press(qtbot, page, runner, Qt.Key.Key_S)
    assert rows(page)[0].when.top == "Sat 14 Mar 09:00"


def test_the_next_time_of_a_series_that_was_told_offers_no_verb(
    qtbot: QtBot, page: RemindersPage, past: Past, runner: JobRunner, enter: Enter
) -> None:
    told(past)
    enter()
    assert rows(page)[0].verbs == frozenset()
    for key in (Qt.Key.Key_D, Qt.Key.Key_S, Qt.Key.Key_E):
        press(qtbot, page, runner, key)
    assert heads(page) == [("Coming", 2), ("Told", 2)]
    assert QApplication.activePopupWidget() is None


def test_e_snoozes_by_the_one_list_also_until_a_date(
    qtbot: QtBot, page: RemindersPage, past: Past, runner: JobRunner, enter: Enter
) -> None:
    past.promised("Ana Ferreira", "Send the field notes", date(2026, 3, 12))
    past.told_at(MORNING)
    enter()
    page._act(Verb.SNOOZE)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SnoozeMenu)
    qtbot.keyClick(menu, Qt.Key.Key_3)
    calm(qtbot, runner)
    assert heads(page) == [("Snoozed", 1)]
    assert (rows(page)[0].when.top, rows(page)[0].when.below) == ("Sun 15 Mar", "told again 09:00")
    page._act(Verb.SNOOZE)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SnoozeMenu)
    qtbot.keyClick(menu, Qt.Key.Key_6)
    ask = QApplication.activeModalWidget()
    assert isinstance(ask, AskDay)
    ask.field.setDate(ask.field.date().addDays(8))
    ask.act.click()
    calm(qtbot, runner)
    assert rows(page)[0].when.top == "Sat 21 Mar"


def test_only_a_few_to_come_are_shown_until_all_are_asked_for(
    qtbot: QtBot, page: RemindersPage, past: Past, runner: JobRunner, enter: Enter
) -> None:
    for number in range(7):
        past.own(f"Number {number}", 1 + number)
    enter()
    assert len(rows(page)) == 5
    assert page._list.lines[-1] == More("All 7")
    press(qtbot, page, runner, Qt.Key.Key_End)
    press(qtbot, page, runner, Qt.Key.Key_Return)
    assert len(rows(page)) == 7


def test_who_is_silenced_stands_below_and_is_lifted(
    qtbot: QtBot, page: RemindersPage, past: Past, verbs: Verbs, runner: JobRunner, enter: Enter
) -> None:
    verbs.bonds.silence(past.people["Kwame Asante"])
    enter()
    assert heads(page) == [("Paused", 1)]
    assert rows(page)[0].title == "Everything about Kwame Asante"
    (lift,) = [button for verb, is_compact, button in page._list._buttons._made if verb is Verb.LIFT and not is_compact]
    qtbot.mouseClick(lift, Qt.MouseButton.LeftButton)
    calm(qtbot, runner)
    assert verbs.telling.overview().silenced == ()
    assert rows(page) == []


def test_enter_opens_the_person_and_l_logs(
    qtbot: QtBot, page: RemindersPage, past: Past, runner: JobRunner, enter: Enter
) -> None:
    past.promised("Ana Ferreira", "Send the field notes", date(2026, 3, 20))
    enter()
    with qtbot.waitSignal(page.person_requested) as opened:
        press(qtbot, page, runner, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.log_requested) as logged:
        press(qtbot, page, runner, Qt.Key.Key_L)
    assert opened.args == logged.args == [past.people["Ana Ferreira"]]


def test_the_menu_has_the_verbs_of_its_row_and_takes_an_own_one_away(
    qtbot: QtBot, page: RemindersPage, past: Past, verbs: Verbs, runner: JobRunner, enter: Enter
) -> None:
    past.own("Renew the permit", 4)
    enter()
    page._list.menu_requested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Snooze", "Skip", "Done", "Set a reminder", "Change the reminder", "Take the reminder away"]
    menu.setActiveAction(menu.actions()[-1])
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert verbs.telling.overview().coming == ()


def test_of_somebody_nothing_more_is_told_from_the_menu_of_their_row(
    qtbot: QtBot, page: RemindersPage, past: Past, verbs: Verbs, runner: JobRunner, enter: Enter
) -> None:
    past.promised("Ana Ferreira", "Send the field notes", date(2026, 3, 14))
    past.own("Renew the permit", 4, name="Ana Ferreira")
    enter()
    page._list.menu_requested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions() if action.text()][-1] == "Not this person"
    menu.setActiveAction(menu.actions()[-1])
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert titles(page) == ["Everything about Ana Ferreira"]
    verbs.journal.undo()
    enter()
    assert len(rows(page)) == 2


def test_a_snooze_that_was_refused_is_over_once_one_is_done(
    qtbot: QtBot, page: RemindersPage, past: Past, runner: JobRunner, enter: Enter
) -> None:
    past.own("Renew the permit", 4)
    enter()
    with qtbot.waitSignal(page.failed):
        page._presenter.snooze(rows(page)[0].one, Snooze.HOUR)
    calm(qtbot, runner)
    with qtbot.waitSignal(page.mended):
        page._presenter.snooze(rows(page)[0].one, Snooze.WEEK)
    calm(qtbot, runner)
    assert heads(page) == [("Snoozed", 1)]


def test_the_column_says_quiet_hours_singles_and_what_was_delivered(
    page: RemindersPage, past: Past, verbs: Verbs, enter: Enter
) -> None:
    past.clock.now = NOW - timedelta(days=1)
    past.promised("Ana Ferreira", "Send the field notes", date(2026, 3, 12))
    over = past.promised("Kwame Asante", "Send the map", date(2026, 3, 12))
    past.clock.now = NOW
    past.told_at(MORNING)
    verbs.entries.done(over)
    enter()
    side = page._side
    assert side._quiet.text() == "21:30 to 07:30"
    assert side._count.text() == "2 of 3 today"
    assert side._left.text() == "1 more may come alone today; the rest come in one digest."
    grid = side._delivered
    found = [grid.itemAtPosition(row, 1).widget() for row in range(2)]
    words = [label.text() for label in found]
    assert words == ["Kwame Asante · over", "Send the field notes · Ana Ferreira"]


def test_without_quiet_hours_nothing_is_said_of_them(page: RemindersPage, enter: Enter) -> None:
    enter()
    assert page._side._quiet_now.isVisible()
    assert page._found is not None
    overview = page._found.overview
    none = replace(overview, habits=replace(overview.habits, quiet_from=time(7, 30)))
    page._side.put(replace(page._found, overview=none))
    assert page._side._quiet.text() == "None"
    assert not page._side._quiet_now.isVisible()


def test_the_keyboard_stays_at_the_pause(
    qtbot: QtBot, page: RemindersPage, past: Past, runner: JobRunner, enter: Enter
) -> None:
    past.own("Renew the permit", 4)
    enter()
    chips = [chip for chip in page._side.findChildren(Chip) if chip.text() in ("until tomorrow", "a week")]
    chips[1].setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Space):
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)
        calm(qtbot, runner)
        assert QApplication.focusWidget() is (page._side._again if focus is chips[1] else chips[0])


def test_all_is_paused_by_a_chip_and_told_again(
    qtbot: QtBot, page: RemindersPage, verbs: Verbs, runner: JobRunner, enter: Enter
) -> None:
    enter()
    tomorrow = next(chip for chip in page._side.findChildren(Chip) if chip.text() == "until tomorrow")
    qtbot.mouseClick(tomorrow, Qt.MouseButton.LeftButton)
    calm(qtbot, runner)
    assert page._side._paused.text() == "Nothing is told until Fri 13 Mar, 09:00."
    assert page._side._chips.isHidden()
    qtbot.mouseClick(page._side._again, Qt.MouseButton.LeftButton)
    calm(qtbot, runner)
    assert verbs.telling.overview().paused_until is None
    assert not page._side._chips.isHidden()


def test_a_change_elsewhere_is_shown(
    qtbot: QtBot, page: RemindersPage, past: Past, runner: JobRunner, enter: Enter
) -> None:
    enter()
    past.own("Renew the permit", 4, time(10))
    calm(qtbot, runner)
    assert titles(page) == ["Renew the permit"]

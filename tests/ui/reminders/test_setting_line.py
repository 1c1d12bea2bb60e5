"""One line sets a reminder: what is typed fills the chips, a chip set by hand wins, nobody is guessed."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from closeknit.domain.errors import UserError
from closeknit.domain.ids import ReminderId
from closeknit.domain.reminder.own import Every, Reminder
from closeknit.domain.snooze import Snooze
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.keys import Keys
from closeknit.ui.common.look import Look
from closeknit.ui.common.snoozing import SnoozeMenu
from closeknit.ui.reminders.moment import AskMoment
from closeknit.ui.reminders.page import RemindersPage
from tests.ui.conftest import calm
from tests.ui.reminders.conftest import Enter, Past, made, titles

Typed = Callable[[str], None]


@pytest.fixture
def typed(qtbot: QtBot, page: RemindersPage, runner: JobRunner, enter: Enter) -> Typed:
    enter()
    qtbot.keyClick(page._list if page._list.isVisible() else page, Qt.Key.Key_N)

    def type_in(text: str) -> None:
        page._line.field.setText(text)
        calm(qtbot, runner)

    return type_in


def only(verbs: Verbs) -> Reminder:
    (found,) = {one.key for one in verbs.telling.overview().coming}
    return verbs.reminders.one(int(found.partition(":")[2]))


def test_n_takes_the_keyboard_to_the_line_and_esc_back(
    qtbot: QtBot, page: RemindersPage, past: Past, enter: Enter
) -> None:
    past.own("Renew the permit", 4)
    enter()
    qtbot.keyClick(page._list, Qt.Key.Key_N)
    assert page._line.field.hasFocus()
    assert page.leave_step()
    assert page._list.hasFocus()


def test_words_day_person_and_how_often_are_understood(
    qtbot: QtBot, page: RemindersPage, past: Past, verbs: Verbs, runner: JobRunner, typed: Typed
) -> None:
    typed("remind me to ask Kwame Asante about the proofs on Monday at 15:00, every month")
    line = page._line
    assert (line._when.text(), line._every.text(), line._who.text()) == (
        "Mon 16 Mar 15:00",
        "Every month",
        "Kwame Asante",
    )
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    calm(qtbot, runner)
    found = only(verbs)
    assert (found.text, found.day, found.at) == ("Ask Kwame Asante about the proofs", date(2026, 3, 16), time(15))
    assert (found.every, found.person) == (Every.MONTH, past.people["Kwame Asante"])
    assert line.field.text() == ""
    assert titles(page) == ["Ask Kwame Asante about the proofs"]


def test_without_a_moment_it_is_tomorrow_morning(
    qtbot: QtBot, page: RemindersPage, verbs: Verbs, runner: JobRunner, typed: Typed
) -> None:
    assert page._line._when.text() == "Tomorrow 09:00"
    assert not page._line._save.isEnabled()
    typed("renew the permit")
    qtbot.mouseClick(page._line._save, Qt.MouseButton.LeftButton)
    calm(qtbot, runner)
    assert (only(verbs).day, only(verbs).at, only(verbs).person) == (date(2026, 3, 13), None, None)


def test_two_of_one_name_are_asked_about_and_never_guessed(
    qtbot: QtBot, page: RemindersPage, verbs: Verbs, runner: JobRunner, typed: Typed
) -> None:
    typed("ask Amina about the boat")
    assert page._line._who.text() == "Which Amina?"
    qtbot.keyClick(page._line.field, Qt.Key.Key_Return)
    calm(qtbot, runner)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Amina Yusufu", "Amina Yusufu"]
    assert verbs.telling.overview().coming == ()
    menu.actions()[1].trigger()
    menu.close()
    qtbot.keyClick(page._line.field, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert only(verbs).person == page._line.drafting._people.called("amina")[1].id


def test_what_is_chosen_by_hand_wins_over_the_words(
    qtbot: QtBot, page: RemindersPage, verbs: Verbs, runner: JobRunner, typed: Typed
) -> None:
    typed("ask Kwame on Monday, every week")
    page._line._on_when()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SnoozeMenu)
    qtbot.keyClick(menu, Qt.Key.Key_4)
    assert page._line._when.text() == "Thu 19 Mar 09:00"
    page._line.drafting.set(every=None, person=None)
    assert (page._line._every.text(), page._line._who.text()) == ("Once", "About nobody")
    page._line.drafting.save()
    calm(qtbot, runner)
    assert (only(verbs).day, only(verbs).every, only(verbs).person) == (date(2026, 3, 19), None, None)


def test_an_hour_is_a_time_of_its_own(page: RemindersPage, typed: Typed) -> None:
    typed("look at the oven")
    page._line._on_when()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SnoozeMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert page._line._when.text() == "Today 15:05"
    for text, when in (("look at the oven", "Tomorrow 09:00"), ("look at the oven at 18:00", "Tomorrow 18:00")):
        typed(text)
        page._line._on_moment(Snooze.HOUR)
        page._line._on_moment(Snooze.TOMORROW)
        assert page._line._when.text() == when


def test_a_moment_that_is_past_is_refused_and_the_words_stay(
    qtbot: QtBot, page: RemindersPage, runner: JobRunner, typed: Typed
) -> None:
    typed("renew the permit today at 8:00")
    with qtbot.waitSignal(page.failed) as failed:
        page._line.drafting.save()
    assert isinstance(failed.args[0], UserError)
    assert failed.args[0].reason.kind == "reminder_not_ahead"
    assert page._line.field.text() == "renew the permit today at 8:00"


def test_what_was_typed_outlives_the_program(
    qtbot: QtBot,
    page: RemindersPage,
    verbs: Verbs,
    runner: JobRunner,
    hub: EventHub,
    look: Look,
    keys: Keys,
    typed: Typed,
) -> None:
    typed("ask Kwame about the boat")
    kept = verbs.unfinished._file
    assert kept is not None
    qtbot.waitUntil(lambda: kept.exists() and "about the boat" in kept.read_text(), timeout=3000)
    other = made(verbs, runner, hub, look, keys)
    qtbot.addWidget(other)
    assert other._line.field.text() == "ask Kwame about the boat"


def test_it_begins_about_somebody_with_words(
    qtbot: QtBot, page: RemindersPage, past: Past, verbs: Verbs, runner: JobRunner, enter: Enter
) -> None:
    enter()
    page.begin(past.people["Ana Ferreira"], "Ana Ferreira", "Send the field notes")
    calm(qtbot, runner)
    assert (page._line.field.text(), page._line._who.text()) == ("Send the field notes", "Ana Ferreira")
    page._line.drafting.save()
    calm(qtbot, runner)
    assert only(verbs).person == past.people["Ana Ferreira"]


def test_what_is_unfinished_waits_while_one_about_somebody_is_set(
    qtbot: QtBot, page: RemindersPage, past: Past, verbs: Verbs, runner: JobRunner, typed: Typed
) -> None:
    typed("renew the permit")
    page.begin(past.people["Ana Ferreira"], "Ana Ferreira", "Send the field notes")
    calm(qtbot, runner)
    page._line.drafting.save()
    calm(qtbot, runner)
    assert only(verbs).text == "Send the field notes"
    assert (page._line.field.text(), page._line._who.isVisible()) == ("renew the permit", False)


def test_enter_on_ones_own_says_it_anew(
    qtbot: QtBot, page: RemindersPage, past: Past, verbs: Verbs, runner: JobRunner, enter: Enter
) -> None:
    past.own("Renew the permit", 4, time(10), Every.YEAR)
    enter()
    qtbot.keyClick(page._list, Qt.Key.Key_Return)
    calm(qtbot, runner)
    line = page._line
    assert (line.field.text(), line._when.text(), line._every.text()) == (
        "Renew the permit",
        "Mon 16 Mar 10:00",
        "Every year",
    )
    line.field.setText("Renew the mooring permit")
    line.drafting.set(every=Every.MONTH)
    line.drafting.save()
    calm(qtbot, runner)
    found = only(verbs)
    assert (found.text, found.day, found.at, found.every) == (
        "Renew the mooring permit",
        date(2026, 3, 16),
        time(10),
        Every.MONTH,
    )
    assert line.field.text() == ""


def test_a_moment_that_is_typed_changes_ones_own(
    qtbot: QtBot, page: RemindersPage, past: Past, verbs: Verbs, runner: JobRunner, enter: Enter
) -> None:
    past.own("Read of 2 May", 4, time(10), Every.WEEK)
    enter()
    qtbot.keyClick(page._list, Qt.Key.Key_Return)
    calm(qtbot, runner)
    line = page._line
    assert (line.field.text(), line._when.text(), line._every.text()) == (
        "Read of 2 May",
        "Mon 16 Mar 10:00",
        "Every week",
    )
    line.field.setText("Read of 2 May, every month")
    calm(qtbot, runner)
    assert line._every.text() == "Every month"
    line.field.setText("Read all on Friday at 11:30")
    line.drafting.save()
    calm(qtbot, runner)
    found = only(verbs)
    assert (found.text, found.day, found.at, found.every) == ("Read all", date(2026, 3, 13), time(11, 30), Every.WEEK)


@pytest.mark.parametrize(
    ("first", "today", "every", "is_told"),
    [
        (date(2026, 1, 31), datetime(2026, 2, 10, 12, tzinfo=UTC), Every.MONTH, False),
        (date(2026, 1, 31), datetime(2026, 3, 31, 12, tzinfo=UTC), Every.MONTH, True),
        (date(2024, 2, 29), datetime(2026, 3, 2, 12, tzinfo=UTC), Every.YEAR, False),
    ],
)
def test_of_a_series_that_is_worded_anew_the_day_stays(
    qtbot: QtBot,
    page: RemindersPage,
    past: Past,
    verbs: Verbs,
    runner: JobRunner,
    enter: Enter,
    first: date,
    today: datetime,
    every: Every,
    is_told: bool,
) -> None:
    past.clock.now = today - timedelta(days=1)
    own = verbs.reminders.set(Reminder(ReminderId(0), "Pay the rent", first, None, every)).reminder
    past.told_at(today - timedelta(days=1))
    past.clock.now = today
    if is_told:
        past.told_at(today.replace(hour=9))
    enter()
    page._list.setFocus()
    page._change()
    calm(qtbot, runner)
    page._line.field.setText("Pay the rent and the heating at 10:30")
    page._line.drafting.save()
    calm(qtbot, runner)
    found = verbs.reminders.one(own)
    assert (found.text, found.day, found.at) == ("Pay the rent and the heating", first, time(10, 30))
    assert [one.due > today.date() for one in verbs.telling.overview().coming] == [True]


def test_what_comes_later_today_still_does_when_it_is_worded_anew(
    qtbot: QtBot, page: RemindersPage, past: Past, verbs: Verbs, runner: JobRunner, enter: Enter
) -> None:
    own = past.own("Call the bank", 0, time(17))
    enter()
    page._change()
    calm(qtbot, runner)
    assert page._line._when.text() == "Today 17:00"
    page._line.field.setText("Call the harbour")
    page._line.drafting.save()
    calm(qtbot, runner)
    found = verbs.reminders.one(own)
    assert (found.text, found.day) == ("Call the harbour", past.clock.now.date())


def test_a_day_and_a_time_are_chosen_by_hand(
    qtbot: QtBot, page: RemindersPage, verbs: Verbs, runner: JobRunner, typed: Typed
) -> None:
    typed("renew the permit on Monday at 10:20")
    page._line._on_when()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SnoozeMenu)
    qtbot.keyClick(menu, Qt.Key.Key_6)
    ask = QApplication.activeModalWidget()
    assert isinstance(ask, AskMoment)
    assert (ask.field.date().toPython(), ask.time.value) == (date(2026, 3, 16), time(10, 20))
    ask.field.setDate(date(2026, 3, 12))  # type: ignore[arg-type]  # PySide takes dates of Python
    qtbot.keyClicks(ask.time, "18:30")
    qtbot.mouseClick(ask.act, Qt.MouseButton.LeftButton)
    assert page._line._when.text() == "Today 18:30"
    page._line.drafting.save()
    calm(qtbot, runner)
    assert (only(verbs).text, only(verbs).day, only(verbs).at) == ("Renew the permit", date(2026, 3, 12), time(18, 30))


def test_whom_and_when_are_enough(
    qtbot: QtBot, page: RemindersPage, past: Past, verbs: Verbs, runner: JobRunner, enter: Enter
) -> None:
    enter()
    page.begin(past.people["Ana Ferreira"], "Ana Ferreira", "")
    assert not page._line._save.isEnabled()
    page._line.field.setText("in two weeks")
    calm(qtbot, runner)
    assert page._line._save.isEnabled()
    page._line.drafting.save()
    calm(qtbot, runner)
    assert (only(verbs).text, only(verbs).day) == ("Get in touch with Ana Ferreira", date(2026, 3, 26))


def test_a_day_that_is_said_is_tinted_also_where_it_is_tomorrow(page: RemindersPage, typed: Typed) -> None:
    typed("renew the permit")
    assert not page._line._when.isChecked()
    typed("renew the permit on Friday")
    assert (page._line._when.text(), page._line._when.isChecked()) == ("Tomorrow 09:00", True)


def test_of_a_series_the_line_says_when_it_is_told_first(page: RemindersPage, typed: Typed) -> None:
    typed("pay the rent every day today at 8:00")
    assert (page._line._when.text(), page._line._every.text()) == ("Tomorrow 08:00", "Every day")


def test_a_narrow_line_puts_its_chips_below(qtbot: QtBot, page: RemindersPage, enter: Enter) -> None:
    enter()
    line = page._line
    assert line._when.x() > line.field.geometry().right()
    page.resize(592, 332)
    qtbot.waitUntil(lambda: line._when.y() > line.field.geometry().bottom())

"""Catch up as somebody uses it: keys, mouse, undo, stop, the last person."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from closeknit.domain.card import Kind
from closeknit.domain.catch_up import HowOften, LastMet
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.person import PeopleQuery
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.catchup.page import CatchUpPage
from closeknit.ui.shell.window import MainWindow
from tests.ui.conftest import calm

Press = Callable[..., None]
ANA, KWAME, AMINA, OTHER_AMINA = (PersonId(number) for number in range(1, 5))
#: By what their cards have: Ana's says most, the fuller of the two Aminas next, then those alike by id.
ORDER = [ANA, OTHER_AMINA, KWAME, AMINA]


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> CatchUpPage:
    window.go("catchup")
    calm(qtbot, runner)
    assert isinstance(window.page, CatchUpPage)
    return window.page


@pytest.fixture
def press(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> Press:
    """Press keys one after the other as fast as hands can't, wherever the keyboard is; then wait."""

    def keys(*pressed: Qt.Key | str) -> None:
        for key in pressed:
            target = QApplication.focusWidget() or window
            qtbot.keyClick(target, key)  # type: ignore[call-overload]  # a key or a letter
        calm(qtbot, runner)

    return keys


def asked(page: CatchUpPage) -> PersonId | None:
    return page.person_at_hand()


def meetings(verbs: Verbs, person: PersonId) -> list[Interaction]:
    return [one for one in verbs.entries.of_person(person) if isinstance(one, Interaction)]


def rhythm(verbs: Verbs, person: PersonId) -> int | None:
    cadence = verbs.bonds.of(person).cadence
    return None if cadence is None else cadence.ideal_days


def chosen(page: CatchUpPage) -> list[str]:
    return [b.text() for question in (page._met, page._often) for b in question.buttons if b.isChecked()]


def steps(verbs: Verbs) -> int:
    return len(verbs.journal.history())


def test_the_palette_leads_there_and_people_come_in_their_order(
    qtbot: QtBot, window: MainWindow, page: CatchUpPage, press: Press, verbs: Verbs
) -> None:
    assert "Catch up" in [command.text for command in window._commands.all()]
    assert page.subtitle == "1 of 4, stop any time"
    assert [known.row.id for known in verbs.catch_up.next(9)] == ORDER
    seen = []
    for _person in ORDER:
        seen.append(asked(page))
        press(Qt.Key.Key_Return)
    assert seen == ORDER
    assert steps(verbs) == 1, "Enter keeps nothing"


def test_one_key_for_each_answer_and_the_second_brings_the_next_person(
    page: CatchUpPage, press: Press, verbs: Verbs
) -> None:
    press("2")
    assert asked(page) == ANA
    assert chosen(page) == ["This quarter"]
    assert "around" in page._met._kept.text()
    assert page._often.buttons[0].hasFocus()
    (kept,) = meetings(verbs, ANA)
    assert kept.when.day == verbs.now().date() - timedelta(days=60)
    assert (kept.channel, kept.minutes, kept.when.is_approximate) == (Channel.IN_PERSON, 30, True)
    press("7")
    assert rhythm(verbs, ANA) == 60
    assert (asked(page), page.subtitle, chosen(page)) == (OTHER_AMINA, "2 of 4, stop any time", [])
    assert page._met.buttons[0].hasFocus()
    assert page.progress == 0.25


def test_quick_hands_lose_no_key_and_no_order(page: CatchUpPage, press: Press, verbs: Verbs) -> None:
    press("2", "6", "5", "0", "a", "4", "9")
    assert [rhythm(verbs, person) for person in ORDER] == [30, None, None, 180]
    assert [len(meetings(verbs, person)) for person in ORDER] == [1, 0, 0, 1]
    assert verbs.bonds.of(OTHER_AMINA).has_never_met
    assert verbs.bonds.of(KWAME).is_archived
    kinds = [step.what.kind for step in verbs.journal.history()]
    assert kinds[:7] == [
        *("cadence_set", "caught_up_met", "archived", "cadence_cleared", "caught_up_never", "cadence_set"),
        "caught_up_met",
    ]
    assert asked(page) is None
    assert page._stack.currentWidget() is page._done


def test_the_list_of_people_isnt_read_for_each_key_but_is_new_when_looked_at(
    window: MainWindow, page: CatchUpPage, press: Press
) -> None:
    answers: list[object] = []
    window.pages.people._presenter.answered.connect(answers.append)
    press("2", "6", "a")
    assert answers == []
    press(Qt.Key.Key_Escape)
    assert len(window.pages.people.ids) == 3


def test_another_answer_to_the_same_question_replaces_it_and_stays(
    page: CatchUpPage, press: Press, verbs: Verbs
) -> None:
    press("1", "3", "3")
    assert (asked(page), chosen(page)) == (ANA, ["This year"])
    (kept,) = meetings(verbs, ANA)
    assert kept.when.day == verbs.now().date() - timedelta(days=200)
    assert steps(verbs) == 3
    press("5")
    assert meetings(verbs, ANA) == []


def test_the_rhythm_may_be_answered_first(page: CatchUpPage, press: Press, verbs: Verbs) -> None:
    press("8")
    assert (asked(page), chosen(page)) == (ANA, ["90 days"])
    assert "90 days" in page._often._kept.text()
    press("1")
    assert asked(page) == OTHER_AMINA


def test_digits_of_the_number_pad_count_too(qtbot: QtBot, page: CatchUpPage, runner: JobRunner, verbs: Verbs) -> None:
    qtbot.keyClick(page._met.buttons[0], "4", Qt.KeyboardModifier.KeypadModifier)
    calm(qtbot, runner)
    assert len(meetings(verbs, ANA)) == 1


def test_z_takes_back_one_answer_after_the_other_and_nothing_before_them(
    window: MainWindow, page: CatchUpPage, press: Press, verbs: Verbs
) -> None:
    press("2", "6", "1")
    press("z")
    assert (asked(page), chosen(page)) == (OTHER_AMINA, [])
    press("z")
    assert (asked(page), chosen(page), rhythm(verbs, ANA)) == (ANA, ["This quarter"], None)
    press("z")
    assert (chosen(page), meetings(verbs, ANA)) == ([], [])
    press("z")
    assert len(verbs.people.find(PeopleQuery()).ids) == 4, "the import stays"
    assert "Nothing is answered yet" in window.undo_bar._words.text()
    assert page.subtitle == "1 of 4, stop any time"


def test_the_windows_undo_takes_back_answers_and_nothing_before_them(
    qtbot: QtBot, window: MainWindow, page: CatchUpPage, press: Press, runner: JobRunner, verbs: Verbs
) -> None:
    press("2")
    page._stop.setFocus()
    for _answer_and_nothing in range(2):
        qtbot.keyClick(page._stop, "z", Qt.KeyboardModifier.ControlModifier)
        calm(qtbot, runner)
    assert meetings(verbs, ANA) == []
    assert len(verbs.people.find(PeopleQuery()).ids) == 4
    window.go("people")
    window.undo()
    calm(qtbot, runner)
    assert verbs.people.find(PeopleQuery()).ids == ()


def test_redo_gives_an_answer_again_and_goes_on(
    window: MainWindow, page: CatchUpPage, press: Press, verbs: Verbs, qtbot: QtBot, runner: JobRunner
) -> None:
    press("2", "6")
    press("z")
    assert asked(page) == ANA
    window.redo()
    calm(qtbot, runner)
    assert (asked(page), rhythm(verbs, ANA)) == (OTHER_AMINA, 30)


def test_an_older_answer_is_taken_back_from_its_row(
    qtbot: QtBot, page: CatchUpPage, press: Press, runner: JobRunner, verbs: Verbs
) -> None:
    press("2", "6", "a")
    rows = [row for row in page._side._rows if row.isVisible()]
    assert [row._said.text() for row in rows] == ["archived", "this quarter · 30 days"]
    assert page._side._answered.text() == "2 answered"
    qtbot.mouseClick(rows[1]._undo, Qt.MouseButton.LeftButton)
    calm(qtbot, runner)
    assert rhythm(verbs, ANA) is None
    assert verbs.bonds.of(OTHER_AMINA).is_archived
    assert (asked(page), chosen(page)) == (ANA, ["This quarter"])
    assert [figure.text() for figure in page._side._figures] == ["1", "0", "1", "0"]


def test_an_answer_that_something_rests_on_stays_and_the_banner_says_so(
    qtbot: QtBot, window: MainWindow, page: CatchUpPage, press: Press, runner: JobRunner, verbs: Verbs
) -> None:
    press("2", "6")
    verbs.bonds.mark(ANA, lambda bond: replace(bond, met="at the pier"))
    calm(qtbot, runner)
    press("z")
    assert window.banner.isVisible()
    assert rhythm(verbs, ANA) == 30
    assert [line.chosen.often for line in page._presenter.session.lines(6)] == [HowOften.MONTHLY]
    assert asked(page) == OTHER_AMINA


def test_who_is_no_person_is_among_organisations_and_comes_back(page: CatchUpPage, press: Press, verbs: Verbs) -> None:
    press("o")
    assert verbs.people.find(PeopleQuery(kind=Kind.ORGANISATION)).ids == (ANA,)
    assert asked(page) == OTHER_AMINA
    press("z")
    assert verbs.people.find(PeopleQuery(kind=Kind.ORGANISATION)).ids == ()
    assert asked(page) == ANA


def test_the_mouse_does_what_the_keys_do(qtbot: QtBot, page: CatchUpPage, runner: JobRunner, verbs: Verbs) -> None:
    click = Qt.MouseButton.LeftButton
    qtbot.mouseClick(page._met.buttons[0], click)
    qtbot.mouseClick(page._met.buttons[0], click)
    assert chosen(page) == ["This month"]
    qtbot.mouseClick(page._often.buttons[4], click)
    qtbot.mouseClick(page._archive, click)
    qtbot.mouseClick(page._organisation, click)
    qtbot.mouseClick(page._next, click)
    calm(qtbot, runner)
    assert verbs.bonds.of(ANA).wants_no_rhythm
    assert verbs.bonds.of(OTHER_AMINA).is_archived
    assert verbs.people.find(PeopleQuery(kind=Kind.ORGANISATION)).ids == (KWAME,)
    assert asked(page) is None


def test_space_and_arrows_answer_without_a_digit(page: CatchUpPage, press: Press, verbs: Verbs) -> None:
    press(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert chosen(page) == ["This quarter"]
    press(Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert rhythm(verbs, ANA) == 60


def test_esc_stops_and_what_was_answered_isnt_asked_again(
    qtbot: QtBot, window: MainWindow, page: CatchUpPage, press: Press, runner: JobRunner
) -> None:
    press("2", Qt.Key.Key_Escape)
    assert window.page is window.pages.people
    window.go("catchup")
    calm(qtbot, runner)
    assert (asked(page), page.subtitle) == (OTHER_AMINA, "1 of 3, stop any time")
    qtbot.mouseClick(page._stop, Qt.MouseButton.LeftButton)
    assert window.page is window.pages.people


def test_at_the_end_it_says_so_and_leads_to_people(
    qtbot: QtBot, window: MainWindow, page: CatchUpPage, press: Press, runner: JobRunner
) -> None:
    press("a", "a", Qt.Key.Key_Return, "a")
    assert page._done._title.text() == "Nobody is left to ask about"
    assert page._done._words.text().startswith("1 person was passed over")
    assert (page.subtitle, page.progress, page.hints()) == ("", None, [])
    assert page._people.hasFocus()
    press("z")
    assert asked(page) == AMINA
    press("a")
    qtbot.mouseClick(page._people, Qt.MouseButton.LeftButton)
    assert window.page is window.pages.people


def test_what_happens_elsewhere_is_followed(
    qtbot: QtBot, window: MainWindow, page: CatchUpPage, press: Press, runner: JobRunner, verbs: Verbs
) -> None:
    verbs.bonds.set_cadence(OTHER_AMINA, 30)
    verbs.editing.edit(ANA, "TITLE", "Captain", was="Field director")
    calm(qtbot, runner)
    assert page._subject._title.text() == "Captain"
    press(Qt.Key.Key_Return)
    assert asked(page) == KWAME
    verbs.people.delete([KWAME])
    verbs.people.delete_for_good([KWAME])
    calm(qtbot, runner)
    assert asked(page) == AMINA


def test_a_failed_answer_comes_back_with_its_person(
    qtbot: QtBot, window: MainWindow, page: CatchUpPage, press: Press, runner: JobRunner, verbs: Verbs
) -> None:
    page._presenter.is_watching = False
    verbs.people.mark_me(ANA, True)
    press("a")
    assert window.banner.isVisible()
    assert (asked(page), chosen(page)) == (ANA, [])
    assert page._side._nothing.isVisible()


def test_without_single_letters_only_buttons_answer(
    window: MainWindow, page: CatchUpPage, press: Press, verbs: Verbs, settings: SettingsStore, hub: EventHub
) -> None:
    window._keys.set_letters(False)
    press("2")
    assert (asked(page), meetings(verbs, ANA)) == (ANA, [])
    press(Qt.Key.Key_Space)
    assert chosen(page) == ["This month"]


def test_everything_has_a_name_and_the_window_may_be_small(
    qtbot: QtBot, window: MainWindow, page: CatchUpPage, press: Press, runner: JobRunner
) -> None:
    names = [button.accessibleName() for button in page._met.buttons]
    assert names[4] == "When did you last meet? Never, no meeting kept"
    assert page._met.buttons[0].accessibleDescription() == "Ana Ferreira"
    window.resize(640, 400)
    calm(qtbot, runner)
    press("2")
    assert page._often.buttons[0].hasFocus()
    area, button = page._area.viewport(), page._often.buttons[0]
    assert area.rect().contains(button.mapTo(area, button.rect().center()))
    press("\\")
    assert page._columns.is_shown("right")
    press(Qt.Key.Key_Escape)
    assert not page._columns.is_shown("right")
    assert window.page is page


def test_todays_empty_page_leads_to_it(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    window.go("today")
    calm(qtbot, runner)
    qtbot.mouseClick(window.page._catch_up, Qt.MouseButton.LeftButton)  # type: ignore[union-attr]  # Today
    calm(qtbot, runner)
    assert isinstance(window.page, CatchUpPage)


@pytest.mark.parametrize("answer", list(LastMet))
def test_a_sentence_says_what_is_kept(page: CatchUpPage, press: Press, answer: LastMet) -> None:
    page.choose(answer)
    press()
    sentence = page._met._kept.text()
    assert sentence.startswith("Kept")
    assert ("approximate" in sentence) == (answer is not LastMet.NEVER)


def test_in_the_smallest_window_who_is_asked_about_is_in_sight(
    qtbot: QtBot, window: MainWindow, runner: JobRunner
) -> None:
    window.resize(640, 400)
    window.go("catchup")
    calm(qtbot, runner)
    page = window.page
    assert isinstance(page, CatchUpPage)
    name, view = page._subject._name, page._area.viewport()
    assert view.rect().contains(name.mapTo(view, name.rect().center()))
    first = page._met.buttons[0]
    assert view.rect().contains(first.rect().translated(first.mapTo(view, first.rect().topLeft())))

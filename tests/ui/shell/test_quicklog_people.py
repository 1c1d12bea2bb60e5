"""The quick log asks who is meant, and never guesses (issue 4.4)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from closeknit.domain.interaction import Interaction
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.shell.quick.whole import QuickLogging
from tests.ui.conftest import calm
from tests.ui.shell.quick import chips, newest, press, type_in


def test_tab_takes_whom_the_list_offers(qtbot: QtBot, quick: QuickLogging, verbs: Verbs, runner: JobRunner) -> None:
    window = type_in(qtbot, quick, runner, "walk with Kw")
    assert window._offer.words == ["Kwame Asante", "New person “Kw…”"]
    assert not window._fields.isVisible()
    press(qtbot, Qt.Key.Key_Tab)
    assert window.text.toPlainText() == "walk with Kwame Asante "
    type_in(qtbot, quick, runner, "yesterday")
    assert window._fields.isVisible()
    assert window._drafting.draft.people == (verbs.people.resolve("Kwame Asante"),)


def test_arrows_move_in_the_list_and_enter_then_takes(qtbot: QtBot, quick: QuickLogging, runner: JobRunner) -> None:
    window = type_in(qtbot, quick, runner, "walk with am")
    assert window._offer.words[:2] == ["Amina Yusufu", "Amina Yusufu"]
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.text.toPlainText() == "walk with Amina Yusufu ")
    calm(qtbot, runner)
    assert len(window._drafting.draft.people) == 1


def test_of_two_people_of_one_name_one_is_asked_for_never_guessed(
    qtbot: QtBot, quick: QuickLogging, verbs: Verbs, runner: JobRunner
) -> None:
    window = type_in(qtbot, quick, runner, "coffee with Amina Yusufu")
    assert window._offer.isVisible()
    assert window._offer.words == ["Amina Yusufu", "Amina Yusufu"]
    press(qtbot, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert window.isVisible(), "Enter doesn't choose for the user"
    press(qtbot, Qt.Key.Key_Escape)
    type_in(qtbot, quick, runner, " today")
    assert "Which Amina Yusufu?" in chips(window)
    press(qtbot, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert window._offer.isVisible(), "Enter asks"
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Tab)
    calm(qtbot, runner)
    chosen = window._drafting.draft.people
    press(qtbot, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert not window.isVisible()
    assert len(verbs.entries.of_person(chosen[0])) == 1
    assert window.text.toPlainText() == ""


def test_two_people_of_one_name_can_both_be_meant(
    qtbot: QtBot, quick: QuickLogging, verbs: Verbs, runner: JobRunner
) -> None:
    window = type_in(qtbot, quick, runner, "lunch with Ami")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, quick, runner, "and Ami")
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, quick, runner, "90 min")
    assert window.text.toPlainText() == "lunch with Amina Yusufu and Amina Yusufu 90 min"
    press(qtbot, Qt.Key.Key_Return)
    calm(qtbot, runner)
    entry = verbs.entries.of_person(verbs.people.called("amina")[0].id)[0]
    assert isinstance(entry, Interaction)
    assert set(entry.people) == {one.id for one in verbs.people.called("amina")}


def test_whoever_was_picked_is_meant_only_as_long_as_the_name_stands_there(
    qtbot: QtBot, quick: QuickLogging, verbs: Verbs, runner: JobRunner
) -> None:
    window = type_in(qtbot, quick, runner, "lunch with Kw")
    press(qtbot, Qt.Key.Key_Tab)
    calm(qtbot, runner)
    assert window._drafting.draft.people == (verbs.people.resolve("Kwame Asante"),)
    window.text.selectAll()
    type_in(qtbot, quick, runner, "lunch with Ana Ferreira")
    assert window._drafting.draft.people == (verbs.people.resolve("Ana Ferreira"),)


def test_somebody_new_is_made_and_logged_with(
    qtbot: QtBot, quick: QuickLogging, verbs: Verbs, runner: JobRunner
) -> None:
    window = type_in(qtbot, quick, runner, "lunch with Zora")
    assert window._offer.words == ["New person “Zora…”"]
    press(qtbot, Qt.Key.Key_Tab)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, " Neal")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert window.text.toPlainText() == "lunch with Zora Neal "
    qtbot.keyClick(window.text, Qt.Key.Key_Return)
    calm(qtbot, runner)
    entry = newest(verbs, "Zora Neal")
    assert isinstance(entry, Interaction)
    assert entry.note == "Lunch"


def test_enter_goes_back_to_a_name_that_nobody_bears(
    qtbot: QtBot, quick: QuickLogging, verbs: Verbs, runner: JobRunner
) -> None:
    window = quick.window
    qtbot.keyClicks(window.text, "coffee with Zora Neal, remind me in two weeks")
    press(qtbot, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert window._offer.isVisible()
    assert window._offer.words == ["New person “Zora Neal…”"]
    press(qtbot, Qt.Key.Key_Tab)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert window.text.toPlainText() == "coffee with Zora Neal, remind me in two weeks"
    qtbot.keyClick(window.text, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert isinstance(newest(verbs, "Zora Neal"), Interaction)
    assert [one.text for one in verbs.telling.overview().coming] == ["Get in touch with Zora Neal"]


def test_a_person_whose_name_no_sentence_could_hold_can_be_picked(
    qtbot: QtBot, quick: QuickLogging, verbs: Verbs, runner: JobRunner
) -> None:
    odd = verbs.people.create("Kwort <b>&bold</b> {0} 𝕳\u202e of the Nine very Long Names").person
    window = type_in(qtbot, quick, runner, "walk with Kwo")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, quick, runner, "30 min")
    assert window._drafting.draft.people == (odd,)
    press(qtbot, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert len(verbs.entries.of_person(odd)) == 1


def test_a_name_within_the_name_of_whoever_was_picked_asks_nothing(
    qtbot: QtBot, quick: QuickLogging, verbs: Verbs, runner: JobRunner
) -> None:
    for name in ("Anna (Stein) Zimmer", "Otto Stein", "Ida Stein"):
        verbs.people.create(name)
    window = type_in(qtbot, quick, runner, "lunch with Ann")
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: window._drafting.is_understood)
    draft = window._drafting.draft
    assert (draft.people, draft.undecided) == ((verbs.people.resolve("Anna (Stein) Zimmer"),), ())

import uuid
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from closeknit.domain.interaction import Channel, Interaction, Marker
from closeknit.services.verbs import Verbs
from closeknit.store.database import Store
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.look import Look
from closeknit.ui.composer.composer import Composer
from closeknit.ui.composer.presenter import ComposerPresenter
from tests.clocks import Afternoon
from tests.reliability.vfs import FailingVFS
from tests.ui.composer.composing import chips, type_in
from tests.ui.conftest import calm


def logged(verbs: Verbs, name: str) -> Interaction:
    entry = verbs.entries.of_person(verbs.people.resolve(name))[0]
    assert isinstance(entry, Interaction)
    return entry


def test_a_typed_line_fills_the_chips_and_is_logged_by_enter(
    qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner
) -> None:
    type_in(composer, "lunch with Ana Ferreira and Kwame Asante, yesterday 90 min: the ferry", qtbot, runner)
    assert {"Face to face", "Yesterday", "1 h 30", "Ana Ferreira", "Kwame Asante"} <= set(chips(composer))
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    calm(qtbot, runner)
    entry = logged(verbs, "Kwame Asante")
    assert (entry.channel, entry.minutes, entry.note, len(entry.people)) == (
        Channel.IN_PERSON,
        90,
        "Lunch\nthe ferry",
        2,
    )
    assert composer.field.text() == ""


def test_enter_right_after_typing_logs_what_is_typed(
    qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner
) -> None:
    qtbot.keyClicks(composer.field, "called Ana Ferreira 20 min")
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    calm(qtbot, runner)
    qtbot.waitUntil(lambda: composer.field.text() == "")
    assert (logged(verbs, "Ana Ferreira").channel, logged(verbs, "Ana Ferreira").minutes) == (Channel.PHONE, 20)


def test_a_chip_set_by_hand_wins_over_what_is_typed_later(qtbot: QtBot, composer: Composer, runner: JobRunner) -> None:
    composer.drafting.set(channel=Channel.VIDEO, minutes=30, rating=4, markers=frozenset({Marker.HELP}))
    type_in(composer, "coffee with Ana Ferreira 90 min", qtbot, runner)
    draft = composer.drafting.draft
    assert (draft.channel, draft.minutes, draft.rating) == (Channel.VIDEO, 30, 4)
    assert {"Video", "30 min", "●●●●○", "Helped"} <= set(chips(composer))


def test_log_is_off_until_there_are_a_person_and_a_kind(qtbot: QtBot, composer: Composer, runner: JobRunner) -> None:
    type_in(composer, "something", qtbot, runner)
    assert not composer._log.isEnabled()
    type_in(composer, "coffee", qtbot, runner)
    assert not composer._log.isEnabled()
    type_in(composer, "coffee with Ana Ferreira", qtbot, runner)
    assert composer._log.isEnabled()


def test_two_people_of_one_name_are_asked_about_never_guessed(
    qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner
) -> None:
    verbs.people.create("Ana Lind")
    type_in(composer, "coffee with Ana", qtbot, runner)
    assert "Which Ana?" in chips(composer)
    assert not composer._log.isEnabled()
    named = composer.drafting.draft.undecided[0]
    assert [one.name for one in named.candidates] == ["Ana Ferreira", "Ana Lind"]
    composer.drafting.set(chosen={named.key: named.candidates[1].id})
    assert "Ana Lind" in chips(composer)
    type_in(composer, "coffee with Ana yesterday", qtbot, runner)
    assert composer._log.isEnabled(), "the answer is kept while typing goes on"


@pytest.mark.parametrize(
    ("text", "asked"),
    [("coffee with Ana", "Ana Lind"), ("the plans for spring", "Video")],
)
def test_enter_asks_for_what_is_missing(
    qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner, text: str, asked: str
) -> None:
    verbs.people.create("Ana Lind")
    composer.about(verbs.people.resolve("Kwame Asante"), "Kwame Asante")
    type_in(composer, text, qtbot, runner)
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert any(asked in action.text() for action in menu.actions())
    menu.close()
    assert composer.field.text() == text
    assert verbs.journal.history(limit=1)[0].what.kind == "created"


def test_enter_in_an_empty_line_asks_nothing(qtbot: QtBot, composer: Composer, runner: JobRunner) -> None:
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert QApplication.activePopupWidget() is None


def test_who_the_page_is_about_is_there_and_can_be_left_out(
    qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner
) -> None:
    person = verbs.people.resolve("Kwame Asante")
    composer.about(person, "Kwame Asante")
    type_in(composer, "coffee", qtbot, runner)
    assert composer.drafting.draft.people == (person,)
    composer.drafting.leave_out(person)
    assert composer.drafting.draft.people == ()


def test_what_fails_keeps_the_text(qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner) -> None:
    type_in(composer, "coffee with Ana Ferreira", qtbot, runner)
    verbs.people.delete_for_good([verbs.people.resolve("Ana Ferreira")])
    with qtbot.waitSignal(composer.failed):
        composer.drafting.log()
    assert composer.field.text() == "coffee with Ana Ferreira"
    assert composer.isEnabled()


def test_what_is_typed_with_one_person_waits_there_while_another_is_looked_at(
    qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner
) -> None:
    ana, kwame = (verbs.people.resolve(name) for name in ("Ana Ferreira", "Kwame Asante"))
    composer.about(ana, "Ana Ferreira")
    type_in(composer, "coffee yesterday", qtbot, runner)
    composer.about(kwame, "Kwame Asante")
    assert (composer.field.text(), composer.drafting.draft.people) == ("", (kwame,))
    composer.about(ana, "Ana Ferreira")
    assert composer.field.text() == "coffee yesterday"
    qtbot.waitUntil(lambda: composer.drafting.is_understood)
    assert (composer.drafting.draft.people, composer.drafting.draft.channel) == ((ana,), Channel.IN_PERSON)


def test_what_is_logged_or_cleared_is_unfinished_no_more(
    qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner
) -> None:
    ana = verbs.people.resolve("Ana Ferreira")
    composer.about(ana, "Ana Ferreira")
    type_in(composer, "coffee yesterday", qtbot, runner)
    assert verbs.unfinished.text_of(f"person-{ana}") == "coffee yesterday"
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: composer.field.text() == "")
    assert verbs.unfinished.text_of(f"person-{ana}") == ""
    type_in(composer, "call", qtbot, runner)
    composer.field.clear()
    calm(qtbot, runner)
    assert verbs.unfinished.text_of(f"person-{ana}") == ""


def test_a_full_disk_keeps_the_text_and_the_next_try_logs_it(
    qtbot: QtBot, look: Look, home: Path, runner: JobRunner
) -> None:
    name = f"failing-{uuid.uuid4()}"
    vfs = FailingVFS(name, apsw.FullError)
    store = Store.open(home / "closeknit.db", Afternoon(), name)
    verbs = Verbs(store, lambda _fact: None)
    composer = Composer(
        look,
        ComposerPresenter(verbs.people, verbs.entries, lambda: verbs.reminders, verbs.unfinished, verbs.now, runner),
        "Log coffee…",
    )
    qtbot.addWidget(composer)
    composer.show()
    type_in(composer, "coffee with Ana Ferreira", qtbot, runner)
    vfs.fail_at(0)
    with qtbot.waitSignal(composer.failed) as failed:
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert failed.args is not None
    assert failed.args[0].reason.kind == "disk_full"
    assert (composer.field.text(), composer.isEnabled()) == ("coffee with Ana Ferreira", True)
    vfs.fail_at(None)
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: composer.field.text() == "")
    assert logged(verbs, "Ana Ferreira").channel is Channel.IN_PERSON
    runner.close()
    store.close()

"""What was given, got, needed and promised is shown as chips, corrected by hand, and logged with the meeting."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QWidget
from pytestqt.qtbot import QtBot

from closeknit.domain.composing.upshots.upshot import UpshotKind
from closeknit.domain.entry import Entry
from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.interaction import Interaction, Marker
from closeknit.domain.promise import By, Commitment, Need
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.buttons import Chip
from closeknit.ui.common.timebox import TimeBox
from closeknit.ui.composer.composer import Composer
from closeknit.ui.composer.outcomeform import OutcomeForm
from tests.ui.composer.composing import chips, type_in
from tests.ui.conftest import calm


def entries(verbs: Verbs, name: str) -> list[Entry]:
    return verbs.entries.of_person(verbs.people.resolve(name))


def log(composer: Composer, qtbot: QtBot, runner: JobRunner) -> None:
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: composer.field.text() == "")
    calm(qtbot, runner)


def chip_of(composer: Composer, kind: UpshotKind) -> Chip:
    return composer._outcomes.chips_of(kind)[0]


def field(composer: Composer, name: str) -> QWidget:
    form = composer._outcomes.form
    return next(w for w in form.findChildren(QWidget) if w.accessibleName() == name)


def opened(composer: Composer, kind: UpshotKind, qtbot: QtBot) -> OutcomeForm:
    qtbot.mouseClick(chip_of(composer, kind), Qt.MouseButton.LeftButton)
    assert composer._outcomes.form.isVisible()
    return composer._outcomes.form


def test_all_that_came_of_it_is_logged_in_one_step(
    qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner
) -> None:
    text = "lunch with Ana Ferreira, gave her the number of the boatyard and got a referral, she needs a CFO, "
    type_in(composer, text + "will send the offer tomorrow", qtbot, runner)
    assert {
        "Gave: Information, number of the boatyard, Ana Ferreira",
        "Got: Referral, referral, Ana Ferreira",
        "They need: a CFO, Ana Ferreira",
        "Next step: send the offer · Tomorrow, Ana Ferreira",
    } <= set(chips(composer))
    steps = len(verbs.journal.history())
    log(composer, qtbot, runner)
    kinds = [type(entry) for entry in entries(verbs, "Ana Ferreira")]
    assert sorted(kind.__name__ for kind in kinds) == [
        *("Commitment", "Exchange", "Exchange", "Interaction", "Need"),
    ]
    logged = next(entry for entry in entries(verbs, "Ana Ferreira") if isinstance(entry, Interaction))
    assert (logged.note, logged.markers) == ("Lunch", {Marker.NEED, Marker.DECISION})
    assert len(verbs.journal.history()) == steps + 1
    verbs.journal.undo()
    assert entries(verbs, "Ana Ferreira") == []


def test_without_a_channel_it_is_logged_alone(
    qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner
) -> None:
    type_in(composer, "Kwame Asante needs a freight contact", qtbot, runner)
    log(composer, qtbot, runner)
    (need,) = entries(verbs, "Kwame Asante")
    assert isinstance(need, Need)
    assert need.text == "A freight contact"


def test_kind_worth_words_and_day_are_corrected_in_the_form(
    qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner
) -> None:
    type_in(composer, "call with Ana Ferreira, gave her the map", qtbot, runner)
    form = opened(composer, UpshotKind.GAVE, qtbot)
    assert form.words.hasFocus()
    form.words.selectAll()
    qtbot.keyClicks(form.words, "sea map")
    kind, worth, day = field(composer, "Kind"), field(composer, "Worth, 1 to 5"), field(composer, "Day")
    assert isinstance(kind, QComboBox)
    assert isinstance(worth, QComboBox)
    assert isinstance(day, QDateEdit)
    kind.setCurrentText("Gift")
    worth.setCurrentIndex(4)
    day.setDate(day.date().addDays(-3))
    qtbot.keyClick(form.words, Qt.Key.Key_Return)
    assert not form.isVisible()
    assert composer.field.hasFocus()
    assert "Gave: Gift, sea map, Ana Ferreira" in chips(composer)
    composer.field.setText(composer.field.text() + " at the pier")
    log(composer, qtbot, runner)
    gave = next(entry for entry in entries(verbs, "Ana Ferreira") if isinstance(entry, Exchange))
    assert (gave.direction, gave.kind, gave.value, gave.note) == (Direction.GAVE, ExchangeKind.GIFT, 4, "Sea map")
    assert gave.when.day == verbs.now().date() - timedelta(days=3)


def test_esc_takes_back_what_the_form_set(qtbot: QtBot, composer: Composer, runner: JobRunner) -> None:
    type_in(composer, "call with Ana Ferreira, gave her the map", qtbot, runner)
    form = opened(composer, UpshotKind.GAVE, qtbot)
    qtbot.keyClicks(form.words, " of the sea")
    assert composer.drafting.draft.outcomes[0].text == "map of the sea"
    qtbot.keyClick(form.words, Qt.Key.Key_Escape)
    assert (composer.drafting.draft.outcomes[0].text, form.isVisible()) == ("map", False)
    assert composer.field.text() == "call with Ana Ferreira, gave her the map"


@pytest.mark.parametrize("way", ["button", "key"])
def test_what_was_understood_wrongly_goes_back_into_the_note(
    qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner, way: str
) -> None:
    type_in(composer, "call with Ana Ferreira, gave her the map", qtbot, runner)
    if way == "button":
        opened(composer, UpshotKind.GAVE, qtbot)
        qtbot.mouseClick(composer._outcomes.form._leave, Qt.MouseButton.LeftButton)
    else:
        chip_of(composer, UpshotKind.GAVE).setFocus()
        qtbot.keyClick(chip_of(composer, UpshotKind.GAVE), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: composer.drafting.is_understood)
    assert composer.drafting.draft.outcomes == ()
    assert "Gave" in chips(composer)
    log(composer, qtbot, runner)
    (entry,) = entries(verbs, "Ana Ferreira")
    assert isinstance(entry, Interaction)
    assert entry.note == "gave her the map"


def test_what_is_typed_in_the_place_of_something_corrected_is_another_matter(
    qtbot: QtBot, composer: Composer, runner: JobRunner
) -> None:
    type_in(composer, "call with Ana Ferreira, gave her the map", qtbot, runner)
    composer.drafting.correct(composer.drafting.draft.outcomes[0].key, text="sea map")
    type_in(composer, "call with Ana Ferreira", qtbot, runner)
    type_in(composer, "call with Ana Ferreira, gave her the list", qtbot, runner)
    assert composer.drafting.draft.outcomes[0].text == "list"


def test_with_whom_is_asked_and_nothing_is_logged_before(
    qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner
) -> None:
    type_in(composer, "lunch with Ana Ferreira and Kwame Asante, gave her the map", qtbot, runner)
    assert "Gave: Help, With whom? map" in chips(composer)
    assert not composer._log.isEnabled()
    opened(composer, UpshotKind.GAVE, qtbot)
    who = field(composer, "With whom")
    assert isinstance(who, QComboBox)
    assert [who.itemText(at) for at in range(who.count())] == [
        *("With whom?", "Ana Ferreira", "Kwame Asante", "All of them"),
    ]
    assert who.hasFocus()
    who.setCurrentText("All of them")
    assert composer._log.isEnabled()
    log(composer, qtbot, runner)
    for name in ("Ana Ferreira", "Kwame Asante"):
        assert [type(entry).__name__ for entry in entries(verbs, name)] == ["Exchange", "Interaction"]


def test_a_chip_of_what_isn_t_said_yet_begins_it_in_the_line(
    qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner
) -> None:
    type_in(composer, "call with Ana Ferreira", qtbot, runner)
    for kind, words in ((UpshotKind.GAVE, "a map"), (UpshotKind.NEXT, "send the list")):
        qtbot.mouseClick(chip_of(composer, kind), Qt.MouseButton.LeftButton)
        assert composer.field.hasFocus()
        qtbot.keyClicks(composer.field, words)
        qtbot.waitUntil(lambda: composer.drafting.is_understood)
    assert composer.field.text() == "call with Ana Ferreira; gave: a map; next: send the list"
    log(composer, qtbot, runner)
    assert {type(entry) for entry in entries(verbs, "Ana Ferreira")} == {Interaction, Exchange, Commitment}


def test_every_field_of_the_form_is_named_and_tab_reaches_it(
    qtbot: QtBot, composer: Composer, runner: JobRunner
) -> None:
    type_in(composer, "lunch with Ana Ferreira and Kwame Asante, gave Kwame Asante the map", qtbot, runner)
    form = opened(composer, UpshotKind.GAVE, qtbot)
    names = []
    while "With whom" not in names and len(names) < 9:  # a day has three parts
        focus = QApplication.focusWidget()
        assert focus is not None
        assert form.isAncestorOf(focus)
        names.append(focus.accessibleName() or focus.property("text"))
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert list(dict.fromkeys(names)) == ["What", "Leave in the note", "Kind", "Worth, 1 to 5", "Day", "With whom"]


def test_enter_opens_the_form_of_what_is_not_decided(qtbot: QtBot, composer: Composer, runner: JobRunner) -> None:
    type_in(composer, "call with Ana Ferreira and Kwame Asante, gave her a tip", qtbot, runner)
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    form = composer._outcomes.form
    qtbot.waitUntil(form.isVisible)
    assert form.key is not None
    assert form.key.kind is UpshotKind.GAVE


def test_what_they_promised_is_theirs_and_the_form_says_so(
    qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner
) -> None:
    ana = verbs.people.resolve("Ana Ferreira")
    type_in(composer, "call with Ana Ferreira, will send the plans by tomorrow", qtbot, runner)
    form = opened(composer, UpshotKind.NEXT, qtbot)
    assert form._by.isVisible()
    assert form._by.currentText() == "I do it"
    form._by.setCurrentIndex(1)
    form.close_with_what_is_said()
    assert any(words.startswith("Next step: They: send the plans") for words in chips(composer))
    composer.drafting.log()
    qtbot.waitUntil(lambda: composer.field.text() == "")
    calm(qtbot, runner)
    (promise,) = (one for one in verbs.entries.of_person(ana) if isinstance(one, Commitment))
    assert (promise.by, promise.text) == (By.THEM, "Send the plans")


def test_a_reminder_is_logged_in_the_same_step_and_one_undo_takes_both_back(
    qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner
) -> None:
    type_in(composer, "coffee with Ana Ferreira, remind me in two weeks", qtbot, runner)
    (said,) = [chip for chip in chips(composer) if chip.startswith("Remind me: Get in touch · ")]
    assert said.endswith(", Ana Ferreira")
    steps = len(verbs.journal.history())
    log(composer, qtbot, runner)
    assert len(verbs.journal.history()) == steps + 1
    (own,) = [one for one in verbs.telling.overview().coming if one.key.startswith("own:")]
    day = verbs.now().date() + timedelta(days=14)
    assert (own.text, own.due, own.person) == (
        "Get in touch with Ana Ferreira",
        day,
        verbs.people.resolve("Ana Ferreira"),
    )
    verbs.journal.undo()
    assert entries(verbs, "Ana Ferreira") == []
    assert verbs.telling.overview().coming == ()


def test_a_reminder_alone_needs_no_channel_and_no_words(
    qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner
) -> None:
    type_in(composer, "remind me in two weeks about Ana Ferreira", qtbot, runner)
    log(composer, qtbot, runner)
    assert [one.text for one in verbs.telling.overview().coming] == ["Ana Ferreira"]
    type_in(composer, "Ana Ferreira. Remind me in a week", qtbot, runner)
    log(composer, qtbot, runner)
    assert [one.text for one in verbs.telling.overview().coming] == ["Get in touch with Ana Ferreira", "Ana Ferreira"]
    type_in(composer, "Ana Ferreira. Remind me in 3 days", qtbot, runner)
    form = opened(composer, UpshotKind.REMIND, qtbot)
    qtbot.keyClicks(form.words, "Ask about the boat")
    qtbot.keyClick(form.words, Qt.Key.Key_Return)
    log(composer, qtbot, runner)
    assert verbs.telling.overview().coming[0].text == "Ask about the boat"


def test_the_time_of_a_reminder_is_corrected(qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner) -> None:
    type_in(composer, "coffee with Ana Ferreira, remind me in two weeks at 10:20 to call", qtbot, runner)
    opened(composer, UpshotKind.REMIND, qtbot)
    box = field(composer, "Time")
    assert isinstance(box, TimeBox)
    assert box.value == time(10, 20)
    box.setFocus()
    qtbot.keyClicks(box, "16")
    assert box.value == time(16)
    log(composer, qtbot, runner)
    (own,) = verbs.telling.overview().coming
    assert own.at.astimezone().time() == time(16)


def test_the_day_of_a_reminder_is_corrected_and_never_past(
    qtbot: QtBot, composer: Composer, verbs: Verbs, runner: JobRunner
) -> None:
    type_in(composer, "coffee with Ana Ferreira, remind me in two weeks to call", qtbot, runner)
    opened(composer, UpshotKind.REMIND, qtbot)
    due = field(composer, "Due")
    assert isinstance(due, QDateEdit)
    assert due.minimumDate().toPython() == verbs.now().date()
    due.setDate(due.date().addDays(1))
    log(composer, qtbot, runner)
    (own,) = verbs.telling.overview().coming
    assert own.due == verbs.now().date() + timedelta(days=15)

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDateEdit, QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.promise import By, Commitment, Need
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.ask import Ask
from closeknit.ui.person.entrydialog import EntryDialog
from closeknit.ui.person.known import local_time
from closeknit.ui.person.page import PersonPage
from closeknit.ui.person.ties import TieLine
from closeknit.ui.shell.window import MainWindow
from closeknit.ui.timeline.items import Kind
from tests.ui.conftest import calm


@pytest.fixture
def ana(verbs: Verbs) -> PersonId:
    person = verbs.people.resolve("Ana Ferreira")
    today = verbs.now().date()
    for days, note in ((5, "Coffee at the pier\nShe was <b>glad</b>"), (40, "")):
        when = When(today - timedelta(days=days))
        verbs.entries.log(Interaction(EntryId(0), (person,), Channel.IN_PERSON, when, 60, 4, note=note))
    late = today - timedelta(days=3)
    verbs.entries.promise(Commitment(EntryId(0), person, By.ME, "Send the notes", late, late))
    return person


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, runner: JobRunner, ana: PersonId) -> PersonPage:
    window.open_person(ana)
    calm(qtbot, runner)
    assert isinstance(window.page, PersonPage)
    return window.page


def kinds(page: PersonPage) -> list[Kind]:
    assert page._opened is not None
    return [item.kind for item in page._opened.items if not item.is_folded_kind]


def told(page: PersonPage) -> list[str]:
    panel = page._panel
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)]


def test_the_timeline_has_everything_and_the_panel_what_it_comes_to(page: PersonPage) -> None:
    assert kinds(page) == [Kind.PROMISE_MADE, Kind.INTERACTION, Kind.INTERACTION]
    assert "Send the notes" in told(page)
    assert any(text.endswith("3 days late") for text in told(page))
    assert "Acquainted" in told(page)


def test_esc_leaves_the_composer_then_the_page_and_what_was_typed_waits(
    qtbot: QtBot, window: MainWindow, page: PersonPage, runner: JobRunner, ana: PersonId
) -> None:
    field = page._centre.composer.field
    window.log()
    qtbot.keyClicks(field, "call 20 min")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert window.page is page
    assert page._centre.timeline.hasFocus()
    qtbot.keyClick(page._centre.timeline, Qt.Key.Key_Escape)
    assert window.page is window.pages.people
    window.open_person(ana)
    calm(qtbot, runner)
    assert field.text() == "call 20 min"


def test_what_is_logged_stands_on_the_timeline_at_once_and_undo_takes_it_back(
    qtbot: QtBot, window: MainWindow, page: PersonPage, runner: JobRunner
) -> None:
    qtbot.keyClick(page._centre.timeline, Qt.Key.Key_L)
    assert page._centre.composer.field.hasFocus()
    qtbot.keyClicks(page._centre.composer.field, "call 20 min")
    qtbot.keyClick(page._centre.composer.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._centre.composer.field.text() == "")
    calm(qtbot, runner)
    assert len(kinds(page)) == 4
    assert page._centre.composer.field.hasFocus()
    qtbot.keyClick(page._centre.composer.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    calm(qtbot, runner)
    assert len(kinds(page)) == 3
    qtbot.keyClicks(page._centre.composer.field, "call")
    qtbot.keyClick(page._centre.composer.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    calm(qtbot, runner)
    assert page._centre.composer.field.text() == "", "what is being typed is taken back first"
    assert len(kinds(page)) == 3


def test_an_entry_is_deleted_by_key(qtbot: QtBot, page: PersonPage, runner: JobRunner) -> None:
    page._centre.timeline.go_to(EntryId(1))
    page.window().activateWindow()
    page._centre.timeline.setFocus()
    qtbot.waitUntil(page._centre.timeline.hasFocus)
    qtbot.keyClick(page._centre.timeline, Qt.Key.Key_Delete)
    calm(qtbot, runner)
    assert Kind.INTERACTION in kinds(page)
    assert len(kinds(page)) == 2


def test_done_keeps_the_promise_and_asks_for_a_next_action(qtbot: QtBot, page: PersonPage, runner: JobRunner) -> None:
    assert page._opened is not None
    action = page._opened.relationship.next_action
    page._panel.done_requested.emit(action)
    calm(qtbot, runner)
    assert Kind.PROMISE_KEPT in kinds(page)
    assert "No next action" in told(page)
    page._panel.action_requested.emit()
    field = page._centre.composer.field
    assert (field.text(), field.hasFocus(), field.selectedText()) == ("next: ", True, "")
    qtbot.keyClicks(field, "plan the visit")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.text() == "")
    calm(qtbot, runner)
    assert "Plan the visit" in told(page)


@pytest.mark.parametrize("what", ["gave", "received", "need", "promise"])
def test_what_is_no_meeting_is_said_in_the_composer_s_line(
    qtbot: QtBot, page: PersonPage, runner: JobRunner, what: str
) -> None:
    before = len(kinds(page))
    page._doings.note_other(what)
    field = page._centre.composer.field
    qtbot.keyClicks(field, "<i>something</i> & more")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.text() == "")
    calm(qtbot, runner)
    assert len(kinds(page)) == before + 1


@pytest.mark.parametrize("what", ["offer", "note"])
def test_an_offer_and_a_note_are_written_in_a_dialog(
    qtbot: QtBot, page: PersonPage, runner: JobRunner, what: str
) -> None:
    before = len(kinds(page))
    page._doings.note_other(what)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EntryDialog)
    dialog.form.words.setPlainText("<i>something</i> & more")
    dialog.act.click()
    calm(qtbot, runner)
    assert len(kinds(page)) == before + 1


def test_a_meeting_and_all_that_came_of_it_are_taken_back_by_one_undo(
    qtbot: QtBot, window: MainWindow, page: PersonPage, runner: JobRunner
) -> None:
    before = kinds(page)
    field = page._centre.composer.field
    field.setFocus()
    qtbot.keyClicks(field, "coffee yesterday, gave her a map, she needs a CFO, will send the offer by Friday")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.text() == "")
    calm(qtbot, runner)
    assert len(kinds(page)) == len(before) + 4
    window.undo()
    calm(qtbot, runner)
    assert kinds(page) == before


def test_the_smallest_window_leaves_the_timeline_its_room(qtbot: QtBot, window: MainWindow, page: PersonPage) -> None:
    window.resize(640, 400)
    assert not page._centre.strip.isVisible()
    assert not page._centre.composer._row.isVisible()
    qtbot.waitUntil(lambda: page._centre.timeline.height() > 120)
    page._centre.composer.field.setText("coffee")
    qtbot.waitUntil(lambda: page._centre.composer._row.isVisible())


def test_in_the_smallest_window_a_chip_s_form_takes_the_place_of_the_chips(
    qtbot: QtBot, window: MainWindow, page: PersonPage
) -> None:
    window.resize(640, 400)
    composer = page._centre.composer
    composer.field.setText("coffee with Kwame Asante, gave her a map")
    qtbot.waitUntil(lambda: bool(composer.drafting.draft.outcomes))
    assert composer._outcomes.ask()
    form = composer._outcomes.form
    qtbot.waitUntil(lambda: form.height() >= form.heightForWidth(form.width()))
    assert not composer._row.isVisible()
    assert composer.rect().contains(form.geometry())
    page.leave_step()
    assert composer._row.isVisible()


def test_why_opens_the_reason_of_each_part(
    qtbot: QtBot, page: PersonPage, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    day = When(verbs.now().date() - timedelta(days=90))
    verbs.entries.log(Interaction(EntryId(0), (ana,), Channel.PHONE, day, 30))
    page._presenter.refresh()
    calm(qtbot, runner)
    before = told(page)
    page._panel.toggle_why()
    calm(qtbot, runner)
    more = [words for words in told(page) if words not in before]
    assert len(more) == 5 + 2, "a reason for each part, and for each rung that was reached"
    assert "3 interactions in which both took part" in more


def words_of(page: PersonPage) -> list[str]:
    known = page._known
    return [label.text() for label in known.findChildren(QLabel) if label.isVisibleTo(known)]


def test_what_is_known_is_said_in_dialogs_and_stands_at_the_left(
    qtbot: QtBot, page: PersonPage, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    def say(what: str, fill: dict[str, str]) -> None:
        page._knowing.change(what)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Ask)
        for field in dialog.findChildren(QLineEdit):
            if field.accessibleName() in fill:
                field.setText(fill[field.accessibleName()])
        for days in dialog.findChildren(QSpinBox):
            if days.accessibleName() in fill:
                days.setValue(int(fill[days.accessibleName()]))
        dialog.act.click()
        calm(qtbot, runner)

    say("aim", {"My aim": "40 sensors", "Their aim": "a station", "How far": "40"})
    say("rhythm", {"Every so many days": "21"})
    say("met", {"Where and when, and who brought you together": "at the pier"})
    say("tie", {"Name or e-mail": "Kwame Asante"})
    say("role", {"Languages": "pt, en"})
    verbs.entries.need(Need(EntryId(0), ana, "A flow meter", When(verbs.now().date())))
    calm(qtbot, runner)
    assert {"40 sensors", "They: a station", "at the pier", "pt, en", "A flow meter"} <= set(words_of(page))
    assert [line.accessibleName() for line in page._known.findChildren(TieLine)] == ["Kwame Asante"]
    bond = verbs.bonds.of(ana)
    assert bond.cadence is not None
    assert (bond.cadence.ideal_days, bond.languages) == (21, ("pt", "en"))
    assert verbs.bonds.objectives(ana)[0].progress[-1].share == 0.4
    say("aim", {"My aim": "50 sensors"})
    (aim,) = verbs.bonds.objectives(ana)
    assert (aim.mine, aim.theirs, aim.progress[-1].share) == ("50 sensors", "a station", 0.4), "progress stays"
    page._known.findChild(QCheckBox).click()
    calm(qtbot, runner)
    assert "A flow meter" not in words_of(page)
    say("aim", {"My aim": "", "Their aim": ""})
    assert [one.closed is None for one in verbs.bonds.objectives(ana)] == [False]


def test_a_rhythm_is_paused_and_another_length_keeps_the_pause(
    qtbot: QtBot, page: PersonPage, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    verbs.bonds.set_cadence(ana, 20, 45)
    calm(qtbot, runner)
    page._knowing.change("rhythm")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Ask)
    (box,), (day,) = dialog.findChildren(QCheckBox), dialog.findChildren(QDateEdit)
    assert not day.isEnabled()
    box.click()
    wanted = verbs.now().date() + timedelta(days=14)
    day.setDate(QDate(wanted.year, wanted.month, wanted.day))
    dialog.accept()
    calm(qtbot, runner)
    cadence = verbs.bonds.of(ana).cadence
    assert cadence is not None
    assert (cadence.ideal_days, cadence.latest_days, cadence.paused_until) == (20, 45, wanted)
    page._knowing.change("rhythm")
    again = QApplication.activeModalWidget()
    assert isinstance(again, Ask)
    assert again.findChildren(QCheckBox)[0].isChecked()
    again.findChildren(QSpinBox)[0].setValue(25)
    again.accept()
    calm(qtbot, runner)
    cadence = verbs.bonds.of(ana).cadence
    assert cadence is not None
    assert (cadence.ideal_days, cadence.paused_until) == (25, wanted)


def test_a_time_zone_is_chosen_and_their_time_is_shown(
    qtbot: QtBot, page: PersonPage, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    page._knowing.change("role")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Ask)
    (zones,) = (box for box in dialog.findChildren(QComboBox) if box.accessibleName() == "Time zone")
    zones.setCurrentText("America/Sao Paulo")
    dialog.accept()
    calm(qtbot, runner)
    assert verbs.bonds.of(ana).zone == "America/Sao_Paulo"
    assert any("Sao Paulo" in words for words in words_of(page))


def test_ties_are_looked_through_and_one_is_forgotten(
    qtbot: QtBot, page: PersonPage, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    kwame = verbs.people.resolve("Kwame Asante")
    for kind in ("knows", "sails with <b>&</b>"):
        verbs.bonds.tie(ana, kwame, kind)
    calm(qtbot, runner)
    page._knowing.change("tie")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Ask)
    boxes = {box.text(): box for box in dialog.findChildren(QCheckBox)}
    assert list(boxes) == ["Kwame Asante, knows", "Kwame Asante, sails with <b>&&</b>"]
    boxes["Kwame Asante, knows"].click()
    dialog.accept()
    calm(qtbot, runner)
    assert [tie.kind for tie in verbs.bonds.ties(ana)] == ["sails with <b>&</b>"]


def test_communities_are_joined_and_left_where_what_is_known_is_said(
    qtbot: QtBot, page: PersonPage, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    verbs.bonds.join_community("Choir, the old one", [ana])
    calm(qtbot, runner)
    steps = len(verbs.journal.history())
    for leaves, joins, after in (
        (False, " River  forum ", ["Choir, the old one", "River forum"]),
        (True, "", ["River forum"]),
    ):
        page._knowing.change("role")
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Ask)
        (line,) = (line for line in dialog.findChildren(QLineEdit) if line.accessibleName() == "Community")
        line.setText(joins)
        if leaves:
            next(box for box in dialog.findChildren(QCheckBox) if box.text() == "Met in Choir, the old one").click()
        dialog.accept()
        calm(qtbot, runner)
        assert verbs.bonds.communities(ana) == after
    assert len(verbs.journal.history()) == steps + 2, "nothing else was said"


def test_an_unknown_name_for_a_tie_is_said(qtbot: QtBot, page: PersonPage, runner: JobRunner, ana: PersonId) -> None:
    with qtbot.waitSignal(page.failed):
        page._presenter.tie(ana, "Nobody Atall", "knows")


@pytest.mark.parametrize(("zone", "words"), [("Asia/Tokyo", "21:30 Tokyo"), ("", ""), ("Mars/Base", "Mars/Base")])
def test_local_time_is_that_of_the_zone(zone: str, words: str) -> None:
    assert local_time(zone, datetime(2026, 3, 9, 12, 30, tzinfo=UTC)) == words


def test_chosen_entries_are_deleted_and_brought_back_together(
    qtbot: QtBot, window: MainWindow, page: PersonPage, runner: JobRunner
) -> None:
    timeline = page._centre.timeline
    timeline.go_to(EntryId(1))
    timeline.extend(1)
    assert len(timeline.chosen) == 2
    timeline._on_delete()
    calm(qtbot, runner)
    assert kinds(page) == [Kind.PROMISE_MADE]
    window.undo()
    calm(qtbot, runner)
    assert kinds(page) == [Kind.PROMISE_MADE, Kind.INTERACTION, Kind.INTERACTION]


def test_a_plan_says_its_time_and_tomorrow(
    qtbot: QtBot, page: PersonPage, ana: PersonId, verbs: Verbs, runner: JobRunner
) -> None:
    now = verbs.now()
    at = (now + timedelta(days=1)).replace(hour=12, minute=30)
    verbs.entries.log(Interaction(EntryId(0), (ana,), Channel.IN_PERSON, When(at.date(), at), note="Lunch"))
    calm(qtbot, runner)
    assert page._opened is not None
    (plan,) = (item for item in page._opened.items if item.kind is Kind.PLAN)
    assert (plan.aside, plan.note) == ("Face to face, planned, 12:30", "tomorrow")


def test_before_anything_passed_the_page_says_what_would_fill_it(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs
) -> None:
    kwame = verbs.people.resolve("Kwame Asante")
    window.open_person(kwame)
    calm(qtbot, runner)
    centre = window.pages.person._centre
    assert centre._empty.isVisible()
    qtbot.mouseClick(centre._first, Qt.MouseButton.LeftButton)
    assert centre.composer.isAncestorOf(QApplication.focusWidget())
    window.resize(640, 400)
    assert not centre._empty.isVisible(), "the timeline keeps its room"
    window.resize(1280, 800)
    verbs.entries.need(Need(EntryId(0), kwame, "A flow meter", When(verbs.now().date())))
    calm(qtbot, runner)
    assert not centre._empty.isVisible()

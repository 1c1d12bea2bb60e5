"""Every kind of entry is edited in its row of the timeline, and nothing that was typed is lost."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from closeknit.domain.entry import Entry, Note
from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction, Marker, StartedBy
from closeknit.domain.promise import By, Commitment, Need, Offer
from closeknit.domain.when import When
from closeknit.services.unfinished import entry_place
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.person.entryeditor import EntryEditor
from closeknit.ui.person.entryform import words_of
from closeknit.ui.person.page import PersonPage
from closeknit.ui.shell.window import MainWindow
from tests.ui.conftest import calm

NEW = EntryId(0)
MAKE: dict[str, Callable[[PersonId, When], Entry]] = {
    "interaction": lambda ana, when: Interaction(NEW, (ana,), Channel.IN_PERSON, when, 60, 4, note="first"),
    "exchange": lambda ana, when: Exchange(NEW, ana, Direction.GAVE, ExchangeKind.ADVICE, when, note="first"),
    "need": lambda ana, when: Need(NEW, ana, "first", when),
    "offer": lambda ana, when: Offer(NEW, ana, "first", when),
    "note": lambda ana, when: Note(NEW, ana, "first", when),
    "commitment": lambda ana, when: Commitment(NEW, ana, By.ME, "first", when.day + timedelta(days=30), when.day),
}


@pytest.fixture
def ana(verbs: Verbs) -> PersonId:
    return verbs.people.resolve("Ana Ferreira")


def shown(qtbot: QtBot, window: MainWindow, runner: JobRunner, ana: PersonId) -> PersonPage:
    window.open_person(ana)
    calm(qtbot, runner)
    page = window.page
    assert isinstance(page, PersonPage)
    page._centre.timeline.setFocus()
    qtbot.waitUntil(page._centre.timeline.hasFocus)
    return page


def add(verbs: Verbs, kind: str, ana: PersonId) -> EntryId:
    entry = MAKE[kind](ana, When(verbs.now().date() - timedelta(days=5)))
    return (verbs.entries.log(entry) if isinstance(entry, Interaction) else verbs.entries.add([entry])).entry


def edit(qtbot: QtBot, page: PersonPage, entry: EntryId) -> EntryEditor:
    page._centre.timeline.go_to(entry)
    qtbot.keyClick(page._centre.timeline, Qt.Key.Key_E)
    (editor,) = page._centre.timeline.findChildren(EntryEditor)
    assert editor.isVisible()
    return editor


def is_open(page: PersonPage) -> bool:
    return page._centre.timeline._editor is not None


@pytest.mark.parametrize("kind", MAKE)
def test_every_kind_is_edited_in_its_row_by_keyboard(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, ana: PersonId, kind: str
) -> None:
    entry = add(verbs, kind, ana)
    page = shown(qtbot, window, runner, ana)
    editor = edit(qtbot, page, entry)
    timeline = page._centre.timeline
    row = timeline._rect(timeline._rows.row_of(entry))
    assert row.contains(editor.geometry())
    words = QApplication.focusWidget()
    assert words is editor.form.words
    interface = QAccessible.queryAccessibleInterface(words)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Words"
    editor.form.words.selectAll()
    qtbot.keyClicks(words, "second")
    qtbot.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not is_open(page))
    calm(qtbot, runner)
    assert words_of(verbs.entries.one(entry)) == "second"
    assert timeline.hasFocus()
    window.undo()
    calm(qtbot, runner)
    assert words_of(verbs.entries.one(entry)) == "first"


def test_enter_in_a_field_saves_and_in_the_words_makes_a_line(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    entry = add(verbs, "interaction", ana)
    page = shown(qtbot, window, runner, ana)
    editor = edit(qtbot, page, entry)
    qtbot.keyClick(editor.form.words, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.form.words, "more")
    editor.form.minutes.setFocus()
    editor.form.minutes.setValue(45)
    qtbot.keyClick(editor.form.minutes, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not is_open(page))
    changed = verbs.entries.one(entry)
    assert isinstance(changed, Interaction)
    assert (changed.note, changed.minutes, changed.rating) == ("first\nmore", 45, 4)


def test_esc_changes_nothing_and_what_was_typed_waits_for_the_next_time(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    entry = add(verbs, "note", ana)
    page = shown(qtbot, window, runner, ana)
    steps = len(verbs.journal.history())
    editor = edit(qtbot, page, entry)
    qtbot.keyClicks(editor.form.words, ", half")
    qtbot.keyClick(editor.form.words, Qt.Key.Key_Escape)
    assert (is_open(page), window.page) == (False, page)
    assert len(verbs.journal.history()) == steps
    calm(qtbot, runner)
    again = edit(qtbot, page, entry)
    assert again.form.words.toPlainText() == "first, half"
    assert again._waiting.isVisible()
    qtbot.mouseClick(again._back, Qt.MouseButton.LeftButton)
    assert again.form.words.toPlainText() == "first"
    qtbot.keyClick(again.form.words, Qt.Key.Key_Escape)
    assert verbs.unfinished.text_of(entry_place(ana, entry)) == ""


def test_nothing_is_asked_or_noted_where_nothing_was_changed(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    entry = add(verbs, "exchange", ana)
    page = shown(qtbot, window, runner, ana)
    steps = len(verbs.journal.history())
    editor = edit(qtbot, page, entry)
    qtbot.keyClick(editor.form.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    calm(qtbot, runner)
    assert (is_open(page), len(verbs.journal.history())) == (False, steps)


def test_one_editor_is_open_at_a_time_and_the_first_keeps_its_words(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    first, second = add(verbs, "note", ana), add(verbs, "need", ana)
    page = shown(qtbot, window, runner, ana)
    qtbot.keyClicks(edit(qtbot, page, first).form.words, ", more")
    page._doings._on_edit(second)
    assert page._centre.timeline._editor is not None
    assert page._centre.timeline._editor.key == second
    assert verbs.unfinished.text_of(entry_place(ana, first)) == "first, more"


def test_what_is_refused_is_said_in_the_row_and_the_words_stay(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    entry = add(verbs, "need", ana)
    page = shown(qtbot, window, runner, ana)
    editor = edit(qtbot, page, entry)
    height = editor.height()
    editor.form.words.clear()
    editor.save()
    qtbot.waitUntil(editor._problem.isVisible)
    qtbot.waitUntil(lambda: editor.height() > height)
    assert editor._problem.text() == "Say it in a few words."
    qtbot.keyClicks(editor.form.words, "a boat")
    editor.save()
    qtbot.waitUntil(lambda: not is_open(page))
    assert words_of(verbs.entries.one(entry)) == "a boat"


def test_the_editor_stays_open_while_its_row_is_out_of_sight_and_when_the_page_is_read_anew(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    entry = add(verbs, "note", ana)
    for _ in range(40):
        add(verbs, "interaction", ana)
    page = shown(qtbot, window, runner, ana)
    editor = edit(qtbot, page, entry)
    qtbot.keyClicks(editor.form.words, ", more")
    bar = page._centre.timeline.verticalScrollBar()
    bar.setValue(0)
    add(verbs, "need", ana)
    calm(qtbot, runner)
    assert is_open(page)
    bar.setValue(bar.maximum())
    assert editor.form.words.toPlainText() == "first, more"


def test_deleting_for_good_forgets_what_was_typed_in_an_editor(verbs: Verbs, ana: PersonId) -> None:
    entry = add(verbs, "note", ana)
    other = PersonId(int(f"{ana}1"))
    verbs.unfinished.put(entry_place(ana, entry), "secret")
    verbs.unfinished.put(entry_place(other, entry), "kept")
    verbs.people.delete_for_good([ana])
    assert verbs.unfinished.text_of(entry_place(ana, entry)) == ""
    assert verbs.unfinished.text_of(entry_place(other, entry)) == "kept"


def test_esc_in_the_form_of_a_chip_closes_it_and_stays_on_the_page(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, ana: PersonId
) -> None:
    page = shown(qtbot, window, runner, ana)
    composer = page._centre.composer
    composer.field.setText("coffee, gave her a map")
    qtbot.waitUntil(lambda: bool(composer.drafting.draft.outcomes))
    composer._outcomes.form.open(composer.drafting.draft.outcomes[0])
    qtbot.keyClick(composer._outcomes.form.words, Qt.Key.Key_Escape)
    assert (composer._outcomes.form.isVisible(), window.page) == (False, page)
    assert composer.field.text() == "coffee, gave her a map"


def test_what_was_said_of_a_meeting_is_corrected_in_its_row(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    entry = add(verbs, "interaction", ana)
    page = shown(qtbot, window, runner, ana)
    form = edit(qtbot, page, entry).form
    form.more.click()
    assert not form.more.isVisible()
    assert not form.is_changed
    form.marked.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[list(Marker).index(Marker.HELP)].trigger()
    menu.close()
    form.started.setCurrentIndex(1 + list(StartedBy).index(StartedBy.THEM))
    form.place.setText(" Tema ")
    assert not form.answered.isVisible()
    qtbot.keyClick(form.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    calm(qtbot, runner)
    kept = verbs.entries.one(entry)
    assert isinstance(kept, Interaction)
    assert (kept.markers, kept.started_by, kept.place) == ({Marker.HELP}, StartedBy.THEM, "Tema")
    assert (kept.minutes, kept.rating, kept.note) == (60, 4, "first")


def test_what_was_given_becomes_what_was_got(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs, ana: PersonId
) -> None:
    entry = add(verbs, "exchange", ana)
    page = shown(qtbot, window, runner, ana)
    form = edit(qtbot, page, entry).form
    form.direction.setCurrentIndex(1)
    qtbot.keyClick(form.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    calm(qtbot, runner)
    kept = verbs.entries.one(entry)
    assert isinstance(kept, Exchange)
    assert kept.direction is Direction.RECEIVED

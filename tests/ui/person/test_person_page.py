import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QRadioButton
from pytestqt.qtbot import QtBot

from closeknit.domain.card import Field, Kind
from closeknit.domain.entry import Note
from closeknit.domain.errors import UserError
from closeknit.domain.ids import EntryId
from closeknit.domain.person import PeopleQuery
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.person.editor import Editor
from closeknit.ui.person.page import PersonPage
from closeknit.ui.person.valuerow import ValueLine
from closeknit.ui.shell.window import MainWindow
from tests.ui.conftest import calm


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> PersonPage:
    window.open_person(window.pages.people.ids[1])
    calm(qtbot, runner)
    assert isinstance(window.page, PersonPage)
    return window.page


def editor(page: PersonPage) -> Editor:
    found = page.edits.editor
    assert found is not None
    return found


def values(page: PersonPage, field: Field) -> list[str]:
    assert page.person is not None
    return [p.was for card in page.person.cards for p in card.view.properties if p.field is field]


def dialog() -> QDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def test_enter_saves_one_line_and_leaves_every_other_byte(
    qtbot: QtBot, page: PersonPage, runner: JobRunner, verbs: Verbs
) -> None:
    assert page.person is not None
    before = page.person.cards[0].raw
    page.edit_first()
    field = editor(page).findChild(QLineEdit)
    field.setText("+351 555 000 000")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert page.edits.editor is None
    after = page.person.cards[0].raw
    assert after == before.replace(b"+351 555 014 227", b"+351 555 000 000")


def test_esc_restores(qtbot: QtBot, page: PersonPage, runner: JobRunner) -> None:
    page.edit_first()
    field = editor(page).findChild(QLineEdit)
    field.setText("nonsense")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    calm(qtbot, runner)
    assert page.edits.editor is None
    assert values(page, Field.PHONE) == ["+351 555 014 227"]


def test_leaving_the_field_saves(qtbot: QtBot, page: PersonPage, runner: JobRunner) -> None:
    page.edit_first()
    editor(page).findChild(QLineEdit).setText("+351 555 111 111")
    page._export.setFocus()
    calm(qtbot, runner)
    assert values(page, Field.PHONE) == ["+351 555 111 111"]


def test_a_doubtful_value_asks_and_the_safe_answer_keeps_editing(
    qtbot: QtBot, page: PersonPage, runner: JobRunner
) -> None:
    page.edit_first()
    field = editor(page).findChild(QLineEdit)
    field.setText("no digits")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    dialog().reject()
    calm(qtbot, runner)
    assert editor(page).findChild(QLineEdit).text() == "no digits"
    assert values(page, Field.PHONE) == ["+351 555 014 227"]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    dialog().accept()
    calm(qtbot, runner)
    assert values(page, Field.PHONE) == ["no digits"]


def test_a_save_that_is_refused_keeps_the_text_and_says_why(
    qtbot: QtBot, page: PersonPage, runner: JobRunner, verbs: Verbs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise UserError("nobody", text="x")

    monkeypatch.setattr(type(verbs.editing), "change", refuse)
    page.edit_first()
    field = editor(page).findChild(QLineEdit)
    field.setText("+1 234")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert editor(page).findChild(QLineEdit).text() == "+1 234"
    assert editor(page)._problem.isVisible()


def test_a_line_is_added_removed_and_brought_back(
    qtbot: QtBot, window: MainWindow, page: PersonPage, runner: JobRunner
) -> None:
    page.edits.add("EMAIL", Field.EMAIL)
    field = editor(page).findChild(QLineEdit)
    field.setText("second@x.example")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert sorted(values(page, Field.EMAIL)) == ["ana@ribeira.example", "second@x.example"]
    window.undo()
    calm(qtbot, runner)
    assert values(page, Field.EMAIL) == ["ana@ribeira.example"]


def test_a_click_copies_the_value_and_tells_so(qtbot: QtBot, window: MainWindow, page: PersonPage) -> None:
    line = page._values.first_line()
    assert line is not None
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "+351 555 014 227"
    assert window.undo_bar.isVisible()


def test_the_text_of_the_card_is_shown_with_the_edited_line_marked(
    qtbot: QtBot, page: PersonPage, runner: JobRunner
) -> None:
    page.toggle_text()
    page.edit_first()
    calm(qtbot, runner)
    marked = [line.text for line in page._text._model.lines if line.is_marked]
    assert marked == ["TEL;TYPE=CELL:+351 555 014 227"]


def test_the_timeline_tells_the_import_and_what_each_line_was(
    qtbot: QtBot, page: PersonPage, runner: JobRunner
) -> None:
    page.edits.add("TITLE", Field.TITLE)
    editor(page).findChild(QLineEdit).setText("Diver")
    editor(page).save()
    calm(qtbot, runner)
    rows = [row for row in page.findChildren(ValueLine) if row.row.value.text == "Diver"]
    page.edits.edit(rows[0].row)
    editor(page).findChild(QLineEdit).setText("Carpenter")
    editor(page).save()
    calm(qtbot, runner)
    assert page._opened is not None
    told = [(item.title, item.aside) for item in page._opened.items]
    assert told == [
        ("Title is Carpenter", "was “Diver”, in friends"),
        ("Title Diver added", "in friends"),
        ("Imported 4 new cards into “friends”", ""),
    ]
    assert all(item.is_folded_kind for item in page._opened.items)


def test_the_person_before_and_after_are_those_of_the_list(
    qtbot: QtBot, window: MainWindow, page: PersonPage, runner: JobRunner
) -> None:
    assert page.subtitle == "2 of 4"
    qtbot.keyClick(page, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    calm(qtbot, runner)
    assert page.person is not None
    assert page.person.row.name == "Kwame Asante"
    assert not page._up.isEnabled()


def test_deleting_goes_back_to_the_list(qtbot: QtBot, window: MainWindow, page: PersonPage, runner: JobRunner) -> None:
    page._on_delete()
    calm(qtbot, runner)
    assert window.page is window.pages.people
    assert len(window.pages.people.ids) == 3


def test_the_menu_puts_somebody_to_organisations_and_back(
    qtbot: QtBot, page: PersonPage, runner: JobRunner, verbs: Verbs
) -> None:
    for word, kind in (("Not a person", Kind.ORGANISATION), ("This is a person", Kind.PERSON)):
        assert page.person is not None
        page._menus.person_menu(page.person, False, page, *[lambda: None] * 4)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(action for action in menu.actions() if action.text() == word).trigger()
        menu.close()
        calm(qtbot, runner)
        assert page.person.row.kind is kind
        assert verbs.people.rows([page.person.row.id])[0].kind is kind


@pytest.mark.parametrize(("chosen", "hers"), [(None, 1), ("All that passed stays with this person", 0)])
def test_a_split_asks_where_what_passed_goes(
    qtbot: QtBot, page: PersonPage, runner: JobRunner, verbs: Verbs, chosen: str | None, hers: int
) -> None:
    assert page.person is not None
    ana = page.person.row.id
    kwame = next(person for person in verbs.people.find(PeopleQuery()).ids if person != ana)
    verbs.entries.note(Note(EntryId(0), kwame, "plays the cello", When(verbs.now().date())))
    verbs.joining.join([ana, kwame])
    calm(qtbot, runner)
    card = page.person.cards[-1]
    page._text.split_requested.emit(card)
    calm(qtbot, runner)
    ask = dialog()
    buttons = {button.text(): button for button in ask.findChildren(QRadioButton)}
    assert [button.isChecked() for button in buttons.values()] == [True, False, False]
    assert next(iter(buttons)) == "What came with this card goes with it: 1 of 1 facts"
    if chosen is not None:
        buttons[chosen].click()
    ask.accept()
    calm(qtbot, runner)
    assert len(verbs.entries.of_person(kwame)) == hers
    assert len(verbs.entries.of_person(ana)) == 1 - hers


def test_a_split_asks_nothing_more_where_nothing_passed(
    qtbot: QtBot, page: PersonPage, runner: JobRunner, verbs: Verbs
) -> None:
    assert page.person is not None
    ana = page.person.row.id
    kwame = next(person for person in verbs.people.find(PeopleQuery()).ids if person != ana)
    verbs.joining.join([ana, kwame])
    calm(qtbot, runner)
    page._text.split_requested.emit(page.person.cards[-1])
    calm(qtbot, runner)
    ask = dialog()
    assert ask.findChildren(QRadioButton) == []
    ask.accept()
    calm(qtbot, runner)
    assert len(verbs.people.open(kwame).cards) == 1


def test_what_is_typed_into_a_line_stays_while_the_page_is_read_anew(
    qtbot: QtBot, page: PersonPage, runner: JobRunner, verbs: Verbs
) -> None:
    assert page.person is not None
    page.edit_first()
    field = editor(page).findChild(QLineEdit)
    field.setText("+351 555 000 000")
    for text in ("The ferry", "The flow meter"):
        verbs.editing.edit(page.person.row.id, "NOTE", text)
        calm(qtbot, runner)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert field.text() == "+351 555 000 000"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert "+351 555 000 000" in values(page, Field.PHONE)


@pytest.mark.parametrize("to", [0, 1])
def test_what_is_typed_is_saved_where_a_page_is_opened_from_elsewhere(
    to: int, qtbot: QtBot, window: MainWindow, page: PersonPage, runner: JobRunner
) -> None:
    ids = list(window.pages.people.ids)
    page.edit_first()
    editor(page).findChild(QLineEdit).setText("+351 555 111 111")
    window.open_person(ids[to])
    calm(qtbot, runner)
    window.open_person(ids[1])
    calm(qtbot, runner)
    assert page.edits.editor is None
    assert values(page, Field.PHONE) == ["+351 555 111 111"]
    assert not window.banner.is_said

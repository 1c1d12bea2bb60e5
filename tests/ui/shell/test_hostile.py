"""No text of others is ever taken for HTML, on any page, in any dialog, menu, tooltip or title (safety R16)."""

import html
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from closeknit.domain.catch_up import HowOften, LastMet, Verdict
from closeknit.domain.ids import EntryId, ReminderId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.person import PeopleQuery
from closeknit.domain.promise import By, Commitment, Need
from closeknit.domain.reminder.own import Every, Reminder
from closeknit.domain.seat import SEATS
from closeknit.domain.seating import Taking
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.catchup.page import CatchUpPage
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.text import breakable, tooltip
from closeknit.ui.people.wording import Column
from closeknit.ui.person.page import PersonPage
from closeknit.ui.shell.quick.whole import QuickLogging
from closeknit.ui.shell.window import MainWindow
from tests.ui.conftest import calm
from tests.ui.hostile import card, texts

SOURCES = Path(__file__).parents[3] / "desktop" / "closeknit" / "ui"


@pytest.fixture
def bait(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A pipe with one byte in it, which whoever opens it would take."""
    path = tmp_path_factory.mktemp("bait") / "bait.png"
    os.mkfifo(path)
    handle = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    os.write(handle, b"x")
    yield path
    assert os.read(handle, 10) == b"x"
    os.close(handle)


@pytest.fixture
def cards() -> str:
    return ""


@pytest.fixture
def book(bait: Path, tmp_path: Path, verbs: Verbs) -> Path:
    path = tmp_path / "<img src=x>&[*].vcf"
    path.write_bytes(b"".join(card(text, i) for i, text in enumerate(texts(bait))))
    verbs.importing.begin([path], "<b>Book</b> & [*]").run(lambda _progress: None)
    return path


def look_at(whole: QWidget) -> None:
    """Paint everything, and see that nothing in it would be taken for HTML."""
    whole.grab()
    for widget in [whole, *whole.findChildren(QWidget)]:
        if isinstance(widget, QLabel):
            assert not widget.text() or widget.textFormat() == Qt.TextFormat.PlainText, widget.text()
        assert not isinstance(widget, QTextEdit)
        tip = widget.toolTip()
        if tip:
            inner = tip.removeprefix("<qt>").removesuffix("</qt>")
            assert tip.startswith("<qt>"), tip
            assert tooltip(html.unescape(inner.replace("<br>", "\n"))) == tip


def test_every_page_shows_them_as_they_are(
    qtbot: QtBot, book: Path, window: MainWindow, runner: JobRunner, bait: Path
) -> None:
    calm(qtbot, runner)
    people = window.pages.people
    assert len(people.ids) == len(texts(bait))
    seen: set[str] = set()
    for row in range(len(people.ids)):
        people._table.go_to(row)
        calm(qtbot, runner)
        seen.add(str(people._model.index(row, Column.ORGANISATION).data()))
        look_at(window)
    assert len(seen) > 55
    for name in ("today", "reminders", "twenty", "duplicates", "preferences", "welcome"):
        window.go(name)
        calm(qtbot, runner)
        look_at(window)


def test_a_persons_page_shows_them_as_they_are(
    qtbot: QtBot, book: Path, window: MainWindow, runner: JobRunner, verbs: Verbs
) -> None:
    calm(qtbot, runner)
    for person in window.pages.people.ids:
        window.open_person(person)
        calm(qtbot, runner)
        page = window.page
        assert isinstance(page, PersonPage)
        assert page.person is not None
        assert page._identity._name.text() == breakable(named(page.person.row.name, 120))
        look_at(window)
    page.toggle_side()
    page.edit_first()
    look_at(window)


@pytest.fixture
def facts(book: Path, verbs: Verbs, bait: Path) -> Path:
    """Hostile words in everything that can be said of a relationship."""
    today = verbs.now().date()
    when = When(today)
    for number, (person, text) in enumerate(zip(verbs.people.find(PeopleQuery()).ids, texts(bait), strict=False)):
        words = text.strip() or "."
        new = EntryId(0)
        logged = Interaction(new, (person,), Channel.IN_PERSON, when, 30, 4, place=words[:500], note=words)
        verbs.entries.log(logged)
        verbs.entries.need(Need(new, person, words, when))
        verbs.entries.promise(Commitment(new, person, By.ME, words, today - timedelta(days=number), today))
        verbs.bonds.mark(person, lambda bond, words=words: replace(bond, met=words))
        day = today + timedelta(days=1 + number % 9)
        verbs.reminders.set(Reminder(ReminderId(0), words[:2000], day, every=Every.DAY, person=person))
        if number < SEATS:
            verbs.seats.take(person, Taking(words, words, words))
    return book


def test_what_is_said_of_people_is_shown_as_it_is_on_every_page(
    qtbot: QtBot, facts: Path, window: MainWindow, runner: JobRunner, bait: Path
) -> None:
    calm(qtbot, runner)
    for person in window.pages.people.ids:
        window.open_person(person)
        calm(qtbot, runner)
        look_at(window)
    page = window.pages.person
    page._panel.toggle_why()
    for text in texts(bait)[:20]:
        page._centre.composer.field.setText(text.replace("\n", " ")[:500])
        calm(qtbot, runner)
        look_at(window)
    assert page._opened is not None
    page._doings._on_edit(page._opened.relationship.entries[0].id)
    look_at(window)
    assert page.leave_step(), "an editor was open"
    for name in ("today", "twenty"):
        window.go(name)
        calm(qtbot, runner)
        look_at(window)


def test_reminders_come_are_told_and_are_set_as_they_are(
    qtbot: QtBot, facts: Path, verbs: Verbs, window: MainWindow, runner: JobRunner, bait: Path
) -> None:
    verbs.telling.claim()
    told = verbs.telling.overview().told
    assert len(told) > 20
    for one in told[:9]:
        verbs.reminders.snooze(one.key, verbs.now() + timedelta(days=2))
    for person in verbs.people.find(PeopleQuery()).ids[:9]:
        verbs.bonds.silence(person)
    window.go("reminders")
    calm(qtbot, runner)
    page = window.pages.reminders
    page._show_whole()
    assert len(page._list.rows_to_visit()) > 60
    for row in page._list.rows_to_visit():
        page._list.setCurrentIndex(page._list.model().index(row, 0))
        tip = str(page._list.model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole))
        assert tip.startswith("<qt>")
        assert "<img" not in tip
        look_at(page)
    for text in texts(bait):
        page._line.field.setText(text.replace("\n", " ")[:500])
        calm(qtbot, runner)
        look_at(window)
    for person, name in ((row.id, row.name) for row in verbs.people.rows(verbs.people.find(PeopleQuery()).ids)):
        page.begin(person, name, "")
        look_at(page._line)


def test_catch_up_asks_about_them_as_they_are(
    qtbot: QtBot, book: Path, window: MainWindow, runner: JobRunner, verbs: Verbs, bait: Path
) -> None:
    everybody = verbs.people.find(PeopleQuery()).ids
    for first, second, text in zip(everybody, everybody[1:], texts(bait), strict=False):
        verbs.bonds.tie(first, second, text.strip()[:200] or "knows")
    window.go("catchup")
    calm(qtbot, runner)
    page = window.page
    assert isinstance(page, CatchUpPage)
    answers = (
        (LastMet.YEAR, HowOften.NONE),
        (Verdict.ARCHIVED,),
        (Verdict.NOT_A_PERSON,),
        (LastMet.NEVER, HowOften.NONE),
    )
    for number in range(len(everybody)):
        assert page.person_at_hand() is not None
        look_at(window)
        for answer in answers[number % len(answers)]:
            page.choose(answer)
        calm(qtbot, runner)
    assert page.person_at_hand() is None
    assert verbs.catch_up.waiting() == 0
    look_at(window)


def test_dialogs_menus_and_titles_show_them_as_they_are(
    qtbot: QtBot, book: Path, window: MainWindow, runner: JobRunner, bait: Path
) -> None:
    calm(qtbot, runner)
    for text in texts(bait)[:60]:
        window.pages.people.search(text[:500])
        calm(qtbot, runner)
        window.new_person(text[:500])
        window.banner.tell(text)
        window.undo_bar.tell(text)
        for dialog in QApplication.topLevelWidgets():
            if dialog.isVisible() and dialog is not window:
                look_at(dialog)
                dialog.close()
    look_at(window)
    window.pages.people.search("")
    calm(qtbot, runner)
    window.open_person(window.pages.people.ids[3])
    calm(qtbot, runner)
    page = window.page
    assert isinstance(page, PersonPage)
    line = page._values.first_line()
    assert line is not None
    page._menus.value_menu(line.row, QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.grab()
    menu.close()


def test_the_palette_shows_them_as_they_are(
    qtbot: QtBot, book: Path, window: MainWindow, runner: JobRunner, bait: Path
) -> None:
    window.find_or_do()
    palette = QApplication.activeModalWidget()
    assert palette is not None
    for text in texts(bait)[:30]:
        palette.search(text[:200])  # type: ignore[attr-defined]  # the palette
        calm(qtbot, runner)
        look_at(palette)
    palette.close()


def test_the_quick_log_shows_them_as_they_are(
    qtbot: QtBot, facts: Path, verbs: Verbs, runner: JobRunner, look: Look, bait: Path
) -> None:
    quick = QuickLogging(verbs, runner, look, lambda: None)
    quick.open()
    qtbot.waitUntil(quick.window.isActiveWindow)
    for text in texts(bait):
        quick.window.text.put(f"coffee with {text[:500]}")
        calm(qtbot, runner)
        look_at(quick.window)
        if quick.window.text.is_offering:
            quick.window._offer.take()
            calm(qtbot, runner)
            look_at(quick.window)
        for dialog in QApplication.topLevelWidgets():
            if dialog.isVisible() and dialog is not quick.window:
                look_at(dialog)
                dialog.close()
        quick.confirmation.tell(text, text)
        look_at(quick.confirmation)
        quick.confirmation.hide()
        quick.window._drafting.clear()
    quick.close()


def test_the_quick_log_logs_with_each_of_them(
    qtbot: QtBot, book: Path, verbs: Verbs, runner: JobRunner, look: Look, bait: Path
) -> None:
    quick = QuickLogging(verbs, runner, look, lambda: None)
    for row in verbs.people.rows(verbs.people.find(PeopleQuery()).ids)[::4]:
        quick.open()
        window = quick.window
        window.text.put("coffee with ")
        window._put(row, None)
        calm(qtbot, runner)
        window._on_enter()
        calm(qtbot, runner)
        assert len(verbs.entries.of_person(row.id)) == 1
        look_at(quick.confirmation)
    quick.close()


def test_no_widget_that_takes_text_for_html_is_used() -> None:
    banned = re.compile(r"\b(QMessageBox|QInputDialog|QProgressDialog|QErrorMessage|QTextBrowser|QTextEdit|QWizard)\b")
    loose = re.compile(r"setToolTip\((?!tooltip\()(?!\"\"\))")
    labels = re.compile(r"\bQLabel\([^)]")
    for path in SOURCES.rglob("*.py"):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            where = f"{path.name}:{number}: {line.strip()}"
            assert not banned.search(line), where
            assert not loose.search(line) or "tooltip(" in line, where
            assert not labels.search(line) or "class " in line, where

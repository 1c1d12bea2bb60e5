"""Draw every page there is to PNG, without a screen: light and dark, wide and narrow, with a dialog over it."""

import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QTemporaryDir
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from closeknit.domain.catch_up import HowOften, LastMet, Verdict
from closeknit.domain.ids import PersonId
from closeknit.paths import Home
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.catchup.page import CatchUpPage
from closeknit.ui.common.look import Look
from closeknit.ui.common.theme import Appearance
from closeknit.ui.person.page import PersonPage
from closeknit.ui.preferences.page import PreferencesPage
from closeknit.ui.shell.faults import FaultCatcher
from closeknit.ui.shell.quick.whole import QuickLogging
from closeknit.ui.shell.window import MainWindow
from closeknit.ui.twenty.page import TwentyPage

WIDE = (1280, 800)
NARROW = (640, 400)
CALM_SECONDS = 0.25
#: Cards with something to tell, for the picture of an import.
ODD_CARDS = (
    *("BEGIN:VCARD", "VERSION:3.0", "N:Adler;Cato;;;", "FN:Cato Adler", "BDAY:31-02-1979", "END:VCARD"),
    *("BEGIN:VCARD", "VERSION:3.0", "TEL:+44 555 010 777", "END:VCARD"),
    *("BEGIN:VCARD", "VERSION:3.0", "N:Möller;Jörg;;;", "FN:Jörg Möller", "END:VCARD"),
    *("BEGIN:VCARD", "VERSION:3.0", "N:Day;Dora;;;", "FN:Dora Day", "this line says nothing", "END:VCARD"),
    *("BEGIN:VCARD", "VERSION:3.0", "N:Eck;Emil;;;", "FN:Emil Eck", "BEGIN:VCARD", "VERSION:3.0", "N:Fox;Fay;;;"),
    *("FN:Fay Fox", "END:VCARD", "no card at all", ""),
)
MOST_SECONDS = 8.0


class Stage:
    """A window of its own settings, and the means to wait until it is calm and to draw it."""

    def __init__(self, app: QApplication, verbs: Verbs, look: Look, home: Home) -> None:
        self._app, self._verbs, self._look = app, verbs, look
        self._folder = QTemporaryDir()
        self.folder = Path(self._folder.path())
        settings = SettingsStore(self.folder / "settings.toml")
        settings.change(welcome_done=True, me_offered=True)
        self._runner = JobRunner()
        hub = EventHub()
        faults = FaultCatcher("")
        self.window = MainWindow(verbs, settings, hub, self._runner, look, home.data, faults, lambda: None)
        self.window.resize(*WIDE)
        self.window.show()
        self.window.activateWindow()
        self.window.start(is_empty=False)
        self.window.settle_in()
        self.settle()

    @cached_property
    def quick(self) -> QuickLogging:
        """The quick log."""
        return QuickLogging(self._verbs, self._runner, self._look, lambda: self.window)

    def settle(self) -> None:
        """Wait until no job is left and nothing was painted for a moment."""
        end = time.monotonic() + MOST_SECONDS
        calm_since = time.monotonic()
        while time.monotonic() < end and time.monotonic() - calm_since < CALM_SECONDS:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if self._runner.waiting:
                calm_since = time.monotonic()

    def draw(self, target: Path, dialog: QWidget | None = None) -> None:
        """Draw the window, and a dialog over it, to a PNG."""
        self.settle()
        picture = self.window.grab()
        if dialog is not None:
            self._put_over(picture, dialog)
        picture.save(str(target))

    def close(self) -> None:
        """End the threads."""
        self.window.close()
        if "quick" in self.__dict__:
            self.quick.close()
        self._runner.close()

    def _put_over(self, picture: QPixmap, dialog: QWidget) -> None:
        painter = QPainter(picture)
        place = QPoint((self.window.width() - dialog.width()) // 2, (self.window.height() - dialog.height()) // 3)
        painter.drawPixmap(place, dialog.grab())
        painter.end()


def draw_one(app: QApplication, verbs: Verbs, look: Look, home: Home, target: Path) -> None:
    """Draw the list of people."""
    stage = Stage(app, verbs, look, home)
    stage.draw(target)
    stage.close()


def draw_all(app: QApplication, verbs: Verbs, look: Look, home: Home, folder: Path) -> None:
    """Draw every page, light and dark, named as the pages are."""
    folder.mkdir(parents=True, exist_ok=True)
    for appearance, suffix in ((Appearance.LIGHT, ""), (Appearance.DARK, "-dark")):
        look.theme.set_appearance(appearance)
        before = verbs.journal.next_undo()
        stage = Stage(app, verbs, look, home)
        _edit_somebody(stage, verbs)
        for name, prepare in _scenes().items():
            dialog = prepare(stage)
            stage.draw(folder / f"{name}{suffix}.png", dialog)
            if dialog is not None:
                dialog.close()
        stage.close()
        while verbs.journal.next_undo() != before:
            verbs.journal.undo()


def _scenes() -> dict[str, Callable[[Stage], QWidget | None]]:
    return {
        "today": lambda stage: _page(stage, "today"),
        "reminders": lambda stage: _page(stage, "reminders"),
        "twenty": _twenty,
        "swap": _swap,
        "people": _people,
        "person": _person,
        "cardedit": _card_edit,
        "doubles": lambda stage: _page(stage, "duplicates"),
        "catchup": _catch_up,
        "preferences": _preferences,
        "preferences-reminders": _habits,
        "palette": _palette,
        "keys": _keys,
        "quicklog": lambda stage: _quick_log(
            stage, "coffee with Ana Ferreira yesterday, 45 min, gave her the number of the boatyard"
        ),
        "quicklog-choosing": lambda stage: _quick_log(stage, "walk with Mi"),
        "onboarding": lambda stage: _page(stage, "welcome"),
        "empty": _nobody,
        "narrow": _narrow,
        "import": _importing,
    }


def _page(stage: Stage, name: str) -> None:
    stage.window.resize(*WIDE)
    stage.window.go(name)
    stage.settle()


def _twenty(stage: Stage) -> None:
    _page(stage, "twenty")
    page = stage.window.page
    if isinstance(page, TwentyPage):
        page.board.setFocus()
        page.board.go_to(4)


def _swap(stage: Stage) -> QWidget | None:
    _page(stage, "twenty")
    page = stage.window.page
    if isinstance(page, TwentyPage):
        sitting = page.board.board.twenty.seated
        newcomer = page.board.board.twenty.suggestion
        if sitting and newcomer is not None:
            page.deeds.compare(sitting[12].row, newcomer.row)
    stage.settle()
    return QApplication.activeModalWidget()


def _people(stage: Stage) -> None:
    _page(stage, "people")
    page = stage.window.pages.people
    page.choose_rows([4, 6, 0])  # the last one is current, with something to preview


def _person(stage: Stage) -> None:
    """Draw somebody with whom much happened."""
    _page(stage, "people")
    page = stage.window.pages.people
    page.search("Ana Ferreira")
    stage.settle()
    person = next(iter(page.ids), None)
    page.search("")
    if person is not None:
        stage.window.open_person(person)
    stage.settle()


def _open_edited(stage: Stage) -> None:
    _page(stage, "people")
    person = _drawn_person(stage)
    if person is not None:
        stage.window.open_person(person)
    stage.settle()


def _edit_somebody(stage: Stage, verbs: Verbs) -> None:
    """Edit who is drawn later, so that the history has something to tell."""
    person = _drawn_person(stage)
    if person is not None:
        title = verbs.people.rows([person])[0].title
        verbs.editing.edit(person, "TITLE", "Carpenter", was=title or None)
        verbs.editing.edit(person, "TEL", "+34 555 010 400")


def _drawn_person(stage: Stage) -> PersonId | None:
    ids = stage.window.pages.people.ids
    return ids[len(ids) // 4] if ids else None


def _card_edit(stage: Stage) -> None:
    _open_edited(stage)
    page = stage.window.page
    if isinstance(page, PersonPage) and page.person is not None:
        page.toggle_text()
        page.edit_first()
        stage.settle()


def _catch_up(stage: Stage) -> None:
    """Draw somebody answered in part, after a few others."""
    _page(stage, "catchup")
    page = stage.window.page
    if not isinstance(page, CatchUpPage):
        return
    for answers in (
        (LastMet.LONGER, HowOften.TWICE_A_YEAR),
        (LastMet.NEVER, HowOften.NONE),
        (Verdict.ARCHIVED,),
        (LastMet.YEAR, HowOften.NONE),
        (LastMet.MONTH, HowOften.EVERY_OTHER_MONTH),
        (LastMet.QUARTER,),
    ):
        for answer in answers:
            page.choose(answer)
        stage.settle()


def _preferences(stage: Stage) -> None:
    """Draw the section of the design's picture."""
    _page(stage, "preferences")
    page = stage.window.page
    if isinstance(page, PreferencesPage):
        page.show_scoring()


def _habits(stage: Stage) -> None:
    """Draw the section of reminders."""
    _page(stage, "preferences")
    stage.window.pages.preferences.show_reminders()


def _palette(stage: Stage) -> QWidget | None:
    _page(stage, "people")
    stage.window.find_or_do()
    dialog = QApplication.activeModalWidget()
    search = getattr(dialog, "search", None)
    if search is not None:
        search("an")
    stage.settle()
    return dialog


def _keys(stage: Stage) -> QWidget | None:
    stage.window.all_keys()
    stage.settle()
    return QApplication.activeModalWidget()


def _quick_log(stage: Stage, text: str) -> QWidget | None:
    _page(stage, "people")
    stage.quick.open()
    stage.quick.window.text.put(text)
    stage.settle()
    return stage.quick.window


def _nobody(stage: Stage) -> None:
    _page(stage, "people")
    stage.window.pages.people.search("Aurelio Best")
    stage.settle()


def _importing(stage: Stage) -> QWidget | None:
    _page(stage, "people")
    odd = stage.folder / "family-and-work.vcf"
    odd.write_bytes("\r\n".join(ODD_CARDS).encode("cp1252"))
    stage.window.open_paths([odd])
    stage.settle()
    return QApplication.activeModalWidget()


def _narrow(stage: Stage) -> None:
    stage.window.pages.people.search("")
    _person(stage)
    stage.window.resize(*NARROW)
    stage.settle()

"""A program without a screen: one look for all tests, and a home of its own for each."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from weakref import WeakSet

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from closeknit.assets import resource
from closeknit.services.verbs import Verbs
from closeknit.settings import Settings, SettingsStore
from closeknit.store.database import Store
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.icons import Icons
from closeknit.ui.common.look import Look
from closeknit.ui.common.theme import Appearance, Theme
from closeknit.ui.common.translation import speak_english
from closeknit.ui.shell.faults import FaultCatcher
from closeknit.ui.shell.window import MainWindow
from tests.clocks import Afternoon

CARDS = """BEGIN:VCARD
VERSION:3.0
N:Ferreira;Ana;;;
FN:Ana Ferreira
ORG:Ribeira Labs
TITLE:Field director
TEL;TYPE=CELL:+351 555 014 227
EMAIL;TYPE=WORK:ana@ribeira.example
BDAY:1984-03-02
CATEGORIES:river
NOTE:Likes\\, above all\\, tides.
X-SHOE-SIZE:39
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Asante;Kwame;;;
FN:Kwame Asante
TEL:+233 555 010 318
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Yusufu;Amina;;;
FN:Amina Yusufu
EMAIL:amina@ziwa.example
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Yusufu;Amina;;;
FN:Amina Yusufu
EMAIL:amina@ziwa.example
TEL:+255 555 040 219
END:VCARD
"""


def pytest_configure(config: pytest.Config) -> None:
    # The platform without a screen says so of sizes, stacking and keyboards, which it doesn't have.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support ")


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    speak_english(qapp)
    theme = Theme(qapp, resource("styles", "closeknit.qss"), resource("icons"), Appearance.LIGHT)
    return Look(theme, Icons(theme))


def opened(folder: Path, hub: EventHub, settings: Callable[[], Settings] = Settings) -> tuple[Store, Verbs]:
    store = Store.open(folder / "closeknit.db", Afternoon())
    return store, Verbs(store, hub.announce, settings=settings)


@pytest.fixture(scope="session")
def template(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    made: dict[str, Path] = {}

    def give(cards: str) -> Path:
        if cards not in made:
            folder = tmp_path_factory.mktemp("template")
            source = folder / "friends.vcf"
            source.write_bytes(cards.encode().replace(b"\n", b"\r\n"))
            store, verbs = opened(folder, EventHub())
            verbs.importing.begin([source]).run(lambda _progress: None)
            verbs.importing.close()
            store.close()
            made[cards] = folder
        return made[cards]

    return give


@pytest.fixture
def hub(qapp: QApplication) -> EventHub:
    return EventHub()


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[JobRunner]:
    runner = JobRunner()
    yield runner
    runner.close()


@pytest.fixture
def cards() -> str:
    return CARDS


@pytest.fixture
def home(cards: str, template: Callable[[str], Path], tmp_path: Path) -> Path:
    if cards:
        for file in template(cards).glob("closeknit.db*"):
            shutil.copy(file, tmp_path / file.name)
    return tmp_path


@pytest.fixture
def settings(home: Path) -> SettingsStore:
    """Settings of no quiet hours: nothing here is another thing at night."""
    store = SettingsStore(home / "settings.toml")
    store.change(welcome_done=True, me_offered=True, quiet_from="00:00", quiet_until="00:00")
    return store


@pytest.fixture
def verbs(home: Path, hub: EventHub, settings: SettingsStore) -> Iterator[Verbs]:
    store, verbs = opened(home, hub, settings.read)
    yield verbs
    verbs.importing.close()
    store.close()


@pytest.fixture
def window(
    qtbot: QtBot, verbs: Verbs, settings: SettingsStore, hub: EventHub, runner: JobRunner, look: Look, home: Path
) -> Iterator[MainWindow]:
    window = MainWindow(verbs, settings, hub, runner, look, home, FaultCatcher("test"), lambda: None)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    window.start(is_empty=False)
    window.settle_in()
    calm(qtbot, runner)
    yield window
    runner.close()


#: What is put off for no longer than this is waited for.
_SOON_MS = 150
_timers: WeakSet[QTimer] = WeakSet()


def _remember_timers() -> None:
    """Know every timer that is started from here on; those of presenters hang below no widget."""
    start = QTimer.start

    def remembered(timer: QTimer, *interval: int) -> None:
        _timers.add(timer)
        start(timer, *interval)

    QTimer.start = remembered  # type: ignore[method-assign,assignment]


_remember_timers()


def calm(qtbot: QtBot, runner: JobRunner) -> None:
    """Wait until no job is open and nothing is put off for a moment, three looks in a row."""
    quiet = [0]

    def is_soon(timer: QTimer) -> bool:
        return isValid(timer) and timer.isActive() and timer.isSingleShot() and timer.interval() <= _SOON_MS

    def is_quiet() -> bool:
        quiet[0] = 0 if runner.waiting or any(map(is_soon, list(_timers))) else quiet[0] + 1
        return quiet[0] >= 3

    qtbot.waitUntil(is_quiet, timeout=8000)

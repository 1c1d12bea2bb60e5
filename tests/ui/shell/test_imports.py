"""What the window says of imports: one that was killed, the user's own card, closing while one runs."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from closeknit.domain.person import PeopleQuery
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.store.imports import Imports
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.shell.window import MainWindow
from tests.services.reading_room import card
from tests.ui.conftest import calm


def interrupt(verbs: Verbs) -> None:
    """Leave an import as a killed process leaves it."""
    imports = Imports(verbs.importing._store)
    begun = imports.begin(None, "phone", "file", "/phone.vcf", ["phone.vcf"])
    imports._locks.release(begun.import_id)


def test_a_killed_import_is_offered_and_taken_back(
    qtbot: QtBot, window: MainWindow, verbs: Verbs, runner: JobRunner
) -> None:
    interrupt(verbs)
    window.settle_in()
    calm(qtbot, runner)
    assert "phone.vcf was interrupted" in window.banner._words.text()
    window.banner._choices[1].click()
    calm(qtbot, runner)
    assert verbs.importing.unfinished() == []
    assert "phone" not in [book.name for book in verbs.books.all()]


def test_a_killed_import_is_kept_when_asked(qtbot: QtBot, window: MainWindow, verbs: Verbs, runner: JobRunner) -> None:
    interrupt(verbs)
    window.settle_in()
    calm(qtbot, runner)
    window.banner._choices[0].click()
    calm(qtbot, runner)
    assert verbs.importing.unfinished() == []
    assert "phone" in [book.name for book in verbs.books.all()]


def test_the_first_import_asks_for_the_users_own_card_once(
    qtbot: QtBot, window: MainWindow, verbs: Verbs, runner: JobRunner, settings: SettingsStore, tmp_path: Path
) -> None:
    settings.change(me_offered=False)
    file = tmp_path / "club.vcf"
    file.write_bytes(card("Zander Zoe"))
    window.open_paths([file])
    qtbot.waitUntil(window.banner.isVisible)
    assert settings.now.me_offered
    assert "This is me" in window.banner._words.text()


def test_my_own_card_is_offered_by_its_name(
    qtbot: QtBot, window: MainWindow, verbs: Verbs, runner: JobRunner, settings: SettingsStore, tmp_path: Path
) -> None:
    verbs.people._user_name = "Zoe Zander"
    settings.change(me_offered=False)
    file = tmp_path / "club.vcf"
    file.write_bytes(card("Zander Zoe"))
    before = verbs.people.find(PeopleQuery()).total
    window.open_paths([file])
    qtbot.waitUntil(lambda: "Zoe Zander" in window.banner._words.text())
    window.banner._choices[0].click()
    calm(qtbot, runner)
    assert verbs.people.find(PeopleQuery()).total == before, "the new card is me, and out of the list"

"""The palette offers what the page hints at, and from every page a way to a seat."""

from pytestqt.qtbot import QtBot

from closeknit.domain.person import PeopleQuery
from closeknit.domain.seating import Taking
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.shell.palette import Palette
from closeknit.ui.shell.palettemodel import Line
from closeknit.ui.shell.window import MainWindow
from closeknit.ui.twenty.taking import TakeDialog
from tests.ui.conftest import calm


def offered(qtbot: QtBot, window: MainWindow, runner: JobRunner, text: str) -> dict[str, Line]:
    window.find_or_do()
    palette = window.findChild(Palette)
    palette.search(text)
    calm(qtbot, runner)
    found = {line.text: line for line in palette._model.lines if line.person is None and not line.is_head}
    palette.reject()
    return found


def test_what_the_page_hints_at_is_offered_with_its_key_before_all_else(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, verbs: Verbs
) -> None:
    verbs.seats.take(verbs.people.find(PeopleQuery()).ids[0], Taking("why", is_stay_close=True))
    window.go("twenty")
    calm(qtbot, runner)
    found = offered(qtbot, window, runner, "")
    assert [line.text for line in list(found.values())[:2]] == ["Open", "Log"]
    assert {text: found[text].key for text in ("Take a seat", "Swap", "Leave the seat")} == {
        "Take a seat": "N",
        "Swap": "S",
        "Leave the seat": "Del",
    }
    assert "Next seat" not in found


def test_a_seat_can_be_taken_from_any_page(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    window.go("preferences")
    calm(qtbot, runner)
    run = offered(qtbot, window, runner, "seat")["Take a seat"].run
    assert run is not None
    run()
    calm(qtbot, runner)
    assert window.page is window.pages.twenty
    dialog = window.findChild(TakeDialog)
    assert dialog is not None
    dialog.reject()

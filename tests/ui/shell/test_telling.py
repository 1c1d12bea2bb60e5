"""What stands in a notification follows what is done elsewhere, and an act that fails isn't lost from sight."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from closeknit.domain.errors import OutsideProblem
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.promise import By, Commitment
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.shell.telling import telling as module
from closeknit.ui.shell.telling.telling import ReminderTelling
from tests.ui.shell.conftest import Screen


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")


def refuse(*_asked: object) -> None:
    raise OutsideProblem("disk_full")


def promised(verbs: Verbs, text: str) -> str:
    """Promise what was missed, and return the key of the act."""
    day = verbs.now().date() - timedelta(days=2)
    return f"deliver:{verbs.entries.promise(Commitment(EntryId(0), PersonId(1), By.ME, text, day, day)).entry}"


def test_a_digest_says_what_is_left_of_it_and_leaves_alone_what_was_snoozed_elsewhere(
    qtbot: QtBot, verbs: Verbs, screen: Screen, telling: ReminderTelling
) -> None:
    notes, _harbour, permit = (promised(verbs, text) for text in ("send the notes", "call the harbour", "the permit"))
    later = verbs.now() + timedelta(days=20)
    telling.start()
    qtbot.waitUntil(lambda: [one.title for one in screen.notices] == ["3 things are due"])
    verbs.reminders.done(notes)
    verbs.reminders.snooze(permit, later)
    qtbot.waitUntil(lambda: len(screen.notices) == 2)
    digest, left = screen.notices
    assert (left.tag, left.replaces) == (digest.tag, digest.tag)
    assert "call the harbour" in left.text
    assert "notes" not in left.text
    screen.chosen.emit(left.tag, "snooze")
    qtbot.waitUntil(lambda: len(verbs.telling.overview().snoozed) == 2)
    moments = {one.key: one.snoozed_until for one in verbs.telling.overview().snoozed}
    assert moments[permit] == later


def test_what_cant_be_done_is_said_and_shown_once_more(
    qtbot: QtBot, verbs: Verbs, screen: Screen, telling: ReminderTelling, monkeypatch: pytest.MonkeyPatch
) -> None:
    promised(verbs, "send the notes")
    telling.start()
    qtbot.waitUntil(lambda: len(screen.notices) == 1)
    with monkeypatch.context() as full, qtbot.waitSignal(telling.refused) as refused:
        full.setattr(verbs.reminders, "done", refuse)
        screen.chosen.emit(screen.notices[0].tag, "done")
    assert refused.args[0].reason.kind == "disk_full"
    assert screen.notices[1] == screen.notices[0]
    screen.chosen.emit(screen.notices[1].tag, "done")
    qtbot.waitUntil(lambda: verbs.telling.overview().told == ())
    assert len(verbs.telling.standing()) == 0


def test_what_was_left_is_read_again_where_it_couldnt_be(
    qtbot: QtBot, verbs: Verbs, screen: Screen, telling: ReminderTelling, monkeypatch: pytest.MonkeyPatch
) -> None:
    promised(verbs, "send the notes")
    monkeypatch.setattr(module, "MOST_MS", 50)
    with monkeypatch.context() as full, qtbot.waitSignal(telling.failed) as failed:
        full.setattr(verbs.telling, "standing", refuse)
        telling.start()
    assert failed.args[0].reason.kind == "disk_full"
    qtbot.waitUntil(lambda: len(screen.notices) == 1)


def test_what_was_claimed_is_shown_a_minute_later_where_the_names_couldnt_be_read(
    qtbot: QtBot, verbs: Verbs, screen: Screen, telling: ReminderTelling, monkeypatch: pytest.MonkeyPatch
) -> None:
    promised(verbs, "send the notes")
    monkeypatch.setattr(module, "MOST_MS", 50)
    with monkeypatch.context() as full, qtbot.waitSignal(telling.failed):
        full.setattr(verbs.people, "rows", refuse)
        telling.start()
    qtbot.waitUntil(lambda: len(screen.notices) == 1)
    assert screen.notices[0].title == "Ana Ferreira"


def test_names_are_hidden_also_where_they_are_on_screen(
    qtbot: QtBot, verbs: Verbs, screen: Screen, telling: ReminderTelling, settings: SettingsStore
) -> None:
    promised(verbs, "send the notes")
    telling.start()
    qtbot.waitUntil(lambda: len(screen.notices) == 1)
    telling.note_settings()
    assert len(screen.notices) == 1
    settings.change(hides_names=True)
    telling.note_settings()
    assert (screen.notices[1].replaces, screen.notices[1].title) == (screen.notices[0].tag, "A promise of yours is due")
    assert screen.notices[1].text == ""

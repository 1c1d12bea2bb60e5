"""The lines of a digest stay sentences of the program's language, whatever the names are written in."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QApplication

from closeknit.domain.ids import PersonId
from closeknit.domain.reason import Reason
from closeknit.domain.reminder.occurrence import Occurrence, ReminderKind
from closeknit.ui.shell.telling.words import NoticeWords


@pytest.mark.parametrize(
    ("name", "line"),
    [("Bo", "Bo: renew the permit"), ("שלום", "\u200e\u2068שלום\u2069: renew the permit")],
)
def test_a_name_from_the_right_doesnt_turn_its_line_round(qapp: QApplication, name: str, line: str) -> None:
    at = datetime(2026, 3, 12, 9, tzinfo=UTC)
    reason = Reason("own_words", {})
    one = Occurrence("own:1", "own:1", ReminderKind.OWN, at, date(2026, 3, 12), reason, PersonId(1), "renew the permit")
    assert NoticeWords().line(one, {PersonId(1): name}) == line

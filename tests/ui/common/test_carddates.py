from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from closeknit.ui.common.carddates import card_day
from closeknit.ui.common.look import Look

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1979-07-23", "23 July 1979, turns 47"),
        ("19790301", "1 March 1979, turns 48"),
        ("--0723", "23 July"),
        ("--07-23", "23 July"),
        ("1604-07-23", "23 July"),
        ("1979-07-23T00:00:00Z", "23 July 1979, turns 47"),
        ("1979-02-31", "1979-02-31"),
        ("31-02-1979", "31-02-1979"),
        ("circa 1800", "circa 1800"),
        ("1979-07", "1979-07"),
    ],
)
def test_birthdays_are_written_for_people(qapp: QApplication, look: Look, text: str, words: str) -> None:
    assert card_day(text, True, TODAY) == words


def test_other_dates_tell_no_age(qapp: QApplication, look: Look) -> None:
    assert card_day("1979-07-23", False, TODAY) == "23 July 1979"

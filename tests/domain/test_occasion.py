from datetime import date

import pytest

from closeknit.domain.occasion import Occasion, OccasionKind, Yearly, next_time, reason
from closeknit.phrases.say import say


@pytest.mark.parametrize(
    ("month", "day", "today", "expected"),
    [
        (3, 12, date(2026, 3, 12), date(2026, 3, 12)),
        (3, 11, date(2026, 3, 12), date(2027, 3, 11)),
        (1, 2, date(2026, 12, 30), date(2027, 1, 2)),
        (2, 29, date(2026, 2, 1), date(2026, 2, 28)),
        (2, 29, date(2026, 3, 1), date(2027, 2, 28)),
        (2, 29, date(2027, 3, 1), date(2028, 2, 29)),
        (2, 29, date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_a_day_of_the_year_comes_next(month: int, day: int, today: date, expected: date) -> None:
    assert next_time(Yearly(OccasionKind.BIRTHDAY, month, day), today).day == expected


@pytest.mark.parametrize(
    ("born", "expected"),
    [(1982, 44), (None, None), (2026, None), (2030, None)],
    ids=["1982", "unknown", "now", "later"],
)
def test_the_age_turned_is_told_where_the_year_of_birth_is_known(born: int | None, expected: int | None) -> None:
    assert next_time(Yearly(OccasionKind.BIRTHDAY, 3, 14, born), date(2026, 3, 12)).years == expected


def test_the_age_turned_stands_in_the_words() -> None:
    found = reason(Occasion(OccasionKind.BIRTHDAY, date(2026, 3, 14), years=44), date(2026, 3, 12))
    assert say(found.kind, found.params) == "Birthday in 2 days, turns 44."
    found = reason(Occasion(OccasionKind.BIRTHDAY, date(2026, 3, 11), years=44), date(2026, 3, 12))
    assert say(found.kind, found.params) == "Birthday was yesterday, turned 44."


@pytest.mark.parametrize(
    ("kind", "today", "expected"),
    [
        (OccasionKind.BIRTHDAY, date(2026, 3, 12), "Birthday in 2 days."),
        (OccasionKind.BIRTHDAY, date(2026, 3, 14), "Birthday today."),
        (OccasionKind.ANNIVERSARY, date(2026, 3, 13), "Anniversary tomorrow."),
        (OccasionKind.ANNIVERSARY, date(2026, 3, 14), "Anniversary today."),
        (OccasionKind.OTHER, date(2026, 3, 12), "Opening night in 2 days."),
        (OccasionKind.OTHER, date(2026, 3, 14), "Opening night today."),
    ],
)
def test_it_says_which_day_and_how_far_off(kind: OccasionKind, today: date, expected: str) -> None:
    found = reason(Occasion(kind, date(2026, 3, 14), "Opening night"), today)
    assert say(found.kind, found.params) == expected

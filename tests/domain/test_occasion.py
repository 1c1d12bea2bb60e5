from datetime import date

import pytest

from closeknit.domain.occasion import Occasion, OccasionKind, next_time, reason
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
    assert next_time(month, day, today) == expected


@pytest.mark.parametrize(
    ("kind", "today", "expected"),
    [
        (OccasionKind.BIRTHDAY, date(2026, 3, 12), "Birthday in 2 days."),
        (OccasionKind.BIRTHDAY, date(2026, 3, 14), "Birthday today."),
        (OccasionKind.ANNIVERSARY, date(2026, 3, 13), "Anniversary in 1 day."),
        (OccasionKind.ANNIVERSARY, date(2026, 3, 14), "Anniversary today."),
        (OccasionKind.OTHER, date(2026, 3, 12), "Opening night in 2 days."),
        (OccasionKind.OTHER, date(2026, 3, 14), "Opening night today."),
    ],
)
def test_it_says_which_day_and_how_far_off(kind: OccasionKind, today: date, expected: str) -> None:
    found = reason(Occasion(kind, date(2026, 3, 14), "Opening night"), today)
    assert say(found.kind, found.params) == expected

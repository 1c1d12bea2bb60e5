import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.vcards.dates import parse_date


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("19850412", "1985-04-12"),
        ("1985-04-12", "1985-04-12"),
        ("1985-04-12T23:10:00Z", "1985-04-12"),
        ("1985-04", "1985-04"),
        ("1985", "1985"),
        ("--0412", "--04-12"),
        ("--04-12", "--04-12"),
        ("--04", "--04"),
        ("---12", "---12"),
        ("1604-04-12", "--04-12"),
    ],
)
def test_dates_whole_and_in_part(value: str, expected: str) -> None:
    date = parse_date(value)
    assert date is not None
    assert date.text() == expected


@pytest.mark.parametrize(
    "value", ["", "circa 1800", "12.04.1985", "1985-13-01", "1985-04-32", "19723101", "--", "x" * 100]
)
def test_other_text_is_no_date(value: str) -> None:
    assert parse_date(value) is None


@given(st.text(max_size=30))
def test_no_text_raises(value: str) -> None:
    date = parse_date(value)
    assert date is None or isinstance(date.text(), str)

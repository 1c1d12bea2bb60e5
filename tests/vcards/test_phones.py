import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.vcards.phones import countries, digits, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+49 (151) 234-567", "+49151234567"),
        ("0049 151 234567", "+49151234567"),
        ("tel:+1-201-555-0123;ext=99", "+12015550123"),
        ("555-0123 x45", "5550123"),
        ("555-0123,,45", "5550123"),
        ("*21#", "21"),
        ("٠١٢٣٤", "01234"),
        ("no number", ""),
    ],
)
def test_digits(text: str, expected: str) -> None:
    assert digits(text) == expected


@given(st.text(max_size=40))
def test_digits_of_any_text_are_digits(text: str) -> None:
    bare = digits(text).removeprefix("+")
    assert bare == "" or (bare.isascii() and bare.isdigit())


def test_tokens_hold_the_national_number() -> None:
    table = countries()
    assert tokens("+49151234", table) == "49151234 151234 0151234"
    assert tokens("+390612345", table) == "390612345 0612345"
    assert tokens("+12015550123", table) == "12015550123 2015550123"
    assert tokens("0151234", table) == "0151234 151234"

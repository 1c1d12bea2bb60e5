"""Where a name is being typed, people are offered; where a word is something else, nobody is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.domain.composing.fragment import fragment_at


@pytest.mark.parametrize(
    ("text", "words", "is_surely_name"),
    [
        ("walk with Mi", "Mi", True),
        ("walk with mi", "mi", True),
        ("kaffee mit Jö", "Jö", True),
        ("coffee with 王", "王", True),
        ("Mittagessen mit Zoë O'N", "Zoë O'N", True),
        ("coffee with Ana and Bo", "Bo", True),
        ("coffee with ana fe", "ana fe", False),
        ("called Ana Fer", "Ana Fer", False),
        ("met Ludwig van Be", "Ludwig van Be", False),
        ("Call Cal", "Cal", False),
        ("coffee with Ana, Bo", "Bo", False),
        ("yesterday Mi", "Mi", False),
    ],
)
def test_the_beginning_of_a_name(text: str, words: str, is_surely_name: bool) -> None:
    found = fragment_at(text, len(text))
    assert found is not None
    assert (found.words, found.is_surely_name) == (words, is_surely_name)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "walk with ",
        "walk with M",
        "Coffee",
        "coffee with ana yesterday",
        "talked about the boat",
        "met Ana, 45 min",
    ],
)
def test_no_beginning_of_a_name(text: str) -> None:
    assert fragment_at(text, len(text)) is None


def test_within_a_word_nothing_begins() -> None:
    assert fragment_at("walk with Michael", len("walk with Mi")) is None
    found = fragment_at("walk with Mi yesterday", len("walk with Mi"))
    assert found is not None
    assert found.words == "Mi"


@given(st.text(max_size=60), st.integers(0, 60))
def test_any_text_gives_a_stretch_of_it_or_nothing(text: str, cursor: int) -> None:
    found = fragment_at(text, cursor)
    assert found is None or (found.words == text[found.start : found.end] and found.end <= len(text))

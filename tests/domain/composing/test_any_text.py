"""Whatever is typed: nothing raises, spans are in order, nothing understood is left in the note, time is linear."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.domain.composing.moments import day_word, moment_word
from closeknit.domain.composing.parse import Parsed, parse
from closeknit.domain.composing.tokens import tokens_of
from closeknit.domain.composing.words import FILLERS
from tests.domain.composing.book import BOOK, NOW
from tests.domain.composing.sentences import ENGLISH, GERMAN, MENTIONS, NAMES
from tests.growth import grows_no_faster

#: Words that may leave with what they stand beside.
_SMALL = FILLERS | {"fur", "about", "ca", "etwa", "around", "ungefahr", "over", "beim"}
_WORDS = sorted({word for case in (*ENGLISH, *GERMAN, *NAMES, *MENTIONS) for word in case.text.split()})
_PIECES = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from([",", ".", ":", "-", "'", '"', "“", "”", "„", "\n", "½", "31", "12", "24:00", "0", "9" * 30, "@"]),
    st.text(max_size=6),
)
_SENTENCES = st.lists(_PIECES, max_size=25).flatmap(
    lambda pieces: st.sampled_from([" ", "", "  "]).map(lambda by: by.join(pieces))
)


def squeezed(text: str) -> str:
    return re.sub(r"[\s,;:&+/.–—!?()\[\]-]+", "", text)


def is_part_in_order(part: str, whole: str) -> bool:
    letters = iter(whole)
    return all(letter in letters for letter in part)


def left_over(parsed: Parsed) -> str:
    start, left = 0, ""
    for span in parsed.spans:
        left += parsed.text[start : span.start]
        start = span.end
    return left + parsed.text[start:]


@settings(deadline=None)
@given(_SENTENCES)
def test_any_text_is_understood_or_left_alone(text: str) -> None:
    parsed = parse(text, BOOK, NOW)
    ends = 0
    for span in parsed.spans:
        assert ends <= span.start < span.end <= len(text)
        ends = span.end
    assert parsed.minutes is None or 1 <= parsed.minutes <= 1440
    assert all(text[named.start : named.end] == named.words for named in (*parsed.people, *parsed.unknown))
    assert parse(text, BOOK, NOW) == parsed


@settings(deadline=None)
@given(_SENTENCES)
def test_the_note_is_what_is_left_in_order(text: str) -> None:
    parsed = parse(text, BOOK, NOW)
    if parsed.note != parsed.activity:
        assert is_part_in_order(squeezed(parsed.note), squeezed(left_over(parsed)))


@settings(deadline=None)
@given(_SENTENCES)
def test_no_word_is_lost_but_small_ones(text: str) -> None:
    parsed = parse(text, BOOK, NOW)
    found = [token for token in tokens_of(left_over(parsed)) if token.kind != "mark" and token.word not in _SMALL]
    told = "".join(squeezed(left_over(parsed)[token.start : token.end]) for token in found)
    assert is_part_in_order(told, squeezed(parsed.note))


def test_a_long_text_keeps_its_end() -> None:
    parsed = parse("lunch with Ana yesterday: " + "the boat, " * 3000 + "the end", BOOK, NOW)
    assert parsed.note.startswith("the boat, the boat")
    assert parsed.note.endswith("the boat, the end")
    assert (parsed.people[0].words, parsed.minutes) == ("Ana", None)


@settings(deadline=None)
@given(st.text(max_size=12).filter(lambda text: '"' not in text))
def test_what_is_quoted_is_note(text: str) -> None:
    parsed = parse(f'call with Bo yesterday "{text} with Ana 30 min"', BOOK, NOW)
    assert [named.words for named in parsed.people] == ["Bo"]
    assert (parsed.minutes, parsed.note.endswith('with Ana 30 min"')) == (None, True)


@settings(deadline=None)
@given(_SENTENCES)
def test_single_words_for_a_day_never_raise(text: str) -> None:
    assert day_word(text, NOW) is None or moment_word(text, NOW) is not None


SHAPES = [
    "lunch with Ana and Bo, yesterday 90 min. ",
    ",",
    "and ",
    "12.",
    "“„",
    '"',
    "Ana ",
    "rief ",
    "a",
    "1:",
    "with Xy ",
    "'",
]


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_text_and_no_faster(shape: str) -> None:
    grows_no_faster(lambda length: lambda: parse((shape * length)[:length], BOOK, NOW), 20_000)

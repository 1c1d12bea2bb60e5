"""Find the beginning of a name at the cursor, for the list of people to choose from (issue 4.4 "Quick log")."""

from typing import NamedTuple

from closeknit.domain.composing import words
from closeknit.domain.composing.channel_words import CHANNELS, PARTICIPLES, VERBS
from closeknit.domain.composing.tokens import Line
from closeknit.domain.composing.vocabulary import DAY_WORDS, MONTHS, NUMBERS, WEEKDAYS

_BEFORE_NAME = words.WITH | words.AND | words.TO | words.FROM | words.NEAR
_SAID = {word for phrase in DAY_WORDS for word in phrase} | set(CHANNELS) | VERBS | PARTICIPLES
_NO_NAME = (words.FUNCTION | words.ADJECTIVES | _SAID | set(WEEKDAYS) | set(MONTHS) | set(NUMBERS)) - words.NAMELIKE


class Fragment(NamedTuple):
    """A stretch of the text that may begin a name; `is_surely_name`: nothing else can stand there."""

    start: int
    end: int
    words: str
    is_surely_name: bool


def fragment_at(text: str, cursor: int) -> Fragment | None:
    """Return what may be a name that is being typed, up to six words, None where the cursor is at nothing such.

    Right after "with" or "and" any word may be one; elsewhere words in capitals, or in scripts without them, of two
    letters or more that say neither how nor when.
    """
    if text[cursor : cursor + 1].isalnum():
        return None
    line = Line(text[:cursor])
    last = len(line) - 1
    if last < 0 or line.tokens[last].kind != "word" or line.tokens[last].end != cursor:
        return None
    first = _first(line, last)
    if first < last and line.word(last) in _NO_NAME and not line.tokens[last].is_capital:
        return None
    is_joined = line.word(first - 1) in _BEFORE_NAME and not line.is_first(first)
    start = line.tokens[first].start
    found = text[start:cursor]
    if len(found) < 2 and found.isascii():
        return None
    if not is_joined and (not line.tokens[first].is_capital or line.word(first) in _NO_NAME):
        return None
    is_written_as_name = first == last or line.tokens[last].is_capital
    is_after_with = is_joined and line.word(first - 1) in words.WITH | words.AND
    return Fragment(start, cursor, found, is_after_with and is_written_as_name and line.word(last) not in _NO_NAME)


def _first(line: Line, last: int) -> int:
    """Return where the name would begin: words in capitals, or all that follows a "with"."""
    first = last
    while first > last - words.MOST_NAME_WORDS + 1 and _goes_back(line, first):
        first -= 1
    if line.word(first - 1) in _BEFORE_NAME:
        return first
    while first < last and not line.tokens[first].is_capital:
        first += 1
    return first


def _goes_back(line: Line, k: int) -> bool:
    before = k - 1
    return (
        not line.is_first(k)
        and line.tokens[before].kind == "word"
        and line.word(before) not in _BEFORE_NAME
        and (line.word(before) not in _NO_NAME or line.word(before) in words.PARTICLES)
    )

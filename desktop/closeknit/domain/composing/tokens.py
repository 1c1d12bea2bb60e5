"""Cut what was typed into words, numbers and signs, each with its place in the text (product 6, `log`)."""

import re
from itertools import islice
from typing import NamedTuple

from closeknit.domain.composing.words import ABBREVIATIONS, BREAKS, DASHES
from closeknit.domain.folding import fold

#: What no word contains: white space, ASCII digits, punctuation (of CJK and full width too), invisible characters.
_LETTER = (
    "[^\\s0-9!-/:-@\\[-`{-~\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u206f\u2e00-\u2e7f"
    "\u3000-\u3004\u3008-\u3020\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufeff]"
)
_TOKEN = re.compile(
    '(?P<quoted>"[^"]*"|„[^„“”]*[“”]|“[^„“”]*”|«[^«»]*»)'
    "|(?P<number>[0-9]+)"
    f"|(?P<word>{_LETTER}+(?:['’ʼ‐-]{_LETTER}+)*)"
    r"|(?P<mark>\S)"
)
#: What is logged stands at the beginning; behind so many words and signs everything is note.
MOST_TOKENS = 2000
_KEY = re.compile(f"(?:{_LETTER}|[0-9])+")


class Token(NamedTuple):
    """A piece of the text; `word` is folded, and empty for what is quoted. `kind`: quoted, number, word or mark."""

    start: int
    end: int
    word: str
    kind: str
    is_capital: bool


def tokens_of(text: str) -> list[Token]:
    """Cut the text, in time linear in its length; white space is in no token, nor what follows the 2,000th."""
    found = []
    for match in islice(_TOKEN.finditer(text), MOST_TOKENS):
        kind = match.lastgroup or "mark"
        word = "" if kind == "quoted" else fold(match.group())
        is_capital = kind == "word" and not match.group()[0].islower()
        found.append(Token(match.start(), match.end(), word, kind, is_capital))
    return found


def name_key(name: str) -> str:
    """Return the form in which names are compared: folded words, one space apart ("Zoë O'Neill" is "zoe o neill")."""
    return " ".join(_KEY.findall(fold(name)))


class Line:
    """The tokens of a text while it is being understood; a name or a quotation holds its tokens."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens_of(text)
        self._words = [token.word for token in self.tokens]
        self.sentences = self._sentences()

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, i: int) -> str:
        """Return the folded word at a place, empty outside the text and where something holds it."""
        return self._words[i] if 0 <= i < len(self._words) else ""

    def number(self, i: int) -> int | None:
        """Return the number at a place, where it is one of at most nine digits."""
        word = self.word(i)
        return int(word) if word and len(word) < 10 and self.tokens[i].kind == "number" else None

    def is_close(self, i: int) -> bool:
        """Tell whether nothing stands between this token and the one before it."""
        return 0 < i < len(self.tokens) and self.tokens[i].start == self.tokens[i - 1].end

    def is_first(self, i: int) -> bool:
        """Tell whether a sentence begins here."""
        return i == 0 or self.sentences[i] != self.sentences[i - 1]

    def is_last(self, i: int) -> bool:
        """Tell whether a sentence ends before this place."""
        return i >= len(self.tokens) or self.is_first(i)

    def hold(self, start: int, end: int) -> None:
        """Keep tokens from being read as anything else."""
        self._words[start:end] = [""] * (end - start)

    def _sentences(self) -> list[int]:
        numbers, current = [], 0
        for i, token in enumerate(self.tokens):
            if i and "\n" in self.text[self.tokens[i - 1].end : token.start]:
                current += 1
            numbers.append(current)
            current += self._breaks(i)
        return numbers

    def _breaks(self, i: int) -> bool:
        token = self.tokens[i]
        if token.kind != "mark":
            return False
        after = self.text[token.end : token.end + 1]
        if token.word == ".":
            before = self.tokens[i - 1] if i else token
            ends_word = before.kind != "number" and len(before.word) > 1 and before.word not in ABBREVIATIONS
            return ends_word and (not after or after.isspace())
        if token.word in DASHES:
            return after.isspace() and not self.is_close(i)
        return token.word in BREAKS and (token.word != ":" or not after.isdigit())

"""Fold text for search and sorting: case, accents, ø→o, ł→l, ß→ss, Greek and Cyrillic accents.

SQLite's unicode61 leaves ø, ł, ß, Greek accents and й alone (measured), so both index and query are folded here.
"""

import re
import unicodedata
from functools import cache

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t", "ς": "σ"}
)


#: Letters of scripts written without spaces: Han, kana, Hangul, Hangul (as its parts), Thai, Lao, Burmese, Khmer.
_WIDE = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\U00020000-\U0003ffff])"
)


@cache
def _marks() -> dict[int, None]:
    """List the combining marks, for `str.translate`; made once, at first use, in some 10 ms."""
    return {code: None for code in range(0x300, 0x1E950) if unicodedata.combining(chr(code))}


def fold(text: str) -> str:
    """Fold for comparing: "Søren Größe" is "soren grosse"."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text).translate(_marks()).casefold().translate(_LETTERS)


def is_wide(character: str) -> bool:
    """Tell a letter of a script written without spaces."""
    return _WIDE.match(character) is not None


def spread(folded: str) -> str:
    """Set letters of scripts without spaces apart, so that a phrase of them finds a substring."""
    return folded if folded.isascii() else _WIDE.sub(r" \1 ", folded)

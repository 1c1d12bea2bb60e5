"""Fold text for search and sorting: case, accents, ø→o, ł→l, ß→ss, Greek and Cyrillic accents.

SQLite's unicode61 leaves ø, ł, ß, Greek accents and й alone (measured), so both index and query are folded here.
"""

import unicodedata

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t", "ς": "σ"}
)


def fold(text: str) -> str:
    """Fold for comparing: "Søren Größe" is "soren grosse"."""
    if text.isascii():
        return text.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return bare.casefold().translate(_LETTERS)


def is_wide(character: str) -> bool:
    """Tell a letter of a script written without spaces: Han, kana, Hangul, Thai, Lao, Khmer, Burmese."""
    code = ord(character)
    return (
        0x3040 <= code <= 0x30FF
        or 0x3400 <= code <= 0x9FFF
        or 0xAC00 <= code <= 0xD7AF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
        or 0x0E00 <= code <= 0x0EFF
        or 0x1000 <= code <= 0x109F
        or 0x1780 <= code <= 0x17FF
    )


def spread(folded: str) -> str:
    """Set letters of scripts without spaces apart, so that a phrase of them finds a substring."""
    if folded.isascii():
        return folded
    return "".join(f" {c} " if is_wide(c) else c for c in folded)

"""Make foreign text safe to show: never HTML, never bidi that leaks, never longer than asked (safety R16)."""

import html
import re
import unicodedata

LIMIT = 200
_ISOLATE, _POP = "\u2068", "\u2069"
_OPENERS = "\u2066\u2067\u2068"
#: Words longer than any of a language, and their pieces: none begins with a mark or a joiner, which would be torn off.
_LONG_WORD, _PIECE = re.compile(r"[^\s\u200b]{25,}"), re.compile(r".{8}(?=\w)")


def shown(text: str, limit: int = LIMIT, lines: bool = False) -> str:
    """Return text for a plain-text widget or for painting.

    Control characters become visible, text longer than `limit` ends in "…", and text with other
    directions is isolated, so that it can't turn its neighbours round. `lines` keeps line breaks.
    """
    short = text if len(text) <= limit else text[: limit - 1] + "…"
    if short.isascii() and short.isprintable():
        return short
    clean = "".join(_visible(c, lines) for c in short)
    return clean if clean.isascii() else _isolated(clean)


def tooltip(text: str) -> str:
    """Return a tooltip that shows `text` literally: tooltips take what looks like HTML for HTML."""
    return "<qt>" + html.escape(shown(text, 1000, lines=True)).replace("\n", "<br>") + "</qt>" if text else ""


def breakable(text: str) -> str:
    """Return shown text whose longest words may go on in the next line, for a label that wraps."""
    return _LONG_WORD.sub(lambda word: _PIECE.sub("\\g<0>\u200b", word[0]), text)


def in_menu(text: str) -> str:
    """Return foreign text for a menu entry or a button, where `&` would mark a letter."""
    return shown(text).replace("&", "&&")


def in_title(text: str) -> str:
    """Return foreign text for a window title, where `[*]` is a placeholder."""
    return shown(text).replace("[*]", "[*][*]")


def _visible(character: str, lines: bool) -> str:
    if character == "\n":
        return "\n" if lines else " "
    if character in "\t\r\u2028\u2029":
        return " "
    if unicodedata.category(character) in ("Cc", "Cs", "Cn", "Co"):
        code = ord(character)
        return chr(0x2400 + code) if code < 0x20 else "\ufffd"
    return character


def _isolated(text: str) -> str:
    if all(unicodedata.bidirectional(c) in ("L", "EN", "ES", "ET", "CS", "ON", "WS", "NSM") for c in text):
        return text
    out: list[str] = []
    depth, is_one = 0, text[0] == _ISOLATE
    for at, c in enumerate(text):
        if c in _OPENERS:
            depth += 1
        elif c == _POP:
            if depth == 0:
                continue
            depth -= 1
            is_one = is_one and (depth > 0 or at == len(text) - 1)
        out.append(c)
    closed = "".join(out) + _POP * depth
    return closed if is_one and depth == 0 else _ISOLATE + closed + _POP

"""What a person types into search, as a full-text query; no text whatsoever can make it raise (research R19)."""

import unicodedata

from closeknit.domain.folding import fold, is_wide

_MOST_WORDS = 16
_MOST_LETTERS = 200
_FEWEST_DIGITS = 3
_PHONE_MARKS = frozenset("+-()/. \u00a0\u2010\u2011\u2012\u2013")


def match_of(text: str) -> str | None:
    """Return the query: every word by its beginning, in any order; None where there is nothing to look for."""
    clean = "".join(c for c in text[:_MOST_LETTERS] if c != "\0" and not "\ud800" <= c <= "\udfff")
    digits = phone_digits(clean)
    terms = [term for word in fold(clean).split()[:_MOST_WORDS] for term in _terms(word)]
    if not terms:
        return None
    words = " AND ".join(terms)
    forms = [form for form in _forms(digits) if len(form) >= _FEWEST_DIGITS]
    return " OR ".join([f"({words})", *(f"{_quoted(form)}*" for form in forms)]) if forms else words


def phone_digits(text: str) -> str:
    """Return the digits of something that looks like a phone number, "" of all else; a leading + becomes 00."""
    stripped = text.strip()
    if not stripped or any(not (c in _PHONE_MARKS or (c.isascii() and c.isdigit())) for c in stripped):
        return ""
    digits = "".join(c for c in stripped if c.isdigit())
    return "00" + digits if stripped.startswith("+") else digits


def _forms(digits: str) -> list[str]:
    """List how the index may hold a number: as dialled, without 00, without the trunk's 0."""
    if digits.startswith("00"):
        return [digits[2:]] if len(digits) > 2 else []
    return [digits, digits[1:]] if digits.startswith("0") else [digits]


def _terms(word: str) -> list[str]:
    """Cut a word where its script changes: letters of scripts without spaces are looked for as a phrase."""
    terms: list[str] = []
    run = ""
    for character in word:
        if run and is_wide(run[-1]) != is_wide(character):
            terms += _term(run)
            run = ""
        run += character
    return terms + _term(run)


def _term(run: str) -> list[str]:
    if not any(unicodedata.category(c)[0] in "LN" or unicodedata.category(c) == "Co" for c in run):
        return []
    if is_wide(run[0]):
        return [_quoted(" ".join(run))]
    return [f"{_quoted(run)}*"]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'

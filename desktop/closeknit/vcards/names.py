"""What a card's person is called: the name shown, the name in the own script, and the folded parts (product 4.9)."""

from collections.abc import Sequence
from typing import NamedTuple

from closeknit.domain.folding import is_wide


class Called(NamedTuple):
    """Names as shown; `family` and `given` as written, guessed from the name where N says nothing."""

    name: str
    native: str
    family: str
    given: str


def called(formatted: Sequence[str], structured: Sequence[Sequence[str]], others: Sequence[str]) -> Called:
    """Choose among FN values, N values (parts) and, where both lack, `others` in their order (ORG, NICKNAME …)."""
    first = next((parts for parts in structured if any(parts[:2])), None)
    name = formatted[0] if formatted and formatted[0] else ""
    if not name:
        name = next((text for text in [*formatted, *map(full_name, structured)] if text), "")
    if not name:
        return Called(next((text for text in others if text), ""), "", "", "")
    native = ""
    if len(formatted) > 1 or len(structured) > 1:
        native = _in_other_script(name, [*formatted[1:], *(full_name(parts) for parts in structured[1:])])
    if first is not None:
        return Called(name, native, first[0].strip(), first[1].strip() if len(first) > 1 else "")
    family, given = guess_parts(name)
    return Called(name, native, family, given)


def full_name(parts: Sequence[str]) -> str:
    """Join the parts of N as read: prefix, given, further, family, suffix; Han and kana names family first.

    RFC 9554 adds a second surname and a generation, which older readers find repeated in family and suffix.
    """
    family, given, further, prefix, suffix, second, generation = [part.strip() for part in [*parts, *[""] * 7][:7]]
    if second and second not in family:
        family = f"{family} {second}".strip()
    if generation and generation not in suffix:
        suffix = f"{suffix} {generation}".strip()
    if family and given and is_wide(family[0]) and is_wide(given[0]) and not further:
        family, given = "", family + given
    return " ".join([part.replace(",", " ") for part in (prefix, given, further, family, suffix) if part])


def guess_parts(name: str) -> tuple[str, str]:
    """Guess family and given name: "Doe, Jo" by its comma, else the last word is the family name."""
    before, comma, after = name.partition(",")
    if comma and before.strip() and after.strip():
        return before.strip(), after.strip()
    words = name.split()
    if len(words) < 2:
        return name.strip(), ""
    return words[-1], " ".join(words[:-1])


def _in_other_script(name: str, candidates: Sequence[str]) -> str:
    """Find the name that is written in another script than the one shown."""
    is_latin = _is_latin(name)
    return next((text for text in candidates if text and _is_latin(text) != is_latin), "")


def _is_latin(text: str) -> bool:
    return all(ord(c) < 0x370 or 0x1E00 <= ord(c) < 0x2100 for c in text)

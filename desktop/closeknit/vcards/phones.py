"""Phone numbers as digits, for search and doubles (E.164 calling codes); `phonenumbers` takes 19 µs a number."""

from collections.abc import Collection

_KEPT = b"0123456789+"
_DROPPED = bytes(n for n in range(256) if n not in _KEPT)
#: What begins an extension: pauses, `;ext=`, "x", "ext."
_EXTENSIONS = (";", ",", "x", "X", "ext", "Ext", "EXT", "p", "w", "#")
_NO_TRUNK_ZERO = frozenset({"1", "7", "39"})


def digits(text: str) -> str:
    """Return a number's digits with a leading + where it is international; its extension is left out."""
    if text[:4].lower() == "tel:":
        text = text[4:]
    if not text.isascii():
        text = "".join([str(int(c)) if c.isdecimal() else c for c in text if c.isdecimal() or c.isascii()])
    bare = text.encode().translate(None, _DROPPED).decode()
    if not text[-1:].isdigit() or ";" in text or "," in text or "x" in text or "X" in text or "#" in text:
        bare = _without_extension(text, bare)
    if bare[:1] == "+":
        return "+" + bare.replace("+", "")
    bare = bare.replace("+", "")
    return "+" + bare[2:] if bare[:2] == "00" and len(bare) > 7 else bare


def _without_extension(text: str, bare: str) -> str:
    """Cut the extension off where at least three digits stand before it, so that `*21#` keeps its own."""
    cuts = [at for mark in _EXTENSIONS if (at := text.find(mark)) > 0]
    if not cuts:
        return bare
    head = text[: min(cuts)].encode().translate(None, _DROPPED).decode()
    return head if len(head) > 3 else bare


def tokens(number: str, countries: Collection[str]) -> str:
    """Give the words that find a number by prefix: whole, and national with and without the trunk's zero."""
    if number[:1] == "+":
        whole = number[1:]
        for size in (1, 2, 3):
            if whole[:size] in countries:
                national = whole[size:]
                if whole[:size] in _NO_TRUNK_ZERO:
                    return f"{whole} {national}"
                return f"{whole} {national} 0{national}"
        return whole
    if number[:1] == "0" and len(number) > 4:
        return f"{number} {number.lstrip('0')}"
    return number


def countries() -> frozenset[str]:
    """Load the country calling codes."""
    # Imported here: 30 ms that only a reader of books needs.
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    return frozenset(str(code) for code in COUNTRY_CODE_TO_REGION_CODE)

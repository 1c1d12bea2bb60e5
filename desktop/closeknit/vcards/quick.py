"""The short way through a clean card: UTF-8, told versions, no strays. What looks odd goes to the lexer instead."""

from binascii import Error, a2b_qp
from collections.abc import Iterator

from closeknit.vcards.entries import DATE, EDGE, FN, N, PHOTO, SLOTS, SOUND, VERSION, Entries, Entry
from closeknit.vcards.faults import VERSIONS, base64_is_sound, date_is_sound

Found = list[list[tuple[Entry, str]]]


def quick(raw: bytes, entries: Entries) -> Found | None:
    """Sort a clean card's lines by slot; None where anything is odd, or any reason would have to be given."""
    lines = _lines(raw)
    if lines is None:
        return None
    found: Found = [[] for _ in range(SLOTS)]
    rest = iter(lines)
    for line in rest:
        text, colon, value = line.partition(":")
        entry = entries.get(text)
        if entry is None:
            if not line:
                continue
            return None
        slot = entry.slot
        if not entry.is_plain or not colon:
            return None
        if entry.head.is_quoted_printable:
            decoded = _unquoted(value, rest, entry.codec)
            if decoded is None:
                return None
            value = decoded
        if slot:
            if slot >= PHOTO and not _is_sound(slot, entry, value):
                return None
            found[slot].append((entry, value))
    version = found[VERSION][0][1] if found[VERSION] else ""
    if version not in VERSIONS or not (found[FN] or (version == "2.1" and found[N])):
        return None
    return found


def _lines(raw: bytes) -> list[str] | None:
    """Unfold a card with one kind of line end; its BEGIN and END are left out."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return None
    end = "\r\n" if "\r\n" in text else "\n"
    count = text.count("\n")
    if text.count("\r") != (count if end == "\r\n" else 0) or "\0" in text:
        return None
    if end + " " in text:
        if "VERSION:2.1" in text:
            return None
        text = text.replace(end + " ", "")
    if end + "\t" in text:
        return None
    lines = text.split(end)
    if lines[0] != "BEGIN:VCARD" or lines[-1] != "END:VCARD":
        return None
    del lines[0], lines[-1]
    return lines


def _unquoted(value: str, rest: Iterator[str], codec: str) -> str | None:
    """Undo quoted-printable over the soft breaks that follow; None where it isn't in its charset."""
    pieces = [value]
    while pieces[-1].endswith("="):
        pieces[-1] = pieces[-1][:-1]
        piece = next(rest, None)
        if piece is None or piece[:4].upper() in ("END:", "BEGI"):
            return None
        pieces.append(piece)
    try:
        return a2b_qp("".join(pieces)).decode(codec)
    except (UnicodeDecodeError, ValueError, Error):
        return None


def _is_sound(slot: int, entry: Entry, value: str) -> bool:
    """Look whether a date or embedded data gives no reason, and that no second BEGIN stands here."""
    if slot in (PHOTO, SOUND):
        return base64_is_sound(value, entry.head.is_base64)
    if slot == DATE:
        return date_is_sound(value, entry.head.first("VALUE"), entry.head.first("X-APPLE-OMIT-YEAR"))
    return slot != EDGE

"""The short way through a clean card: UTF-8, told versions, no strays. What looks odd goes to the lexer instead."""

from binascii import Error, a2b_qp
from collections.abc import Iterator

from closeknit.vcards.entries import DATE, EDGE, FN, PHOTO, SLOTS, SOUND, VERSION, Entries, Entry, N
from closeknit.vcards.faults import VERSIONS, base64_is_sound, date_is_sound

Found = list[list[tuple[Entry, str]]]


def quick(raw: bytes, entries: Entries) -> Found | None:
    """Sort a clean card's lines by slot; None where anything is odd, or any reason would have to be given."""
    lines = _lines(raw)
    if lines is None:
        return None
    found: Found = [[] for _ in range(SLOTS)]
    known = entries.known
    rest = iter(lines)
    for line in rest:
        text, colon, value = line.partition(":")
        entry = known.get(text) or entries.learn(text)
        if entry is None or not colon:
            if line:
                return None
            continue
        if entry[1]:
            careful = _careful(entry, value, rest)
            if careful is None:
                return None
            value = careful
        found[entry[0]].append((entry, value))
    version = found[VERSION][0][1] if found[VERSION] else ""
    if version not in VERSIONS or not (found[FN] or (version == "2.1" and found[N])):
        return None
    return found


def _lines(raw: bytes) -> list[str] | None:
    """Unfold a card with one kind of line end; its BEGIN and END are left out."""
    is_crlf = b"\r" in raw
    fold = b"\r\n " if is_crlf else b"\n "
    if fold in raw:
        if b"=" + fold in raw:
            return None  # after a soft break the blank is text
        # vCard 2.1 keeps the blank of a fold.
        is_old = raw.startswith(b"2.1", raw.find(b"\nVERSION:") + 9)
        raw = raw.replace(fold, b" " if is_old else b"")
    try:
        lines = raw.decode().split("\r\n" if is_crlf else "\n")
    except UnicodeDecodeError:
        return None
    ends = len(lines) - 1
    if lines[0] != "BEGIN:VCARD" or lines[-1] != "END:VCARD" or b"\0" in raw:
        return None
    if is_crlf and (raw.count(b"\r") != ends or raw.count(b"\n") != ends):
        return None
    return lines[1:-1]


def _careful(entry: Entry, value: str, rest: Iterator[str]) -> str | None:
    """Give a value that isn't plain text; None where only the lexer can read it, or a reason must be given."""
    slot, head = entry.slot, entry.head
    if head.is_quoted_printable:
        return _unquoted(value, rest, entry.codec or "") if entry.codec and slot < PHOTO else None
    if entry.codec != "utf_8":
        return None
    if slot in (PHOTO, SOUND):
        is_sound = base64_is_sound(value, head.is_base64)
    elif slot == DATE:
        is_sound = date_is_sound(value, head.first("VALUE"), head.first("X-APPLE-OMIT-YEAR"))
    else:
        is_sound = slot != EDGE
    return value if is_sound else None


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
        return a2b_qp("".join(pieces)).decode(codec).replace("\r\n", "\n")
    except (UnicodeDecodeError, ValueError, Error):
        return None

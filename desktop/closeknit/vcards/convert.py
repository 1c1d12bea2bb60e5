"""Turn a card into another version, and say what that can't hold (RFC 2426, RFC 6350, vCard 2.1).

Lines that are written alike in both are copied; the others are written anew in UTF-8 and read back.
"""

from closeknit.domain.errors import UserError
from closeknit.domain.reason import Reason
from closeknit.vcards.content import Card, Line
from closeknit.vcards.dialects import translated
from closeknit.vcards.drafts import Draft, draft_of
from closeknit.vcards.fields.view import view
from closeknit.vcards.lexer import lex
from closeknit.vcards.names import guess_parts
from closeknit.vcards.speaking import spoken
from closeknit.vcards.transcode import to_utf8
from closeknit.vcards.values import escape

_FRAME = frozenset({"BEGIN", "END", "VERSION"})


def convert(card: Card, version: str) -> tuple[bytes, tuple[Reason, ...]]:
    """Give the card in version 2.1, 3.0 or 4.0, in UTF-8, and a reason for each thing that isn't held as it was.

    A card that is in that version already, and has BEGIN and END, is only turned to UTF-8.
    """
    if card.encoding != "utf-8":
        card = lex(to_utf8(card))
    is_framed = bool(card.lines) and card.lines[0].name == "BEGIN" and card.lines[-1].name == "END"
    if card.version == version and is_framed:
        return card.raw, ()
    reasons: list[Reason] = []
    end = card.line_end if card.line_end in ("\r\n", "\n") else "\r\n"
    out = [b"BEGIN:VCARD", f"VERSION:{version}".encode(), *_missing(card, version, end)]
    for line in card.lines:
        if line.name in _FRAME:
            continue
        written = _line(card, line, version, end, reasons)
        if written is not None:
            out.append(written)
    out.append(b"END:VCARD")
    return end.encode().join(out), tuple(reasons)


def _line(card: Card, line: Line, version: str, end: str, reasons: list[Reason]) -> bytes | None:
    """Copy or translate one line; None where it can't be written at all."""
    raw = card.raw[line.start : line.end]
    if not line.name:
        reasons.append(Reason("line_not_held", {"text": line.value[:80]}))
        return None
    if line.name == "AGENT" and "BEGIN:VCARD" in line.value.upper():
        reasons.append(Reason("not_held", {"name": "AGENT", "version": version}))
        return None
    before = draft_of(line)
    source = card.version if card.version in ("2.1", "3.0", "4.0") else "3.0"
    after = translated(before, source, version)
    if after.lost:
        reasons.append(_lost(after.lost, version))
    if after == before and _is_plain(raw, line, "2.1" in (source, version)):
        return raw
    try:
        return spoken(after, version, end)
    except UserError:
        reasons.append(Reason("not_held", {"name": line.name, "version": version}))
        return None


def _lost(lost: str, version: str) -> Reason:
    name, _, param = lost.partition(";")
    if param:
        return Reason("param_not_held", {"name": name, "param": param, "version": version})
    return Reason("held_otherwise", {"name": name, "version": version})


def _is_plain(raw: bytes, line: Line, is_old: bool) -> bool:
    """Tell whether a line is written alike in both versions; 2.1 differs in folds, parameters and charset."""
    if line.head.is_quoted_printable or line.head.charset:
        return False
    if not is_old:
        return b"\r\r\n" not in raw
    return raw.isascii() and b"\n" not in raw and b"\r" not in raw and b"\\" not in raw and not line.head.params


def _missing(card: Card, version: str, end: str) -> list[bytes]:
    """Write the N or FN that the target asks for and the card lacks."""
    names = {line.name for line in card.lines}
    name = view(card).name
    made: list[bytes] = []
    if "N" not in names and version != "4.0":
        parts = [escape(part, version) for part in guess_parts(name)]
        made.append(spoken(Draft("", "N", (), ";".join([*parts, "", "", ""])), version, end))
    if "FN" not in names and version != "2.1":
        made.append(spoken(Draft("", "FN", (), escape(name, version)), version, end))
    return made

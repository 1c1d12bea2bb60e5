"""Turn a card into another version, and say what that can't hold (RFC 2426, RFC 6350, vCard 2.1).

Lines that are written alike in both are copied; the others are written anew in UTF-8 and read back.
"""

from collections.abc import Sequence
from typing import NamedTuple

from closeknit.domain.reason import Reason
from closeknit.vcards.content import Card, Line
from closeknit.vcards.dialects import translated
from closeknit.vcards.drafts import Draft, draft_of
from closeknit.vcards.faults import VERSIONS
from closeknit.vcards.fields.view import view
from closeknit.vcards.lexer import lex
from closeknit.vcards.names import guess_parts
from closeknit.vcards.speaking import spoken
from closeknit.vcards.transcode import to_utf8
from closeknit.vcards.values import escape
from closeknit.vcards.writing import cleaned

_FRAME = frozenset({"BEGIN", "END", "VERSION"})


class _Written(NamedTuple):
    """One line of the new card; `draft` is what it must say, None where it was copied."""

    data: bytes
    draft: Draft | None = None


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
    body = [_Written(spoken(draft, version, end), draft) for draft in _missing(card, version)]
    for line in card.lines:
        if line.name not in _FRAME:
            body += _line(card, line, version, end, reasons)
    raw = _framed(body, version, end)
    if not _reads_back(raw, body):
        body = [one for one in body if _is_sound(one, version, end, reasons)]
        raw = _framed(body, version, end)
    return raw, tuple(reasons)


def _framed(body: Sequence[_Written], version: str, end: str) -> bytes:
    lines = [b"BEGIN:VCARD", f"VERSION:{version}".encode(), *[one.data for one in body], b"END:VCARD"]
    return end.encode().join(lines)


def _reads_back(raw: bytes, body: Sequence[_Written]) -> bool:
    """Read what was written, and compare."""
    lines = lex(raw).lines[2:-1]
    return len(lines) == len(body) and all(_says(line, one) for line, one in zip(lines, body, strict=True))


def _says(line: Line, one: _Written) -> bool:
    if one.draft is None:
        return bool(line.name)
    wanted = "".join(one.draft.value.split()) if one.draft.is_base64 else one.draft.value
    return (line.name, line.value) == (one.draft.name.upper(), wanted)


def _is_sound(one: _Written, version: str, end: str, reasons: list[Reason]) -> bool:
    """Look at a line by itself; one that reads back otherwise is left out, and said."""
    if _reads_back(_framed([one], version, end), [one]):
        return True
    reasons.append(Reason("not_held", {"name": one.draft.name if one.draft else "", "version": version}))
    return False


def _line(card: Card, line: Line, version: str, end: str, reasons: list[Reason]) -> list[_Written]:
    """Copy or translate one line; nothing where it can't be written at all."""
    raw = card.raw[line.start : line.end]
    if not line.name:
        reasons.append(Reason("line_not_held", {"text": line.value[:80]}))
        return []
    if line.name == "AGENT" and "BEGIN:VCARD" in line.value.upper():
        reasons.append(Reason("not_held", {"name": "AGENT", "version": version}))
        return []
    before = draft_of(line)
    source = card.version if card.version in VERSIONS else "3.0"
    after = translated(before, source, version)
    if after.lost:
        reasons.append(_lost(after.lost, version))
    if (
        after == before
        and (card.line_end == end or b"\r" not in raw)
        and _is_plain(raw, line, "2.1" in (source, version))
    ):
        return [_Written(raw)]
    return [_Written(spoken(after, version, end), after)]


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
        return True
    return raw.isascii() and b"\n" not in raw and b"\r" not in raw and b"\\" not in raw and not line.head.params


def _missing(card: Card, version: str) -> list[Draft]:
    """Draft the N or FN that the target asks for and the card lacks."""
    wanted = {"2.1": {"N"}, "3.0": {"N", "FN"}, "4.0": {"FN"}}[version] - {line.name for line in card.lines}
    if not wanted:
        return []
    name = cleaned(view(card).name).replace("\n", " ")
    parts = ";".join([*[escape(part, version) for part in guess_parts(name)], "", "", ""])
    values = {"N": parts, "FN": escape(name, version)}
    return [Draft("", key, (), values[key]) for key in ("N", "FN") if key in wanted]

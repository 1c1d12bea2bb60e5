"""Read one card's bytes into content lines, in linear time, refusing nothing (RFC 6350 3, RFC 2426, vCard 2.1)."""

from binascii import a2b_qp

from closeknit.domain.reason import Reason
from closeknit.vcards.content import Card, Line
from closeknit.vcards.encoding import codec_named, decode, guess, narrow, width
from closeknit.vcards.faults import faults
from closeknit.vcards.folds import Folded, content_lines
from closeknit.vcards.heads import Head, head_end, parse_head

_NO_HEAD = Head("", "", (), False, False, "")
_UTF8 = ("utf_8", "ascii")


def lex(raw: bytes, encoding: str = "utf-8") -> Card:
    """Lex a card; `encoding` is the file's, or what an earlier reading came to. Never raises."""
    text = narrow(raw, encoding)
    version = _version(text)
    reader = _Reader(raw, encoding)
    lines = reader.lines(content_lines(text, version))
    version = next((line.value.strip() for line in lines if line.head.name == "VERSION"), "")
    status, reasons = faults(lines, version, reader.reasons)
    return Card(raw, reader.encoding, _line_end(text), version, lines, status, reasons)


def _version(text: bytes) -> str:
    """Read the VERSION ahead of all else, since folds depend on it; nothing where there is none."""
    for piece in (text[:300].upper(), text.upper()):
        at = piece.find(b"VERSION:")
        while at > 0 and piece[at - 1] not in b"\r\n \t":
            at = piece.find(b"VERSION:", at + 1)
        if at >= 0:
            lines = text[at + 8 : at + 40].splitlines()
            return lines[0].strip().decode("latin-1") if lines else ""
    return ""


def _line_end(text: bytes) -> str:
    at = min((at for at in (text.find(b"\r"), text.find(b"\n")) if at >= 0), default=-1)
    if at < 0:
        return "\r\n"
    for end in ("\r\r\n", "\r\n", "\n"):
        if text.startswith(end.encode(), at):
            return end
    return "\r"


class _Reader:
    """Decodes the lines of one card: by their CHARSET, as UTF-8, or by one fallback for all."""

    def __init__(self, raw: bytes, encoding: str) -> None:
        self._raw = raw
        self._width = width(encoding)
        self.encoding = encoding
        self.reasons: list[tuple[int, Reason]] = []

    def lines(self, folded: list[Folded]) -> tuple[Line, ...]:
        """Cut each line in head and value, settle the charset, then decode all of them."""
        parts = [self._cut(one) for one in folded]
        self._settle(folded, parts)
        lines: list[Line] = []
        for one, (head, value) in zip(folded, parts, strict=True):
            text, codec = self._decoded(head, value, one.number)
            if head.is_base64:
                text = "".join(text.split())
            elif head.is_quoted_printable:
                text = text.replace("\r\n", "\n")
            w = self._width
            lines.append(Line(one.start * w, one.end * w, one.next * w, one.number, head, _clean(text), codec))
        return tuple(lines)

    def _cut(self, folded: Folded) -> tuple[Head, bytes]:
        """Give a line's head, and its value's bytes with quoted-printable undone."""
        w = self._width
        data = b"".join([self._raw[start * w : end * w] for start, end in folded.pieces])
        cut, head = folded.cut, folded.head
        if cut < 0:
            cut = head_end(narrow(data, self.encoding))
            head = parse_head(self._head_text(data[: cut * w])) if cut > 0 else None
        if head is None:
            return _NO_HEAD, data
        value = data[(cut + 1) * w :]
        if head.is_quoted_printable:
            value = a2b_qp(narrow(value, self.encoding))
        return head, value

    def _head_text(self, data: bytes) -> str:
        try:
            return data.decode("utf-8" if self._width == 1 else self.encoding)
        except UnicodeDecodeError:
            return decode(data, "latin-1" if self._width == 1 else self.encoding)

    def _settle(self, folded: list[Folded], parts: list[tuple[Head, bytes]]) -> None:
        """Find the charset of the lines that aren't UTF-8 and don't say what they are."""
        unclear = [n for n, (head, value) in enumerate(parts) if self._is_unclear(head, value)]
        if not unclear:
            return
        if self.encoding == "utf-8":
            named = [codec_named(head.charset) for head, _ in parts if head.charset]
            others = [codec for codec in named if codec and codec not in _UTF8]
            self.encoding = others[0] if others else guess(b"\n".join([parts[n][1] for n in unclear]))
        fallback = self.encoding if self._width == 1 else "cp1252"
        params: dict[str, str | int | float] = {"charset": fallback, "lines": len(unclear)}
        self.reasons.append((folded[unclear[0]].number, Reason("charset_guessed", params)))

    def _is_unclear(self, head: Head, value: bytes) -> bool:
        if value.isascii() or head.is_base64 or (self._width > 1 and not head.is_quoted_printable):
            return False
        return (codec_named(head.charset) or "utf_8") in _UTF8 and not _is_utf8(value)

    def _decoded(self, head: Head, value: bytes, number: int) -> tuple[str, str]:
        """Decode a value; give the codec too. Notes a CHARSET that is unknown or wrong."""
        if self._width > 1 and not head.is_quoted_printable:
            return decode(value, self.encoding), self.encoding
        codec = codec_named(head.charset) if head.charset else "utf_8"
        if codec is None:
            codec = "utf_8"
            if not value.isascii():
                self.reasons.append((number, Reason("charset_unknown", {"charset": head.charset[:40]})))
        is_cut = codec in _UTF8 and _is_utf8(value)
        for one in (codec, "utf_8"):
            try:
                return value.decode(one), one
            except UnicodeDecodeError:
                if one not in _UTF8 or (is_cut and one == codec):
                    self.reasons.append((number, Reason("charset_wrong", {"charset": head.charset[:40]})))
        fallback = "utf_8" if is_cut else self.encoding if self._width == 1 else "cp1252"
        return decode(value, codec if codec not in _UTF8 else fallback), fallback


def _is_utf8(value: bytes) -> bool:
    """Tell UTF-8, also where the last character was cut off."""
    try:
        value.decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and len(value) > 8
    return True


def _clean(text: str) -> str:
    """Take out what no screen or database bears: NUL and lone surrogates."""
    if "\0" in text:
        text = text.replace("\0", "")
    return text if text.isascii() else text.encode("utf-8", "ignore").decode()

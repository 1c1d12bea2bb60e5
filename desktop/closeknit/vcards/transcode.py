"""Turn a card to UTF-8, line by line: what is UTF-8 already keeps its bytes (issue 3, section 2)."""

from closeknit.vcards.content import Card, Line
from closeknit.vcards.encoding import codec_named, width
from closeknit.vcards.writing import Style, head_text, without_params, written

_UTF8 = ("utf_8", "ascii")


def to_utf8(card: Card) -> bytes:
    """Give the card's text in UTF-8; a CHARSET that is no longer true goes."""
    if width(card.encoding) > 1:
        return bytes_to_utf8(card.raw, card.encoding)
    out: list[bytes] = []
    at = 0
    for line in card.lines:
        out += [card.raw[at : line.start], _turned(card, line)]
        at = line.end
    return b"".join([*out, card.raw[at:]])


def bytes_to_utf8(data: bytes, encoding: str) -> bytes:
    """Turn text that stands between cards; its byte order mark stays one."""
    return data.decode(encoding, "replace").encode()


def _turned(card: Card, line: Line) -> bytes:
    old = card.raw[line.start : line.end]
    charset = codec_named(line.head.charset) if line.head.charset else None
    is_plain = old.isascii() and not line.head.is_quoted_printable
    if line.codec in _UTF8 and (charset in (None, *_UTF8) or is_plain):
        return old
    head = without_params(head_text(card, line), ("CHARSET",), ())
    style = Style(card.version, "utf-8", card.line_end, False)
    if line.head.is_quoted_printable:
        return written(head, line.value, style, "", True)
    if not line.head.charset:
        try:
            return old.decode(card.encoding).encode()
        except UnicodeDecodeError:
            pass
    if card.version == "2.1":
        head += ";CHARSET=UTF-8"
    return written(head, line.value, style) if line.name else line.value.encode()

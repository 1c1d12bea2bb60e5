"""Write one content line in a card's own version, encoding and line end (RFC 6350 3.2, RFC 2045 6.7, vCard 2.1)."""

from collections.abc import Sequence
from typing import NamedTuple

from closeknit.domain.errors import UserError
from closeknit.vcards.content import Card, Line
from closeknit.vcards.encoding import codec_named, narrow, width
from closeknit.vcards.fields.kinds import ADDRESSES, LISTS, STRUCTURED, TEXTS
from closeknit.vcards.folds import content_lines
from closeknit.vcards.heads import head_end
from closeknit.vcards.values import components, escape, split_raw

_LONGEST_BYTES = 75
_LONGEST_SOFT = 72
#: Charsets whose bytes mean other things after a switch; a fold inside would break them.
_SWITCHING = frozenset({"iso2022_jp", "iso2022_kr", "hz", "utf_7"})
_QUOTED = ";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE"


class Style(NamedTuple):
    """How lines of a card are written; `is_ascii` where no byte above 127 stands in it."""

    version: str
    encoding: str
    line_end: str
    is_ascii: bool


def style_of(card: Card) -> Style:
    """Take a card's own style."""
    return Style(card.version, card.encoding, card.line_end, card.raw.isascii() and width(card.encoding) == 1)


def cleaned(text: str) -> str:
    """Take out what no line can hold: NUL, lone surrogates; CRLF and CR become LF."""
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else text.encode("utf-8", "ignore").decode()


def escaped(name: str, value: str | Sequence[str], version: str, old: Line | None = None) -> str:
    """Escape a new value as its property wants; parts that stay as they were keep their old escapes."""
    if name in STRUCTURED:
        parts = value.split(";") if isinstance(value, str) else value
        return ";".join(_parts([cleaned(part) for part in parts], version, old))
    if name in LISTS:
        members = value.split(",") if isinstance(value, str) else value
        return ",".join([_member(cleaned(member).strip(), version) for member in members])
    text = cleaned(value if isinstance(value, str) else ";".join(value))
    scheme = _scheme(old)
    if scheme == "tel:":
        text = "-".join(text.split())
    if name in ADDRESSES or scheme or (old is not None and old.head.first("VALUE").lower() in ("uri", "url")):
        return scheme + text.removeprefix(scheme).replace("\n", "").replace("\\", "\\\\")
    return escape(text, version, _marks(name, version, old))


def _member(text: str, version: str) -> str:
    return escape(text, version, ",;").replace(",", "\\,") if version == "2.1" else escape(text, version, ",;")


def _parts(parts: Sequence[str], version: str, old: Line | None) -> list[str]:
    """Escape parts; a comma that separates members within an unchanged part stays bare."""
    raw = split_raw(old.value, ";") if old is not None else []
    before = components(old.value) if old is not None else []
    return [
        raw[n] if n < len(raw) and before[n] == part else escape(part, version, ",;") for n, part in enumerate(parts)
    ]


def _scheme(old: Line | None) -> str:
    """Find the scheme that a view leaves out, so that it is kept."""
    if old is None or old.name not in ("TEL", "EMAIL"):
        return ""
    text = old.value.strip()
    return next((text[: len(scheme)] for scheme in ("tel:", "mailto:") if text[: len(scheme)].lower() == scheme), "")


def _marks(name: str, version: str, old: Line | None) -> str:
    """Say what is escaped in a text: of a property unknown to us, only what isn't bare in its old value."""
    if version == "2.1":
        return ""
    if name in TEXTS or old is None:
        return ",;"
    return "".join([mark for mark in ",;" if len(split_raw(old.value, mark)) == 1])


def written(head: str, value: str, style: Style, charset: str = "", is_quoted: bool = False) -> bytes:
    """Encode and fold one line, without its line end.

    `charset` is the head's CHARSET, `is_quoted` tells that the head says quoted-printable.
    Raises UserError `needs_utf8` where the card's encoding can't hold the text.
    """
    if style.version == "2.1":
        return _written_21(head, value, style, charset, is_quoted)
    if is_quoted:
        head, charset = without_params(head, ("ENCODING", "CHARSET"), ("QUOTED-PRINTABLE",)), ""
    value = value.replace("\n", "\\n")
    codec = codec_named(charset) if charset else None
    if not _holds(head + value, codec or style.encoding, codec is not None):
        raise UserError("needs_utf8", charset=codec or style.encoding)
    codec = codec or style.encoding
    return _folded(f"{head}:{value}", codec, style.line_end)


def _written_21(head: str, value: str, style: Style, charset: str, is_quoted: bool) -> bytes:
    """Write a line of vCard 2.1, which knows no escapes for line ends and no charset but what the line says."""
    codec = codec_named(charset) if charset else None
    wide = width(style.encoding) > 1
    if not is_quoted and "\n" not in value:
        plain = style.encoding if wide or codec is None else codec
        if (value.isascii() or codec is not None or not style.is_ascii) and _holds(
            head + value, plain, codec is not None
        ):
            return f"{head}:{value}".encode(plain)
    value = value.replace("\n", "\r\n")
    data = _encoded(value, codec or "ascii")
    if data is None:
        head = without_params(head, ("CHARSET",), ())
        codec, data = None, value.encode()
    if codec is None or not is_quoted:
        head = without_params(head, ("CHARSET", "ENCODING"), ("QUOTED-PRINTABLE",))
        head += _QUOTED if codec is None else f";CHARSET={charset};ENCODING=QUOTED-PRINTABLE"
    text = f"{head}:{soft_broken(data, len(head) + 1, style.line_end)}"
    return text.encode(style.encoding)


def _encoded(text: str, codec: str) -> bytes | None:
    """Encode a text, if it reads back the same: Shift_JIS writes a yen sign as a backslash."""
    try:
        data = text.encode(codec)
        return data if data.decode(codec) == text else None
    except UnicodeError:
        return None


def _holds(text: str, codec: str, is_said: bool) -> bool:
    """Tell whether a charset can hold a text, and no reader would take its bytes for UTF-8 where none is said."""
    data = _encoded(text, codec)
    if data is None:
        return False
    if is_said or text.isascii() or codec == "utf-8" or width(codec) > 1:
        return True
    return data.decode("utf-8", "replace").encode("utf-8") != data


def soft_broken(data: bytes, used: int, line_end: str) -> str:
    """Write bytes as quoted-printable; soft breaks keep lines short and never end one in a blank."""
    out: list[str] = []
    for byte in data:
        is_plain = 33 <= byte <= 126 and byte != 61
        piece = chr(byte) if is_plain or byte == 32 else f"={byte:02X}"
        if used + len(piece) > _LONGEST_SOFT and out:
            if out[-1] == " ":
                out[-1] = "=20"
            out.append("=" + line_end)
            used = 0
            piece = "=20" if piece == " " else piece
        out.append(piece)
        used += len(piece)
    if out and out[-1] == " ":
        out[-1] = "=20"
    return "".join(out)


def _folded(text: str, codec: str, line_end: str) -> bytes:
    """Fold at 75 bytes without cutting a character."""
    data = text.encode(codec)
    if len(data) <= _LONGEST_BYTES or codec in _SWITCHING:
        return data
    if len(data) == len(text):
        cuts = range(0, len(text), _LONGEST_BYTES - 1)
        return (line_end + " ").join([text[at : at + _LONGEST_BYTES - 1] for at in cuts]).encode(codec)
    pieces: list[str] = []
    start = used = 0
    for at, character in enumerate(text):
        size = 1 if character.isascii() else len(character.encode(codec))
        if used + size > _LONGEST_BYTES:
            pieces.append(text[start:at])
            start, used = at, 1
        used += size
    pieces.append(text[start:])
    return (line_end + " ").join(pieces).encode(codec)


def head_text(card: Card, line: Line) -> str:
    """Return what stands before a line's colon as it is written, unfolded."""
    wide = width(card.encoding)
    data = card.raw[line.start : line.end]
    text = narrow(data, card.encoding)
    folded = content_lines(text, card.version)[0]
    joined = b"".join([data[start * wide : end * wide] for start, end in folded.pieces])
    cut = head_end(narrow(joined, card.encoding))
    return joined[: max(cut, 0) * wide].decode(card.encoding, "replace")


def without_params(head: str, names: Sequence[str], words: Sequence[str]) -> str:
    """Take parameters of these names, and bare words, out of a head; the others stay as written."""
    first, *segments = head_segments(head)
    kept = [segment for segment in segments if _key(segment) not in names and segment.strip().upper() not in words]
    return ";".join([first, *kept])


def head_segments(head: str) -> list[str]:
    """Split a head at `;` outside quotes."""
    from_quotes = head.split('"')
    if len(from_quotes) % 2 == 0:
        return head.split(";")
    out = [""]
    for n, piece in enumerate(from_quotes):
        if n % 2:
            out[-1] += f'"{piece}"'
        else:
            first, *others = piece.split(";")
            out[-1] += first
            out.extend(others)
    return out


def _key(segment: str) -> str:
    return segment.partition("=")[0].strip().upper() if "=" in segment else ""

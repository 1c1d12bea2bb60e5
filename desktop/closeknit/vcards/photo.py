"""The picture inside a card: base64 in 2.1, 3.0 or a data: URI in 4.0 (RFC 2426 3.1.4, RFC 6350 6.2.4, RFC 2397).

Only what is embedded; an address of a picture is never followed. What comes out is sniffed, never taken at its word.
"""

from base64 import b64decode
from binascii import Error

from closeknit.vcards.content import Line
from closeknit.vcards.lexer import lex
from closeknit.vcards.values import unescape

_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def photo(raw: bytes, encoding: str = "utf-8") -> bytes | None:
    """Return a card's first embedded picture, if it is PNG, JPEG, WebP or GIF by its first bytes."""
    for line in lex(raw, encoding).named("PHOTO"):
        data = embedded(line)
        if data is not None and picture_type(data):
            return data
    return None


def embedded(line: Line) -> bytes | None:
    """Decode the data that a line carries; None where it carries an address, or can't be decoded."""
    value = line.value
    if not line.head.is_base64:
        head, comma, value = unescape(value).partition(",")
        if not comma or head[:5].lower() != "data:" or not head.lower().endswith(";base64"):
            return None
    letters = "".join(value.split()).encode("ascii", "ignore").translate(_URL_SAFE).rstrip(b"=")
    try:
        return b64decode(letters + b"=" * (-len(letters) % 4))
    except (Error, ValueError):
        return None


def picture_type(data: bytes) -> str:
    """Name the kind of picture by its first bytes, as JPEG; nothing for any other data."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "GIF"
    return "WEBP" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""

"""Put a picture into a card, or take it out (RFC 2426 3.1.4, RFC 6350 6.2.4, vCard 2.1)."""

from base64 import b64encode

from closeknit.domain.errors import UserError
from closeknit.vcards.content import Card
from closeknit.vcards.patch import insert
from closeknit.vcards.photo import picture_type

_PIECE = 74


def with_photo(card: Card, picture: bytes | None) -> bytes:
    """Give the card's bytes with this picture as its only PHOTO; None takes every PHOTO out.

    Raises UserError `not_a_picture` for anything but PNG, JPEG, WebP and GIF.
    """
    raw = card.raw
    photos = card.named("PHOTO")
    if picture is None:
        for line in reversed(photos):
            raw = raw[: line.start] + raw[line.next :]
        return raw
    kind = picture_type(picture)
    if not kind:
        raise UserError("not_a_picture")
    new = _photo_line(card, kind, picture)
    if not photos:
        return insert(card, [("PHOTO", new)])
    for line in reversed(photos[1:]):
        raw = raw[: line.start] + raw[line.next :]
    first = photos[0]
    return raw[: first.start] + new + card.line_end.encode(card.encoding) + raw[first.next :]


def _photo_line(card: Card, kind: str, picture: bytes) -> bytes:
    """Write the line; in 2.1 a blank line ends it."""
    letters = b64encode(picture).decode()
    if card.version == "4.0":
        text = f"PHOTO:data:image/{kind.lower()};base64,{letters}"
    elif card.version == "2.1":
        text = f"PHOTO;ENCODING=BASE64;TYPE={kind}:{letters}"
    else:
        text = f"PHOTO;ENCODING=b;TYPE={kind}:{letters}"
    pieces = [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]
    after = card.line_end if card.version == "2.1" else ""
    return ((card.line_end + " ").join(pieces) + after).encode(card.encoding)

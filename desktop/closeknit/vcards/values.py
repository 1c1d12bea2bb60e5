"""Take a value apart: escapes, lists and structured values (RFC 6350 3.4 and 4; vCard 2.1 knows fewer escapes)."""

_ESCAPED = {"n": "\n", "N": "\n", "\\": "\\", ",": ",", ";": ";", ":": ":", '"': '"'}


def unescape(value: str) -> str:
    """Undo backslash escapes; a backslash before anything else stays."""
    if "\\" not in value:
        return value
    pieces = value.split("\\")
    out = [pieces[0]]
    skip = False
    for n, piece in enumerate(pieces[1:], 1):
        if skip:
            skip = False
            out.append(piece)
        elif piece:
            out.append(_ESCAPED.get(piece[0], "\\" + piece[0]) + piece[1:])
        else:
            out.append("\\")
            skip = n < len(pieces) - 1
    return "".join(out)


def split_raw(value: str, mark: str) -> list[str]:
    """Split at marks that no backslash stands before, keeping the escapes."""
    parts = value.split(mark)
    if len(parts) == 1 or "\\" not in value:
        return parts
    out: list[list[str]] = [[]]
    for part in parts:
        out[-1].append(part)
        if (len(part) - len(part.rstrip("\\"))) % 2 == 0:
            out.append([])
    return [mark.join(pieces) for pieces in out if pieces]


def components(value: str) -> list[str]:
    """Split a structured value at `;` and unescape its parts."""
    if "\\" not in value:
        return value.split(";")
    return [unescape(part) for part in split_raw(value, ";")]


def listed(value: str) -> list[str]:
    """Split a list at `,` and unescape its members; empty ones are left out."""
    if "\\" not in value:
        return [part.strip() for part in value.split(",") if part.strip()]
    return [text for part in split_raw(value, ",") if (text := unescape(part).strip())]


def escape(text: str, version: str, marks: str = ",;") -> str:
    """Escape plain text for a content line of that version; 2.1 knows `\\;` only (line ends: quoted-printable)."""
    if version == "2.1":
        text = text.replace("\\", "\\\\")
        return text.replace(";", "\\;") if ";" in marks else text
    text = text.replace("\\", "\\\\").replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")
    for mark in marks:
        text = text.replace(mark, "\\" + mark)
    return text

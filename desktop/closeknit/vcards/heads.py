"""Read what stands before the colon of a content line: group, name, parameters (RFC 6350 3.3, RFC 6868, vCard 2.1).

No regular expressions: each function goes over its text once (safety: vobject's hang on 90 bytes).
"""

from typing import NamedTuple

Params = tuple[tuple[str, tuple[str, ...]], ...]

_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "7BIT", "8BIT", "B", "Q"})
_VALUES = frozenset({"URL", "URI", "CONTENT-ID", "CID", "INLINE"})
_NAME_MARKS = str.maketrans("", "", "-_/.")


class Head(NamedTuple):
    """What stands before the colon; `name` and the parameters' names are in capitals, values as written."""

    group: str
    name: str
    params: Params
    is_quoted_printable: bool
    is_base64: bool
    charset: str

    def values(self, param: str) -> tuple[str, ...]:
        """Return all values of a parameter, in order."""
        return tuple(v for name, values in self.params if name == param for v in values)

    def first(self, param: str) -> str:
        """Return a parameter's first value, or nothing."""
        for name, values in self.params:
            if name == param and values:
                return values[0]
        return ""


def head_end(line: bytes) -> int:
    """Find the colon that ends the head, or -1: the first outside quotes; an unpaired quote is like any character."""
    colon = line.find(b":")
    quote = line.find(b'"', 0, colon)
    while colon >= 0 and quote >= 0:
        closing = line.find(b'"', quote + 1)
        if closing < 0:
            return colon
        if closing > colon:
            after = line.find(b":", closing)
            if after < 0:
                return colon
            colon = after
        quote = line.find(b'"', closing + 1, colon)
    return colon


def parse_head(text: str) -> Head | None:
    """Parse a head such as `item1.TEL;TYPE="work,voice";PREF=1`; None where it can't be one."""
    segments = text.split(";") if '"' not in text else _split(text, ";")
    group, name = _group_and_name(segments[0].strip())
    if not is_name(name) or (group and not is_name(group)):
        return None
    params = tuple([_param(segment) for segment in segments[1:] if segment.strip()])
    encoding = charset = ""
    for key, values in params:
        if key == "ENCODING" and values:
            encoding = values[-1].upper()
        elif key == "CHARSET" and values:
            charset = values[-1]
    return Head(
        group, name.upper(), params, encoding in ("QUOTED-PRINTABLE", "Q"), encoding in ("BASE64", "B"), charset
    )


def is_name(name: str) -> bool:
    """Tell whether a property may be called so; a slash or a dot is tolerated, a space only in X- names."""
    if not name or len(name) > 200 or not name.isascii():
        return False
    bare = name.translate(_NAME_MARKS)
    return (bare.isalnum() and not bare.isdigit()) or (name[:2] in ("X-", "x-") and bare.replace(" ", "").isalnum())


def _group_and_name(text: str) -> tuple[str, str]:
    if "." not in text or text[:2] in ("X-", "x-"):
        return "", text
    group, _, name = text.rpartition(".")
    return group, name


def _param(segment: str) -> tuple[str, tuple[str, ...]]:
    """Parse one parameter; a bare word of vCard 2.1 becomes an ENCODING, a VALUE or a TYPE."""
    name, equals, value = segment.partition("=")
    if not equals:
        word = segment.strip()
        upper = word.upper()
        return ("ENCODING" if upper in _ENCODINGS else "VALUE" if upper in _VALUES else "TYPE"), (_plain(word),)
    values = value.split(",") if '"' not in value else _split(value, ",")
    return name.strip().upper(), tuple([_plain(v) for v in values])


def _plain(value: str) -> str:
    """Take off quotes and the circumflex escapes of RFC 6868."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1]
    if "^" not in value:
        return value
    pieces = value.split("^^")
    return "^".join([p.replace("^n", "\n").replace("^N", "\n").replace("^'", '"') for p in pieces])


def _split(text: str, mark: str) -> list[str]:
    """Split at a mark outside quotes, in one pass; an unpaired quote is an ordinary character."""
    parts: list[str] = []
    start = position = 0
    cut = text.find(mark)
    while cut >= 0:
        quote = text.find('"', position, cut)
        if quote >= 0:
            position = text.find('"', quote + 1) + 1
            if position == 0:
                return parts + text[start:].split(mark)
            if position <= cut:
                continue
        else:
            parts.append(text[start:cut])
            start = position = cut + 1
        cut = text.find(mark, position)
    parts.append(text[start:])
    return parts

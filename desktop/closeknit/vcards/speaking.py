"""Serialise a line that is written anew: by vobject in 3.0 and 4.0, by our own hand in 2.1, which it can't write."""

from closeknit.vcards.drafts import Draft
from closeknit.vcards.writing import Style, written

_LONG = 1000
_UNSAFE = frozenset(';:,"^\n')


def spoken(draft: Draft, version: str, line_end: str) -> bytes:
    """Write one line in UTF-8, without its line end; the caller reads it back."""
    return _spoken_21(draft, line_end) if version == "2.1" else _by_vobject(draft, line_end)


def _by_vobject(draft: Draft, line_end: str) -> bytes:
    if len(draft.value) > _LONG:
        return _long(draft, line_end)
    params = [[name, *[_param(value) for value in values]] for name, values in draft.params]
    if draft.is_base64:
        params.append(["ENCODING", "b"])
    # Imported here: vobject costs 60 ms at the start, and nothing needs it before.
    from vobject.base import ContentLine

    line = ContentLine(draft.name, params, draft.value, draft.group or None, encoded=True)
    text: str = line.serialize()
    return text.removesuffix("\r\n").replace("\r\n", line_end).encode()


def _long(draft: Draft, line_end: str) -> bytes:
    """Take the head from vobject and fold the value here: vobject goes letter by letter, 5 ms for a picture."""
    head = _by_vobject(draft._replace(value=""), "\r\n").decode().replace("\r\n ", "").removesuffix(":")
    return written(head, draft.value, Style("4.0", "utf-8", line_end, False))


def _param(value: str) -> str:
    """Write a parameter's value by RFC 6868, since quotes and line ends can't stand in one; vobject adds the quotes."""
    return value.replace("^", "^^").replace("\n", "^n").replace('"', "^'")


def _spoken_21(draft: Draft, line_end: str) -> bytes:
    """Write a line of 2.1: types bare, charset and quoted-printable where needed, a blank line after base64."""
    head = f"{draft.group}.{draft.name}" if draft.group else draft.name
    for name, values in draft.params:
        for value in values:
            bare = "".join([c for c in value if c not in _UNSAFE])
            head += f";{bare.upper()}" if name == "TYPE" else f";{name}={bare}"
    if draft.is_base64:
        head += ";ENCODING=BASE64"
        text = f"{head}:{draft.value}"
        pieces = [text[at : at + 74] for at in range(0, len(text), 74)]
        return ((line_end + " ").join(pieces) + line_end).encode()
    return written(head, draft.value, Style("2.1", "utf-8", line_end, True))

"""The words beside a value: TYPE, or Apple's X-ABLabel in the same group."""

from collections.abc import Mapping

from closeknit.vcards.content import Card, Line
from closeknit.vcards.entries import label_of
from closeknit.vcards.fields.kinds import service_of
from closeknit.vcards.values import unescape

_OPEN, _CLOSE = "_$!<", ">!$_"


def group_labels(card: Card) -> dict[str, Line]:
    """Map each group, in small letters, to its label line."""
    return {line.group.lower(): line for line in card.lines if line.name == "X-ABLABEL" and line.group}


def plain_label(value: str) -> str:
    """Give a label as a word: `_$!<Home>!$_` is home, the user's own stays as written."""
    text = unescape(value).strip()
    if text.startswith(_OPEN) and text.endswith(_CLOSE):
        return text[len(_OPEN) : -len(_CLOSE)].lower()
    return text


def label(line: Line, groups: Mapping[str, Line]) -> str:
    """Say what a line is labelled: its group's word first, then its types, then the service of its name."""
    own = groups.get(line.group.lower()) if line.group else None
    if own is not None and own is not line:
        return plain_label(own.value)
    if line.name in ("PHOTO", "LOGO", "SOUND", "KEY"):
        return ""
    service = line.head.first("X-SERVICE-TYPE") or line.head.first("SERVICE-TYPE") or service_of(line.name)
    return label_of(line.head) or service.lower()

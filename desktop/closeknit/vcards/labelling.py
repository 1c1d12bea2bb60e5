"""Write the word beside a value: as TYPE where the standards know it, else as X-ABLabel in a group of its own."""

from typing import NamedTuple

from closeknit.vcards.content import Card
from closeknit.vcards.entries import SILENT_TYPES
from closeknit.vcards.writing import cleaned, head_segments

_TYPES = frozenset(
    [
        *("home", "work", "cell", "fax", "pager", "video", "main", "other", "car", "isdn", "bbs", "modem", "mobile"),
        *("iphone", "text", "textphone", "msg", "school", "homepage", "blog", "billing", "delivery"),
        *("spouse", "child", "parent", "sibling", "friend", "contact", "acquaintance", "colleague", "co-worker"),
        *("co-resident", "neighbor", "kin", "agent", "emergency", "me", "muse", "crush", "date", "sweetheart", "met"),
    ]
)
_BARE_OTHERS = frozenset(
    ["QUOTED-PRINTABLE", "BASE64", "7BIT", "8BIT", "B", "Q", "URL", "URI", "CONTENT-ID", "CID", "INLINE"]
)
_APPLE = frozenset(
    [
        *("home", "work", "school", "other", "homepage", "anniversary", "mother", "father", "parent", "brother"),
        *("sister", "child", "friend", "spouse", "partner", "assistant", "manager", "pager", "mobile", "main"),
    ]
)


class LabelChange(NamedTuple):
    """A head with its label, and the label line's part: which line (-1: a new one, or none) gets which text."""

    head: str
    line: int
    text: str
    new_head: str = ""


def labelled(card: Card, line: int, head: str, label: str) -> LabelChange:
    """Label a line that is there; an empty label takes the old one away."""
    label = cleaned(label).replace("\n", " ").strip()
    group = card.lines[line].group
    for index, other in enumerate(card.lines):
        if group and other.name == "X-ABLABEL" and other.group.lower() == group.lower() and index != line:
            is_apple = other.value.startswith("_$!<") and label.lower() in _APPLE
            return LabelChange(head, index, f"_$!<{label.capitalize()}>!$_" if is_apple else escape_label(card, label))
    bare = _without_types(head)
    if not label:
        return LabelChange(bare, -1, "")
    typed = _types(label, card.version)
    if typed:
        return LabelChange(bare + typed, -1, "")
    group = group or free_group(card)
    head = bare if card.lines[line].group else f"{group}.{bare}"
    return LabelChange(head, -1, escape_label(card, label), f"{group}.X-ABLabel")


def head_for_new(card: Card, name: str, label: str, group: str) -> tuple[str, tuple[str, str] | None]:
    """Give the head of a new line, and head and value of its label line where it needs one."""
    label = cleaned(label).replace("\n", " ").strip()
    head = name + (";INTERNET" if card.version == "2.1" and name.upper() == "EMAIL" else "")
    typed = _types(label, card.version) if label else ""
    if label and not typed:
        group = group or free_group(card)
        return f"{group}.{head}", (f"{group}.X-ABLabel", escape_label(card, label))
    return (f"{group}.{head}" if group else head) + typed, None


def free_group(card: Card) -> str:
    """Find a group name that no line has yet."""
    taken = {line.group.lower() for line in card.lines}
    number = 1
    while f"item{number}" in taken:
        number += 1
    return f"item{number}"


def escape_label(card: Card, label: str) -> str:
    """Escape the user's own word for a label line."""
    if card.version == "2.1":
        return label.replace("\\", "\\\\")
    return label.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


def _types(label: str, version: str) -> str:
    """Write a label as TYPE parameters; nothing where it isn't made of known words."""
    words = label.lower().split()
    if not words or not all(word in _TYPES for word in words):
        return ""
    if version == "2.1":
        return "".join([f";{word.upper()}" for word in words])
    return ";TYPE=" + ",".join(words)


def _without_types(head: str) -> str:
    """Take the TYPEs that tell something out of a head; INTERNET, VOICE and PREF stay."""
    first, *segments = head_segments(head)
    kept = []
    for segment in segments:
        key, equals, value = segment.partition("=")
        if not equals:
            word = segment.strip()
            if word.upper() in _BARE_OTHERS or word.lower() in SILENT_TYPES:
                kept.append(segment)
        elif key.strip().upper() != "TYPE":
            kept.append(segment)
        else:
            silent = [word for word in value.replace('"', "").split(",") if word.strip().lower() in SILENT_TYPES]
            if silent:
                kept.append(f"{key}={','.join(silent)}")
    return ";".join([first, *kept])

"""Images of rows for the journal: the columns that changed, as JSON; of a card's text only the bytes that differ.

An edit of one line of a card with a photo so costs the line, not the photo twice (architecture 3: photos once).
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

Row = Mapping[str, Any]

#: The journalled tables and their columns; all else can be rebuilt.
COLUMNS: dict[str, tuple[str, ...]] = {
    "book": ("name", "kind", "path", "state", "import_id"),
    "source": (
        "book_id",
        "name",
        "path",
        "position",
        "encoding",
        "line_end",
        "tail",
        "digest",
        "cards_read",
        "import_id",
    ),
    "person": ("state", "is_me", "prefers", "changed_us", "is_not_person"),
    "card": (
        *("person_id", "source_id", "position", "line", "state", "encoding", "import_id", "read_at_us", "edited_at_us"),
        *("digest", "uid", "version", "status", "kind", "revision", "fullness"),
    ),
    "card_text": ("before", "raw"),
    "card_base": ("raw",),
    "not_same": ("first_id", "second_id"),
    "entry": (
        *("kind", "day", "at_us", "is_approximate", "made_us", "source", "note", "channel", "is_plan", "minutes"),
        *("rating", "markers", "started_by", "answered", "place", "direction", "exchange_kind", "value"),
        *("was_asked_for", "outcome", "promised_by", "due_day", "closed_day"),
    ),
    "entry_person": ("entry_id", "person_id", "day"),
    "seat": ("place", "person_id", "since_day", "why", "reviewed_day", "left_day", "reason", "words"),
    "objective": (
        *("person_id", "mine", "theirs", "measure", "due_day", "made_day", "is_stay_close", "closed_day", "outcome"),
    ),
    "progress": ("objective_id", "day", "percent", "note"),
    "tie": ("first_id", "second_id", "kind", "source"),
    "community": ("name",),
    "member": ("community_id", "person_id", "since_day"),
    "bond": (
        *("role", "is_remote", "is_unscored", "is_archived", "is_silenced", "cadence_days", "latest_days"),
        *("cadence_since_day", "paused_until_day", "zone", "languages", "prefers", "met"),
        *("has_never_met", "wants_no_rhythm"),
    ),
    "hidden_act": ("act", "person_id", "digest", "until_us"),
    "reminder": ("person_id", "text", "day", "minute", "every", "made_us", "over_day", "snoozed_us"),
    "pause": ("until_us",),
    "scoring": ("version", "is_on", "numbers"),
}

#: What the user said and logged, beside the cards, and how it is scored; in the order in which rows may be inserted.
FACTS = (
    *("entry", "entry_person", "seat", "objective", "progress", "tie", "community", "member", "bond", "hidden_act"),
    *("scoring", "reminder", "pause"),
)


def pack(row: Row) -> str:
    """Write columns as JSON; bytes become base64."""
    return json.dumps({name: _plain(value) for name, value in row.items()}, ensure_ascii=False, separators=(",", ":"))


def unpack(text: str, current: Row | None = None) -> dict[str, Any]:
    """Read an image back; a cut one takes the bytes around the cut from `current`."""
    return {name: _value(name, value, current) for name, value in json.loads(text).items()}


def pack_difference(before: Row, after: Row) -> tuple[str, str]:
    """Write both images of an update, long bytes cut down to where they differ."""
    old, new = dict(before), dict(after)
    for name, value in before.items():
        other = after[name]
        if isinstance(value, bytes) and isinstance(other, bytes) and len(value) + len(other) > 200:
            start, end = _common(value, other)
            old[name] = _cut(value, start, end)
            new[name] = _cut(other, start, end)
    return pack(old), pack(new)


def pack_beside(row: Row, other: bytes) -> str:
    """Write a row whose `raw` is much like other bytes, which are at hand again whenever the image is read."""
    start, end = _common(row["raw"], other)
    return pack({**row, "raw": _cut(row["raw"], start, end)})


def _cut(value: bytes, start: int, end: int) -> dict[str, Any]:
    return {"from": start, "to": end, "cut": b64encode(value[start : len(value) - end]).decode()}


def _common(one: bytes, other: bytes) -> tuple[int, int]:
    most = min(len(one), len(other))
    start = _common_start(one, other, most)
    end = _common_start(one[::-1], other[::-1], most - start)
    return start, end


def _common_start(one: bytes, other: bytes, most: int) -> int:
    low, high = 0, most
    while low < high:  # halving compares whole slices in C
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _plain(value: Any) -> Any:
    return {"b64": b64encode(value).decode()} if isinstance(value, bytes) else value


def _value(name: str, value: Any, current: Row | None) -> Any:
    if not isinstance(value, dict):
        return value
    if "b64" in value:
        return b64decode(value["b64"])
    if current is None:
        raise ValueError("a cut image needs the row it was cut from")
    whole: bytes = current[name]
    return whole[: value["from"]] + b64decode(value["cut"]) + whole[len(whole) - value["to"] :]

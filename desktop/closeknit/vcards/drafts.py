"""A content line on its way to another version: plain parts, no longer bytes."""

from typing import NamedTuple

from closeknit.vcards.content import Line
from closeknit.vcards.heads import Params


class Draft(NamedTuple):
    """A line to be written; `value` has the target's escapes, `lost` names what the target can't hold."""

    group: str
    name: str
    params: Params
    value: str
    is_base64: bool = False
    lost: str = ""


def draft_of(line: Line) -> Draft:
    """Take a line apart; ENCODING and CHARSET say how it was written, not what it means."""
    params = tuple(param for param in line.head.params if param[0] not in ("ENCODING", "CHARSET") and param[1])
    return Draft(line.group, line.head.name, params, line.value, line.head.is_base64)


def with_types(draft: Draft, types: list[str]) -> Draft:
    """Give a draft these TYPEs instead of its own."""
    others = tuple(param for param in draft.params if param[0] != "TYPE")
    return draft._replace(params=((("TYPE", tuple(types)),) if types else ()) + others)


def types_of(draft: Draft) -> list[str]:
    """List a draft's TYPEs one by one."""
    return [
        word.strip() for name, values in draft.params if name == "TYPE" for v in values for word in v.split(",") if word
    ]


def without(draft: Draft, *names: str) -> Draft:
    """Leave parameters out."""
    return draft._replace(params=tuple(param for param in draft.params if param[0] not in names))

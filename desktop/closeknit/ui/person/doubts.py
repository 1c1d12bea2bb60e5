"""Values that look mistaken: the form asks before it saves them, and saves what the user insists on."""

import re

from closeknit.domain.card import Field

_MAIL = re.compile(r"[^@\s]+@[^@\s]+", re.ASCII)
_DATE = re.compile(r"(\d{4}|--)-?((0[1-9]|1[0-2])(-?(0[1-9]|[12]\d|3[01]))?)?(T.*)?|---(0[1-9]|[12]\d|3[01])")


def is_doubtful(field: Field, text: str) -> bool:
    """Tell a value that can hardly be meant: an e-mail without @, a phone without digits, no date (RFC 6350 4.3)."""
    bare = text.strip()
    if field is Field.EMAIL:
        return not _MAIL.fullmatch(bare)
    if field is Field.PHONE:
        return sum(c.isdigit() for c in bare) < 2
    if field is Field.DATE:
        return not _DATE.fullmatch(bare)
    if field is Field.URL:
        return any(c.isspace() for c in bare) or ("." not in bare and ":" not in bare)
    return False

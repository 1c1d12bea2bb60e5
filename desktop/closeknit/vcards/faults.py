"""Say what is amiss in a card, by line; a clean card of any version has nothing (issue 3, section 2)."""

from collections.abc import Sequence

from closeknit.domain.card import CardStatus
from closeknit.domain.reason import Reason
from closeknit.vcards.content import Line
from closeknit.vcards.dates import parse_date

VERSIONS = ("2.1", "3.0", "4.0")
DATES = frozenset({"BDAY", "ANNIVERSARY", "DEATHDATE"})
BINARIES = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_MOST_LINES_SAID = 20
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_ \t\r\n"
_PARTLY = frozenset({"unreadable_line", "unreadable_lines", "bad_base64"})

#: What holds nothing: a line that couldn't be lexed, and the card's own edges.
_EDGES = frozenset({"", "BEGIN", "END"})

Faults = tuple[CardStatus, tuple[tuple[int, Reason], ...]]


def faults(lines: Sequence[Line], version: str, found: Sequence[tuple[int, Reason]] = ()) -> Faults:
    """Give a card's status and reasons; `found` are those that decoding came to."""
    reasons = [*found, *_frame(lines, version), *_unreadable(lines)]
    for line in lines:
        if line.head.name in DATES and not date_is_sound(
            line.value, line.head.first("VALUE"), line.head.first("X-APPLE-OMIT-YEAR")
        ):
            reasons.append((line.number, Reason("bad_date", {"name": line.head.name})))
        elif line.head.name in BINARIES and not base64_is_sound(line.value, line.head.is_base64):
            reasons.append((line.number, Reason("bad_base64", {"name": line.head.name})))
    reasons.sort(key=lambda reason: reason[0])
    if lines and all(line.head.name in _EDGES for line in lines):
        number = next((line.number for line in lines if not line.head.name), 1)
        return CardStatus.UNREADABLE, ((number, Reason("unreadable_span")),)
    status = CardStatus.REPAIRED if reasons else CardStatus.WHOLE
    if any(reason.kind in _PARTLY for _, reason in reasons):
        status = CardStatus.PARTLY_UNREADABLE
    return status, tuple(reasons)


def date_is_sound(value: str, value_type: str, omitted_year: str = "") -> bool:
    """Tell whether a date can be read; text that says it is text is fine, and so is nothing."""
    return not value.strip() or value_type.lower() == "text" or parse_date(value, omitted_year) is not None


def base64_is_sound(value: str, is_base64: bool) -> bool:
    """Tell whether embedded data holds base64's letters only, without decoding it."""
    if not is_base64:
        head, comma, value = value.partition(",") if value[:5].lower() == "data:" else ("", "", "")
        if not comma or not head.lower().endswith(";base64"):
            return True
    return value.isascii() and not value.encode().translate(None, _BASE64)


def _frame(lines: Sequence[Line], version: str) -> list[tuple[int, Reason]]:
    """Look for what each card must have."""
    names = {line.head.name for line in lines}
    reasons = []
    if not lines or lines[0].head.name != "BEGIN":
        reasons.append((1, Reason("missing_begin")))
    if not lines or lines[-1].head.name != "END":
        reasons.append((lines[-1].number if lines else 1, Reason("missing_end")))
    if "VERSION" not in names:
        reasons.append((1, Reason("missing_version")))
    elif version not in VERSIONS:
        reasons.append((1, Reason("unknown_version", {"version": version[:20]})))
    if "FN" not in names and (version != "2.1" or "N" not in names):
        reasons.append((1, Reason("missing_name" if version == "2.1" else "missing_fn")))
    return reasons


def _unreadable(lines: Sequence[Line]) -> list[tuple[int, Reason]]:
    numbers = [line.number for line in lines if not line.head.name]
    reasons = [(number, Reason("unreadable_line")) for number in numbers[:_MOST_LINES_SAID]]
    if len(numbers) > _MOST_LINES_SAID:
        more = len(numbers) - _MOST_LINES_SAID
        reasons.append((numbers[_MOST_LINES_SAID], Reason("unreadable_lines", {"n": more})))
    return reasons

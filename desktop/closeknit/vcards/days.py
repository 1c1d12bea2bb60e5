"""The days of a card that come back each year: birthday, anniversary, and dates with a label of their own.

RFC 6350 6.2.5 and 6.2.6; Apple's X-ABDATE with the X-ABLABEL of its group; the anniversaries of Evolution and
KAddressBook. A day of death isn't told.
"""

from closeknit.domain.card import Field
from closeknit.domain.occasion import OccasionKind
from closeknit.vcards.dates import parse_date
from closeknit.vcards.entries import DATE, LABEL, Entry
from closeknit.vcards.fields.labels import plain_label
from closeknit.vcards.values import unescape

_DATE = str(Field.DATE)
_KINDS = {"BDAY": OccasionKind.BIRTHDAY, "X-ABDATE": OccasionKind.OTHER, "DEATHDATE": None}
#: Labels of other dates that mean one of the known kinds.
_MEANT = {"anniversary": OccasionKind.ANNIVERSARY, "birthday": OccasionKind.BIRTHDAY}


def dates_of(found: list[list[tuple[Entry, str]]]) -> list[tuple[str, str, str, str]]:
    """Give an item a date: its kind, or the words of a label, the date as ISO 8601 has it, and month and day."""
    items = []
    for entry, value in found[DATE]:
        kind = _KINDS.get(entry.head.name, OccasionKind.ANNIVERSARY)
        date = parse_date(unescape(value), entry.head.first("X-APPLE-OMIT-YEAR")) if kind else None
        if kind is None or date is None or not date.month or not date.day:
            continue
        words = _label(found, entry) if kind is OccasionKind.OTHER else ""
        meant = _MEANT.get(words.casefold(), kind)
        label = str(meant) if meant is not OccasionKind.OTHER else f"{OccasionKind.OTHER}.{words}"
        items.append((_DATE, label, date._replace(time="").text(), f"{date.month:02d}-{date.day:02d}"))
    return items


def _label(found: list[list[tuple[Entry, str]]], entry: Entry) -> str:
    group = entry.head.group.lower()
    own = (value for label, value in found[LABEL] if group and label.head.group.lower() == group)
    return plain_label(next(own, "")).strip()

"""Dates of cards as people write them (RFC 6350 4.3.1: whole, without year, without day)."""

import re
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_DATE = re.compile(r"(?:(?P<year>\d{4})|--)-?(?P<month>\d{2})-?(?P<day>\d{2})(?:T.*)?", re.ASCII)


def card_day(text: str, is_birthday: bool, today: date) -> str:
    """Write "1979-07-23" as "23 July 1979, turns 47"; what isn't a date stays as it is."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return text
    year, month, day = (int(found[name]) if found[name] else 0 for name in ("year", "month", "day"))
    at = QDate(year or 2000, month, day)
    if not at.isValid():
        return text
    if not year or year == 1604:  # Apple's year for "unknown"
        return QLocale().toString(at, "d MMMM")
    words = QLocale().toString(at, "d MMMM yyyy")
    age = today.year - year + ((month, day) < (today.month, today.day))
    if not is_birthday or not 0 < age < 130:
        return words
    return QCoreApplication.translate("figures", "{0}, turns {1}").format(words, age)

"""Read dates as cards write them, whole or in part (RFC 6350 4.3.1, ISO 8601; Apple's year 1604 means none)."""

from typing import NamedTuple

_NO_YEARS = (0, 1604)


class PartialDate(NamedTuple):
    """A date of which any part may be missing (None); `time` is the text after the T."""

    year: int | None
    month: int | None
    day: int | None
    time: str = ""

    def text(self) -> str:
        """Write it as ISO 8601 has it: 1985-04-12, 1985-04, --04-12, ---12."""
        if self.year is None:
            if self.month is None:
                return f"---{self.day:02d}" if self.day else self.time
            return f"--{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


def parse_date(value: str, omitted_year: str = "") -> PartialDate | None:
    """Read a date; None where it isn't one. `omitted_year` is Apple's parameter naming a year that stands for none."""
    text = value.strip()
    if len(text) > 60 or not text.isascii():
        return None
    text, t, time = text.replace(" ", "T", 1).partition("T")
    if t and not _is_time(time):
        return None
    date = _parse_day(text)
    if date is None:
        return PartialDate(None, None, None, time) if t and not text else None
    if date.year in _NO_YEARS or (omitted_year.isdigit() and date.year == int(omitted_year)):
        date = date._replace(year=None)
    return date._replace(time=time)


def _parse_day(text: str) -> PartialDate | None:
    if text.startswith("---"):
        return _checked("", "", text[3:])
    if text.startswith("--"):
        bare = text[2:].replace("-", "")
        return _checked("", bare[:2], bare[2:]) if len(bare) in (2, 4) else None
    if "-" in text:
        parts = text.split("-")
        parts += ["", ""]
        return _checked(parts[0], parts[1], parts[2]) if len(parts) <= 5 else None
    if len(text) in (4, 8):
        return _checked(text[:4], text[4:6], text[6:])
    return None


def _checked(year: str, month: str, day: str) -> PartialDate | None:
    numbers: list[int | None] = []
    for text, digits, most in ((year, 4, 9999), (month, 2, 12), (day, 2, 31)):
        if not text:
            numbers.append(None)
        elif text.isdigit() and len(text) <= digits and (0 < int(text) <= most or digits == 4):
            numbers.append(int(text))
        else:
            return None
    return PartialDate(numbers[0], numbers[1], numbers[2]) if any(numbers) else None


def _is_time(text: str) -> bool:
    """Tell a time such as 10:22:00.5-08:00 from other text."""
    return all(c in "0123456789:.,+-Z" for c in text)

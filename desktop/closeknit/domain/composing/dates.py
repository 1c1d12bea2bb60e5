"""Read a written-out date: "12 March", "March 12", "12.3.", "12. März 2026", "2026-03-12", "3/12/2026".

Numbers are read day first; month first only where day first is impossible ("3/13/2026").
"""

from datetime import date, timedelta

from closeknit.domain.composing.tokens import Line
from closeknit.domain.composing.vocabulary import MONTHS

#: What stands behind the number of a day: "12th", "12."
ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th", "."})
#: A date without a year lies ahead where it is at most this near, else behind.
AHEAD_DAYS = 60
#: Another year isn't one that anybody means.
FIRST_YEAR, LAST_YEAR = 1900, 2200

Written = tuple[date, int]


def date_at(line: Line, i: int, today: date, is_ahead: bool = False) -> Written | None:
    """Return the date that begins at a token, and the token after it.

    Without a year it is the next one, if that is within 60 days (or `is_ahead`), else the last one.
    """
    if line.is_close(i) and line.word(i - 1) in (".", "/", "-", ":", ",", "'") and line.number(i - 2) is not None:
        return None
    numbers = _iso(line, i) or _numbers(line, i) or _day_month(line, i) or _month_day(line, i)
    if numbers is None:
        return None
    year, month, day, end = numbers
    found = _valid(year, month, day) if year is not None else _without_year(month, day, today, is_ahead)
    return (found, end) if found else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _without_year(month: int, day: int, today: date, is_ahead: bool) -> date | None:
    found = [day_ for year in range(today.year - 8, today.year + 9) if (day_ := _valid(year, month, day))]
    ahead = next((day_ for day_ in found if day_ > today), None)
    behind = next((day_ for day_ in reversed(found) if day_ <= today), None)
    if is_ahead:
        return behind if behind == today else ahead
    return ahead if ahead and behind != today and ahead - today <= timedelta(AHEAD_DAYS) else behind


def _full_year(line: Line, i: int) -> int | None:
    """Read a year of four digits, or of two, which are this century's."""
    number = line.number(i)
    if number is None or len(line.word(i)) not in (2, 4):
        return None
    return number + 2000 if len(line.word(i)) == 2 else number


def _signed(line: Line, i: int, size: int, signs: str) -> list[int] | None:
    """Read numbers with one and the same sign between them and no space."""
    numbers = []
    for k in range(i, i + 2 * size, 2):
        number = line.number(k)
        if number is None or (k > i and not (line.is_close(k) and line.is_close(k - 1))):
            return None
        if k > i and (line.word(k - 1) not in signs or line.word(k - 1) != line.word(i + 1)):
            return None
        numbers.append(number)
    return numbers


def _iso(line: Line, i: int) -> tuple[int, int, int, int] | None:
    numbers = _signed(line, i, 3, "-/") if len(line.word(i)) == 4 else None
    return (numbers[0], numbers[1], numbers[2], i + 5) if numbers else None


def _numbers(line: Line, i: int) -> tuple[int | None, int, int, int] | None:
    whole = _signed(line, i, 3, "./-")
    year = _full_year(line, i + 4)
    if whole and year is not None and len(line.word(i)) <= 2:
        return (year, *_day_first(whole[0], whole[1], line.word(i + 1)), i + 5)
    pair = _signed(line, i, 2, "./")
    if pair is None or len(line.word(i)) > 2 or len(line.word(i + 2)) > 2:
        return None
    is_dotted = line.word(i + 1) == "." and line.word(i + 3) == "." and line.is_close(i + 3)
    if is_dotted:
        year = _full_year(line, i + 4) if len(line.word(i + 4)) == 4 else None
        return year, pair[1], pair[0], i + (4 if year is None else 5)
    if line.word(i - 1) in ("on", "am"):
        return (None, *_day_first(pair[0], pair[1], line.word(i + 1)), i + 3)
    return None


def _day_first(one: int, two: int, sign: str) -> tuple[int, int]:
    """Return month and day; with slashes the month may stand first where nothing else is possible."""
    return (one, two) if sign == "/" and two > 12 >= one else (two, one)


def _ordinal(line: Line, i: int) -> tuple[int, int] | None:
    """Read "12", "12.", "12th"; return the day and the token after it."""
    day = line.number(i)
    if day is None or not 1 <= day <= 31 or len(line.word(i)) > 2:
        return None
    is_ended = line.is_close(i + 1) and line.word(i + 1) in ORDINAL_ENDS
    return day, i + 2 if is_ended else i + 1


def _year_after(line: Line, i: int) -> tuple[int | None, int]:
    if line.word(i) in ("'", "’") and line.is_close(i + 1) and (year := _full_year(line, i + 1)) is not None:
        return year, i + 2  # "4 Mar '26"
    k = i + 1 if line.word(i) in (",", ".") else i
    number = line.number(k)
    is_year = number is not None and len(line.word(k)) == 4 and FIRST_YEAR <= number <= LAST_YEAR
    return (number, k + 1) if is_year else (None, i)


def _day_month(line: Line, i: int) -> tuple[int | None, int, int, int] | None:
    ordinal = _ordinal(line, i)
    if ordinal is None:
        return None
    day, k = ordinal
    k = k + 1 if line.word(k) == "of" else k
    month = MONTHS.get(line.word(k))
    if month is None or line.is_close(k):
        return None
    year, end = _year_after(line, k + 1)
    return year, month, day, end


def _month_day(line: Line, i: int) -> tuple[int | None, int, int, int] | None:
    month = MONTHS.get(line.word(i))
    k = i + 2 if line.word(i + 1) == "." else i + 1
    k = k + 1 if line.word(k) == "the" else k
    ordinal = _ordinal(line, k)
    if month is None or ordinal is None:
        return None
    day, end = ordinal
    end = end - 1 if line.word(end - 1) == "." else end  # the stop ends the sentence: "March 12."
    year, end = _year_after(line, end)
    return year, month, day, end

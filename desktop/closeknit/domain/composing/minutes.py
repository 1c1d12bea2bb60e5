"""Read how long it took: "90 min", "1h30", "half an hour", "anderthalb Stunden", "45'" (product 4.1, D)."""

from typing import NamedTuple

from closeknit.domain.composing.tokens import Line
from closeknit.domain.composing.vocabulary import FRACTIONS, HALF, HOUR_UNITS, LENGTHS, MINUTE_UNITS, NUMBERS

MOST_MINUTES = 1440
_PRIMES = frozenset({"'", "’", "′"})
_NOT_BEFORE = frozenset({"vor", "in", "within", "after", "nach", "every", "at", "um", "gegen", "@"})
#: Between two numbers they say from how many to how many, which is no length.
_TO = frozenset({"to", "or", "bis", "oder"})
#: From here on "10h30" is rather a time of day.
_FIRST_HOUR = 10
_NOT_AFTER = frozenset({"ago", "later", "earlier", "late", "spater", "zu"})
_STARTS = frozenset(NUMBERS) | {words[0] for words in LENGTHS} | set(FRACTIONS)
_LONGEST = max(map(len, LENGTHS))


class Length(NamedTuple):
    """Minutes, and the token after the last that says so."""

    minutes: int
    end: int


def length_at(line: Line, i: int) -> Length | None:
    """Read a length that begins at a token: 1 to 1440 minutes; "2 hours ago" and "in 90 min" are none."""
    if line.word(i) not in _STARTS and line.number(i) is None and not line.word(i).endswith(HALF):
        return None
    is_range = line.word(i - 1) in _TO and line.number(i - 2) is not None
    if line.word(i - 1) in _NOT_BEFORE or is_range or _continues_number(line, i):
        return None
    found = spoken_at(line, i) or _counted(line, i) or _primed(line, i)
    if found is None or not 1 <= found.minutes <= MOST_MINUTES or line.word(found.end) in _NOT_AFTER:
        return None
    return found


def _continues_number(line: Line, i: int) -> bool:
    return line.number(i) is not None and line.is_close(i) and line.word(i - 1) in (".", ",", ":", "/", "-")


def spoken_at(line: Line, i: int) -> Length | None:
    """Read a length in words that is in the table: "half an hour", "einer halben Stunde"."""
    for size in range(_LONGEST, 0, -1):
        minutes = LENGTHS.get(tuple(line.word(k) for k in range(i, i + size)))
        if minutes is not None:
            return Length(minutes, i + size)
    return None


def _primed(line: Line, i: int) -> Length | None:
    number = line.number(i)
    if number is None or line.word(i + 1) not in _PRIMES or not line.is_close(i + 1):
        return None
    if line.is_close(i + 2) and line.tokens[i + 2].kind in ("word", "number"):
        return None
    return Length(number, i + 2)


def _counted(line: Line, i: int) -> Length | None:
    amount, k = _amount(line, i)
    if amount is None:
        return None
    if line.word(k) == "-":
        k += 1
    unit = line.word(k)
    if unit == "h" and amount >= _FIRST_HOUR and line.number(k + 1) is not None and line.is_close(k + 1):
        return None
    if unit in MINUTE_UNITS:
        return Length(round(amount), _after_unit(line, k))
    if unit not in HOUR_UNITS:
        return None
    minutes, end = _minutes_after_hours(line, _after_unit(line, k), k)
    return Length(round(amount * 60) + minutes, end + 1 if line.word(end) == "lang" else end)


def _after_unit(line: Line, k: int) -> int:
    is_abbreviation = line.word(k) in ("min", "std", "hr", "hrs", "mins") and line.word(k + 1) == "."
    return k + 2 if is_abbreviation and not line.is_last(k + 2) else k + 1


def _amount(line: Line, i: int) -> tuple[float | None, int]:
    number = line.number(i)
    if number is None:
        word = line.word(i)
        if word.endswith(HALF) and word.removesuffix(HALF) in NUMBERS:  # "viereinhalb"
            return NUMBERS[word.removesuffix(HALF)] + 0.5, i + 1
        return FRACTIONS.get(word) or NUMBERS.get(word), i + 1
    part = line.number(i + 2)
    if part is not None and line.is_close(i + 1) and line.is_close(i + 2):
        if line.word(i + 1) in (".", ","):
            return float(f"{number}.{line.word(i + 2)}"), i + 3
        if line.word(i + 1) == "/" and number < part in (2, 4):  # "1/2 h"
            return number / part, i + 3
        if line.word(i + 1) == ":" and number <= 9 and part < 60 and len(line.word(i + 2)) == 2:
            return number + part / 60, i + 3
    fraction = FRACTIONS.get(line.word(i + 1))
    if fraction is not None:
        return number + fraction, i + 2
    if (line.number(i + 1), line.word(i + 2), line.number(i + 3)) == (1, "/", 2):  # "1 1/2"
        return number + 0.5, i + 4
    return number, i + 1


def _minutes_after_hours(line: Line, k: int, unit: int) -> tuple[int, int]:
    """Read the "30" of "1h30", the "30 min" of "1 h 30 min", the "and a half" of "1 hour and a half"."""
    number = line.number(k)
    if number is not None and number < 60:
        if line.word(k + 1) in MINUTE_UNITS or (line.word(k + 1) == "m" and line.is_close(k + 1)):
            return number, k + 2
        if k == unit + 1 and line.word(unit) == "h" and len(line.word(k)) == 2:
            return number, k + 1
    n = k + 1 if line.word(k) in ("and", "und") else k
    spoken = line.number(n) or NUMBERS.get(line.word(n), 60)
    if spoken < 60 and line.word(n + 1) in MINUTE_UNITS:
        return spoken, n + 2
    if n > k and (line.word(n), line.word(n + 1)) in (("a", "half"), ("eine", "halbe")):
        return 30, n + 2
    return 0, k

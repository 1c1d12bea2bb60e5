"""What is understood of typed text, and who could meet a need: work of the domain alone."""

import time
from collections.abc import Iterator

from closeknit.domain.composing.parse import parse
from closeknit.domain.ids import PersonId
from closeknit.domain.matching import Provides, Source, index, matches
from tests.domain.composing.book import BOOK, NOW

PEOPLE = 100_000
NEEDS = 1000
_TIMES = 20
Row = tuple[str, float, str, str]
_DAY = (
    "coffee with Ana yesterday, 45 min, gave her the number of the boatyard and got a referral, she needs a "
    "freight contact. Will send the offer by Friday, habe ihr einen Tipp gegeben. "
)
_SHORT_DAY = "lunch with Ana and talked about the boat, yesterday 90 min. "


def thinking() -> list[Row]:
    """Measure in this process."""
    short, long = (_DAY * 4)[:500], (_SHORT_DAY * 200)[:10_000]
    began = time.perf_counter()
    book = index(_provided())
    built = time.perf_counter()
    for n in range(NEEDS):
        assert matches(f"looking for stahl{n}wort in town", PersonId(PEOPLE), book)
    asked = time.perf_counter()
    return [
        ("composer, 500 letters", _parsed_ms(short), "ms", "≤ 5 ms |"),
        ("composer, 10,000 letters", _parsed_ms(long), "ms", "≤ 50 ms |"),
        (f"index of what {PEOPLE:,} people provide", built - began, "s", "≤ 5 s |"),
        ("who could meet a need, each", (asked - built) / NEEDS * 1000, "ms", "≤ 1 ms |"),
    ]


def _provided() -> Iterator[Provides]:
    words = [f"{a}{b}wort" for a in ("stahl", "holz", "fracht", "musik", "kern") for b in range(4000)]
    return (Provides(PersonId(n), Source.TAG, f"{words[n % 20000]} {words[n * 7 % 20000]}") for n in range(PEOPLE))


def _parsed_ms(text: str) -> float:
    """Return the milliseconds of the quickest of some times."""
    taken = []
    for _ in range(_TIMES):
        began = time.perf_counter()
        parse(text, BOOK, NOW)
        taken.append(time.perf_counter() - began)
    return min(taken) * 1000

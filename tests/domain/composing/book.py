"""A book of people in memory, as the store would look them up."""

from datetime import datetime
from zoneinfo import ZoneInfo

from closeknit.domain.composing.people import Candidate, keys_of
from closeknit.domain.ids import PersonId

#: A Sunday.
NOW = datetime(2026, 3, 15, 14, 5, tzinfo=ZoneInfo("Europe/Lisbon"))


class Book:
    """People by id, from 1; given as (given, family) or (given, family, nickname). Counts what it is asked."""

    def __init__(self, *people: tuple[str, ...]) -> None:
        self.asked: list[str] = []
        self._by_key: dict[str, list[Candidate]] = {}
        for number, person in enumerate(people, start=1):
            given, family, *nicknames = person
            full = f"{given} {family}".strip()
            for key in keys_of(full, given, family, nicknames):
                self._by_key.setdefault(key, []).append(Candidate(PersonId(number), full))

    def __call__(self, words: str) -> list[Candidate]:
        self.asked.append(words)
        return self._by_key.get(words, [])


ANA, BO, APRIL, WILL, MARK, JAN, MAI, AUGUST, OBRIEN, KOBAYASHI, WEBER, FREITAG, TEA, MARIA, ZOE, ROSE = range(1, 17)

BOOK = Book(
    ("Ana", "Ferreira"),
    ("Bo", "Lindqvist"),
    ("April", "Summers"),
    ("Will", "Ashby"),
    ("Mark", "Voss"),
    ("Jan", "de Vries"),
    ("Mai", "Tran"),
    ("August", "Pohl"),
    ("Siobhán", "O'Brien", "Shiv"),
    ("花", "小林"),
    ("Karin", "Weber"),
    ("Peter", "Freitag"),
    ("Tea", "Marković"),
    ("Anne-Marie", "du Pont"),
    ("Zoë", "Größe"),
    ("Rose", "Adeyemi"),
)

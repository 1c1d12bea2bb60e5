"""A person as lists and pages show them, and what can be asked of the whole book."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from closeknit.domain.card import CardStatus, CardView, Kind
from closeknit.domain.ids import BookId, CardId, PersonId
from closeknit.domain.reason import Reason
from closeknit.domain.scored import Band, Rung


class Sort(StrEnum):
    """The columns that a list of people can be sorted by."""

    NAME = "name"
    ORGANISATION = "organisation"
    CHANGED = "changed"
    RUNG = "rung"
    CLOSENESS = "closeness"
    LAST = "last meaningful contact"
    NEXT = "next action"


#: What these sort by is computed from facts, not read from cards.
FIGURES = frozenset({Sort.RUNG, Sort.CLOSENESS, Sort.LAST})


class NextAction(StrEnum):
    """Whether somebody has a next action."""

    ANY = "any"
    LATE = "late"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """What a list of people shows; empty is everyone of that kind who isn't in the trash or "me".

    With `every` all that fit are found, however many; without, a search may stop after the first thousand.
    `touched_since`: a meaningful contact on that day or later. `met_before`: last met in person before it.
    `is_untold`: closeness isn't known. `today` is the day that a late next action is measured by.
    """

    text: str = ""
    kind: Kind = Kind.PERSON
    book: BookId | None = None
    category: str = ""
    has_email: bool | None = None
    has_phone: bool | None = None
    has_photo: bool | None = None
    changed_since_us: int | None = None
    seated: bool = False
    rung: Rung | None = None
    band: Band | None = None
    is_untold: bool = False
    touched_since: date | None = None
    met_before: date | None = None
    is_never_met: bool = False
    next_action: NextAction | None = None
    today: date = date.min
    trash: bool = False
    sort: Sort = Sort.NAME
    descending: bool = False
    every: bool = False

    def without_closeness(self) -> "PeopleQuery":
        """Return the query as it is asked where scores are switched off: by name, and without a band."""
        found = replace(self, band=None, is_untold=False)
        return replace(found, sort=Sort.NAME, descending=False) if self.sort is Sort.CLOSENESS else found

    @property
    def rests_on_facts(self) -> bool:
        """Whether what passed with somebody may change who is in the answer, or where."""
        return self.rests_on_figures or self.sort is Sort.NEXT or self.next_action is not None

    @property
    def rests_on_figures(self) -> bool:
        """Whether the answer rests on what is computed from facts."""
        asked = (self.rung, self.band, self.touched_since, self.met_before)
        return self.sort in FIGURES or self.is_untold or self.is_never_met or any(one is not None for one in asked)


@dataclass(frozen=True, slots=True)
class PeopleFound:
    """The ids in order. `total` counts all; `is_exact` False: more than `total` (shown as "999+").

    `is_scored` False: scores are switched off, and nothing of the answer rests on closeness.
    """

    ids: tuple[PersonId, ...]
    total: int
    is_exact: bool = True
    is_scored: bool = True


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row of a list."""

    id: PersonId
    kind: Kind
    name: str
    native_name: str
    organisation: str
    title: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    categories: tuple[str, ...]
    books: tuple[str, ...]
    has_photo: bool
    is_me: bool = False


@dataclass(frozen=True, slots=True)
class StoredCard:
    """A card of a person with where it came from. `changed_here` tells an edit since it was last read."""

    id: CardId
    book: BookId
    book_name: str
    source_name: str
    line: int
    raw: bytes
    view: CardView
    read_at_us: int
    edited_at_us: int | None


@dataclass(frozen=True, slots=True)
class Person:
    """A person opened: the row, the cards (the preferred one first).

    `members` are those whom a group's cards name, or whose cards say that they work at an organisation.
    """

    row: PersonRow
    cards: tuple[StoredCard, ...]
    in_trash: bool
    members: tuple[PersonRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """An address book with what it counts now."""

    id: BookId
    name: str
    kind: str
    path: str
    people: int
    cards: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A category (or another value) and how many people have it."""

    value: str
    people: int


@dataclass(frozen=True, slots=True)
class UnreadableCard:
    """A span of a source of which no content line could be lexed."""

    id: CardId
    source_name: str
    line: int
    raw: bytes
    status: CardStatus = CardStatus.UNREADABLE
    reasons: tuple[Reason, ...] = ()

"""What a timeline shows, as plain data that a presenter has prepared (product 3, *Entry*)."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, time
from enum import IntEnum, StrEnum
from typing import NamedTuple

from closeknit.domain.ids import EntryId
from closeknit.domain.interaction import LIVE, Channel

#: An entry's number, or the name of what has none: "card:17", "date:birthday:2026".
Key = EntryId | str


class Kind(StrEnum):
    """What an item is."""

    PLAN = "plan"
    INTERACTION = "interaction"
    EXCHANGE = "exchange"
    PROMISE_MADE = "promise-made"
    PROMISE_KEPT = "promise-kept"
    NEED = "need"
    OFFER = "offer"
    NOTE = "note"
    SEAT_TAKEN = "seat-taken"
    SEAT_LEFT = "seat-left"
    DATE = "date"
    CARD_IMPORTED = "card-imported"
    CARD_EDITED = "card-edited"


#: Kinds that are folded away until asked for.
FOLDED = frozenset({Kind.CARD_IMPORTED, Kind.CARD_EDITED})


class Tone(StrEnum):
    """What a chip is about; it gives colour and icon."""

    REST = "rest"
    GAVE = "gave"
    GOT = "got"
    NEED = "need"
    LATE = "late"


class Mark(NamedTuple):
    """A chip under an item."""

    text: str
    tone: Tone = Tone.REST


class Shape(IntEnum):
    """What a row is made of, from which its height is guessed before it is measured."""

    SLIM = 0
    DETAIL = 1
    CHIPS = 2
    BOTH = 3
    MONTH = 4
    FOLD = 5


def rank_of(day: int, minute: int, order: int) -> int:
    """Return a number that orders rows from newest to oldest, ascending; one number sorts faster than a tuple.

    `day` is the ordinal of the date, `minute` that of the day; `order` lies within ± 2³⁹.
    """
    return -((day * 1440 + minute) * 2**40 + order)


@dataclass(frozen=True, slots=True)
class Item:
    """One item; all text is foreign and may be anything.

    `aside` and `people` follow the title; `note` stands at the right in place of the length, with `note_icon`; both are
    madder for what `is_late`.
    `icon` is used instead of that of the kind or channel. `order` (newest is greatest) decides within a minute.
    """

    key: Key
    kind: Kind
    day: date
    title: str
    at: time | None = None
    channel: Channel | None = None
    icon: str = ""
    aside: str = ""
    people: str = ""
    detail: str = ""
    chips: tuple[Mark, ...] = ()
    rating: int | None = None
    minutes: int | None = None
    note: str = ""
    note_icon: str = ""
    is_late: bool = False
    order: int = 0
    rank: int = field(init=False, repr=False, compare=False)
    month: int = field(init=False, repr=False, compare=False)
    shape: Shape = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        minute = 720 if self.at is None else self.at.hour * 60 + self.at.minute
        object.__setattr__(self, "rank", rank_of(self.day.toordinal(), minute, self.order))
        object.__setattr__(self, "month", month_of(self.day))
        object.__setattr__(self, "shape", _shape(self))

    @property
    def is_dashed(self) -> bool:
        """Tell whether it is yet to happen."""
        return self.kind is Kind.PLAN

    @property
    def is_folded_kind(self) -> bool:
        """Tell whether it is folded away until asked for."""
        return self.kind in FOLDED

    @property
    def is_tall(self) -> bool:
        """Tell whether it may take several lines: what was face to face or live, having happened."""
        return self.kind is Kind.INTERACTION and self.channel in LIVE

    def is_ahead(self, today: date) -> bool:
        """Tell whether it stands above today: a plan until it is answered, or a day to come."""
        return self.kind is Kind.PLAN or self.day > today


@dataclass(frozen=True, slots=True)
class Month:
    """The header of a month; `month` counts months since year 0."""

    month: int

    @property
    def key(self) -> str:
        """Return what no item is called."""
        return f"month:{self.month}"

    @property
    def day(self) -> date:
        """Return its first day."""
        return date(self.month // 12, self.month % 12 + 1, 1)

    @property
    def rank(self) -> int:
        """Return its place: over all its days, under the days of the next month."""
        last = self.day.toordinal() + monthrange(self.month // 12, self.month % 12 + 1)[1] - 1
        return rank_of(last, 1439, 2**39)

    @property
    def shape(self) -> Shape:
        """Return what it is made of."""
        return Shape.MONTH


@dataclass(frozen=True, slots=True)
class Fold:
    """Stands for the card events: how many there are, and whether they are shown in their places."""

    count: int
    is_open: bool

    @property
    def key(self) -> str:
        """Return what no item is called."""
        return FOLD_KEY

    @property
    def rank(self) -> int:
        """Return its place: there is no other in its section."""
        return 0

    @property
    def shape(self) -> Shape:
        """Return what it is made of."""
        return Shape.FOLD


FOLD_KEY = "fold:cards"
Row = Item | Month | Fold


def month_of(day: date) -> int:
    """Count months since year 0: March 2026 is 24314."""
    return day.year * 12 + day.month - 1


def _shape(item: Item) -> Shape:
    if not item.is_tall:
        return Shape.SLIM
    if item.detail:
        return Shape.BOTH if item.chips else Shape.DETAIL
    return Shape.CHIPS if item.chips else Shape.SLIM

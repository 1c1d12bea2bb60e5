"""Which items are asked for: by kind and by words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from closeknit.domain.interaction import Channel
from closeknit.ui.timeline.items import FOLDED, Item, Key, Kind


class Which(StrEnum):
    """The kinds that can be asked for."""

    ALL = "all"
    MEETINGS = "meetings"
    CALLS = "calls"
    WRITTEN = "written"
    EXCHANGES = "exchanges"
    PROMISES = "promises"
    NOTES = "notes"
    CARDS = "cards"


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for: an item matches that has every word of `search` somewhere.

    `only` leaves out all but these; None is any.
    """

    which: Which = Which.ALL
    search: str = ""
    only: frozenset[Key] | None = None

    @property
    def is_all(self) -> bool:
        """Tell whether nothing is left out."""
        return self.which is Which.ALL and not self.search.strip() and self.only is None


_CHANNELS = {
    Which.MEETINGS: frozenset({Channel.IN_PERSON}),
    Which.CALLS: frozenset({Channel.VIDEO, Channel.PHONE}),
    Which.WRITTEN: frozenset(Channel) - {Channel.IN_PERSON, Channel.VIDEO, Channel.PHONE},
}
_KINDS: Mapping[Which, frozenset[Kind]] = {
    Which.EXCHANGES: frozenset({Kind.EXCHANGE, Kind.NEED, Kind.OFFER}),
    Which.PROMISES: frozenset({Kind.PROMISE_MADE, Kind.PROMISE_KEPT}),
    Which.NOTES: frozenset({Kind.NOTE}),
    Which.CARDS: FOLDED,
}


def matcher(filters: Filters) -> Callable[[Item], bool]:
    """Return the test for items."""
    words = filters.search.casefold().split()
    kinds, channels = _KINDS.get(filters.which), _CHANNELS.get(filters.which)

    def is_asked(item: Item) -> bool:
        if filters.only is not None and item.key not in filters.only:
            return False
        if kinds is not None and item.kind not in kinds:
            return False
        if channels is not None and item.channel not in channels:
            return False
        if not words:
            return True
        text = words_of(item)
        return all(word in text for word in words)

    return is_asked


def words_of(item: Item) -> str:
    """Return all that can be searched in an item, folded."""
    chips = "\n".join(chip.text for chip in item.chips)
    return "\n".join((item.title, item.aside, item.people, item.note, chips, item.detail)).casefold()

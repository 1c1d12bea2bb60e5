"""Where the cards of a file stand: numbers with room between them, so that a new card moves no other."""

from bisect import bisect_left
from collections.abc import Mapping
from itertools import pairwise

from closeknit.domain.ids import CardId, SourceId
from closeknit.store.known import KnownCard

#: New cards stand this far apart; one that appears later between two of them gets a number between theirs.
SPACING = 1 << 20


class FileOrder:
    """The order of one file while it is read: unchanged cards are anchors, the others stand between them.

    Positions are the cards' places in the file, from 0; numbers are what the store sorts by.
    """

    def __init__(self, source: SourceId | None = None, anchors: Mapping[int, KnownCard] | None = None) -> None:
        self._source = source
        self._moved: dict[CardId, tuple[int, int]] = {}
        self._numbers: dict[int, int] = {}
        self._changed: dict[int, KnownCard] = {}
        places = sorted((anchors or {}).items())
        numbers = [card.position for _position, card in places]
        stays = all(card.source == source for _p, card in places) and all(
            one < next_one for one, next_one in pairwise(numbers)
        )
        for position, card in places:
            number = card.position if stays else position * SPACING
            self._numbers[position] = number
            if not stays:
                self._moved[card.id] = (position, number)
        self._anchors = [position for position, _card in places]

    def moved(self) -> dict[CardId, tuple[int, int]]:
        """Give the unchanged cards whose order in the file is another now: card to (position, number)."""
        return self._moved

    def room(self, position: int) -> int:
        """Number a card that stands between two anchors."""
        if not self._anchors:
            return position * SPACING
        at = bisect_left(self._anchors, position)
        before = self._anchors[at - 1] if at else -1
        after = self._anchors[at] if at < len(self._anchors) else None
        start = self._numbers[before] if before >= 0 else None
        if after is None:
            assert start is not None
            return start + (position - before) * SPACING
        end = self._numbers[after]
        if start is None:
            return end - (after - position) * SPACING
        return start + (end - start) * (position - before) // (after - before)

    def added(self, position: int) -> None:
        """Note that a new card stands at this position."""
        self._numbers[position] = self.room(position)

    def changed(self, position: int, card: KnownCard) -> None:
        """Note that a changed card stands at this position; it keeps its number if that fits."""
        self._numbers[position] = card.position if card.source == self._source else self.room(position)
        self._changed[position] = card

    def displaced(self) -> dict[CardId, tuple[int, int]]:
        """Give the changed cards that must move for the order to be the file's, as `moved` does."""
        numbers = [number for _position, number in sorted(self._numbers.items())]
        fits = all(one < next_one for one, next_one in pairwise(numbers))
        found = {}
        for position, card in self._changed.items():
            if not fits or card.source != self._source:
                self._numbers[position] = self.room(position)
                found[card.id] = (position, self._numbers[position])
        return found

    def now(self, position: int) -> int:
        """Return the number of a card that is stored."""
        return self._numbers[position]

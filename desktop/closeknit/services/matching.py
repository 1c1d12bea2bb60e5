"""Which stored card is the one now read: by digest, then UID, then content (product 4.9).

"Content" of a card without a UID that somebody edited: the same name, and either an e-mail or phone in common or at
least half of the lines. Two cards with different UIDs are the same only when nothing else differs.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Sequence

from closeknit.domain.card import CardRow
from closeknit.domain.ids import CardId
from closeknit.store.known import KnownCard
from closeknit.vcards.describe import describe
from closeknit.vcards.split import Span

_PASSING = (b"UID", b"REV", b"PRODID", b"VERSION", b"BEGIN", b"END")


class Matcher:
    """Pairs what is read with what is stored; each stored card is given once."""

    def __init__(self, known: Sequence[KnownCard], raw_of: Callable[[CardId], tuple[bytes, str]]) -> None:
        self._raw_of = raw_of
        self._left = {card.id: card for card in known}
        self._by_digest: dict[bytes, deque[KnownCard]] = defaultdict(deque)
        self._by_uid: dict[str, deque[KnownCard]] = defaultdict(deque)
        self._by_name: dict[str, list[tuple[KnownCard, CardRow]]] | None = None
        for card in known:
            self._by_digest[card.digest].append(card)
            if card.uid:
                self._by_uid[card.uid].append(card)

    @property
    def left(self) -> list[KnownCard]:
        """The stored cards that nothing read was matched with."""
        return list(self._left.values())

    def same(self, digest: bytes) -> KnownCard | None:
        """Take a card whose bytes, as last read, are these."""
        owed = self._by_digest.get(digest)
        while owed:
            card = owed.popleft()
            if self._left.pop(card.id, None):
                return card
        return None

    def changed(self, row: CardRow) -> KnownCard | None:
        """Take the card that this row is a newer reading of; call it only once all same ones are taken."""
        owed = self._by_uid.get(row.uid) if row.uid else None
        while owed:
            card = owed.popleft()
            if self._left.pop(card.id, None):
                return card
        return self._by_content(row)

    def _by_content(self, row: CardRow) -> KnownCard | None:
        if self._by_name is None:
            self._by_name = self._names()
        for card, stored in self._by_name.get(row.sort_key, ()):
            if card.id in self._left and _is_alike(row, stored):
                del self._left[card.id]
                return card
        return None

    def _names(self) -> dict[str, list[tuple[KnownCard, CardRow]]]:
        found: dict[str, list[tuple[KnownCard, CardRow]]] = defaultdict(list)
        for card in self._left.values():
            raw, encoding = self._raw_of(card.id)
            row = describe(Span(b"", raw, 1, "card"), encoding)
            found[row.sort_key].append((card, row))
        return found


def _is_alike(row: CardRow, stored: CardRow) -> bool:
    ours, theirs = _lines(stored.raw), _lines(row.raw)
    if row.uid and stored.uid:
        return ours == theirs
    if _reachable(row) & _reachable(stored):
        return True
    return 2 * len(ours & theirs) >= max(len(ours), len(theirs), 1)


def _reachable(row: CardRow) -> set[tuple[str, str]]:
    return {(field, normal) for field, _label, _value, normal in row.items if field in ("email", "phone") and normal}


def _lines(raw: bytes) -> set[bytes]:
    unfolded = raw.replace(b"\r\n ", b"").replace(b"\n ", b"")
    return {line for line in unfolded.splitlines() if line and not line.upper().startswith(_PASSING)}

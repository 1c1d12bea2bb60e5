"""Stored cards' index rows, read anew from their own bytes."""

from closeknit.domain.card import CardRow
from closeknit.domain.ids import CardId
from closeknit.store.tx import Tx
from closeknit.vcards.describe import Describer
from closeknit.vcards.split import Span


class Described:
    """Describes stored cards; `known` holds those that needn't be read again."""

    def __init__(self, tx: Tx, known: dict[CardId, CardRow]) -> None:
        self._tx = tx
        self._known = known
        self._describer = Describer()

    def row(self, card: CardId, encoding: str) -> CardRow:
        """Describe a card as it stands in the store."""
        if card in self._known:
            return self._known[card]
        raw = self._tx.execute("SELECT raw FROM card_text WHERE id = ?", (card,)).fetchall()[0][0]
        return self._describer.describe(Span(b"", raw, 1, "card"), encoding)

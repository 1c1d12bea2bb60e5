"""Bytes to the row that lists, search and doubles need, at some 30 µs a card; the lexer takes what isn't clean."""

from closeknit.domain.card import CardRow
from closeknit.vcards.content import Card
from closeknit.vcards.entries import SLOTS, Entries, entry_of
from closeknit.vcards.lexer import lex
from closeknit.vcards.outside import outside
from closeknit.vcards.quick import quick
from closeknit.vcards.rows import Found, RowMaker
from closeknit.vcards.split import Span


class Describer:
    """Describes card after card; keeps parsed heads and folded words between them."""

    def __init__(self) -> None:
        self._entries = Entries()
        self._maker = RowMaker()

    def describe(self, span: Span, encoding: str) -> CardRow:
        """Describe one span; never raises. Reasons go by line of the file."""
        before = span.before
        reasons = outside(span, encoding) if before and not before.isspace() else ()
        found = quick(span.raw, self._entries) if encoding == "utf-8" else None
        if found is not None:
            return self._maker.row(span, found, encoding, 0, reasons)
        card = lex(span.raw, encoding)
        found = by_slot(card)
        said = [(span.line + number - 1, reason.kind, dict(reason.params)) for number, reason in card.reasons]
        return self._maker.row(span, found, card.encoding, card.status, (*reasons, *said))


def by_slot(card: Card) -> Found:
    """Sort a lexed card's lines by what a list row needs of them."""
    found: Found = [[] for _ in range(SLOTS)]
    for line in card.lines:
        if line.name:
            entry = entry_of(line.head)
            found[entry.slot].append((entry, line.value))
    return found


def describe(span: Span, encoding: str) -> CardRow:
    """Describe one span; a book of them goes faster through one `Describer`."""
    return Describer().describe(span, encoding)

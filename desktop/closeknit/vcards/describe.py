"""Bytes to the row that lists, search and doubles need, at some 30 µs a card; the lexer takes what isn't clean."""

from closeknit.domain.card import CardRow
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
        found = sorted_by_slot = _slots()
        for line in card.lines:
            if line.name:
                entry = entry_of(line.head)
                sorted_by_slot[entry.slot].append((entry, line.value))
        said = [(span.line + number - 1, reason.kind, dict(reason.params)) for number, reason in card.reasons]
        return self._maker.row(span, found, card.encoding, card.status, (*reasons, *said))


def _slots() -> Found:
    return [[] for _ in range(SLOTS)]


def describe(span: Span, encoding: str) -> CardRow:
    """Describe one span; a book of them goes faster through one `Describer`."""
    return Describer().describe(span, encoding)

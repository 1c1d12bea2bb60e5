"""A card's text as numbered lines; long values are folded with their size (language 4)."""

from collections.abc import Sequence
from dataclasses import dataclass

from closeknit.domain.card import CardView, Property

KEPT_LINES = 3
FOLD_FROM = 8
MOST_LINE = 2000


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line as shown. `number` is its line in the file; None stands for `folded_lines` of `folded_bytes`."""

    number: int | None
    text: str
    is_marked: bool = False
    folded_lines: int = 0
    folded_bytes: int = 0


def decoded(raw: bytes, encoding: str) -> str:
    """Return the card's text; what can't be decoded shows as a replacement character."""
    try:
        return raw.decode(encoding or "utf-8", "replace")
    except LookupError:
        return raw.decode("latin-1")


def card_lines(raw: bytes, view: CardView, first: int, marked: Property | None = None) -> Sequence[CardLine]:
    """Split a card into lines; `first` is the line of the file where it begins, `marked` the line being edited."""
    texts = decoded(raw, view.encoding).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    starts = sorted({p.number for p in view.properties} | {1, len(texts)})
    marks = _marked_lines(marked, starts)
    out: list[CardLine] = []
    for start, end in zip(starts, [*starts[1:], len(texts) + 1], strict=True):
        lines = texts[start - 1 : end - 1]
        kept = lines if len(lines) < FOLD_FROM else lines[:KEPT_LINES]
        out += [CardLine(first + start - 1 + i, text[:MOST_LINE], start + i in marks) for i, text in enumerate(kept)]
        if len(kept) < len(lines):
            rest = lines[KEPT_LINES:]
            out.append(CardLine(None, "", folded_lines=len(rest), folded_bytes=sum(len(t) for t in rest)))
    return out


def line_count(raw: bytes) -> int:
    """Count the lines of a card's text."""
    return raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1


def _marked_lines(marked: Property | None, starts: Sequence[int]) -> range:
    if marked is None:
        return range(0)
    end = next((s for s in starts if s > marked.number), marked.number + 1)
    return range(marked.number, end)

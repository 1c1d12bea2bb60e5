"""Join physical lines to content lines: folds, quoted-printable soft breaks, base64 blocks without folds, nested cards.

RFC 6350 3.2 drops the blank that begins a folded line, vCard 2.1 keeps it (2.1.3); soft breaks are RFC 2045 6.7.
"""

from dataclasses import dataclass

from closeknit.vcards.heads import Head, head_end, is_name, parse_head

_BLANKS = (b" ", b"\t")
_EDGES = frozenset({b"BEGIN:VCARD", b"END:VCARD"})


@dataclass(slots=True)
class Folded:
    """One content line as it stands in the text: `pieces` are (start, end) without line ends, folds and soft breaks.

    `head` is None where none was found yet, `cut` is where its colon stands, -1 unless that is sure; `is_open` until a
    blank line; `depth` counts cards nested in an AGENT.
    """

    start: int
    end: int
    next: int
    number: int
    pieces: list[tuple[int, int]]
    head: Head | None = None
    cut: int = -1
    is_open: bool = True
    depth: int = 0


def physical_lines(text: bytes) -> list[tuple[int, int, int]]:
    """List (start, end, next) of each line; a lone CR ends one only in a text without LF, or before a content line."""
    mark = b"\n" if b"\n" in text else b"\r"
    lines: list[tuple[int, int, int]] = []
    start, size = 0, len(text)
    while start < size:
        found = text.find(mark, start)
        next_start = size if found < 0 else found + 1
        end = size if found < 0 else found
        while end > start and text[end - 1] == 13:
            end -= 1
        _add(lines, text, start, end, next_start)
        start = next_start
    return lines


def _add(lines: list[tuple[int, int, int]], text: bytes, start: int, end: int, next_start: int) -> None:
    """Add a line, cut at lone CRs that a content line follows."""
    back = text.find(b"\r", start, end)
    while back >= 0:
        after = text.find(b"\r", back + 1, end)
        if _begins_content(text[back + 1 : min(back + 80, end if after < 0 else after)]):
            lines.append((start, back, back + 1))
            start = back + 1
        back = after
    lines.append((start, end, next_start))


def _begins_content(piece: bytes) -> bool:
    cut = min((at for at in (piece.find(b":"), piece.find(b";")) if at >= 0), default=-1)
    return cut > 0 and is_name(piece[:cut].decode("latin-1"))


def content_lines(text: bytes, version: str) -> list[Folded]:
    """Join the physical lines of one card's text; blank lines belong to the line before them."""
    joiner = _Joiner(text, version)
    for number, (start, end, next_start) in enumerate(physical_lines(text), 1):
        joiner.take(start, end, next_start, number)
    return joiner.lines


class _Joiner:
    def __init__(self, text: bytes, version: str) -> None:
        self._text = text
        self._drop = 0 if version == "2.1" else 1
        self._indent = text[: len(text) - len(text.lstrip(b" \t"))][:40]
        self.lines: list[Folded] = []

    def take(self, start: int, end: int, next_start: int, number: int) -> None:
        """Give one physical line to the content line before it, or begin a new one."""
        if self._indent and self._text.startswith(self._indent, start):
            start = min(start + len(self._indent), end)
        line = self.lines[-1] if self.lines else None
        if line is None or not self._continue(line, start, end):
            if start < end or line is None:
                line = Folded(start, end, next_start, number, [(start, end)])
                self._read_head(line)
                self.lines.append(line)
            else:
                line.is_open = False
        else:
            line.end = end
        line.next = next_start

    def _continue(self, line: Folded, start: int, end: int) -> bool:
        """Add a physical line to the content line before it where it belongs there."""
        if line.depth:
            line.depth += _step(self._word(start, end))
            line.pieces.append((line.end, end))
            return True
        head = line.head
        if head is not None and head.is_quoted_printable and self._cut_soft_break(line, start, end):
            line.pieces.append((start, end))
        elif self._text[start : start + 1] in _BLANKS and not (head is not None and head.name == "BEGIN"):
            line.pieces.append((min(start + self._drop, end), end))
            line.is_open = line.is_open and not self._text[start:end].isspace()
            if head is None and len(line.pieces) & (len(line.pieces) - 1) == 0:
                self._read_head(line)
        elif head is None or start == end:
            return False
        elif head.is_base64 and line.is_open and not self._is_content(start, end):
            line.pieces.append((start, end))
        elif head.name == "AGENT" and self._word(start, end) == b"BEGIN:VCARD":
            line.depth = 1
            line.pieces.append((line.end, end))
        else:
            return False
        return True

    def _cut_soft_break(self, line: Folded, start: int, end: int) -> bool:
        """Cut off the soft break that the line ends with; False: there is none, or the card's edge follows."""
        first, last = line.pieces[-1]
        bare = first + len(self._text[first:last].rstrip(b" \t"))
        if self._text[bare - 1 : bare] != b"=" or bare == first or self._word(start, end) in _EDGES:
            return False
        line.pieces[-1] = (first, bare - 1)
        return True

    def _read_head(self, line: Folded) -> None:
        """Parse the head where it ends in the pieces so far (asked for 1, 2, 4, 8 … pieces: linear)."""
        joined = b"".join([self._text[start:end] for start, end in line.pieces])
        cut = head_end(joined)
        line.head = parse_head(joined[:cut].decode("latin-1")) if cut > 0 else None
        if line.head is not None and joined[:cut].isascii() and b'"' not in joined[:cut]:
            line.cut = cut
        if line.head is not None and line.head.name == "AGENT":
            line.depth = _step(b"AGENT:" + joined[cut + 1 :].strip().upper())

    def _is_content(self, start: int, end: int) -> bool:
        piece = self._text[start:end]
        cut = head_end(piece)
        return cut > 0 and parse_head(piece[:cut].decode("latin-1")) is not None

    def _word(self, start: int, end: int) -> bytes:
        return self._text[start:end].strip(b" \t").upper() if end - start < 100 else b""


def _step(word: bytes) -> int:
    """Say how far a line leads into a nested card, or out of it."""
    if word == b"BEGIN:VCARD" or (word.startswith(b"AGENT") and word.endswith(b":BEGIN:VCARD")):
        return 1
    return -1 if word == b"END:VCARD" else 0

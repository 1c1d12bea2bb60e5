"""Cut a stream into cards without losing a byte, in linear time and in the memory of the largest card (RFC 6350 3.2).

A clean card is found by three searches; whatever looks odd goes through `strays`, line by line.
"""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from closeknit.vcards.encoding import UTF8_MARK, narrow, sniff, width
from closeknit.vcards.strays import Lines, next_cut

_BEGIN = b"BEGIN:VCARD"
_END = b"END:VCARD"


class Span(NamedTuple):
    """A card's own bytes and the text between it and the card before; `line` counts from 1 in the file.

    `kind` is "card", or "unreadable" where no content line could be lexed.
    """

    before: bytes
    raw: bytes
    line: int
    kind: str


class Splitter:
    """Iterate over a stream's spans; all `before + raw` and `tail` joined are the stream."""

    def __init__(self, stream: BinaryIO, block_bytes: int = 1 << 20) -> None:
        self._stream = stream
        self._block_bytes = max(block_bytes, 2)
        head = stream.read(self._block_bytes)
        while len(head) < 64 and (more := stream.read(64)):
            head += more
        self.encoding = sniff(head)
        self.line_end = ""
        self.tail = b""
        self.tail_line = 1
        self._width = width(self.encoding)
        self._data = head
        self._text = narrow(head, self.encoding)
        self._is_last = not head
        self._is_clean = False
        self._position = 0
        self._line = 1
        self._next_end = -1
        self._look()

    def __iter__(self) -> Iterator[Span]:
        """Yield every card in the file's order."""
        while True:
            if self._is_clean:
                yield from self._clean_cards()
            cut = next_cut(self._walker, self._position)
            if cut is not None:
                yield self._span(*cut)
            elif self._is_last:
                break
            else:
                self._read_on()
        self.tail, self.tail_line = self._data[self._position * self._width :], self._line

    def _clean_cards(self) -> Iterator[Span]:
        """Yield cards as long as nothing about the next one is odd."""
        text, size = self._text, len(self._text)
        find = text.find
        while True:
            position = self._position
            begin = find(_BEGIN, position, position + 16)
            if begin < 0 or (begin > position and not _is_gap(text, position, begin)):
                return
            if self._next_end < begin:
                found = find(_END, begin + 11)
                self._next_end = size if found < 0 else found
            end = self._next_end
            if end == size or text[end - 1] not in b"\r\n" or text[begin + 11] not in b"\r\n":
                return
            after = end + 9
            if find(_BEGIN, begin + 11, end) >= 0:
                return
            if text[after : after + 1] not in (b"\r", b"\n") and not (self._is_last and after == size):
                return
            yield self._span(begin, after, "card")

    def _span(self, begin: int, end: int, kind: str) -> Span:
        """Cut a span out and go past it."""
        position, wide = self._position, self._width
        count, mark = self._text.count, b"\r" if self.line_end == "\r" else b"\n"
        line = self._line + count(mark, position, begin)
        self._line = line + count(mark, begin, end)
        self._position = end
        return Span(self._data[position * wide : begin * wide], self._data[begin * wide : end * wide], line, kind)

    def _read_on(self) -> None:
        """Drop what was given out and read on, at least as much as is held, so that a huge card stays linear."""
        rest = self._data[self._position * self._width :]
        more = self._stream.read(max(self._block_bytes, len(rest)))
        self._is_last = not more
        self._data = rest + more
        self._text = narrow(self._data, self.encoding)
        self._position = 0
        self._look()

    def _look(self) -> None:
        """Note whether all BEGIN and END are in capitals, and the file's line end."""
        text = self._text
        self._walker = Lines(text, self._is_last)
        self._next_end = -1
        self._is_clean = text.upper().count(b":VCARD") == text.count(_BEGIN) + text.count(_END)
        if not self.line_end:
            self.line_end = _line_end(text, self._is_last)


def _is_gap(text: bytes, start: int, end: int) -> bool:
    """Tell whether only line ends, or the file's byte order mark, stand there."""
    return not text[start:end].strip(b"\r\n") or (start == 0 and text[start:end] in (UTF8_MARK, b"\xff"))


def _line_end(text: bytes, is_last: bool) -> str:
    """Name the first line end; nothing where there is none yet."""
    ends = [at for at in (text.find(b"\n"), text.find(b"\r")) if at >= 0]
    if not ends or (min(ends) + 3 > len(text) and not is_last):
        return ""
    first = text[min(ends) : min(ends) + 3]
    for end in (b"\r\r\n", b"\r\n", b"\n"):
        if first.startswith(end):
            return end.decode("ascii")
    return "\r"

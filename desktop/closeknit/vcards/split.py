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
        self._look()

    def __iter__(self) -> Iterator[Span]:
        """Yield every card in the file's order."""
        position, line = 0, 1
        while True:
            begin, end = self._clean_card(position)
            if end:
                kind = "card"
            else:
                cut = next_cut(self._walker, position)
                if cut is None:
                    if self._is_last:
                        break
                    position = self._read_on(position)
                    continue
                begin, end, kind = cut
            before, raw = self._bytes(position, begin), self._bytes(begin, end)
            line += self._lines(position, begin)
            yield Span(before, raw, line, kind)
            line += self._lines(begin, end)
            position = end
        self.tail, self.tail_line = self._data[position * self._width :], line

    def _clean_card(self, position: int) -> tuple[int, int]:
        """Find the next card where nothing about it is odd; (0, 0) else."""
        text = self._text
        begin = text.find(_BEGIN, position, position + 16)
        if not self._is_clean or begin < 0 or (begin > position and not _is_gap(text, position, begin)):
            return 0, 0
        if self._next_end < begin:
            self._next_end = end = text.find(_END, begin + 11)
            if end < 0:
                self._next_end = len(text)
        end = self._next_end
        if end == len(text) or text[begin + 11] not in b"\r\n" or text[end - 1] not in b"\r\n":
            return 0, 0
        if text.find(_BEGIN, begin + 11, end) >= 0:
            return 0, 0
        end += len(_END)
        if text[end : end + 1] in (b"\r", b"\n") or (self._is_last and end == len(text)):
            return begin, end
        return 0, 0

    def _read_on(self, position: int) -> int:
        """Drop what was given out and read on, at least as much as is held, so that a huge card stays linear."""
        rest = self._data[position * self._width :]
        more = self._stream.read(max(self._block_bytes, len(rest)))
        self._is_last = not more
        self._data = rest + more
        self._text = narrow(self._data, self.encoding)
        self._look()
        return 0

    def _look(self) -> None:
        """Note whether all BEGIN and END are in capitals, and the file's line end."""
        text = self._text
        self._walker = Lines(text, self._is_last)
        self._next_end = -1
        self._is_clean = text.upper().count(b":VCARD") == text.count(_BEGIN) + text.count(_END)
        if not self.line_end:
            self.line_end = _line_end(text, self._is_last)

    def _lines(self, start: int, end: int) -> int:
        return self._text.count(b"\r" if self.line_end == "\r" else b"\n", start, end)

    def _bytes(self, start: int, end: int) -> bytes:
        return self._data[start * self._width : end * self._width]


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

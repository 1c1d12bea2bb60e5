"""The careful way to find a card: line by line, for files with strays, nested cards, missing BEGIN or END.

Rules (RFC 6350 3.3, vCard 2.1 for AGENT): a line that is BEGIN:VCARD or END:VCARD in any case counts; an indented END
only in an indented card; a BEGIN after an AGENT line nests; any other BEGIN ends the card before it.
"""

from typing import NamedTuple

from closeknit.vcards.heads import head_end, parse_head

_BLANK = b" \t\r\n\0\xef\xbb\xbf\xff\xfe\x1a"
_MARK = b"\xef\xbb\xbf"
_LARGEST_STRAY_BYTES = 8 << 20
_TELLING = frozenset({"FN", "N", "TEL", "EMAIL"})


class Cut(NamedTuple):
    """Where a span begins and ends in the text, and its kind."""

    begin: int
    end: int
    kind: str


def next_cut(line: "Lines", position: int) -> Cut | None:
    """Find the next span from `position` on, which stands outside cards; None: more text is needed, or none is left."""
    text, is_last = line.text, line.is_last
    line.next = position
    stray = _Stray()
    while line.step():
        word = line.word()
        if word == b"BEGIN:VCARD":
            return stray.cut() or _whole(text, line)
        stray.take(text, line, word)
        if word == b"END:VCARD" and stray.is_telling:
            return Cut(stray.begin, line.end, "card")
        if line.next - position > _LARGEST_STRAY_BYTES:
            return Cut(position, line.end, "unreadable")
    return stray.cut() if is_last else None


class Lines:
    """Walks forward over a block's lines, ended by CR, LF or CRLF; the last one counts only at the file's end."""

    def __init__(self, text: bytes, is_last: bool) -> None:
        self.text = text
        self.is_last = is_last
        self.start = self.end = self.next = 0
        self._feed = _Next(text, b"\n")
        self._back = _Next(text, b"\r")

    def step(self) -> bool:
        """Go to the next line; False: there is none, or it may go on in the next block."""
        start, size = self.next, len(self.text)
        if start >= size:
            return False
        end = min(self._feed.after(start), self._back.after(start))
        if not self.is_last and end + 1 >= size:
            return False
        self.start, self.end = start, end
        self.next = end + (2 if self.text[end : end + 2] == b"\r\n" else 1)
        return True

    def word(self) -> bytes:
        """Give the line in capitals without blanks around it; nothing for a long one."""
        if self.end - self.start > 100:
            return b""
        return self.text[self.start + mark_length(self.text, self.start) : self.end].strip(b" \t").upper()

    def indent(self) -> bool:
        """Tell whether the line begins with a blank."""
        return self.text[self.start : self.start + 1] in (b" ", b"\t")


class _Next:
    """Where a byte stands next; remembers it, so that no stretch of a block is searched again and again."""

    def __init__(self, text: bytes, byte: bytes) -> None:
        self._text, self._byte = text, byte
        self._from, self._at = 0, -1

    def after(self, start: int) -> int:
        """Return the first place at or after `start`; the text's length where there is none."""
        if start < self._from:
            found = self._text.find(self._byte, start, self._from)
            self._at = self._at if found < 0 else found
            self._from = start
        elif start > self._at:
            found = self._text.find(self._byte, start)
            self._at = len(self._text) if found < 0 else found
            self._from = start
        return self._at


def _whole(text: bytes, line: Lines) -> Cut | None:
    """Follow a card from its BEGIN to its END; the next BEGIN on its level, or the file's end, ends it too."""
    begin = line.start + mark_length(text, line.start)
    is_indented = line.indent()
    depth, content_end, after_agent = 1, line.end, False
    while line.step():
        word = line.word()
        if word == b"END:VCARD" and (is_indented or not line.indent()):
            depth -= 1
            if depth == 0:
                return Cut(begin, line.end, "card")
        elif word == b"BEGIN:VCARD" and (is_indented or not line.indent()):
            if not after_agent:
                return Cut(begin, content_end, "card")
            depth += 1
        elif word.startswith(b"AGENT") and word.endswith(b":BEGIN:VCARD"):
            depth += 1
        if word or line.end - line.start > 100:
            after_agent = word.startswith(b"AGENT") and word.endswith(b":")
            content_end = line.end
    return Cut(begin, content_end, "card") if line.is_last else None


class _Stray:
    """Text between cards: a card that lacks BEGIN and END, unreadable, or nothing that matters."""

    def __init__(self) -> None:
        self.begin = self.end = -1
        self.is_telling = False
        self._is_lexed = False

    def take(self, text: bytes, line: "Lines", word: bytes) -> None:
        """Add one line; blank ones count for nothing."""
        piece = text[line.start : line.end]
        bare = piece.lstrip(_BLANK)
        if not bare:
            return
        if self.begin < 0:
            self.begin = line.start + len(piece) - len(bare)
        self.end = line.start + len(piece.rstrip(_BLANK))
        name = _name(bare if self.begin >= line.start else piece)
        self.is_telling = self.is_telling or name in _TELLING
        self._is_lexed = self._is_lexed or bool(name) or word == b"END:VCARD"

    def cut(self) -> Cut | None:
        """Say what came together so far; None: it stays between the cards."""
        if self.begin < 0 or (self._is_lexed and not self.is_telling):
            return None
        return Cut(self.begin, self.end, "card" if self.is_telling else "unreadable")


def _name(line: bytes) -> str:
    """Name the property of a line, or nothing where it isn't a content line."""
    end = head_end(line)
    if not 0 < end < 2000 or line[:1] in (b" ", b"\t"):
        return ""
    head = parse_head(line[:end].decode("latin-1"))
    return head.name if head else ""


def mark_length(text: bytes, start: int) -> int:
    """Count the bytes of a byte order mark at that place (UTF-16's is one unit, narrowed to 255)."""
    return 3 if text.startswith(_MARK, start) else 1 if text.startswith(b"\xff", start) else 0

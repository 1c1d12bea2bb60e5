"""Look at what stands between two cards: nothing but blanks, or text that is kept and said (issue 3, section 2)."""

from closeknit.vcards.encoding import narrow
from closeknit.vcards.split import Span, Splitter

Said = tuple[tuple[int, str, dict[str, str | int | float]], ...]

_BLANK = b" \t\r\n\0\xef\xbb\xbf\xff\xfe\x1a"


def outside(span: Span, encoding: str) -> Said:
    """Give a reason, with its line in the file, where text stands before a card that belongs to none."""
    return text_reason(span.before, span.line, encoding)


def after_last(splitter: Splitter) -> Said:
    """Give a reason for text after the last card, once a stream was split to its end."""
    flat = narrow(splitter.tail, splitter.encoding)
    lines = flat.count(b"\n") if b"\n" in flat else flat.count(b"\r")
    return text_reason(splitter.tail, splitter.tail_line + lines, splitter.encoding)


def text_reason(text: bytes, line_after: int, encoding: str) -> Said:
    """The same for any text between cards, or after the last; `line_after` is the line that follows it."""
    flat = narrow(text, encoding)
    words = flat.strip(_BLANK)
    if not words:
        return ()
    mark = b"\n" if b"\n" in flat else b"\r"
    after = flat[flat.find(words) :].count(mark)
    return ((max(1, line_after - after), "text_between", {"bytes": len(words)}),)

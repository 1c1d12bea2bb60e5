"""Change single content lines of a card and leave every other byte (architecture 3, "The card's own bytes").

Each result is lexed again and compared, so that nothing is kept that would be read otherwise than it was meant.
"""

from collections.abc import Sequence

from closeknit.domain.errors import UserError
from closeknit.vcards.content import Card, Line
from closeknit.vcards.encoding import width
from closeknit.vcards.fields.kinds import FRAME
from closeknit.vcards.heads import is_name
from closeknit.vcards.labelling import LabelChange, head_for_new, labelled
from closeknit.vcards.lexer import lex
from closeknit.vcards.transcode import to_utf8 as to_utf8
from closeknit.vcards.values import unescape
from closeknit.vcards.writing import escaped, head_text, style_of, written

Value = str | Sequence[str]


def change(card: Card, line: int, value: Value, label: str | None = None) -> bytes:
    """Give the card's bytes with the value of one line (its index in `card.lines`) replaced; the label only if asked.

    Raises UserError `line_fixed`, `needs_utf8` or `not_writable`.
    """
    old = _editable(card, line)
    if old.head.is_base64:
        raise UserError("line_fixed", name=old.name)
    style = style_of(card)
    head = head_text(card, old)
    changed = LabelChange(head, -1, "") if label is None else labelled(card, line, head, label)
    text = escaped(old.name, value, card.version, old)
    new = written(changed.head, text, style, old.head.charset, old.head.is_quoted_printable)
    cuts = [(old.start, old.end, new)]
    end = card.line_end.encode(card.encoding)
    if changed.line >= 0:
        other = card.lines[changed.line]
        if changed.text:
            cuts.append((other.start, other.end, written(head_text(card, other), changed.text, style)))
        else:
            cuts.append((other.start, other.next, b""))
    elif changed.text:
        cuts[0] = (old.start, old.end, new + end + written(changed.new_head, changed.text, style))
    return _checked(card, _spliced(card.raw, cuts), old.name, text)


def add(card: Card, name: str, value: Value, label: str = "", group: str = "") -> bytes:
    """Give the card's bytes with one more line, after the last of its name, else before END.

    Raises UserError `bad_property_name`, `line_fixed`, `needs_utf8` or `not_writable`.
    """
    name = name.strip()
    if not is_name(name) or " " in name:
        raise UserError("bad_property_name", name=name[:60])
    if name.upper() in FRAME or name.upper() in ("PHOTO", "AGENT"):
        raise UserError("line_fixed", name=name.upper())
    style = style_of(card)
    head, label_line = head_for_new(card, name, label, group)
    text = escaped(name.upper(), value, card.version)
    name = name.upper()
    lines = [(name, written(head, text, style))]
    if label_line:
        lines.append((name, written(label_line[0], label_line[1], style)))
    return _checked(card, insert(card, lines), name, text)


def remove(card: Card, line: int) -> bytes:
    """Give the card's bytes without one line, and without its group's label where nothing else is in the group."""
    old = _editable(card, line)
    cuts = [(old.start, old.next, b"")]
    if old.group and old.name != "X-ABLABEL":
        group = [other for other in card.lines if other.group.lower() == old.group.lower() and other is not old]
        if group and all(other.name.startswith("X-AB") for other in group):
            cuts += [(other.start, other.next, b"") for other in group]
    return _spliced(card.raw, cuts)


def insert(card: Card, lines: Sequence[tuple[str, bytes]]) -> bytes:
    """Put whole lines, each with its name, into a card: after the last of that name, else before END, or at its end."""
    end = card.line_end.encode(card.encoding)
    after = {line.name: line.next for line in card.lines}
    last = next((line.start for line in reversed(card.lines) if line.name == "END"), len(card.raw))
    places: dict[int, list[bytes]] = {}
    for name, line in lines:
        places.setdefault(after.get(name, last), []).append(line + end)
    out: list[bytes] = []
    at = 0
    for place, new in sorted(places.items()):
        before = card.raw[at:place]
        out += [before] if not place or before.endswith((end, end[: width(card.encoding)])) else [before, end]
        out += new
        at = place
    rest = card.raw[at:]
    return b"".join([*out, rest]) if rest else b"".join(out).removesuffix(end)


def _editable(card: Card, line: int) -> Line:
    if not 0 <= line < len(card.lines):
        raise UserError("line_gone")
    old = card.lines[line]
    if old.name in FRAME:
        raise UserError("line_fixed", name=old.name)
    return old


def _spliced(raw: bytes, cuts: Sequence[tuple[int, int, bytes]]) -> bytes:
    for start, end, new in sorted(cuts, reverse=True):
        raw = raw[:start] + new + raw[end:]
    return raw


def _checked(card: Card, raw: bytes, name: str, text: str) -> bytes:
    """Read the new bytes back: the line must say what was meant, and no other line may have changed."""
    again = lex(raw, card.encoding)
    wanted = unescape(text)
    kept = [line.value for line in card.lines if line.name != name and line.name != "X-ABLABEL"]
    now = [line.value for line in again.lines if line.name != name and line.name != "X-ABLABEL"]
    if kept != now or all(unescape(line.value) != wanted for line in again.named(name)):
        raise UserError("not_writable", name=name)
    return raw

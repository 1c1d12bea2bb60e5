"""Where the parts of a row lie: measured once for a width, from font metrics, never fixed (language 4 and 8).

All places are as from left to right; painting mirrors them.
"""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout

from closeknit.ui.common.figures import clock, depth, length
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import shown
from closeknit.ui.timeline.items import Item, Mark, Tone
from closeknit.ui.timeline.marks import chip_look, is_strong
from closeknit.ui.timeline.wording import in_day_column
from closeknit.ui.timeline.wrapping import wrapped

#: Folded, a meeting shows so many lines of its detail.
LINES = 2
#: The style sheet's width of a scroll bar.
SCROLL_BAR = 10
_FOLDED_CHARACTERS = 600
_OPEN_CHARACTERS = 10_000
_TITLE_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text in its place, already cut to it."""

    place: QRect
    text: str
    font: QFont
    role: str
    is_right: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Text of several lines at a point."""

    at: QPointF
    text: QTextLayout
    role: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An icon in its place."""

    place: QRect
    name: str
    role: str
    px: int


@dataclass(frozen=True, slots=True)
class Chip:
    """A chip in its place."""

    place: QRect
    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Laid:
    """A row ready to be painted; `body` is the room for an editor, `is_cut` tells that words didn't fit."""

    height: int
    dot: QRect
    words: tuple[Words, ...]
    blocks: tuple[Block, ...]
    pictures: tuple[Picture, ...]
    chips: tuple[Chip, ...]
    depth: tuple[int, QRect]
    body: QRect
    is_cut: bool


class Columns:
    """The columns of the design in pixels of the text size: 20, day 44, dot 28, gaps of 8; 20 at the right.

    Half of what is left free at the right is the scroll bar, which is always there.
    """

    def __init__(self, look: Look, width: int) -> None:
        px = look.theme.px
        self.gap = px(8)
        self.day = QRect(px(8), 0, px(56), px(28))
        self.dot = px(72)
        self.side = px(28)
        self.body = px(108)
        self.right = max(self.body + px(40), width - px(20) + SCROLL_BAR)


class _Pen:
    """Lays one item out from top to bottom."""

    def __init__(self, look: Look, item: Item, width: int, is_open: bool, today: date, is_right: bool) -> None:
        self.look, self.item, self.is_open, self.today, self.is_right = look, item, is_open, today, is_right
        self.columns = Columns(look, width)
        self.words: list[Words] = []
        self.blocks: list[Block] = []
        self.pictures: list[Picture] = []
        self.chips: list[Chip] = []
        self.depth: tuple[int, QRect] = (0, QRect())
        self.is_cut = False
        self.line = max(look.theme.px(18), self.metrics(13, item).height())

    def metrics(self, px: int, item: Item | None = None) -> QFontMetrics:
        return self.look.theme.metrics(self.font(px, item is not None and is_strong(item)))

    def font(self, px: int, strong: bool = False) -> QFont:
        return self.look.theme.font(px, QFont.Weight.Medium if strong else QFont.Weight.Normal)

    def laid(self) -> Laid:
        px, columns, item = self.look.theme.px, self.columns, self.item
        has_more = self.is_open or (item.is_tall and bool(item.detail or item.chips))
        top = px(5) if has_more else px(2)
        day = in_day_column(item, self.today)
        self.put(QRect(columns.day.translated(0, top)), day, 12, "ink3", is_right=True)
        right = self.note(top)
        y = top + px(5)
        y = self.wrapped_title(y, right) if self.is_open else self.title(y, right)
        if has_more:
            y = self.detail(y, right if not self.is_open else columns.right)
            y = self.marks(y, right if not self.is_open else columns.right)
        bottom = max(y, top + columns.side)
        dot = QRect(columns.dot, top, columns.side, columns.side)
        body = QRect(columns.body, top, columns.right - columns.body, bottom - top)
        height = max(bottom + (px(6) if has_more else px(2)), 24)
        parts = (tuple(self.words), tuple(self.blocks), tuple(self.pictures), tuple(self.chips))
        return Laid(height, dot, *parts, self.depth, body, self.is_cut)

    def put(self, place: QRect, text: str, px: int, role: str, strong: bool = False, is_right: bool = False) -> int:
        """Add one line of text, cut to its place; returns the width it took."""
        font = self.font(px, strong)
        metrics = self.look.theme.metrics(font)
        width = metrics.horizontalAdvance(text)
        if width > place.width():
            self.is_cut = True
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            width = place.width()
        self.words.append(Words(place, text, font, role, is_right))
        return width

    def note(self, top: int) -> int:
        """Lay the note at the right; returns where the body ends."""
        px, item, edge = self.look.theme.px, self.item, self.columns.right
        text = shown(item.note) if item.note else length(item.minutes) if item.minutes else ""
        strong = item.is_dashed
        role = "late" if item.is_late else "accent" if strong else "ink3"
        room = (edge - self.columns.body) // 2
        width = min(room, self.metrics(11, item if strong else None).horizontalAdvance(text))
        if text:
            place = QRect(edge - width, top, width, px(28))
            self.put(place, text, 11, role, strong, is_right=True)
            edge -= width + px(8)
        icon = item.note_icon or ("clock-counter-clockwise" if item.is_late else "")
        if icon:
            side = px(12)
            self.pictures.append(Picture(QRect(edge - side, top + (px(28) - side) // 2, side, side), icon, role, 12))
            edge -= side + px(8)
        return edge

    def title(self, y: int, right: int) -> int:
        """Lay title, depth and what follows on one line."""
        px, item, strong = self.look.theme.px, self.item, is_strong(self.item)
        left = self.columns.body
        dots = px(38) if depth(item.rating) else 0
        title = shown(item.title, _TITLE_CHARACTERS)
        left += self.put(QRect(left, y, right - left - dots, self.line), title, 13, "ink", strong)
        left = self.dots(left, y)
        aside = " · ".join(part for part in (shown(item.aside), shown(item.people)) if part)
        gap = px(4)
        if aside and right - left - gap >= px(24):
            role = "ink2" if strong else "ink3"
            self.put(QRect(left + gap, y, right - left - gap, self.line), f"· {aside}", 13, role)
        elif aside:
            self.is_cut = True
        return y + self.line

    def dots(self, left: int, y: int) -> int:
        filled = depth(self.item.rating)
        if filled:
            px = self.look.theme.px
            self.depth = (filled, QRect(left + px(8), y + (self.line - px(8)) // 2, px(30), px(8)))
            left += px(38)
        return left

    def wrapped_title(self, y: int, right: int) -> int:
        """Lay the whole title, then the facts, each on as many lines as needed."""
        item, px, left = self.item, self.look.theme.px, self.columns.body
        dots = px(38) if depth(item.rating) else 0
        title = shown(item.title, _OPEN_CHARACTERS)
        room, font = right - left - dots, self.font(13, is_strong(item))
        text = self.block(left, y, room, title or " ", font, "ink", self.line, 0).text
        line = text.lineAt(text.lineCount() - 1)
        end = y + self.line * text.lineCount()
        self.dots(left + round(line.naturalTextWidth()), end - self.line)
        facts = [clock(item.at)] if item.at is not None else []
        facts += [shown(text) for text in (item.aside, item.people) if text]
        if facts:
            end = self.lower(
                self.block(left, end + px(2), right - left, " · ".join(facts), self.font(12), "ink3", self.small(), 0)
            )
        return end

    def detail(self, y: int, right: int) -> int:
        if not self.item.detail:
            return y
        limit = _OPEN_CHARACTERS if self.is_open else _FOLDED_CHARACTERS
        text = shown(self.item.detail.strip(), limit, lines=True)
        left, lines = self.columns.body, 0 if self.is_open else LINES
        y += self.look.theme.px(2)
        return self.lower(self.block(left, y, right - left, text, self.font(12), "ink2", self.small(), lines))

    def block(self, left: int, y: int, width: int, text: str, font: QFont, role: str, line: int, lines: int) -> Block:
        """Add wrapped text; at most `lines` lines of it, all for 0."""
        layout, is_cut = wrapped(text, font, self.look.theme.metrics(font), width, line, lines, self.is_right)
        self.is_cut = self.is_cut or is_cut
        block = Block(QPointF(left, y), layout, role)
        self.blocks.append(block)
        return block

    def lower(self, block: Block) -> int:
        return round(block.at.y()) + block.text.lineCount() * self.small()

    def small(self) -> int:
        return max(self.look.theme.px(16), self.metrics(12).height())

    def marks(self, y: int, right: int) -> int:
        """Lay the chips, as many to a line as fit."""
        px = self.look.theme.px
        left, height, metrics = self.columns.body, px(22), self.metrics(11, self.item)
        y += px(5)
        x, last = left, 0
        for mark in self.item.chips:
            text, width = self.chip(mark, right - left)
            if x > left and x + width > right:
                x, y = left, y + height + px(6)
            self.chips.append(Chip(QRect(x, y, width, max(height, metrics.height())), text, mark.tone))
            x, last = x + width + px(6), y + height
        return last or y - px(5)

    def chip(self, mark: Mark, room: int) -> tuple[str, int]:
        px, metrics = self.look.theme.px, self.look.theme.metrics(self.font(11, strong=True))
        around = px(16) + (px(17) if chip_look(mark.tone)[1] else 0) + 2
        text = metrics.elidedText(shown(mark.text), Qt.TextElideMode.ElideRight, room - around)
        return text, min(room, metrics.horizontalAdvance(text) + around)


def lay_item(look: Look, item: Item, width: int, is_open: bool, today: date, is_mirrored: bool) -> Laid:
    """Measure an item; `is_open` shows all of it."""
    return _Pen(look, item, width, is_open, today, is_mirrored).laid()


def mirrored(place: QRect, width: int, is_mirrored: bool) -> QRect:
    """Return a place as from right to left."""
    return QRect(width - place.right() - 1, place.top(), place.width(), place.height()) if is_mirrored else place

"""Where the parts of a row stand: picture, words, date, verbs. The text columns never move (language 4, Today row)."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date, time, timedelta

from PySide6.QtCore import QRect, QRectF

from closeknit.ui.common.figures import clock, day
from closeknit.ui.common.look import Look
from closeknit.ui.common.ring import ring_side
from closeknit.ui.common.rows.verb import ICON_ONLY, Columns, Verb

AVATAR_PX = 32
ROW_PX = 54
#: Rows narrower than these show icons for verbs, and no column for the date nor what is an icon anyway.
VERBS_NEED_PX = 700
DATE_NEEDS_PX = 470
_PAD = 12
_WORDS_LEFT = 66
_DATE_WIDE = 92
#: A Wednesday in November, as long as a day gets.
_LONG_DAY = date(2026, 11, 25)
_GAP = 4
_ICON_WIDE = 28


@dataclass(frozen=True, slots=True)
class Places:
    """The places in one row; `date` None: the date stands in the second line. Verbs of one column share their place."""

    ring: QRectF
    words: QRect
    date: QRect | None
    verbs: Mapping[Verb, QRect]
    is_compact: bool

    def verb_at(self, x: int, offered: Set[Verb]) -> Verb | None:
        """Return which of the verbs of a row has its column at a point."""
        there = (verb for verb, place in self.verbs.items() if place.left() <= x <= place.right())
        return next((verb for verb in there if verb in offered), None)


def places(row: QRect, look: Look, columns: Columns, widths: Mapping[Verb, int]) -> Places:
    """Lay out a row; `widths` are those of the buttons with their words."""
    px = look.theme.px
    is_compact = row.width() < px(VERBS_NEED_PX)
    right = row.right() + 1 - px(8)
    verbs: dict[Verb, QRect] = {}
    has_date = row.width() >= px(DATE_NEEDS_PX)
    for column in reversed(columns):
        is_icon = ICON_ONLY.issuperset(column)
        if is_icon and not has_date:
            continue  # the row's menu has it
        width = px(_ICON_WIDE) if is_compact or is_icon else max(widths[verb] for verb in column)
        right -= width
        verbs |= {verb: QRect(right, row.top(), width, row.height()) for verb in column}
        right -= px(_GAP)
    right -= px(_PAD) - px(_GAP)
    dates = None
    if has_date:
        wide = _date_wide(look)
        dates = QRect(right - wide, row.top(), wide, row.height())
        right = dates.left() - px(_PAD)
    left = row.left() + px(_WORDS_LEFT)
    side = ring_side(AVATAR_PX) * px(100) / 100
    ring = QRectF(row.left() + px(_PAD), row.top() + (row.height() - side) / 2, side, side)
    return Places(ring, QRect(left, row.top(), max(0, right - left), row.height()), dates, verbs, is_compact)


def _date_wide(look: Look) -> int:
    """Return how wide the column of dates is: a day with its time fits in any font and language."""
    words = f"{day(_LONG_DAY, _LONG_DAY - timedelta(days=1))} {clock(time(20, 0))}"
    metrics = look.theme.metrics(look.theme.font(12))
    return max(look.theme.px(_DATE_WIDE), metrics.horizontalAdvance(words) + 2)

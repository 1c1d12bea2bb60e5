"""How an item's dot and chips look: presence by fill, channel by icon (language 4, Timeline item)."""

from collections.abc import Mapping
from typing import NamedTuple

from closeknit.domain.interaction import LIVE, Channel
from closeknit.ui.common.channels import CHANNEL_ICONS
from closeknit.ui.timeline.items import Item, Kind, Tone


class Dot(NamedTuple):
    """A dot: names of tokens; no fill is "", and `is_dashed` draws its line so."""

    fill: str
    line: str
    ink: str
    is_dashed: bool = False


FACE = Dot("p_face", "p_face", "surface")
LIVELY = Dot("accent_tint", "accent_line", "accent")
OUTLINE = Dot("surface", "line", "ink2")
ORCHIL = Dot("gave_tint", "got", "gave_ink")
PLANNED = Dot("", "accent", "accent", is_dashed=True)
CHOSEN = Dot("accent", "accent", "surface")

_DOTS: Mapping[Kind, Dot] = {
    Kind.PLAN: PLANNED,
    Kind.EXCHANGE: ORCHIL,
    Kind.DATE: ORCHIL,
    Kind.SEAT_TAKEN: LIVELY,
}
_ICONS: Mapping[Kind, str] = {
    Kind.PLAN: "calendar-blank",
    Kind.EXCHANGE: "scales",
    Kind.PROMISE_MADE: "calendar-plus",
    Kind.PROMISE_KEPT: "check",
    Kind.NEED: "lifebuoy",
    Kind.OFFER: "tag",
    Kind.NOTE: "note",
    Kind.SEAT_TAKEN: "armchair",
    Kind.SEAT_LEFT: "armchair",
    Kind.DATE: "cake",
    Kind.CARD_IMPORTED: "download-simple",
    Kind.CARD_EDITED: "pencil-simple",
}
_CHIP_ICONS: Mapping[Tone, str] = {
    Tone.REST: "",
    Tone.GAVE: "arrow-up-right",
    Tone.GOT: "arrow-down-left",
    Tone.NEED: "lifebuoy",
    Tone.LATE: "clock-counter-clockwise",
}
_CHIP_DOTS: Mapping[Tone, Dot] = {
    Tone.REST: Dot("surface", "line_strong", "ink2"),
    Tone.GAVE: Dot("gave_tint", "", "gave_ink"),
    Tone.GOT: Dot("", "got", "gave_ink"),
    Tone.NEED: Dot("surface", "line_strong", "ink2"),
    Tone.LATE: Dot("late_tint", "late_line", "late"),
}


def dot_of(item: Item) -> Dot:
    """Return how the dot of an item looks."""
    if item.kind is Kind.INTERACTION:
        if item.channel is Channel.IN_PERSON:
            return FACE
        return LIVELY if item.channel in LIVE else OUTLINE
    return _DOTS.get(item.kind, OUTLINE)


def icon_of(item: Item) -> str:
    """Return the icon in the dot: the item's own, its channel's, its kind's."""
    if item.icon:
        return item.icon
    if item.channel is not None and item.kind in (Kind.PLAN, Kind.INTERACTION):
        return CHANNEL_ICONS[item.channel]
    return _ICONS.get(item.kind, "circle")


def is_strong(item: Item) -> bool:
    """Tell whether the title is set in medium weight: meetings, plans and exchanges."""
    return item.kind in (Kind.PLAN, Kind.EXCHANGE) or dot_of(item) is FACE


def chip_look(tone: Tone) -> tuple[Dot, str]:
    """Return how a chip looks, and its icon."""
    return _CHIP_DOTS[tone], _CHIP_ICONS[tone]

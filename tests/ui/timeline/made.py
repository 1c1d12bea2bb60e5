"""Items for the tests of the timeline."""

from datetime import date, timedelta
from typing import Any

from closeknit.domain.ids import EntryId
from closeknit.domain.interaction import Channel
from closeknit.ui.timeline.items import Item, Kind

TODAY = date(2026, 3, 12)


def item(number: int, days_ago: int = 0, kind: Kind = Kind.INTERACTION, **more: Any) -> Item:
    """Return an item whose order is its number."""
    if kind is Kind.INTERACTION:
        more.setdefault("channel", Channel.MAIL)
    more.setdefault("title", f"Entry {number}")
    return Item(EntryId(number), kind, TODAY - timedelta(days=days_ago), order=number, **more)


def many(count: int) -> list[Item]:
    """Return mails, meetings with long details, and notes, newest first, three days apart."""
    words = "We spoke about the river and the sensors, and about who pays for them. " * 3
    out = []
    for nth in range(count):
        number = count - nth
        kind = Kind.NOTE if nth % 3 == 2 else Kind.INTERACTION
        more = {"channel": Channel.IN_PERSON, "detail": words, "minutes": 60} if nth % 3 == 0 else {}
        out.append(item(number, nth * 3, kind, **more))
    return out

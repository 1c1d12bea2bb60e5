"""Where in the text something was understood, for the tint while typing."""

from enum import StrEnum
from typing import NamedTuple


class SpanKind(StrEnum):
    """What a stretch of the text was understood as."""

    PERSON = "person"
    CHANNEL = "channel"
    MINUTES = "minutes"
    DAY = "day"
    TIME = "time"
    PLAN = "plan"
    EXCHANGE = "exchange"
    NEED = "need"
    NEXT = "next"


class Span(NamedTuple):
    """A stretch of the text, counted in characters (code points), `end` not included."""

    start: int
    end: int
    kind: SpanKind

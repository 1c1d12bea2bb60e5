"""Understand one typed line: who, how, how long, when; the rest is the note (issue 4.3 "Composer", product 6 `log`).

"lunch with Ana Ferreira and Bo, yesterday 90 min: the ferry" has two people, in person, 90 minutes, yesterday, the
activity "lunch" and the note "the ferry". The activity stands in the note only where nothing else does. What came of
it ("gave her the number") is an upshot, and no note.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, time

from closeknit.domain.composing.channel_words import SEPARABLE
from closeknit.domain.composing.choice import Choice, choose
from closeknit.domain.composing.days import Today
from closeknit.domain.composing.names import named
from closeknit.domain.composing.note import note_of, quiet_tokens
from closeknit.domain.composing.people import Find, Named
from closeknit.domain.composing.reading import Reading, read
from closeknit.domain.composing.spans import Span, SpanKind
from closeknit.domain.composing.starters import starter
from closeknit.domain.composing.tokens import Line
from closeknit.domain.composing.upshots.finding import UpshotFound
from closeknit.domain.composing.upshots.upshot import Upshot, UpshotKey, UpshotKind
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Channel, StartedBy
from closeknit.domain.snooze import MORNING
from closeknit.domain.when import When, moment

_SPANS = {UpshotKind.NEED: SpanKind.NEED, UpshotKind.NEXT: SpanKind.NEXT, UpshotKind.REMIND: SpanKind.NEXT}


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was understood of `text`. `when` None: no word for it, so today.

    `people` have one candidate, or several to be asked about; `unknown` have none and stay in the note. `activity` is
    the word as typed ("lunch"). `spans` are sorted, don't overlap, and are for the tint: of an upshot only the word
    that says it. Those `left` by hand, as far as they stand there, are in the note.
    """

    text: str
    people: tuple[Named, ...] = ()
    unknown: tuple[Named, ...] = ()
    channel: Channel | None = None
    activity: str = ""
    minutes: int | None = None
    when: When | None = None
    started_by: StartedBy | None = None
    is_plan: bool = False
    note: str = ""
    spans: tuple[Span, ...] = ()
    upshots: tuple[Upshot, ...] = ()
    left: frozenset[UpshotKey] = frozenset()


def parse(
    text: str,
    people: Find,
    now: datetime,
    recent: Iterable[PersonId] = (),
    left: Collection[UpshotKey] = (),
    morning: time = MORNING,
) -> Parsed:
    """Understand a text; `now` is aware and in the user's zone, `recent` people come first among candidates.

    Upshots that are `left` stay in the note. Never raises, whatever the text; takes time in proportion to its length.
    """
    line = Line(text)
    reading = read(line, people, Today(now, morning=morning), recent, left)
    choice = choose(reading)
    kinds = _kinds(reading, choice)
    when = _when(reading, choice)
    activity = next((_text(line, one.start, one.end) for one in choice.channels if one.is_activity), "")
    quiet = quiet_tokens(line, kinds, {name.start for name in choice.names})
    note = note_of(line, kinds, quiet) or activity
    return Parsed(
        text=text,
        people=tuple(named(line, name) for name in choice.names),
        unknown=tuple(named(line, name) for name in choice.unknown),
        channel=choice.channels[0].channel if choice.channels else None,
        activity=activity,
        minutes=choice.minutes,
        when=when,
        started_by=starter(line, choice.channels[0], choice.names) if choice.channels else None,
        is_plan=reading.is_plan or (when is not None and moment(when, now) > now),
        note=note,
        spans=_spans(line, kinds, reading),
        upshots=tuple(_upshot(line, one) for one in reading.upshots.values()),
        left=reading.left,
    )


def _upshot(line: Line, one: UpshotFound) -> Upshot:
    found = one.found
    return Upshot(
        key=one.key,
        start=line.tokens[one.start].start,
        lead_start=line.tokens[found.lead_start].start,
        lead_end=line.tokens[found.lead_end - 1].end,
        end=line.tokens[one.end - 1].end,
        text=found.text,
        exchange=found.exchange,
        minutes=found.minutes,
        due=found.due,
        people=tuple(named(line, name) for name in found.names),
        others=tuple(named(line, name) for name in found.others),
        by=found.by,
        at=found.at,
        every=found.every,
    )


def _text(line: Line, start: int, end: int) -> str:
    return line.text[line.tokens[start].start : line.tokens[end - 1].end]


def _when(reading: Reading, choice: Choice) -> When | None:
    clock = reading.times[choice.time_start] if choice.time_start is not None else None
    when = choice.day.when if choice.day else None
    if clock is None or (when is not None and when.at is not None):
        return when
    day = when.day if when else reading.today.day
    at = datetime.combine(day, clock.at, reading.today.now.tzinfo)
    return When(day, at, when.is_approximate if when else False)


def _kinds(reading: Reading, choice: Choice) -> dict[int, tuple[int, SpanKind]]:
    """Return each stretch that is taken out of the note: first token to end and kind, in order."""
    kinds = {name.start: (name.end, SpanKind.PERSON) for name in choice.names}
    kinds |= {one.start: (one.end, SpanKind.CHANNEL) for one in choice.channels}
    kinds |= {start: (end, SpanKind.MINUTES) for start, end in choice.length.items()}
    kinds |= {start: (end, SpanKind.PLAN) for start, end in reading.plan().items()}
    kinds |= {start: (one.end, _SPANS.get(one.key.kind, SpanKind.EXCHANGE)) for start, one in reading.upshots.items()}
    if choice.day is not None:
        kinds[choice.day.start] = (choice.day.end, SpanKind.DAY)
    if choice.time_start is not None:
        kinds[choice.time_start] = (reading.times[choice.time_start].end, SpanKind.TIME)
    return dict(sorted((kinds | _separated(reading, choice, kinds)).items()))


def _separated(
    reading: Reading, choice: Choice, kinds: dict[int, tuple[int, SpanKind]]
) -> dict[int, tuple[int, SpanKind]]:
    """Return the "an" of "rief Bo gestern an": the last in its sentence part, with nothing behind it."""
    line = reading.line
    if not choice.channels or choice.channels[0].word not in SEPARABLE:
        return {}
    for k in range(choice.channels[0].end, len(line)):
        is_end = line.is_last(k + 1) or line.tokens[k + 1].kind == "mark" or k + 1 in kinds
        if line.word(k) == "an" and is_end:
            return {k: (k + 1, SpanKind.CHANNEL)}
        if line.is_last(k + 1):
            break
    return {}


def _spans(line: Line, kinds: dict[int, tuple[int, SpanKind]], reading: Reading) -> tuple[Span, ...]:
    spans = []
    for start, (end, kind) in kinds.items():
        one = reading.upshots.get(start)
        first, last = (start, end) if one is None else (one.found.lead_start, one.found.lead_end)
        spans.append(Span(line.tokens[first].start, line.tokens[last - 1].end, kind))
    return tuple(spans)

"""Choose from all that could be meant what is logged; the rest stays in the note.

The *head* are the sentences up to the one by which both people and a channel are named, and later ones that hold
nothing else than understood words. A day of the past may stand anywhere in it; a time, and a day that may lie ahead,
only in a part between commas that has people, the channel, or nothing else: "lunch with Ana, she leaves tomorrow".
"""

from dataclasses import dataclass, field

from closeknit.domain.composing import words
from closeknit.domain.composing.channel_words import PARTICIPLES, VERBS, WRITING
from closeknit.domain.composing.channels import ChannelFound
from closeknit.domain.composing.days import DayFound
from closeknit.domain.composing.names import NameFound
from closeknit.domain.composing.ranks import Rank
from closeknit.domain.composing.reading import Reading, Stretches
from closeknit.domain.composing.vocabulary import MONTHS
from closeknit.domain.interaction import LIVE, Channel

#: A bare number is minutes within these bounds only ("Ana coffee 30").
_BARE_MINUTES = range(5, 481)
#: After "for" a bare number is rather people than minutes, unless it is a round one from ten on.
_FEWEST_SPOKEN = 10
#: What is measured in metres ("swim with Ana 400m").
_MEASURED = frozenset({"run", "ran", "swim", "ride", "walk", "hike", "sail"})
#: What is written may be something else than the mail that "wrote" alone stands for.
_WRITTEN = frozenset({Channel.LETTER, Channel.MESSAGE})


@dataclass(slots=True)
class Choice:
    """What is logged: names and channels by their finds, stretches by first token and end."""

    names: list[NameFound] = field(default_factory=list)
    unknown: list[NameFound] = field(default_factory=list)
    channels: list[ChannelFound] = field(default_factory=list)
    day: DayFound | None = None
    time_start: int | None = None
    minutes: int | None = None
    length: Stretches = field(default_factory=dict)


def choose(reading: Reading) -> Choice:
    """Choose people, channel, day, time and minutes."""
    wanted = _wanted_names(reading)
    last = _last_of_head(reading, wanted)
    sentences = reading.line.sentences
    head = set(range(last + 1)) | _understood_sentences(reading, wanted)
    choice = Choice(names=[name for name in wanted if sentences[name.start] in head])
    choice.unknown = [name for name in reading.names if not name.candidates and sentences[name.start] <= last]
    choice.channels = _channels(reading, head)
    _choose_length(reading, choice, head)
    _choose_day_and_time(reading, choice, head)
    if choice.minutes is None:
        _choose_bare_number(reading, choice, head)
    return choice


def _wanted_names(reading: Reading) -> list[NameFound]:
    """Return those who are linked; if nobody is, the first who is named at all, with those joined by "and"."""
    known = [name for name in reading.names if name.candidates]
    best = max((reading.ranks[name.start] for name in known), default=Rank.NEVER)
    if best is Rank.NEVER:
        return []
    ranked = [name for name in known if reading.ranks[name.start] is best]
    if best is not Rank.LINKED:
        ranked = _first_group(reading, ranked)
    return _each_once(reading, ranked)


def _each_once(reading: Reading, names: list[NameFound]) -> list[NameFound]:
    """Leave out a second mention: the same candidates, or "Ana" behind "Ana Ferreira" and not joined by "and"."""
    once = list({name.candidates: name for name in reversed(names)}.values())[::-1]
    known = {name.candidates[0].id for name in once if len(name.candidates) == 1}
    return [
        name
        for name in once
        if len(name.candidates) == 1
        or reading.line.word(name.start - 1) in words.WITH | words.AND
        or known.isdisjoint(candidate.id for candidate in name.candidates)
    ]


def _first_group(reading: Reading, names: list[NameFound]) -> list[NameFound]:
    group = names[:1]
    for name in names[1:]:
        between = range(group[-1].end, name.start)
        if not all(reading.line.word(k) in words.AND | words.COMMAS for k in between):
            break
        group.append(name)
    return group


def _last_of_head(reading: Reading, wanted: list[NameFound]) -> int:
    sentences = reading.line.sentences
    named = [sentences[name.start] for name in wanted]
    told = [sentences[i] for i in reading.channels if reading.ranks[i] is not Rank.NEVER]
    return max(min(named, default=0), min(told, default=0))


def _understood_sentences(reading: Reading, wanted: list[NameFound]) -> set[int]:
    """Return the sentences of nothing but understood words."""
    line = reading.line
    stretches = {k for start, end in reading.understood().items() for k in range(start, end)}
    stretches -= {k for name in reading.names if name not in wanted for k in range(name.start, name.end)}
    left = {
        line.sentences[k]
        for k, token in enumerate(line.tokens)
        if k not in stretches and token.kind != "mark" and token.word not in words.FILLERS
    }
    return set(line.sentences) - left


def _channels(reading: Reading, head: set[int]) -> list[ChannelFound]:
    """Return the channel that wins and, if it says no activity, the first activity in person beside it."""
    ranked = [
        (reading.ranks[i], found)
        for i, found in reading.channels.items()
        if reading.line.sentences[i] in head and reading.ranks[i] is not Rank.NEVER
    ]
    linked = [found for rank_, found in ranked if rank_ is Rank.LINKED]
    found = linked or [found for _rank, found in ranked][:1]
    if not found:
        return []
    first = next((one for one in found if one.is_means), found[0])
    written = next((one for one in linked if one.channel in _WRITTEN), None)
    if first.word in WRITING and written is not None:  # "wrote Ana a letter"
        return [first._replace(channel=written.channel), written]
    if first.is_activity:
        return [first]
    doing = next((one for one in linked if one.word in VERBS | PARTICIPLES and one is not first), None)
    if first.is_means and doing is not None:  # "called Ana on WhatsApp"
        is_call = first.channel is Channel.MESSAGE and doing.channel in LIVE
        return [doing if is_call else doing._replace(channel=first.channel), first]
    beside = [one for one in found if one.is_activity and (first.is_means or one.channel is first.channel)]
    return [first, *beside[:1]]


def _choose_length(reading: Reading, choice: Choice, head: set[int]) -> None:
    for start, found in reading.lengths.items():
        if reading.line.sentences[start] in head:
            choice.minutes, choice.length = found.minutes, {start: found.end}
            return


def _choose_day_and_time(reading: Reading, choice: Choice, head: set[int]) -> None:
    near = _clauses_of_what_is_logged(reading, choice)
    clauses = _clauses(reading)
    for start, found in reading.days.items():
        is_behind = found.is_certain and found.when.day <= reading.today.day
        if reading.line.sentences[start] in head and (is_behind or clauses[start] in near):
            choice.day = found
            break
    for start, clock in reading.times.items():
        if reading.line.sentences[start] in head and clauses[start] in near:
            choice.time_start = start
            choice.minutes = clock.minutes if choice.minutes is None else choice.minutes
            return


def _clauses(reading: Reading) -> list[int]:
    """Number the parts between commas."""
    numbers, current = [], 0
    for k, token in enumerate(reading.line.tokens):
        current += token.word in words.COMMAS or reading.line.is_first(k)
        numbers.append(current)
    return numbers


def _clauses_of_what_is_logged(reading: Reading, choice: Choice) -> set[int]:
    clauses = _clauses(reading)
    near = {clauses[name.start] for name in (*choice.names, *choice.unknown)}
    near |= {clauses[channel.start] for channel in choice.channels}
    inside = {k for start, end in reading.understood().items() for k in range(start, end)}
    left = {
        clauses[k]
        for k, token in enumerate(reading.line.tokens)
        if k not in inside and token.kind != "mark" and token.word not in words.FILLERS
    }
    return near | (set(clauses) - left)


def _choose_bare_number(reading: Reading, choice: Choice, head: set[int]) -> None:
    """Read "Ana coffee 30", "Ana coffee for 30", "Ana coffee 30m": a number of its own behind something understood."""
    line = reading.line
    ends = {name.end for name in choice.names} | {channel.end for channel in choice.channels}
    starts = {name.start for name in choice.names} | {channel.start for channel in choice.channels}
    ends -= {name.end for name in choice.names if line.tokens[name.end - 1].word in MONTHS}  # "Jan 12" may be a date
    if choice.day is not None:
        ends, starts = ends | {choice.day.end}, starts | {choice.day.start}
    understood = reading.understood()
    is_time = not any(channel.word in _MEASURED for channel in choice.channels)
    for k in range(len(line)):
        number = line.number(k)
        if number is None or number not in _BARE_MINUTES or line.sentences[k] not in head or k in understood:
            continue
        is_round = number % 5 == 0 and number >= _FEWEST_SPOKEN
        before = k - 1 if line.word(k - 1) in words.COMMAS or (is_round and line.word(k - 1) in ("for", "fur")) else k
        end = k + 2 if is_time and line.word(k + 1) == "m" and line.is_close(k + 1) else k + 1
        is_alone = line.is_last(end) or line.word(end) in words.COMMAS or end in starts
        if before in ends and is_alone and not line.is_close(end):
            choice.minutes, choice.length = number, {k: end}
            return

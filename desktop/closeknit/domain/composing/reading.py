"""Find everything in a text that could be meant: people, what came of it, minutes, channel, days, times (issue 4.3)."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from closeknit.domain.composing import words
from closeknit.domain.composing.channels import ChannelFound, channel_at
from closeknit.domain.composing.days import DayFound, Today, day_at
from closeknit.domain.composing.minutes import Length, length_at
from closeknit.domain.composing.names import NameFound, NameSearch
from closeknit.domain.composing.people import Find
from closeknit.domain.composing.ranks import Rank, rank
from closeknit.domain.composing.times import Clock, time_at
from closeknit.domain.composing.tokens import Line
from closeknit.domain.composing.upshots.finding import UpshotFound, upshots_in
from closeknit.domain.composing.upshots.upshot import UpshotKey
from closeknit.domain.ids import PersonId

Stretches = dict[int, int]


class _Stretch(Protocol):
    @property
    def end(self) -> int: ...


_Found = TypeVar("_Found", bound=_Stretch)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found, by first token; nothing of it overlaps. Names within an upshot are the upshot's."""

    line: Line
    names: list[NameFound]
    upshots: dict[int, UpshotFound]
    left: frozenset[UpshotKey]
    lengths: dict[int, Length]
    channels: dict[int, ChannelFound]
    days: dict[int, DayFound]
    times: dict[int, Clock]
    ranks: dict[int, Rank]
    is_plan: bool
    today: Today

    def understood(self) -> Stretches:
        """Return every stretch that was found, first token to end."""
        named = {name.start: name.end for name in self.names}
        told = _ends(self.upshots) | _ends(self.lengths) | _ends(self.channels)
        return named | told | _ends(self.days) | _ends(self.times) | self.plan()

    def plan(self) -> Stretches:
        """Return the word that makes it a plan."""
        return {0: 1} if self.is_plan else {}


def read(line: Line, find: Find, today: Today, recent: Iterable[PersonId], left: Collection[UpshotKey] = ()) -> Reading:
    """Find all that could be meant in a line; the upshots `left` by hand are note."""
    names = NameSearch(line, find, recent).all()
    for name in names:
        line.hold(name.start, name.end)
    all_upshots = upshots_in(line, names, today)
    upshots = {one.start: one for one in all_upshots if one.key not in left}
    for one in upshots.values():
        line.hold(one.start, one.end)
    inside = {k for one in upshots.values() for k in range(one.start, one.end)}
    names = [name for name in names if name.start not in inside]
    is_plan = line.word(0) in words.PLAN_WORDS
    today = today._replace(is_ahead=today.is_ahead or is_plan)
    used = [False] * len(line)
    lengths = _scan(line, used, lambda i: length_at(line, i))
    channels = _scan(line, used, lambda i: channel_at(line, i))
    days = _scan(line, used, lambda i: day_at(line, i, today))
    times = _scan(line, used, lambda i: time_at(line, i))
    others = _ends(lengths) | _ends(days) | _ends(times) | _ends(upshots) | ({0: 1} if is_plan else {})
    ranks = rank(line, names, list(channels.values()), others)
    there = frozenset(one.key for one in all_upshots if one.key in left)
    return Reading(line, names, upshots, there, lengths, channels, days, times, ranks, is_plan, today)


def _scan(line: Line, used: list[bool], reader: Callable[[int], _Found | None]) -> dict[int, _Found]:
    """Read at each word or number that isn't used yet, and use what was read."""
    found: dict[int, _Found] = {}
    for i, token in enumerate(line.tokens):
        is_sign = token.kind == "mark" and not token.word[:1].isdigit()  # "½" is folded to "1⁄2"
        if used[i] or is_sign or not line.word(i):
            continue
        one = reader(i)
        if one is not None and not any(used[i : one.end]):
            found[i] = one
            used[i : one.end] = [True] * (one.end - i)
    return found


def _ends(found: Mapping[int, _Stretch]) -> Stretches:
    return {start: one.end for start, one in found.items()}

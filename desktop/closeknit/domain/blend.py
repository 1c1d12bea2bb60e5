"""The blend: how much of what passed was in person, when to plan a meeting, and action against talk (product 4.6)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.meaning import ROUNDING, YEAR_DAYS, Touch, capped, passed, points
from closeknit.domain.promise import Commitment
from closeknit.domain.reason import Reason
from closeknit.domain.weights import DEFAULTS, Weights

_QUARTER_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Blend:
    """Meaning points by channel, the weekly cap applied, and the rows behind them."""

    points: Mapping[Channel, float]
    rows: tuple[int, ...] = ()

    @property
    def total(self) -> float:
        """All points."""
        return sum(self.points.values())

    @property
    def share(self) -> float | None:
        """Return the part in person, 0 to 1; None where nothing counts."""
        total = self.total
        return self.points.get(Channel.IN_PERSON, 0.0) / total if total > 0.0 else None


@dataclass(frozen=True, slots=True)
class Presence:
    """How a blend divides, 0 to 1 each: face to face, live (video and phone) and written (letters too)."""

    face: float
    live: float
    written: float


@dataclass(frozen=True, slots=True)
class Meetings:
    """Meetings in this calendar quarter: in person, and for someone remote by video too.

    `is_visited` tells whether they met in person within a year, which is asked of someone remote.
    """

    rows: tuple[int, ...]
    is_visited: bool
    is_reached: bool
    reason: Reason


def blend(touches: Sequence[Touch], weights: Weights = DEFAULTS, *, days: float = YEAR_DAYS) -> Blend:
    """Return the blend of the last `days`: an hour in person beside an answered mail is 1.0 of 1.25, 80 %."""
    sums: dict[Channel, float] = {}
    rows: list[int] = []
    for counted in capped(touches, weights):
        if counted.age_days <= days:
            channel = counted.touch.channel
            sums[channel] = sums.get(channel, 0.0) + counted.points
            rows.append(counted.touch.entry)
    return Blend(sums, tuple(rows))


def together(blends: Iterable[Blend]) -> Blend:
    """Return the blend over several people; the cap is each person's own, so it is applied before."""
    sums: dict[Channel, float] = {}
    rows: dict[int, None] = {}
    for one in blends:
        rows.update(dict.fromkeys(one.rows))
        for channel, value in one.points.items():
            sums[channel] = sums.get(channel, 0.0) + value
    return Blend(sums, tuple(rows))


def presence(blend: Blend) -> Presence | None:
    """Return how a blend divides: an hour in person beside one by phone is 0.625 face to face; None of nothing."""
    total = blend.total
    if total <= 0.0:
        return None
    face = blend.points.get(Channel.IN_PERSON, 0.0) / total
    live = sum(blend.points.get(channel, 0.0) for channel in (Channel.VIDEO, Channel.PHONE)) / total
    return Presence(face, live, max(0.0, 1.0 - face - live))


def nudge(touches: Sequence[Touch], weights: Weights = DEFAULTS, *, is_remote: bool = False) -> Reason | None:
    """Propose a meeting after five touches online, or 120 days, without one; `touches` stand newest first.

    For someone remote a video call is a meeting. What was written in a week is one touch; letters aren't online. The
    days count from the last meeting, and where there was none from the first touch.
    """
    meets = _meets(is_remote)
    since = []
    for touch in touches:
        if touch.channel in meets:
            break
        since.append(touch)
    online = _online(since)
    has_met = len(since) < len(touches)
    age = touches[len(since)].age_days if has_met else (since[-1].age_days if since else 0.0)
    rows = tuple(touch.entry for touch in since)
    if online >= weights.nudge_touches:
        return _nudge_touches({"n": online}, rows, is_remote, has_met)
    if age < weights.nudge_days:
        return None
    days = {"n": int(age)}
    return Reason("nudge_days", days, rows) if has_met else Reason("nudge_unmet", days, rows)


def _nudge_touches(params: Mapping[str, int], rows: tuple[int, ...], is_remote: bool, has_met: bool) -> Reason:
    if is_remote:
        return Reason("nudge_video", params, rows)
    return Reason("nudge_touches", params, rows) if has_met else Reason("nudge_touches_unmet", params, rows)


def meetings(touches: Sequence[Touch], now: datetime, *, is_remote: bool = False) -> Meetings:
    """Return this calendar quarter's meetings against the aim: one in person; remote: by video, and a yearly visit."""
    start = _quarter_start(now.date())
    meets = _meets(is_remote)
    rows = tuple(touch.entry for touch in touches if touch.channel in meets and touch.day >= start)
    is_visited = any(touch.channel is Channel.IN_PERSON and touch.age_days <= YEAR_DAYS for touch in touches)
    if not rows:
        reason = Reason("quarter_no_video") if is_remote else Reason("quarter_no_meeting")
    elif is_remote and not is_visited:
        reason = Reason("year_no_visit", {}, rows)
    else:
        reason = Reason("quarter_met", {"n": len(rows)}, rows)
    return Meetings(rows, is_visited, bool(rows) and (is_visited or not is_remote), reason)


def action_share(
    commitments: Iterable[Commitment],
    interactions: Iterable[Interaction],
    now: datetime,
    weights: Weights = DEFAULTS,
    *,
    days: float = YEAR_DAYS,
) -> float | None:
    """Return done commitments / (done commitments + touches with m < 0.15): 3 done beside one reaction are 0.75.

    Reactions are such touches, links made aren't; None where there is neither.
    """
    today = now.date()
    done = sum(1 for one in commitments if one.done is not None and 0 <= (today - one.done).days <= days)
    talk = sum(1 for one in interactions if _is_talk(one, now, days, weights))
    return done / (done + talk) if done + talk else None


def _is_talk(interaction: Interaction, now: datetime, days: float, weights: Weights) -> bool:
    if interaction.is_plan or interaction.channel is Channel.LINK:
        return False
    row = passed(interaction, now)
    age = (now.timestamp() - row.at_s) / 86_400.0
    return 0.0 <= age <= days and points(row, weights) < weights.talk - ROUNDING


def _meets(is_remote: bool) -> frozenset[Channel]:
    return frozenset({Channel.IN_PERSON, Channel.VIDEO}) if is_remote else frozenset({Channel.IN_PERSON})


def _online(touches: Iterable[Touch]) -> int:
    live, weeks = 0, set()
    for touch in touches:
        if touch.channel in (Channel.VIDEO, Channel.PHONE):
            live += 1
        elif touch.channel is not Channel.LETTER:
            weeks.add(touch.week)
    return live + len(weeks)


def _quarter_start(day: date) -> date:
    return day.replace(month=day.month - (day.month - 1) % _QUARTER_MONTHS, day=1)

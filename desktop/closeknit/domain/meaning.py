"""What one interaction means, `m = C · D · Q · S · G`, and the weekly cap on writing (product 4.1)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from math import log, log1p, sqrt
from typing import NamedTuple

from closeknit.domain.interaction import LIVE, WRITTEN, Channel, Interaction, StartedBy
from closeknit.domain.weights import DEFAULTS, Weights
from closeknit.domain.when import moment, week_of

#: Days of the rules' "12 months".
YEAR_DAYS = 365.0
_DAY_SECONDS = 86_400.0
_LOG_3 = log(3.0)
_MOST_MINUTES = 240
#: What rounding may take off: an hour by video rated 1 is 0.7 · 1 · 0.5, and comes out just below 0.35.
ROUNDING = 1e-9
#: Channels that weigh less where one side wrote.
_ANSWERABLE = frozenset({Channel.MAIL, Channel.MESSAGE})
#: Channels that are facts about data, not contact.
_BARE = frozenset({Channel.REACTION, Channel.LINK})


class Passed(NamedTuple):
    """An interaction in plain values, as a row gives it; `people` are those besides the user, at least one."""

    entry: int
    at_s: float
    day: date
    channel: Channel
    minutes: int | None = None
    rating: int | None = None
    markers: int = 0
    people: int = 1
    started_by: StartedBy | None = None
    is_answered: bool = False


class Touch(NamedTuple):
    """An interaction that has happened and counts: `points` is its m, above 0; `hours` only where it was live."""

    at_s: float
    entry: int
    age_days: float
    day: date
    week: int
    channel: Channel
    points: float
    hours: float
    rating: int | None
    markers: int
    started_by: StartedBy | None
    is_two_way: bool


class Counted(NamedTuple):
    """A touch with the points and the age that count once the weekly cap is applied."""

    points: float
    age_days: float
    touch: Touch


def points(passed: Passed, weights: Weights = DEFAULTS) -> float:
    """Return m. A lunch of 90 minutes rated 4 with two markers is 1.26 · 1.25 · 1.3 = 2.05 (product 4.1)."""
    channel = passed.channel
    value = weights.channels[channel]
    if channel in _ANSWERABLE and not _is_two_way(passed):
        value = weights.one_way_writing
    if channel in LIVE:
        minutes = weights.unknown_minutes if passed.minutes is None else max(0, passed.minutes)
        value *= log1p(min(minutes, _MOST_MINUTES) / 30.0) / _LOG_3
    if passed.rating is not None:
        value *= 0.25 + 0.25 * passed.rating
    if passed.markers:
        value *= min(weights.most_substance, 1.0 + weights.marker * passed.markers)
    return value if passed.people <= 1 else value / sqrt(passed.people)


def is_meaningful(touch: Touch, weights: Weights = DEFAULTS) -> bool:
    """Tell whether it resets a cadence: in person, by video, phone or letter, and m of at least 0.35."""
    return touch.points >= weights.meaningful - ROUNDING and touch.channel not in WRITTEN


def passed(interaction: Interaction, now: datetime) -> Passed:
    """Return an interaction in plain values; a day without a time counts as noon, today as now."""
    return Passed(
        interaction.id,
        moment(interaction.when, now).timestamp(),
        interaction.when.day,
        interaction.channel,
        interaction.minutes,
        interaction.rating,
        len(interaction.markers),
        len(interaction.people),
        interaction.started_by,
        interaction.answered,
    )


def count(passed: Passed, now_s: float, weights: Weights = DEFAULTS) -> Touch | None:
    """Return what counts of it, or None: what is dated after now and what has no points count for nothing."""
    if passed.at_s > now_s:
        return None
    meaning = points(passed, weights)
    if meaning <= 0.0:
        return None
    hours = 0.0
    if passed.channel in LIVE:
        hours = (weights.unknown_minutes if passed.minutes is None else passed.minutes) / 60.0
    return Touch(
        passed.at_s,
        passed.entry,
        (now_s - passed.at_s) / _DAY_SECONDS,
        passed.day,
        week_of(passed.day),
        passed.channel,
        meaning,
        hours,
        passed.rating,
        passed.markers,
        passed.started_by,
        _is_two_way(passed),
    )


def touches_of(rows: Iterable[Passed], now_s: float, weights: Weights = DEFAULTS) -> list[Touch]:
    """Return what counts, newest first; of one moment the later entry first. No row may be a plan."""
    found = [touch for row in rows if (touch := count(row, now_s, weights)) is not None]
    found.sort(key=_order, reverse=True)
    return found


def touches(interactions: Iterable[Interaction], now: datetime, weights: Weights = DEFAULTS) -> list[Touch]:
    """Return what counts of the interactions, newest first; plans count for nothing."""
    rows = (passed(interaction, now) for interaction in interactions if not interaction.is_plan)
    return touches_of(rows, now.timestamp(), weights)


def capped(touches: Sequence[Touch], weights: Weights = DEFAULTS) -> list[Counted]:
    """Apply the weekly cap: what was written in one week counts `min(0.25, sum)`, dated at the newest of it.

    `touches` stand newest first. Three answered mails (0.75) in a week count 0.083 each.
    """
    weeks: dict[int, tuple[float, float]] = {}
    for touch in touches:
        if touch.channel in WRITTEN:
            total, newest = weeks.get(touch.week, (0.0, touch.age_days))
            weeks[touch.week] = (total + touch.points, newest)
    result = []
    for touch in touches:
        if touch.channel not in WRITTEN:
            result.append(Counted(touch.points, touch.age_days, touch))
            continue
        total, newest = weeks[touch.week]
        share = min(1.0, weights.weekly_writing_cap / total)
        result.append(Counted(touch.points * share, newest, touch))
    return result


def _is_two_way(passed: Passed) -> bool:
    channel = passed.channel
    if channel in LIVE:
        return True
    return channel not in _BARE and (passed.is_answered or passed.started_by is StartedBy.BOTH)


def _order(touch: Touch) -> tuple[float, int]:
    return touch.at_s, touch.entry

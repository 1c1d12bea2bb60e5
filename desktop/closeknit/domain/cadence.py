"""Where a relationship stands in its cadence: quiet, overdue, paused, next due (product 4.5).

It counts whole days, as a calendar does, from the day of the last meaningful contact; where there was none, from the
day the cadence was set.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from closeknit.domain.errors import UserError
from closeknit.domain.interaction import Channel
from closeknit.domain.meaning import Touch, is_meaningful
from closeknit.domain.reason import Reason
from closeknit.domain.seat import Cadence
from closeknit.domain.weights import DEFAULTS, Weights

#: Ten years: the longest rhythm, and the longest latest.
MOST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class Pace:
    """How a cadence stands today.

    `last` is the last meaningful contact, `days` those since it or since the cadence was set, `overdue` cadences past
    the latest date (0: not past it), `due` the day of the ideal, `latest` that of the latest, neither before a
    pause ends.
    """

    last: Touch | None
    days: int
    is_quiet: bool
    overdue: float
    is_paused: bool
    due: date
    latest: date
    reason: Reason


def check_cadence(ideal_days: int, latest_days: int | None = None) -> None:
    """Raise UserError for less than a day or more than ten years, and for a latest before the ideal."""
    if not 1 <= ideal_days <= MOST_DAYS:
        raise UserError("cadence_needs_days", most=MOST_DAYS)
    if latest_days is not None and not ideal_days <= latest_days <= MOST_DAYS:
        raise UserError("cadence_latest_early", ideal=ideal_days, most=MOST_DAYS)


def last_meaningful(touches: Sequence[Touch], weights: Weights = DEFAULTS) -> Touch | None:
    """Return the newest meaningful contact; `touches` stand newest first."""
    return next((touch for touch in touches if is_meaningful(touch, weights)), None)


def last_met(touches: Sequence[Touch]) -> Touch | None:
    """Return the newest meeting in person, however short; `touches` stand newest first."""
    return next((touch for touch in touches if touch.channel is Channel.IN_PERSON), None)


def overdue(days: int, cadence: Cadence) -> float:
    """Return cadences past the latest: with 30 ideal and 45 latest, 45 days are 0, 75 are 1."""
    return max(0.0, (days - cadence.latest) / cadence.ideal_days)


def pace(cadence: Cadence, touches: Sequence[Touch], now: datetime, weights: Weights = DEFAULTS) -> Pace:
    """Return where the cadence stands; while paused it is neither quiet nor overdue, and on the day named it runs."""
    today = now.date()
    last = last_meaningful(touches, weights)
    start = cadence.since if last is None else last.day
    days = max(0, (today - start).days)
    until = cadence.paused_until
    is_paused = until is not None and today < until
    due = start + timedelta(days=min(cadence.ideal_days, MOST_DAYS))
    latest = start + timedelta(days=min(ceil(cadence.latest), 2 * MOST_DAYS))
    if until is not None and is_paused:
        due, latest = max(due, until), max(latest, until)
    late = 0.0 if is_paused else overdue(days, cadence)
    is_quiet = not is_paused and days > cadence.ideal_days
    reason = _reason(cadence, last, days, (until - today).days if until is not None and is_paused else 0)
    return Pace(last, days, is_quiet, late, is_paused, due, latest, reason)


def _reason(cadence: Cadence, last: Touch | None, days: int, paused_days: int) -> Reason:
    params = {"n": days, "ideal": cadence.ideal_days, "latest": ceil(cadence.latest)}
    rows = () if last is None else (last.entry,)
    if paused_days:
        return Reason("cadence_paused", {"n": paused_days}, rows)
    if last is None:
        return Reason("cadence_unmet", params)
    if days == 0:
        return Reason("cadence_today", params, rows)
    if days > cadence.latest:
        return Reason("cadence_overdue", params, rows)
    if days > cadence.ideal_days:
        return Reason("cadence_quiet", params, rows)
    return Reason("cadence_kept", params, rows)

"""The acts that the facts of one person call for, term by term (product 4.7)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from closeknit.domain.act import Act, ActKind, PersonFacts
from closeknit.domain.ids import PersonId
from closeknit.domain.occasion import Occasion
from closeknit.domain.occasion import reason as occasion_reason
from closeknit.domain.promise import By, Commitment, Need, Objective
from closeknit.domain.reason import Reason
from closeknit.domain.weights import DEFAULTS, Weights

#: More cadences past the latest weigh no more.
_MOST_OVERDUE = 3.0

_Params = dict[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the score with the acts that stand for it, the best first; it is 0 where all are put away."""

    value: float
    acts: tuple[Act, ...]


def terms(person: PersonFacts, today: date, weights: Weights = DEFAULTS) -> Iterator[Term]:
    """Yield the terms above 0, in the order in which equal ones are proposed: deliver, help or introduce, meet, greet.

    Each is 0 or its weight, but for overdue: 1.5 cadences past the latest are 0.35 · 0.5.
    """
    yield from _term(weights.broken_promise, broken(person, today))
    yield from _term(weights.need_met, met_needs(person))
    if person.pace is not None and person.pace.overdue > 0.0:
        share = min(person.pace.overdue, _MOST_OVERDUE) / _MOST_OVERDUE
        yield from _term(weights.overdue * share, [contact(person)])
    yield from _term(weights.stalled, stalled(person, today, weights))
    yield from _term(weights.date_near, dates(person, today, weights))


def _term(value: float, acts: list[Act]) -> Iterator[Term]:
    if acts and value > 0.0:
        yield Term(value, tuple(acts))


def broken(person: PersonFacts, today: date) -> list[Act]:
    """Return what I promised and is past its day, the longest first; due today isn't broken."""
    late = [one for one in person.commitments if one.is_open and one.by is By.ME and one.due < today]
    return [promise(person.id, one, today) for one in sorted(late, key=lambda one: (one.due, one.id))]


def promise(person: PersonId, commitment: Commitment, today: date) -> Act:
    """Return the act of an open commitment: mine is delivered, theirs asked after."""
    days = (commitment.due - today).days
    rows = (commitment.id,)
    params: _Params = {"n": abs(days), "text": commitment.text}
    if commitment.by is By.ME:
        kind = ActKind.DELIVER
        reason = _due(days, params, rows)
    else:
        kind = ActKind.ASK
        reason = _promised(days, params, rows)
    known = (commitment.text, commitment.due.isoformat(), commitment.by.value)
    return Act(f"{kind}:{commitment.id}", person, kind, (reason,), known, commitment.due, 0, commitment.id)


def _due(days: int, params: _Params, rows: tuple[int, ...]) -> Reason:
    if days < 0:
        return Reason("deliver_late", params, rows)
    return Reason("deliver_today", params, rows) if days == 0 else Reason("deliver_soon", params, rows)


def _promised(days: int, params: _Params, rows: tuple[int, ...]) -> Reason:
    if days < 0:
        return Reason("ask_late", params, rows)
    return Reason("ask_today", params, rows) if days == 0 else Reason("ask_soon", params, rows)


def met_needs(person: PersonFacts) -> list[Act]:
    """Return an act per open need that an offer meets: help where it is mine, else an introduction."""
    acts = (_need(person, need) for need in person.needs if need.met_day is None)
    return [act for act in acts if act is not None]


def _need(person: PersonFacts, need: Need) -> Act | None:
    matches = person.matches.get(need.id, ())
    if not matches:
        return None
    best = next((match for match in matches if match.person is None), matches[0])
    params = {"text": need.text, "words": ", ".join(best.words)}
    rows = (need.id, *best.rows)
    known = (need.text, tuple(match.person or 0 for match in matches))
    if best.person is None:
        return Act(f"help:{need.id}", person.id, ActKind.HELP, (Reason("help_need", params, rows),), known)
    reason = Reason("introduce_need", params, rows)
    return Act(f"introduce:{need.id}", person.id, ActKind.INTRODUCE, (reason,), known, other=best.person)


def contact(person: PersonFacts) -> Act:
    """Return the act of a cadence: a meeting, or a greeting where nothing else is known of the person."""
    pace = person.pace
    assert pace is not None
    is_known = (
        pace.last is not None
        or person.has_history
        or bool(person.needs or person.commitments)
        or person.objective is not None
    )
    last = 0 if pace.last is None else pace.last.entry
    kind = ActKind.MEET if is_known else ActKind.GREET
    known = (last, pace.due.isoformat(), pace.latest.isoformat())
    return Act(f"cadence:{person.id}:{last}", person.id, kind, (pace.reason,), known, pace.latest)


def stalled(person: PersonFacts, today: date, weights: Weights = DEFAULTS) -> list[Act]:
    """Return the act of an objective without progress for 30 days; *stay close* and a reached one never stall."""
    objective = person.objective
    if objective is None or objective.closed is not None or objective.is_stay_close:
        return []
    since, share = last_progress(objective)
    days = (today - since).days
    if share >= 1.0 or days < weights.stalled_days:
        return []
    reason = Reason("objective_stalled", {"n": days, "text": objective.mine or objective.theirs})
    known = (objective.mine, objective.theirs, since.isoformat(), share)
    return [Act(f"objective:{objective.id}", person.id, ActKind.MEET, (reason,), known, objective.due)]


def last_progress(objective: Objective) -> tuple[date, float]:
    """Return the day on which an objective last came further (or was made), and how far it is."""
    day, share = objective.made, 0.0
    for one in sorted(objective.progress, key=lambda one: one.day):
        if one.share > share:
            day = one.day
        share = one.share
    return day, share


def dates(person: PersonFacts, today: date, weights: Weights = DEFAULTS) -> list[Act]:
    """Return a greeting per date within seven days, the nearest first."""
    near = [one for one in person.occasions if 0 <= (one.day - today).days <= weights.near_days]
    return [greeting(person.id, one, today) for one in sorted(near, key=lambda one: (one.day, one.kind, one.text))]


def greeting(person: PersonId, occasion: Occasion, today: date) -> Act:
    """Return the act of a date."""
    day = occasion.day.isoformat()
    reasons = (occasion_reason(occasion, today),)
    return Act(
        f"date:{person}:{occasion.name}:{day}", person, ActKind.GREET, reasons, (day, occasion.text), occasion.day
    )

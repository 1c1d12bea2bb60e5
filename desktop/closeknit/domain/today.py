"""Today: at most three acts, then what is late, due, gone quiet or near (product 4.7)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from closeknit.domain.act import Act, ActKind, Hidden, PersonFacts
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Interaction
from closeknit.domain.promise import By
from closeknit.domain.proposals import contact, dates, promise, terms
from closeknit.domain.reason import Reason
from closeknit.domain.seat import SEATS
from closeknit.domain.weights import DEFAULTS, Weights
from closeknit.domain.when import moment

#: So many are proposed; the rest on request.
MOST_ACTS = 3
_WEEK_AHEAD = 6
_SEATED = 2.0
_NOTHING_HIDDEN = Hidden()


@dataclass(frozen=True, slots=True)
class Today:
    """The acts proposed, the `more` there are, and the sections; what is proposed doesn't stand in a section again.

    `this_week` is the six days after today.
    """

    acts: tuple[Act, ...]
    more: tuple[Act, ...]
    late: tuple[Act, ...]
    due_today: tuple[Act, ...]
    this_week: tuple[Act, ...]
    quiet: tuple[Act, ...]
    dates_near: tuple[Act, ...]


def today(
    people: Iterable[PersonFacts], now: datetime, hidden: Hidden = _NOTHING_HIDDEN, weights: Weights = DEFAULTS
) -> Today:
    """Return Today; silenced and archived people give nothing, and what was put away stays out of all of it."""
    spoken = [person for person in people if not person.is_quieted]
    ranked = _ranked(spoken, now, hidden, weights)
    taken = {act.key for act in ranked[:MOST_ACTS]}
    places = {person.id: person.place for person in spoken}

    def shown(acts: Iterable[Act]) -> tuple[Act, ...]:
        left = (act for act in acts if act.key not in taken and not hidden.covers(act, now))
        return tuple(sorted(left, key=lambda act: (act.due or date.max, places[act.person] or SEATS + 1, act.person)))

    days = [_on_days(person, now) for person in spoken]
    dated = [(days_ahead, act) for one in days for days_ahead, act in one]
    quiet = [person for person in spoken if person.pace is not None and person.pace.is_quiet]
    return Today(
        tuple(ranked[:MOST_ACTS]),
        tuple(ranked[MOST_ACTS:]),
        shown(act for ahead, act in dated if ahead < 0),
        shown(act for ahead, act in dated if ahead == 0),
        shown(act for ahead, act in dated if 0 < ahead <= _WEEK_AHEAD),
        shown(contact(person) for person in quiet),
        shown(act for person in spoken for act in dates(person, now.date(), weights)),
    )


def propose(
    person: PersonFacts, now: datetime, hidden: Hidden = _NOTHING_HIDDEN, weights: Weights = DEFAULTS
) -> Act | None:
    """Return the one act for a person with their score, or None for a score of 0.

    A term of which all acts are put away counts 0. A broken promise in a seat is 2 · 0.25 = 0.5.
    """
    total = 0.0
    found: list[tuple[float, Act]] = []
    for term in terms(person, now.date(), weights):
        act = next((act for act in term.acts if not hidden.covers(act, now)), None)
        if act is not None:
            total += term.value
            found.append((term.value, act))
    if not found:
        return None
    best = max(found, key=lambda one: one[0])[1]
    reasons = best.reasons + tuple(reason for _value, act in found if act is not best for reason in act.reasons)
    return replace(best, reasons=reasons, score=total * (_SEATED if person.place is not None else 1.0))


def _ranked(people: Iterable[PersonFacts], now: datetime, hidden: Hidden, weights: Weights) -> list[Act]:
    found = []
    for person in people:
        act = propose(person, now, hidden, weights)
        if act is not None:
            rank = (-round(act.score, 9), person.place or SEATS + 1, act.due or date.max, person.id)
            found.append((rank, act))
    found.sort(key=lambda one: one[0])
    return [act for _rank, act in found]


def _on_days(person: PersonFacts, now: datetime) -> list[tuple[int, Act]]:
    """Return what has a day: open commitments, plans, and today's question for a next action of a seat."""
    today = now.date()
    acts = [((one.due - today).days, promise(person.id, one, today)) for one in person.commitments if one.is_open]
    acts += [((plan.when.day - today).days, plan_act(person.id, plan, now)) for plan in person.plans]
    if person.place is not None and not any(one.is_open and one.by is By.ME for one in person.commitments):
        done = max((one.id for one in person.commitments), default=0)
        acts.append(
            (0, Act(f"next:{person.id}", person.id, ActKind.CHOOSE, (Reason("no_next_action"),), (done,), today))
        )
    return acts


def is_plan_over(plan: Interaction, now: datetime) -> bool:
    """Tell whether a plan's moment, or its day where it has no moment, is past."""
    return plan.when.day < now.date() or (plan.when.at is not None and moment(plan.when, now) < now)


def plan_act(person: PersonId, plan: Interaction, now: datetime, is_over: bool | None = None) -> Act:
    """Return the act of a plan: to come, or to be answered once it is over; `is_over` None goes by its moment."""
    days = (plan.when.day - now.date()).days
    params: dict[str, str | int | float] = {"n": abs(days), "text": plan.note}
    rows = (plan.id,)
    if is_over is None:
        is_over = is_plan_over(plan, now)
    if is_over:
        reason = Reason("plan_over", params, rows) if days else Reason("plan_over_today", params, rows)
    else:
        reason = Reason("plan_soon", params, rows) if days else Reason("plan_today", params, rows)
    kind = ActKind.ANSWER if is_over else ActKind.ATTEND
    known = (plan.when.day.isoformat(), plan.channel.value, is_over)  # who is done with a plan is asked all the same
    return Act(f"plan:{plan.id}", person, kind, (reason,), known, plan.when.day, 0, plan.id)

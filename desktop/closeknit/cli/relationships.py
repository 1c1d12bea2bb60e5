"""`why`, and what `people` and `show` say of a relationship."""

from argparse import Namespace

from closeknit.cli.entries import entry_document
from closeknit.cli.output import Output
from closeknit.cli.spoken import people
from closeknit.domain.cadence import Pace
from closeknit.domain.promise import Objective
from closeknit.domain.reason import Reason
from closeknit.domain.seat import Bond, Seat
from closeknit.domain.why import Part, Why
from closeknit.phrases.say import say
from closeknit.services.relationships import Relationship
from closeknit.services.verbs import Verbs


def run_why(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Say on which rung a relationship is and how close, with the rows behind each figure."""
    person = people(verbs, [asked.person])[0]
    found = verbs.relationships.of(person)
    if output.is_json:
        output.document({"why": {"id": person, **why_document(found)}, "total": 1})
        return 0
    output.line(f"Rung {int(found.standing.rung)}: {found.standing.rung.name.lower()}")
    for reason in found.standing.missing:
        output.line(f"  for the next rung: {said(reason)}")
    if found.closeness is None:
        output.line("Left out of scoring." if found.scoring.is_on else say("scoring_off", {}))
    else:
        _tell_closeness(found.closeness, output)
        if found.trend is not None:
            output.line(f"  {found.trend.value:.1f} in {found.trend.month:%B %Y}")
    output.line(said(found.ledger.reason))
    if found.pace is not None:
        output.line(said(found.pace.reason))
    return 0


def _tell_closeness(why: Why, output: Output) -> None:
    output.line(said(why.says))
    if why.value is not None:
        output.line(f"Closeness {why.value:.1f}")
    rows = [
        [part.name.value, f"{part.points:.1f}", f"{part.most:.0f}", said(part.reason), _rows(part.reason)]
        for part in why.parts
    ]
    output.table(rows, ("part", "points", "of", "because", "entries"))
    for more in why.would_raise:
        output.line(f"  {said(more.reason)}")


def why_document(found: Relationship) -> dict[str, object]:
    """Return rung, what is missing, closeness with parts and reasons."""
    why, trend = found.closeness, found.trend
    closeness: dict[str, object] | None = None
    if why is not None:
        closeness = {
            "value": why.value,
            "band": None if why.band is None else why.band.value,
            "parts": {part.name.value: _part(part) for part in why.parts},
            "reasons": [{"reason": said(reason), "rows": list(reason.rows)} for reason in why.reasons],
            "would_raise": [{"gain": more.gain, "reason": said(more.reason)} for more in why.would_raise],
            "weights": why.weights_version,
            "trend": None if trend is None else {"month": trend.month.strftime("%Y-%m"), "value": trend.value},
        }
    return {
        "rung": int(found.standing.rung),
        "rung_name": found.standing.rung.name.lower(),
        "missing": [said(reason) for reason in found.standing.missing],
        "closeness": closeness,
    }


def relationship_document(found: Relationship) -> dict[str, object]:
    """Return what `show` says beside cards and entries."""
    action, last = found.next_action, found.last_meaningful
    return {
        **why_document(found),
        "ledger": {
            "given": found.ledger.totals.given,
            "received": found.ledger.totals.received,
            "balance": found.ledger.totals.balance,
            "verdict": found.ledger.verdict.value,
        },
        "blend": {"in_person": found.blend.share, "points": {c.value: p for c, p in found.blend.points.items()}},
        "nudge": None if found.nudge is None else said(found.nudge),
        "pace": None if found.pace is None else _pace(found.pace),
        "last_meaningful": None if last is None else last.day.isoformat(),
        "next_action": None if action is None else entry_document(action),
        "objectives": [objective_document(one) for one in found.objectives],
        "ties": [{"people": [tie.first, tie.second], "kind": tie.kind, "source": tie.source} for tie in found.ties],
        "communities": list(found.communities),
        "seat": None if found.seat is None else _seat(found.seat),
        "seats": [_seat(seat) for seat in found.seats],
        **_bond(found.bond),
    }


def said(reason: Reason) -> str:
    """Say a reason in English."""
    return say(reason.kind, reason.params)


def _rows(reason: Reason) -> str:
    return " ".join(map(str, reason.rows))


def _part(part: Part) -> dict[str, object]:
    return {"share": part.share, "points": part.points, "most": part.most}


def objective_document(one: Objective) -> dict[str, object]:
    """Return an objective with its progress as a row."""
    return {
        "id": one.id,
        "mine": one.mine,
        "theirs": one.theirs,
        "measure": one.measure,
        "due": None if one.due is None else one.due.isoformat(),
        "made": one.made.isoformat(),
        "stay_close": one.is_stay_close,
        "closed": None if one.closed is None else one.closed.isoformat(),
        "progress": [
            {"day": step.day.isoformat(), "percent": round(step.share * 100), "note": step.note}
            for step in one.progress
        ],
    }


def _seat(seat: Seat) -> dict[str, object]:
    return {
        "seat": seat.place,
        "since": seat.since.isoformat(),
        "why": seat.why,
        "reviewed": seat.reviewed.isoformat(),
        "left": None if seat.left is None else seat.left.isoformat(),
        "reason": None if seat.reason is None else seat.reason.value,
        "words": seat.words,
    }


def _pace(pace: Pace) -> dict[str, object]:
    return {
        "days": pace.days,
        "quiet": pace.is_quiet,
        "overdue": pace.overdue,
        "paused": pace.is_paused,
        "due": pace.due.isoformat(),
        "latest": pace.latest.isoformat(),
        "reason": said(pace.reason),
    }


def _bond(bond: Bond) -> dict[str, object]:
    cadence = bond.cadence
    return {
        "role": None if bond.role is None else bond.role.value,
        "remote": bond.is_remote,
        "unscored": bond.is_unscored,
        "archived": bond.is_archived,
        "silenced": bond.is_silenced,
        "cadence": None
        if cadence is None
        else {
            "days": cadence.ideal_days,
            "latest": cadence.latest,
            "since": cadence.since.isoformat(),
            "paused_until": None if cadence.paused_until is None else cadence.paused_until.isoformat(),
        },
        "zone": bond.zone,
        "languages": list(bond.languages),
        "prefers": None if bond.prefers is None else bond.prefers.value,
        "met": bond.met,
        "never_met": bond.has_never_met,
        "no_rhythm": bond.wants_no_rhythm,
    }

"""`twenty` and `review`: the seats, how it stands with each, and whom a free one may suggest (product 4.5)."""

from argparse import Namespace

from closeknit.cli.entries import entry_document
from closeknit.cli.output import Output
from closeknit.cli.relationships import objective_document, said
from closeknit.cli.spoken import people
from closeknit.domain.errors import UserError
from closeknit.domain.seat import SEATS, LeaveReason
from closeknit.domain.seating import Taking
from closeknit.services.board import Seated, Suggested
from closeknit.services.seats import Leaving
from closeknit.services.verbs import Verbs


def run_twenty(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """List the seats, take one, swap, leave, or say whom a free one suggests."""
    match asked.twenty_verb:
        case "take":
            return _take(verbs, asked, output)
        case "leave":
            return _leave(verbs, asked, output)
        case "suggest":
            return _suggest(verbs, output)
    seated = verbs.board.twenty().seated
    if output.is_json:
        output.listing("twenty", [_row(one) for one in seated], ())
        return 0
    output.table([_cells(one) for one in seated], ("seat", "id", "name", "closeness", "days", "next", "says", "why"))
    output.line(f"{len(seated)} of {SEATS} seats are taken")
    suggestion = _suggestion(verbs)
    if suggestion is not None:
        output.line(f"For a free one: {suggestion.row.name} ({suggestion.row.id})? {said(suggestion.reason)}")
    return 0


def run_review(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Review a seat and keep it."""
    person = people(verbs, [asked.person])[0]
    verbs.seats.keep(person)
    output.answer("review", {"id": person, "decision": asked.decision}, "Kept.")
    return 0


def _take(verbs: Verbs, asked: Namespace, output: Output) -> int:
    person = people(verbs, [asked.person])[0]
    leaving = None
    if asked.instead_of or asked.reason:
        if not (asked.instead_of and asked.reason):
            raise UserError("swap_needs_reason")
        leaving = Leaving(people(verbs, [asked.instead_of])[0], LeaveReason(asked.reason), asked.note)
    taking = Taking(asked.why, asked.mine, asked.theirs, asked.stay_close, asked.cadence)
    fact = verbs.seats.take(person, taking, leaving)
    answer = {"id": person, "seat": fact.place, "instead_of": fact.instead_of}
    output.answer("take", answer, f"Seat {fact.place} is taken.")
    return 0


def _leave(verbs: Verbs, asked: Namespace, output: Output) -> int:
    person = people(verbs, [asked.person])[0]
    left = verbs.seats.leave(Leaving(person, LeaveReason(asked.reason), asked.note))
    output.answer("leave", {"id": person, "seat": left.place}, f"Seat {left.place} is free.")
    return 0


def _suggest(verbs: Verbs, output: Output) -> int:
    found = _suggestion(verbs)
    rows: list[dict[str, object]] = []
    if found is not None:
        known = {"id": found.row.id, "name": found.row.name, "closeness": found.closeness}
        rows = [{**known, "reason": said(found.reason), "rows": list(found.reason.rows)}]
    elif not output.is_json:
        output.line("Nobody is suggested." if len(verbs.seats.sitting()) < SEATS else "No seat is free.")
        return 0
    output.listing("twenty", rows, ("id", "name", "reason"))
    return 0


def _suggestion(verbs: Verbs) -> Suggested | None:
    if len(verbs.seats.sitting()) == SEATS:
        return None
    verbs.relationships.mend_all()
    return verbs.board.twenty().suggestion


def _row(one: Seated) -> dict[str, object]:
    """Return a seat with all that the board shows of it."""
    return {
        "seat": one.number,
        "id": one.row.id,
        "name": one.row.name,
        "since": one.seat.since.isoformat(),
        "why": one.seat.why,
        "reviewed": one.seat.reviewed.isoformat(),
        "review_due": one.is_review_due,
        "role": None if one.role is None else one.role.value,
        "rung": int(one.rung),
        "closeness": one.closeness,
        "objective": None if one.objective is None else objective_document(one.objective),
        "cadence": None if one.cadence is None else one.cadence.ideal_days,
        "days": one.days,
        "quiet": one.is_quiet,
        "overdue": one.overdue,
        "given": one.given,
        "received": one.received,
        "in_person": one.face_share,
        "next_action": None if one.next_action is None else entry_document(one.next_action),
        "notes": [said(note) for note in one.notes],
    }


def _cells(one: Seated) -> list[str]:
    closeness = "" if one.closeness is None else f"{one.closeness:.0f}"
    days = "" if one.days is None else str(one.days)
    if one.cadence is not None:
        days += f" of {one.cadence.ideal_days}"
    action = "" if one.next_action is None else f"{one.next_action.due.isoformat()} {one.next_action.text}"
    notes = [said(note) for note in one.notes] + (["Review is due."] if one.is_review_due else [])
    return [str(one.number), str(one.row.id), one.row.name, closeness, days, action, " ".join(notes), one.seat.why]

"""`show`: all of one person, and what the user needs and offers (product 6)."""

from argparse import Namespace
from collections.abc import Iterator, Sequence

from closeknit.cli.entries import entry_document
from closeknit.cli.output import Output
from closeknit.cli.people import one_line, person_document, status_word
from closeknit.cli.relationships import relationship_document, said
from closeknit.domain.entry import Entry
from closeknit.domain.errors import UserError
from closeknit.domain.person import Person
from closeknit.domain.promise import Objective
from closeknit.domain.seat import Bond, Seat
from closeknit.services.relationships import Relationship
from closeknit.services.verbs import Verbs

#: Lists of the document that hold what stands on the timeline too, by the kind of entry.
_LISTS = {"needs": "need", "offers": "offer", "commitments": "commitment"}


def run_show(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Show all of one person: every property of every card, and all that is known of the relationship."""
    try:
        person = verbs.people.open(verbs.people.resolve(asked.person, everywhere=True))
    except UserError:
        if asked.person.casefold() != "me":
            raise
        return _show_own(verbs, output)
    relationship = verbs.relationships.of(person.row.id)
    entries = verbs.entries.of_me() if person.row.is_me else relationship.entries
    if output.is_json:
        document = person_document(person) | relationship_document(relationship) | _entries(entries)
        output.document({"show": document, "total": 1})
        return 0
    _tell_cards(person, output)
    known = list(_known(verbs, relationship))
    if known:
        output.line()
        output.table(known, ("known", ""))
    _tell_entries(entries, output)
    if person.members:
        output.line()
        output.line("Members: " + ", ".join(f"{member.name} ({member.id})" for member in person.members))
    return 0


def _show_own(verbs: Verbs, output: Output) -> int:
    """Show the user's own needs and offers where no cards are said to be theirs."""
    entries = verbs.entries.of_me()
    if output.is_json:
        output.document({"show": {"id": None, "name": "", "me": True, **_entries(entries)}, "total": 1})
    elif entries:
        _tell_entries(entries, output)
    else:
        output.line("You said neither a need nor an offer of your own.")
    return 0


def _entries(entries: Sequence[Entry]) -> dict[str, object]:
    timeline = [entry_document(entry) for entry in entries]
    lists = {name: [one for one in timeline if one["kind"] == kind] for name, kind in _LISTS.items()}
    return {"timeline": timeline, **lists}


def _tell_cards(person: Person, output: Output) -> None:
    row = person.row
    output.line(f"{row.name}{'  ' + row.native_name if row.native_name else ''}   (id {row.id})")
    for line in filter(None, (row.title, row.organisation)):
        output.line(f"  {line}")
    if person.in_trash:
        output.line("  in the trash")
    for card in person.cards:
        version = card.view.version or "without a version"
        output.line()
        output.line(f"Card {card.id} in {card.book_name}: vCard {version}, {status_word(card)}")
        rows = [[p.name, p.label, one_line(p.was)] for p in card.view.properties]
        output.table(rows, ("property", "label", "value"))


def _tell_entries(entries: Sequence[Entry], output: Output) -> None:
    if not entries:
        return
    output.line()
    documents = [entry_document(entry) for entry in entries]
    rows = [[str(one["id"]), str(one.get("day") or one.get("due")), *_entry_cells(one)] for one in documents]
    output.table(rows, ("entry", "day", "what", "minutes", "text"))


def _entry_cells(one: dict[str, object]) -> list[str]:
    words = [str(one.get("channel") or one.get("exchange") or one["kind"])]
    if one.get("direction"):
        words.insert(0, str(one["direction"]))
    if one.get("plan"):
        words.insert(0, "plan:")
    if one.get("by") == "them":
        words.append("by them")
    ended = one.get("done") or one.get("met")
    if ended:
        words.append(f"({'kept' if one.get('done') else 'met'} {ended})")
    minutes = "" if one.get("minutes") is None else str(one["minutes"])
    return [" ".join(words), minutes, one_line(str(one.get("text") or one.get("note") or ""))]


def _known(verbs: Verbs, found: Relationship) -> Iterator[list[str]]:
    """Yield what is known beside cards and entries; nothing of somebody of whom nothing is."""
    if found.entries or found.seats:
        rung = found.standing.rung
        yield ["rung", f"{int(rung)}, {rung.name.lower()}"]
    if found.closeness is not None and found.closeness.value is not None:
        yield ["closeness", f"{found.closeness.value:.1f}"]
    if found.ledger.given_rows or found.ledger.received_rows:
        yield ["ledger", said(found.ledger.reason)]
    if found.blend.share is not None:
        yield ["in person", f"{found.blend.share:.0%} of 12 months"]
    for name, reason in (("contact", None if found.pace is None else found.pace.reason), ("nudge", found.nudge)):
        if reason is not None:
            yield [name, said(reason)]
    for seat in found.seats:
        yield ["seat", _seat(seat)]
    for objective in found.objectives:
        yield ["aim", _aim(objective)]
    yield from _said(found.bond)
    if found.communities:
        yield ["communities", ", ".join(found.communities)]
    ends = [(tie.second if tie.first == found.person else tie.first, tie.kind) for tie in found.ties]
    names = {row.id: row.name for row in verbs.people.rows([end for end, _kind in ends])}
    for end, kind in ends:
        yield ["tie", f"{kind}: {names.get(end, '')} ({end})"]


def _said(bond: Bond) -> Iterator[list[str]]:
    cadence = bond.cadence
    if cadence is not None:
        paused = "" if cadence.paused_until is None else f", paused until {cadence.paused_until.isoformat()}"
        yield ["rhythm", f"{cadence.ideal_days} days, at the latest {cadence.latest:g}{paused}"]
    for name, words in (
        ("role", "" if bond.role is None else bond.role.value),
        ("time zone", bond.zone),
        ("languages", ", ".join(bond.languages)),
        ("prefers", "" if bond.prefers is None else bond.prefers.value),
        ("how you met", one_line(bond.met)),
    ):
        if words:
            yield [name, words]
    flags = {
        "lives far away": bond.is_remote,
        "left out of scoring": bond.is_unscored,
        "archived": bond.is_archived,
        "nothing is said of them on Today": bond.is_silenced,
    }
    marks = [words for words, is_so in flags.items() if is_so]
    if marks:
        yield ["marks", ", ".join(marks)]


def _seat(seat: Seat) -> str:
    if seat.left is None:
        return f"{seat.place}, since {seat.since.isoformat()}: {one_line(seat.why)}"
    reason = "" if seat.reason is None else seat.reason.value
    return (
        f"{seat.place}, {seat.since.isoformat()} to {seat.left.isoformat()}: {reason} {one_line(seat.words)}".rstrip()
    )


def _aim(one: Objective) -> str:
    words = "Stay close" if one.is_stay_close else f"mine: {one_line(one.mine)} · theirs: {one_line(one.theirs)}"
    share = f", {one.progress[-1].share:.0%}" if one.progress else ""
    due = "" if one.due is None else f", by {one.due.isoformat()}"
    closed = "" if one.closed is None else f", closed {one.closed.isoformat()}"
    return words + share + due + closed

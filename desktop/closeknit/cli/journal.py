"""`books`, `join`, `split`, `duplicates`, `undo`, `redo`, `history`, `backup`, `restore`, `check`."""

from argparse import Namespace
from pathlib import Path

from closeknit.cli.output import Output, moment
from closeknit.domain.errors import UserError
from closeknit.domain.history import Step, StepState
from closeknit.domain.ids import CardId, StepId
from closeknit.domain.parting import Facts
from closeknit.domain.reason import Reason
from closeknit.phrases.say import say
from closeknit.services.verbs import Verbs


def run_books(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """List, rename or remove address books."""
    books = {book.name: book for book in verbs.books.all()}
    for name in filter(None, ((asked.rename or [None])[0], asked.remove)):
        if name not in books:
            raise UserError("book_unknown", book=name)
    if asked.rename:
        verbs.books.rename(books[asked.rename[0]].id, asked.rename[1])
        output.answer("books", {"renamed": asked.rename[1]}, f"“{asked.rename[0]}” is “{asked.rename[1]}” now.")
    elif asked.remove:
        verbs.books.remove(books[asked.remove].id)
        output.answer("books", {"removed": asked.remove}, f"Removed “{asked.remove}”; its cards are in the trash.")
    else:
        rows: list[dict[str, object]] = [
            {"id": b.id, "name": b.name, "kind": b.kind, "path": b.path, "people": b.people, "cards": b.cards}
            for b in books.values()
        ]
        output.listing("books", rows, ("id", "name", "people", "cards", "path"))
    return 0


def run_join(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Make one person of several."""
    people = [verbs.people.resolve(person) for person in asked.people]
    done = verbs.joining.join(people)
    output.answer("join", {"id": done.person}, f"Joined into person {done.person}; every card stays.")
    return 0


def run_split(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Make a person of its own of one card."""
    parting, facts = verbs.joining.parting(CardId(asked.card)), Facts(asked.facts)
    done = verbs.joining.split(parting.card, facts)
    words = f"Card {asked.card} is person {done.person} now."
    if facts is Facts.STAY and parting.all:
        words += f" What passed stays with person {done.origin}; with --facts back or all it goes with the card."
    output.answer("split", {"id": done.person, "card": asked.card, "facts": facts.value}, words)
    return 0


def run_duplicates(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """List exact doubles, or remember that two people aren't the same."""
    if asked.not_same:
        first, second = (verbs.people.resolve(person) for person in asked.not_same)
        verbs.joining.not_same(first, second)
        output.answer("duplicates", {"not_same": [first, second]}, "Remembered: these are two people.")
        return 0
    doubles = verbs.joining.doubles()
    names = {row.id: row.name for row in verbs.people.rows([p for d in doubles for p in (d.first, d.second)])}
    rows: list[dict[str, object]] = [
        {
            "first": {"id": d.first, "name": names.get(d.first, "")},
            "second": {"id": d.second, "name": names.get(d.second, "")},
            "evidence": d.evidence.value,
            "shared": list(d.shared),
        }
        for d in doubles
    ]
    if output.is_json:
        output.document({"duplicates": rows, "total": len(rows)})
    else:
        table = [
            [f"{names.get(d.first, '')} ({d.first})", f"{names.get(d.second, '')} ({d.second})", ", ".join(d.shared)]
            for d in doubles
        ]
        output.table(table, ("first", "second", "shared"))
        output.line(f"{len(rows):,} {'pair' if len(rows) == 1 else 'pairs'}; `closeknit join` makes one person of two")
    return 0


def run_undo(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Take back the last step or the one named."""
    done = verbs.journal.undo(None if asked.step is None else StepId(asked.step))
    fact = step_document(done.step) | {"state": StepState.UNDONE.value, "can_undo": False}
    output.answer("undo", fact, f"Took back: {sentence(done.step)}")
    return 0


def run_redo(verbs: Verbs, _asked: Namespace, output: Output) -> int:
    """Do again what was undone last."""
    done = verbs.journal.redo()
    fact = step_document(done.step) | {"state": StepState.DONE.value, "can_undo": True}
    output.answer("redo", fact, f"Did again: {sentence(done.step)}")
    return 0


def run_history(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """List steps, the newest first."""
    person = verbs.people.resolve(asked.person, everywhere=True) if asked.person else None
    steps = verbs.journal.history(person, asked.limit)
    rows = [step_document(step) | _lines(step, output.is_json) for step in steps]
    columns = ("id", "at", "state", "what")
    output.listing("history", rows, columns if person is None or output.is_json else (*columns, "lines"))
    return 0


def run_backup(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Write a verified copy."""
    done = verbs.backups.make(Path(asked.file) if asked.file else None)
    fact = {"file": str(done.path), "people": done.people, "cards": done.cards, "bytes": done.size_bytes}
    output.answer(
        "backup", fact, f"Backed up {done.people:,} people and {done.cards:,} cards to {done.path}; read back whole."
    )
    return 0


def run_restore(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Go back to a backup."""
    done = verbs.backups.restore(Path(asked.file))
    fact = {"file": str(done.path), "kept": str(done.kept)}
    output.answer("restore", fact, f"Restored {done.path}. What was there before is kept as {done.kept}.")
    return 0


def run_check(verbs: Verbs, _asked: Namespace, output: Output) -> int:
    """Read everything and say what was found; 1 when something is wrong."""
    report = verbs.backups.check()
    findings = [say(reason.kind, reason.params) for reason in report.findings]
    fact = {"pages": report.pages, "cards": report.cards, "findings": findings}
    verdict = "; ".join(findings) if findings else "all whole"
    output.answer("check", fact, f"Read {report.pages:,} pages and {report.cards:,} cards: {verdict}.")
    return 1 if findings else 0


def step_document(step: Step) -> dict[str, object]:
    """Return a step as a row."""
    return {
        "id": step.id,
        "at": moment(step.at_us),
        "state": step.state.value,
        "what": sentence(step),
        "kind": step.what.kind,
        "can_undo": step.can_undo,
    }


def _lines(step: Step, is_json: bool) -> dict[str, object]:
    """Give what a step did to the lines of one person's cards."""
    if is_json:
        return {"lines": [line._asdict() for line in step.lines]}
    told = (f"{_said(line.told(line.property))}, {_said(line.before())}" for line in step.lines)
    return {"lines": "; ".join(told)}


def _said(reason: Reason) -> str:
    return say(reason.kind, reason.params)


def sentence(step: Step) -> str:
    """Say what a step did."""
    return _said(step.what)

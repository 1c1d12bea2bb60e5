"""`catch-up`: who is to be asked about, and the answers."""

from argparse import Namespace

from closeknit.cli.output import Output
from closeknit.cli.spoken import people
from closeknit.domain.catch_up import HowOften, Known, LastMet
from closeknit.domain.errors import UserError
from closeknit.services.verbs import Verbs


def run_catch_up(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """List of whom nothing is known yet, or keep one or two answers."""
    if asked.person is None and asked.met is None and asked.every is None:
        return _list(verbs, asked, output)
    if asked.person is None or (asked.met is None and asked.every is None):
        raise UserError("catch_up_needs_answer")
    person = people(verbs, [asked.person])[0]
    if asked.met is not None:
        verbs.catch_up.answer(person, LastMet(asked.met))
    if asked.every is not None:
        verbs.catch_up.answer(person, HowOften(asked.every))
    answer = {"id": person, "met": asked.met, "every": asked.every, "left": verbs.catch_up.waiting()}
    output.answer("catch-up", answer, "Noted.")
    return 0


def _list(verbs: Verbs, asked: Namespace, output: Output) -> int:
    total = verbs.catch_up.waiting()
    rows = [_row(known) for known in verbs.catch_up.next(max(0, asked.limit))]
    output.listing("catch-up", rows, ("id", "name", "organisation", "title", "cards", "has"), total)
    if not output.is_json:
        output.line(f"{len(rows)} of {total}")
    return 0


def _row(known: Known) -> dict[str, object]:
    return {
        "id": known.row.id,
        "name": known.row.name,
        "organisation": known.row.organisation,
        "title": known.row.title,
        "cards": known.cards,
        "books": list(known.books),
        "changed": None if known.changed is None else known.changed.isoformat(),
        "has": [f"{count} {holding.value}" for holding, count in known.holds],
        "ties": [{"kind": kind, "name": name} for kind, name in known.ties],
    }

"""`import` and `export`."""

import os
import shutil
import sys
import tempfile
from argparse import Namespace
from pathlib import Path

from closeknit.cli.output import Output
from closeknit.cli.progress import Bar
from closeknit.domain.job import Account, Cancelled
from closeknit.domain.reason import Problem
from closeknit.phrases.say import say
from closeknit.services.export_request import ExportRequest
from closeknit.services.verbs import Verbs

_NUMBERS = ("read", "new", "changed", "unchanged", "gone", "unreadable")


def run_import(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Read sources and print the account; 1 when anything is listed as a problem."""
    bar = Bar()
    with tempfile.TemporaryDirectory(prefix="closeknit-") as spool:
        verbs.importing.warm_up()
        paths = [_spooled(Path(spool)) if source == "-" else Path(source) for source in asked.sources]
        job = verbs.importing.begin(paths, asked.book, asked.dry_run)
        try:
            account = job.run(bar.show)
        except KeyboardInterrupt as stop:
            job.cancel()
            raise Cancelled from stop
        finally:
            bar.close()
    if output.is_json:
        output.document(account_document(account))
    else:
        for part in account.parts or (account,):
            _tell(part, output)
    return 1 if account.problems or account.unreadable else 0


def account_document(account: Account) -> dict[str, object]:
    """Return the account as product 6 names its keys."""
    document: dict[str, object] = {
        "book": account.book,
        "chosen_because": account.chosen_because,
        **{name: getattr(account, name) for name in _NUMBERS},
        "problems": problem_rows(account.problems),
        "import_id": account.import_id,
        "seconds": account.seconds,
        "dry_run": account.is_dry,
    }
    if account.facts:
        document["facts"] = account.facts
    if account.parts:
        document["accounts"] = [account_document(part) for part in account.parts]
    return document


def problem_rows(problems: tuple[Problem, ...]) -> list[dict[str, object]]:
    """Return problems as rows with their sentences."""
    return [
        {"source": p.source, "line": p.line, "kind": p.reason.kind, "reason": say(p.reason.kind, p.reason.params)}
        for p in problems
    ]


def run_export(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Write cards; what the target can't hold is listed on standard error."""
    is_stream = asked.file == "-"
    with tempfile.TemporaryDirectory(prefix="closeknit-") as spool:
        target = Path(spool) / "export" if is_stream else Path(asked.file)
        request = ExportRequest(
            target=target,
            version=asked.card_version,
            format=asked.format,
            book=asked.book,
            persons=tuple(verbs.people.resolve(person) for person in asked.person),
            query=asked.query,
            spreadsheet_safe=asked.spreadsheet_safe,
            overwrite=asked.replace or is_stream,
            as_one=is_stream,
            is_twenty=asked.twenty,
        )
        bar = Bar()
        done = verbs.exporting.export(request, bar.show)
        bar.close()
        if is_stream:
            with target.open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
            sys.stdout.buffer.flush()
    rows = problem_rows(done.report)
    if not is_stream:
        fact = {"file": str(done.path), "cards": done.cards, "problems": rows}
        output.answer("export", fact, f"Wrote {done.cards:,} cards to {done.path}.")
    if rows and not (output.is_json and not is_stream):
        for row in rows:
            output.complain(f"{row['source']}, line {row['line']}: {row['reason']}")
    return 1 if rows else 0


def _spooled(folder: Path) -> Path:
    """Keep standard input in a private file, since it is read twice when its book is looked for."""
    path = folder / "standard-input.vcf"
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
    return path


def _tell(account: Account, output: Output) -> None:
    """Print one account in words."""
    because = {
        "name": "as named",
        "path": "read from there before",
        "content": "it holds these cards already",
        "new": "new",
    }.get(account.chosen_because, account.chosen_because)
    verb = "Would read" if account.is_dry else "Read"
    cards = "card" if account.read == 1 else "cards"
    output.line(f"{verb} {account.read:,} {cards} into the address book “{account.book}” ({because}).")
    rows = [[f"{getattr(account, name):,}", name] for name in _NUMBERS[1:] if getattr(account, name) or name == "new"]
    for number, name in rows:
        output.line(f"  {number:>9}  {name}")
    if account.facts:
        output.line(f"  {account.facts:>9,}  facts beside the cards")
    output.line(f"  {account.seconds:>9.2f}  seconds")
    if account.problems:
        output.line(f"Problems ({len(account.problems):,}; every card is kept):")
        output.table(
            [[str(r["source"]), str(r["line"]), str(r["reason"])] for r in problem_rows(account.problems)],
            ("source", "line", "reason"),
        )

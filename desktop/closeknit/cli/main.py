"""Run one command: parse, open, do, and end with 0 done, 1 done with problems, 2 not done (product 6)."""

import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import AbstractContextManager

from closeknit.cli import (
    bonds,
    catch_up,
    changing,
    entries,
    importing,
    journal,
    people,
    relationships,
    reminders,
    showing,
    today,
    twenty,
    weights,
)
from closeknit.cli.output import Output
from closeknit.domain.errors import CloseknitError
from closeknit.domain.job import Cancelled
from closeknit.phrases.say import say
from closeknit.services.verbs import Verbs

#: What changes something: today's backup is made ahead of the first of them.
CHANGING = frozenset(
    {
        *("import", "new", "edit", "delete", "mark", "join", "split", "undo", "redo", "restore"),
        *("log", "happened", "gave", "received", "need", "offer", "met", "note", "promise", "done", "change", "remove"),
        *("objective", "progress", "tie", "community", "cadence", "catch-up", "review", "twenty", "snooze", "skip"),
        *("remind", "pause"),
        "weights",
    }
)

OpenVerbs = Callable[[], AbstractContextManager[Verbs]]
Command = Callable[[Verbs, Namespace, Output], int]

COMMANDS: dict[str, Command] = {
    "import": importing.run_import,
    "export": importing.run_export,
    "people": people.run_people,
    "show": showing.run_show,
    "new": people.run_new,
    "edit": people.run_edit,
    "delete": people.run_delete,
    "trash": people.run_trash,
    "mark": bonds.run_mark,
    "log": entries.run_log,
    "happened": entries.run_happened,
    "gave": entries.run_exchange,
    "received": entries.run_exchange,
    "need": entries.run_need,
    "offer": entries.run_need,
    "met": entries.run_met,
    "note": entries.run_note,
    "promise": entries.run_promise,
    "done": reminders.run_done,
    "change": changing.run_change,
    "remove": entries.run_remove,
    "catch-up": catch_up.run_catch_up,
    "objective": bonds.run_objective,
    "progress": bonds.run_progress,
    "tie": bonds.run_tie,
    "community": bonds.run_community,
    "cadence": bonds.run_cadence,
    "why": relationships.run_why,
    "weights": weights.run_weights,
    "twenty": twenty.run_twenty,
    "review": twenty.run_review,
    "today": today.run_today,
    "remind": reminders.run_remind,
    "reminders": reminders.run_reminders,
    "snooze": reminders.run_snooze,
    "skip": reminders.run_skip,
    "pause": reminders.run_pause,
    "books": journal.run_books,
    "join": journal.run_join,
    "split": journal.run_split,
    "duplicates": journal.run_duplicates,
    "undo": journal.run_undo,
    "redo": journal.run_redo,
    "history": journal.run_history,
    "backup": journal.run_backup,
    "restore": journal.run_restore,
    "check": journal.run_check,
}


def run(asked: Namespace, open_verbs: OpenVerbs) -> int:
    """Run the command that was asked for and return the exit status."""
    output = Output(asked.json)
    try:
        with open_verbs() as verbs:
            _tell_interrupted(verbs, output)
            if asked.verb in CHANGING:
                verbs.backups.make_daily()
            status = COMMANDS[asked.verb](verbs, asked, output)
            if asked.verb in CHANGING:
                verbs.journal.tidy()
            return status
    except CloseknitError as error:
        output.complain(say(error.reason.kind, error.reason.params))
        for candidate in error.candidates:
            output.complain(f"  {candidate}")
    except (Cancelled, KeyboardInterrupt):
        output.complain("Cancelled; what had come in was taken back.")
    except BrokenPipeError:
        sys.stderr.close()
    return 2


def _tell_interrupted(verbs: Verbs, output: Output) -> None:
    """Say once what a killed import left; from then on it is a step like any other."""
    unfinished = verbs.importing.unfinished()
    for left in unfinished:
        output.complain(say("import_interrupted", {"book": left.book_name}))
    if unfinished:
        verbs.importing.settle()

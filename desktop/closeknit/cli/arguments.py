"""The command line's grammar (product 6)."""

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from typing import NoReturn

from closeknit.cli.grammar import add_bonds, add_entries, add_reminders, add_twenty, count, number
from closeknit.domain.parting import Facts

_Verb = Callable[[str, str], argparse.ArgumentParser]
#: As the options say them; the tests hold them to the words of the domain, which a plain start needn't load.
RUNGS = ("link", "acquainted", "working", "reciprocal", "strategic")
NEXT = ("any", "late", "none")
SORTS = ("name", "organisation", "changed", "rung", "closeness", "last", "next")
#: Options that name files.
_PATHS = frozenset({"home", "file", "sources", "picture", "screens"})
KINDS = ("person", "group", "organisation")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence and ends with 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"closeknit: {message}; `{self.prog} --help` lists what can be said\n")


def _common() -> _Parser:
    """Options that may stand before or after the verb."""
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--home", metavar="DIR", help="keep data, settings and cache in one folder")
    common.add_argument("--json", action="store_true", help="answer with one JSON document")
    return common


def parser() -> argparse.ArgumentParser:
    """Build the parser with every verb."""
    common = _common()
    root = _Parser(
        prog="closeknit",
        parents=[common],
        description="Keep twenty relationships alive. Without a command, the window opens.",
        allow_abbrev=False,
    )
    root.add_argument("--version", action="store_true", help="print the version")
    root.add_argument(
        "--demo",
        action="store_true",
        help="use sample people in a home of their own, with the window or with a command",
    )
    root.add_argument(
        "--quick-log",
        action="store_true",
        help="open the small window that logs in one line; for a key of your system",
    )
    root.add_argument(
        "--background", action="store_true", help="stay in the system tray without a window, as with the session"
    )
    root.add_argument("--picture", metavar="FILE", help="draw the window without a screen to a PNG")
    root.add_argument("--screens", metavar="DIR", help="draw every page with the sample people, light and dark")
    verbs = root.add_subparsers(dest="verb", metavar="COMMAND", parser_class=_Parser)

    def verb(name: str, words: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, help=words, description=words, parents=[common], allow_abbrev=False)

    _add_books(verb)
    _add_people(verb)
    add_entries(verb)
    add_bonds(verb)
    add_twenty(verb, _ways)
    add_reminders(verb)
    _add_joining(verb)
    _add_journal(verb)
    return root


def _ways(parser: argparse.ArgumentParser, dest: str, metavar: str) -> _Verb:
    """Give a verb verbs of its own, each with the options that may stand anywhere."""
    inner = parser.add_subparsers(dest=dest, metavar=metavar, parser_class=_Parser)

    def way(name: str, words: str) -> argparse.ArgumentParser:
        return inner.add_parser(name, help=words, description=words, parents=[_common()], allow_abbrev=False)

    return way


def verb_names() -> frozenset[str]:
    """Name every verb."""
    actions = [action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return frozenset(actions[0].choices)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the arguments; exits with 2 and one sentence when they can't be understood."""
    root = parser()
    if "_ARGCOMPLETE" in os.environ:
        import argcomplete  # start-up cost: only a shell that completes needs it

        argcomplete.autocomplete(root)
    asked = root.parse_args(list(arguments), argparse.Namespace(home=None, json=False))
    if asked.quick_log and asked.verb is not None:
        root.error("--quick-log goes without a command")
    if asked.background and (asked.verb is not None or asked.quick_log):
        root.error("--background goes alone")
    for word in _texts(asked):
        if not word.isascii() and any("\ud800" <= letter <= "\udfff" for letter in word):
            root.error(f"{word!a} isn't text in UTF-8")
    return asked


def _texts(asked: argparse.Namespace) -> Iterator[str]:
    """Yield every word that isn't the path of a file: a path may have any bytes."""
    for name, value in vars(asked).items():
        if name not in _PATHS:
            yield from (word for word in (value if isinstance(value, list) else [value]) if isinstance(word, str))


def _add_books(verb: _Verb) -> None:
    p = verb("import", "read vCards from files, folders or standard input (-)")
    p.add_argument("sources", metavar="SOURCE", nargs="+")
    p.add_argument("--book", metavar="NAME", help="the address book to read into")
    p.add_argument("--dry-run", action="store_true", help="only say what would happen")
    p = verb("books", "list the address books, or rename or remove one")
    one = p.add_mutually_exclusive_group()
    one.add_argument("--rename", nargs=2, metavar=("OLD", "NEW"))
    one.add_argument("--remove", metavar="BOOK")
    p = verb("export", "write cards to a file, a folder or standard output (-)")
    p.add_argument("file", metavar="FILE")
    p.add_argument("--book", metavar="NAME")
    p.add_argument("--version", dest="card_version", choices=("as-is", "2.1", "3.0", "4.0"), default="as-is")
    p.add_argument("--format", choices=("vcf", "csv", "json"), default="vcf")
    chosen = p.add_mutually_exclusive_group()
    chosen.add_argument("--person", metavar="PERSON", nargs="+", default=[])
    chosen.add_argument("--query", metavar="Q", default="")
    chosen.add_argument("--twenty", action="store_true", help="only who has a seat")
    p.add_argument("--spreadsheet-safe", action="store_true", help="csv: keep cells from being taken for formulas")
    p.add_argument("--replace", action="store_true", help="write over a file that is there, also through a link")


def _add_people(verb: _Verb) -> None:
    p = verb("people", "list people")
    p.add_argument("query", metavar="QUERY", nargs="?", default="")
    p.add_argument("--kind", choices=KINDS, default="person")
    p.add_argument("--rung", choices=RUNGS)
    p.add_argument("--twenty", action="store_true", help="only who has a seat")
    p.add_argument("--next", choices=NEXT, help="with a next action, with one past its day, or without")
    p.add_argument("--not-met", metavar="MONTHS", type=count, help="met in person before, but not for so long")
    p.add_argument("--sort", choices=SORTS, default="name", help="the closest, highest or latest first")
    p.add_argument("--reverse", action="store_true")
    p.add_argument("--limit", metavar="N", type=count)
    p = verb("show", "show all of one person")
    p.add_argument("person", metavar="PERSON")
    p = verb("new", "make a card")
    p.add_argument("name", metavar="NAME")
    for option in ("email", "phone", "organisation", "book"):
        p.add_argument(f"--{option}", default="")
    p = verb("edit", "change, add or remove one line of a card")
    p.add_argument("person", metavar="PERSON")
    p.add_argument("property", metavar="PROPERTY")
    p.add_argument("value", metavar="VALUE", nargs="?")
    p.add_argument("--was", metavar="OLD", help="the text as `show` prints it")
    p.add_argument("--card", metavar="CARD", type=number)
    p = verb("delete", "put people into the trash")
    p.add_argument("people", metavar="PERSON", nargs="+")
    p.add_argument("--for-good", action="store_true", help="without undo, and out of the files' bytes")
    p = verb("trash", "list the trash, or restore from it")
    restore = _ways(p, "trash_verb", "restore")("restore", "take a person out of the trash")
    restore.add_argument("people", metavar="PERSON", nargs="+")


def _add_joining(verb: _Verb) -> None:
    p = verb("join", "make one person of several; every card stays")
    p.add_argument("people", metavar="PERSON", nargs="+")
    p = verb("split", "make a person of its own of one card")
    p.add_argument("card", metavar="CARD", type=number)
    what = "where what passed goes: stay, back (what a join brought), or all with the card"
    p.add_argument("--facts", choices=[one.value for one in Facts], default=Facts.STAY.value, help=what)
    p = verb("duplicates", "list exact doubles")
    p.add_argument("--not", dest="not_same", metavar="PERSON", nargs=2, help="remember that these are two people")


def _add_journal(verb: _Verb) -> None:
    p = verb("undo", "take back the last step, or one that nothing later rests on")
    p.add_argument("step", metavar="STEP", type=number, nargs="?")
    verb("redo", "do again what was undone last")
    p = verb("history", "list what was done")
    p.add_argument("person", metavar="PERSON", nargs="?")
    p.add_argument("--limit", metavar="N", type=count, default=200)
    p = verb("backup", "write a verified copy of everything into one file")
    p.add_argument("file", metavar="FILE", nargs="?")
    p = verb("restore", "go back to a backup; what is there now is kept first")
    p.add_argument("file", metavar="FILE")
    verb("check", "read every page and every card, and say what was found")

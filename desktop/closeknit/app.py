"""The composition root: the one place that knows everybody and builds what a command or a window needs."""

import getpass
import os
import stat
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from closeknit import assets, log, paths
from closeknit.domain.errors import CloseknitError, OutsideProblem
from closeknit.phrases.say import say
from closeknit.services.events import Fact
from closeknit.services.handover import Wish, is_file, plain_start
from closeknit.services.presence import WindowPresence
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.store.clock import SystemClock
from closeknit.store.database import Store

Announce = Callable[[Fact], None]


def main(given: Sequence[str]) -> int:
    """Do what the arguments ask for and return the exit status."""
    plain = plain_start(given)
    if plain is not None and "_ARGCOMPLETE" not in os.environ:
        return _said(lambda: _open(paths.home(plain[0]), plain[1]))
    from closeknit.cli import arguments  # start-up cost: a plain start of the window needs no grammar

    files, words = _files_first(given, arguments.verb_names())
    asked = arguments.parse(words)
    if asked.version:
        sys.stdout.write(f"closeknit {_version()}\n")
        return 0
    home = paths.home(asked.home)
    if asked.verb is not None:
        from closeknit.cli.main import run  # start-up cost: the window needs no commands

        if asked.demo:
            with _sample_home() as sample:
                return run(asked, lambda: opened(sample, lambda _fact: None))
        return run(asked, lambda: opened(home, lambda _fact: None))
    return _said(lambda: _window(asked, home, Wish(tuple(files), asked.quick_log, asked.background)))


def _said(show: Callable[[], int]) -> int:
    """Show a window; what keeps it from opening is one sentence and exit status 2.

    A menu, a key or the session starts it where nobody reads: then the sentence is on screen too.
    """
    try:
        return show()
    except CloseknitError as error:
        words = say(error.reason.kind, error.reason.params)
        if sys.stderr is not None:
            sys.stderr.write(f"closeknit: {words}\n")
        if not _is_read():
            from closeknit.ui.shell import starting  # start-up cost, as below

            starting.tell_problem(words)
        return 2


def _is_read() -> bool:
    """Tell whether somebody reads what goes to the error output: at a terminal, or a program by a pipe."""
    try:
        return sys.stderr.isatty() or stat.S_ISFIFO(os.fstat(sys.stderr.fileno()).st_mode)
    except (AttributeError, OSError, ValueError):  # there is none, or it is closed
        return False


@contextmanager
def opened(home: paths.Home, announce: Announce, command: Sequence[str] = ()) -> Iterator[Verbs]:
    """Open the verbs of a home; raises UserError or OutsideProblem when it can't be.

    `command` starts the program on this home with the session.
    """
    try:
        paths.prepare(home)
        log.begin(home.log)
    except OSError as error:
        raise OutsideProblem("home_unwritable", path=str(home.data), why=error.strerror or "") from error
    store = Store.open(home.database, SystemClock())
    settings = SettingsStore(home.settings)
    most_bytes, refuse = settings.now.backups_limit_mb << 20, WindowPresence(home.lock).refuse_if_open
    verbs = Verbs(store, announce, _user_name(), most_bytes, refuse, home.unfinished, settings.read, command)
    try:
        yield verbs
    finally:
        verbs.close()
        store.close()


def _window(asked: Namespace, home: paths.Home, wish: Wish) -> int:
    # Imported here: Qt costs a tenth of a second, which a command must not pay.
    from closeknit.ui.bridge.sources import spare_sources

    spare_sources()
    from closeknit.ui.shell import starting  # after that

    if asked.screens or asked.demo:
        with _sample_home() as sample:
            if asked.screens:
                return starting.draw_screens(lambda announce: opened(sample, announce), sample, Path(asked.screens))
            return _open(sample, Wish(quick_log=wish.quick_log), is_sample=True)
    if asked.picture:
        return starting.draw_window(lambda announce: opened(home, announce), home, Path(asked.picture))
    return _open(home, wish)


def _open(home: paths.Home, wish: Wish, is_sample: bool = False) -> int:
    from closeknit.ui.bridge.sources import spare_sources  # start-up cost, as above

    spare_sources()
    from closeknit.ui.shell import starting  # after that

    if not starting.has_screen():
        raise OutsideProblem("no_screen")
    try:
        paths.prepare(home)
    except OSError as error:
        raise OutsideProblem("home_unwritable", path=str(home.data), why=error.strerror or "") from error
    presence = WindowPresence(home.lock)
    command = () if is_sample else _background_command(home)
    return starting.run_window(
        lambda announce: opened(home, announce, command),
        home,
        wish,
        presence,
        [*_own_command(), "--demo"],
        not is_sample,
    )


@contextmanager
def _sample_home() -> Iterator[paths.Home]:
    """Give a home with the sample people and two years with them, which goes afterwards."""
    from closeknit.services.sample import SampleHistory  # start-up cost: only the demo and the pictures need it

    with tempfile.TemporaryDirectory(prefix="closeknit-sample-") as folder:
        home = paths.home(folder)
        with opened(home, lambda _fact: None) as verbs:
            verbs.importing.begin([assets.resource("sample", "people.vcf")], "Personal").run(lambda _progress: None)
            SampleHistory(verbs).make()
        yield home


def _files_first(given: Sequence[str], verbs: Collection[str]) -> tuple[list[Path], list[str]]:
    """Take files to open out of the arguments: paths before which no verb stands."""
    files: list[Path] = []
    words: list[str] = []
    is_verb = False
    for word in given:
        is_verb = is_verb or word in verbs
        if (
            not is_verb
            and not word.startswith("-")
            and is_file(word)
            and not {"--quick-log", "--background"} & {*given}
        ):
            previous = words[-1] if words else ""
            if previous not in ("--home", "--picture", "--screens"):
                files.append(Path(word))
                continue
        words.append(word)
    return files, words


def _own_command() -> list[str]:
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "closeknit"]


def _background_command(home: paths.Home) -> list[str]:
    """Return what starts the program in the tray, on another home than the platform's own by its name."""
    chosen = [] if home == paths.home(None) and not os.environ.get("CLOSEKNIT_HOME") else ["--home", str(home.data)]
    return [*_own_command(), *chosen, "--background"]


def _user_name() -> str:
    """Return what the computer calls its user: the full name where the system has one, else the login."""
    with suppress(OSError, KeyError, ImportError):
        import pwd  # not on Windows

        full_name = pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0]
        return full_name or getpass.getuser()
    return os.environ.get("USERNAME", "")


def _version() -> str:
    from importlib.metadata import version  # start-up cost: only this answer needs it

    return version("closeknit")

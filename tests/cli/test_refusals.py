"""What can't be, as it is typed: one sentence, exit status 2, and nothing changed."""

import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import SAMPLE, Terminal
from tests.clocks import Afternoon
from tests.store.state import state_hash

from closeknit import paths
from closeknit.app import main
from closeknit.store.database import Store

WHO = "Ana Ferreira"
HUGE = "9" * 25


def state(closeknit: Terminal) -> str:
    store = Store.open(paths.home(str(closeknit.home)).database, Afternoon())
    try:
        return state_hash(store)
    finally:
        store.close()


@pytest.mark.parametrize(
    "words",
    [
        ("gave", WHO, "help", "--minutes", "-5"),
        ("gave", WHO, "help", "--minutes", "20000"),
        ("gave", WHO, "help", "--value", HUGE),
        ("met", HUGE),
        ("done", "-" + HUGE),
        ("done", HUGE),
        ("reminders", "--remove", "own:" + HUGE),
        ("skip", "cadence:" + 200 * HUGE),
        ("undo", HUGE),
        ("split", HUGE),
        ("happened", HUGE, "yes"),
        ("cadence", WHO, HUGE),
        ("cadence", WHO, "3651"),
        ("cadence", WHO, "30", "--latest", "20"),
        ("cadence", WHO, "30", "--latest", "4000"),
        ("twenty", "take", WHO, "--why", "x", "--stay-close", "--cadence", "3651"),
        ("people", "--limit", "-1"),
        ("people", "--limit", HUGE),
        ("catch-up", "--limit", "-1"),
    ],
)
def test_a_number_out_of_range_changes_nothing(sample: Terminal, words: tuple[str, ...]) -> None:
    before = state(sample)
    assert sample(*words) == 2
    assert sample.err.count("\n") == 1
    assert sample.err.startswith("closeknit: ")
    assert state(sample) == before


ME, ACME, GONE, AWAY, SEATED = "Kwame Asante", "Acme", "Minh Châu Nguyễn", "Leila Haddad", "Tomasz Wieczorek"
TAKE = ("--why", "x", "--stay-close")


@pytest.fixture(scope="module")
def _peopled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with somebody for each refusal, made once."""
    home = tmp_path_factory.mktemp("peopled") / "home"
    for words in (
        ("import", str(SAMPLE), "--book", "Personal"),
        ("new", ACME),
        ("mark", ACME, "--not-a-person"),
        ("mark", ME, "--me"),
        ("mark", AWAY, "--archived"),
        ("delete", GONE),
        ("twenty", "take", SEATED, *TAKE),
        ("log", SEATED, "--channel", "phone"),
    ):
        assert main(["--home", str(home), *words]) == 0
    return home


@pytest.fixture
def peopled(_peopled: Path, closeknit: Terminal) -> Terminal:
    shutil.copytree(_peopled, closeknit.home)
    return closeknit


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("twenty", "take", ME, *TAKE), "your own cards"),
        (("twenty", "take", ACME, *TAKE), "A seat is for a person"),
        (("twenty", "take", AWAY, *TAKE), "is archived"),
        (("twenty", "take", GONE, *TAKE), "Nobody is called"),
        (("twenty", "take", ACME, *TAKE, "--instead-of", SEATED, "--reason", "met"), "A seat is for a person"),
        (("mark", SEATED, "--archived"), "Leave it first"),
        (("mark", SEATED, "--me"), "Leave it first"),
        (("mark", SEATED, "--not-a-person"), "Leave it first"),
        (("mark", ME, "--me"), "already"),
        (("mark", WHO, "--me", "--zone", "Bad/Zone"), "no time zone"),
        (("mark", WHO, "--role", "mentor", "--no-me"), "already"),
        (("mark", SEATED, "--role", "mentor", "--me"), "Leave it first"),
        (("mark", WHO, "--language", "Old English"), "one word"),
        (("objective", ME, "--mine", "x"), "your own cards"),
        (("cadence", ME, "30"), "your own cards"),
        (("tie", WHO, ME, "knows"), "your own cards"),
        (("tie", WHO, WHO, "knows"), "between two people"),
        (("objective", SEATED, "--stay-close"), "already"),
        (("objective", SEATED, "--stay-close", "--mine", "x"), "one at a time"),
        (("objective", SEATED, "--remove", "--due", "friday"), "one at a time"),
    ],
)
def test_what_is_refused_changes_nothing(peopled: Terminal, words: tuple[str, ...], said: str) -> None:
    before = state(peopled)
    assert peopled(*words) == 2
    assert said in peopled.err
    assert peopled.err.count("\n") == 1
    assert state(peopled) == before


def test_nobody_was_met_longer_ago_than_can_be_said(sample: Terminal) -> None:
    assert sample.json("people", "--not-met", "99999") == {"people": [], "total": 0}


@pytest.mark.parametrize(
    "words", [("note", WHO), ("log", WHO, "--channel", "mail", "--note"), ("tie", WHO, "2"), ("show",)]
)
def test_what_isn_t_text_is_refused(sample: Terminal, words: tuple[str, ...]) -> None:
    before = state(sample)
    assert sample(*words, "M\udcfcller") == 2
    assert sample.err.startswith("closeknit: 'M\\udcfcller' isn't text in UTF-8")
    assert sample.err.count("\n") == 1
    assert state(sample) == before

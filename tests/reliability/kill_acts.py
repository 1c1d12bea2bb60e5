"""Acts on relationships for the child that is killed, and what must hold after it was."""

import gzip
from collections.abc import Callable
from pathlib import Path

from tests.reliability.world import World

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.person import PeopleQuery
from closeknit.domain.seat import SEATS, LeaveReason
from closeknit.domain.seating import Taking
from closeknit.domain.when import When
from closeknit.services.local_time import local_now
from closeknit.services.seats import Leaving

KINDS = ("log", "swap", "join", "migration")
_EARLIER = Path(__file__).resolve().parents[1] / "data" / "homes" / "v1.db.gz"


def prepare_seats(world: World) -> None:
    """Take all twenty seats."""
    for person in world.people.find(PeopleQuery()).ids[:SEATS]:
        world.seats.take(person, Taking("why", is_stay_close=True))


def do(world: World, kind: str, say: Callable[[object], None]) -> None:
    """Log, swap or join for ever, telling each time it is acknowledged."""
    people = world.people.find(PeopleQuery()).ids
    when = When(local_now(world.store.clock).date())
    number = 0
    while True:
        number += 1
        if kind == "log":
            whom = (people[number % 9], people[9 + number % 7])
            said = Interaction(EntryId(0), whom, Channel.PHONE, when, note=f"killed {number}")
            say([world.entries.log(said).entry, number])
        elif kind == "swap":
            sitting = {seat.person for seat in world.seats.sitting()}
            newcomer = next(person for person in people if person not in sitting)
            leaver = world.seats.sitting()[number % SEATS].person
            world.seats.take(newcomer, Taking("why", is_stay_close=True), Leaving(leaver, LeaveReason.MET))
            say([newcomer, leaver])
        else:
            pair = people[40 + 2 * number % 100 : 42 + 2 * number % 100]
            world.entries.log(Interaction(EntryId(0), (pair[1],), Channel.PHONE, when))
            world.joining.join(pair)
            world.journal.undo()
            say(number)


def migrate(folder: Path, say: Callable[[object], None]) -> None:
    """Open a home of an earlier program for ever, each time anew."""
    number = 0
    while True:
        number += 1
        home = folder / f"earlier{number}"
        home.mkdir(exist_ok=True)
        if not (home / "closeknit.db").exists():
            (home / "copy").write_bytes(gzip.decompress(_EARLIER.read_bytes()))
            (home / "copy").rename(home / "closeknit.db")  # whole, whenever the kill comes
        World(home).close()
        say(number)


def check(world: World, kind: str, said: list) -> None:
    """Look whether everything acknowledged is there, and nothing is half done."""
    sitting = world.seats.sitting()
    assert len(sitting) == SEATS
    assert len({seat.person for seat in sitting}) == SEATS
    if kind == "log":
        for entry, number in said:
            found = world.entries.one(EntryId(entry))
            assert isinstance(found, Interaction)
            assert (found.note, len(found.people)) == (f"killed {number}", 2)
    if kind == "swap" and said:
        newcomer, leaver = (PersonId(person) for person in said[-1])
        assert world.seats.of(newcomer)
        assert any(seat.left is not None for seat in world.seats.of(leaver))
    with world.store.reading() as connection:
        lone = "SELECT count(*) FROM entry e WHERE NOT EXISTS (SELECT 1 FROM entry_person p WHERE p.entry_id = e.id)"
        assert connection.execute(lone).fetchall() == [(0,)]

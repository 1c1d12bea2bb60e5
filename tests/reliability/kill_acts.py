"""Acts on relationships for the child that is killed, and what must hold after it was.

The acts are the same each time they are done to the same home, so that a copy of it tells what any moment may leave.
"""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.reliability.world import World
from tests.services.chosen import exported
from tests.store.earlier import EVERY, rows_of
from tests.store.state import state_hash

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.person import PeopleQuery
from closeknit.domain.promise import Need
from closeknit.domain.seat import SEATS, LeaveReason
from closeknit.domain.seating import Taking
from closeknit.domain.when import When
from closeknit.services.local_time import local_now
from closeknit.services.seats import Leaving
from closeknit.services.selection_import import SelectionJob
from closeknit.store.database import DAMAGED

Act = Callable[[], Any]
KINDS = ("log", "swap", "join", "selection", "migration")
_CHOSEN = 12
_SELECTION = "chosen.json"


def prepare_seats(world: World) -> None:
    """Take all twenty seats, and write some people with what is known of them to a file."""
    people = world.people.find(PeopleQuery()).ids
    for person in people[:SEATS]:
        world.seats.take(person, Taking("why", is_stay_close=True))
    chosen = people[60 : 60 + _CHOSEN]
    for number, person in enumerate(chosen):
        when = When(local_now(world.store.clock).date())
        world.entries.log(Interaction(EntryId(0), (person, chosen[number - 1]), Channel.PHONE, when))
        world.entries.need(Need(EntryId(0), person, "a boat", when))
    (world.folder.parent / _SELECTION).write_bytes(exported(world, chosen))


def acts(world: World, kind: str) -> Iterator[Act]:
    """Give acts for ever, each one transaction but for a selection, which is one step of several."""
    people = world.people.find(PeopleQuery()).ids
    when = When(local_now(world.store.clock).date())
    number = 0
    while True:
        number += 1
        if kind == "log":
            whom = (people[number % 9], people[9 + number % 7])
            yield lambda whom=whom, number=number: _log(world, whom, when, number)
        elif kind == "swap":
            yield lambda number=number: _swap(world, people, number)
        elif kind == "selection":
            yield lambda number=number: bring(world, f"{world.imports_seen()} and {number}")
        else:
            pair = people[40 + 2 * number % 100 : 42 + 2 * number % 100]
            yield lambda pair=pair: world.entries.log(Interaction(EntryId(0), (pair[1],), Channel.PHONE, when)).entry
            yield lambda pair=pair: world.joining.join(pair).person
            yield lambda: world.journal.undo() and None


def _log(world: World, whom: tuple[PersonId, ...], when: When, number: int) -> list[int]:
    said = Interaction(EntryId(0), whom, Channel.PHONE, when, note=f"killed {number}")
    return [world.entries.log(said).entry, number]


def _swap(world: World, people: tuple[PersonId, ...], number: int) -> list[int]:
    sitting = world.seats.sitting()
    seated = {seat.person for seat in sitting}
    newcomer = next(person for person in people if person not in seated)
    leaver = sitting[number % SEATS].person
    world.seats.take(newcomer, Taking("why", is_stay_close=True), Leaving(leaver, LeaveReason.MET))
    return [newcomer, leaver]


def bring(world: World, book: str) -> str:
    """Import the selection into a book of that name."""
    path = world.folder.parent / _SELECTION  # one for a home and its copy
    SelectionJob(world.store, world.books, world.facts.append, path, book, False).run(lambda _progress: None)
    return book


def do(world: World, kind: str, say: Callable[[object], None]) -> None:
    """Do one kind of act for ever, telling each time one is acknowledged."""
    for act in acts(world, kind):
        say(act())


def migrate(folder: Path, say: Callable[[object], None]) -> None:
    """Open homes of earlier programs for ever, whole and damaged ones, each time anew; each child begins with another.

    "ready" is said once the first one lies there.
    """
    contents = [earlier.content(folder) for earlier in EVERY]
    begin = os.getpid()
    for number in itertools.count():
        at = (begin + number) % len(EVERY)
        home = folder / f"earlier{number}-{at}"
        home.mkdir()
        (home / "copy").write_bytes(contents[at])
        (home / "copy").rename(home / "closeknit.db")  # whole, whenever the kill comes
        if number == 0:
            say("ready")
        World(home).close()
        say(number)


def check(home: Path, copy: Path, kind: str, said: list) -> None:
    """Look whether everything acknowledged is there, nothing is half done, and nothing else was changed."""
    before, after = _may_be(copy, kind, len(said))
    world = World(home)
    assert world.backups.check().findings == ()
    if kind == "selection":
        _check_selection(world, before, after, len(said))
    else:
        assert state_hash(world.store) in (before, after)
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
    world.close()


def _may_be(copy: Path, kind: str, done: int) -> tuple[str, str]:
    """Do the same to a copy: the state after what was acknowledged, and the one after the act that may have been."""
    world = World(copy, synchronous=0)
    again = acts(world, kind)
    for _ in range(done):
        next(again)()
    before = state_hash(world.store)
    next(again)()
    after = state_hash(world.store)
    world.close()
    return before, after


def _check_selection(world: World, before: str, after: str, done: int) -> None:
    """Take a killed import back, or go on with it, by turns: both leave it whole."""
    unfinished = world.imports.unfinished()
    if not unfinished:
        assert state_hash(world.store) in (before, after)
        return
    (left,) = unfinished
    if done % 2:
        world.imports.undo_running(left.import_id)
        assert state_hash(world.store) == before
        return
    world.imports.settle()
    bring(world, left.book_name)
    book = next(book.id for book in world.books.all() if book.name == left.book_name)
    people = world.people.find(PeopleQuery(book=book)).ids
    assert len(people) == _CHOSEN
    assert [len(world.entries.of_person(person)) for person in people] == [3] * _CHOSEN


def earlier_homes_are_whole(folder: Path) -> int:
    """Open what was killed while it was brought up to date: every row is as it was. Returns how many were looked at."""
    looked_at = 0
    for home in folder.glob("earlier*-*"):
        if (home / "closeknit.db").exists():  # else killed before the copy was there
            looked_at += 1
            _is_whole(home)
        shutil.rmtree(home)
    return looked_at


def _is_whole(home: Path) -> None:
    earlier = EVERY[int(home.name.rpartition("-")[2])]
    pristine = home / "pristine.db"
    pristine.write_bytes(earlier.content(home))
    before = rows_of(pristine)
    world = World(home)
    assert world.people.find(PeopleQuery()).total == (3 if earlier.name == "relationship-v2" else 4)
    assert bool(world.backups.check().findings) is earlier.is_damaged
    world.close()
    assert rows_of(home / "closeknit.db", before) == before
    if earlier.is_damaged:
        assert (home / "backups" / DAMAGED).read_bytes() == pristine.read_bytes()

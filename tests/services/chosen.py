"""Selections out of one home and into another, for the tests of both."""

import io
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from tests.reliability.world import World
from tests.store.fabricate import make

from closeknit.domain.entry import Note
from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction, Marker, StartedBy
from closeknit.domain.job import Account
from closeknit.domain.person import PeopleQuery
from closeknit.domain.promise import By, Commitment, Need, Offer
from closeknit.domain.reminder.own import Reminder
from closeknit.domain.scored import Scored
from closeknit.domain.seat import LeaveReason, Role
from closeknit.domain.seating import Taking
from closeknit.domain.weights import DEFAULTS
from closeknit.domain.when import When
from closeknit.services.local_time import local_now
from closeknit.services.seats import Leaving
from closeknit.services.selection_import import SelectionJob
from closeknit.store.reminders import open_reminders
from closeknit.store.scoring import compute
from closeknit.store.selection_out import write_selection

NEW = EntryId(0)


def people_of(world: World) -> dict[str, PersonId]:
    rows = world.people.rows(world.people.find(PeopleQuery()).ids)
    return {row.name.split()[0]: row.id for row in rows}


def day(world: World, days_ago: int) -> When:
    return When(local_now(world.store.clock).date() - timedelta(days=days_ago))


def fill(world: World) -> dict[str, PersonId]:
    """Make four people of whom everything that can be said is said; Dora is known to the others only."""
    cards = [make(name, "Lind", [f"{name}@x.org"], uid=f"uid-{name}") for name in ("ana", "bo", "cy", "dora")]
    world.import_cards([*cards, make("ana", "Lind-Ek", ["ana@work.org"], uid="uid-work", photo=True)])
    rows = world.people.rows(world.people.find(PeopleQuery()).ids)
    double = next(row.id for row in rows if row.name == "ana Lind-Ek")
    who = {row.name.split()[0]: row.id for row in rows if row.id != double}
    world.joining.join([who["ana"], double])
    world.people.prefer_card(who["ana"], world.people.open(who["ana"]).cards[-1].id)
    _meet(world, who)
    _say(world, who)
    _sit(world, who)
    return who


def _meet(world: World, who: dict[str, PersonId]) -> None:
    ana, bo, cy = who["ana"], who["bo"], who["cy"]
    log = world.entries.log
    markers = frozenset({Marker.NEED, Marker.HELP})
    for days in (10, 40, 70):
        whole = Interaction(NEW, (ana, bo), Channel.IN_PERSON, day(world, days), 90, 4, markers, StartedBy.BOTH)
        log(replace(whole, place="the quay", note="fish\nand “chips”"))
    noon = datetime.combine(day(world, 5).day, time(13, 30), local_now(world.store.clock).tzinfo)
    log(Interaction(NEW, (ana,), Channel.VIDEO, When(noon.date(), noon), 30, started_by=StartedBy.ME))
    log(Interaction(NEW, (bo,), Channel.MAIL, When(day(world, 400).day, None, True), answered=True, source="catch-up"))
    log(Interaction(NEW, (cy, ana), Channel.PHONE, day(world, -9), 20, note="a plan"))
    log(Interaction(NEW, (cy,), Channel.LETTER, day(world, 20)))


def _say(world: World, who: dict[str, PersonId]) -> None:
    ana, bo, cy = who["ana"], who["bo"], who["cy"]
    entries, bonds = world.entries, world.bonds
    when = day(world, 3)
    entries.record(Exchange(NEW, ana, Direction.GAVE, ExchangeKind.ADVICE, when, 4, 20, True, "worked", "on boats"))
    entries.record(Exchange(NEW, ana, Direction.RECEIVED, ExchangeKind.GIFT, when, None, None, False))
    entries.record(Exchange(NEW, bo, Direction.RECEIVED, ExchangeKind.HELP, when))
    met = entries.need(Need(NEW, ana, "a freight contact", when))
    entries.met(met.entry)
    entries.need(Need(NEW, bo, "a berth", day(world, 30)))
    entries.need(Need(NEW, None, "a boat of my own", when))
    entries.offer(Offer(NEW, cy, "a crew", when))
    entries.note(Note(NEW, bo, "likes chess", day(world, 100)))
    kept = entries.promise(Commitment(NEW, ana, By.THEM, "the map", when.day, day(world, 9).day))
    entries.done(kept.entry)
    entries.promise(Commitment(NEW, ana, By.ME, "the notes", day(world, -3).day, when.day))
    bonds.set_objective(bo, "a pier", "a ferry", "built", day(world, -60).day)
    bonds.progress(bo, 40, "drawn")
    bonds.close_objective(bo, is_reached=False)
    bonds.stay_close(cy)
    bonds.tie(ana, bo, "knows")
    bonds.tie(bo, cy, "sails with")
    bonds.join_community("Choir", [ana, cy])
    bonds.join_community("Forum", [cy])
    bonds.set_cadence(bo, 21, 40, day(world, -30).day)
    bonds.mark(bo, lambda bond: replace(bond, role=Role.MENTOR, is_remote=True, languages=("pt", "de"), met="a fair"))
    bonds.mark(cy, lambda bond: replace(bond, is_unscored=True, zone="Europe/Lisbon", prefers=Channel.PHONE))
    world.joining.not_same(ana, cy)


def _sit(world: World, who: dict[str, PersonId]) -> None:
    seats = world.seats
    seats.take(who["cy"], Taking("a try", "mine", "theirs"))
    seats.take(who["ana"], Taking("we build boats", "a berth", "a crew", cadence_days=14))
    seats.leave(Leaving(who["cy"], LeaveReason.PAUSED, "away"))
    world.bonds.progress(who["ana"], 30)


def exported(world: World, people: Sequence[PersonId]) -> bytes:
    stream = io.BytesIO()
    write_selection(world.store, stream, people)
    return stream.getvalue()


def document(world: World, people: Sequence[PersonId]) -> dict[str, Any]:
    return json.loads(exported(world, people))


def bring(world: World, content: bytes | dict[str, Any], name: str = "some.json", book: str | None = None) -> Account:
    """Import a selection from a file in the home's folder."""
    path: Path = world.folder / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return SelectionJob(world.store, world.books, world.facts.append, path, book, False).run(lambda _progress: None)


def scored(world: World, people: Sequence[PersonId], now: datetime) -> list[Scored]:
    """Score people at one moment, their ids taken away."""
    with world.store.reading() as connection:
        found = compute(connection, people, now, DEFAULTS)
    return [replace(found[person], person=PersonId(0)) for person in people]


def reminders_of(world: World) -> list[Reminder]:
    with world.store.reading() as connection:
        return open_reminders(connection)

"""A card is split off: what passed stays, goes back as a join brought it, or goes with the card."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.reliability.world import World
from tests.store.fabricate import make
from tests.store.state import state_hash

from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.ids import CardId, EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.parting import Facts, Parting
from closeknit.domain.promise import By, Commitment
from closeknit.domain.seat import LeaveReason, Role
from closeknit.domain.seating import Taking
from closeknit.domain.when import When
from closeknit.services.local_time import local_now
from closeknit.services.relationships import Relationship, Relationships
from closeknit.services.seats import Leaving

ANA, OTHER, BO = PersonId(1), PersonId(2), PersonId(3)
HER_CARD, OTHER_CARD = CardId(1), CardId(2)
STAY_CLOSE = Taking("we go back a long way", is_stay_close=True)


@pytest.fixture
def lived(world: World) -> World:
    """Two Anas, each with a life of her own, and a lunch with both of them."""
    world.import_cards([make("Ana", "Ek"), make("Ana", "Ek", ["a@x.org"]), make("Bo", "Ek")])
    today = local_now(world.store.clock).date()
    for who, days in (((ANA,), 4), ((OTHER,), 9), ((ANA, OTHER), 20), ((OTHER, BO), 30)):
        when = When(today - timedelta(days=days))
        world.entries.log(Interaction(EntryId(0), who, Channel.IN_PERSON, when, 60))
    world.entries.record(Exchange(EntryId(0), OTHER, Direction.GAVE, ExchangeKind.ADVICE, When(today)))
    world.entries.promise(Commitment(EntryId(0), OTHER, By.ME, "send the notes", today + timedelta(days=2), today))
    for person in (ANA, OTHER):
        world.bonds.set_objective(person, f"mine {person}", "theirs", "")
        world.seats.take(person, STAY_CLOSE)
    world.bonds.mark(OTHER, lambda bond: replace(bond, role=Role.MENTOR, zone="Europe/Lisbon", met="at the ferry"))
    world.bonds.set_cadence(OTHER, 21)
    world.bonds.tie(OTHER, BO, "knows")
    world.bonds.tie(ANA, OTHER, "family")
    world.bonds.join_community("Rivers", [OTHER])
    return world


def opened(world: World, person: PersonId) -> Relationship:
    return Relationships(world.store).of(person)


def facts_of(world: World, person: PersonId) -> object:
    found = opened(world, person)
    entries = [replace(one, id=EntryId(0)) for one in found.entries]
    return entries, found.bond, found.seats, found.objectives, found.ties, found.communities


def test_what_a_join_brought_goes_back_as_it_was(lived: World) -> None:
    before = [facts_of(lived, person) for person in (ANA, OTHER, BO)]
    lived.joining.join([ANA, OTHER])
    assert lived.joining.parting(OTHER_CARD).back > 8
    fact = lived.joining.split(OTHER_CARD, Facts.BACK)
    assert (fact.person, fact.origin) == (OTHER, ANA)
    assert [facts_of(lived, person) for person in (ANA, OTHER, BO)] == before


def test_what_was_said_since_the_join_stays_where_it_was_said(lived: World) -> None:
    lived.joining.join([ANA, OTHER])
    today = local_now(lived.store.clock).date()
    lived.entries.log(Interaction(EntryId(0), (ANA,), Channel.VIDEO, When(today), 30))
    lived.bonds.mark(ANA, lambda bond: replace(bond, role=Role.FRIEND))
    lived.joining.split(OTHER_CARD, Facts.BACK)
    ana, other = opened(lived, ANA), opened(lived, OTHER)
    assert [one.channel for one in ana.entries if isinstance(one, Interaction)].count(Channel.VIDEO) == 1
    assert Channel.VIDEO not in [one.channel for one in other.entries if isinstance(one, Interaction)]
    assert (ana.bond.role, ana.bond.zone, other.bond.role) == (Role.FRIEND, "", Role.MENTOR)


def test_a_place_that_was_taken_meanwhile_stays_taken(lived: World) -> None:
    place = next(seat.place for seat in lived.seats.sitting() if seat.person == OTHER)
    lived.joining.join([ANA, OTHER])
    lived.seats.take(BO, STAY_CLOSE)
    assert next(seat.place for seat in lived.seats.sitting() if seat.person == BO) == place
    lived.joining.split(OTHER_CARD, Facts.BACK)
    assert {seat.person for seat in lived.seats.sitting()} == {ANA, BO}
    assert [seat.place for seat in opened(lived, OTHER).seats] == [place]


@pytest.mark.parametrize("facts", [Facts.STAY, Facts.ALL])
def test_all_of_it_stays_or_goes(lived: World, facts: Facts) -> None:
    lived.joining.join([ANA, OTHER])
    entries, _bond, seats, objectives, ties, communities = facts_of(lived, ANA)  # type: ignore[misc]
    split = lived.joining.split(OTHER_CARD, facts)
    keeper, other = (ANA, split.person) if facts is Facts.STAY else (split.person, ANA)
    kept, left = opened(lived, keeper), opened(lived, other)
    assert len(kept.entries) == len(entries)
    assert (len(kept.seats), len(kept.objectives), len(kept.ties)) == (len(seats), len(objectives), len(ties))
    assert kept.communities == communities
    assert (left.entries, left.seats, left.ties, left.communities) == ((), (), (), ())
    assert (kept.bond.role, kept.seat is not None) == (Role.MENTOR, True)


@pytest.mark.parametrize("facts", list(Facts))
def test_a_split_is_taken_back_exactly_and_done_again(lived: World, facts: Facts) -> None:
    lived.joining.join([ANA, OTHER])
    before = state_hash(lived.store)
    lived.joining.split(OTHER_CARD, facts)
    after = state_hash(lived.store)
    lived.journal.undo()
    assert state_hash(lived.store) == before
    lived.journal.redo()
    assert state_hash(lived.store) == after


def test_a_card_that_was_never_joined_has_nothing_to_bring_back(lived: World) -> None:
    lived.joining.join([ANA, OTHER])
    parting = lived.joining.parting(HER_CARD)
    assert parting == Parting(HER_CARD, parting.all, 0)
    split = lived.joining.split(HER_CARD, Facts.BACK)
    assert opened(lived, split.person).entries == ()
    assert len(opened(lived, ANA).entries) > 4


def test_the_cap_holds_when_a_seat_could_go_back(lived: World) -> None:
    cards = [make(f"Person{n}", "Ek") for n in range(19)]
    lived.import_cards(cards)
    lived.joining.join([ANA, OTHER])
    free: list[PersonId] = [PersonId(n) for n in range(4, 23)]
    for person in free:
        lived.seats.take(person, STAY_CLOSE)
    assert len(lived.seats.sitting()) == 20
    lived.joining.split(OTHER_CARD, Facts.BACK)
    assert len(lived.seats.sitting()) == 20
    lived.seats.leave(Leaving(ANA, LeaveReason.PAUSED, ""))
    assert len(lived.seats.sitting()) == 19


def test_facts_that_were_removed_since_do_not_come_back(lived: World) -> None:
    lunch = next(one.id for one in opened(lived, OTHER).entries if isinstance(one, Interaction))
    lived.joining.join([ANA, OTHER])
    lived.entries.remove(lunch)
    lived.joining.split(OTHER_CARD, Facts.BACK)
    for person in (ANA, OTHER):
        assert lunch not in [one.id for one in opened(lived, person).entries]

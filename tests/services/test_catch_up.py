"""Each answer of Catch up is one step; another answer replaces it; nobody is asked twice."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from tests.reliability.world import World
from tests.services.refusal import refused
from tests.store.fabricate import make
from tests.store.state import state_hash

from closeknit.domain.card import Kind
from closeknit.domain.catch_up import Answer, Holding, HowOften, LastMet, Verdict
from closeknit.domain.entry import Entry
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.person import PeopleQuery
from closeknit.domain.when import When
from closeknit.services.events import CaughtUp
from closeknit.services.local_time import local_now
from closeknit.store.whole import read_everything, write_everything

ANA, BO, CY = PersonId(1), PersonId(2), PersonId(3)
ANSWERS: tuple[Answer, ...] = (*LastMet, *HowOften, *Verdict)


@pytest.fixture
def world(tmp_path: Path):
    world = World(tmp_path / "one", synchronous=0)
    mails = ["ana@x.example", "a@y.example"]
    world.import_cards([make("Ana", "Ek", mails, ["+46 1"], "Ek AB"), make("Bo", "Ek"), make("Cy", "Ek")])
    yield world
    world.close()


def today(world: World) -> date:
    return local_now(world.store.clock).date()


def timeline(world: World, person: PersonId = ANA) -> list[Entry]:
    return world.entries.of_person(person)


def asked(world: World) -> list[int]:
    return [known.row.id for known in world.catch_up.next(9)]


@pytest.mark.parametrize("answer", ANSWERS, ids=str)
def test_an_answer_is_one_step_undone_and_redone_exactly(world: World, answer: Answer) -> None:
    before, steps = state_hash(world.store), len(world.journal.history())
    fact = world.catch_up.answer(ANA, answer)
    after = state_hash(world.store)
    assert world.facts[-1] == fact == CaughtUp(ANA, answer, fact.step)
    assert len(world.journal.history()) == steps + 1
    assert asked(world) == [BO, CY]
    world.journal.undo()
    assert state_hash(world.store) == before
    assert asked(world) == [ANA, BO, CY]
    world.restart()
    world.journal.redo()
    assert state_hash(world.store) == after
    assert asked(world) == [BO, CY]
    assert world.catch_up.waiting() == 2


@pytest.mark.parametrize("answer", ANSWERS, ids=str)
def test_the_same_answer_twice_makes_no_step(world: World, answer: Answer) -> None:
    world.catch_up.answer(ANA, answer)
    steps = len(world.journal.history())
    refused(lambda: world.catch_up.answer(ANA, answer), "nothing_changed")
    assert len(world.journal.history()) == steps


def test_a_meeting_is_kept_as_the_specification_says(world: World) -> None:
    world.catch_up.answer(ANA, LastMet.QUARTER)
    (kept,) = timeline(world)
    assert isinstance(kept, Interaction)
    assert kept.when == When(today(world) - timedelta(days=60), None, True)
    assert (kept.channel, kept.minutes, kept.rating, kept.is_plan) == (Channel.IN_PERSON, 30, None, False)


def test_another_answer_moves_the_meeting_and_makes_no_second_one(world: World) -> None:
    entries = []
    for answer, days in ((LastMet.MONTH, 15), (LastMet.LONGER, 500), (LastMet.YEAR, 200)):
        world.catch_up.answer(ANA, answer)
        (kept,) = timeline(world)
        assert isinstance(kept, Interaction)
        assert kept.when.day == today(world) - timedelta(days=days)
        entries.append(kept.id)
    assert len(set(entries)) == 1
    world.catch_up.answer(ANA, LastMet.NEVER)
    assert timeline(world) == []
    assert world.bonds.of(ANA).has_never_met
    world.catch_up.answer(ANA, LastMet.MONTH)
    assert len(timeline(world)) == 1
    assert not world.bonds.of(ANA).has_never_met
    world.journal.undo()
    world.journal.undo()
    (kept,) = timeline(world)
    assert isinstance(kept, Interaction)
    assert (kept.id, kept.when.day) == (entries[0], today(world) - timedelta(days=200))


def test_another_rhythm_replaces_the_one_before(world: World) -> None:
    world.catch_up.answer(ANA, HowOften.NONE)
    assert (world.bonds.of(ANA).wants_no_rhythm, world.bonds.of(ANA).cadence) == (True, None)
    world.catch_up.answer(ANA, HowOften.TWICE_A_YEAR)
    bond = world.bonds.of(ANA)
    assert bond.cadence is not None
    assert (bond.cadence.ideal_days, bond.cadence.since, bond.wants_no_rhythm) == (180, today(world), False)
    world.catch_up.answer(ANA, HowOften.NONE)
    assert world.bonds.of(ANA).cadence is None


def test_what_passed_besides_is_never_touched(world: World) -> None:
    when = When(today(world))
    world.entries.log(Interaction(EntryId(0), (ANA,), Channel.PHONE, when))
    refused(lambda: world.catch_up.answer(ANA, LastMet.NEVER), "catch_up_knows")
    world.catch_up.answer(BO, LastMet.YEAR)
    (kept,) = timeline(world, BO)
    world.entries.change(kept.id, lambda _entry: Interaction(kept.id, (BO,), Channel.IN_PERSON, when, 90))
    refused(lambda: world.catch_up.answer(BO, LastMet.MONTH), "catch_up_knows")
    assert len(timeline(world, BO)) == 1


def test_an_older_answer_is_taken_back_alone_unless_something_rests_on_it(world: World) -> None:
    older = world.catch_up.answer(ANA, LastMet.QUARTER)
    world.catch_up.answer(BO, HowOften.MONTHLY)
    world.journal.undo(older.step)
    assert timeline(world) == []
    assert world.bonds.of(BO).cadence is not None
    first = world.catch_up.answer(CY, LastMet.MONTH)
    world.catch_up.answer(CY, LastMet.YEAR)
    refused(lambda: world.journal.undo(first.step), "step_has_later")


def test_the_user_and_who_is_gone_are_refused(world: World) -> None:
    world.people.mark_me(BO, True)
    refused(lambda: world.catch_up.answer(BO, LastMet.MONTH), "entry_of_me")
    refused(lambda: world.catch_up.answer(PersonId(99), LastMet.MONTH), "person_gone")
    refused(lambda: world.catch_up.known(PersonId(99)), "person_gone")


def test_it_tells_what_the_cards_have(world: World) -> None:
    world.bonds.tie(ANA, CY, "works-with")
    world.joining.join([ANA, BO])
    known = world.catch_up.known(ANA)
    assert (known.cards, known.books, known.changed) == (2, ("Book 0",), None)
    assert known.holds == ((Holding.MAIL, 2), (Holding.PHONE, 1))
    assert known.ties == (("works-with", "Cy Ek"),)
    world.editing.edit(ANA, "BDAY", "1984-03-02")
    world.editing.edit(ANA, "REV", "20010203T040506Z")
    known = world.catch_up.known(ANA)
    assert known.holds[-1] == (Holding.BIRTHDAY, 1)
    assert known.changed == today(world)


def kind_of(world: World, person: PersonId = ANA) -> Kind:
    return world.people.rows([person])[0].kind


def test_not_a_person_goes_to_organisations_and_comes_back_and_no_card_changes(world: World) -> None:
    raw = [card.raw for card in world.people.open(ANA).cards]
    world.people.mark_not_person(ANA, True)
    assert world.people.find(PeopleQuery(kind=Kind.ORGANISATION)).ids == (ANA,)
    assert world.people.find(PeopleQuery()).ids == (BO, CY)
    assert [card.raw for card in world.people.open(ANA).cards] == raw
    assert world.people.open(ANA).cards[0].view.kind is Kind.PERSON
    world.journal.undo()
    assert kind_of(world) is Kind.PERSON
    world.journal.redo()
    refused(lambda: world.people.mark_not_person(ANA, True), "nothing_changed")
    world.people.mark_not_person(ANA, False)
    assert kind_of(world) is Kind.PERSON
    assert asked(world) == [ANA, BO, CY]


def test_the_word_holds_when_cards_are_edited_read_again_joined_and_split(world: World) -> None:
    world.catch_up.answer(ANA, Verdict.NOT_A_PERSON)
    world.editing.edit(ANA, "NOTE", "a firm")
    assert kind_of(world) is Kind.ORGANISATION
    world.import_again([make("Ana", "Eks", ["other@x.example"])], 0)
    assert (world.people.rows([ANA])[0].name, kind_of(world)) == ("Ana Eks", Kind.ORGANISATION)
    world.joining.join([BO, ANA])
    assert kind_of(world, BO) is Kind.ORGANISATION
    card = next(card.id for card in world.people.open(BO).cards if card.view.name == "Ana Eks")
    assert world.joining.split(card).person == ANA
    assert kind_of(world) is Kind.ORGANISATION
    for _step in range(2):
        world.journal.undo()
    assert (kind_of(world, BO), kind_of(world)) == (Kind.PERSON, Kind.ORGANISATION)


def test_answers_and_the_word_go_out_as_json_and_come_back(world: World, tmp_path: Path) -> None:
    for person, answer in ((ANA, Verdict.NOT_A_PERSON), (BO, LastMet.NEVER), (CY, HowOften.NONE)):
        world.catch_up.answer(person, answer)
    stream = BytesIO()
    write_everything(world.store, stream)
    other = World(tmp_path / "two", synchronous=0)
    read_everything(other.store, BytesIO(stream.getvalue()))
    assert state_hash(other.store) == state_hash(world.store)
    assert (kind_of(other), other.catch_up.waiting()) == (Kind.ORGANISATION, 0)
    for _step in range(3):
        other.journal.undo()
    assert (kind_of(other), asked(other)) == (Kind.PERSON, [ANA, BO, CY])
    other.close()

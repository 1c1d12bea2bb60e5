"""People are made, opened, found by name, put into the trash and taken out of it."""

from tests.reliability.world import World
from tests.services.refusal import refused
from tests.store.fabricate import make
from tests.store.state import state_hash

from closeknit.domain.card import Kind
from closeknit.domain.person import PeopleQuery
from closeknit.services.events import PeopleDeleted, PersonCreated
from closeknit.services.people import People


def test_someone_new_has_a_card_in_the_book_on_this_computer(world: World):
    fact = world.people.create("Ana Ekström", "ana@x.org", "+46 70 1", "Acme")
    assert world.facts == [fact]
    assert isinstance(fact, PersonCreated)
    person = world.people.open(fact.person)
    (card,) = person.cards
    assert card.raw.startswith(b"BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert (card.book_name, card.view.name, card.view.organisation) == ("On this computer", "Ana Ekström", "Acme")
    assert (person.row.emails, person.row.phones) == (("ana@x.org",), ("+46 70 1",))
    assert not person.in_trash


def test_someone_new_goes_to_the_book_that_is_named(world: World):
    world.import_cards([make("Bo", "Ek")])
    fact = world.people.create("Ana", book="Book 0")
    assert world.people.open(fact.person).cards[0].book_name == "Book 0"
    refused(lambda: world.people.create("Ana", book="Absent"), "book_unknown")


def test_taking_back_the_first_person_takes_the_book_back_too(world: World):
    world.people.create("Ana")
    world.journal.undo()
    assert world.books.all() == []
    world.journal.redo()
    assert [book.people for book in world.books.all()] == [1]


def test_the_first_person_stays_while_a_later_one_is_in_the_same_book(world: World):
    first = world.people.create("Ana")
    world.people.create("Bo")
    refused(lambda: world.journal.undo(first.step), "step_has_later")


def test_the_trash_hides_people_and_gives_them_back(world: World):
    world.import_cards([make("Ana", "Ek"), make("Bo", "Ek")])
    before = state_hash(world.store)
    assert world.people.delete([1]) == PeopleDeleted((1,), world.journal.next_undo().id)
    assert world.people.find(PeopleQuery()).ids == (2,)
    assert world.people.find(PeopleQuery(trash=True)).ids == (1,)
    assert world.people.open(1).in_trash
    world.people.restore([1])
    assert world.people.find(PeopleQuery()).ids == (1, 2)
    world.journal.undo()
    world.journal.undo()
    assert state_hash(world.store) == before


def test_someone_of_a_removed_book_is_restored_to_this_computer(world: World):
    world.import_cards([make("Ana", "Ek"), make("Bo", "Ek")])
    raw = world.people.open(1).cards[0].raw
    world.books.remove(world.books.all()[0].id)
    before = state_hash(world.store)
    world.people.restore([1])
    assert world.people.find(PeopleQuery()).ids == (1,)
    (card,) = world.people.open(1).cards
    assert (card.book_name, card.raw) == ("On this computer", raw)
    world.journal.undo()
    assert state_hash(world.store) == before


def test_a_person_is_named_by_id_name_or_email(world: World):
    world.import_cards([make("Ana", "Ek", ["ana@x.org"]), make("Bo", "Ek", ["bo@x.org"]), make("Bo", "Ek")])
    assert world.people.resolve("1") == 1
    assert world.people.resolve(" ana ek ") == 1
    assert world.people.resolve("BO@x.org") == 2
    error = refused(lambda: world.people.resolve("Bo Ek"), "several")
    assert [candidate.split()[0] for candidate in error.candidates] == ["2", "3"]
    refused(lambda: world.people.resolve("Ana"), "nobody")
    refused(lambda: world.people.resolve("99"), "nobody")
    refused(lambda: world.people.resolve(""), "nobody")


def test_names_in_the_trash_are_found_only_there(world: World):
    world.import_cards([make("Ana", "Ek"), make("Ana", "Ek")])
    world.people.delete([2])
    assert world.people.resolve("Ana Ek") == 1
    assert world.people.resolve("Ana Ek", in_trash=True) == 2
    refused(lambda: world.people.resolve("Ana Ek", everywhere=True), "several")
    refused(lambda: world.people.resolve("2"), "nobody")


def test_a_category_goes_on_the_card_once(world: World):
    world.import_cards([make("Ana", "Ek", categories=["Chess"]), make("Bo", "Ek")])
    before = state_hash(world.store)
    world.people.add_category([1, 2], "chess")
    assert [one.people for one in world.people.categories()] == [2]
    assert world.people.rows([1])[0].categories == ("Chess",)
    assert b"CATEGORIES:chess" in world.people.open(2).cards[0].raw
    world.people.add_category([1], "Sailing")
    assert world.people.rows([1])[0].categories == ("Chess", "Sailing")
    world.journal.undo()
    world.journal.undo()
    assert state_hash(world.store) == before
    refused(lambda: world.people.add_category([1], "  "), "category_needs_name")


def test_me_is_out_of_lists_and_counts(world: World):
    world.import_cards([make("Ana", "Ek"), make("Bo", "Ek")])
    world.people.mark_me(1, True)
    assert world.people.find(PeopleQuery()).ids == (2,)
    assert world.people.counts()[Kind.PERSON] == 1
    assert world.people.rows([1])[0].is_me
    world.people.mark_me(1, False)
    assert world.people.counts()[Kind.PERSON] == 2


def test_whoever_is_called_what_the_computer_calls_its_user_may_be_me(world: World):
    world.import_cards([make("Ana", "Ek"), make("Bo", "Ek")])
    people = People(world.store, world.facts.append, user_name="ana ek")
    assert people.me_candidates() == [1]
    assert world.people.me_candidates() == []


def test_the_preferred_card_gives_the_name(world: World):
    world.import_cards([make("Ana", "Ek", ["a@x.org"], ["+46 1"]), make("Anna", "Eklund")])
    world.joining.join([1, 2])
    assert world.people.rows([1])[0].name == "Ana Ek"
    world.people.prefer_card(1, 2)
    assert world.people.rows([1])[0].name == "Anna Eklund"
    assert [card.id for card in world.people.open(1).cards] == [2, 1]
    refused(lambda: world.people.prefer_card(1, 99), "card_gone")


def test_an_organisation_opens_with_who_works_there(world: World):
    world.import_cards(
        [make("Bo", "Ek", organisation="ACME"), make("Ana", "Ek", organisation="Acme"), make("Cato", "Ek")]
    )
    acme = world.people.create("Acme").person
    assert world.people.open(acme).members == ()
    world.people.mark_not_person(acme, True)
    assert [member.name for member in world.people.open(acme).members] == ["Ana Ek", "Bo Ek"]
    world.people.delete([1])
    assert [member.name for member in world.people.open(acme).members] == ["Ana Ek"]


def test_a_group_opens_with_its_members(world: World):
    group = make("Club", "", uid="g", kind="group")
    raw = group.raw.replace(b"END:VCARD", b"MEMBER:urn:uuid:ana-1\r\nEND:VCARD").replace(b"VERSION:3.0", b"VERSION:4.0")
    from closeknit.vcards.describe import describe
    from closeknit.vcards.split import Span

    world.import_cards([make("Ana", "Ek", uid="urn:uuid:ana-1"), describe(Span(b"", raw, 1, "card"), "utf-8")])
    (found,) = world.people.find(PeopleQuery(kind=Kind.GROUP)).ids
    assert [member.name for member in world.people.open(found).members] == ["Ana Ek"]


def test_people_who_are_gone_are_said_and_left_out_of_rows(world: World):
    world.import_cards([make("Ana", "Ek")])
    assert [row.id for row in world.people.rows([5, 1, 7])] == [1]
    refused(lambda: world.people.open(5), "person_gone")
    refused(lambda: world.people.delete([5]), "person_gone")
    refused(lambda: world.people.delete([]), "nobody_chosen")
    world.journal.undo()
    refused(lambda: world.people.open(1), "person_gone")


def test_a_refused_verb_tells_nothing_and_leaves_no_step(world: World):
    refused(lambda: world.people.delete([5]), "person_gone")
    assert world.facts == []
    assert world.journal.history() == []


def test_somebody_is_called_by_a_nickname_of_a_card(world: World):
    fact = world.people.create("Robert Miller")
    (card,) = world.people.open(fact.person).cards
    world.editing.add(card.id, "NICKNAME", "Bobby,Rob")
    assert [one.name for one in world.people.called("bobby")] == ["Robert Miller"]
    assert world.people.called("bobb") == []

"""With whom it is, is asked and never guessed; a chip set by hand wins; all of it becomes entries (product 3)."""

from datetime import date, timedelta

import pytest

from closeknit.domain.composing.draft import Chips, Draft, apply, missing
from closeknit.domain.composing.entering import interaction_of, outcomes_in
from closeknit.domain.composing.outcome import UpshotChip
from closeknit.domain.composing.parse import parse
from closeknit.domain.composing.upshots.upshot import UpshotKey, UpshotKind
from closeknit.domain.entry import Note
from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Channel, Marker
from closeknit.domain.promise import By, Commitment, Need
from tests.domain.composing.book import ANA, BO, BOOK, MARK, NOW, Book

GAVE, NEED, NEXT = (UpshotKey(kind, 0) for kind in (UpshotKind.GAVE, UpshotKind.NEED, UpshotKind.NEXT))
ANA_ID, BO_ID, MARK_ID = PersonId(ANA), PersonId(BO), PersonId(MARK)


def draft(text: str, chips: Chips | None = None, *about: PersonId, book: Book = BOOK) -> Draft:
    return apply(parse(text, book, NOW), chips or Chips(), about)


@pytest.mark.parametrize(
    ("text", "about", "people", "with_whom"),
    [
        ("lunch with Ana, gave her the map", (), (ANA,), (ANA,)),
        ("lunch with Ana and Bo, gave her the map", (), (ANA, BO), ()),
        ("lunch with Ana and Bo, gave Bo the map", (), (ANA, BO), (BO,)),
        ("lunch with Ana, gave Bo the map", (), (ANA,), (BO,)),
        ("gave Bo the map", (), (BO,), (BO,)),
        ("gave Bo the map", (ANA_ID,), (ANA,), (BO,)),
        ("gave advice", (ANA_ID,), (ANA,), (ANA,)),
        ("gave advice", (), (), ()),
        ("gave an intro to Bo", (ANA_ID,), (ANA,), (ANA, BO)),
        ("introduced Ana to Bo", (), (ANA, BO), (ANA, BO)),
        ("Ana introduced me to Bo", (), (ANA,), (ANA,)),
        ("Ana and Bo need a boat", (), (ANA, BO), (ANA, BO)),
        ("lunch with Ana and Bo, needs a boat", (), (ANA, BO), ()),
        ("lunch with Ana and Bo, will send the list", (), (ANA, BO), ()),
        ("lunch with Ana and Bo, will send Bo the list", (), (ANA, BO), (BO,)),
        ("next: call Bo", (ANA_ID,), (ANA,), ()),
        ("lunch with Ana, will introduce her to Bo", (), (ANA,), (ANA,)),
        ("next: call Bo", (), (BO,), (BO,)),
    ],
)
def test_with_whom_it_is_follows_from_the_words_or_is_asked(
    text: str, about: tuple[PersonId, ...], people: tuple[int, ...], with_whom: tuple[int, ...]
) -> None:
    found = draft(text, None, *about)
    assert (found.people, found.outcomes[0].people) == (people, with_whom)
    assert ("outcome" in missing(found)) is (not with_whom)


def test_what_is_asked_is_answered_by_hand() -> None:
    text = "lunch with Ana and Bo, gave her the map"
    assert draft(text).outcomes[0].candidates == (ANA, BO)
    answered = draft(text, Chips(upshots={GAVE: UpshotChip(people=(ANA_ID, BO_ID))}))
    assert missing(answered) == ()
    assert [entry.person for entry in outcomes_in(answered, NOW) if isinstance(entry, Exchange)] == [ANA, BO]


def test_a_name_of_two_in_it_is_asked_about() -> None:
    two = Book(("Ana", "Ferreira"), ("Ana", "Pinto"))
    found = draft("gave Ana the map", book=two)
    assert ([named.words for named in found.undecided], missing(found)) == (["Ana"], ("who", "outcome"))
    chosen = draft("gave Ana the map", Chips(chosen={"ana": PersonId(2)}), book=two)
    assert (chosen.people, chosen.outcomes[0].people, missing(chosen)) == ((2,), (2,), ())


def test_a_chip_set_by_hand_wins() -> None:
    chip = UpshotChip("sea map", ExchangeKind.GIFT, 4, date(2026, 3, 1), (MARK_ID,))
    (entry,) = outcomes_in(draft("lunch with Ana, gave her the map", Chips(upshots={GAVE: chip})), NOW)
    assert isinstance(entry, Exchange)
    assert (entry.person, entry.kind, entry.value, entry.note) == (MARK, ExchangeKind.GIFT, 4, "Sea map")
    assert entry.when.day == date(2026, 3, 1)


def test_no_channel_is_needed_for_what_came_of_it() -> None:
    assert missing(draft("gave Ana the map")) == ()
    assert missing(draft("lunch with Ana, gave her the map")) == ()
    assert missing(draft("Ana was glad")) == ("channel",)
    assert missing(draft("gave Ana the map", Chips(rating=4))) == ("channel",)


def test_everything_becomes_an_entry_of_the_day_it_was() -> None:
    found = draft("call with Ana yesterday: gave her 20 min advice, she needs a CFO, will send the list by Friday")
    day = NOW.date() - timedelta(days=1)
    logged = interaction_of(found, NOW)
    assert logged is not None
    assert (logged.people, logged.channel, logged.note, logged.minutes) == ((ANA,), Channel.PHONE, "", None)
    assert logged.markers == {Marker.NEED, Marker.DECISION}
    gave, need, promise = outcomes_in(found, NOW)
    assert isinstance(gave, Exchange)
    assert (gave.direction, gave.kind, gave.minutes, gave.note) == (Direction.GAVE, ExchangeKind.ADVICE, 20, "")
    assert isinstance(need, Need)
    assert (need.text, need.when.day) == ("A CFO", day)
    assert isinstance(promise, Commitment)
    assert (promise.by, promise.text, promise.due, promise.made) == (By.ME, "Send the list", date(2026, 3, 20), day)


def test_a_promise_without_a_day_is_due_in_a_week() -> None:
    (promise,) = outcomes_in(draft("lunch with Ana, will send the list"), NOW)
    assert isinstance(promise, Commitment)
    assert promise.due == date(2026, 3, 22)


def test_what_is_given_at_a_plan_is_of_today() -> None:
    found = draft("lunch with Ana tomorrow, gave her the map")
    (gave,) = outcomes_in(found, NOW)
    assert isinstance(gave, Exchange)
    assert (found.is_plan, gave.when.day) == (True, NOW.date())


def test_a_kind_that_nobody_said_marks_nothing() -> None:
    found = draft("lunch with Ana, gave her the map")
    assert (found.outcomes[0].exchange, found.markers) == (ExchangeKind.HELP, frozenset())
    by_hand = draft("lunch with Ana, gave her the map", Chips(upshots={GAVE: UpshotChip(exchange=ExchangeKind.HELP)}))
    assert by_hand.markers == {Marker.HELP}


def test_without_a_channel_the_rest_is_a_note() -> None:
    found = draft("gave Ana the map, 30 min, he was glad")
    assert interaction_of(found, NOW) is None
    gave, note = outcomes_in(found, NOW)
    assert isinstance(gave, Exchange)
    assert isinstance(note, Note)
    assert (gave.minutes, note.person, note.text) == (30, ANA, "he was glad")


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("lunch with Ana, introduced her to Bo", Marker.INTRODUCTION),
        ("lunch with Ana, she helped me with the tender", Marker.HELP),
        ("lunch with Ana, looking for a CFO", Marker.NEED),
        ("lunch with Ana, will send the list", Marker.DECISION),
    ],
)
def test_what_came_of_it_marks_the_meeting_unless_said_otherwise(text: str, marker: Marker) -> None:
    assert draft(text).markers == {marker}
    assert draft(text, Chips(markers=frozenset())).markers == frozenset()

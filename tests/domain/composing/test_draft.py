"""A chip set by hand wins over anything parsed; only who and channel are required (issue 4.3 "Composer")."""

from datetime import date

from closeknit.domain.composing.draft import Chips, apply, missing
from closeknit.domain.composing.parse import parse
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Channel, Marker, StartedBy
from closeknit.domain.when import When
from tests.domain.composing.book import ANA, BO, BOOK, NOW, Book

PARSED = parse("lunch with Ana yesterday 90 min: the ferry", BOOK, NOW)
TWO_ANAS = Book(("Ana", "Ferreira"), ("Ana", "Pinto"))


def test_untouched_chips_leave_what_was_parsed() -> None:
    draft = apply(PARSED, Chips())
    assert (draft.people, draft.channel, draft.minutes) == ((ANA,), Channel.IN_PERSON, 90)
    assert (draft.when, draft.note, draft.activity) == (When(date(2026, 3, 14)), "the ferry", "lunch")
    assert missing(draft) == ()


def test_a_chip_set_by_hand_wins() -> None:
    when = When(date(2026, 3, 1))
    chips = Chips(
        people=(PersonId(BO),),
        channel=Channel.VIDEO,
        when=when,
        minutes=20,
        started_by=StartedBy.THEM,
        rating=4,
        markers=frozenset({Marker.NEED}),
        answered=True,
        place="Tema",
    )
    draft = apply(PARSED, chips)
    assert (draft.people, draft.channel, draft.when, draft.minutes) == ((BO,), Channel.VIDEO, when, 20)
    assert (draft.started_by, draft.rating, draft.markers) == (StartedBy.THEM, 4, {Marker.NEED})
    assert (draft.answered, draft.place, draft.note) == (True, "Tema", "the ferry")


def test_a_chip_emptied_by_hand_stays_empty() -> None:
    draft = apply(PARSED, Chips(people=(), channel=None, when=None, minutes=None))
    assert (draft.people, draft.channel, draft.when, draft.minutes) == ((), None, None, None)
    assert missing(draft) == ("who", "channel")


def test_a_name_of_two_is_missing_until_one_is_chosen() -> None:
    parsed = parse("lunch with Ana", TWO_ANAS, NOW)
    draft = apply(parsed, Chips())
    assert (draft.people, [named.words for named in draft.undecided]) == ((), ["Ana"])
    assert missing(draft) == ("who",)
    chosen = apply(parsed, Chips(chosen={parsed.people[0].key: PersonId(2)}))
    assert (chosen.people, missing(chosen)) == ((2,), ())


def test_a_plan_ends_when_the_day_is_set_by_hand() -> None:
    parsed = parse("lunch with Ana tomorrow", BOOK, NOW)
    assert apply(parsed, Chips()).is_plan
    assert not apply(parsed, Chips(when=When(date(2026, 3, 14)))).is_plan

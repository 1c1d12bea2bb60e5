from collections.abc import Callable, Iterator

import pytest

from closeknit.domain.ids import PersonId
from closeknit.domain.matching import COMMON, MOST, Match, Provides, Source, index, matches
from closeknit.phrases.say import say
from tests.domain.past import ANA, BO
from tests.growth import grows_no_faster

TOM, EVE = PersonId(3), PersonId(4)


def offer(person: PersonId | None, text: str, row: int = 0) -> Provides:
    return Provides(person, Source.OFFER, text, row)


def found(text: str, *provided: Provides, person: PersonId | None = ANA) -> list[Match]:
    result = matches(text, person, index(provided))
    assert all(say(one.reason.kind, one.reason.params) for one in result)
    return result


def test_a_need_meets_an_offer_by_the_words_of_the_need() -> None:
    (match,) = found(
        "Looking for a freight contact in Hamburg", offer(BO, "knows freight forwarders, Hamburg port", 71)
    )
    assert (match.person, match.words, match.rows) == (BO, ("freight", "Hamburg"), (71,))
    assert match.reason.rows == (71,)


@pytest.mark.parametrize("source", list(Source))
def test_offer_role_and_tag_all_match(source: Source) -> None:
    (match,) = found("a translator for Turkish", Provides(BO, source, "Turkish translations"))
    assert match.sources == (source,)
    assert match.words == ("translator", "Turkish")


def test_german_forms_and_accents_match() -> None:
    (match,) = found("Sucht eine Übersetzerin", offer(BO, "Ubersetzung aus dem Polnischen"))
    assert match.words == ("Übersetzerin",)


def test_nobody_meets_their_own_need() -> None:
    assert found("a van", offer(ANA, "van")) == []
    assert found("a van", offer(None, "van"), person=None) == []


def test_my_own_offer_is_mine_to_give() -> None:
    (match,) = found("a van", offer(None, "I have a van", 5))
    assert (match.person, match.reason.kind) == (None, "match_mine")


def test_stop_words_match_nobody() -> None:
    assert found("someone who can help with the work", offer(BO, "help with the work of someone")) == []


def test_more_and_rarer_words_go_first_then_offers_then_ids() -> None:
    provided = [
        Provides(EVE, Source.TAG, "freight"),
        offer(TOM, "freight"),
        offer(BO, "freight to Hamburg"),
        *(offer(PersonId(n), "freight") for n in range(50, 60)),
    ]
    people = [match.person for match in found("freight Hamburg", *provided)]
    assert people == [BO, TOM, 50, 51, 52]
    assert [match.person for match in found("freight", provided[0], provided[1])] == [TOM, EVE]


def test_a_word_that_too_many_share_matches_only_beside_another() -> None:
    crowd = [Provides(PersonId(n), Source.ROLE, "customer engineer") for n in range(100, 100 + COMMON + 1)]
    assert found("a customer", *crowd) == []
    assert len(found("a customer engineer", *crowd)) == 5
    (match,) = found("a customer in freight", *crowd, offer(PersonId(100), "freight"))
    assert match.words == ("customer", "freight")


def test_an_index_is_made_in_time_as_its_people_are_many() -> None:
    grows_no_faster(lambda count: lambda: index(crowd(count)), 20_000)


def test_a_match_among_many_takes_no_longer_than_among_a_tenth_of_them() -> None:
    def asking(count: int) -> Callable[[], None]:
        book = index(crowd(count))

        def ask() -> None:
            for n in range(500):
                assert len(matches(f"looking for stahl{n}wort in town", ANA, book)) == MOST

        return ask

    grows_no_faster(asking, 5000, times=10)


def crowd(count: int) -> Iterator[Provides]:
    """Give people of whom ten share a word, however many they are."""
    return (Provides(PersonId(n), Source.TAG, f"stahl{n // 10}wort holz{n}wort") for n in range(count))

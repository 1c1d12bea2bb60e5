import dataclasses
import math
from datetime import UTC, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.domain.closeness import (
    Score,
    both_know,
    half_life_days,
    most,
    quality,
    quantity,
    recency,
    scaled,
    score,
    started_by_me,
)
from closeknit.domain.exchange import Direction, Exchange
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Channel, Interaction, StartedBy
from closeknit.domain.ledger import totals
from closeknit.domain.meaning import touches
from closeknit.domain.seat import Bond, Cadence, Role, Tie
from closeknit.domain.weights import Weights
from tests.domain.past import (
    ANA,
    BERLIN,
    BO,
    EXCHANGES,
    HISTORIES,
    INTERACTIONS,
    NOW,
    TODAY,
    given_and_received,
    mailed,
    met,
    one_way_mails,
    passed_by,
    walks_and_lunches,
)

WEIGHTS = st.builds(
    Weights,
    quantity=st.floats(0, 1),
    recency=st.floats(0.01, 1),
    quality=st.floats(0, 1),
    mutuality=st.floats(0, 1),
    circle=st.floats(0, 1),
)


def of(history: list[Interaction], exchanges: list[Exchange], circle: int = 0, half_life: float = 45.0) -> Score:
    return score(touches(history, NOW), totals(exchanges, NOW), circle, half_life)


def test_ten_one_way_mails_come_to_ten_and_a_half() -> None:
    assert of(one_way_mails(), []).value == pytest.approx(10.5, abs=0.5)
    assert of(one_way_mails(), []).value == pytest.approx(10.5, abs=0.01)


def test_calls_lunches_and_walks_come_to_sixty_one() -> None:
    result = of(walks_and_lunches(), given_and_received(), 2)
    assert result.value == pytest.approx(60.8, abs=0.5)
    assert result[1:6] == pytest.approx((0.202, 0.939, 0.530, 0.882, 0.4), abs=0.0006)


@given(HISTORIES, INTERACTIONS, st.floats(5, 400))
def test_one_more_interaction_never_lowers_quantity_or_recency(
    history: list[Interaction], more: Interaction, half_life: float
) -> None:
    before = score(touches(history, NOW), half_life_days=half_life)
    after = score(touches([*history, dataclasses.replace(more, id=0)], NOW), half_life_days=half_life)  # type: ignore[arg-type]
    assert after.quantity >= before.quantity - 1e-12
    assert after.recency >= before.recency - 1e-12


@given(HISTORIES, st.lists(st.floats(0, 500), min_size=2, max_size=6), st.floats(5, 400))
def test_recency_never_rises_between_contacts(history: list[Interaction], later: list[float], half_life: float) -> None:
    past = [one for one in history if touches([one], NOW)]
    moments = [(NOW.astimezone(UTC) + timedelta(days=days)).astimezone(BERLIN) for days in sorted(later)]
    values = [recency(touches(past, now), half_life) for now in moments]
    assert all(after <= before + 1e-12 for before, after in pairwise(values))


@given(HISTORIES, EXCHANGES, st.integers(0, 9), WEIGHTS)
def test_the_parts_add_up_to_the_number(
    history: list[Interaction], exchanges: list[Exchange], circle: int, weights: Weights
) -> None:
    result = score(touches(history, NOW, weights), totals(exchanges, NOW), circle, 90.0, weights)
    assert all(0.0 <= part <= 1.0 for part in result[1:6])
    assert sum(most(weights)) == pytest.approx(100.0)
    if result.value is not None:
        assert result.value == sum(scaled(result[1:6], weights))
        assert 0.0 <= result.value <= 100.0 + 1e-9


@given(HISTORIES, st.lists(INTERACTIONS, max_size=5), EXCHANGES)
def test_reactions_links_and_plans_change_nothing(
    history: list[Interaction], more: list[Interaction], exchanges: list[Exchange]
) -> None:
    bare = [dataclasses.replace(one, id=-n, channel=Channel.REACTION, rating=5) for n, one in enumerate(more)]  # type: ignore[arg-type]
    links = [dataclasses.replace(one, id=-50 - n, channel=Channel.LINK) for n, one in enumerate(more)]  # type: ignore[arg-type]
    plans = [dataclasses.replace(one, id=-90 - n, is_plan=True) for n, one in enumerate(more)]  # type: ignore[arg-type]
    assert of([*history, *bare, *links, *plans], exchanges) == of(history, exchanges)


def test_two_interactions_are_too_little_and_a_reaction_is_no_third() -> None:
    two = [met(3.0), met(9.0)]
    assert of(two, []).value is None
    assert of([*two, passed_by(Channel.REACTION, 1.0), met(-4.0), met(5.0, 0)], []).value is None
    assert of([*two, mailed(30.0)], []).value is not None


def test_an_older_mail_of_the_week_does_not_age_the_newer() -> None:
    newer = mailed(0.5, answered=True)
    older = mailed(2.5, answered=True)
    assert recency(touches([newer, older], NOW), 45) == pytest.approx(recency(touches([newer], NOW), 45))


@pytest.mark.parametrize(
    ("hours", "expected"), [(0, 0), (25, 0.2), (50, 0.4), (70, 0.5), (90, 0.6), (145, 0.8), (200, 1), (999, 1)]
)
def test_quantity_is_linear_between_the_hours_of_hall(hours: int, expected: float) -> None:
    assert quantity(touches([met(700.0, hours * 60)], NOW)) == pytest.approx(expected)


def test_quantity_takes_video_and_phone_for_less_and_unknown_length_for_half_an_hour() -> None:
    live = [passed_by(Channel.VIDEO, 9.0, 600), passed_by(Channel.PHONE, 9.0, 600), met(9.0, None), mailed(9.0)]
    assert quantity(touches(live, NOW)) == pytest.approx(0.4 * (7 + 6 + 0.5) / 50)


def test_recency_of_an_hour_a_half_life_ago() -> None:
    assert recency(touches([met(45.0, 60)], NOW), 45) == pytest.approx(1 - math.exp(-0.5))


def test_quality_is_the_mean_of_the_last_five_live_ones() -> None:
    old = [met(100.0, rating=5, markers=4) for _ in range(3)]
    assert quality(touches([met(5.0, rating=4, markers=2)], NOW)) == pytest.approx(0.675)
    assert quality(touches([met(5.0)], NOW)) == pytest.approx(0.35)
    assert quality(touches([*[met(float(n + 1), rating=1) for n in range(5)], *old], NOW)) == 0.0
    assert quality(touches([mailed(5.0, rating=5)], NOW)) == 0.0


def test_both_starting_is_half_mine() -> None:
    history = [met(1.0, started_by=StartedBy.BOTH), met(2.0, started_by=StartedBy.ME), met(3.0)]
    assert started_by_me(touches(history, NOW)) == 0.75
    assert started_by_me(touches([met(3.0)], NOW)) is None


def test_where_no_start_is_known_that_term_is_nothing() -> None:
    unknown = [met(float(n + 1)) for n in range(3)]
    assert of(unknown, []).mutuality == 0.0
    assert of([*unknown, passed_by(Channel.LINK, 1.0, started_by=StartedBy.ME)], []).mutuality == 0.0
    assert of([met(1.0, started_by=StartedBy.BOTH)], []).mutuality == pytest.approx(0.4)


@given(HISTORIES, EXCHANGES)
def test_mutuality_is_the_same_whoever_gave_more(history: list[Interaction], exchanges: list[Exchange]) -> None:
    other = {Direction.GAVE: Direction.RECEIVED, Direction.RECEIVED: Direction.GAVE}
    turned = [dataclasses.replace(one, direction=other[one.direction]) for one in exchanges]
    assert of(history, turned).mutuality == pytest.approx(of(history, exchanges).mutuality)


def test_half_life_is_the_cadence_and_twice_that_for_family() -> None:
    cadence = Cadence(30, TODAY)
    assert half_life_days(None) == 90
    assert half_life_days(Bond(ANA, cadence=cadence)) == 30
    assert half_life_days(Bond(ANA, role=Role.FAMILY)) == 180
    assert half_life_days(Bond(ANA, role=Role.FAMILY, cadence=cadence)) == 60


def test_the_circle_is_full_with_five_whom_both_know() -> None:
    assert [of([], [], n).circle for n in (0, 2, 5, 9)] == [0.0, 0.4, 1.0, 1.0]
    me, tom = PersonId(9), PersonId(3)
    ties = [
        Tie(ANA, BO, "knows"),
        Tie(BO, ANA, "family"),
        Tie(tom, ANA, "friend"),
        Tie(ANA, me, "knows"),
        Tie(BO, tom, "knows"),
    ]
    assert both_know(ANA, ties, me) == {BO, tom}


def test_edited_weights_still_make_a_hundred_together() -> None:
    weights = Weights(quantity=3, recency=1, quality=0, mutuality=0, circle=0)
    assert most(weights) == (75.0, 25.0, 0.0, 0.0, 0.0)
    assert most(Weights(quantity=0, recency=0, quality=0, mutuality=0, circle=0)) == (0, 0, 0, 0, 0)

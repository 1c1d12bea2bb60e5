"""Weights are changed within their ranges, and the parts of closeness stay a hundred together (product 4)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.domain.closeness import most
from closeknit.domain.errors import UserError
from closeknit.domain.interaction import Channel
from closeknit.domain.weighing import (
    PARTS,
    WEIGHTS,
    Weight,
    changed,
    differing,
    numbers_of,
    weight_named,
    weights_of,
)
from closeknit.domain.weights import DEFAULTS

NAMES = tuple(part.name for part in PARTS)


def a_value(weight: Weight) -> st.SearchStrategy[float]:
    if weight.is_whole:
        return st.integers(int(weight.least), int(weight.most))
    return st.floats(weight.least, weight.most).map(lambda value: round(value, 2))


CHANGES = st.sampled_from(WEIGHTS).flatmap(lambda weight: st.tuples(st.just(weight.name), a_value(weight)))


def refused(act: object) -> str:
    with pytest.raises(UserError) as error:
        act()  # type: ignore[operator]
    return error.value.reason.kind


def test_the_defaults_come_back_out_of_their_own_numbers() -> None:
    assert weights_of(numbers_of(DEFAULTS), 1) == DEFAULTS
    assert weights_of({}, 1) == DEFAULTS
    assert [numbers_of(DEFAULTS)[name] for name in NAMES] == [25, 25, 20, 20, 10]


@given(st.lists(CHANGES, max_size=8))
def test_after_any_changes_the_parts_are_a_hundred_and_what_was_said_stands(changes: list[tuple[str, float]]) -> None:
    weights = DEFAULTS
    for name, value in changes:
        weights = changed(weights, {name: value})
        numbers = numbers_of(weights)
        assert numbers[name] == value
        assert sum(numbers[part] for part in NAMES) == 100
        assert sum(most(weights)) == pytest.approx(100)
        assert weights_of(numbers, weights.version) == weights


@given(CHANGES)
def test_a_change_leaves_all_that_it_isn_t_about(change: tuple[str, float]) -> None:
    name, value = change
    before, after = numbers_of(DEFAULTS), numbers_of(changed(DEFAULTS, {name: value}))
    about = set(NAMES) if name in NAMES else {name}
    assert {one for one in before if before[one] != after[one]} <= about


def test_what_is_left_is_shared_in_proportion() -> None:
    numbers = numbers_of(changed(DEFAULTS, {"recency": 30}))
    assert [numbers[name] for name in NAMES] == [23, 30, 19, 19, 9]


def test_parts_named_together_keep_what_was_said_of_each() -> None:
    weights = changed(DEFAULTS, {"recency": 30, "quantity": 20, "quality": 20, "mutuality": 20})
    assert numbers_of(weights)["circle"] == 10
    assert differing(weights) == {"recency", "quantity"}
    scaled = changed(DEFAULTS, dict.fromkeys(NAMES, 50))
    assert [numbers_of(scaled)[name] for name in NAMES] == [20] * 5


def test_parts_that_had_nothing_come_back_in_proportion_to_the_defaults() -> None:
    alone = changed(DEFAULTS, {"circle": 100})
    assert [numbers_of(alone)[name] for name in NAMES] == [0, 0, 0, 0, 100]
    assert changed(alone, {"circle": 10}) == DEFAULTS


def test_mail_and_messages_weigh_the_same() -> None:
    weights = changed(DEFAULTS, {"both-wrote": 0.5})
    assert weights.channels[Channel.MAIL] == weights.channels[Channel.MESSAGE] == 0.5
    assert weights.channels[Channel.REACTION] == weights.channels[Channel.LINK] == 0


@pytest.mark.parametrize("weight", WEIGHTS, ids=lambda weight: weight.name)
def test_out_of_its_range_a_weight_is_refused(weight: Weight) -> None:
    for value in (weight.least - 1, weight.most + 1, float("nan"), float("inf")):
        assert refused(lambda value=value: changed(DEFAULTS, {weight.name: value})) == "weight_out_of_range"
    if weight.is_whole:
        assert refused(lambda: changed(DEFAULTS, {weight.name: weight.least + 0.5})) == "weight_not_whole"


def test_no_name_and_no_hundred_is_refused() -> None:
    assert refused(lambda: changed(DEFAULTS, {"talk": 0.1})) == "weight_unknown"
    assert refused(lambda: weight_named("blend_aim")) == "weight_unknown"
    assert refused(lambda: changed(DEFAULTS, {"quantity": 60, "recency": 41})) == "weights_over_hundred"
    assert refused(lambda: changed(DEFAULTS, dict.fromkeys(NAMES, 0))) == "weights_all_nothing"


@pytest.mark.parametrize(
    "numbers", [{"quantity": 30}, {"video": "x"}, {"video": True}, {"video": None}, {"half-life": 0}, {"near-days": []}]
)
def test_what_was_kept_and_is_no_weight_is_refused(numbers: dict[str, object]) -> None:
    with pytest.raises(UserError):
        weights_of(numbers, 2)


def test_what_an_earlier_or_later_program_kept_is_read_as_far_as_it_is_known() -> None:
    weights = weights_of({"video": 0.5, "telepathy": 9}, 7)
    assert (weights.channels[Channel.VIDEO], weights.version, weights.half_life_days) == (0.5, 7, 90)

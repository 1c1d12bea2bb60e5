import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.domain.closeness import score
from closeknit.domain.exchange import Exchange
from closeknit.domain.interaction import Channel, Interaction, StartedBy
from closeknit.domain.ledger import totals
from closeknit.domain.meaning import touches
from closeknit.domain.scored import Band
from closeknit.domain.when import When
from closeknit.domain.why import PartName, Why, why
from closeknit.phrases.say import say
from tests.domain.past import (
    EXCHANGES,
    HISTORIES,
    NOW,
    TODAY,
    gave,
    given_and_received,
    mailed,
    met,
    one_way_mails,
    passed_by,
    received,
    walks_and_lunches,
)


def of(history: list[Interaction], exchanges: list[Exchange], circle: int = 0, half_life: float = 45.0) -> Why:
    return why(touches(history, NOW), exchanges, circle, half_life, NOW)


@given(HISTORIES, EXCHANGES, st.integers(0, 9), st.floats(5, 400))
def test_why_agrees_with_score_and_has_words_for_everything(
    history: list[Interaction], exchanges: list[Exchange], circle: int, half_life: float
) -> None:
    found = of(history, exchanges, circle, half_life)
    assert found.score == score(touches(history, NOW), totals(exchanges, NOW), circle, half_life)
    assert [part.name for part in found.parts] == list(PartName)
    if found.value is not None:
        assert found.value == sum(part.points for part in found.parts)
    gap = () if found.gap is None else (found.gap,)
    for reason in (*found.reasons, *gap, *(one.reason for one in found.would_raise)):
        assert say(reason.kind, reason.params)


@given(HISTORIES, EXCHANGES)
def test_every_row_is_an_entry_that_was_given(history: list[Interaction], exchanges: list[Exchange]) -> None:
    known = {one.id for one in history} | {one.id for one in exchanges}
    counting = {touch.entry for touch in touches(history, NOW)} | {one.id for one in exchanges}
    for reason in of(history, exchanges).reasons:
        assert set(reason.rows) <= known
        assert set(reason.rows) <= counting


def test_each_part_has_the_rows_behind_it() -> None:
    history, exchanges = walks_and_lunches(), given_and_received()
    rows = {part.name: set(part.reason.rows) for part in of(history, exchanges, 2).parts}
    ids = [one.id for one in history]
    assert rows[PartName.QUANTITY] == set(ids)
    assert {ids[0], ids[1], ids[2]} <= rows[PartName.RECENCY]
    assert rows[PartName.QUALITY] == set(ids[:5])
    assert rows[PartName.MUTUALITY] == {*ids[:3], *(one.id for one in exchanges)}


def test_too_little_says_so_without_a_number() -> None:
    found = of([met(3.0), mailed(4.0)], [gave(5)], 5)
    assert (found.value, found.band, found.gap, found.would_raise) == (None, None, None, ())
    assert say(found.says.kind, found.says.params) == "Too little to say yet: 1 more interaction gives a number."


@given(HISTORIES, EXCHANGES, st.integers(0, 9))
def test_what_a_lunch_would_add_is_what_it_adds(
    history: list[Interaction], exchanges: list[Exchange], circle: int
) -> None:
    found = of(history, exchanges, circle)
    lunch = met(When(TODAY, NOW), 90, started_by=StartedBy.ME)
    after = of([*history, lunch], exchanges, circle)
    gains = {one.reason.kind: one.gain for one in found.would_raise}
    if found.value is not None and after.value is not None:
        gain = after.value - found.value
        if gain >= 0.51:
            assert gains["raise_lunch"] == pytest.approx(gain)
        if gain <= 0.49:
            assert "raise_lunch" not in gains
    assert all(gain > 0 for gain in gains.values())


def test_a_lunch_raises_ten_mails() -> None:
    found = of(one_way_mails(), [])
    lunch = found.would_raise[0]
    after = of([*one_way_mails(), met(When(TODAY, NOW), 90, started_by=StartedBy.ME)], [])
    assert lunch.reason.kind == "raise_lunch"
    assert found.value is not None
    assert after.value is not None
    assert lunch.gain == pytest.approx(after.value - found.value)
    assert say(lunch.reason.kind, lunch.reason.params) == f"A lunch this month: +{round(lunch.gain)}"


def test_something_given_raises_where_they_gave_and_not_where_only_i_did() -> None:
    history = walks_and_lunches()
    mine = {one.reason.kind for one in of(history, [gave(5), gave(5), gave(5)]).would_raise}
    theirs = of(history, [received(5), received(5), received(5)])
    gains = {one.reason.kind: one.gain for one in theirs.would_raise}
    after = of(history, [received(5), received(5), received(5), gave(None)])
    assert "raise_gift" not in mine
    assert theirs.value is not None
    assert after.value is not None
    assert gains["raise_gift"] == pytest.approx(after.value - theirs.value)


@pytest.mark.parametrize(
    ("history", "band"),
    [(one_way_mails(), Band.FAR), (walks_and_lunches(), Band.STEADY)],
)
def test_a_band_is_a_fifth_of_the_scale(history: list[Interaction], band: Band) -> None:
    assert of(history, []).band is band


def test_a_full_score_is_very_close_and_has_no_gap() -> None:
    history = [met(0.01 * n + 0.01, 600, rating=5, markers=4, started_by=StartedBy.BOTH, people=1) for n in range(30)]
    exchanges = [one for _ in range(20) for one in given_and_received() if one.value in (5, 3)]
    received = [dataclasses.replace(one, direction=given_and_received()[2].direction) for one in exchanges]
    found = of(history, [*exchanges, *received], 5)
    assert found.band is Band.VERY_CLOSE
    assert found.gap is None
    assert found.would_raise == ()


def test_the_gap_names_the_part_with_most_to_gain() -> None:
    found = of(one_way_mails(), [])
    assert found.gap is not None
    assert found.gap.kind == "gap_quantity"


def test_rows_of_recency_leave_out_what_has_faded() -> None:
    old = passed_by(Channel.PHONE, 880.0, 30)
    assert old.id not in of([*one_way_mails(), old], []).parts[1].reason.rows


def test_where_no_meeting_raises_it_one_more_both_know_does() -> None:
    found = why(touches(walks_and_lunches(), NOW), given_and_received(), 2, 45.0, NOW)
    assert found.value == pytest.approx(60.8, abs=0.5)
    assert [(one.reason.kind, one.gain) for one in found.would_raise] == [("raise_circle", pytest.approx(2.0))]
    assert why(touches(walks_and_lunches(), NOW), given_and_received(), 5, 45.0, NOW).would_raise == ()

import pytest
from hypothesis import given

from closeknit.domain.exchange import Exchange
from closeknit.domain.ledger import Totals, Verdict, ledger, totals, verdict
from closeknit.phrases.say import say
from tests.domain.past import EXCHANGES, NOW, day_ago, gave, given_and_received, received


def test_eight_given_and_six_received_are_in_balance() -> None:
    result = ledger(given_and_received(), NOW)
    assert result.totals == Totals(8.0, 6.0, 2, 2)
    assert result.totals.balance == pytest.approx(2 / 18)
    assert result.verdict is Verdict.BALANCED
    assert say(result.reason.kind, result.reason.params) == "In balance: 8.0 given, 6.0 received."


def test_value_halves_in_a_year_and_unknown_counts_two() -> None:
    assert totals([received(5, 365.0)], NOW).received == pytest.approx(2.5)
    assert totals([gave(None)], NOW).given == 2.0


def test_what_is_dated_ahead_counts_for_nothing() -> None:
    ahead = gave(5, day_ago(-2))
    assert ledger([ahead], NOW).totals == Totals()
    assert ledger([ahead], NOW).given_rows == ()


@pytest.mark.parametrize(
    ("exchanges", "expected"),
    [
        ([], Verdict.BALANCED),
        ([gave(2)], Verdict.BALANCED),
        ([gave(5)], Verdict.LEANING),
        ([gave(5), gave(5)], Verdict.LEANING),
        ([gave(5), gave(5), gave(5)], Verdict.CARRYING),
        ([received(5)], Verdict.YOUR_TURN),
        ([gave(5), gave(5), gave(5), received(5)], Verdict.LEANING),
    ],
)
def test_verdicts(exchanges: list[Exchange], expected: Verdict) -> None:
    result = ledger(exchanges, NOW)
    assert result.verdict is expected
    assert say(result.reason.kind, result.reason.params)


def test_the_edges_of_the_verdict() -> None:
    assert verdict(Totals(given=2.15, times_given=9)) is Verdict.BALANCED
    assert verdict(Totals(given=2.16, times_given=9)) is Verdict.LEANING
    assert verdict(Totals(received=2.15)) is Verdict.BALANCED
    assert verdict(Totals(received=2.16)) is Verdict.YOUR_TURN
    assert verdict(Totals(given=6.1, times_given=3)) is Verdict.CARRYING
    assert verdict(Totals(given=5.9, times_given=3)) is Verdict.LEANING


@given(EXCHANGES)
def test_balance_stays_within_one_and_turns_with_the_sides(exchanges: list[Exchange]) -> None:
    sums = totals(exchanges, NOW)
    turned = Totals(sums.received, sums.given)
    assert -1.0 < sums.balance < 1.0
    assert turned.balance == pytest.approx(-sums.balance)


@given(EXCHANGES)
def test_rows_are_those_that_count_each_on_its_side(exchanges: list[Exchange]) -> None:
    result = ledger(exchanges, NOW)
    assert (len(result.given_rows), len(result.received_rows)) == result.totals[2:]


def test_the_words_never_say_debt() -> None:
    for kind in ("ledger_empty", "ledger_balanced", "ledger_leaning", "ledger_carrying", "ledger_your_turn"):
        assert "debt" not in say(kind, {"given": 1, "received": 2}).lower()

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.domain.cadence import Pace, check_cadence, last_meaningful, overdue, pace
from closeknit.domain.errors import UserError
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.meaning import touches
from closeknit.domain.seat import Cadence
from closeknit.domain.when import When
from closeknit.phrases.say import say
from tests.domain.past import BERLIN, NOW, TODAY, day_ago, mailed, met, passed_by


def of(
    history: list[Interaction], *, latest: int | None = None, set_days_ago: int = 5, until: int | None = None
) -> Pace:
    paused = None if until is None else TODAY + timedelta(days=until)
    cadence = Cadence(30, TODAY - timedelta(days=set_days_ago), latest, paused)
    result = pace(cadence, touches(history, NOW), NOW)
    assert say(result.reason.kind, result.reason.params)
    return result


@pytest.mark.parametrize(
    ("days", "is_quiet", "late"),
    [
        (0, False, 0.0),
        (30, False, 0.0),
        (31, True, 0.0),
        (45, True, 0.0),
        (46, True, 1 / 30),
        (75, True, 1.0),
        (135, True, 3.0),
    ],
)
def test_quiet_is_past_the_ideal_and_overdue_counts_from_the_latest(days: int, is_quiet: bool, late: float) -> None:
    result = of([met(day_ago(days))])
    assert result.days == days
    assert result.is_quiet is is_quiet
    assert result.overdue == pytest.approx(late)


def test_a_latest_of_its_own() -> None:
    assert of([met(day_ago(60))], latest=60).overdue == 0.0
    assert of([met(day_ago(90))], latest=60).overdue == 1.0


def test_only_a_meaningful_contact_resets() -> None:
    lunch = met(day_ago(50))
    small = [mailed(1.0, answered=True), passed_by(Channel.PHONE, 2.0, 5), met(-1.0), met(3.0, is_plan=True)]
    result = of([lunch, *small])
    assert result.days == 50
    assert result.last is not None
    assert result.last.entry == lunch.id
    assert result.reason.rows == (lunch.id,)


def test_without_a_contact_it_counts_from_the_day_it_was_set() -> None:
    result = of([mailed(1.0)], set_days_ago=31)
    assert (result.last, result.days, result.is_quiet) == (None, 31, True)
    assert result.due == TODAY - timedelta(days=1)


def test_a_contact_before_it_was_set_still_counts() -> None:
    assert of([met(day_ago(80))], set_days_ago=2).days == 80


def test_due_and_latest_are_days() -> None:
    result = of([met(day_ago(10))])
    assert result.due == TODAY + timedelta(days=20)
    assert result.latest == TODAY + timedelta(days=35)


def test_a_pause_silences_until_its_day_and_then_it_runs() -> None:
    paused = of([met(day_ago(100))], until=3)
    assert (paused.is_paused, paused.is_quiet, paused.overdue) == (True, False, 0.0)
    assert paused.due == paused.latest == TODAY + timedelta(days=3)
    assert say(paused.reason.kind, paused.reason.params) == "Paused for 3 days more."
    ended = of([met(day_ago(100))], until=0)
    assert (ended.is_paused, ended.is_quiet) == (False, True)


def test_days_are_the_calendars_also_where_the_clocks_change() -> None:
    last = datetime(2026, 3, 28, 23, 50, tzinfo=BERLIN)
    now = datetime(2026, 3, 30, 0, 10, tzinfo=BERLIN)
    history = touches([met(When(last.date(), last))], now)
    assert pace(Cadence(1, last.date()), history, now).days == 2


@given(st.integers(1, 400), st.integers(0, 2000))
def test_overdue_never_shrinks_by_waiting(ideal: int, days: int) -> None:
    cadence = Cadence(ideal, TODAY)
    assert overdue(days + 1, cadence) >= overdue(days, cadence) >= 0.0


@pytest.mark.parametrize(
    ("ideal", "latest", "kind"),
    [
        (0, None, "cadence_needs_days"),
        (-3, 9, "cadence_needs_days"),
        (3651, None, "cadence_needs_days"),
        (30, 29, "cadence_latest_early"),
        (30, 3651, "cadence_latest_early"),
    ],
)
def test_a_cadence_is_at_least_a_day_and_its_latest_no_earlier(ideal: int, latest: int | None, kind: str) -> None:
    with pytest.raises(UserError) as error:
        check_cadence(ideal, latest)
    assert error.value.reason.kind == kind
    check_cadence(30)
    check_cadence(30, 30)


def test_nobody_met_has_no_last_contact() -> None:
    assert last_meaningful(touches([mailed(3.0, answered=True)], NOW)) is None


def test_a_rhythm_kept_before_there_was_a_longest_has_its_days() -> None:
    endless = pace(Cadence(99_999_999, TODAY), [], NOW)
    assert TODAY < endless.due <= endless.latest

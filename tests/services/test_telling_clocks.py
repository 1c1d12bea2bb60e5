"""What is told where the clocks change, the user travels, or the morning is set anew."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from tests.reliability.world import World
from tests.services.telling_world import go, names, person, promise, remind

from closeknit.domain.snooze import Snooze, until
from closeknit.services.local_time import local_now


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")


def test_in_the_hour_that_comes_twice_an_hour_can_be_snoozed_and_paused(world: World) -> None:
    go(world, "2026-10-24T12:00")
    world.telling.claim()
    ana = person(world)
    promise(world, ana, date(2026, 10, 24))
    key = f"own:{remind(world, date(2026, 10, 25), time(2, 5), who=ana)}"
    world.habits = replace(world.habits, quiet_until=time(1))
    go(world, "2026-10-25T02:10")
    world.telling.claim()
    later = until(Snooze.HOUR, local_now(world.clock))
    world.reminders.snooze(key, later)
    world.reminders.pause(later)
    world.clock.now += 60 * 60 * 1_000_000
    assert [one.told[0].key for one in world.telling.claim()] == [key]


def test_the_morning_of_a_zone_further_east_or_set_earlier_is_no_day_late(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    promise(world, person(world), date(2026, 3, 12))
    promise(world, person(world), date(2026, 3, 13))
    go(world, "2026-03-12T08:30")
    assert world.telling.claim() == []
    monkeypatch.setenv("TZ", "Europe/Athens")
    assert world.telling.next_at() == datetime(2026, 3, 12, 7, tzinfo=UTC)
    go(world, "2026-03-12T09:10")
    assert names(world.telling.claim()) == ["promise:03-12"]
    go(world, "2026-03-13T07:30")
    assert world.telling.claim() == []
    world.habits = replace(world.habits, morning=time(8))
    assert names(world.telling.claim()) == ["promise:03-13"]

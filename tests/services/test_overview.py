"""What the page of reminders and the command see at once."""

from datetime import date

import pytest
from tests.reliability.world import World
from tests.services.test_telling import go, person, promise, remind


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")


def test_own_reminders_are_seen_and_found_however_far_ahead(world: World) -> None:
    go(world, "2026-03-10T12:00")
    remind(world, date(2026, 4, 30))
    far = remind(world, date(2028, 5, 1))
    promise(world, person(world), date(2026, 4, 30))
    assert [one.due for one in world.telling.overview().coming] == [date(2026, 4, 30), date(2028, 5, 1)]
    world.reminders.skip(f"own:{far}")
    assert [one.due for one in world.telling.overview().coming] == [date(2026, 4, 30)]


def test_who_is_silenced_and_in_the_trash_is_not_listed(world: World) -> None:
    ana, bo = person(world), person(world, "Bo Lind")
    for one in (ana, bo):
        world.bonds.silence(one)
    assert world.telling.overview().silenced == (ana, bo)
    world.people.delete([bo])
    assert world.telling.overview().silenced == (ana,)

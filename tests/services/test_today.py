"""What Today shows beside its acts (product 4.6)."""

from datetime import date, datetime, timedelta

import pytest
from tests.reliability.world import World
from tests.store.fabricate import make

from closeknit.domain.blend import presence
from closeknit.domain.interaction import Channel, Interaction, StartedBy
from closeknit.domain.seating import Taking
from closeknit.domain.when import When
from closeknit.services.today import Agenda


@pytest.fixture
def agenda(world: World) -> Agenda:
    world.import_cards([make(f"Ana{n}", "Ek") for n in range(3)])
    world.seats.take(1, Taking("we build boats", is_stay_close=True))
    world.seats.take(2, Taking("she reads my drafts", is_stay_close=True))
    return Agenda(world.store, world.entries, world.facts.append)


def log(world: World, people: tuple[int, ...], channel: Channel, days_ago: int, minutes: int | None = None) -> None:
    today = datetime.fromtimestamp(world.clock.now / 1_000_000).date()
    when = When(today - timedelta(days=days_ago))
    world.entries.log(Interaction(0, people, channel, when, minutes, started_by=StartedBy.BOTH))


def test_the_blend_of_four_weeks_is_of_the_seated_only(world: World, agenda: Agenda) -> None:
    assert agenda.blend_of_weeks().total == 0.0
    assert presence(agenda.blend_of_weeks()) is None
    log(world, (1,), Channel.IN_PERSON, 3, 60)
    log(world, (2,), Channel.PHONE, 10, 60)
    log(world, (3,), Channel.VIDEO, 2, 60)
    found = agenda.blend_of_weeks()
    assert set(found.points) == {Channel.IN_PERSON, Channel.PHONE}
    assert len(found.rows) == 2
    shares = presence(found)
    assert shares is not None
    assert (shares.face, shares.live, shares.written) == pytest.approx((0.625, 0.375, 0.0))


def test_what_is_older_than_four_weeks_is_out_of_the_blend(world: World, agenda: Agenda) -> None:
    log(world, (1,), Channel.IN_PERSON, 27, 60)
    log(world, (1,), Channel.IN_PERSON, 29, 60)
    log(world, (1,), Channel.IN_PERSON, 300, 60)
    assert agenda.blend_of_weeks().points[Channel.IN_PERSON] == pytest.approx(1.0)


def test_a_chat_of_many_lines_is_one_touch_in_the_blend(world: World, agenda: Agenda) -> None:
    monday = (date.fromtimestamp(world.clock.now / 1_000_000).weekday()) + 7
    for day in range(5):
        log(world, (1,), Channel.MESSAGE, monday - day)
    found = agenda.blend_of_weeks()
    assert found.total == pytest.approx(0.25)
    assert len(found.rows) == 5
    shares = presence(found)
    assert shares is not None
    assert shares.written == 1.0

"""A child that claims and shows what is due until it is killed, and what must hold after it was."""

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

from tests.reliability.world import World

from closeknit.domain.ids import ReminderId
from closeknit.domain.reminder.habits import Habits
from closeknit.domain.reminder.own import Every, Reminder
from closeknit.services.local_time import local_now

_HOUR = timedelta(hours=1)


def opened(home: Path) -> World:
    """Open a home an hour after it was looked at last, and let the clock stand."""
    world = World(home)
    world.habits = Habits(quiet_from=time(0), quiet_until=time(0), most_single=2)
    world.clock.step = 0
    with world.store.reading() as connection:
        found = connection.execute("SELECT at_us FROM looked").fetchall()
    world.clock.now = found[0][0] + micros_of(_HOUR) if found else world.clock.now
    return world


def micros_of(span: timedelta) -> int:
    return span // timedelta(microseconds=1)


def prepare(home: Path) -> None:
    """Make a home in which five things are due each hour, for ever."""
    world = opened(home)
    tomorrow = local_now(world.clock).date() + timedelta(days=1)
    for number in range(120):
        reminder = Reminder(ReminderId(0), f"no. {number}", tomorrow, time(number % 24), Every.DAY)
        world.reminders.set(reminder)
    world.telling.claim()
    world.close()


def tell(home: Path, say: Callable[[object], None]) -> None:
    """Claim and show, telling each time that it is acknowledged, until killed."""
    world = opened(home)
    say("ready")
    while True:
        for delivery in world.telling.claim():
            say({"claimed": delivery.id, "names": [one.id for one in delivery.told]})
            world.telling.shown(delivery.id, notice=f"0f:1.2/{delivery.id}")
            say({"shown": delivery.id})
        world.clock.now += micros_of(_HOUR)


def check(home: Path, said: list) -> int:
    """Look whether each record is whole, and stands for the next start unless it was shown; returns how many waited."""
    world = opened(home)
    assert world.backups.check().findings == ()
    with world.store.reading() as connection:
        rows = connection.execute("SELECT occurrence, delivery_id FROM told ORDER BY occurrence").fetchall()
        shown = {
            row[0]
            for row in connection.execute("SELECT id FROM delivery WHERE shown_us IS NOT NULL ORDER BY id").fetchall()
        }
        claimed = {row[0] for row in connection.execute("SELECT id FROM delivery ORDER BY id").fetchall()}
    told = dict(rows)
    assert {delivery for _name, delivery in rows} == claimed, "no record without what it tells, and none of nothing"
    for one in said:
        if "claimed" in one:
            assert all(told[name] == one["claimed"] for name in one["names"])
        else:
            assert one["shown"] in shown
    standing = {delivery.id: delivery for delivery in world.telling.standing()}
    assert claimed - shown <= set(standing), "what wasn't shown is shown at the next start"
    for delivery in standing:
        world.telling.shown(delivery)
        world.telling.ended(delivery)
    missed = world.telling.claim()
    for delivery in missed:
        world.telling.shown(delivery.id)
    again = [one.id for delivery in missed for one in delivery.told]
    assert not set(again) & set(told), "nothing twice"
    _none_is_lost(world)
    world.close()
    return len(claimed - shown)


def _none_is_lost(world: World) -> None:
    """Each reminder was told on every day from its first to the one whose hour came last."""
    now = local_now(world.clock)
    days: dict[str, set[date]] = {}
    with world.store.reading() as connection:
        for (name,) in connection.execute("SELECT occurrence FROM told ORDER BY occurrence").fetchall():
            _own, number, day = name.split(":")[:3]
            days.setdefault(number, set()).add(date.fromisoformat(day.partition("T")[0]))
    first = min((min(found) for found in days.values()), default=now.date())
    for number, found in days.items():
        hour = (int(number) - 1) % 24
        last = now.date() if now.hour >= hour else now.date() - timedelta(days=1)
        assert len(found) == (last - first).days + 1, "none lost"

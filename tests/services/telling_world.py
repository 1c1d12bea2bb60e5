"""What tests of reminders share: a world whose clock stands at a wall time in Berlin, and short ways to its verbs."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from tests.reliability.world import World
from tests.store.fabricate import with_lines

from closeknit.domain.ids import EntryId, PersonId, ReminderId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.promise import By, Commitment
from closeknit.domain.reminder.delivery import Delivery, DeliveryKind
from closeknit.domain.reminder.own import Every, Reminder
from closeknit.domain.when import When

BERLIN = ZoneInfo("Europe/Berlin")
NEW = EntryId(0)


def at(text: str) -> datetime:
    """Read a wall time in Berlin."""
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def go(world: World, text: str) -> None:
    """Set the clock; it stands still."""
    world.clock.step = 0
    world.clock.now = round(at(text).timestamp() * 1_000_000)


def person(world: World, name: str = "Ana Ferreira") -> PersonId:
    return world.people.create(name).person


def born(world: World, name: str, *lines: str) -> PersonId:
    """Import somebody whose card has these lines too."""
    world.import_cards([with_lines(name, *lines)])
    with world.store.reading() as connection:
        return PersonId(connection.execute("SELECT max(id) FROM person").fetchall()[0][0])


def promise(world: World, who: PersonId, due: date, text: str = "send the notes", by: By = By.ME) -> EntryId:
    return world.entries.promise(Commitment(NEW, who, by, text, due, date(2026, 3, 1))).entry


def met(world: World, who: PersonId, day: date, minutes: int = 60) -> EntryId:
    return world.entries.log(Interaction(NEW, (who,), Channel.IN_PERSON, When(day), minutes)).entry


def remind(
    world: World,
    day: date,
    at: time | None = None,
    every: Every | None = None,
    who: PersonId | None = None,
    text: str = "renew the permit",
) -> ReminderId:
    return world.reminders.set(Reminder(ReminderId(0), text, day, at, every, who)).reminder


def kinds(found: list[Delivery]) -> list[tuple[DeliveryKind, int]]:
    return [(delivery.kind, len(delivery.told)) for delivery in found]


def names(found: list[Delivery]) -> list[str]:
    """Name what was told, each kind with its day."""
    return [f"{one.kind}:{one.due:%m-%d}" for delivery in found for one in delivery.told]

"""What the page of reminders and the command see at once."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.reliability.world import World
from tests.services.test_telling import go, person, promise, remind

from closeknit.domain.errors import UserError
from closeknit.domain.ids import EntryId, ReminderId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.reminder.occurrence import ReminderKind
from closeknit.domain.reminder.own import Reminder
from closeknit.domain.when import When


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


def test_a_reminder_said_with_a_meeting_is_of_its_step_and_a_past_one_refuses_all(world: World) -> None:
    go(world, "2026-03-10T12:00")
    ana = person(world)
    met = Interaction(EntryId(0), (ana,), Channel.IN_PERSON, When(date(2026, 3, 9)))
    past = Reminder(ReminderId(0), "ask about the boat", date(2026, 3, 9), person=ana)
    with pytest.raises(UserError) as refused:
        world.entries.log(met, None, (), (past,))
    assert refused.value.reason.kind == "reminder_not_ahead"
    assert world.entries.of_person(ana) == []
    world.entries.log(met, None, (), (replace(past, day=date(2026, 3, 24)),))
    assert [one.due for one in world.telling.overview().coming] == [date(2026, 3, 24)]
    world.journal.undo()
    assert (world.entries.of_person(ana), world.telling.overview().coming) == ([], ())


def test_a_record_knows_what_it_told_and_of_whom(world: World) -> None:
    go(world, "2026-03-10T12:00")
    ana = person(world)
    entry = promise(world, ana, date(2026, 3, 12))
    own = remind(world, date(2026, 3, 12))
    go(world, "2026-03-12T11:00")
    world.telling.claim()
    (record,) = world.telling.overview().delivered
    told = dict(zip(record.keys, record.people, strict=True))
    assert told == {f"deliver:{entry}": ana, f"own:{own}": None}


def test_what_waits_for_the_next_morning_is_listed_there_and_a_plan_not_at_all(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    ana = person(world)
    promise(world, ana, date(2026, 3, 10))
    soon = datetime(2026, 3, 10, 11, 20, tzinfo=UTC)
    world.entries.log(Interaction(EntryId(0), (ana,), Channel.IN_PERSON, When(date(2026, 3, 10), soon)))
    morning = datetime(2026, 3, 11, 8, tzinfo=UTC)
    coming = [(one.kind, one.at) for one in world.telling.overview().coming]
    assert coming == [(ReminderKind.PROMISE, morning), (ReminderKind.HAPPENED, morning)]


def test_done_with_a_plan_that_was_told_and_is_over_says_that_it_happened(world: World) -> None:
    go(world, "2026-03-10T11:00")
    ana = person(world)
    soon = datetime(2026, 3, 10, 10, 20, tzinfo=UTC)
    plan = world.entries.log(Interaction(EntryId(0), (ana,), Channel.IN_PERSON, When(date(2026, 3, 10), soon))).entry
    go(world, "2026-03-10T11:10")
    assert world.telling.claim()
    world.reminders.done(f"plan:{plan}")
    assert world.entries.plans([plan])[plan].is_plan, "it is still to come"
    world.journal.undo()
    go(world, "2026-03-10T12:00")
    world.reminders.done(f"plan:{plan}")
    assert not world.entries.plans([plan])[plan].is_plan


def test_what_comes_later_anyway_is_not_said_to_come_sooner(world: World) -> None:
    go(world, "2026-03-10T12:00")
    own = world.reminders.set(Reminder(ReminderId(0), "Call the bank", date(2026, 3, 14))).reminder
    key = f"own:{own}"
    with pytest.raises(UserError) as refused:
        world.reminders.snooze(key, datetime(2026, 3, 11, 8, tzinfo=UTC))
    assert refused.value.reason.kind == "snooze_before_it"
    world.reminders.snooze(key, datetime(2026, 3, 20, 8, tzinfo=UTC))
    world.reminders.snooze(key, datetime(2026, 3, 16, 8, tzinfo=UTC))
    assert [one.at for one in world.telling.overview().snoozed] == [datetime(2026, 3, 16, 8, tzinfo=UTC)]


def test_whether_a_plan_happened_is_listed_in_the_words_it_is_asked_in(world: World) -> None:
    go(world, "2026-03-10T12:00")
    ana = person(world)
    world.entries.log(Interaction(EntryId(0), (ana,), Channel.IN_PERSON, When(date(2026, 3, 14))))
    asked = world.telling.overview().coming[-1]
    assert (asked.kind, asked.reason.kind, asked.reason.params["n"]) == (ReminderKind.HAPPENED, "plan_over", 1)
    go(world, "2026-03-17T12:00")
    assert world.telling.overview().coming[-1].reason.params["n"] == 3

"""The hard cases of what is told: changed rhythms, plans and reminders, clocks that were wrong, who is gone."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from tests.reliability.world import World
from tests.services.telling_world import (
    BERLIN,
    NEW,
    at,
    born,
    go,
    kinds,
    met,
    names,
    person,
    promise,
    remind,
)

from closeknit.domain.errors import UserError
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.reminder.delivery import DeliveryKind
from closeknit.domain.reminder.habits import Habits
from closeknit.domain.reminder.own import Every
from closeknit.domain.when import When


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")


def plan(world: World, people: tuple[int, ...], moment: datetime) -> int:
    whole = Interaction(NEW, people, Channel.IN_PERSON, When(moment.date(), moment), note="coffee")
    return world.entries.log(whole).entry


@pytest.mark.parametrize("wrong", ["1970-01-02T12:00", "2021-06-01T12:00"])
def test_a_clock_that_is_far_behind_for_a_while_tells_nothing_twice(world: World, wrong: str) -> None:
    go(world, "2026-03-10T12:00")
    born(world, "Bo Ek", "BDAY:1980-01-20")
    world.telling.claim()
    promise(world, person(world), date(2026, 3, 12))
    go(world, "2026-03-12T09:00")
    assert names(world.telling.claim()) == ["promise:03-12"]
    go(world, wrong)
    assert world.telling.claim() == []
    world.restart()
    go(world, "2026-03-12T10:00")
    assert world.telling.claim() == [], "neither the promise again, nor a birthday of long ago"


def test_what_a_clock_far_ahead_told_is_told_again_once_at_its_moment(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    promise(world, person(world), date(2026, 3, 9))
    promise(world, person(world, "Bo"), date(2026, 3, 20))
    go(world, "2099-05-01T12:00")
    assert names(world.telling.claim()) == ["promise:03-09", "promise:03-20"]
    go(world, "2026-03-10T12:30")
    assert world.telling.claim() == []
    assert [one.due for one in world.telling.overview().coming] == [date(2026, 3, 20)]
    assert all(record.claimed.year == 2026 for record in world.telling.overview().delivered)
    go(world, "2026-03-20T09:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]
    assert world.telling.claim() == []


def test_after_two_years_away_the_last_birthday_is_told_and_the_next_ones_in_time(world: World) -> None:
    go(world, "2024-03-01T12:00")
    born(world, "Bo Ek", "BDAY:1980-03-14")
    world.telling.claim()
    go(world, "2026-03-10T12:00")
    assert names(world.telling.claim()) == ["date:03-14"]
    assert world.telling.overview().now.year == 2026
    go(world, "2026-03-13T09:00")
    (delivery,) = world.telling.claim()
    assert delivery.told[0].due == date(2026, 3, 14)


def test_nobody_of_an_import_that_was_undone_or_a_book_that_was_removed_is_told_of(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    born(world, "Bo Ek", "BDAY:1980-03-14")
    world.journal.undo()
    go(world, "2026-03-13T09:00")
    assert world.telling.claim() == []
    assert world.telling.overview().coming == ()
    bo = born(world, "Bo Ek", "BDAY:1980-03-15")
    remind(world, date(2026, 3, 14), who=bo)
    world.books.remove(world.books.all()[0].id)
    go(world, "2026-03-14T09:00")
    assert world.telling.claim() == []


def test_a_plan_that_is_over_is_only_asked_about(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    plan(world, (person(world),), at("2026-03-12T16:00"))
    go(world, "2026-03-13T11:00")
    assert names(world.telling.claim()) == ["happened:03-12"]


def test_a_plan_soon_after_midnight_is_told_the_evening_before(world: World) -> None:
    world.habits = Habits(quiet_from=time(0), quiet_until=time(0), plan_lead_minutes=120)
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    plan(world, (person(world),), at("2026-03-12T00:30"))
    assert world.telling.next_at() == datetime(2026, 3, 11, 21, 30, tzinfo=UTC)
    go(world, "2026-03-11T22:30")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]


def test_a_plan_with_somebody_silenced_is_told_of_the_other(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    ana, bo = person(world), person(world, "Bo Ek")
    plan(world, (ana, bo), at("2026-03-12T16:00"))
    world.bonds.silence(ana)
    go(world, "2026-03-12T15:30")
    (delivery,) = world.telling.claim()
    assert delivery.told[0].person == bo
    world.bonds.silence(bo)
    go(world, "2026-03-13T09:00")
    assert world.telling.claim() == []


def test_a_rhythm_set_for_somebody_long_not_met_is_told_the_next_morning_singly(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    ana = person(world)
    met(world, ana, date(2025, 6, 1))
    world.bonds.set_cadence(ana, 30)
    assert world.telling.claim() == []
    go(world, "2026-03-11T09:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]


def test_a_rhythm_that_was_told_and_then_paused_is_told_when_the_pause_ends(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    ana = person(world)
    world.bonds.set_cadence(ana, 10)
    go(world, "2026-03-21T09:00")
    assert names(world.telling.claim()) == ["check-in:03-21"]
    world.bonds.set_cadence(ana, 10, None, date(2026, 4, 5))
    go(world, "2026-04-04T09:00")
    assert world.telling.claim() == []
    go(world, "2026-04-05T09:00")
    assert names(world.telling.claim()) == ["check-in:04-05"]
    assert world.telling.claim() == []


def test_a_reminder_moved_to_later_on_its_day_is_told_then(world: World) -> None:
    go(world, "2026-03-10T12:00")
    number = remind(world, date(2026, 3, 10), time(12, 1))
    go(world, "2026-03-10T12:01")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]
    world.reminders.change(number, lambda one: replace(one, at=time(15)))
    go(world, "2026-03-10T15:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]


def test_a_series_that_is_changed_tells_nothing_of_days_gone_by(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    number = remind(world, date(2026, 3, 11), time(8), Every.WEEK)
    go(world, "2026-04-15T12:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.DIGEST, 6)]
    world.reminders.done(f"own:{number}")
    world.reminders.change(number, lambda one: replace(one, every=Every.DAY))
    go(world, "2026-04-16T09:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.DIGEST, 1)]
    world.reminders.change(number, lambda one: replace(one, text="water the plants"))
    go(world, "2026-04-17T08:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]


def test_a_daily_one_snoozed_over_its_next_time_is_one_thing(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    number = remind(world, date(2026, 3, 11), time(9), Every.DAY)
    go(world, "2026-03-11T09:00")
    world.telling.claim()
    world.reminders.snooze(f"own:{number}", at("2026-03-12T15:00"))
    found = world.telling.overview()
    assert (len(found.told), len(found.snoozed)) == (0, 1)
    go(world, "2026-03-12T09:00")
    assert world.telling.claim() == []
    go(world, "2026-03-12T15:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]
    go(world, "2026-03-13T09:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]


def test_what_fell_into_the_last_minutes_of_quiet_hours_or_a_pause_comes_with_the_rest(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    for clock in (time(7, 28), time(23)):
        remind(world, date(2026, 3, 11) if clock.hour < 12 else date(2026, 3, 10), clock)
    go(world, "2026-03-11T07:30")
    assert kinds(world.telling.claim()) == [(DeliveryKind.DIGEST, 2)]
    world.reminders.pause(at("2026-03-11T12:00"))
    for clock in (time(11, 58), time(12)):
        remind(world, date(2026, 3, 11), clock)
    go(world, "2026-03-11T12:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1), (DeliveryKind.DIGEST, 1)]


def test_joined_what_was_told_of_either_is_not_told_again_nor_after_a_split(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    ana, double = born(world, "Ana Ferreira", "BDAY:1980-03-14"), born(world, "Ana Ferreira", "NOTE:other")
    rhythm = born(world, "Ana Ferreira", "NOTE:third")
    world.bonds.set_cadence(rhythm, 2)
    number = remind(world, date(2026, 3, 13), who=ana)
    go(world, "2026-03-13T09:00")
    assert sorted(names(world.telling.claim())) == ["check-in:03-13", "date:03-14", "own:03-13"]
    world.reminders.snooze(f"own:{number}", at("2026-03-15T09:00"))
    world.joining.join([double, ana, rhythm])
    go(world, "2026-03-14T09:00")
    assert world.telling.claim() == []
    card = world.people.open(double).cards[-1].id
    from closeknit.domain.parting import Facts

    world.joining.split(card, Facts.BACK)
    go(world, "2026-03-14T12:00")
    assert world.telling.claim() == []
    go(world, "2026-03-15T09:00")
    assert names(world.telling.claim()) == ["own:03-13"]


def test_what_was_skipped_or_snoozed_of_somebody_stays_so_when_they_are_joined(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    other, ana = born(world, "Ana Ferreira", "NOTE:other"), born(world, "Ana Ferreira", "BDAY:1980-03-14")
    (coming,) = world.telling.overview().coming
    world.reminders.skip(coming.key)
    world.joining.join([other, ana])
    go(world, "2026-03-13T09:00")
    assert world.telling.claim() == []


def test_a_plan_told_of_is_not_told_again_when_one_of_its_people_is_deleted_for_good(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    ana, bo = person(world), person(world, "Bo Ek")
    plan(world, (ana, bo), at("2026-03-12T16:00"))
    go(world, "2026-03-12T15:30")
    assert names(world.telling.claim()) == ["plan:03-12"]
    world.people.delete([ana])
    world.people.delete_for_good([ana])
    assert world.telling.claim() == []
    go(world, "2026-03-12T15:45")
    assert world.telling.claim() == []


def test_restored_from_the_trash_what_fell_due_meanwhile_comes_the_next_morning(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    ana = person(world)
    promise(world, ana, date(2026, 3, 12))
    remind(world, date(2026, 3, 12), time(10), who=ana)
    world.people.delete([ana])
    go(world, "2026-03-12T12:00")
    assert world.telling.claim() == []
    world.people.restore([ana])
    assert world.telling.claim() == []
    assert world.telling.next_at() == datetime(2026, 3, 13, 8, tzinfo=UTC)
    go(world, "2026-03-13T09:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.DIGEST, 2)]


def test_the_first_look_ever_tells_what_stands_in_one_digest(world: World) -> None:
    go(world, "2026-01-01T12:00")
    for number in range(8):
        promise(world, person(world, f"Person {number}"), date(2026, 1, 10))
    remind(world, date(2026, 2, 1))
    go(world, "2026-03-10T12:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.DIGEST, 9)]


def test_a_pause_is_one_step_that_undo_and_redo_lead_through(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.reminders.pause(at("2026-03-11T12:00"))
    world.reminders.pause(at("2026-03-12T12:00"))
    world.journal.undo()
    assert world.telling.overview().paused_until == datetime(2026, 3, 11, 12, tzinfo=BERLIN)
    world.journal.undo()
    assert world.telling.overview().paused_until is None
    world.journal.redo()
    world.journal.redo()
    assert world.telling.overview().paused_until == datetime(2026, 3, 12, 12, tzinfo=BERLIN)


def test_what_is_snoozed_of_a_rhythm_or_a_date_comes_back_also_after_its_day(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    born(world, "Bo Ek", "BDAY:1980-03-14")
    world.bonds.set_cadence(person(world), 2)
    go(world, "2026-03-13T09:00")
    told = [one for delivery in world.telling.claim() for one in delivery.told]
    assert [one.kind for one in told] == ["date", "check-in"]
    for one in told:
        world.reminders.snooze(one.key, at("2026-03-20T09:00"))
    world.restart()
    go(world, "2026-03-20T08:00")
    assert world.telling.claim() == []
    go(world, "2026-03-20T09:00")
    assert sorted(names(world.telling.claim())) == ["check-in:03-13", "date:03-14"]
    assert world.telling.claim() == []


def test_a_rhythm_told_by_a_clock_far_ahead_is_told_again_on_its_day(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    world.bonds.set_cadence(person(world), 30)
    go(world, "2099-01-01T12:00")
    assert names(world.telling.claim()) == ["check-in:04-10"]
    go(world, "2026-03-10T12:30")
    assert world.telling.claim() == []
    go(world, "2026-04-10T09:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]


def test_a_key_is_found_among_more_rhythms_than_are_told_at_once(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    whom = [person(world, f"Person {number}") for number in range(3)]
    for one in whom:
        world.bonds.set_cadence(one, 2)
    go(world, "2026-03-13T09:00")
    (first, *_rest) = world.telling.claim()
    with world.store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM rhythm WHERE told_day = day").fetchall() == [(3,)]
    world.reminders.skip(first.told[0].key)
    assert len(world.telling.overview().told) == 2


def test_what_a_clock_far_ahead_told_of_a_snoozed_date_is_told_again_when_the_snooze_ends(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    born(world, "Bo Ek", "BDAY:1980-03-14")
    go(world, "2026-03-13T09:00")
    (delivery,) = world.telling.claim()
    world.reminders.snooze(delivery.told[0].key, at("2026-03-20T09:00"))
    go(world, "2099-05-01T12:00")
    assert len(world.telling.claim()[0].told) == 2, "this one, and the birthday of the year before"
    go(world, "2026-03-13T12:00")
    assert world.telling.claim() == []
    go(world, "2026-03-20T09:00")
    assert names(world.telling.claim()) == ["date:03-14"]


def test_a_day_without_a_time_is_past_once_its_morning_is(world: World) -> None:
    go(world, "2026-03-10T09:00")
    with pytest.raises(UserError) as refused:
        remind(world, date(2026, 3, 10))
    assert refused.value.reason.kind == "reminder_not_ahead"
    go(world, "2026-03-10T08:59")
    remind(world, date(2026, 3, 10))
    go(world, "2026-03-10T09:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]

"""What is due is told once, in one record, at its moment or together with what was missed."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from tests.reliability.world import World
from tests.services.telling_world import BERLIN, NEW, go, kinds, person, promise, remind

from closeknit.domain.errors import UserError
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.promise import By, Commitment
from closeknit.domain.reminder.delivery import DeliveryKind
from closeknit.domain.reminder.habits import Habits
from closeknit.domain.reminder.occurrence import ReminderKind
from closeknit.domain.reminder.own import Every
from closeknit.domain.seating import Taking
from closeknit.domain.when import When
from closeknit.services.local_time import local_now


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")


def test_a_promise_is_told_on_the_morning_of_its_day_and_once(world: World) -> None:
    go(world, "2026-03-10T12:00")
    promise(world, person(world), date(2026, 3, 12))
    assert world.telling.claim() == []
    assert world.telling.next_at() == datetime(2026, 3, 12, 8, tzinfo=UTC)
    go(world, "2026-03-12T08:59:59")
    assert world.telling.claim() == []
    go(world, "2026-03-12T09:00")
    (delivery,) = world.telling.claim()
    assert delivery.kind is DeliveryKind.SINGLE
    assert delivery.told[0].kind is ReminderKind.PROMISE
    assert delivery.told[0].text == "send the notes"
    assert world.telling.claim() == []
    world.restart()
    assert world.telling.claim() == []


def test_what_is_kept_before_its_day_is_not_told(world: World) -> None:
    go(world, "2026-03-10T12:00")
    kept = promise(world, person(world), date(2026, 3, 12))
    world.telling.claim()
    world.entries.done(kept)
    go(world, "2026-03-12T09:00")
    assert world.telling.claim() == []


def test_three_come_singly_and_the_rest_together(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    for number in range(6):
        promise(world, person(world, f"Person {number}"), date(2026, 3, 12))
    go(world, "2026-03-12T09:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)] * 3 + [(DeliveryKind.DIGEST, 3)]
    remind(world, date(2026, 3, 12), time(15))
    go(world, "2026-03-12T15:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.DIGEST, 1)], "three came singly today"
    remind(world, date(2026, 3, 13), time(10))
    go(world, "2026-03-13T10:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]


def test_what_was_missed_comes_as_one_digest(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    for ahead in range(1, 5):
        promise(world, person(world, f"Person {ahead}"), date(2026, 3, 10 + ahead))
    world.restart()
    go(world, "2026-03-14T15:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.DIGEST, 4)]


def test_what_falls_into_quiet_hours_comes_together_when_they_end(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    for clock in (time(22), time(23), time(6)):
        remind(world, date(2026, 3, 10) if clock.hour > 12 else date(2026, 3, 11), clock)
    go(world, "2026-03-10T22:00")
    assert world.telling.claim() == []
    assert world.telling.next_at() == datetime(2026, 3, 11, 6, 30, tzinfo=UTC)
    go(world, "2026-03-11T07:30")
    assert kinds(world.telling.claim()) == [(DeliveryKind.DIGEST, 3)]


def test_while_paused_nothing_is_told_and_then_all_of_it_at_once(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    promise(world, person(world), date(2026, 3, 11))
    promise(world, person(world, "Bo"), date(2026, 3, 12))
    world.reminders.pause(datetime(2026, 3, 13, 12, tzinfo=BERLIN))
    go(world, "2026-03-12T09:00")
    assert world.telling.claim() == []
    go(world, "2026-03-13T12:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.DIGEST, 2)]
    world.journal.undo()
    assert world.telling.overview().paused_until is None


def test_what_is_noted_on_its_own_day_waits_for_the_next_morning(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    go(world, "2026-03-12T14:00")
    world.telling.look()
    promise(world, person(world), date(2026, 3, 12))
    assert world.telling.claim() == []
    assert world.telling.next_at() == datetime(2026, 3, 13, 8, tzinfo=UTC)
    go(world, "2026-03-13T09:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.DIGEST, 1)]


def test_what_is_snoozed_is_told_again_at_that_moment(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    promise(world, person(world), date(2026, 3, 12))
    go(world, "2026-03-12T09:00")
    (delivery,) = world.telling.claim()
    key = delivery.told[0].key
    world.reminders.snooze(key, datetime(2026, 3, 12, 10, tzinfo=BERLIN))
    assert [one.key for one in world.telling.overview().snoozed] == [key]
    go(world, "2026-03-12T09:59")
    assert world.telling.claim() == []
    go(world, "2026-03-12T10:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]
    world.reminders.snooze(key, datetime(2026, 3, 15, 9, tzinfo=BERLIN))
    go(world, "2026-03-15T09:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]


def test_an_own_reminder_that_is_done_stands_on_the_timeline_and_undo_takes_both_back(world: World) -> None:
    go(world, "2026-03-10T12:00")
    ana = person(world)
    number = remind(world, date(2026, 3, 10), time(12, 1), who=ana)
    go(world, "2026-03-10T12:01")
    (delivery,) = world.telling.claim()
    world.reminders.done(delivery.told[0].key)
    assert [entry.text for entry in world.entries.of_person(ana)] == ["renew the permit"]
    assert not world.reminders.one(number).is_open
    assert world.telling.overview().told == ()
    world.journal.undo()
    assert world.entries.of_person(ana) == []
    assert [one.key for one in world.telling.overview().told] == [f"own:{number}"]


def test_one_that_comes_back_is_told_each_time_and_missed_times_together(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    remind(world, date(2026, 3, 11), time(8), Every.DAY)
    go(world, "2026-03-11T08:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]
    go(world, "2026-03-14T12:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.DIGEST, 3)]
    key = world.telling.overview().told[0].key
    world.reminders.done(key)
    assert world.telling.overview().told == ()
    go(world, "2026-03-15T08:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]


def test_a_rhythm_that_ran_out_is_told_on_the_first_quiet_morning(world: World) -> None:
    go(world, "2026-03-01T12:00")
    ana = person(world)
    world.telling.claim()
    world.bonds.set_cadence(ana, 30)
    met = Interaction(NEW, (ana,), Channel.IN_PERSON, When(date(2026, 3, 1)), 60)
    world.entries.log(met)
    assert world.telling.next_at() is None
    go(world, "2026-03-31T09:00")
    assert world.telling.claim() == [], "30 days are its ideal"
    go(world, "2026-04-01T09:00")
    (delivery,) = world.telling.claim()
    assert delivery.told[0].kind is ReminderKind.CHECK_IN
    world.entries.log(Interaction(NEW, (ana,), Channel.MAIL, When(date(2026, 4, 1))))
    assert [one.kind for one in world.telling.overview().told] == [ReminderKind.CHECK_IN], "a mail resets nothing"
    world.entries.log(Interaction(NEW, (ana,), Channel.PHONE, When(date(2026, 4, 1)), 45))
    assert world.telling.overview().told == ()


def test_a_plan_is_told_before_its_time_and_asked_about_on_the_next_morning(world: World) -> None:
    go(world, "2026-03-10T12:00")
    ana = person(world)
    world.telling.claim()
    moment = datetime(2026, 3, 12, 16, tzinfo=BERLIN)
    world.entries.log(Interaction(NEW, (ana,), Channel.IN_PERSON, When(date(2026, 3, 12), moment), note="coffee"))
    go(world, "2026-03-12T15:29:59")
    assert world.telling.claim() == []
    go(world, "2026-03-12T15:30")
    (before,) = world.telling.claim()
    assert before.told[0].kind is ReminderKind.PLAN
    go(world, "2026-03-13T09:00")
    (after,) = world.telling.claim()
    assert after.told[0].kind is ReminderKind.HAPPENED
    world.reminders.done(after.told[0].key)
    (entry,) = world.entries.of_person(ana)
    assert isinstance(entry, Interaction)
    assert not entry.is_plan


def test_not_this_person_is_told_nothing_of_until_lifted(world: World) -> None:
    go(world, "2026-03-10T12:00")
    ana = person(world)
    world.telling.claim()
    promise(world, ana, date(2026, 3, 12))
    remind(world, date(2026, 3, 12), who=ana)
    world.bonds.mark(ana, lambda bond: type(bond)(bond.person, is_silenced=True))
    go(world, "2026-03-12T09:00")
    assert world.telling.claim() == []
    assert world.telling.overview().silenced == (ana,)
    world.journal.undo()
    go(world, "2026-03-13T09:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.DIGEST, 2)]


def test_a_skipped_promise_stays_open_and_is_told_when_its_day_changes(world: World) -> None:
    go(world, "2026-03-10T12:00")
    ana = person(world)
    world.telling.claim()
    entry = promise(world, ana, date(2026, 3, 12))
    world.reminders.skip(f"deliver:{entry}")
    go(world, "2026-03-12T09:00")
    assert world.telling.claim() == []
    found = world.entries.one(entry)
    assert isinstance(found, Commitment)
    assert found.is_open
    world.entries.change(
        entry, lambda one: type(found)(one.id, ana, By.ME, "send the notes", date(2026, 3, 14), found.made)
    )
    go(world, "2026-03-14T09:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]


def test_a_seat_is_told_of_when_its_review_is_due_two_a_week(world: World) -> None:
    go(world, "2026-01-05T12:00")
    world.telling.claim()
    people = [person(world, f"Person {number}") for number in range(5)]
    for one in people:
        world.seats.take(one, Taking("why", is_stay_close=True))
        promise(world, one, date(2027, 1, 1))
    told: list[PersonId] = []
    for day in range(120):
        now = datetime(2026, 1, 6, 9, tzinfo=BERLIN) + timedelta(days=day)
        go(world, now.replace(tzinfo=None).isoformat())
        found = [one for delivery in world.telling.claim() for one in delivery.told if one.kind is ReminderKind.REVIEW]
        for one in found:
            assert one.person is not None
            told.append(one.person)
            world.reminders.done(one.key)
        if now.weekday() == 0:
            week: list[PersonId] = []
        week = [*week, *told[-len(found) :]] if found and day else []
        assert len(week) <= 2
    assert sorted(told[:5]) == sorted(people)


def test_a_birthday_is_told_a_day_ahead_with_the_age_and_29_february_too(world: World) -> None:
    go(world, "2026-02-01T12:00")
    world.telling.claim()
    ana, bo = person(world), person(world, "Bo Ek")
    for who, day in ((ana, "1982-03-14"), (bo, "--0229")):
        world.editing.edit(who, "BDAY", day)
    go(world, "2026-02-27T09:00")
    (short,) = world.telling.claim()
    assert (short.told[0].person, short.told[0].due) == (bo, date(2026, 2, 28))
    go(world, "2026-03-13T09:00")
    (delivery,) = world.telling.claim()
    assert delivery.told[0].reason.kind == "birthday_near_years"
    assert delivery.told[0].reason.params["years"] == 44


def test_a_record_that_was_claimed_and_not_shown_stands_at_the_next_start(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    entry = promise(world, person(world), date(2026, 3, 12))
    go(world, "2026-03-12T09:00")
    (delivery,) = world.telling.claim()
    world.restart()
    (again,) = world.telling.standing()
    assert (again.id, again.shown, again.told[0].entry) == (delivery.id, None, entry)
    world.telling.shown(again.id, notice="0f:1.2/7")
    (shown,) = world.telling.standing()
    assert shown.notice == "0f:1.2/7"
    world.telling.ended(shown.id)
    assert world.telling.standing() == []


def test_a_record_of_what_was_done_meanwhile_is_ended(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    entry = promise(world, person(world), date(2026, 3, 12))
    go(world, "2026-03-12T09:00")
    world.telling.claim()
    world.entries.done(entry)
    assert world.telling.standing() == []
    world.journal.undo()
    assert world.telling.standing() == []


def test_a_clock_set_to_2099_and_back_loses_nothing(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    promise(world, person(world), date(2026, 3, 20))
    remind(world, date(2026, 3, 11), time(8), Every.MONTH)
    go(world, "2099-01-01T12:00")
    assert sum(len(delivery.told) for delivery in world.telling.claim()) > 100
    go(world, "2026-03-10T12:05")
    assert world.telling.claim() == []
    go(world, "2026-03-11T08:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]
    go(world, "2026-03-20T09:00")
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]


def test_a_clock_an_hour_back_or_at_1970_tells_nothing_twice(world: World) -> None:
    go(world, "2026-03-10T12:00")
    world.telling.claim()
    promise(world, person(world), date(2026, 3, 12))
    go(world, "2026-03-12T09:00")
    world.telling.claim()
    for text in ("2026-03-12T08:00", "1970-01-02T00:00", "2026-03-12T09:00", "2026-03-12T09:30"):
        go(world, text)
        assert world.telling.claim() == []


@pytest.mark.parametrize(("day", "told"), [("2026-03-29", "2026-03-29T03:30"), ("2026-10-25", "2026-10-25T02:30")])
def test_when_the_clocks_change_it_is_told_once(world: World, day: str, told: str) -> None:
    world.habits = Habits(quiet_from=time(0), quiet_until=time(0))
    go(world, f"{day}T00:30")
    world.telling.claim()
    remind(world, date.fromisoformat(day), time(2, 30))
    start = datetime.fromisoformat(f"{day}T00:30").replace(tzinfo=BERLIN).astimezone(UTC)
    found = []
    for minutes in range(0, 300):
        world.clock.now = round((start + timedelta(minutes=minutes)).timestamp() * 1_000_000)
        if world.telling.claim():
            found.append((start + timedelta(minutes=minutes)).astimezone(BERLIN))
    assert [moment.strftime("%Y-%m-%dT%H:%M") for moment in found] == [told]


@pytest.mark.parametrize("day", [date(2026, 3, 9), date(2025, 1, 1)])
def test_a_moment_that_is_past_is_refused(world: World, day: date) -> None:
    go(world, "2026-03-10T12:00")
    with pytest.raises(UserError):
        remind(world, day)
    with pytest.raises(UserError):
        remind(world, date(2026, 3, 10), time(11, 59))


def test_today_and_reminders_put_the_same_thing_away_by_one_key(world: World) -> None:
    from closeknit.services.today import Agenda

    go(world, "2026-01-10T12:00")
    ana = person(world)
    world.bonds.set_cadence(ana, 10)
    go(world, "2026-03-10T12:00")
    promise(world, ana, date(2026, 3, 9))
    agenda = Agenda(world.store, world.entries, world.facts.append)
    keys = {act.key for act in (*agenda.today().acts, *agenda.today().quiet, *agenda.today().late)}
    assert {one.key for one in world.telling.overview().coming} <= keys
    for key in keys:
        world.reminders.skip(key)
    found = agenda.today()
    assert (found.acts, found.quiet, found.late) == ((), (), ())
    assert world.telling.overview().coming == ()


def test_what_falls_due_while_a_look_is_noted_is_told_at_once(world: World) -> None:
    go(world, "2026-03-12T11:00")
    world.telling.claim()
    remind(world, date(2026, 3, 12), time(12))
    go(world, "2026-03-12T11:59:59.999")
    compared = local_now(world.clock)
    go(world, "2026-03-12T12:00:00.010")
    world.telling.look(compared)
    assert kinds(world.telling.claim()) == [(DeliveryKind.SINGLE, 1)]

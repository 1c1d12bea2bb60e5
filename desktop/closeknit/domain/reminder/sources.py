"""The moments that the facts of a relationship call for, kind by kind; pure, in the user's zone (product 3 and 4.7)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from closeknit.domain.act import Act, ActKind
from closeknit.domain.cadence import Pace
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Interaction
from closeknit.domain.occasion import Occasion
from closeknit.domain.promise import By, Commitment, Objective
from closeknit.domain.proposals import greeting, promise
from closeknit.domain.reason import Reason
from closeknit.domain.reminder.habits import Habits
from closeknit.domain.reminder.occurrence import Occurrence, ReminderKind, of_act
from closeknit.domain.reminder.own import Reminder, days_of, moment_of, next_day
from closeknit.domain.seat import Cadence, Seat
from closeknit.domain.seating import NOTE_DAYS, objective_note
from closeknit.domain.today import plan_act
from closeknit.domain.weights import Weights
from closeknit.domain.when import monday, wall


def of_commitment(commitment: Commitment, now: datetime, habits: Habits) -> Occurrence:
    """Tell on the morning of its day, mine as a promise, theirs to ask after."""
    act = promise(commitment.person, commitment, now.date())
    kind = ReminderKind.PROMISE if commitment.by is By.ME else ReminderKind.ASK
    return of_act(act, kind, _morning(commitment.due, now, habits), commitment.due, commitment.due.isoformat())


def of_cadence(person: PersonId, cadence: Cadence, pace: Pace, now: datetime, habits: Habits) -> Occurrence:
    """Tell on the first morning on which it is quiet: the day after the ideal, or that on which a pause ends.

    A rhythm set for somebody long not met is told of the next morning.
    """
    start = cadence.since if pace.last is None else pace.last.day
    day = max(start + timedelta(days=cadence.ideal_days + 1), cadence.since + timedelta(days=1))
    if cadence.paused_until is not None:
        day = max(day, cadence.paused_until)
    last = 0 if pace.last is None else pace.last.entry
    known = (last, pace.due.isoformat(), pace.latest.isoformat())
    act = Act(f"cadence:{person}:{last}", person, ActKind.MEET, (pace.reason,), known, pace.latest)
    one = of_act(act, ReminderKind.CHECK_IN, _morning(day, now, habits), day, "")
    return replace(one, id=f"cadence:{person}:{day.isoformat()}")  # whichever contact it counts from


def of_occasion(person: PersonId, occasion: Occasion, now: datetime, habits: Habits) -> Occurrence:
    """Tell some days ahead: a birthday of the 14th with a lead of one day on the morning of the 13th."""
    act = greeting(person, occasion, now.date())
    at = _morning(occasion.day - timedelta(days=habits.dates_lead_days), now, habits)
    return of_act(act, ReminderKind.DATE, at, occasion.day, "")


def of_plan(plan: Interaction, person: PersonId, now: datetime, habits: Habits) -> Iterator[Occurrence]:
    """Tell some minutes before its time, or on its morning, while its day lasts; on the next one ask how it went."""
    day = plan.when.day
    about = day.isoformat() if plan.when.at is None else plan.when.at.astimezone(UTC).isoformat()
    at = _morning(day, now, habits)
    if plan.when.at is not None:
        at = plan.when.at - timedelta(minutes=habits.plan_lead_minutes)
    if now.date() <= day:
        yield of_act(plan_act(person, plan, now, is_over=False), ReminderKind.PLAN, at, day, about)
    after = _morning(day + timedelta(days=1), now, habits)
    asked = plan_act(person, plan, max(now, after), is_over=True)  # as it is said then
    yield of_act(asked, ReminderKind.HAPPENED, after, day, f"{about}:happened")


def of_review(seat: Seat, due: Sequence[Seat], now: datetime, weights: Weights, habits: Habits) -> Occurrence | None:
    """Tell on the morning it is due, or, where two others had their turn before, on the Monday of its own week.

    `due` are the seats to ask about this week; one that waits for its turn gives None.
    """
    day = seat.reviewed + timedelta(days=weights.review_days)
    if day <= now.date():
        if all(one.id != seat.id for one in due):
            return None
        day = max(day, monday(now.date()))
    params: dict[str, str | int | float] = {"n": weights.review_days}
    act = Act(f"review:{seat.person}", seat.person, ActKind.CHOOSE, (Reason("review_due", params),), (seat.reviewed,))
    return of_act(act, ReminderKind.REVIEW, _morning(day, now, habits), day, seat.reviewed.isoformat())


def of_seat(
    seat: Seat, objectives: Sequence[Objective], commitments: Sequence[Commitment], now: datetime, habits: Habits
) -> Iterator[Occurrence]:
    """Tell of a seat without an aim for 14 days, and on the next morning of one without a next action."""
    note = objective_note(seat, objectives, now.date())
    if note is not None:
        day = now.date() - timedelta(days=int(note.params["n"]) - NOTE_DAYS)
        act = Act(f"aim:{seat.person}", seat.person, ActKind.CHOOSE, (note,), (day.isoformat(),))
        yield of_act(act, ReminderKind.AIM, _morning(day, now, habits), day, day.isoformat())
    mine = [one for one in commitments if one.by is By.ME]
    if any(one.is_open for one in mine):
        return
    since = max([seat.since, *(one.done for one in mine if one.done is not None)]) + timedelta(days=1)
    done = max((one.id for one in commitments), default=0)
    act = Act(f"next:{seat.person}", seat.person, ActKind.CHOOSE, (Reason("no_next_action"),), (done,))
    yield of_act(act, ReminderKind.NEXT, _morning(since, now, habits), since, since.isoformat())


def of_own(reminder: Reminder, now: datetime, habits: Habits) -> Iterator[Occurrence]:
    """Tell each day that isn't over, up to today, and the next one to come."""
    days: list[date] = days_of(reminder, now.date())
    ahead = next_day(reminder, now.date())
    for day in [*days, *([] if ahead is None else [ahead])]:
        params: dict[str, str | int | float] = {"text": reminder.text, "every": reminder.every or "once"}
        about = day.isoformat() if reminder.at is None else f"{day.isoformat()}T{reminder.at:%H:%M}"
        yield Occurrence(
            f"own:{reminder.id}:{about}",
            f"own:{reminder.id}",
            ReminderKind.OWN,
            moment_of(reminder, day, habits.morning, now).astimezone(UTC),
            day,
            Reason("own_reminder", params),
            reminder.person,
            reminder.text,
        )


def _morning(day: date, now: datetime, habits: Habits) -> datetime:
    return wall(day, habits.morning, now.tzinfo)

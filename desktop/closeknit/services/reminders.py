"""What is told, when, and what the user does with it (product 4.7 and 6: `remind`, `snooze`, `skip`, `pause`)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from closeknit.domain.act import Hidden
from closeknit.domain.entry import Note
from closeknit.domain.errors import UserError
from closeknit.domain.ids import EntryId, ReminderId
from closeknit.domain.reminder.habits import Habits, quiet_ends
from closeknit.domain.reminder.occurrence import Occurrence, ReminderKind
from closeknit.domain.reminder.own import Reminder, same_moments
from closeknit.domain.today import is_plan_over
from closeknit.domain.when import When, is_over
from closeknit.services.entries import Entries, keep
from closeknit.services.events import (
    ActHidden,
    Announce,
    Fact,
    ReminderDone,
    ReminderPutOff,
    ReminderRemoved,
    ReminderSet,
    RemindersPaused,
)
from closeknit.services.local_time import local_now
from closeknit.services.remembering import checked, remember, worded
from closeknit.services.seats import Seats
from closeknit.store import entries, reminders
from closeknit.store.agenda import hidden_acts, hide
from closeknit.store.database import Store
from closeknit.store.deliveries import began_at, told_of
from closeknit.store.occurrences import Asked, occurrences
from closeknit.store.steps import begin_step
from closeknit.store.tx import Tx
from closeknit.store.weighing import scoring_of

F = TypeVar("F", bound=Fact)
#: How far ahead a reminder is found by its key.
AHEAD_DAYS = 400
_NEW = EntryId(0)
_CLOSED_BY_DONE = (ReminderKind.PROMISE, ReminderKind.ASK)


class Reminders:
    """Verbs of reminders; a reminder is named by its key, as printed."""

    def __init__(
        self, store: Store, entries: Entries, seats: Seats, habits: Callable[[], Habits], announce: Announce
    ) -> None:
        self._store, self._entries, self._seats = store, entries, seats
        self._habits, self._announce = habits, announce

    @property
    def morning(self) -> time:
        """Return when is told what has no time."""
        return self._habits().morning

    def set(self, reminder: Reminder) -> ReminderSet:
        """Set a reminder in the user's own words, its id aside; raises UserError for a moment that is past."""

        return self.set_all([reminder])

    def set_all(self, new: Sequence[Reminder], kept: EntryId | None = None) -> ReminderSet:
        """Set several in one step, with a commitment that was kept; the fact names the first."""

        def work(tx: Tx) -> ReminderSet:
            person = new[0].person if len({one.person for one in new}) == 1 else None
            now, now_us = local_now(self._store.clock), self._store.clock.now_us()
            recorder = begin_step(tx, "reminder_set", {}, now_us, person)
            ids = remember(recorder, new, now, now_us, self._habits().morning)
            if kept is not None:
                keep(recorder, kept, now.date())
            return ReminderSet(ids[0], new[0].person, recorder.step)

        return self._told(self._store.write(work))

    def change(self, reminder: ReminderId, after: Callable[[Reminder], Reminder]) -> ReminderSet:
        """Change a reminder; `after` makes the new one of the old."""

        def work(tx: Tx) -> ReminderSet:
            before = reminders.require_reminder(tx, reminder)
            changed = after(before)
            if changed == before:
                raise UserError("nothing_changed")
            now, morning = local_now(self._store.clock), self._habits().morning
            is_same = same_moments(before, changed)
            changed = worded(tx, changed) if is_same else checked(tx, changed, now, morning)
            recorder = begin_step(tx, "reminder_changed", {}, self._store.clock.now_us(), changed.person)
            reminders.put_reminder(recorder, changed)
            return ReminderSet(reminder, changed.person, recorder.step)

        return self._told(self._store.write(work))

    def remove(self, reminder: ReminderId) -> ReminderRemoved:
        """Take a reminder away, with all times it would come back; undo brings it back."""

        def work(tx: Tx) -> ReminderRemoved:
            before = reminders.require_reminder(tx, reminder)
            recorder = begin_step(tx, "reminder_removed", {}, self._store.clock.now_us(), before.person)
            reminders.remove_reminder(recorder, before)
            return ReminderRemoved(reminder, before.person, recorder.step)

        return self._told(self._store.write(work))

    def one(self, reminder: ReminderId) -> Reminder:
        """Return a reminder of the user's own; raises UserError("reminder_gone")."""
        with self._store.reading() as connection:
            return reminders.require_reminder(connection, reminder)

    def find(self, key: str) -> Occurrence:
        """Return what a key stands for, the time that stands or comes next; raises UserError("act_gone")."""
        with self._store.reading() as connection:
            return self._find(connection, key)

    def done(self, key: str) -> Fact:
        """Be done with it: a promise is kept, a plan happened, a seat is kept; one's own stands on the timeline.

        Anything else is put away until its facts change.
        """
        found = self.find(key)
        if found.kind is ReminderKind.OWN:
            return self._done_with_own(found)
        if found.kind in _CLOSED_BY_DONE and found.entry is not None:
            return self._entries.done(found.entry)
        if found.entry is not None and (found.kind is ReminderKind.HAPPENED or self._is_plan_over(found)):
            return self._entries.happened(found.entry, True)
        if found.kind is ReminderKind.REVIEW and found.person is not None:
            return self._seats.keep(found.person)
        return self._hide(found, None)

    def skip(self, key: str) -> Fact:
        """Let it pass: nothing is closed; it comes back when its facts change, one's own the next time."""
        found = self.find(key)
        return self._put_off_own(found, None) if found.kind is ReminderKind.OWN else self._hide(found, None)

    def snooze(self, key: str, until: datetime) -> Fact:
        """Tell it again at a moment to come; raises UserError("snooze_not_ahead").

        One's own that comes later anyway isn't told sooner: UserError("snooze_before_it").
        """
        if is_over(until, local_now(self._store.clock)):
            raise UserError("snooze_not_ahead")
        found = self.find(key)
        if found.kind is ReminderKind.OWN and found.snoozed_until is None and found.at > until:
            raise UserError("snooze_before_it")
        return self._put_off_own(found, until) if found.kind is ReminderKind.OWN else self._hide(found, until)

    def pause(self, until: datetime | None) -> RemindersPaused:
        """Tell nothing until a moment to come, or, with None, again at once; what fell due comes together."""
        if until is not None and is_over(until, local_now(self._store.clock)):
            raise UserError("snooze_not_ahead")

        def work(tx: Tx) -> RemindersPaused:
            if until is None and reminders.paused_until(tx) is None:
                raise UserError("nothing_changed")
            recorder = begin_step(tx, "told_again" if until is None else "told_later", {}, self._store.clock.now_us())
            reminders.put_pause(recorder, until)
            return RemindersPaused(until, recorder.step)

        return self._told(self._store.write(work))

    def quiet_until(self) -> datetime | None:
        """Return when something is told again, None where it may be now."""
        with self._store.reading() as connection:
            return quiet_ends(local_now(self._store.clock), self._habits(), reminders.paused_until(connection))

    def _find(self, connection: Tx, key: str) -> Occurrence:
        now = local_now(self._store.clock)
        found = everything(connection, now, self._habits(), AHEAD_DAYS, key=key) if key else []
        if not found:
            raise UserError("act_gone", key=key)
        told = told_of(connection, found, now)
        past = [one for one in found if one.at <= now]
        standing = [one for one in past if one.id in told] or past
        return standing[-1] if standing else found[0]

    def _is_plan_over(self, found: Occurrence) -> bool:
        """Tell whether it is a plan of which Today asks already whether it happened."""
        if found.kind is not ReminderKind.PLAN or found.entry is None:
            return False
        plan = self._entries.plans([found.entry]).get(found.entry)
        return plan is not None and is_plan_over(plan, local_now(self._store.clock))

    def _done_with_own(self, found: Occurrence) -> ReminderDone:
        def work(tx: Tx) -> ReminderDone:
            before = reminders.require_reminder(tx, _own(found))
            now = local_now(self._store.clock)
            recorder = begin_step(tx, "reminder_done", {}, self._store.clock.now_us(), before.person)
            reminders.put_reminder(recorder, _over(before, found.due))
            entry = None
            if before.person is not None:
                note = Note(_NEW, before.person, before.text, When(now.date()))
                entry = entries.add(recorder, note, self._store.clock.now_us())
            return ReminderDone(before.id, before.person, entry, recorder.step)

        return self._told(self._store.write(work))

    def _put_off_own(self, found: Occurrence, until: datetime | None) -> ReminderPutOff:
        def work(tx: Tx) -> ReminderPutOff:
            before = reminders.require_reminder(tx, _own(found))
            kind = "reminder_skipped" if until is None else "reminder_snoozed"
            recorder = begin_step(tx, kind, {}, self._store.clock.now_us(), before.person)
            after = _over(before, found.due) if until is None else replace(before, snoozed_until=until)
            reminders.put_reminder(recorder, after)
            return ReminderPutOff(before.id, before.person, until, recorder.step)

        return self._told(self._store.write(work))

    def _hide(self, found: Occurrence, until: datetime | None) -> ActHidden:
        person = found.person
        assert person is not None, "only one's own is about nobody"

        def work(tx: Tx) -> ActHidden:
            kind = "act_done" if until is None else "act_snoozed"
            recorder = begin_step(tx, kind, {}, self._store.clock.now_us(), person)
            hide(recorder, found.key, person, found.facts, until)
            return ActHidden(found.key, person, until, recorder.step)

        return self._told(self._store.write(work))

    def _told(self, fact: F) -> F:
        self._announce(fact)
        return fact


def everything(
    connection: Tx,
    now: datetime,
    habits: Habits,
    ahead_days: int,
    since: date | None = None,
    is_told: bool = True,
    key: str = "",
    has_all_own: bool = False,
) -> list[Occurrence]:
    """List what stands and what comes within some days, in order; dates of cards since a day, else of a week ago.

    With a key only what it stands for; with `has_all_own` the user's own reminders however far ahead they are.
    """
    weights = scoring_of(connection).weights
    until = now.date() + timedelta(days=ahead_days)
    dates_since = now.date() - timedelta(days=7) if since is None else since
    began = began_at(connection)
    began_day = None if began is None else min(began, now).astimezone(now.tzinfo).date()
    asked = Asked(
        now, until, dates_since, is_told, habits, weights, began_day, key, has_all_own=has_all_own or bool(key)
    )
    return occurrences(connection, asked, put_away(connection))


def put_away(connection: Tx) -> Hidden:
    """Return what is done with and what is snoozed, of acts and of the user's own reminders."""
    hidden = hidden_acts(connection)
    own = {
        f"own:{one.id}": one.snoozed_until
        for one in reminders.open_reminders(connection)
        if one.snoozed_until is not None
    }
    return Hidden(hidden.done, {**hidden.snoozed, **own})


def _own(found: Occurrence) -> ReminderId:
    return ReminderId(int(found.key.partition(":")[2]))


def _over(reminder: Reminder, day: date) -> Reminder:
    return replace(reminder, over=max(day, reminder.over or day), snoozed_until=None)

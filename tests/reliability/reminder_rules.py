"""What is done to reminders, as rules for the state machine of undo; looking for what is due is no step."""

from dataclasses import replace
from datetime import time, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from closeknit.domain.ids import ReminderId
from closeknit.domain.reminder.own import Every, Reminder
from closeknit.services.local_time import local_now

_PICK = st.integers(0, 1_000)
_AHEAD = st.integers(1, 60)
_CLOCKS = st.sampled_from((None, time(7), time(23, 59)))
_EVERY = st.none() | st.sampled_from(Every)


class ReminderRules:
    """Needs `world`, `done` and `person` of the machine."""

    def reminder(self, pick: int) -> ReminderId | None:
        with self.world.store.reading() as connection:
            ids = [row[0] for row in connection.execute("SELECT id FROM reminder ORDER BY id").fetchall()]
        return ReminderId(ids[pick % len(ids)]) if ids else None

    def key(self, pick: int) -> str | None:
        found = self.world.telling.overview()
        keys = sorted({one.key for one in (*found.coming, *found.told, *found.snoozed)})
        return keys[pick % len(keys)] if keys else None

    @rule(pick=_PICK, days=_AHEAD, at=_CLOCKS, every=_EVERY)
    def set_reminder(self, pick, days, at, every) -> None:
        day = local_now(self.world.store.clock).date() + timedelta(days=days)
        whom = self.person(pick) if pick % 3 else None
        self.done(lambda: self.world.reminders.set(Reminder(ReminderId(0), "ask", day, at, every, whom)))

    @rule(pick=_PICK, other=_PICK, days=_AHEAD, at=_CLOCKS)
    def change_reminder(self, pick, other, days, at) -> None:
        if (number := self.reminder(pick)) is not None:
            day = local_now(self.world.store.clock).date() + timedelta(days=days)
            whom = self.person(other) if other % 2 else None
            self.done(
                lambda: self.world.reminders.change(number, lambda one: replace(one, day=day, at=at, person=whom))
            )

    @rule(pick=_PICK)
    def remove_reminder(self, pick) -> None:
        if (number := self.reminder(pick)) is not None:
            self.done(lambda: self.world.reminders.remove(number))

    @rule(pick=_PICK, which=st.integers(0, 2), hours=st.integers(1, 400))
    def act_on_reminder(self, pick, which, hours) -> None:
        key = self.key(pick)
        if key is None:
            return
        verbs = self.world.reminders
        until = local_now(self.world.store.clock) + timedelta(hours=hours)
        self.done((lambda: verbs.done(key), lambda: verbs.skip(key), lambda: verbs.snooze(key, until))[which])

    @rule(hours=st.integers(1, 400), is_on=st.booleans())
    def pause_reminders(self, hours, is_on) -> None:
        until = local_now(self.world.store.clock) + timedelta(hours=hours)
        self.done(lambda: self.world.reminders.pause(until if is_on else None))

    @rule(days=st.integers(0, 30))
    def look(self, days) -> None:
        """Let time pass, and tell what is due: that is what was shown, not what was done."""
        self.world.clock.now += days * 86_400_000_000
        self.world.telling.claim()

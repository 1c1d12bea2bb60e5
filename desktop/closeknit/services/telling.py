"""Claim what is due, show it, and know what became of it: each in one record, written before anything is shown.

A record is *claimed*, then *shown* once the desktop answered, then *ended*; one that was claimed and not shown is shown
once more at the next start (architecture 4c).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from closeknit.domain.ids import DeliveryId, PersonId
from closeknit.domain.reminder.delivery import (
    FALSE_CLOCK,
    Delivery,
    DeliveryKind,
    Look,
    Record,
    arrange,
    due,
    look_at,
    waits,
)
from closeknit.domain.reminder.habits import Habits, quiet_ends
from closeknit.domain.reminder.occurrence import Occurrence, ReminderKind, in_order
from closeknit.domain.when import wall
from closeknit.services.local_time import local_now
from closeknit.services.reminders import everything
from closeknit.store import deliveries
from closeknit.store.database import Store
from closeknit.store.reminders import paused_until
from closeknit.store.tx import Tx
from closeknit.store.yearly import date_some

#: What comes is looked for so far ahead; the user's own reminders are all there.
COMING_DAYS = 14
_SILENCED = (
    "SELECT b.id FROM bond b CROSS JOIN person p ON p.id = b.id WHERE b.is_silenced = 1 AND p.shown = 0 ORDER BY b.id"
)


@dataclass(frozen=True, slots=True)
class Overview:
    """What comes, what was told and isn't done, what is snoozed; `told_at` by an occurrence's name.

    `quiet_until` is when something is told again (None: now), `paused_until` where the user paused all of it,
    `silenced` of whom nothing is told, `delivered` what was shown since yesterday, the newest first.
    """

    now: datetime
    coming: tuple[Occurrence, ...]
    told: tuple[Occurrence, ...]
    snoozed: tuple[Occurrence, ...]
    told_at: dict[str, datetime]
    silenced: tuple[PersonId, ...]
    delivered: tuple[Record, ...]
    singles_today: int
    habits: Habits
    quiet_until: datetime | None = None
    paused_until: datetime | None = None

    def held_until(self, one: Occurrence) -> datetime | None:
        """Return when something is told whose moment falls into quiet hours or a pause; None where nothing holds it."""
        if one.id in self.told_at:
            return None
        return quiet_ends(one.at.astimezone(self.now.tzinfo), self.habits, self.paused_until)


class Telling:
    """May be called from any thread, one at a time for `claim`."""

    def __init__(self, store: Store, habits: Callable[[], Habits]) -> None:
        self._store, self._habits = store, habits
        self._looked: Look | None = None

    def claim(self, can_notify: bool = True) -> list[Delivery]:
        """Write records for what is due now, and return them to be shown; none in quiet hours and while paused."""
        now, habits = local_now(self._store.clock), self._habits()

        def work(tx: Tx) -> list[Delivery] | None:
            if quiet_ends(now, habits, paused_until(tx)) is not None:
                return None
            last = self._looked_last(deliveries.looked_at(tx, now), now, habits)
            if last is not None and last.at > now + FALSE_CLOCK:
                deliveries.set_right(tx, now)
            found = everything(tx, now, habits, 0, _since(last, now), is_told=False)
            told = deliveries.told_of(tx, found, now)
            deliveries.note_rhythms(tx, found, [one for one in found if one.id in told])
            wanted = due(found, told, last, now, habits)
            deliveries.release(tx, [one.id for one in wanted], now)
            singles = deliveries.singles_since(tx, _midnight(now), now)
            records = arrange(wanted, now, singles, habits, can_notify, paused_until(tx))
            claimed = [Delivery(deliveries.claim(tx, kind, told, now), kind, told, now) for kind, told in records]
            deliveries.note_looked(tx, now)
            return claimed

        found = self._store.write(work)
        if found is not None:
            self._looked = look_at(now, habits)
        return found or []

    def look(self, at: datetime | None = None) -> None:
        """Remember that nothing was due at a moment, else now, without writing; not while nothing may be told.

        The moment is in the user's zone: whoever compared it says it, since a later one may have something due.
        """
        now, habits = local_now(self._store.clock) if at is None else at, self._habits()
        with self._store.reading() as connection:
            is_quiet = quiet_ends(now, habits, paused_until(connection)) is not None
        if not is_quiet:
            self._looked = look_at(now, habits)

    def close(self) -> None:
        """Keep when was looked last, so that the next start knows what it missed."""
        looked = self._looked
        if looked is not None:
            self._store.write(lambda tx: deliveries.note_looked(tx, looked.at))

    def next_at(self) -> datetime | None:
        """Return when something is to be told next, within two days, None where nothing is."""
        now, habits = local_now(self._store.clock), self._habits()
        with self._store.reading() as connection:
            last = self._looked_last(deliveries.looked_at(connection, now), now, habits)
            found = everything(connection, now, habits, 2, _since(last, now), is_told=False)
            told = deliveries.told_of(connection, found, now)
            at = min((_moment(one, last, now, habits) for one in found if one.id not in told), default=None)
            quiet = None if at is None else quiet_ends(_in_zone(at, now), habits, paused_until(connection))
        return at if quiet is None else quiet

    def standing(self) -> list[Delivery]:
        """Return the records that nobody ended, with what of them still stands; those without anything are ended."""
        now, habits = local_now(self._store.clock), self._habits()
        with self._store.reading() as connection:
            records = deliveries.open_records(connection)
            since = min((record.claimed.date() for record in records), default=now.date())
            known = {one.id: one for one in everything(connection, now, habits, 1, since)} if records else {}
        found = [_delivery(record, known) for record in records]
        for delivery in found:
            if not delivery.told:
                self.ended(delivery.id)
        return [delivery for delivery in found if delivery.told]

    def shown(self, delivery: DeliveryId, kind: DeliveryKind | None = None, notice: str | None = None) -> None:
        """Note that a record is on screen, as another kind where it became one, under the desktop's number."""
        now = local_now(self._store.clock)
        self._store.write(lambda tx: deliveries.note_shown(tx, delivery, now, kind, notice))

    def off_screen(self) -> None:
        """Note that no record is on screen any more; what nobody ended is shown once more at the next start."""
        self._store.write(deliveries.note_off_screen)

    def ended(self, delivery: DeliveryId) -> None:
        """Note that the user or the desktop is done with a record."""
        now = local_now(self._store.clock)
        self._store.write(lambda tx: deliveries.note_ended(tx, delivery, now))

    def told(self) -> tuple[tuple[Occurrence, ...], bool]:
        """Return what was told and isn't done, and whether the user paused all of it."""
        now = local_now(self._store.clock)
        with self._store.reading() as connection:
            found = everything(connection, now, self._habits(), 0)
            told_at = deliveries.told_of(connection, found, now)
            is_paused = _ahead(paused_until(connection), now) is not None
        return _latest(one for one in found if one.id in told_at and one.at <= now), is_paused

    def overview(self) -> Overview:
        """See all of it at once, for the page and the command."""
        now, habits = local_now(self._store.clock), self._habits()
        with self._store.reading() as connection:
            found = everything(connection, now, habits, COMING_DAYS, has_all_own=True)
            told_at = deliveries.told_of(connection, found, now)
            silenced = connection.execute(_SILENCED).fetchall()
            last = self._looked_last(deliveries.looked_at(connection, now), now, habits)
            yesterday = _midnight(now - timedelta(days=1))
            return Overview(
                now,
                _coming(
                    (one for one in found if one.id not in told_at and one.snoozed_until is None), last, now, habits
                ),
                _latest(one for one in found if one.id in told_at and one.at <= now),
                tuple(one for one in found if one.snoozed_until is not None and one.id not in told_at),
                told_at,
                tuple(PersonId(row[0]) for row in silenced),
                tuple(deliveries.records_since(connection, yesterday, now)),
                deliveries.singles_since(connection, _midnight(now), now),
                habits,
                quiet_ends(now, habits, paused_until(connection)),
                _ahead(paused_until(connection), now),
            )

    def date_some(self) -> bool:
        """Find the days of cards that an earlier program read, a piece at a time; True while there is more."""
        with self._store.reading() as connection:
            if not connection.execute("SELECT 1 FROM undated").fetchall():
                return False
        return self._store.write(date_some)

    def date_all(self) -> None:
        """Find all of them now, for a command: nothing else runs while it is idle."""
        while self.date_some():
            pass

    def _looked_last(self, kept: datetime | None, now: datetime, habits: Habits) -> Look | None:
        if kept is None or (self._looked is not None and self._looked.at >= kept):
            return self._looked
        return look_at(kept.astimezone(now.tzinfo), habits)


def _since(last: Look | None, now: datetime) -> date:
    """Return since which day dates of cards are looked for."""
    return now.date() if last is None or last.at > now else last.at.astimezone(now.tzinfo).date()


def _moment(one: Occurrence, last: Look | None, now: datetime, habits: Habits) -> datetime:
    """Return when it is told: what stood before the last look waits for a morning."""
    return _next_morning(now, habits) if waits(one, last, now, habits) else one.at


def _next_morning(now: datetime, habits: Habits) -> datetime:
    morning = wall(now.date(), habits.morning, now.tzinfo)
    return morning if morning > now else wall(now.date() + timedelta(days=1), habits.morning, now.tzinfo)


def _coming(found: Iterable[Occurrence], last: Look | None, now: datetime, habits: Habits) -> tuple[Occurrence, ...]:
    """Give each the moment when it will be told; a plan that would be told after its day is only asked about."""
    later = _next_morning(now, habits).astimezone(UTC)
    moved = [replace(one, at=later) if waits(one, last, now, habits) else one for one in found]
    wanted = (one for one in moved if one.kind is not ReminderKind.PLAN or _in_zone(one.at, now).date() <= one.due)
    return tuple(in_order(wanted))


def _delivery(record: Record, known: dict[str, Occurrence]) -> Delivery:
    told = tuple(known[name] for name in record.occurrences if name in known)
    return Delivery(record.id, record.kind, told, record.claimed, record.shown, record.ended, record.notice)


def _latest(found: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Keep of each key the time told last."""
    latest = {one.key: one for one in found}
    return tuple(latest.values())


def _in_zone(at: datetime, now: datetime) -> datetime:
    """Return a moment in the zone of now, and not before it."""
    return max(at, now.astimezone(UTC)).astimezone(now.tzinfo)


def _ahead(at: datetime | None, now: datetime) -> datetime | None:
    return None if at is None or at <= now else at.astimezone(now.tzinfo)


def _midnight(now: datetime) -> datetime:
    return wall(now.date(), time(0), now.tzinfo)

"""Bring what is due before the user, and carry back what they do with it (architecture 4c).

A notification of the desktop, else the tray's own balloon, else the banner in the window: a missing tray loses nothing.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from closeknit.domain.errors import CloseknitError, UserError
from closeknit.domain.ids import DeliveryId, PersonId
from closeknit.domain.reminder.delivery import Delivery, DeliveryKind
from closeknit.domain.snooze import Snooze, until
from closeknit.services.events import TimeCame
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.bridge.notifications import OPEN as CLICK
from closeknit.ui.bridge.notifications import Notifications
from closeknit.ui.bridge.reminder_clock import MOST_MS, ReminderClock
from closeknit.ui.shell.telling.words import DONE, LOG, SNOOZE, NoticeWords, is_of_the_hour

Names = dict[PersonId, str]


class ReminderTelling(QObject):
    """Made once, with the program."""

    #: somebody's page is wanted, or with None the page of reminders
    open_requested = Signal(object)
    #: the quick log is wanted; carries the name to begin with
    log_requested = Signal(str)
    #: no notification can be shown; carries the Delivery and the names of whom it is about
    banner_requested = Signal(object, object)
    #: a record was ended by what was done elsewhere, or stands with less; carries its id and what stands
    lessened = Signal(int, object)
    #: something was shown
    told = Signal()
    #: carries a problem
    failed = Signal(object)
    #: what the user chose couldn't be done; carries the problem
    refused = Signal(object)

    def __init__(
        self,
        verbs: Verbs,
        runner: JobRunner,
        hub: EventHub,
        settings: SettingsStore,
        notifications: Notifications,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._verbs, self._runner, self._settings = verbs, runner, settings
        self.words = NoticeWords(self)
        self._notifications = notifications
        self._can_notify = True
        self._standing: dict[int, Delivery] = {}
        self._carried: dict[int, tuple[DeliveryId, ...]] = {}
        self._lost: set[int] = set()
        self._names: Names = {}
        self._hides_names = settings.now.hides_names
        self.clock = ReminderClock(lambda: verbs.telling, verbs.now, runner, lambda: self._can_notify, self)
        self.clock.claimed.connect(self._show)
        self.clock.claimed.connect(lambda _deliveries: hub.announce(TimeCame()))
        self.clock.day_began.connect(lambda: hub.announce(TimeCame()))
        self.clock.failed.connect(self.failed)
        queued = Qt.ConnectionType.QueuedConnection
        notifications.shown.connect(self._on_shown, queued)
        notifications.failed.connect(self._on_not_shown, queued)
        notifications.chosen.connect(self._on_chosen, queued)
        notifications.closed.connect(self._on_closed, queued)
        notifications.lost.connect(self._on_lost, queued)
        notifications.came.connect(self._on_came, queued)
        hub.happened.connect(self.clock.note_change)
        self.clock.changed.connect(self._on_changed)

    def start(self) -> None:
        """Show once more what an earlier run claimed or left on screen, then tell what was missed.

        Where it can't be read it is tried again, as the clock does.
        """
        self._runner.run(lambda: self._verbs.telling.standing(), self._on_left, self._later(self.start), self)

    def note_change(self) -> None:
        """Another process committed."""
        self.clock.note_change()

    def note_settings(self) -> None:
        """Names are hidden from now on, or no more: also those on screen."""
        if self._hides_names != self._settings.now.hides_names:
            self._hides_names = self._settings.now.hides_names
            for delivery in list(self._standing.values()):
                self._say_anew(delivery)

    def close(self) -> None:
        """Tell nothing more; what is on screen goes, since nobody hears its buttons, and comes with the next start."""
        self.clock.stop()
        self._notifications.withdraw_all()
        self._notifications.close()
        with suppress(CloseknitError):  # then they stay known, and are closed once more
            self._verbs.telling.off_screen()

    def act(self, delivery: Delivery, action: str) -> None:
        """Do what was chosen with a record, and end it; where it can't be done, it is shown once more."""
        one = delivery.told[0]
        if action in (DONE, SNOOZE):
            self._carry_out(delivery, self._done if action == DONE else self._snooze)
            return
        if action == LOG:
            self.log_requested.emit(self._names.get(one.person, "") if one.person is not None else "")
        else:
            self.open_requested.emit(one.person if len(delivery.told) == 1 else None)
        self.end(delivery.id)

    def _carry_out(self, delivery: Delivery, verb: Callable[[Delivery], None]) -> None:
        records = self._taken_off(delivery.id)

        def work() -> None:
            verb(delivery)
            for record in records:
                self._verbs.telling.ended(record)

        def failed(problem: BaseException) -> None:
            self._carried[delivery.id] = records[1:]
            self._show_one(delivery)
            self.refused.emit(problem)

        self._runner.run(work, lambda _nothing: None, failed, self)

    def _on_left(self, left: Sequence[Delivery]) -> None:
        for delivery in left:
            if delivery.notice is not None:
                self._notifications.withdraw_earlier(delivery.notice)
        self._show(left)
        self.clock.start()

    def _later(self, what: Callable[[], None]) -> Callable[[BaseException], None]:
        """Return what says that something failed, and does it once more in a minute."""

        def failed(problem: BaseException) -> None:
            QTimer.singleShot(MOST_MS, self, what)
            self.failed.emit(problem)

        return failed

    def _show(self, deliveries: Sequence[Delivery]) -> None:
        people = [one.person for delivery in deliveries for one in delivery.told if one.person is not None]

        def read() -> Names:
            return {row.id: row.name for row in self._verbs.people.rows(list(dict.fromkeys(people)))}

        def done(names: Names) -> None:
            self._names |= names
            for delivery in deliveries:
                self._show_one(delivery)

        if deliveries:
            self._runner.read(read, done, self._later(lambda: self._show(deliveries)), self)

    def _show_one(self, delivery: Delivery) -> None:
        if delivery.kind is DeliveryKind.BANNER:
            delivery = replace(delivery, kind=DeliveryKind.DIGEST)  # there may be a notifier by now
        older = self._older_digest(delivery)
        if older is not None:
            delivery = replace(delivery, told=(*older.told, *delivery.told))
            self._carried[delivery.id] = (older.id, *self._carried.pop(older.id, ()))
            del self._standing[older.id]
        self._standing[delivery.id] = delivery
        replaces = 0 if older is None else older.id
        self._notifications.show(self.words.notice(delivery, self._names, self._hides_names, replaces))

    def _older_digest(self, delivery: Delivery) -> Delivery | None:
        """Return a digest still on screen, whose place this one takes; what it says, this one says too."""
        digests = [one for one in self._standing.values() if one.kind is DeliveryKind.DIGEST]
        return digests[-1] if digests and delivery.kind is DeliveryKind.DIGEST else None

    def _on_shown(self, tag: int, notice: str) -> None:
        self._can_notify = True
        delivery = self._standing.get(tag)
        if delivery is None:
            self._notifications.withdraw(tag)  # it was done elsewhere meanwhile
            return
        self._note_shown(delivery, notice)

    def _on_not_shown(self, tag: int) -> None:
        self._can_notify = False
        delivery = self._standing.get(tag)
        if delivery is not None:
            self.banner_requested.emit(delivery, dict(self._names))
            self._note_shown(replace(delivery, kind=DeliveryKind.BANNER), None)

    def _note_shown(self, delivery: Delivery, notice: str | None) -> None:
        self._standing[delivery.id] = delivery
        self._do(lambda: self._verbs.telling.shown(delivery.id, delivery.kind, notice))
        self.told.emit()

    def _on_lost(self, tag: int) -> None:
        """Keep what went with the desktop's notifier until there is another."""
        if self._standing.pop(tag, None) is not None:
            self._lost |= {tag, *self._carried.pop(tag, ())}

    def _on_came(self) -> None:
        self._can_notify = True
        self._find_again()

    def _find_again(self) -> None:
        def done(found: Sequence[Delivery]) -> None:
            lost, self._lost = self._lost, set()
            self._show([delivery for delivery in found if delivery.id in lost])

        if self._lost:
            self._runner.run(lambda: self._verbs.telling.standing(), done, self._later(self._find_again), self)

    def _on_chosen(self, tag: int, action: str) -> None:
        delivery = self._standing.get(tag)
        if delivery is not None:
            self.act(delivery, "" if action == CLICK else action)

    def _on_closed(self, tag: int) -> None:
        if tag in self._standing:
            self.end(DeliveryId(tag))

    def end(self, delivery: DeliveryId) -> None:
        """Be done with a record, and with those whose place it took."""
        for one in self._taken_off(delivery):
            self._do(partial(self._verbs.telling.ended, one))

    def _taken_off(self, delivery: DeliveryId) -> tuple[DeliveryId, ...]:
        """Take a record off the screen; returns it and those whose place it took."""
        self._standing.pop(delivery, None)
        self._notifications.withdraw(delivery)
        return (delivery, *self._carried.pop(delivery, ()))

    def _on_changed(self) -> None:
        if self._standing or self._lost:
            asked = list(self._standing)  # what is claimed meanwhile isn't among those that are found
            still = partial(self._on_still, asked)
            self._runner.run(lambda: self._verbs.telling.standing(), still, self.failed.emit, self)

    def _on_still(self, asked: Sequence[int], found: Sequence[Delivery]) -> None:
        """Take off the screen what was done elsewhere; a digest says what is left of it."""
        told = {delivery.id: delivery.told for delivery in found}
        for tag in asked:
            delivery = self._standing.get(tag)
            if delivery is None:
                continue
            whole = (delivery.id, *self._carried.get(tag, ()))
            left = tuple(one for record in whole for one in told.get(record, ()))
            if not left:
                self._standing.pop(tag)
                self._notifications.withdraw(tag)
            elif len(left) < len(delivery.told):
                self._say_anew(replace(delivery, told=left))
            if delivery.kind is DeliveryKind.BANNER:
                self.lessened.emit(tag, left)

    def _say_anew(self, delivery: Delivery) -> None:
        """Show what is on screen already in its own place."""
        self._standing[delivery.id] = delivery
        if delivery.kind is not DeliveryKind.BANNER:
            self._notifications.show(self.words.notice(delivery, self._names, self._hides_names, delivery.id))

    def _done(self, delivery: Delivery) -> None:
        for one in delivery.told:
            unless_gone(one.key, self._verbs.reminders.done)

    def _snooze(self, delivery: Delivery) -> None:
        choice = Snooze.HOUR if len(delivery.told) == 1 and is_of_the_hour(delivery.told[0]) else Snooze.TOMORROW
        moment = until(choice, self._verbs.now(), morning=self._verbs.habits().morning).astimezone(UTC)
        for key in dict.fromkeys(one.key for one in delivery.told):
            unless_gone(key, lambda key: self._verbs.reminders.snooze(key, moment))

    def _do(self, work: Callable[[], object]) -> None:
        self._runner.run(work, lambda _nothing: None, self.failed.emit, self)


def unless_gone(key: str, verb: Callable[[str], object]) -> None:
    """Do it; what was done elsewhere meanwhile needs no second time."""
    try:
        verb(key)
    except UserError as error:
        if error.reason.kind != "act_gone":
            raise

"""Bring what is due before the user, and carry back what they do with it (architecture 4c).

A notification of the desktop, else the tray's own balloon, else the banner in the window: a missing tray loses nothing.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Qt, Signal

from closeknit.domain.errors import UserError
from closeknit.domain.ids import DeliveryId, PersonId
from closeknit.domain.reminder.delivery import Delivery, DeliveryKind
from closeknit.domain.reminder.occurrence import Occurrence
from closeknit.domain.snooze import Snooze, until
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.bridge.notifications import OPEN as CLICK
from closeknit.ui.bridge.notifications import Notifications
from closeknit.ui.bridge.reminder_clock import ReminderClock
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
    #: carries a problem
    failed = Signal(object)

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
        self._numbers: dict[int, int] = {}
        self._names: Names = {}
        self.clock = ReminderClock(lambda: verbs.telling, verbs.now, runner, lambda: self._can_notify, self)
        self.clock.claimed.connect(self._show)
        self.clock.failed.connect(self.failed)
        queued = Qt.ConnectionType.QueuedConnection
        notifications.shown.connect(self._on_shown, queued)
        notifications.failed.connect(self._on_not_shown, queued)
        notifications.chosen.connect(self._on_chosen, queued)
        notifications.closed.connect(self._on_closed, queued)
        hub.happened.connect(self.clock.note_change)
        self.clock.changed.connect(self._on_changed)

    def start(self) -> None:
        """Show once more what an earlier run claimed or left on screen, then tell what was missed."""
        self._runner.run(lambda: self._verbs.telling.standing(), self._on_left, self.failed.emit, self)

    def note_change(self) -> None:
        """Another process committed."""
        self.clock.note_change()

    def close(self) -> None:
        """Tell nothing more."""
        self.clock.stop()
        self._notifications.close()

    def act(self, delivery: Delivery, action: str) -> None:
        """Do what was chosen with a record, and end it."""
        one = delivery.told[0]
        if action == LOG:
            self.log_requested.emit(self._names.get(one.person, "") if one.person is not None else "")
        elif action in (DONE, SNOOZE):
            self._do(lambda: self._done(delivery) if action == DONE else self._snooze(delivery))
        else:
            self.open_requested.emit(one.person if len(delivery.told) == 1 else None)
        self.end(delivery.id)

    def _on_left(self, left: Sequence[Delivery]) -> None:
        for delivery in left:
            if delivery.notice is not None:
                self._notifications.withdraw(delivery.notice)
        self._show([one for one in left if one.shown is None or one.notice is not None])
        self.clock.start()

    def _show(self, deliveries: Sequence[Delivery]) -> None:
        people = [one.person for delivery in deliveries for one in delivery.told if one.person is not None]

        def read() -> Names:
            return {row.id: row.name for row in self._verbs.people.rows(list(dict.fromkeys(people)))}

        def done(names: Names) -> None:
            self._names |= names
            for delivery in deliveries:
                self._show_one(delivery)

        if deliveries:
            self._runner.read(read, done, self.failed.emit, self)

    def _show_one(self, delivery: Delivery) -> None:
        self._standing[delivery.id] = delivery
        if delivery.kind is DeliveryKind.BANNER and not self._can_notify:
            self._on_not_shown(delivery.id)
            return
        older = self._older_digest(delivery)
        notice = self.words.notice(delivery, self._names, self._settings.now.hides_names, older)
        self._notifications.show(notice)

    def _older_digest(self, delivery: Delivery) -> int:
        """Return the number of a digest still on screen, whose place this one takes."""
        if delivery.kind is not DeliveryKind.DIGEST:
            return 0
        digests = [one.id for one in self._standing.values() if one.kind is DeliveryKind.DIGEST]
        return next((self._numbers.pop(one) for one in digests if one in self._numbers), 0)

    def _on_shown(self, tag: int, number: int) -> None:
        self._can_notify = True
        if tag in self._standing:
            self._numbers[tag] = number
            kind = self._standing[tag].kind
            kind = DeliveryKind.DIGEST if kind is DeliveryKind.BANNER else kind
            self._note_shown(tag, kind, number)

    def _on_not_shown(self, tag: int) -> None:
        self._can_notify = False
        delivery = self._standing.get(tag)
        if delivery is not None:
            self.banner_requested.emit(delivery, dict(self._names))
            self._note_shown(tag, DeliveryKind.BANNER, None)

    def _note_shown(self, tag: int, kind: DeliveryKind, number: int | None) -> None:
        delivery = DeliveryId(tag)
        self._do(lambda: self._verbs.telling.shown(delivery, kind, number))

    def _on_chosen(self, tag: int, action: str) -> None:
        delivery = self._standing.get(tag)
        if delivery is not None:
            self.act(delivery, "" if action == CLICK else action)

    def _on_closed(self, tag: int, _is_by_user: bool) -> None:
        self._numbers.pop(tag, None)
        if tag in self._standing:
            self.end(DeliveryId(tag))

    def end(self, delivery: DeliveryId) -> None:
        """Be done with a record."""
        self._standing.pop(delivery, None)
        number = self._numbers.pop(delivery, None)
        if number is not None:
            self._notifications.withdraw(number)
        self._do(lambda: self._verbs.telling.ended(delivery))

    def _on_changed(self) -> None:
        if self._standing:
            self._runner.run(lambda: self._verbs.telling.standing(), self._on_still, self.failed.emit, self)

    def _on_still(self, still: Sequence[Delivery]) -> None:
        """Take off the screen what was done elsewhere."""
        ids = {delivery.id for delivery in still}
        for tag in [tag for tag in self._numbers if tag not in ids]:
            self._standing.pop(tag, None)
            self._notifications.withdraw(self._numbers.pop(tag))

    def _done(self, delivery: Delivery) -> None:
        for one in delivery.told:
            self._unless_gone(one, lambda key: self._verbs.reminders.done(key))

    def _snooze(self, delivery: Delivery) -> None:
        choice = Snooze.HOUR if len(delivery.told) == 1 and is_of_the_hour(delivery.told[0]) else Snooze.TOMORROW
        moment: datetime = until(choice, self._verbs.now(), morning=self._verbs.habits().morning)
        for key in dict.fromkeys(one.key for one in delivery.told):
            one = next(one for one in delivery.told if one.key == key)
            self._unless_gone(one, lambda key: self._verbs.reminders.snooze(key, moment.astimezone(UTC)))

    def _unless_gone(self, one: Occurrence, verb: Callable[[str], object]) -> None:
        try:
            verb(one.key)
        except UserError as error:
            if error.reason.kind != "act_gone":
                raise  # what was done elsewhere meanwhile needs no second time

    def _do(self, work: Callable[[], object]) -> None:
        self._runner.run(work, lambda _nothing: None, self.failed.emit, self)

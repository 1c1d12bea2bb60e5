"""One single-shot timer that claims what is due, at most a minute ahead so that sleep and changed clocks heal.

See architecture 4c: at most a minute after the computer woke, or its clock was set, what is due is claimed.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from closeknit.domain.reminder.delivery import Delivery
from closeknit.services.telling import Telling
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.bridge.soon import Later

MOST_MS = 60_000
#: A clock that went back, or on by more than this between two wakings, was set, or the computer slept.
_JUMP_S = 150.0
#: So long after a change the next moment is read anew, once for all that happened meanwhile.
_CHANGED_MS = 1500
#: Nothing is due within two days: it is looked for again after so long.
_AGAIN_S = 3600.0


class ReminderClock(QObject):
    """Asks the verbs on pool threads; it holds nothing but when to ask next."""

    #: records were claimed and are to be shown; carries the list of Delivery
    claimed = Signal(object)
    #: it is another day for the user: after midnight, or in another zone
    day_began = Signal()
    #: something happened a while ago, and what was told may be done
    changed = Signal()
    #: carries the problem
    failed = Signal(object)

    def __init__(
        self,
        telling: Callable[[], Telling],
        now: Callable[[], datetime],
        runner: JobRunner,
        can_notify: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._telling, self._now, self._runner, self._can_notify = telling, now, runner, can_notify
        self._next: datetime | None = None
        self._is_asking = False
        self._is_changed = False
        local = now()
        self._day, self._woken = local.date(), local.astimezone(UTC)
        self._read = self._woken
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.wake)
        self._later = Later(self._on_changed, _CHANGED_MS, self)

    def start(self) -> None:
        """Claim what was missed, then wait for what comes."""
        self._claim()

    def note_change(self, _fact: object = None) -> None:
        """Something happened: what comes next may be another."""
        self._later.ask()

    def wake(self) -> None:
        """Look at the time: claim what is due, else sleep on."""
        local = self._now()
        now = local.astimezone(UTC)
        since_s = (now - self._woken).total_seconds()
        self._woken = now
        if local.date() != self._day:
            self._day = local.date()
            self.day_began.emit()
        is_due = self._next is not None and now >= self._next
        is_stale = (now - self._read).total_seconds() > _AGAIN_S
        if is_due or is_stale or not 0 <= since_s < _JUMP_S:
            self._claim()
            return
        if not self._later.isActive() and not self._is_asking:  # what changed meanwhile may be due by now
            self._runner.run(lambda: self._telling().look(local), lambda _nothing: None, self.failed.emit, self)
        self._sleep()

    def arm(self) -> None:
        """Read when something is due next."""
        if self._is_asking:
            self._is_changed = True  # what is being read may have been read before the change
            return
        self._is_asking = True
        self._runner.run(lambda: self._telling().next_at(), self._on_next, self._on_failed, self)

    def stop(self) -> None:
        """Claim nothing more."""
        self._timer.stop()

    def _on_changed(self) -> None:
        self.changed.emit()
        self.arm()

    def _claim(self) -> None:
        if self._is_asking:
            self._sleep()
            return
        self._is_asking = True
        can_notify = self._can_notify()

        def work() -> tuple[list[Delivery], datetime | None]:
            telling = self._telling()
            return telling.claim(can_notify), telling.next_at()

        self._runner.run(work, self._on_claimed, self._on_failed, self)

    def _on_claimed(self, found: tuple[list[Delivery], datetime | None]) -> None:
        if found[0]:
            self.claimed.emit(found[0])
        self._on_next(found[1])

    def _on_next(self, at: datetime | None) -> None:
        self._is_asking = False
        self._next = None if at is None else at.astimezone(UTC)
        self._read = self._now().astimezone(UTC)
        self._sleep()
        self._arm_if_changed()

    def _on_failed(self, problem: BaseException) -> None:
        self._is_asking = False
        self._timer.start(MOST_MS)  # what is due stays due; it is tried again, not at once
        self.failed.emit(problem)

    def _arm_if_changed(self) -> None:
        if self._is_changed:
            self._is_changed = False
            self.arm()

    def _sleep(self) -> None:
        wait_ms = MOST_MS
        if self._next is not None:
            left_s = (self._next - self._now().astimezone(UTC)).total_seconds()
            wait_ms = max(0, min(MOST_MS, round(left_s * 1000) + 1))
        self._timer.start(wait_ms)

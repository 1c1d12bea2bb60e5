"""Ask what comes and what was told, and do what was chosen with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from PySide6.QtCore import QObject

from closeknit.domain.ids import EntryId, PersonId, ReminderId
from closeknit.domain.interaction import Interaction
from closeknit.domain.person import PersonRow
from closeknit.domain.reminder.occurrence import Occurrence, ReminderKind
from closeknit.domain.reminder.own import Reminder
from closeknit.domain.scored import Scored
from closeknit.domain.snooze import Snooze, until
from closeknit.domain.today import is_plan_over
from closeknit.services.telling import Overview
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.rows.presenter import RowsPresenter

#: A plan, and the question after it.
_PLANNED = frozenset({ReminderKind.PLAN, ReminderKind.HAPPENED})


@dataclass(frozen=True, slots=True)
class Found:
    """What the page shows at a moment; `rows`, `scores` and `plans` are of all that is told or was."""

    overview: Overview
    rows: Mapping[PersonId, PersonRow]
    scores: Mapping[PersonId, Scored]
    plans: Mapping[EntryId, Interaction]

    @property
    def day(self) -> date:
        """Today."""
        return self.overview.now.date()

    def is_over(self, one: Occurrence) -> bool:
        """Tell whether it is a plan that is past: it can be said that it happened."""
        plan = self.plans.get(one.entry) if one.kind in _PLANNED and one.entry is not None else None
        return plan is not None and is_plan_over(plan, self.overview.now)


class RemindersPresenter(RowsPresenter):
    """Asks how reminders stand; `found` carries the Found."""

    def __init__(self, verbs: Verbs, runner: JobRunner, hub: EventHub, parent: QObject | None = None) -> None:
        super().__init__(runner, hub, parent)
        self._verbs = verbs

    def morning(self) -> time:
        """Return when is told what has no time."""
        return self._verbs.habits().morning

    def done(self, one: Occurrence) -> None:
        """Be done with it."""
        self._do(one.id, lambda: self._verbs.reminders.done(one.key))

    def skip(self, one: Occurrence) -> None:
        """Let it pass."""
        self._do(one.id, lambda: self._verbs.reminders.skip(one.key))

    def snooze(self, one: Occurrence, choice: Snooze, day: date | None = None) -> None:
        """Have it told later; `day` is for a date."""
        self._do(one.id, lambda: self._verbs.reminders.snooze(one.key, self._until(choice, day)))

    def remove(self, reminder: ReminderId) -> None:
        """Take one of the user's own away."""
        self._do(f"own:{reminder}", lambda: self._verbs.reminders.remove(reminder))

    def read_own(self, reminder: ReminderId, done: Callable[[Reminder], None]) -> None:
        """Read one of the user's own."""
        self._runner.read(lambda: self._verbs.reminders.one(reminder), done, self.failed.emit, self)

    def silence(self, person: PersonId) -> None:
        """Speak no more of a person, until that is lifted."""
        self._do(f"person:{person}", lambda: self._verbs.bonds.silence(person))

    def lift(self, person: PersonId) -> None:
        """Speak of a person again."""
        self._do(f"person:{person}", lambda: self._verbs.bonds.silence(person, False))

    def pause(self, choice: Snooze, day: date | None = None) -> None:
        """Tell nothing for a while; `day` is for a date."""
        self._do("pause", lambda: self._verbs.reminders.pause(self._until(choice, day)))

    def tell_again(self) -> None:
        """End the pause."""
        self._do("pause", lambda: self._verbs.reminders.pause(None))

    def _until(self, choice: Snooze, day: date | None) -> datetime:
        return until(choice, self._verbs.now(), day, self._verbs.habits().morning)

    def _question(self) -> Callable[[], Found]:
        return self._looked

    def _looked(self) -> Found:
        verbs = self._verbs
        overview = verbs.telling.overview()
        found = (*overview.coming, *overview.told, *overview.snoozed)
        delivered = [person for record in overview.delivered for person in record.people]
        everybody = [*(one.person for one in found), *overview.silenced, *delivered]
        people = list(dict.fromkeys(person for person in everybody if person is not None))
        rows = {row.id: row for row in verbs.people.rows(people)}
        plans = verbs.entries.plans(one.entry for one in found if one.kind in _PLANNED and one.entry is not None)
        return Found(overview, rows, verbs.relationships.scored(people), plans)

"""Ask what to do today, and do what was chosen with an act."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from PySide6.QtCore import QObject, QTimer, Signal

from closeknit.domain.act import Act
from closeknit.domain.blend import Blend
from closeknit.domain.ids import PersonId
from closeknit.domain.scored import Scored
from closeknit.domain.snooze import Snooze, until
from closeknit.services.bonds import Bonds
from closeknit.services.entries import Entries
from closeknit.services.people import People
from closeknit.services.relationships import Relationships
from closeknit.services.today import Agenda
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner, Latest
from closeknit.ui.bridge.soon import Soon
from closeknit.ui.today.known import Known, known, whom
from closeknit.ui.today.sections import MOST_A_DAY, Arranged, arranged, week_ahead

REFRESH_MS = 60
#: How often a page that is looked at asks anew, since time alone brings things back.
LOOK_AGAIN_MS = 60_000


@dataclass(frozen=True, slots=True)
class Found(Known):
    """What Today shows; `scores` are of whom the acts shown are about."""

    shown: Arranged
    week: Sequence[tuple[date, Sequence[Act]]]
    scores: Mapping[PersonId, Scored]
    blend: Blend


class TodayPresenter(QObject):
    """Reads on the reader thread, one question at a time; verbs go to the pool."""

    #: carries the Found
    found = Signal(object)
    #: carries the problem
    failed = Signal(object)

    def __init__(
        self,
        agenda: Agenda,
        people: People,
        relationships: Relationships,
        entries: Entries,
        bonds: Bonds,
        now: Callable[[], datetime],
        morning: Callable[[], time],
        runner: JobRunner,
        hub: EventHub,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._agenda, self._people, self._relationships = agenda, people, relationships
        self._entries, self._bonds, self._runner = entries, bonds, runner
        self._now, self._morning = now, morning
        self._is_watching = False
        self._is_whole = False
        self._under_way: set[str] = set()
        self._asked = Latest(runner, self)
        self._soon = Soon(self.refresh, REFRESH_MS, self)
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._again.timeout.connect(self.refresh)
        hub.happened.connect(self._on_happened)

    def watch(self, is_watching: bool) -> None:
        """Follow what happens while the page is looked at."""
        self._is_watching = is_watching
        if is_watching:
            self._again.start()
        else:
            self._again.stop()
            self._is_whole = False

    def show_whole(self) -> None:
        """Show the rest too, until the page is left."""
        self._is_whole = True
        self.refresh()

    def refresh(self) -> None:
        """Ask what there is to do now."""
        is_whole = self._is_whole
        self._asked.ask(lambda: self._looked(is_whole), self.found.emit, self.failed.emit)

    def done(self, act: Act) -> None:
        """Be done with an act."""
        self._do(act, lambda: self._agenda.done(act.key))

    def snooze(self, act: Act, choice: Snooze, day: date | None = None) -> None:
        """Put an act away for a while; `day` is for a date."""
        self._do(act, lambda: self._agenda.snooze(act.key, until(choice, self._now(), day, self._morning())))

    def silence(self, act: Act) -> None:
        """Speak no more of a person, until that is lifted on their page."""
        self._do(act, lambda: self._bonds.silence(act.person))

    def _looked(self, is_whole: bool) -> Found:
        now = self._now()
        today = self._agenda.today()
        shown, week = arranged(today, is_whole), week_ahead(today, now.date())
        acts = [*shown.acts, *(act for _day, due in week for act in due[:MOST_A_DAY])]
        read = known(acts, now, self._people, self._entries)
        scores = self._relationships.scored(whom(acts))
        return Found(now, read.rows, read.plans, shown, week, scores, self._agenda.blend_of_weeks())

    def _do(self, act: Act, verb: Callable[[], object]) -> None:
        """Do it once, however often the key is hit before the row is gone."""
        if act.key in self._under_way:
            return
        self._under_way.add(act.key)

        def ended(_fact: object) -> None:
            self._under_way.discard(act.key)
            self.refresh()

        def failed(problem: BaseException) -> None:
            ended(None)
            self.failed.emit(problem)

        self._runner.run(verb, ended, failed, self)

    def _on_happened(self, _fact: object) -> None:
        if self._is_watching:
            self._soon.ask()

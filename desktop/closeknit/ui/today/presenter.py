"""Ask what to do today, and do what was chosen with an act."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import QObject

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
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.rows.presenter import RowsPresenter
from closeknit.ui.today.known import Known, known, whom
from closeknit.ui.today.sections import MOST_A_DAY, Arranged, arranged, week_ahead


@dataclass(frozen=True, slots=True)
class Found(Known):
    """What Today shows; `scores` are of whom the acts shown are about."""

    shown: Arranged
    week: Sequence[tuple[date, Sequence[Act]]]
    scores: Mapping[PersonId, Scored]
    blend: Blend


class TodayPresenter(RowsPresenter):
    """Asks what there is to do; `found` carries the Found."""

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
        super().__init__(runner, hub, parent)
        self._agenda, self._people, self._relationships = agenda, people, relationships
        self._entries, self._bonds = entries, bonds
        self._now, self._morning = now, morning
        self._is_whole = False

    def watch(self, is_watching: bool) -> None:
        """Follow what happens while the page is looked at; the rest is asked for anew each time."""
        super().watch(is_watching)
        if not is_watching:
            self._is_whole = False

    def show_whole(self) -> None:
        """Show the rest too, until the page is left."""
        self._is_whole = True
        self.refresh()

    def done(self, act: Act) -> None:
        """Be done with an act."""
        self._do(act.key, lambda: self._agenda.done(act.key))

    def snooze(self, act: Act, choice: Snooze, day: date | None = None) -> None:
        """Put an act away for a while; `day` is for a date."""
        self._do(act.key, lambda: self._agenda.snooze(act.key, until(choice, self._now(), day, self._morning())))

    def silence(self, act: Act) -> None:
        """Speak no more of a person, until that is lifted on their page."""
        self._do(act.key, lambda: self._bonds.silence(act.person))

    def _question(self) -> Callable[[], Found]:
        return partial(self._looked, self._is_whole)

    def _looked(self, is_whole: bool) -> Found:
        now = self._now()
        today = self._agenda.today()
        shown, week = arranged(today, is_whole), week_ahead(today, now.date())
        acts = [*shown.acts, *(act for _day, due in week for act in due[:MOST_A_DAY])]
        read = known(acts, now, self._people, self._entries)
        scores = self._relationships.scored(whom(acts))
        return Found(now, read.rows, read.plans, shown, week, scores, self._agenda.blend_of_weeks())

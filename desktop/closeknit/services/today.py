"""Today: what is proposed, and putting an act away (product 4.7)."""

from datetime import datetime, timedelta
from typing import TypeVar

from closeknit.domain.act import Act, ActKind
from closeknit.domain.blend import Blend, blend, together
from closeknit.domain.errors import UserError
from closeknit.domain.interaction import Interaction
from closeknit.domain.meaning import touches
from closeknit.domain.today import Today, today
from closeknit.domain.when import is_over
from closeknit.services.entries import Entries
from closeknit.services.events import ActHidden, Announce, EntryChanged, EntryRemoved, Fact
from closeknit.services.local_time import local_now
from closeknit.store import seats
from closeknit.store.agenda import facts_of, facts_of_dates, hidden_acts, hide, people_in_play
from closeknit.store.database import Store
from closeknit.store.entries import entries_of
from closeknit.store.steps import begin_step
from closeknit.store.tx import Tx
from closeknit.store.weighing import scoring_of

F = TypeVar("F", bound=Fact)
#: Days of the blend that Today shows.
BLEND_DAYS = 28


class Agenda:
    """Verbs of Today; an act is named by its key."""

    def __init__(self, store: Store, entries: Entries, announce: Announce) -> None:
        self._store, self._entries, self._announce = store, entries, announce

    def today(self) -> Today:
        """Propose at most three acts, and say what else is due."""
        now = local_now(self._store.clock)
        with self._store.reading() as connection:
            weights = scoring_of(connection).weights
            people = people_in_play(connection, now.date())
            facts = facts_of(connection, people, now, weights)
            facts += facts_of_dates(connection, set(people), now.date(), weights.near_days)
            return today(facts, now, hidden_acts(connection), weights)

    def blend_of_weeks(self) -> Blend:
        """Return the blend of the last four weeks over the twenty."""
        now = local_now(self._store.clock)
        since = now.date() - timedelta(days=BLEND_DAYS + 7)  # the cap on writing looks at whole weeks
        with self._store.reading() as connection:
            weights = scoring_of(connection).weights
            histories = [entries_of(connection, seat.person, since=since) for seat in seats.sitting(connection)]
        passed = ([one for one in entries if isinstance(one, Interaction)] for entries in histories)
        counted = (touches(interactions, now, weights) for interactions in passed)
        return together(blend(one, weights, days=BLEND_DAYS) for one in counted)

    def find(self, key: str) -> Act:
        """Return an act of today by its key; raises UserError("act_gone")."""
        found = self.today()
        listed = (found.acts, found.more, found.late, found.due_today, found.this_week, found.quiet, found.dates_near)
        for act in (act for acts in listed for act in acts):
            if act.key == key:
                return act
        raise UserError("act_gone", key=key)

    def done(self, key: str) -> EntryChanged | EntryRemoved | ActHidden:
        """Close the commitment or the plan of an act; any other act is hidden until its facts change."""
        act = self.find(key)
        if act.entry is not None and act.kind in (ActKind.DELIVER, ActKind.ASK):
            return self._entries.done(act.entry)
        if act.entry is not None and act.kind is ActKind.ANSWER:
            return self._entries.happened(act.entry, True)
        return self._hide(act, None)

    def skip(self, key: str) -> ActHidden:
        """Hide an act until its facts change; nothing is closed."""
        return self._hide(self.find(key), None)

    def snooze(self, key: str, until: datetime) -> ActHidden:
        """Put an act away until a moment to come; raises UserError("snooze_not_ahead")."""
        if is_over(until, local_now(self._store.clock)):
            raise UserError("snooze_not_ahead")
        return self._hide(self.find(key), until)

    def _hide(self, act: Act, until: datetime | None) -> ActHidden:
        def work(tx: Tx) -> ActHidden:
            kind = "act_done" if until is None else "act_snoozed"
            recorder = begin_step(tx, kind, {}, self._store.clock.now_us(), act.person)
            hide(recorder, act.key, act.person, act.facts, until)
            return ActHidden(act.key, act.person, until, recorder.step)

        fact = self._store.write(work)
        self._announce(fact)
        return fact

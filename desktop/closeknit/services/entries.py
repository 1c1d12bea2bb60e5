"""Put entries onto timelines, change them, take them away (product 6: `log` to `remove`)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from closeknit.domain.entry import Entry, Note, people_of
from closeknit.domain.errors import UserError
from closeknit.domain.exchange import Direction, Exchange
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import LIVE, MOST_MINUTES, Interaction, StartedBy
from closeknit.domain.promise import By, Commitment, Need, Offer
from closeknit.domain.reminder.own import Reminder
from closeknit.domain.when import When, is_to_come
from closeknit.services.events import (
    Announce,
    EntriesRemoved,
    EntryAdded,
    EntryChanged,
    EntryRemoved,
    Fact,
    InteractionLogged,
)
from closeknit.services.local_time import local_now
from closeknit.services.remembering import remember
from closeknit.store import entries
from closeknit.store.database import Store
from closeknit.store.joins import require_others
from closeknit.store.record import Recorder
from closeknit.store.steps import begin_step
from closeknit.store.tx import Tx

F = TypeVar("F", bound=Fact)


class Entries:
    """Verbs of entries. The id of an entry that is handed in is of no account; each raises UserError."""

    def __init__(self, store: Store, announce: Announce) -> None:
        self._store, self._announce = store, announce
        self._rows = entries.Entries(store)

    def of_person(self, person: PersonId, limit: int | None = None) -> list[Entry]:
        """List a person's entries, the newest first."""
        return self._rows.of_person(person, limit)

    def of_me(self) -> list[Entry]:
        """List the user's own needs and offers."""
        return self._rows.of_me()

    def one(self, entry: EntryId) -> Entry:
        """Return an entry."""
        return self._rows.one(entry)

    def plans(self, entries: Iterable[EntryId]) -> dict[EntryId, Interaction]:
        """Return those of the entries that are interactions and still there, by id."""
        found: dict[EntryId, Interaction] = {}
        for entry in dict.fromkeys(entries):
            try:
                plan = self._rows.one(entry)
            except UserError:
                continue  # gone since it was proposed; the fact of that asks anew
            if isinstance(plan, Interaction):
                found[entry] = plan
        return found

    def log(
        self,
        interaction: Interaction,
        kept: EntryId | None = None,
        outcomes: Sequence[Entry] = (),
        reminders: Sequence[Reminder] = (),
    ) -> InteractionLogged:
        """Log an interaction; one of a day to come is a plan, which counts for nothing until it happened.

        `kept` is a commitment that was kept with it, closed today in the same step unless it is closed already.
        `outcomes` are what was given, got, needed and promised with it, `reminders` what the user wants to be told,
        of the same step.
        """

        def work(tx: Tx) -> InteractionLogged:
            people = tuple(require_others(tx, interaction.people))
            if not people:
                raise UserError("nobody_chosen")
            now = local_now(self._store.clock)
            is_plan = is_to_come(interaction.when, now)
            checked = _checked(replace(interaction, people=people, is_plan=is_plan))
            kind = "planned" if is_plan else "logged"
            params = {"channel": checked.channel.value, "n": len(people)}
            recorder = self._begin(tx, kind, params, people[0] if len(people) == 1 else None)
            entry = entries.add(recorder, checked, self._store.clock.now_us())
            self._add_all(recorder, outcomes)
            remember(recorder, reminders, now, self._store.clock.now_us())
            if kept is not None:
                keep(recorder, kept, now.date())
            others = tuple(person for person in _everybody_in(outcomes) if person not in people)
            return InteractionLogged(entry, people, is_plan, recorder.step, others)

        return self._told(self._store.write(work))

    def record(self, exchange: Exchange) -> EntryAdded:
        """Put an exchange into the ledger."""
        return self.add([exchange])

    def need(self, need: Need) -> EntryAdded:
        """Note what a person, or the user, is looking for."""
        return self.add([need])

    def offer(self, offer: Offer) -> EntryAdded:
        """Note what a person, or the user, can provide."""
        return self.add([offer])

    def note(self, note: Note) -> EntryAdded:
        """Write a note on a day."""
        return self.add([note])

    def promise(self, commitment: Commitment) -> EntryAdded:
        """Note what was promised."""
        return self.add([commitment])

    def add(self, new: Sequence[Entry], kept: EntryId | None = None, reminders: Sequence[Reminder] = ()) -> EntryAdded:
        """Note what is no interaction, all in one step; the fact names the first. The others are as in `log`."""

        def work(tx: Tx) -> EntryAdded:
            people = tuple(require_others(tx, _everybody_in(new)))
            kind = _step_of(new[0]) if len(new) == 1 else "noted_several"
            person = people[0] if len(people) == 1 or (people and len(new) == 1) else None
            recorder = self._begin(tx, kind, {} if len(new) == 1 else {"n": len(new)}, person)
            ids = self._add_all(recorder, new)
            now = local_now(self._store.clock)
            remember(recorder, reminders, now, self._store.clock.now_us())
            if kept is not None:
                keep(recorder, kept, now.date())
            return EntryAdded(ids[0], type(new[0]).__name__.lower(), people, recorder.step)

        return self._told(self._store.write(work))

    def met(self, need: EntryId, day: date | None = None) -> EntryChanged:
        """Note that a need was met, today unless said or known already."""

        def after(before: Entry, now: datetime) -> Entry:
            if not isinstance(before, Need):
                raise UserError("entry_is_no_need")
            return replace(before, met_day=day or before.met_day or now.date())

        return self._change(need, "need_met", after)

    def done(self, commitment: EntryId, day: date | None = None) -> EntryChanged:
        """Note that a commitment was kept, today unless said or known already."""

        def after(before: Entry, now: datetime) -> Entry:
            promised = _commitment(before)
            return replace(promised, done=day or promised.done or now.date())

        return self._change(commitment, "commitment_kept", after)

    def happened(self, plan: EntryId, answer: bool | date | When) -> EntryChanged | EntryRemoved:
        """Answer "Did it happen?": yes, on its day or another, or no, which takes the plan away."""
        if answer is False:
            return self.remove(plan, "plan_dropped")

        def after(before: Entry, now: datetime) -> Entry:
            if not isinstance(before, Interaction) or not before.is_plan:
                raise UserError("entry_is_no_plan")
            said = answer if isinstance(answer, When) else None if isinstance(answer, bool) else When(answer)
            when = said or before.when
            if is_to_come(when, now):
                if answer is True:
                    raise UserError("plan_is_to_come")
                return replace(before, when=when)
            return replace(before, when=when, is_plan=False)

        return self._change(plan, "plan_happened", after)

    def change(self, entry: EntryId, after: Callable[[Entry], Entry]) -> EntryChanged:
        """Change an entry; `after` makes the new one of the old."""
        return self._change(entry, "entry_changed", lambda before, _now: after(before))

    def remove(self, entry: EntryId, kind: str = "entry_removed") -> EntryRemoved:
        """Take an entry away; undo brings it back."""

        def work(tx: Tx) -> EntryRemoved:
            before = entries.require_entry(tx, entry)
            if kind == "plan_dropped" and not (isinstance(before, Interaction) and before.is_plan):
                raise UserError("entry_is_no_plan")
            people = people_of(before)
            recorder = self._begin(tx, kind, {"n": len(people)}, people[0] if len(people) == 1 else None)
            entries.remove(recorder, before)
            return EntryRemoved(entry, people, recorder.step)

        return self._told(self._store.write(work))

    def remove_all(self, chosen: Sequence[EntryId]) -> EntriesRemoved:
        """Take several entries away in one step; undo brings all of them back."""

        def work(tx: Tx) -> EntriesRemoved:
            before = [entries.require_entry(tx, entry) for entry in dict.fromkeys(chosen)]
            people = tuple(dict.fromkeys(person for one in before for person in people_of(one)))
            about = people[0] if len(people) == 1 else None
            recorder = self._begin(tx, "entries_removed", {"n": len(before)}, about)
            for one in before:
                entries.remove(recorder, one)
            return EntriesRemoved(tuple(one.id for one in before), people, recorder.step)

        return self._told(self._store.write(work))

    def _add_all(self, recorder: Recorder, new: Sequence[Entry]) -> list[EntryId]:
        require_others(recorder.tx, _everybody_in(new))
        for entry in new:
            _check(entry)
        return [entries.add(recorder, entry, self._store.clock.now_us()) for entry in new]

    def _change(self, entry: EntryId, kind: str, after: Callable[[Entry, datetime], Entry]) -> EntryChanged:
        def work(tx: Tx) -> EntryChanged:
            before = entries.require_entry(tx, entry)
            now = local_now(self._store.clock)
            changed = after(before, now)
            if isinstance(changed, Interaction):
                changed = _checked(replace(changed, is_plan=is_to_come(changed.when, now)))
            _check(changed)
            if changed == before:
                raise UserError("nothing_changed")
            people = tuple(require_others(tx, people_of(changed)))
            recorder = self._begin(tx, kind, {"n": len(people)}, people[0] if len(people) == 1 else None)
            entries.change(recorder, before, changed)
            both = tuple(dict.fromkeys((*people, *people_of(before))))
            return EntryChanged(entry, kind, both, recorder.step)

        return self._told(self._store.write(work))

    def _begin(self, tx: Tx, kind: str, params: Mapping[str, str | int | float], person: PersonId | None) -> Recorder:
        return begin_step(tx, kind, params, self._store.clock.now_us(), person)

    def _told(self, fact: F) -> F:
        self._announce(fact)
        return fact


def _commitment(entry: Entry) -> Commitment:
    if not isinstance(entry, Commitment):
        raise UserError("entry_is_no_commitment")
    return entry


def keep(recorder: Recorder, commitment: EntryId, day: date) -> None:
    """Close a commitment within a step, unless it is closed already."""
    before = _commitment(entries.require_entry(recorder.tx, commitment))
    if before.is_open:
        entries.change(recorder, before, replace(before, done=day))


def _checked(interaction: Interaction) -> Interaction:
    """Return it as it is kept: what both started was answered; only live channels have a length."""
    minutes, rating = interaction.minutes, interaction.rating
    _check_minutes(minutes)
    if rating is not None and not 1 <= rating <= 5:
        raise UserError("rating_out_of_range")
    if minutes is not None and interaction.channel not in LIVE:
        raise UserError("minutes_need_live", channel=interaction.channel.value)
    if not interaction.people:
        raise UserError("nobody_chosen")
    is_answered = interaction.answered or interaction.started_by is StartedBy.BOTH
    return replace(interaction, answered=is_answered)


def _check_minutes(minutes: int | None) -> None:
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        raise UserError("minutes_out_of_range", most=MOST_MINUTES)


def _everybody_in(new: Iterable[Entry]) -> tuple[PersonId, ...]:
    return tuple(dict.fromkeys(person for entry in new for person in people_of(entry)))


def _step_of(entry: Entry) -> str:
    """Name the step that notes an entry."""
    match entry:
        case Exchange():
            return "gave" if entry.direction is Direction.GAVE else "received"
        case Commitment():
            return "promised" if entry.by is By.ME else "promised_by_them"
        case Need():
            return "need_heard"
        case Offer():
            return "offer_heard"
    return "noted"


def _check(entry: Entry) -> None:
    """Raise UserError for a value out of range, or for a need, offer, note or commitment without words."""
    if isinstance(entry, Exchange):
        _check_minutes(entry.minutes)
        if entry.value is not None and not 1 <= entry.value <= 5:
            raise UserError("value_out_of_range")
    elif not isinstance(entry, Interaction) and not entry.text.strip():
        raise UserError("entry_needs_words")

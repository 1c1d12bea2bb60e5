"""Ask the services for one person with their history, and hand on what should be changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from closeknit.domain.entry import Entry, people_of
from closeknit.domain.errors import UserError
from closeknit.domain.history import CARD_STEPS
from closeknit.domain.ids import BookId, CardId, EntryId, PersonId
from closeknit.domain.interaction import Interaction
from closeknit.domain.parting import Facts, Parting
from closeknit.domain.person import Person
from closeknit.domain.seat import Bond, Tie
from closeknit.services.bonds import Bonds
from closeknit.services.editing import Editing
from closeknit.services.entries import Entries
from closeknit.services.events import entry_people
from closeknit.services.joining import Joining
from closeknit.services.journal import Journal
from closeknit.services.people import People
from closeknit.services.relationships import Relationship, Relationships
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner, Latest
from closeknit.ui.bridge.soon import Soon
from closeknit.ui.person.editor import Draft
from closeknit.ui.person.rows import Place
from closeknit.ui.person.story import items_of, months_of
from closeknit.ui.person.ties import Tied, tied
from closeknit.ui.timeline.items import Item
from closeknit.ui.timeline.months import MonthCount

REFRESH_MS = 30


@dataclass(frozen=True, slots=True)
class Opened:
    """A person with what it comes to and all that happened, as the page shows it.

    `names` are of all who took part, `known` of those tied to the person.
    """

    person: Person
    relationship: Relationship
    items: Sequence[Item]
    months: tuple[MonthCount, ...]
    names: dict[PersonId, str]
    known: tuple[Tied, ...]
    now: datetime

    @property
    def today(self) -> date:
        """The user's day."""
        return self.now.date()


class PersonPresenter(QObject):
    """Only the newest wish for a person counts."""

    #: carries the Opened
    opened = Signal(object)
    #: the person is gone, and is looked after no more
    gone = Signal()
    #: the edit is saved
    saved = Signal()
    #: the edit can't be saved; carries the problem
    save_failed = Signal(object)
    #: carries the problem of any other act
    failed = Signal(object)

    def __init__(
        self,
        people: People,
        editing: Editing,
        joining: Joining,
        journal: Journal,
        relationships: Relationships,
        entries: Entries,
        bonds: Bonds,
        now: Callable[[], datetime],
        runner: JobRunner,
        hub: EventHub,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._people, self._editing, self._joining, self._journal = people, editing, joining, journal
        self._relationships, self._entries, self._bonds, self._now = relationships, entries, bonds, now
        self._runner = runner
        self._person: PersonId | None = None
        self._reads = Latest(runner, self)
        self._soon = Soon(self.refresh, REFRESH_MS, self)
        hub.happened.connect(self._on_happened)

    def open(self, person: PersonId) -> None:
        """Read a person."""
        self._person = person
        self.refresh()

    def leave(self) -> None:
        """Read nobody any more."""
        self._person = None
        self._reads.forget()

    def refresh(self) -> None:
        """Read the person anew."""
        person = self._person
        if person is None:
            return

        def work() -> Opened:
            opened, now = self._people.open(person), self._now()
            today = now.date()
            found = self._relationships.of(person)
            others = {other for entry in found.entries for other in people_of(entry)}
            others |= {end for tie in found.ties for end in (tie.first, tie.second)}
            rows = {row.id: row for row in self._people.rows(sorted(others))}
            names = {other: row.name for other, row in rows.items()}
            known = tuple(tied(person, found.ties, rows))
            steps = self._journal.history(person, limit=200, kinds=CARD_STEPS)
            items = items_of(opened, found, steps, names, today)
            return Opened(opened, found, items, months_of(found.entries, today), names, known, now)

        self._reads.ask(work, self.opened.emit, self._on_unread)

    def save(self, person: PersonId, draft: Draft) -> None:
        """Save a draft: a changed line, or a new one."""
        place = draft.place
        if place is None:
            self._save(lambda: self._editing.add(person, draft.name, draft.value, draft.label or ""))
        else:
            value = place.property
            self._save(
                lambda: self._editing.change(
                    place.card.id, value.line, value.was, draft.value, _new(draft, value.label)
                )
            )

    def remove(self, place: Place) -> None:
        """Remove a line."""
        self._save(lambda: self._editing.remove(place.card.id, place.property.line, place.property.was))

    def set_photo(self, person: PersonId, picture: bytes | None) -> None:
        """Give or take a photo."""
        self._do(lambda: self._editing.set_photo(person, picture))

    def turn_to_utf8(self, book: BookId, person: PersonId, draft: Draft) -> None:
        """Turn a book to UTF-8, then save the draft."""

        def then_save(_fact: object) -> None:
            self.save(person, draft)

        self._runner.run(lambda: self._editing.turn_to_utf8(book), then_save, self.save_failed.emit, self)

    def parting(self, card: CardId, done: Callable[[Parting], None]) -> None:
        """See what a split would be about."""
        self._runner.run(lambda: self._joining.parting(card), done, self.failed.emit, self)

    def split(self, card: CardId, facts: Facts) -> None:
        """Split a card off."""
        self._do(lambda: self._joining.split(card, facts))

    def prefer(self, person: PersonId, card: CardId) -> None:
        """Take the name from this card."""
        self._do(lambda: self._people.prefer_card(person, card))

    def delete(self, person: PersonId) -> None:
        """Put the person into the trash."""
        self._do(lambda: self._people.delete([person]))

    def restore(self, person: PersonId) -> None:
        """Take the person out of the trash."""
        self._do(lambda: self._people.restore([person]))

    def remove_entries(self, entries: Sequence[EntryId]) -> None:
        """Take entries off the timeline, in one step."""
        self._do(lambda: self._entries.remove_all(entries) if len(entries) > 1 else self._entries.remove(entries[0]))

    def change_entry(
        self,
        entry: EntryId,
        after: Callable[[Entry], Entry],
        done: Callable[[object], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Change what is said of an entry, and tell who asked how it went."""
        self._runner.run(lambda: self._entries.change(entry, after), done, failed, self)

    def keep_commitment(self, entry: EntryId) -> None:
        """Note that a commitment was kept."""
        self._do(lambda: self._entries.done(entry))

    def meet_need(self, entry: EntryId) -> None:
        """Note that a need was met."""
        self._do(lambda: self._entries.met(entry))

    def answer_plan(self, entry: EntryId, has_happened: bool) -> None:
        """Answer whether a plan happened; one that was to come happened today."""

        def work() -> object:
            plan, today = self._entries.one(entry), self._now().date()
            is_ahead = isinstance(plan, Interaction) and plan.when.day > today
            return self._entries.happened(entry, today if has_happened and is_ahead else has_happened)

        self._do(work)

    def set_aim(
        self,
        person: PersonId,
        words: tuple[str, str, str],
        due: date | None,
        is_stay_close: bool,
        percent: int | None,
    ) -> None:
        """Say what both are after and by when, if it is other than before, and how far it is; no words: nothing."""
        bonds = self._bonds

        def work() -> None:
            now = next((one for one in bonds.objectives(person) if one.closed is None), None)
            if now is not None and not is_stay_close and not any(words[:2]):
                bonds.close_objective(person, is_reached=False)
                return
            if is_stay_close and not (now is not None and now.is_stay_close):
                bonds.stay_close(person)
            elif not is_stay_close and (now is None or (now.mine, now.theirs, now.measure, now.due) != (*words, due)):
                bonds.change_objective(person, *words, due)
            if percent is not None and not is_stay_close:
                bonds.progress(person, percent)

        self._do(work)

    def set_rhythm(self, person: PersonId, ideal_days: int, latest_days: int | None, paused_until: date | None) -> None:
        """Say how often, 0 for no rhythm, and until when it rests."""
        if ideal_days:
            self._do(lambda: self._bonds.set_cadence(person, ideal_days, latest_days, paused_until))
        else:
            self._do(lambda: self._bonds.clear_cadence(person))

    def mark(self, person: PersonId, change: Callable[[Bond], Bond]) -> None:
        """Say what is known of the relationship."""
        self._do(lambda: self._bonds.mark(person, change))

    def propose_again(self, person: PersonId) -> None:
        """Let acts of the person be proposed again."""
        self._do(lambda: self._bonds.silence(person, is_silenced=False))

    def tie(self, person: PersonId, name: str, kind: str) -> None:
        """Remember who they know, by name or e-mail."""
        self._do(lambda: self._bonds.tie(person, self._people.resolve(name), kind))

    def untie(self, tie: Tie) -> None:
        """Forget a tie."""
        self._do(lambda: self._bonds.untie(tie.first, tie.second, tie.kind))

    def set_communities(self, person: PersonId, joined: str, left: Sequence[str]) -> None:
        """Note in which community somebody is met, "" for none, and in which no longer."""

        def work() -> None:
            for name in left:
                self._bonds.leave_community(name, [person])
            if joined and joined not in self._bonds.communities(person):
                self._bonds.join_community(joined, [person])

        self._do(work)

    def mark_me(self, person: PersonId, is_me: bool) -> None:
        """Say that this is the user, or not."""
        self._do(lambda: self._people.mark_me(person, is_me))

    def mark_not_person(self, person: PersonId, is_not_person: bool) -> None:
        """Say that somebody is an organisation, or a person after all."""
        self._do(lambda: self._people.mark_not_person(person, is_not_person))

    def _save(self, verb: Callable[[], object]) -> None:
        self._runner.run(verb, lambda _fact: self.saved.emit(), self.save_failed.emit, self)

    def _do(self, verb: Callable[[], object]) -> None:
        self._runner.run(verb, lambda _fact: None, self.failed.emit, self)

    def _on_unread(self, problem: BaseException) -> None:
        if isinstance(problem, UserError):  # nobody has this id any more
            self.leave()
            self.gone.emit()
        else:
            self.failed.emit(problem)

    def _on_happened(self, fact: object) -> None:
        people = entry_people(fact)
        if self._person is not None and (people is None or self._person in people):
            self._soon.ask()


def _new(draft: Draft, label: str) -> str | None:
    return None if draft.label is None or draft.label == label else draft.label

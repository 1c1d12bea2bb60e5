"""Facts: what a verb did, in the past tense, told once it is committed (architecture 5)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from closeknit.domain.catch_up import Answer
from closeknit.domain.history import Step
from closeknit.domain.ids import BookId, CardId, EntryId, ImportId, PersonId, ReminderId, StepId
from closeknit.domain.job import Account
from closeknit.domain.weights import Scoring


@dataclass(frozen=True)
class Fact:
    """Something that happened; `step` of the facts below is the step that takes it back."""


Announce = Callable[[Fact], None]


@dataclass(frozen=True)
class PersonCreated(Fact):
    """A card was made here, with a person of its own."""

    person: PersonId
    card: CardId
    step: StepId


@dataclass(frozen=True)
class PeopleDeleted(Fact):
    """People went to the trash."""

    people: tuple[PersonId, ...]
    step: StepId


@dataclass(frozen=True)
class PeopleRestored(Fact):
    """People came back from the trash."""

    people: tuple[PersonId, ...]
    step: StepId


@dataclass(frozen=True)
class PeopleErased(Fact):
    """People were deleted for good; `backups` are the files that still hold them.

    `is_swept` False: another program was reading, so that the log beside the database keeps bytes until it ends.
    """

    people: tuple[PersonId, ...]
    backups: tuple[str, ...]
    is_swept: bool = True


@dataclass(frozen=True)
class CategoryAdded(Fact):
    """People were given a category."""

    people: tuple[PersonId, ...]
    category: str
    step: StepId


@dataclass(frozen=True)
class MeMarked(Fact):
    """A person was said to be the user, or not."""

    person: PersonId
    is_me: bool
    step: StepId


@dataclass(frozen=True)
class KindSaid(Fact):
    """The user said that somebody is no person but an organisation, or took that back."""

    person: PersonId
    is_not_person: bool
    step: StepId


@dataclass(frozen=True)
class CardPreferred(Fact):
    """A person's name comes from this card now."""

    person: PersonId
    card: CardId
    step: StepId


@dataclass(frozen=True)
class CardEdited(Fact):
    """A content line of a card was changed, added or removed."""

    person: PersonId
    card: CardId
    step: StepId
    name: str = ""


@dataclass(frozen=True)
class BookTurned(Fact):
    """All cards of a book were turned to UTF-8."""

    book: BookId
    cards: int
    step: StepId


@dataclass(frozen=True)
class PeopleJoined(Fact):
    """Several people became one; `people` are those whose cards went to others, `person` the first that stayed."""

    person: PersonId
    people: tuple[PersonId, ...]
    step: StepId


@dataclass(frozen=True)
class CardSplit(Fact):
    """A card left `origin` and has a person of its own."""

    person: PersonId
    card: CardId
    origin: PersonId
    step: StepId


@dataclass(frozen=True)
class PairKeptApart(Fact):
    """Two people were said not to be the same."""

    first: PersonId
    second: PersonId
    step: StepId


@dataclass(frozen=True)
class BookRenamed(Fact):
    """An address book has another name."""

    book: BookId
    name: str
    step: StepId


@dataclass(frozen=True)
class BookRemoved(Fact):
    """An address book was removed; its cards are in the trash."""

    book: BookId
    step: StepId


@dataclass(frozen=True)
class InteractionLogged(Fact):
    """An interaction was logged, or planned; `others` are those only of what came of it."""

    entry: EntryId
    people: tuple[PersonId, ...]
    is_plan: bool
    step: StepId
    others: tuple[PersonId, ...] = ()


@dataclass(frozen=True)
class EntryAdded(Fact):
    """Something else came onto a timeline; `kind` is exchange, need, offer, note or commitment.

    `people` is empty for a need or an offer of the user's own.
    """

    entry: EntryId
    kind: str
    people: tuple[PersonId, ...]
    step: StepId


@dataclass(frozen=True)
class EntryChanged(Fact):
    """An entry says something else: edited, met, kept, or a plan that happened; `what` is the kind of its step."""

    entry: EntryId
    what: str
    people: tuple[PersonId, ...]
    step: StepId


@dataclass(frozen=True)
class EntryRemoved(Fact):
    """An entry is gone from its timelines."""

    entry: EntryId
    people: tuple[PersonId, ...]
    step: StepId


@dataclass(frozen=True)
class EntriesRemoved(Fact):
    """Several entries are gone from their timelines, in one step."""

    entries: tuple[EntryId, ...]
    people: tuple[PersonId, ...]
    step: StepId


ENTRY_FACTS = (InteractionLogged, EntryAdded, EntryChanged, EntryRemoved, EntriesRemoved)


def entry_people(fact: object) -> tuple[PersonId, ...] | None:
    """Return whose timeline a fact is about; None for what is about more than entries."""
    if not isinstance(fact, ENTRY_FACTS):
        return None
    return (*fact.people, *fact.others) if isinstance(fact, InteractionLogged) else fact.people


@dataclass(frozen=True)
class BondChanged(Fact):
    """What is known of a relationship as a whole changed: role, cadence, objective, progress, ties, communities.

    `what` is the kind of its step.
    """

    what: str
    people: tuple[PersonId, ...]
    step: StepId


@dataclass(frozen=True)
class CaughtUp(Fact):
    """Catch up was told something of a person."""

    person: PersonId
    answer: Answer
    step: StepId


@dataclass(frozen=True)
class SeatTaken(Fact):
    """A person sits; `instead_of` is who left the place for it."""

    person: PersonId
    place: int
    instead_of: PersonId | None
    step: StepId


@dataclass(frozen=True)
class SeatLeft(Fact):
    """A seat is free."""

    person: PersonId
    place: int
    step: StepId


@dataclass(frozen=True)
class SeatKept(Fact):
    """A seat was reviewed and kept."""

    person: PersonId
    step: StepId


@dataclass(frozen=True)
class ActHidden(Fact):
    """An act of Today was put away, until its facts change or until a moment."""

    key: str
    person: PersonId
    until: datetime | None
    step: StepId


@dataclass(frozen=True)
class ReminderSet(Fact):
    """A reminder in the user's words was set, or says something else now."""

    reminder: ReminderId
    person: PersonId | None
    step: StepId


@dataclass(frozen=True)
class ReminderDone(Fact):
    """A reminder was done; `entry` is the note of it on the person's timeline."""

    reminder: ReminderId
    person: PersonId | None
    entry: EntryId | None
    step: StepId


@dataclass(frozen=True)
class ReminderPutOff(Fact):
    """A reminder was snoozed until a moment, or skipped this time (None)."""

    reminder: ReminderId
    person: PersonId | None
    until: datetime | None
    step: StepId


@dataclass(frozen=True)
class ReminderRemoved(Fact):
    """A reminder was taken away."""

    reminder: ReminderId
    person: PersonId | None
    step: StepId


@dataclass(frozen=True)
class RemindersPaused(Fact):
    """Nothing is told until a moment; None: it is again."""

    until: datetime | None
    step: StepId


@dataclass(frozen=True)
class ScoringChanged(Fact):
    """Other weights are in force, or scores were switched on or off."""

    scoring: Scoring
    step: StepId


@dataclass(frozen=True)
class StepUndone(Fact):
    """A step was taken back."""

    step: Step


@dataclass(frozen=True)
class StepRedone(Fact):
    """A step was done again."""

    step: Step


@dataclass(frozen=True)
class PeopleArrived(Fact):
    """A batch of a running import was committed; `new` cards so far."""

    import_id: ImportId
    new: int


@dataclass(frozen=True)
class BookImported(Fact):
    """An import ended."""

    account: Account


@dataclass(frozen=True)
class ImportTakenBack(Fact):
    """An import was cancelled, failed or was killed, and what it brought is gone."""

    import_id: ImportId


@dataclass(frozen=True)
class BackupMade(Fact):
    """A backup was written, read back and found whole."""

    path: Path
    people: int
    cards: int
    size_bytes: int


@dataclass(frozen=True)
class BackupRestored(Fact):
    """The database is what the backup held; `kept` is the backup of what was there before."""

    path: Path
    kept: Path


@dataclass(frozen=True)
class TimeCame(Fact):
    """Nothing was changed, but a day began for the user, or what was due is told now."""

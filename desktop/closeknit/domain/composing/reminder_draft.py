"""A reminder as it would be set now: what was set by hand wins over what was understood (product 6, `remind`)."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from closeknit.domain.composing.chips import Chip, either
from closeknit.domain.composing.people import Candidate, Named
from closeknit.domain.composing.reminding import Reminding
from closeknit.domain.ids import PersonId, ReminderId
from closeknit.domain.reminder.own import Every, Reminder, first_day

_NEW = ReminderId(0)


@dataclass(frozen=True, slots=True)
class ReminderChips:
    """What was set by hand: the day with its time, how often, whom it is about; `chosen` answers by a name's key."""

    when: tuple[date, time | None] | Chip = Chip.UNTOUCHED
    every: Every | Chip | None = Chip.UNTOUCHED
    person: PersonId | Chip | None = Chip.UNTOUCHED
    chosen: dict[str, PersonId] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReminderDraft:
    """`people` are who may be meant, `undecided` a name of several; a moment that isn't said is tomorrow morning."""

    text: str
    day: date
    at: time | None
    every: Every | None
    person: PersonId | None
    people: tuple[Candidate, ...] = ()
    undecided: Named | None = None
    is_moment_said: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """Name what it still needs: who is meant, and words, unless it says whom to get in touch with and when."""
        is_enough = self.is_moment_said and (self.person is not None or self.undecided is not None)
        needs = (("text", not self.text.strip() and not is_enough), ("who", self.undecided is not None))
        return tuple(name for name, is_needed in needs if is_needed)

    def first_day(self, morning: time, now: datetime) -> date:
        """Return the day on which it would be told first."""
        return first_day(self.reminder(""), morning, now)

    def reminder(self, bare: str, number: ReminderId = _NEW) -> Reminder:
        """Make the reminder, of an id where it is one that is changed; `bare` is its text where it has no words."""
        text = self.text[:1].upper() + self.text[1:] or bare
        return Reminder(number, text, self.day, self.at, self.every, self.person)


def draft_of(
    understood: Reminding, chips: ReminderChips, now: datetime, before: Reminder | None = None
) -> ReminderDraft:
    """Return what would be set; the first name that is known is whom it is about, and of two of one name nobody.

    What is said of the moment changes that of `before`: its day, its time, how often, each alone.
    """
    day, at = understood.day or now.date() + timedelta(days=1), understood.at
    every = understood.every
    if before is not None:
        day = understood.day if understood.day is not None and understood.is_day_said else before.day
        at, every = understood.at or before.at, understood.every or before.every
    is_said = before is not None or understood.day is not None or not isinstance(chips.when, Chip)
    if not isinstance(chips.when, Chip):
        day, at = chips.when
    people = tuple(dict.fromkeys(one for name in understood.people for one in name.candidates))
    person = undecided = None
    if isinstance(chips.person, Chip):
        person, undecided = _meant(understood, chips)
    else:
        person = chips.person
    return ReminderDraft(understood.text, day, at, either(chips.every, every), person, people, undecided, is_said)


def _meant(understood: Reminding, chips: ReminderChips) -> tuple[PersonId | None, Named | None]:
    for name in understood.people:
        if name.key in chips.chosen:
            return chips.chosen[name.key], None
        return (name.candidates[0].id, None) if len(name.candidates) == 1 else (None, name)
    return None, None

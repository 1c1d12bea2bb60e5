"""A reminder as it would be set now: what was set by hand wins over what was understood (product 6, `remind`)."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from closeknit.domain.composing.chips import Chip, either
from closeknit.domain.composing.people import Candidate, Named
from closeknit.domain.composing.reminding import Reminding
from closeknit.domain.ids import PersonId, ReminderId
from closeknit.domain.reminder.own import Every, Reminder

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
        """Name what it still needs: words, who is meant."""
        needs = (("text", not self.text.strip()), ("who", self.undecided is not None))
        return tuple(name for name, is_needed in needs if is_needed)

    def reminder(self, number: ReminderId = _NEW) -> Reminder:
        """Make the reminder, of an id where it is one that is changed."""
        text = self.text[:1].upper() + self.text[1:]
        return Reminder(number, text, self.day, self.at, self.every, self.person)


def draft_of(understood: Reminding, chips: ReminderChips, now: datetime) -> ReminderDraft:
    """Return what would be set; the first name that is known is whom it is about, and of two of one name nobody."""
    day, at = understood.day or now.date() + timedelta(days=1), understood.at
    is_said = understood.day is not None or not isinstance(chips.when, Chip)
    if not isinstance(chips.when, Chip):
        day, at = chips.when
    people = tuple(dict.fromkeys(one for name in understood.people for one in name.candidates))
    person = undecided = None
    if isinstance(chips.person, Chip):
        person, undecided = _meant(understood, chips)
    else:
        person = chips.person
    every = either(chips.every, understood.every)
    return ReminderDraft(understood.text, day, at, every, person, people, undecided, is_said)


def _meant(understood: Reminding, chips: ReminderChips) -> tuple[PersonId | None, Named | None]:
    for name in understood.people:
        if name.key in chips.chosen:
            return chips.chosen[name.key], None
        return (name.candidates[0].id, None) if len(name.candidates) == 1 else (None, name)
    return None, None

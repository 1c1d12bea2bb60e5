"""One sitting of Catch up: who is asked about, what was answered, who comes next; knows no window and no disk."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from closeknit.domain.catch_up import Answer, HowOften, Known, LastMet, Verdict
from closeknit.domain.ids import PersonId, StepId


@dataclass(eq=False)
class Given:
    """One answer; `step` comes once it is on the disk, `is_back` once it was taken back."""

    person: PersonId
    answer: Answer
    step: StepId | None = None
    is_back: bool = False


class Chosen(NamedTuple):
    """What stands of a person; a later answer to the same question holds."""

    met: LastMet | None = None
    often: HowOften | None = None
    verdict: Verdict | None = None

    @property
    def is_any(self) -> bool:
        """Tell whether anything was answered."""
        return any(one is not None for one in self)

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing is left to ask."""
        return self.verdict is not None or (self.met is not None and self.often is not None)


class Line(NamedTuple):
    """One of the last answers; `last` is what Undo takes back."""

    known: Known
    chosen: Chosen
    last: Given


class Counts(NamedTuple):
    """What was said so far, in people."""

    answered: int = 0
    met: int = 0
    never: int = 0
    archived: int = 0
    organisations: int = 0


@dataclass
class Session:
    """`total` is None until it was counted; `is_at_end` once nobody is left to be read."""

    total: int | None = None
    current: Known | None = None
    is_at_end: bool = False
    queue: deque[Known] = field(default_factory=deque)
    given: list[Given] = field(default_factory=list)
    given_of: dict[PersonId, list[Given]] = field(default_factory=dict)
    people: dict[PersonId, Known] = field(default_factory=dict)
    passed: dict[PersonId, None] = field(default_factory=dict)

    @property
    def place(self) -> int:
        """Which of them it is, from 1."""
        return len(self.passed) + 1

    def fill(self, found: Iterable[Known]) -> None:
        """Take more people; who was met in this sitting doesn't come again."""
        for known in found:
            if known.row.id not in self.people:
                self.people[known.row.id] = known
                self.queue.append(known)
        if self.current is None and self.queue:
            self.current = self.queue.popleft()

    def drop_waiting(self) -> None:
        """Forget who was read ahead and not asked about yet, so that they are read anew."""
        kept = [known for known in self.queue if self.chosen(known.row.id).is_any]
        for known in set(self.queue) - set(kept):
            del self.people[known.row.id]
        self.queue = deque(kept)
        self.is_at_end = False

    def chosen(self, person: PersonId | None) -> Chosen:
        """Return what stands of somebody."""
        found = Chosen()
        for one in [] if person is None else self.given_of.get(person, []):
            if not one.is_back:
                found = _with(found, one.answer)
        return found

    def give(self, answer: Answer) -> Given | None:
        """Answer for who is asked about; None where that stands already, or nobody is."""
        if self.current is None:
            return None
        person = self.current.row.id
        if answer in self.chosen(person):
            return None
        given = Given(person, answer)
        self.given.append(given)
        self.given_of.setdefault(person, []).append(given)
        return given

    def advance(self) -> None:
        """Go to the next person."""
        if self.current is not None:
            self.passed[self.current.row.id] = None
        self.current = self.queue.popleft() if self.queue else None

    def last(self) -> Given | None:
        """Return the newest answer that stands."""
        return next((one for one in reversed(self.given) if not one.is_back), None)

    def of_step(self, step: StepId) -> Given | None:
        """Return the answer that a step kept."""
        return next((one for one in self.given if one.step == step), None)

    def take_back(self, given: Given) -> None:
        """Forget an answer; its person comes back: now, or after who has been answered in part."""
        given.is_back = True
        known = self.people[given.person]
        self.passed.pop(given.person, None)
        if self.current is known or known in self.queue:
            return
        if self.current is None or not self.chosen(self.current.row.id).is_any:
            if self.current is not None:
                self.queue.appendleft(self.current)
            self.current = known
        else:
            self.queue.appendleft(known)

    def give_again(self, given: Given) -> None:
        """Let an answer stand that was taken back."""
        given.is_back = False
        known = self.people[given.person]
        if not self.chosen(given.person).is_whole:
            return
        if self.current is known:
            self.advance()
        elif known in self.queue:
            self.queue.remove(known)
            self.passed[given.person] = None

    def lines(self, most: int) -> list[Line]:
        """List who was answered, the last first; a long sitting isn't walked to its beginning for a few."""
        newest: dict[PersonId, Given] = {}
        for one in reversed(self.given):
            if len(newest) == most:
                break
            if not one.is_back:
                newest.setdefault(one.person, one)
        return [Line(self.people[person], self.chosen(person), one) for person, one in newest.items()]

    def counts(self) -> Counts:
        """Count what was said."""
        all_chosen = [chosen for chosen in map(self.chosen, self.given_of) if chosen.is_any]
        return Counts(
            len(all_chosen),
            sum(one.met not in (None, LastMet.NEVER) for one in all_chosen),
            sum(one.met is LastMet.NEVER for one in all_chosen),
            sum(one.verdict is Verdict.ARCHIVED for one in all_chosen),
            sum(one.verdict is Verdict.NOT_A_PERSON for one in all_chosen),
        )


def _with(chosen: Chosen, answer: Answer) -> Chosen:
    if isinstance(answer, LastMet):
        return chosen._replace(met=answer)
    if isinstance(answer, HowOften):
        return chosen._replace(often=answer)
    return chosen._replace(verdict=answer)

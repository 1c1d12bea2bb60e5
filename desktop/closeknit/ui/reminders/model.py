"""The lines of the page of reminders: heads, what is told, who is silenced."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QObject

from closeknit.domain.ids import PersonId
from closeknit.domain.person import PersonRow
from closeknit.domain.reminder.occurrence import Occurrence, ReminderKind
from closeknit.ui.common.figures import number
from closeknit.ui.common.ring import closeness_words
from closeknit.ui.common.rows.line import DateWords, Head, Line, More, RowLine
from closeknit.ui.common.rows.verb import Columns, Verb
from closeknit.ui.reminders.presenter import Found
from closeknit.ui.reminders.sections import Section, coming, shown_of, standing_keys
from closeknit.ui.reminders.wording import ReminderWords, icon

COLUMNS: Columns = ((Verb.LOG, Verb.SKIP), (Verb.SNOOZE,), (Verb.DONE, Verb.LIFT))
#: Nothing is done by saying so: a plan is to come, a seat wants something chosen.
_NOT_DONE = frozenset({ReminderKind.PLAN, ReminderKind.HAPPENED, ReminderKind.NEXT, ReminderKind.AIM})


class ReminderLine(RowLine):
    """What is told, in the words that are painted and spoken."""

    def __init__(
        self, one: Occurrence, section: Section, found: Found, words: ReminderWords, verbs: frozenset[Verb]
    ) -> None:
        self.one, self.key, self.verbs = one, one.id, verbs
        self._section, self._found, self._words = section, found, words

    @cached_property
    def row(self) -> PersonRow | None:
        """Who it is about, if anybody."""
        return self._found.rows.get(self.one.person) if self.one.person is not None else None

    @cached_property
    def title(self) -> str:
        """What it is about."""
        return self._words.title(self.one, self._found)

    @cached_property
    def why(self) -> str:
        """The reason, and when it was told."""
        return self._words.why(self.one, self._found)

    @cached_property
    def when(self) -> DateWords:
        """The two lines at the right."""
        return self._words.when(self.one, self._found, self._section)

    @cached_property
    def icon(self) -> str:
        """The badge."""
        return icon(self.one, self._found)

    @cached_property
    def spoken(self) -> str:
        """The whole row."""
        return self._words.spoken(self.one, self._found, self._section)

    @property
    def closeness(self) -> float | None:
        """What the ring shows."""
        scored = self._found.scores.get(self.one.person) if self.one.person is not None else None
        return scored.closeness if scored is not None else None


class SilencedLine(RowLine):
    """Somebody of whom nothing is told."""

    verbs = frozenset({Verb.LIFT})

    def __init__(self, person: PersonId, found: Found, words: ReminderWords) -> None:
        self.person, self.key = person, f"person:{person}"
        self._found = found
        self._said = words.silenced(person, found)

    @cached_property
    def row(self) -> PersonRow | None:
        """Who it is."""
        return self._found.rows.get(self.person)

    @cached_property
    def title(self) -> str:
        """Everything about them."""
        return self._said[0]

    @cached_property
    def why(self) -> str:
        """What that means."""
        return self._said[1]

    @cached_property
    def when(self) -> DateWords:
        """Until it is lifted."""
        return self._said[2]

    @cached_property
    def icon(self) -> str:
        """The badge."""
        return "pause"

    @cached_property
    def spoken(self) -> str:
        """The whole row."""
        return ", ".join(filter(None, (self.title, closeness_words(self.closeness), self.when.below)))

    @property
    def closeness(self) -> float | None:
        """What the ring shows."""
        scored = self._found.scores.get(self.person)
        return scored.closeness if scored is not None else None


class ReminderLines(QObject):
    """Makes the lines of the page."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = ReminderWords(self)

    def lines(self, found: Found, is_whole: bool) -> list[Line]:
        """List heads with what is told, and what asks for the rest."""
        overview = found.overview
        ahead = coming(overview)
        listed = shown_of(ahead, is_whole)
        lines = self._of(Section.COMING, listed, found, len(ahead))
        if len(listed) < len(ahead):
            lines.append(More(self.tr("All {0}").format(number(len(ahead)))))
        lines += self._of(Section.TOLD, overview.told, found, len(overview.told))
        lines += self._of(Section.SNOOZED, overview.snoozed, found, len(overview.snoozed))
        if overview.silenced:
            lines.append(Head(self._words.head(Section.PAUSED), len(overview.silenced)))
            lines += [SilencedLine(person, found, self._words) for person in overview.silenced]
        return lines

    def _of(self, section: Section, listed: Sequence[Occurrence], found: Found, count: int) -> list[Line]:
        if not listed:
            return []
        standing = standing_keys(found.overview)
        head = Head(self._words.head(section), count, self._words.note(section))
        rows = [ReminderLine(one, section, found, self._words, _verbs(one, section, standing, found)) for one in listed]
        return [head, *rows]


def _verbs(one: Occurrence, section: Section, standing: frozenset[str], found: Found) -> frozenset[Verb]:
    if section is Section.COMING and one.key in standing:
        return frozenset()  # a verb would mean the time of the series that was told
    first = {Verb.SKIP} if section is Section.COMING or one.person is None else {Verb.LOG}
    last = set() if one.kind in _NOT_DONE and not found.is_over(one) else {Verb.DONE}
    return frozenset({*first, Verb.SNOOZE, *last})

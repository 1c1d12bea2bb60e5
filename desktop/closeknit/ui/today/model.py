"""The lines of Today: heads, acts, and what asks for the rest."""

from functools import cached_property

from PySide6.QtCore import QObject

from closeknit.domain.act import Act
from closeknit.domain.person import PersonRow
from closeknit.domain.scored import Scored
from closeknit.ui.common.rows.line import DateWords, Head, Line, More, RowLine
from closeknit.ui.common.rows.verb import Columns, Verb
from closeknit.ui.today.presenter import Found
from closeknit.ui.today.sections import Section
from closeknit.ui.today.wording import ActWords, icon, is_of_rhythm

COLUMNS: Columns = ((Verb.LOG,), (Verb.SNOOZE,), (Verb.DONE,), (Verb.SILENCE,))


class ActLine(RowLine):
    """An act in the words that are painted and spoken, each made when it is first wanted.

    A reason in words costs 0.4 ms; three hundred at once would hold up the window (measured).
    """

    verbs = frozenset({Verb.LOG, Verb.SNOOZE, Verb.DONE, Verb.SILENCE})

    def __init__(self, act: Act, section: Section, found: Found, words: ActWords) -> None:
        self.act, self.key = act, act.key
        self._section, self._found, self._words = section, found, words

    @cached_property
    def row(self) -> PersonRow | None:
        """Who it is about."""
        return self._found.rows.get(self.act.person)

    @cached_property
    def title(self) -> str:
        """What to do."""
        return self._words.title(self.act, self._found, self._section)

    @cached_property
    def why(self) -> str:
        """All reasons."""
        return self._words.why(self.act)

    @cached_property
    def when(self) -> DateWords:
        """The two lines at the right."""
        return self._words.when(self.act, self._found)

    @cached_property
    def icon(self) -> str:
        """The badge."""
        return icon(self.act, self._found)

    @cached_property
    def spoken(self) -> str:
        """The whole row."""
        return self._words.spoken(self.act, self._found, self._section, self._scored)

    @property
    def closeness(self) -> float | None:
        """What the ring shows."""
        return self._scored.closeness if self._scored is not None else None

    @property
    def is_ring_late(self) -> bool:
        """Tell whether the ring says late: past the rhythm's latest day."""
        return self.when.is_late and is_of_rhythm(self.act)

    @property
    def _scored(self) -> Scored | None:
        return self._found.scores.get(self.act.person)


class TodayLines(QObject):
    """Makes the lines of what Today shows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = ActWords(self)

    def lines(self, found: Found) -> list[Line]:
        """List heads with their acts, and what asks for the rest."""
        words = self._words
        lines: list[Line] = []
        for group in found.shown.groups:
            lines.append(Head(words.head(group.section), group.count, words.note(group.section)))
            lines.extend(ActLine(act, group.section, found, words) for act in group.acts)
        if found.shown.more:
            lines.append(More(self.tr("%n more", "", found.shown.more)))
        return lines

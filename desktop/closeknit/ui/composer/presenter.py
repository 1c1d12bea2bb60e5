"""Understand what is typed off the UI thread, and log it (product 6, `log`)."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from closeknit.domain.composing.draft import Draft
from closeknit.domain.composing.entering import interaction_of, outcomes_in, reminders_in
from closeknit.domain.composing.parse import Parsed, parse
from closeknit.domain.composing.upshots.upshot import UpshotKey
from closeknit.domain.entry import Entry
from closeknit.domain.ids import EntryId, PersonId
from closeknit.services.entries import Entries
from closeknit.services.people import People
from closeknit.services.reminders import Reminders
from closeknit.services.unfinished import Unfinished
from closeknit.ui.bridge.jobs import JobRunner, Latest
from closeknit.ui.composer.keeping import Keeping
from closeknit.ui.composer.wording import touch_word


class ComposerPresenter(QObject):
    """Only the newest text counts; a problem leaves the composer as it is."""

    #: carries the Parsed
    parsed = Signal(object)
    #: it is on the timeline; carries the fact
    logged = Signal(object)
    #: carries the problem
    failed = Signal(object)

    def __init__(
        self,
        people: People,
        entries: Entries,
        reminders: Callable[[], Reminders],
        unfinished: Unfinished,
        now: Callable[[], datetime],
        runner: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._people, self._entries, self._now, self._runner = people, entries, now, runner
        self._reminders = reminders
        self._texts = Latest(runner, self)
        self.keeping = Keeping(unfinished, runner, self)

    def now(self) -> datetime:
        """Return the moment in the user's zone."""
        return self._now()

    def understand(self, text: str, left: frozenset[UpshotKey] = frozenset()) -> None:
        """Parse a text, with the upshots that are left in its note; the newest wins."""

        def work() -> Parsed:
            return parse(text, self._people.called, self._now(), left=left, morning=self._reminders().morning)

        self._texts.ask(work, self.parsed.emit, self.failed.emit)

    def log(self, draft: Draft, names: Mapping[PersonId, str], kept: EntryId | None = None) -> None:
        """Log a draft that misses nothing in one step, with a commitment that was kept in the same breath."""
        now = self._now()
        interaction, outcomes = interaction_of(draft, now), outcomes_in(draft, now)
        reminders = reminders_in(draft, now, lambda person: touch_word(names.get(person, "")))
        if interaction is not None:
            self._do(lambda: self._entries.log(interaction, kept, outcomes, reminders))
        elif outcomes:
            self._do(lambda: self._entries.add(outcomes, kept, reminders))
        else:
            self._do(lambda: self._reminders().set_all(reminders, kept))

    def add(self, entry: Entry) -> None:
        """Note something that is no interaction."""
        self._do(lambda: self._entries.add([entry]))

    def _do(self, verb: Callable[[], object]) -> None:
        self._runner.run(verb, self.logged.emit, self.failed.emit, self)

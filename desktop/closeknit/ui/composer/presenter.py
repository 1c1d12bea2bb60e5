"""Understand what is typed off the UI thread, and log it (product 6, `log`)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from closeknit.domain.composing.draft import Draft
from closeknit.domain.composing.parse import parse
from closeknit.domain.entry import Entry, Note
from closeknit.domain.exchange import Exchange
from closeknit.domain.ids import EntryId
from closeknit.domain.interaction import LIVE, Interaction
from closeknit.domain.promise import Commitment, Need, Offer
from closeknit.domain.when import When
from closeknit.services.entries import Entries
from closeknit.services.people import People
from closeknit.services.unfinished import Unfinished
from closeknit.ui.bridge.jobs import JobRunner, Latest
from closeknit.ui.composer.keeping import Keeping

_NEW = EntryId(0)


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
        unfinished: Unfinished,
        now: Callable[[], datetime],
        runner: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._people, self._entries, self._now, self._runner = people, entries, now, runner
        self._texts = Latest(runner, self)
        self.keeping = Keeping(unfinished, runner, self)

    def now(self) -> datetime:
        """Return the moment in the user's zone."""
        return self._now()

    def understand(self, text: str) -> None:
        """Parse a text; the newest wins."""
        self._texts.ask(lambda: parse(text, self._people.called, self._now()), self.parsed.emit, self.failed.emit)

    def log(self, draft: Draft, kept: EntryId | None = None) -> None:
        """Log a draft that has people and a channel, with a commitment that was kept in the same breath."""
        interaction = interaction_of(draft, self._now())
        self._do(lambda: self._entries.log(interaction, kept))

    def add(self, entry: Entry) -> None:
        """Note something that is no interaction."""
        verbs = self._entries

        def work() -> object:
            match entry:
                case Exchange():
                    return verbs.record(entry)
                case Need():
                    return verbs.need(entry)
                case Offer():
                    return verbs.offer(entry)
                case Commitment():
                    return verbs.promise(entry)
                case Note():
                    return verbs.note(entry)
            return verbs.log(entry)

        self._do(work)

    def _do(self, verb: Callable[[], object]) -> None:
        self._runner.run(verb, self.logged.emit, self.failed.emit, self)


def interaction_of(draft: Draft, now: datetime) -> Interaction:
    """Make an interaction of a draft; its activity ("lunch") becomes the first line of the note."""
    assert draft.channel is not None
    lines = [draft.activity[:1].upper() + draft.activity[1:], draft.note]
    if draft.note.casefold() == draft.activity.casefold():
        lines.pop()
    interaction = Interaction(
        _NEW,
        draft.people,
        draft.channel,
        draft.when or When(now.date()),
        draft.minutes,
        draft.rating,
        draft.markers,
        draft.started_by,
        draft.answered,
        draft.place,
        "\n".join(line for line in lines if line.strip()),
    )
    return interaction if draft.channel in LIVE else replace(interaction, minutes=None)

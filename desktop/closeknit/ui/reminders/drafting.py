"""What is being set: a text as it is understood, and what was chosen by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from closeknit.domain.composing.people import Candidate, Named
from closeknit.domain.composing.reminder_draft import ReminderChips, ReminderDraft, draft_of
from closeknit.domain.composing.reminding import Reminding, reminding, said_anew
from closeknit.domain.ids import PersonId
from closeknit.domain.reminder.own import Reminder
from closeknit.services.people import People
from closeknit.services.reminders import Reminders
from closeknit.services.unfinished import reminder_place
from closeknit.ui.bridge.jobs import JobRunner, Latest
from closeknit.ui.composer.keeping import Keeping
from closeknit.ui.composer.wording import touch_word

PARSE_AFTER_MS = 30
#: The place under which the text is kept until it is set, where it is about nobody yet.
PLACE = "reminder"


class ReminderDrafting(QObject):
    """Understands off the UI thread; the newest text counts, and what was set by hand wins."""

    #: the draft is other than before
    changed = Signal()
    #: another text is to stand in the field; carries it
    text_wanted = Signal(str)
    #: it can't be set yet; carries what is missing: text, who
    lacking = Signal(object)
    #: it is set; carries the fact
    was_set = Signal(object)
    #: carries the problem; what was typed stays
    failed = Signal(object)

    def __init__(
        self,
        reminders: Callable[[], Reminders],
        people: People,
        keeping: Keeping,
        now: Callable[[], datetime],
        runner: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reminders, self._people, self._keeping, self.now = reminders, people, keeping, now
        self._runner = runner
        self._texts = Latest(runner, self)
        self._text, self._understood_text, self._place = "", "", PLACE
        self._understood, self._chips = Reminding(""), ReminderChips()
        self._always: dict[PersonId, str] = {}
        self._before: Reminder | None = None
        self._is_wanted = self._is_busy = False
        self._soon = QTimer(self, interval=PARSE_AFTER_MS, singleShot=True)
        self._soon.timeout.connect(self._understand)

    @property
    def draft(self) -> ReminderDraft:
        """What would be set now."""
        draft = draft_of(self._understood, self._chips, self.now(), self._before)
        return replace(draft, people=tuple(dict.fromkeys((*self._known(), *draft.people))))

    @property
    def chips(self) -> ReminderChips:
        """What was set by hand."""
        return self._chips

    def name(self, person: PersonId) -> str:
        """Return what somebody who may be meant is called."""
        return next((one.name for one in self.draft.people if one.id == person), "")

    def resume(self) -> None:
        """Show what is unfinished, about nobody yet."""
        self._place = PLACE
        self._start(self._keeping.text_of(PLACE))

    def begin(self, text: str, person: PersonId | None, name: str) -> None:
        """Begin another one about somebody; what is unfinished about others waits at its own place."""
        self._place = PLACE if person is None else reminder_place(person)
        self._start(text or self._keeping.text_of(self._place))
        if person is not None:
            self._always = {person: name}
            self.set(person=person)

    def change(self, reminder: Reminder, day: date, name: str) -> None:
        """Say one of the user's own anew; `day` is when it comes next."""
        self._place = f"{PLACE}-{reminder.id}"
        self._start(self._keeping.text_of(self._place) or reminder.text, replace(reminder, day=day))
        if reminder.person is not None:
            self._always = {reminder.person: name}
        self.set(person=reminder.person)

    def type_in(self, text: str) -> None:
        """Take what stands in the field; it is understood a moment later."""
        if text == self._text:
            return
        self._text = text
        self._keeping.put(self._place, text)
        self._soon.start()

    def set(self, **values: object) -> None:
        """Set chips by hand, by the names of `ReminderChips`."""
        self._chips = replace(self._chips, **values)  # type: ignore[arg-type]  # each caller gives a field its type
        self.changed.emit()

    def choose(self, named: Named, person: PersonId) -> None:
        """Answer which of several people of one name is meant."""
        self.set(chosen={**self._chips.chosen, named.key: person})

    def save(self) -> None:
        """Set it once it is understood; where something is missing, say what."""
        if self._understood_text != self._text:
            self._is_wanted = True
            self._understand()
            return
        draft = self.draft
        if draft.missing:
            self.lacking.emit(draft.missing)
        elif not self._is_busy:
            self._is_busy = True
            self._runner.run(self._verb(draft), self._on_set, self._on_failed, self)

    def _verb(self, draft: ReminderDraft) -> Callable[[], object]:
        before, bare = self._before, touch_word("" if draft.person is None else self.name(draft.person))
        if before is None:
            return lambda: self._reminders().set(draft.reminder(bare))

        def after(kept: Reminder) -> Reminder:
            said = draft.reminder(bare, kept.id)
            if said.every is None or (said.day, said.every) != (before.day, kept.every):
                return said
            return replace(said, day=kept.day, over=kept.over, snoozed_until=kept.snoozed_until)  # "the 31st" stays it

        return lambda: self._reminders().change(before.id, after)

    def _known(self) -> list[Candidate]:
        return [Candidate(person, name) for person, name in self._always.items()]

    def _start(self, text: str, before: Reminder | None = None) -> None:
        self._chips, self._understood, self._always = ReminderChips(), Reminding(""), {}
        self._is_wanted = False
        self._before = before
        self._understood_text = ""
        self._soon.stop()
        self._text = text
        self._keeping.put(self._place, text)
        self.text_wanted.emit(text)
        self.changed.emit()
        if text:
            self._understand()

    def _understand(self) -> None:
        self._soon.stop()
        text, before = self._text, self._before

        def work() -> tuple[str, Reminding]:
            called, now, morning = self._people.called, self.now(), self._reminders().morning
            if before is None:
                return text, reminding(text, called, now, morning=morning)
            return text, said_anew(text, before.text, called, now, morning)

        self._texts.ask(work, self._on_understood, self._on_failed)

    def _on_understood(self, found: tuple[str, Reminding]) -> None:
        text, understood = found
        if text != self._text:
            return
        self._understood_text, self._understood = text, understood
        self.changed.emit()
        if self._is_wanted:
            self._is_wanted = False
            self.save()

    def _on_set(self, fact: object) -> None:
        self._is_busy = False
        self._keeping.put(self._place, "")
        self.resume()
        self.was_set.emit(fact)

    def _on_failed(self, problem: object) -> None:
        self._is_busy = self._is_wanted = False
        self.failed.emit(problem)

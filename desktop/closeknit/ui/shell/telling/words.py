"""What a notification says: who, one sentence, and at most three buttons (design, *Notification*)."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from closeknit.domain.ids import PersonId
from closeknit.domain.reminder.delivery import Delivery
from closeknit.domain.reminder.occurrence import Occurrence, ReminderKind
from closeknit.ui.bridge.notifications import Notice
from closeknit.ui.common.text import shown
from closeknit.ui.common.translation import in_words

DONE, SNOOZE, LOG, OPEN = "done", "snooze", "log", "open"
_MOST_LINES = 5
#: A name of another direction begins with the one; Pango takes the line's direction from it where the other is missing.
_ISOLATE, _FROM_LEFT = "\u2068", "\u200e"


class NoticeWords(QObject):
    """Makes a notice of a record; with `hides_names` neither names nor words of anybody's stand in it."""

    def notice(self, delivery: Delivery, names: Mapping[PersonId, str], hides_names: bool, replaces: int = 0) -> Notice:
        """Say what a record tells."""
        if len(delivery.told) == 1:
            one = delivery.told[0]
            title, text = (self.kind(one), "") if hides_names else (self._who(one, names), self.sentence(one))
            return Notice(delivery.id, title, text, self._buttons(one), replaces)
        title = self.tr("%n things are due", "", len(delivery.told))
        lines = [] if hides_names else [self.line(one, names) for one in delivery.told[:_MOST_LINES]]
        if lines and len(delivery.told) > _MOST_LINES:
            lines.append(self.tr("and %n more", "", len(delivery.told) - _MOST_LINES))
        buttons = [(SNOOZE, self.tr("Tomorrow")), (OPEN, self.tr("Open"))]
        return Notice(delivery.id, title, "\n".join(lines), buttons, replaces)

    def sentence(self, one: Occurrence) -> str:
        """Say what is due and why."""
        if one.kind is ReminderKind.OWN:
            return shown(one.text, 300)
        return shown(in_words(one.reason), 300)

    def line(self, one: Occurrence, names: Mapping[PersonId, str]) -> str:
        """Say who and what in one line."""
        if one.person is None:
            return self.sentence(one)
        line = f"{self._who(one, names)}: {self.sentence(one)}"
        return _FROM_LEFT + line if line.startswith(_ISOLATE) else line

    def kind(self, one: Occurrence) -> str:
        """Say what kind of thing it is, without anybody's words."""
        return {
            ReminderKind.PLAN: self.tr("A plan is near"),
            ReminderKind.OWN: self.tr("A reminder of yours"),
            ReminderKind.PROMISE: self.tr("A promise of yours is due"),
            ReminderKind.DATE: self.tr("A date is near"),
            ReminderKind.HAPPENED: self.tr("Did a plan happen?"),
            ReminderKind.ASK: self.tr("Something promised to you is due"),
            ReminderKind.CHECK_IN: self.tr("A rhythm ran out"),
            ReminderKind.NEXT: self.tr("A seat has no next action"),
            ReminderKind.AIM: self.tr("A seat has no aim"),
            ReminderKind.REVIEW: self.tr("A seat is due for review"),
        }[one.kind]

    def _who(self, one: Occurrence, names: Mapping[PersonId, str]) -> str:
        if one.person is None:
            return self.tr("Reminder")
        return shown(names.get(one.person, ""), 80) or self.tr("Somebody")

    def _buttons(self, one: Occurrence) -> list[tuple[str, str]]:
        done = {
            ReminderKind.HAPPENED: self.tr("It happened"),
            ReminderKind.REVIEW: self.tr("Keep the seat"),
        }.get(one.kind, self.tr("Done"))
        look = (OPEN, self.tr("Open"))
        snooze = (SNOOZE, self.tr("In an hour") if is_of_the_hour(one) else self.tr("Tomorrow"))
        if one.kind in (ReminderKind.CHECK_IN, ReminderKind.DATE):
            return [(LOG, self.tr("Log it")), snooze, look]
        if one.kind in (ReminderKind.PLAN, ReminderKind.NEXT, ReminderKind.AIM):
            return [snooze, look]
        return [(DONE, done), snooze, look]


def is_of_the_hour(one: Occurrence) -> bool:
    """Tell whether an hour later is still of use, and tomorrow may be too late."""
    return one.kind in (ReminderKind.PLAN, ReminderKind.OWN)

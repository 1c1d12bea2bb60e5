"""What a reminder is called, why and when it is told, which icon it has, and how its row is spoken."""

from datetime import datetime

from PySide6.QtCore import QObject

from closeknit.domain.ids import PersonId
from closeknit.domain.reminder.occurrence import Occurrence, ReminderKind
from closeknit.domain.reminder.own import Every
from closeknit.ui.common.channels import CHANNEL_ICONS
from closeknit.ui.common.figures import clock, day
from closeknit.ui.common.named import named
from closeknit.ui.common.ring import closeness_words
from closeknit.ui.common.rows.line import DateWords
from closeknit.ui.common.text import shown
from closeknit.ui.common.translation import in_words
from closeknit.ui.composer.wording import every_word
from closeknit.ui.reminders.presenter import Found
from closeknit.ui.reminders.sections import Section

_ICONS = {
    ReminderKind.PLAN: "calendar-blank",
    ReminderKind.OWN: "note",
    ReminderKind.PROMISE: "file-text",
    ReminderKind.DATE: "cake",
    ReminderKind.HAPPENED: "calendar-blank",
    ReminderKind.ASK: "chat-circle-text",
    ReminderKind.CHECK_IN: "hourglass-medium",
    ReminderKind.NEXT: "plus",
    ReminderKind.AIM: "target",
    ReminderKind.REVIEW: "armchair",
}
#: What has a day by which it should be done, and is late after it.
_HAS_DAY = frozenset({ReminderKind.PROMISE, ReminderKind.ASK, ReminderKind.OWN})


def icon(one: Occurrence, found: Found) -> str:
    """Return the badge of a reminder."""
    plan = found.plans.get(one.entry) if one.entry is not None else None
    return _ICONS[one.kind] if plan is None else CHANNEL_ICONS[plan.channel]


class ReminderWords(QObject):
    """Sentences of the page's rows, in the user's language."""

    def head(self, section: Section) -> str:
        """Name a section."""
        return {
            Section.COMING: self.tr("Coming"),
            Section.TOLD: self.tr("Told"),
            Section.SNOOZED: self.tr("Snoozed"),
            Section.PAUSED: self.tr("Paused"),
        }[section]

    def note(self, section: Section) -> str:
        """Say what a section has in common, where its name doesn't."""
        return self.tr("told once, not done yet") if section is Section.TOLD else ""

    def name(self, person: PersonId | None, found: Found) -> str:
        """Name somebody."""
        row = found.rows.get(person) if person is not None else None
        return named(row.name, 80) if row is not None else self.tr("Somebody")

    def title(self, one: Occurrence, found: Found) -> str:
        """Say what it is about, and whom."""
        text = shown(one.text, 160)
        if one.kind is ReminderKind.OWN and (one.person is None or self.name(one.person, found) in text):
            return text
        name = self.name(one.person, found)
        if one.kind is ReminderKind.DATE:
            return self._date(one).format(name, text)
        if one.kind in (ReminderKind.PLAN, ReminderKind.HAPPENED) and not text:
            return self.tr("Planned with {0}").format(name)
        return {
            ReminderKind.ASK: self.tr("Ask {0}: {1}"),
            ReminderKind.CHECK_IN: self.tr("Plan a meeting with {0}"),
            ReminderKind.NEXT: self.tr("Choose a next action for {0}"),
            ReminderKind.AIM: self.tr("Choose an aim for {0}"),
            ReminderKind.REVIEW: self.tr("Review the seat of {0}"),
        }.get(one.kind, self.tr("{1} · {0}")).format(name, text)

    def why(self, one: Occurrence, found: Found) -> str:
        """Give the reason, and when it was told, or will be where quiet hours or a pause hold it."""
        at = found.overview.told_at.get(one.id)
        words = self._reason(one, found)
        if at is not None:
            return f"{self._told(at, found)} {words}"
        held = found.overview.held_until(one)
        if held is None:
            return words
        told = f"{day(held.date(), found.day)} {clock(held)}"
        return f"{self.tr('Quiet then: told {0}.').format(told)} {words}"

    def when(self, one: Occurrence, found: Found, section: Section) -> DateWords:
        """Say when it is told; of what was told, by which day it is to be done."""
        if section is Section.TOLD:
            return self._due(one, found)
        at = one.at.astimezone(found.overview.now.tzinfo)
        top, time = day(at.date(), found.day), clock(at)
        if section is Section.SNOOZED:
            return DateWords(top, self.tr("told again {0}").format(time))
        below = self._below(one, found)
        if not below:
            return DateWords(top, time)
        return DateWords(f"{top} {time}", below)

    def spoken(self, one: Occurrence, found: Found, section: Section) -> str:
        """Return the row as a screen reader says it: who, how close, what, when."""
        name = self.name(one.person, found) if one.person is not None else ""
        scored = found.scores.get(one.person) if one.person is not None else None
        closeness = closeness_words(scored.closeness if scored is not None else None)
        when = self.when(one, found, section)
        parts = (name, closeness, self.title(one, found).removesuffix(f" · {name}"), when.top, when.below)
        return ", ".join(filter(None, parts))

    def silenced(self, person: PersonId, found: Found) -> tuple[str, str, DateWords]:
        """Return title, why and when of somebody of whom nothing is told."""
        title = self.tr("Everything about {0}").format(self.name(person, found))
        why = self.tr("Not this person. The dates go on; nothing is told.")
        return title, why, DateWords(self.tr("No date"), self.tr("until you lift it"))

    def _reason(self, one: Occurrence, found: Found) -> str:
        """Say why, as things stand now: what is to be asked isn't so many days ago yet."""
        is_asked = one.kind is ReminderKind.HAPPENED and one.at <= found.overview.now
        if found.is_over(one) and not is_asked:
            return self.tr("It was planned. Did it happen?")
        if one.kind is ReminderKind.HAPPENED and not is_asked:
            return self.tr("A plan. Then it asks: did it happen?")
        return shown(in_words(one.reason), 300)

    def _date(self, one: Occurrence) -> str:
        kind = one.reason.kind
        if kind.startswith("birthday"):
            return self.tr("Birthday of {0}")
        return self.tr("Anniversary of {0}") if kind.startswith("anniversary") else self.tr("{1} · {0}")

    def _told(self, at: datetime, found: Found) -> str:
        local = at.astimezone(found.overview.now.tzinfo)
        if local.date() == found.day:
            return self.tr("Told today at {0}.").format(clock(local))
        return self.tr("Told {0}, {1}.").format(day(local.date(), found.day), clock(local))

    def _due(self, one: Occurrence, found: Found) -> DateWords:
        days = (one.due - found.day).days
        top = day(one.due, found.day)
        if days > 0:
            return DateWords(top, self.tr("in %n days", "", days))
        plan = found.plans.get(one.entry) if one.entry is not None else None
        if not days:
            at = plan.when.at if plan is not None else None
            return DateWords(
                top, self.tr("any time") if at is None else clock(at.astimezone(found.overview.now.tzinfo))
            )
        if one.kind in _HAS_DAY:
            return DateWords(top, self.tr("%n days late", "", -days), True)
        return DateWords(top, self.tr("%n days ago", "", -days))

    def _below(self, one: Occurrence, found: Found) -> str:
        plan = found.plans.get(one.entry) if one.entry is not None else None
        if plan is not None and plan.when.at is not None and one.kind is ReminderKind.PLAN:
            return self.tr("for {0}").format(clock(plan.when.at.astimezone(found.overview.now.tzinfo)))
        every = str(one.reason.params.get("every", "")) if one.kind is ReminderKind.OWN else ""
        return every_word(Every(every)) if every in set(Every) else ""

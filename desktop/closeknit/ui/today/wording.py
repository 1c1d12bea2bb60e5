"""What an act is called, when it is, which icon it has, and how its row is spoken."""

from datetime import date

from PySide6.QtCore import QObject

from closeknit.domain.act import Act, ActKind
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.scored import Scored
from closeknit.ui.common.channels import CHANNEL_ICONS
from closeknit.ui.common.figures import clock, day
from closeknit.ui.common.named import named
from closeknit.ui.common.ring import closeness_words
from closeknit.ui.common.rows.line import DateWords
from closeknit.ui.common.text import shown
from closeknit.ui.common.translation import in_words
from closeknit.ui.today.known import Known
from closeknit.ui.today.sections import Section

_ICONS = {
    ActKind.DELIVER: "file-text",
    ActKind.HELP: "lifebuoy",
    ActKind.INTRODUCE: "handshake",
    ActKind.MEET: "hourglass-medium",
    ActKind.GREET: "cake",
    ActKind.CHOOSE: "plus",
    ActKind.ASK: "chat-circle-text",
}


def is_of_rhythm(act: Act) -> bool:
    """Tell whether an act comes from a rhythm, which has days and no date."""
    return act.reasons[0].kind.startswith("cadence_")


def plan_of(act: Act, found: Known) -> Interaction | None:
    """Return the plan that an act is about."""
    return found.plans.get(act.entry) if act.entry is not None else None


def icon(act: Act, found: Known) -> str:
    """Return the badge of an act."""
    plan = plan_of(act, found)
    if plan is not None:
        return CHANNEL_ICONS[plan.channel]
    if act.kind in (ActKind.ANSWER, ActKind.ATTEND):
        return "calendar-blank"
    if is_of_rhythm(act):
        return "hourglass-medium"
    kind = act.reasons[0].kind
    if act.kind is ActKind.MEET:
        return "target"
    if act.kind is ActKind.GREET and not kind.startswith("birthday"):
        return "calendar-blank"
    return _ICONS[act.kind]


class ActWords(QObject):
    """Sentences of Today's rows, in the user's language."""

    def head(self, section: Section) -> str:
        """Name a section."""
        return {
            Section.FIRST: self.tr("First"),
            Section.LATE: self.tr("Late"),
            Section.TODAY: self.tr("Today"),
            Section.WEEK: self.tr("This week"),
            Section.QUIET: self.tr("Gone quiet"),
            Section.DATES: self.tr("Dates near"),
            Section.REST: self.tr("More"),
        }[section]

    def note(self, section: Section) -> str:
        """Say what a section has in common, where its name doesn't."""
        return self.tr("past your rhythm") if section is Section.QUIET else ""

    def name(self, person: PersonId | None, found: Known) -> str:
        """Name somebody."""
        row = found.rows.get(person) if person is not None else None
        return named(row.name, 80) if row is not None else self.tr("Somebody")

    def title(self, act: Act, found: Known, section: Section | None = None) -> str:
        """Say what to do with whom; in *Gone quiet* who, and for how long."""
        name = self.name(act.person, found)
        first = act.reasons[0]
        text = shown(str(first.params.get("text", "")), 120)
        if is_of_rhythm(act):
            if section is Section.QUIET and first.kind != "cadence_unmet":
                return f"{name}, " + self.tr("%n days", "", int(first.params.get("n", 0)))
            words = self.tr("Say hello to {0}") if act.kind is ActKind.GREET else self.tr("Plan a meeting with {0}")
            return words.format(name)
        if act.kind in (ActKind.ANSWER, ActKind.ATTEND):
            return self._plan(act, found, text).format(name, text)
        if act.kind is ActKind.GREET:
            return self._occasion(first.kind).format(name, text)
        return {
            ActKind.DELIVER: self.tr("{1} · {0}"),
            ActKind.ASK: self.tr("Ask {0}: {1}"),
            ActKind.HELP: self.tr("Help {0}: {1}"),
            ActKind.INTRODUCE: self.tr("Introduce {0} to {2}"),
            ActKind.MEET: self.tr("Meet {0}: {1}"),
            ActKind.CHOOSE: self.tr("Choose a next action for {0}"),
        }[act.kind].format(name, text, self.name(act.other, found))

    def why(self, act: Act) -> str:
        """Give all reasons, as one line."""
        return shown(" ".join(in_words(reason) for reason in act.reasons), 400)

    def when(self, act: Act, found: Known) -> DateWords:
        """Say when: a date, a time, or a rhythm, and how far off that is."""
        if is_of_rhythm(act):
            return self._rhythm(act, found.day)
        if act.due is None:
            return DateWords("", self.tr("any time"))
        days = (act.due - found.day).days
        plan = plan_of(act, found)
        top = day(act.due, found.day)
        if days < 0 and act.kind is ActKind.ANSWER:
            return DateWords(top, self.tr("%n days ago", "", -days))
        if days < 0:
            return DateWords(top, self.tr("%n days late", "", -days), True)
        if plan is not None and plan.when.at is not None:
            at, length = clock(plan.when.at.astimezone(found.now.tzinfo)), self._length(plan)
            return DateWords(at, length) if days == 0 else DateWords(top, ", ".join(filter(None, (at, length))))
        return DateWords(top, self.tr("in %n days", "", days) if days else self.tr("any time"))

    def spoken(self, act: Act, found: Known, section: Section | None, scored: Scored | None) -> str:
        """Return the row as a screen reader says it: who, how close, what, when."""
        when = self.when(act, found)
        name = self.name(act.person, found)
        what = self.title(act, found, section).removesuffix(f" · {name}")
        closeness = closeness_words(scored.closeness if scored is not None else None)
        parts = (name, closeness, what, when.top, when.below)
        return ", ".join(filter(None, parts))

    def _plan(self, act: Act, found: Known, text: str) -> str:
        if text:
            return self.tr("{1} · {0}")
        plan = plan_of(act, found)
        channel = plan.channel if plan is not None else None
        if channel is Channel.IN_PERSON:
            return self.tr("Meet {0}")
        if channel in (Channel.PHONE, Channel.VIDEO):
            return self.tr("Call {0}")
        return self.tr("Write to {0}") if channel is not None else self.tr("Planned with {0}")

    def _occasion(self, kind: str) -> str:
        if kind.startswith("birthday"):
            return self.tr("Birthday of {0}")
        return self.tr("Anniversary of {0}") if kind.startswith("anniversary") else self.tr("{1} · {0}")

    def _rhythm(self, act: Act, today: date) -> DateWords:
        params = act.reasons[0].params
        top = self.tr("Every %n days", "", int(params.get("ideal", 0)))
        late = (today - act.due).days if act.due is not None else 0
        if late > 0:
            return DateWords(top, self.tr("%n days late", "", late), True)
        return DateWords(top, self.tr("by {0}").format(day(act.due, today)) if act.due is not None else "")

    def _length(self, plan: Interaction) -> str:
        return self.tr("{0} min").format(plan.minutes) if plan.minutes is not None else ""
